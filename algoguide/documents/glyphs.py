"""Whether the bundled fonts can print a name: a missing glyph raises nothing and prints an empty box."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

from algoguide.documents.resources import FONTS

_CONTROLS = frozenset(
    (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


class Glyphs:
    """The characters that the bundled fonts hold together."""

    def __init__(self, fonts: Path) -> None:
        self._codes: set[int] = set()
        for name in FONTS:
            with TTFont(fonts / f"{name}.ttf", lazy=True) as font:
                self._codes.update(font.getBestCmap())
        # Fonts hold some of them, but in a name they reorder or break what stands around it.
        self._codes.difference_update(_CONTROLS)

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The characters of `texts` that would print as empty boxes, each once, in order."""
        return tuple(dict.fromkeys(ch for text in texts for ch in text if ord(ch) not in self._codes))
