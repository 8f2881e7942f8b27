"""The French names of moments and of kinds of risk, the same on screen and on paper."""

from algoguide.domain.care import CareTime, PreparationTime
from algoguide.domain.risk import RiskClass

PREPARATION_NAMES = {
    PreparationTime.NOW: "Dès maintenant",
    PreparationTime.DAYS_BEFORE: "Les jours d’avant",
    PreparationTime.EVE: "La veille",
    PreparationTime.DAY: "Le jour du geste",
}
CARE_NAMES = {
    CareTime.SAME_DAY: "Le jour même",
    CareTime.FIRST_DAY: "Les premières heures à la maison",
    CareTime.NEXT_DAYS: "Les jours suivants",
    CareTime.FOLLOW_UP: "La suite",
}
RISK_NAMES = {
    RiskClass.FREQUENT_MILD: "Les risques plus fréquents, souvent peu graves",
    RiskClass.RARE_SERIOUS: "Les risques rares ou graves",
}
