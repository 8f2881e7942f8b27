"""A cell on its way to a value, and what to say when it cannot be read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from algoguide.exchange.day_list.table import WINDOWS_DAY_ZERO

_DAMAGED = re.compile("\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")  # noqa: RUF001 - mojibake
"""A letter that was lost, or « Ã© » for « é »."""
_FORMULA_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|VALEUR!|DIV/0!|NUM!|NOMBRE!|NAME\?|NOM\?|NULL!|NUL!)")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")


class UnreadableError(Exception):
    """A cell that cannot be read; the message is a French sentence that says what to do and names nobody."""


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """What a cell holds.

    Attributes:
        text: without spaces around it.
        number: it is a number of Excel, and no text.
        day_zero: the day that numbers count from.
    """

    text: str
    number: bool = False
    day_zero: date = WINDOWS_DAY_ZERO


def cell(text: str, *, number: bool = False, day_zero: date = WINDOWS_DAY_ZERO) -> Cell:
    """A cell without what surrounds its text: spaces, and the `="0012345"` that keeps zeros in Excel.

    Raises:
        UnreadableError: letters that were lost, the error of a formula.
    """
    kept = text.translate(_NO_BREAK).strip()
    if whole := _AS_TEXT.fullmatch(kept):
        kept = whole[1].strip()
    if _DAMAGED.search(kept):
        raise UnreadableError("Des lettres sont abîmées ; refaites l’export en CSV UTF-8 ou en .xlsx.")
    if _FORMULA_ERROR.fullmatch(kept):
        raise UnreadableError("La formule de cette case est en erreur ; corrigez-la dans Excel.")
    return Cell(unicodedata.normalize("NFC", kept), number, day_zero)
