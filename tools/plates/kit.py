"""Shapes, colours and the SVG writer shared by every plate.

A plate is an ordered list of named layers; one run of a plate's program writes one SVG whose top-level
groups are those layers. Geometry is cut here, with shapely, so that the SVG needs neither clip-path, mask,
pattern nor filter: Qt and WeasyPrint must draw the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from shapely import affinity
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Pt = tuple[float, float]

ILLUSTRATIONS = Path(__file__).parents[2] / "resources" / "illustrations"

BONE, BONE_LINE, BONE_SHADE = "#F7F3E8", "#5E8286", "#E9E0CB"
DISC, DISC_LINE, NUCLEUS = "#CFE3E5", "#6FA0A5", "#B6D4D8"
NERVE, NERVE_LINE, SAC, SAC_LINE = "#D9A400", "#9A7400", "#F5E6B0", "#C9A845"
PAIN, PAIN_TINT, PAIN_LINE = "#E3A07F", "#F3DCCB", "#B4532A"
TOOL, TOOL_SHINE, TOOL_HUB = "#33474A", "#8FA3A6", "#D6E4E6"
CEMENT, CEMENT_LINE = "#0B5C6B", "#07414C"
FAT, MUSCLE, MUSCLE_LINE, SKIN, SKIN_LINE = "#F6E9DA", "#E8CFC5", "#C9A598", "#EBD0BF", "#BF9A85"


def curve(points: Sequence[Pt], *, closed: bool = False, per_segment: int = 12) -> list[Pt]:
    """Sample a centripetal Catmull-Rom curve (alpha 0.5: no loop where points are close) through `points`."""
    pts = list(points)
    ring = (
        [pts[-1], *pts, pts[0], pts[1]]
        if closed
        else [_mirror(pts[1], pts[0]), *pts, _mirror(pts[-2], pts[-1])]
    )
    out: list[Pt] = []
    for p0, p1, p2, p3 in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        t0 = 0.0
        t1 = t0 + _knot(p0, p1)
        t2 = t1 + _knot(p1, p2)
        t3 = t2 + _knot(p2, p3)
        for i in range(per_segment):
            t = t1 + (t2 - t1) * i / per_segment
            a1, a2, a3 = _mix(p0, p1, t0, t1, t), _mix(p1, p2, t1, t2, t), _mix(p2, p3, t2, t3, t)
            b1, b2 = _mix(a1, a2, t0, t2, t), _mix(a2, a3, t1, t3, t)
            out.append(_mix(b1, b2, t1, t2, t))
    if not closed:
        out.append(pts[-1])
    return out


def _mirror(a: Pt, about: Pt) -> Pt:
    return (2 * about[0] - a[0], 2 * about[1] - a[1])


def _knot(a: Pt, b: Pt) -> float:
    return math.sqrt(max(math.dist(a, b), 1e-6))


def _mix(a: Pt, b: Pt, ta: float, tb: float, t: float) -> Pt:
    k = (t - ta) / (tb - ta)
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k)


def blob(points: Sequence[Pt]) -> Polygon:
    """A closed smooth shape through `points`, in order."""
    return Polygon(curve(points, closed=True)).buffer(0)


def tube(points: Sequence[Pt], radii: Sequence[float], *, smooth: bool = True) -> BaseGeometry:
    """A limb, vessel or strap: centre line, a radius per point (interpolated along the curve), round caps."""
    line = curve(points) if smooth else list(points)
    per = (len(line) - 1) / (len(points) - 1)
    discs = []
    for i, p in enumerate(line):
        at = min(i / per, len(radii) - 1.000001)
        k = int(at)
        discs.append(Point(p).buffer(radii[k] + (radii[k + 1] - radii[k]) * (at - k), 24))
    hulls = [unary_union([a, b]).convex_hull for a, b in pairwise(discs)]
    return unary_union(hulls)


def close(shape: BaseGeometry, r: float) -> BaseGeometry:
    """Round concave corners (grow by r, shrink by r): makes joined parts look grown together."""
    return shape.buffer(r, 24).buffer(-r, 24)


def soften(shape: BaseGeometry, r: float) -> BaseGeometry:
    """Round convex corners (shrink by r, grow by r)."""
    return shape.buffer(-r, 24).buffer(r, 24)


def crescent(shape: BaseGeometry, dx: float = -6, dy: float = -6) -> BaseGeometry:
    """The second tone inside the lower right edge: the shape minus itself moved up and left."""
    return shape.difference(affinity.translate(shape, dx, dy))


def hatch(shape: BaseGeometry, gap: float = 12, angle: float = 45) -> list[BaseGeometry]:
    """Hatch lines cut to the shape (SVG patterns are drawn wrong by both engines)."""
    x0, y0, x1, y1 = shape.bounds
    cx, cy, reach = (x0 + x1) / 2, (y0 + y1) / 2, math.hypot(x1 - x0, y1 - y0)
    lines: list[BaseGeometry] = []
    for k in range(int(-reach / gap), int(reach / gap) + 1):
        line = affinity.rotate(
            LineString([(cx - reach, cy + k * gap), (cx + reach, cy + k * gap)]), angle, (cx, cy)
        )
        cut = line.intersection(shape)
        lines += [g for g in getattr(cut, "geoms", [cut]) if isinstance(g, LineString) and g.length > 2]
    return lines


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All the shapes as one."""
    return unary_union(list(shapes))


def path_data(shape: BaseGeometry, tolerance: float = 0.15) -> str:
    """Compact relative SVG path of polygons or lines, one decimal, simplified to `tolerance` units."""
    shape = shape.simplify(tolerance)
    if isinstance(shape, (MultiPolygon,)) or hasattr(shape, "geoms"):
        return "".join(path_data(g, 0) for g in shape.geoms if not g.is_empty)
    if isinstance(shape, Polygon):
        rings = [shape.exterior, *shape.interiors]
        return "".join(_polyline(list(r.coords)[:-1]) + "z" for r in rings if not r.is_empty)
    return _polyline(list(shape.coords))


def _polyline(points: Sequence[Sequence[float]]) -> str:
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    out = [f"M{_n(x)} {_n(y)}l"]
    first = True
    for p in points[1:]:
        dx, dy = round(p[0] - x, 1), round(p[1] - y, 1)
        if dx == 0 and dy == 0:
            continue
        out.append(("" if first else " ") + f"{_n(dx)} {_n(dy)}")
        x, y, first = round(x + dx, 1), round(y + dy, 1), False
    return "".join(out) if not first else out[0][:-1]


def _n(v: float) -> str:
    s = f"{v:.1f}".rstrip("0").rstrip(".")
    return "0" if s in ("-0", "") else s.replace("0.", ".", 1) if s.startswith(("0.", "-0.")) else s


@dataclass
class Layer:
    """One named group of the drawing, in painter's order."""

    id: str
    items: list[str] = field(default_factory=list)

    def shape(
        self,
        geometry: BaseGeometry,
        *,
        fill: str = "none",
        line: str | None = None,
        width: float = 2.2,
        **attributes: str | float,
    ) -> Layer:
        """Add a polygon or a line. Extra attributes use underscores: `fill_opacity=0.5`."""
        if geometry.is_empty:
            return self
        extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in attributes.items())
        stroke = (
            f' stroke="{line}" stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round"'
            if line
            else ""
        )
        self.items.append(
            f'<path d="{path_data(geometry)}" fill="{fill}" fill-rule="evenodd"{stroke}{extra}/>'
        )
        return self

    def stroke(
        self,
        points: Sequence[Pt],
        line: str,
        width: float = 1.6,
        *,
        smooth: bool = True,
        **attributes: str | float,
    ) -> Layer:
        """Add an open line through `points`."""
        return self.shape(
            LineString(curve(points) if smooth else points), fill="none", line=line, width=width, **attributes
        )

    def raw(self, svg: str) -> Layer:
        """Add an element as written (circle, ellipse, use…), within the common subset of both engines."""
        self.items.append(svg)
        return self


@dataclass
class Plate:
    """A drawing of `width` x `height` units made of layers; `defs` holds userSpaceOnUse gradients."""

    name: str
    width: int = 1000
    height: int = 640
    defs: list[str] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)

    def layer(self, layer_id: str) -> Layer:
        """Start the next layer above the others."""
        made = Layer(layer_id)
        self.layers.append(made)
        return made

    def linear(self, gradient_id: str, start: Pt, end: Pt, stops: Sequence[tuple[float, str, float]]) -> str:
        """Add a gradient in user units; `stops` are (offset 0-1, colour, opacity). Returns its url()."""
        marks = "".join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in stops)
        self.defs.append(
            f'<linearGradient id="{gradient_id}" gradientUnits="userSpaceOnUse" x1="{start[0]}" '
            f'y1="{start[1]}" x2="{end[0]}" y2="{end[1]}">{marks}</linearGradient>'
        )
        return f"url(#{gradient_id})"

    def svg(self) -> str:
        """The whole drawing; each layer is one line `<g id="…">…</g>`, which the program relies on."""
        defs = f"<defs>{''.join(self.defs)}</defs>\n" if self.defs else ""
        body = "\n".join(f'<g id="{layer.id}">{"".join(layer.items)}</g>' for layer in self.layers)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}">\n'
            f"{defs}{body}\n</svg>\n"
        )

    def write(self, folder: Path) -> Path:
        """Write `<name>.svg` into `folder` and return its path."""
        target = folder / f"{self.name}.svg"
        target.write_text(self.svg(), encoding="utf-8")
        return target


def publish(plate: Plate) -> None:
    """Write the plate among the resources: what each drawing program does."""
    target = plate.write(ILLUSTRATIONS)
    print(target.name, target.stat().st_size)
