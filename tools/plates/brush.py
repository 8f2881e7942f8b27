"""A brush for figures drawn in their own frame: places them, cuts them, keeps their files small."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.ops import linemerge

from tools.plates.kit import Layer, Plate, Pt, crescent, curve, path_data, soften, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.36  # plate units a simplified outline may stray from the true one


@dataclass(frozen=True)
class Brush:
    """Draws on a layer in a frame: `matrix` as in shapely's affine_transform, `cut` in plate units."""

    layer: Layer
    matrix: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0)
    cut: BaseGeometry | None = None
    weight: float = 1.0

    def at(self, x: float, y: float, scale: float = 1, turn: float = 0, *, flip: bool = False) -> Brush:
        """A frame inside this one: mirrored, then turned by `turn` degrees (clockwise), scaled, moved."""
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        a, b, d, e, dx, dy = self.matrix
        p, q, r, s = cos * side, -sin, sin * side, cos
        return replace(
            self,
            matrix=(
                a * p + b * r,
                a * q + b * s,
                d * p + e * r,
                d * q + e * s,
                a * x + b * y + dx,
                d * x + e * y + dy,
            ),
        )

    def on(self, layer: Layer) -> Brush:
        """The same frame on another layer."""
        return replace(self, layer=layer)

    def point(self, p: Pt) -> Pt:
        """A point of this frame, in plate units."""
        a, b, d, e, dx, dy = self.matrix
        return (a * p[0] + b * p[1] + dx, d * p[0] + e * p[1] + dy)

    def draw(
        self,
        shape: BaseGeometry,
        fill: str,
        line: str | None = None,
        width: float = 2.2,
        *,
        shade: str | None = None,
        **attributes: str | float,
    ) -> Brush:
        """Fill a shape, add its second tone, then its outline; a cut shape has no outline along the cut."""
        placed = affinity.affine_transform(shape, list(self.matrix))
        whole = self.cut is None or self.cut.contains(placed)
        inside = placed if whole or self.cut is None else placed.intersection(self.cut)
        self._path(_areas(inside), fill=fill, line=line if whole else None, width=width, **attributes)
        if shade:
            a, b, d, e, _, _ = self.matrix
            step = -6 * math.sqrt(abs(a * e - b * d))
            rim = width * self.weight * 0.45 if whole and line else 0
            tone = crescent(placed, step, step).intersection(inside.buffer(-rim))
            self._path(_areas(soften(tone, 0.4)).simplify(0.5), fill=shade, fill_opacity=0.75)
        if line and not whole and self.cut is not None:
            self._lines(placed.boundary.intersection(self.cut), line, width)
        return self

    def line(
        self,
        points: Sequence[Pt],
        colour: str,
        width: float = 1.6,
        *,
        smooth: bool = True,
        **attributes: str | float,
    ) -> Brush:
        """Draw an open line through points of this frame."""
        path = affinity.affine_transform(LineString(curve(points) if smooth else points), list(self.matrix))
        self._lines(path if self.cut is None else path.intersection(self.cut), colour, width, **attributes)
        return self

    def _lines(self, edge: BaseGeometry, colour: str, width: float, **attributes: str | float) -> None:
        merged = linemerge(edge) if isinstance(edge, MultiLineString) else edge
        for part in getattr(merged, "geoms", [merged]):
            if isinstance(part, LineString) and part.length > 0.8:
                self._path(part, fill="none", line=colour, width=width, **attributes)

    def _path(
        self,
        shape: BaseGeometry,
        *,
        fill: str,
        line: str | None = None,
        width: float = 0,
        **attributes: str | float,
    ) -> None:
        """One path; what every path shares (round joins, even-odd) is said once, by `rounded`."""
        if shape.is_empty:
            return
        extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in attributes.items())
        if line:
            extra += f' stroke="{line}" stroke-width="{round(width * self.weight, 2):g}"'
        data = path_data(shape.simplify(TOLERANCE), 0)
        self.layer.raw(f'<path d="{data}" fill="{fill}"{extra}/>')


def rounded(items: Sequence[str]) -> str:
    """The drawn items in one group with round joins, round ends and even-odd filling."""
    return f'<g fill-rule="evenodd" stroke-linejoin="round" stroke-linecap="round">{"".join(items)}</g>'


def finish(plate: Plate) -> Plate:
    """Wrap the items of every layer once, before writing."""
    for layer in plate.layers:
        layer.items = [rounded(layer.items)]
    return plate


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Only the surfaces of a cut (it may leave stray points and lines)."""
    return union([g for g in getattr(shape, "geoms", [shape]) if isinstance(g, Polygon)])


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0) -> BaseGeometry:
    """An ellipse, turned by `turn` degrees."""
    return affinity.rotate(affinity.scale(Point(x, y).buffer(1, 16), rx, ry, origin=(x, y)), turn, (x, y))
