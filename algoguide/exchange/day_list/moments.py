"""Days, times and births as programmes write them. What can be read in two ways is refused or warned of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from algoguide.domain.french import short_date
from algoguide.exchange.day_list.cells import Cell, UnreadableError

_OLDEST = 120
"""Years: a birth before that is a slip."""
_OLD = 110
"""Years: under that age, a birth of the century before may be right too."""
_MINUTES = 24 * 60

_DATE = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})|([0-9]{4})([/-])([0-9]{1,2})\6([0-9]{1,2})"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME = re.compile(
    r"([0-9]{1,2})(?:\s?[hH]\s?([0-9]{2})?|:([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?)|([0-9]{2})([0-9]{2})"
)
_LOST_ZERO = re.compile(r"([0-9])([0-9]{2})")
_WITH_TIME = re.compile(r"(\S+?)(?:T|\s+)([0-9]{1,2}\s?[hH:].*)")
_MIDNIGHT = re.compile(r"(?:T|\s+)00?(?::00){1,2}(?:[.,]0+)?$")
_QUOTABLE = re.compile(r"[0-9/.:hHT -]{1,20}")


class _Written(NamedTuple):
    """A date as it is written, which may not exist; `short`: its year has two digits."""

    year: int
    month: int
    day: int
    short: bool


@dataclass(frozen=True, slots=True, repr=False)
class Birth:
    """A date of birth as far as it is known, and a French sentence when there is something to check."""

    day: date | None
    warning: str = ""


def visit_moment(cell: Cell, today: date) -> tuple[date, time | None]:
    """The day of a visit, from one year before `today` to two years after, and the time if the cell says it.

    Midnight beside a day is what systems write when there is no time.

    Raises:
        UnreadableError: no date, one that does not exist or is too far away.
    """
    found = _WITH_TIME.fullmatch(cell.text)
    if _is_serial(cell):
        day, at = _serial(cell)
    elif found:
        day, at = _existing(found[1], cell.text, _this_century), visit_time(Cell(found[2]))
    else:
        day, at = _existing(cell.text, cell.text, _this_century), None
    if not _years_from(today, -1) <= day <= _years_from(today, 2):
        raise UnreadableError(
            f"Le {short_date(day)} est trop loin d’aujourd’hui pour une visite ; vérifiez le jour et l’année."
        )
    return day, None if at == time() else at


def visit_time(cell: Cell) -> time:
    """The time of a visit, to the minute: 08:30, 8h30, 8h, 0830, 08:30:00; 830 as a number of Excel only.

    Raises:
        UnreadableError: anything else.
    """
    if found := _TIME.fullmatch(cell.text):
        hour, minute = found[1] or found[4], found[2] or found[3] or found[5] or "0"
    elif cell.number and (lost := _LOST_ZERO.fullmatch(cell.text)):
        hour, minute = lost[1], lost[2]
    elif cell.number and "." in cell.text:
        return _serial(cell)[1]
    else:
        raise UnreadableError(_advice(cell.text, "Cette heure", "08:30"))
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise UnreadableError(
            f"« {cell.text} » n’est pas une heure qui existe ; écrivez-la comme 08:30."
        ) from None


def birth(cell: Cell, today: date) -> Birth:
    """A date of birth. Where the day or the month is 00, it is unknown and the visit is kept.

    A year of two digits is never in the future; where both centuries may be right, that is said.

    Raises:
        UnreadableError: no date, one that does not exist, in the future or more than 120 years ago.
    """
    if _is_serial(cell):
        return Birth(_lived(_serial(cell)[0], today))
    text = _MIDNIGHT.sub("", cell.text)
    written = _written(text)
    if written and 0 in {written.day, written.month}:
        return Birth(None, "La date de naissance n’est pas complète ; demandez-la avant d’imprimer.")

    def lived(short: _Written) -> int:
        later = (2000 + short.year, short.month, short.day)
        return 2000 if later <= (today.year, today.month, today.day) else 1900

    day = _lived(_existing(text, cell.text, lived), today)
    if written and written.short and today.year - (day.year - 100) <= _OLD:
        return Birth(day, f"L’année de naissance a deux chiffres et est lue {day.year} ; vérifiez-la.")
    return Birth(day)


def _this_century(_: _Written) -> int:
    return 2000


def _existing(text: str, whole: str, century: Callable[[_Written], int]) -> date:
    written = _written(text)
    if written is None:
        raise UnreadableError(_advice(whole, "Cette date", "20/11/2026"))
    year = written.year + (century(written) if written.short else 0)
    try:
        return date(year, written.month, written.day)
    except ValueError:
        raise UnreadableError(
            f"« {text} » n’est pas une date qui existe ; corrigez-la dans le logiciel d’où vient le "
            "programme."
        ) from None


def _written(text: str) -> _Written | None:
    if found := _DATE.fullmatch(text):
        if found[1]:
            return _Written(int(found[4]), int(found[3]), int(found[1]), len(found[4]) == 2)  # noqa: PLR2004
        return _Written(int(found[5]), int(found[7]), int(found[8]), short=False)
    if compact := _COMPACT.fullmatch(text):
        return _Written(int(compact[1]), int(compact[2]), int(compact[3]), short=False)
    return None


def _is_serial(cell: Cell) -> bool:
    """Whether it counts days, as Excel does; eight digits are a date in a number."""
    return cell.number and not _COMPACT.fullmatch(cell.text)


def _serial(cell: Cell) -> tuple[date, time]:
    try:
        minutes = round(float(cell.text) * _MINUTES)
        moment = datetime.combine(cell.day_zero, time()) + timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        raise UnreadableError("Ce nombre n’est pas une date ; donnez à la colonne le format Date.") from None
    return moment.date(), moment.time()


def _lived(day: date, today: date) -> date:
    if day > today:
        raise UnreadableError(
            f"La date de naissance {short_date(day)} est dans le futur ; corrigez-la dans le logiciel "
            "d’où vient le programme."
        )
    if day < _years_from(today, -_OLDEST):
        raise UnreadableError(
            f"La date de naissance {short_date(day)} a plus de {_OLDEST} ans ; corrigez-la dans le "
            "logiciel d’où vient le programme."
        )
    return day


def _years_from(day: date, years: int) -> date:
    """The same day of another year; 28 February for a 29 that it does not have."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _advice(text: str, what: str, example: str) -> str:
    quoted = f"{what} (« {text} »)" if _QUOTABLE.fullmatch(text) else what
    return f"{quoted} ne se lit pas ; écrivez-la comme {example}."
