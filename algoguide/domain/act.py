"""What the act of a programme means here: a table that the establishment keeps. Nothing is guessed.

A side and a level that a label says in so many words are read from it; the rest of the label must be in the
table as it stands, capitals, accents and punctuation aside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from algoguide.domain.selection import Side


@dataclass(frozen=True, slots=True, repr=False)
class ActRule:
    """What a label, or a code, means: a procedure and what is chosen with it.

    Attributes:
        label: as the programme writes it; empty for a rule on the code alone.
        code: empty for a rule on the label.
        variants: axis -> variant; an axis that is missing is asked.
        mode: empty for the usual one.
        to_confirm: shipped and not yet confirmed by the establishment.
    """

    procedure: str
    label: str = ""
    code: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    side: Side | None = None
    place: str = ""
    to_confirm: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """What a label says by itself: `rest` without side and level, and these; None when it says several."""

    rest: str
    side: Side | None = None
    place: str | None = None


_SIDES = {
    "gauche": Side.LEFT,
    "gche": Side.LEFT,
    "droite": Side.RIGHT,
    "droit": Side.RIGHT,
    "drt": Side.RIGHT,
    "bilateral": Side.BOTH,
    "bilaterale": Side.BOTH,
    "bilat": Side.BOTH,
}
_LAST = {"g": Side.LEFT, "d": Side.RIGHT}
"""Sides when they end a label, and nowhere else: « infiltration d epaule » says no side."""
_ELISION = re.compile(r"\b[cdjlmnst]['’]|\bqu['’]")
_LEVEL = re.compile(
    r"\b([cdtls]\d{1,2})(?:\s?[-–/]\s?([cdtls]?\d{1,2})|\s([cdtls]\d{1,2}))?(?![\w°])", re.IGNORECASE
)
_MOST = {"c": 8, "d": 12, "t": 12, "l": 5, "s": 5}
"""Highest number of each part of the spine; a root C8 exists."""


def plain_label(text: str) -> str:
    """Small letters without accents and elisions, anything but letters and digits as one space."""
    return _spaced(_flat(text))


def read_label(text: str) -> Read:
    """Take out of a label the side and the level that it says."""
    flat = _flat(text)
    levels = [found for found in _LEVEL.finditer(flat) if _possible(found)]
    rest = flat
    for found in reversed(levels):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    words = _spaced(rest).split()
    sides = {_SIDES[word] for word in words if word in _SIDES}
    kept = [word for word in words if word not in _SIDES]
    if kept and kept[-1] in _LAST:
        sides.add(_LAST[kept.pop()])
    places = {_written(found) for found in levels}
    if sides == {Side.LEFT, Side.RIGHT}:
        sides = {Side.BOTH}
    return Read(
        " ".join(kept),
        next(iter(sides)) if len(sides) == 1 else None,
        next(iter(places)) if len(places) == 1 else None,
    )


def matching(rules: Iterable[ActRule], label: str, code: str = "") -> ActRule | None:
    """The rule of a label or a code, the first of them; None for an unknown act.

    The whole label prevails over the label without its side and level, and both over the code.
    """
    known = tuple(rules)
    whole, rest = plain_label(label), read_label(label).rest
    for wanted in filter(None, (whole, rest)):
        for rule in known:
            if rule.label and plain_label(rule.label) == wanted:
                return rule
    if code:
        return next((r for r in known if r.code and r.code.casefold() == code.strip().casefold()), None)
    return None


def _flat(text: str) -> str:
    """Small letters without accents and elisions."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _ELISION.sub(" ", kept)


def _spaced(flat: str) -> str:
    return re.sub(r"[\W_]+", " ", flat).strip()


def _parts(found: re.Match[str]) -> tuple[str, ...]:
    """The vertebrae named, « l4 » and « l5 » of « L4-5 »."""
    first, second = found[1], found[2] or found[3] or ""
    if not second:
        return (first,)
    return first, second if second[0].isalpha() else first[0] + second


def _possible(found: re.Match[str]) -> bool:
    """Whether what it names exists: « T20 » is no vertebra."""
    return all(1 <= int(part[1:]) <= _MOST[part[0]] for part in _parts(found))


def _written(found: re.Match[str]) -> str:
    """« L4-L5 », « T12 »: as the French write it."""
    return "-".join(part.upper() for part in _parts(found))
