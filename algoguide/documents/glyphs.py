"""Whether the bundled fonts can print a name: a missing glyph raises nothing and prints an empty box."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

from algoguide.documents.resources import FONTS


class Glyphs:
    """The characters that the bundled fonts hold together."""

    def __init__(self, fonts: Path) -> None:
        self._codes: set[int] = set()
        for name in FONTS:
            self._codes.update(TTFont(fonts / f"{name}.ttf", lazy=True).getBestCmap())

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The characters of `texts` that would print as empty boxes, each once, in order."""
        return tuple(dict.fromkeys(ch for text in texts for ch in text if ord(ch) not in self._codes))
