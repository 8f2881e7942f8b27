"""Dates as the French type them, and the days that make sense for a birth and for an appointment."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from algoguide.domain.errors import KnownError
from algoguide.domain.french import short_date

FORM = "jj/mm/aaaa"
OLDEST = 130
"""Years: nobody was born before."""
FARTHEST = timedelta(days=2 * 366)
"""No appointment is given later: a slip in the year would make an adult of a child."""

_TYPED = re.compile(r"(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})|(\d{2})(\d{2})(\d{4})")


def today_here() -> date:
    """The day on the wall."""
    return datetime.now().astimezone().date()


def parse_date(text: str) -> date | None:
    """The date typed, None for an empty field. Days first; years have four digits.

    Raises:
        KnownError: not a date of the calendar.
    """
    text = text.strip()
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    if found:
        day, month, year = (int(part) for part in found.groups() if part is not None)
        try:
            return date(year, month, day)
        except ValueError:
            raise KnownError("Cette date n’existe pas ; corrigez-la.") from None
    raise KnownError(f"Écrivez la date en entier, comme {FORM}, ou laissez vide.")


def french_date(day: date | None) -> str:
    """« 14/03/1948 », empty for None."""
    return short_date(day) if day else ""


def birth_date(text: str, today: date) -> date | None:
    """The date of birth typed.

    Raises:
        KnownError: not a date, in the future, or too old for a living person.
    """
    day = parse_date(text)
    if day and day > today:
        raise KnownError("Cette date de naissance est dans le futur ; corrigez-la.")
    if day and day.year < today.year - OLDEST:
        raise KnownError("Cette année de naissance est trop ancienne ; corrigez-la.")
    return day


def planned_date(text: str, today: date) -> date | None:
    """The planned day typed.

    Raises:
        KnownError: not a date, already past, or more than two years away.
    """
    day = parse_date(text)
    if day and day < today:
        raise KnownError("Cette date est passée ; corrigez-la ou laissez vide.")
    if day and day > today + FARTHEST:
        raise KnownError("Cette date est dans plus de deux ans ; corrigez-la.")
    return day
