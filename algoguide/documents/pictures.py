"""Plates on paper: the drawing of a step with numbered markers, and the legend that goes with it.

A picture on a page of text is small: labels would print under 9 points. They give way to numbers in
rings, drawn as outlines (no text in the picture), and the words stand beside it as real text.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import product
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from algoguide.domain.french import FIXED
from algoguide.domain.illustration import Label, Plate, Point, Tone, compose

MARKER_PART = 0.036
"""Radius of a marker as a part of the picture's width: digits print at 8 points on a picture 50 mm wide."""
SIDE_PART = 0.06
"""Size of « Gauche » and « Droite » as a part of the picture's width: 7 points on a picture 43 mm wide."""
APART = 2.1
"""Least distance between the centres of two markers, in radii."""
RINGS, DIRECTIONS = 10, 24
"""Where a marker looks for room around a target too near another: quarters of its radius, and directions."""

_FILL = {
    Tone.PLAIN: "#14292C", Tone.PAIN: "#8F3E1C", Tone.PRODUCT: "#07414C", Tone.NERVE: "#6B5000",
    Tone.CAPTION: "#475B5F",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What marker `number` shows."""

    number: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An `app:` address, the alternative text, the legend and width / height of the picture.

    `around` are the words that point at nothing, orientation among them (« ← Ventre »): they stood in the
    margins left out.
    """

    url: str
    alt: str
    legend: tuple[LegendEntry, ...]
    around: tuple[str, ...]
    ratio: float


class Pictures:
    """Composes steps of plates and puts them among the renderer's resources.

    The address holds a hash of the drawing: images are cached by address and never read twice.
    """

    def __init__(self, folder: Path, digits_font: Path, resources: MutableMapping[str, bytes]) -> None:
        self._folder = folder
        # From memory: a font read lazily would keep its file open.
        self._font = TTFont(BytesIO(digits_font.read_bytes()), lazy=True)
        self._resources = resources
        self.picture = lru_cache(maxsize=None)(self._picture)

    def _picture(self, plate: Plate, step_id: str, side: str | None = None) -> Picture:
        seen = plate.seen(step_id, side)
        step = seen.step
        source = (self._folder / f"{plate.id}.svg").read_text(encoding="utf-8")
        marked = [label for label in seen.labels if label.leader]
        x, y, width, height = seen.focus or (0, 0, plate.width, plate.height)
        radius = width * MARKER_PART
        places = _places(marked, radius, (x, y, width, height))
        rings = "".join(
            self._marker(n, label, at, radius)
            for n, (label, at) in enumerate(zip(marked, places, strict=True), start=1)
        )
        sides = "".join(self._side(caption, (x, y, width, height)) for caption in plate.sides)
        svg = (
            compose(source, step.layers, step.calm, plate.width if seen.mirrored else 0)
            .replace(f'viewBox="0 0 {plate.width} {plate.height}"', f'viewBox="{x} {y} {width} {height}"', 1)
            .replace("</svg>", f"<g>{rings}{sides}</g></svg>")
        )
        url = f"app:plates/{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        self._resources[url] = svg.encode()
        legend = tuple(_entry(n, label) for n, label in enumerate(marked, start=1))
        # What a step says beside its targets, « Vu de plus près », means nothing away from its place.
        around = tuple(" ".join((label.text, *label.note)).replace(" ", FIXED) for label in plate.around)
        return Picture(url, step.alt, legend, around, width / height)

    def _marker(self, number: int, label: Label, at: Point, radius: float) -> str:
        x, y = at
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_FILL[label.tone]}" stroke="#FFFFFF" '
            f'stroke-width="{radius / 7:.1f}"/>'
            f'<path fill="#FFFFFF" d="{self._digits(str(number), x, y, radius)}"/>'
        )

    def _side(self, caption: Label, kept: tuple[float, float, float, float]) -> str:
        """« Gauche » or « Droite » in its corner of the part that is kept, large enough to be read."""
        left, top, width, _ = kept
        size = width * SIDE_PART
        x = left + width - size / 3 if caption.align == "right" else left + size / 3
        data = self._outlines(caption.text, x, top + size * 0.75, size, caption.align)
        return f'<path fill="{_FILL[Tone.PLAIN]}" d="{data}"/>'

    def _digits(self, digits: str, x: float, y: float, radius: float) -> str:
        """Outlines of `digits`, centred on (x, y)."""
        return self._outlines(digits, x, y, radius * 1.55, "centre")

    def _outlines(self, text: str, x: float, y: float, size: float, align: str) -> str:
        """Outlines of `text`, its capitals centred on y; `align` is left, right or centre of x."""
        glyphs, cmap = self._font.getGlyphSet(), self._font.getBestCmap()
        names = [cmap[ord(d)] for d in text]
        scale = size / self._font["head"].unitsPerEm
        width = sum(glyphs[n].width for n in names) * scale
        cap = self._font["OS/2"].sCapHeight * scale
        left, out = {"left": x, "right": x - width}.get(align, x - width / 2), []
        for name in names:
            pen = SVGPathPen(glyphs, ntos=lambda v: f"{v:.1f}")
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left, y + cap / 2)))
            out.append(pen.getCommands())
            left += glyphs[name].width * scale
        return "".join(out)


def _places(
    labels: Sequence[Label], radius: float, kept: tuple[float, float, float, float]
) -> tuple[Point, ...]:
    """Where each marker stands: on its target, or as near as it can.

    A marker stays inside the part that is `kept` (x, y, width, height) and hides no other one.
    """
    left, top, width, height = kept
    placed: list[Point] = []
    for label in labels:
        x, y = label.leader[-1]
        near = [(x, y)]
        for ring, turn in product(range(1, RINGS + 1), range(DIRECTIONS)):
            angle, away = turn * math.tau / DIRECTIONS, ring * radius / 4
            near.append((x + away * math.cos(angle), y + away * math.sin(angle)))
        inside = [
            (
                min(max(at_x, left + radius), left + width - radius),
                min(max(at_y, top + radius), top + height - radius),
            )
            for at_x, at_y in near
        ]
        free = (at for at in inside if all(math.dist(at, other) >= APART * radius for other in placed))
        placed.append(next(free, inside[0]))
    return tuple(placed)


def _entry(number: int, label: Label) -> LegendEntry:
    return LegendEntry(number, label.text, " ".join(label.note))
