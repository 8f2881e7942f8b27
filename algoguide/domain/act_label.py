"""A side and a level read from the label of an act.

A wrong side or level on a consent is worse than none: whatever may be understood in two ways is not read, and
somebody is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from algoguide.domain.selection import Side


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """What a label says by itself.

    Attributes:
        rest: the label without side and level, as `plain_label` writes it.
        side: None when it says none, or may say several.
        place: « L5 » or « L4-L5 », None when it says none, or may say several.
        named: `rest` with the part of the spine where the level stood (« foraminale L5 » is lumbar), empty
            when there is no level or it spans two parts.
    """

    rest: str
    side: Side | None = None
    place: str | None = None
    named: str = ""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a label, or a level: `parts` are its one or two vertebrae, none when it is unclear which."""

    before: str
    word: str = ""
    parts: tuple[str, ...] = ()

    @property
    def level(self) -> bool:
        return not self.word


_SIDES = {
    **dict.fromkeys(("gauche", "gauches", "gche", "gch", "g"), Side.LEFT),
    **dict.fromkeys(("droite", "droites", "drte", "dte", "droit", "droits", "drt", "d"), Side.RIGHT),
    **dict.fromkeys(("bilateral", "bilaterale", "bilaterales", "bilateraux", "bilat"), Side.BOTH),
}
_AFTER_A_PART = frozenset({"droit", "droits", "drt"})
"""Sides right after a part of the body, and nowhere else: « droit fémoral » is a muscle."""
_LETTERS = frozenset({"g", "d"})
"""Sides after a part of the body at the end of a label: « infiltration d » may be cut before « épaule »."""
_MUSCLE = _set("abdomen abdominal anterieur externe femoral inferieur interne lateral superieur")
_PAIRED = _set(
    "arnold bras cheville chevilles clavicule cote cotes coude coudes cotyle cuisse doigt epaule epaules "
    "facette femur fesse genou genoux hanche hanches humerus iliaque intercostal ischion jambe main mains "
    "mollet occipital omoplate orteil pied pieds poignet poignets pouce pudendal scapula talon tibia "
    "trochanter"
)
"""What there is on the left and on the right."""
_JOINTS = _set("cheville coude epaule genou hanche main pied poignet")
_NAMED = _set("aile batiment docteur dr m madame mlle mme monsieur mr pr prof professeur salle")
"""« Dr Gauche » is a doctor, « salle gauche » a room."""
_DOUBT = frozenset({"ou", "pas", "non", "sauf", "ni"})
_NOT_SPINE = _set(
    "box chambre code consultation cs grade groupe irm lit poste ponderation salle semaine sequence "
    "sequences stade tarif type vit vitamine"
)
"""What makes a letter with a number something else: « IRM T2 », « vitamine D3 », « salle S1 »."""
_SEQUENCES = frozenset({"t1", "t2"})

_ELISION = re.compile(r"\b[cdjlmnst]['’]|\bqu['’]")
_WORD = re.compile(r"[^\W_]+")
_LEVEL = re.compile(r"([cdtls][1-9][0-9]?)([cdtls][1-9][0-9]?)?")
_NUMBER = re.compile(r"[1-9][0-9]?")
_LIKE_A_LEVEL = re.compile(r"[cdtls]?[0-9]")
_DASH = re.compile(r"\s?[-–—\u2010\u2011/]\s?")
_MOST = {"c": 8, "d": 12, "t": 12, "l": 5, "s": 5}
"""Highest number of each part of the spine; a root C8 exists."""
_SPINE = tuple(
    f"{part}{n}" for part, most in zip("ctls", (7, 12, 5, 5), strict=True) for n in range(1, most + 1)
)
_REGIONS = {
    "c": "cervicale",
    "t": "thoracique",
    "d": "thoracique",
    "l": "lombaire",
    "ls": "lombaire",
    "s": "sacrum",
}
"""First letters of a level -> how a label says that part of the spine."""


def plain_label(text: str) -> str:
    """Small letters without accents and elisions, anything but letters and digits as one space."""
    return " ".join(_WORD.findall(_flat(text)))


def read_label(text: str) -> Read:
    """Take out of a label the side and the level that it says."""
    flat = _flat(text)
    pieces = tuple(_pieces(flat))
    words = frozenset(piece.word for piece in pieces)
    sides = _sides(pieces)
    if _several(pieces, words, sides):
        return Read(plain_label(text))
    doubt = "?" in flat or not _DOUBT.isdisjoint(words)
    level = None if doubt else _level(pieces)
    kept = [piece for at, piece in enumerate(pieces) if at not in sides and not _between(pieces, at, sides)]
    return Read(
        " ".join(piece.word for piece in kept if piece.word),
        None if doubt else _side(pieces, sides),
        "-".join(part.upper() for part in level) if level else None,
        _named(kept, level) if level else "",
    )


def _flat(text: str) -> str:
    """Small letters without accents and elisions."""
    # Not the compatible form, which makes « L² » a vertebra.
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _ELISION.sub(" ", kept)


def _pieces(flat: str) -> Iterator[_Piece]:
    """The words of a label in order, each level as one piece."""
    found = tuple(_WORD.finditer(flat))
    words = tuple(word[0] for word in found)
    ends = (0, *(word.end() for word in found))
    before = tuple(flat[end : word.start()] for end, word in zip(ends, found, strict=False))
    at = 0
    while at < len(words):
        parts = _vertebrae(words, before, at)
        if not parts or flat[found[at].end() :].startswith("°"):
            yield _Piece(before[at], words[at])
            at += 1
            continue
        used = 2 if len(parts) > 1 and parts[0] == words[at] else 1
        clear = len(parts) == 1 or _neighbours(*parts)
        yield _Piece(before[at], parts=parts if clear and not _numbered(words, before, at, used) else ())
        at += used


def _vertebrae(words: Sequence[str], before: Sequence[str], at: int) -> tuple[str, ...]:
    """The one or two vertebrae said from a word on, « l4 » and « l5 » of « L4-5 », or nothing."""
    found = _LEVEL.fullmatch(words[at])
    if found is None or not _exists(found[1]) or _something_else(words, at):
        return ()
    if found[2]:
        return (found[1], found[2]) if _exists(found[2]) else ()
    if at + 1 < len(words) and _DASH.fullmatch(before[at + 1]):
        after = words[at + 1]
        second = found[1][0] + after if _NUMBER.fullmatch(after) else after
        alone = _LEVEL.fullmatch(second)
        if alone and not alone[2] and _exists(second):
            # The number stands for its vertebra: both are two words of the label.
            return found[1], second
    return (found[1],)


def _something_else(words: Sequence[str], at: int) -> bool:
    """Whether what looks like a level is a sequence, a vitamin, a room, the first injection of a knee."""
    previous = words[at - 1] if at else ""
    return (
        previous in _NOT_SPINE
        or (words[at] in _SEQUENCES and "irm" in words)
        or (words[at][0] == "d" and previous in _PAIRED)
    )


def _numbered(words: Sequence[str], before: Sequence[str], at: int, used: int) -> bool:
    """Whether a number beside a level may be another one: « L4 et 5 », « L4-5G », « L5 2 injections »."""
    after = list(words[at + used : at + used + 2])
    if after and after[0] in {"a", "et", "ou"}:
        del after[0]
    beside = bool(after) and _LIKE_A_LEVEL.match(after[0]) and not _LEVEL.fullmatch(after[0])
    behind = at > 0 and words[at - 1].isdigit() and _DASH.fullmatch(before[at])
    return bool(beside or behind)


def _exists(vertebra: str) -> bool:
    return 1 <= int(vertebra[1:]) <= _MOST[vertebra[0]]


def _neighbours(first: str, second: str) -> bool:
    """Whether two vertebrae hold one disc, the upper one first."""
    upper, lower = (vertebra.replace("d", "t") for vertebra in (first, second))
    return (upper, lower) in pairwise(_SPINE)


def _level(pieces: Sequence[_Piece]) -> tuple[str, ...] | None:
    """The only level that is said; None without one, with several, or with one that is not clear."""
    said = {piece.parts for piece in pieces if piece.level}
    unclear = any(_LIKE_A_LEVEL.match(p.word) and p.word[0].isalpha() for p in pieces if p.word)
    return next(iter(said)) or None if len(said) == 1 and not unclear else None


def _named(kept: Sequence[_Piece], level: tuple[str, ...]) -> str:
    region = _REGIONS.get("".join(dict.fromkeys(part[0] for part in level)), "")
    return " ".join(piece.word or region for piece in kept) if region else ""


def _several(pieces: Sequence[_Piece], words: Iterable[str], sides: Mapping[int, Side]) -> bool:
    """Whether the label may speak of several acts: whose side and level would be read is unclear."""
    joints = _JOINTS.intersection(word.rstrip("sx") for word in words)
    if len(joints) > 1 or (joints and any(piece.level for piece in pieces)):
        return True
    return any(
        "+" in piece.before or "&" in piece.before
        for at, piece in enumerate(pieces[1:], start=1)
        if (at - 1 in sides or pieces[at - 1].level) and at not in sides
    )


def _sides(pieces: Sequence[_Piece]) -> dict[int, Side]:
    """Where a side is said."""
    found: dict[int, Side] = {}
    for at, piece in enumerate(pieces):
        side = _SIDES.get(piece.word)
        if side is None:
            continue
        following = pieces[at + 1].word if at + 1 < len(pieces) else ""
        if piece.word in _LETTERS:
            said = _after_a_part(pieces, at, found) and all(p.word in {*_SIDES, "et"} for p in pieces[at:])
        elif piece.word in _AFTER_A_PART:
            said = _after_a_part(pieces, at, found) and following not in _MUSCLE
        else:
            said = not at or pieces[at - 1].word not in _NAMED
        if said:
            found[at] = side
    return found


def _after_a_part(pieces: Sequence[_Piece], at: int, found: Mapping[int, Side]) -> bool:
    """Whether a part of the body that has sides, or a level, stands before, other sides aside."""
    before = at - 1
    while before in found or (before > 0 and pieces[before].word == "et" and before - 1 in found):
        before -= 1
    return before >= 0 and (pieces[before].level or pieces[before].word in _PAIRED)


def _side(pieces: Sequence[_Piece], found: Mapping[int, Side]) -> Side | None:
    """The only side that is said, both when they are added up: « D+G », « droit et gauche »."""
    for at, piece in enumerate(pieces):
        # « Épaule D hanche G »: the letter that is not read may be a side all the same.
        if piece.word in _LETTERS and at not in found and _after_a_part(pieces, at, found):
            return None
    sides = set(found.values())
    if len(sides) == 1:
        return sides.pop()
    if sides == {Side.LEFT, Side.RIGHT} and len(found) == 2:  # noqa: PLR2004 - one of each
        first, second = found
        added = pieces[second].before.strip() in {"+", "&"} if second == first + 1 else False
        if added or _between(pieces, first + 1, found):
            return Side.BOTH
    return None


def _between(pieces: Sequence[_Piece], at: int, found: Mapping[int, Side]) -> bool:
    """Whether this is the « et » of two sides."""
    return pieces[at].word == "et" and at - 1 in found and at + 1 in found
