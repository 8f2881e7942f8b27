"""Cuts what is shown into sentences that a voice can say, each with its place so that it can be marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from algoguide.services.pronouncing import said

LONGEST = 240
"""Letters a voice is given at once: a longer sentence is cut at a comma or, failing that, at a space."""
_SHORTEST = 60

# No-break spaces do not end a sentence: « M. Martin », « Pourquoi ? ».
_END = re.compile(r"[.!?…]+(?:[ \u00a0\u202f]?[»)\]”])*[ \t\r\n]+|[ \t]*[\r\n][ \t\r\n]*")
_ABBREVIATIONS = {"M", "MM", "Dr", "Pr", "n", "p", "ex", "cf", "env", "fig", "art", "vol"}
_LAST_WORD = re.compile(r"(\w+)\.\s*\Z")
_NUMBERED = re.compile(r"\s*\d+\.\s*\Z")
_PAUSE = re.compile(r"[;:,] ")


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """A sentence of block number `block`: from `start` to `end` in its text, and what is `said` of it."""

    block: int
    start: int
    end: int
    said: str


def script(blocks: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of texts as they are shown, in order; what has nothing to be heard is left out."""
    return tuple(sentence for number, text in enumerate(blocks) for sentence in _sentences(number, text))


def pieces(text: str) -> tuple[str, ...]:
    """`text` in sentences, each with the spaces that follow it: joined, they are `text` again."""
    return tuple(part for piece in _cut(text) for part in _shortened(piece))


def _sentences(block: int, text: str) -> Iterator[Sentence]:
    at = 0
    for piece in pieces(text):
        words = said(piece)
        if words:
            start = at + len(piece) - len(piece.lstrip())
            yield Sentence(block, start, at + len(piece.rstrip()), words)
        at += len(piece)


def _cut(text: str) -> Iterator[str]:
    start = 0
    for found in _END.finditer(text):
        if _ends(text[start : found.end()], text[found.end() : found.end() + 1]):
            yield text[start : found.end()]
            start = found.end()
    if start < len(text):
        yield text[start:]


def _ends(piece: str, follows: str) -> bool:
    """Whether a sentence ends here, and not an abbreviation or the number of a point."""
    if not piece.strip() or not follows:
        return False
    if piece.endswith(("\n", "\r")):
        return True
    if follows.islower() or _NUMBERED.fullmatch(piece):
        return False
    word = _LAST_WORD.search(piece)
    return word is None or word[1] not in _ABBREVIATIONS


def _shortened(piece: str) -> Iterator[str]:
    while len(piece) > LONGEST:
        pauses = [m.end() for m in _PAUSE.finditer(piece, _SHORTEST, LONGEST)]
        at = pauses[-1] if pauses else piece.rfind(" ", _SHORTEST, LONGEST) + 1 or LONGEST
        yield piece[:at]
        piece = piece[at:]
    if piece:
        yield piece
