"""The person a pack is for."""

from dataclasses import dataclass
from datetime import date

from algoguide.domain.french import short_date

NAME_MAX = 80
"""Longest name that is printed, in characters."""


@dataclass(frozen=True, slots=True, repr=False)
class Patient:
    """What may be known of a patient; everything is optional and lives in memory only."""

    family: str = ""
    birth_family: str = ""
    given: str = ""
    birth: date | None = None
    sex: str = ""
    birthplace: str = ""
    ipp: str = ""
    accession: str = ""
    ins: str = ""
    ins_oid: str = ""
    ins_status: str = ""

    @property
    def two_names(self) -> bool:
        """Whether the name in use is another than the name of birth."""
        return bool(self.birth_family and self.family and self.family != self.birth_family)


UNNAMED, MASKED = "Patient sans nom", "Patient masqué"

_CIVILITIES = {"F": "Mme", "M": "M."}


def told(patient: Patient) -> str:
    """Who it is on a screen: « Mme Lefèvre, Odile · 14/03/1948 », as much of it as is known."""
    family = patient.family or patient.birth_family
    name = ", ".join(part for part in (family, patient.given) if part) or UNNAMED
    civility = _CIVILITIES.get(patient.sex, "") if family else ""
    named = f"{civility}\u00a0{name}" if civility else name
    return f"{named} · {short_date(patient.birth)}" if patient.birth else named


def age_on(birth: date, day: date) -> int:
    """Completed years on `day` (a 29 February birthday counts from 1 March in common years)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
