"""The magnifier of `vertebre-coupe`: the end of the probe is small for old eyes.

The parts of the step are repeated larger and cut to the circle, since Qt ignores clip-path.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from shapely import affinity
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import BONE_LINE, FAT, Layer, Pt
from tools.plates.vertebra_slice_ink import Part, paint

RATIO, LINE = 2.0, "#8FB0B3"


@dataclass(frozen=True, slots=True)
class Lens:
    """A circle round `spot` shown larger round `centre`."""

    spot: Pt
    centre: Pt
    radius: float

    def draw(self, layer: Layer, parts: Iterable[Part]) -> None:
        """The ring on the spot, two lines, the circle with its content."""
        disc = Point(self.centre).buffer(self.radius, 48)
        small = self.radius / RATIO
        ring = Point(self.spot).buffer(small, 48)
        paint(layer, [Part(line, "none", LINE, 1.6) for line in self._tangents(small)])
        # Unbroken: dots recall what a hernia was.
        paint(layer, [Part(ring.boundary, "none", BONE_LINE, 1.8)])
        paint(layer, [Part(disc.buffer(5), "#FFFFFF", None, 0, {"fill_opacity": 0.75}), Part(disc, FAT)])
        paint(layer, [self._larger(p) for p in parts if p.shape.intersects(ring)], disc.buffer(-1.5), 1.3)
        x, y = self.centre
        edge = f'fill="none" stroke="{BONE_LINE}" stroke-width="3.2"'
        layer.raw(f'<circle cx="{x}" cy="{y}" r="{self.radius}" {edge}/>')

    def add(self, layer: Layer, parts: Iterable[Part]) -> None:
        """More content over what `draw` shows, within its edge."""
        disc = Point(self.centre).buffer(self.radius - 1.5, 48)
        paint(layer, [self._larger(p) for p in parts if self.place(p.shape).intersects(disc)], disc, 1.3)

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of the plate as the magnifier shows it."""
        grown = affinity.scale(shape, RATIO, RATIO, origin=self.spot)
        return affinity.translate(grown, self.centre[0] - self.spot[0], self.centre[1] - self.spot[1])

    def _larger(self, part: Part) -> Part:
        a, b, turn = part.axes
        return replace(part, shape=self.place(part.shape), axes=(a * RATIO, b * RATIO, turn))

    def _tangents(self, small: float) -> list[LineString]:
        """The two outer tangents, from the ring to the circle."""
        (x0, y0), (x1, y1) = self.spot, self.centre
        along = math.atan2(y1 - y0, x1 - x0)
        lean = math.acos((small - self.radius) / math.dist(self.spot, self.centre))
        return [
            LineString(
                [
                    (x0 + small * math.cos(a), y0 + small * math.sin(a)),
                    (x1 + self.radius * math.cos(a), y1 + self.radius * math.sin(a)),
                ]
            )
            for a in (along + lean, along - lean)
        ]
