"""The person a pack is for."""

from dataclasses import dataclass
from datetime import date

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


def age_on(birth: date, day: date) -> int:
    """Completed years on `day` (a 29 February birthday counts from 1 March in common years)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
