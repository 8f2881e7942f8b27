"""What to do before and after, what must alarm: items shared by many sheets or own to one."""

from dataclasses import dataclass
from enum import StrEnum

from algoguide.domain.passage import Passage


class PreparationTime(StrEnum):
    """When a preparation item is done, in the order of the page « Ma préparation »."""

    NOW = "maintenant"
    DAYS_BEFORE = "jours-avant"
    EVE = "veille"
    DAY = "jour"


class CareTime(StrEnum):
    """When an after-care item applies."""

    SAME_DAY = "jour"
    FIRST_DAY = "24-heures"
    NEXT_DAYS = "jours-suivants"
    FOLLOW_UP = "suivi"


class Topic(StrEnum):
    """What an item is about; a mode's item replaces the procedure's item on the same topic."""

    FASTING = "jeune"
    CONSULTATION = "consultation"
    ESCORT = "accompagnant"
    DRIVING = "conduite"
    STAY = "sejour"
    MEDICINES = "medicaments"
    DIABETES = "diabete"
    ALLERGY = "allergie"
    PREGNANCY = "grossesse"
    INFECTION = "infection"
    IMAGING = "imagerie"
    DOCUMENTS = "documents"
    TESTS = "examens"
    HYGIENE = "hygiene"
    POSITION = "position"
    PAIN = "douleur"
    MOVING = "bouger"
    WORK = "reprise"
    BONE = "os"
    ONCOLOGY = "cancer"
    FOLLOW_UP = "suivi"
    OTHER = "autre"


@dataclass(frozen=True, slots=True, repr=False)
class PreparationItem:
    """One line of the preparation. `blank` adds a line that only a doctor or the team fills by hand."""

    id: str
    time: PreparationTime
    topic: Topic
    title: str
    body: Passage
    blank: str = ""
    simple: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CareItem:
    """One line of the after-care card."""

    id: str
    time: CareTime
    topic: Topic
    title: str
    body: Passage
    simple: str = ""


class Urgency(StrEnum):
    """`CALL_15`: now; `SAME_DAY`: call the unit the same day; `VISIT`: at the next visit."""

    CALL_15 = "15"
    SAME_DAY = "jour"
    VISIT = "rdv"


@dataclass(frozen=True, slots=True, repr=False)
class RedFlag:
    """A sign that must alarm.

    `groups`: families of procedures concerned (see `Procedure.groups`); `modes`: anaesthesia modes that
    add it whatever the procedure.
    """

    id: str
    urgency: Urgency
    sign: str
    groups: tuple[str, ...]
    sources: tuple[str, ...]
    modes: tuple[str, ...] = ()
    signs_ids: tuple[str, ...] = ()
    simple: str = ""
    to_confirm: bool = False
