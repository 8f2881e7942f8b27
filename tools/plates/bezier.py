"""Fit cubic curves to the dense outlines that shapely gives, so that a plate stays light.

Schneider's method (Graphics Gems, 1990): one cubic per stretch between corners, split where it strays
too far from the samples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Layer, Plate, Pt

CORNER = math.radians(32)  # a sharper turn between two samples is a corner, kept as one
# What most lines share is said once per layer.
USUAL_WIDTH = 2.2
ROUND = f'stroke-linejoin="round" stroke-linecap="round" stroke-width="{USUAL_WIDTH}"'
Cubic = tuple[Pt, Pt, Pt, Pt]


def smooth_path(geometry: BaseGeometry, tolerance: float = 0.35) -> str:
    """SVG path of polygons or lines as relative cubics, one decimal, within `tolerance` units."""
    if hasattr(geometry, "geoms"):
        return "".join(smooth_path(g, tolerance) for g in geometry.geoms if not g.is_empty)
    # Samples along straight edges too, or a curve fitted to their ends alone could bulge between them.
    geometry = geometry.simplify(0.03).segmentize(4)
    if isinstance(geometry, Polygon):
        rings = [geometry.exterior, *geometry.interiors]
        return "".join(_ring([(x, y) for x, y, *_ in r.coords], tolerance) for r in rings)
    points = _thin([(x, y) for x, y, *_ in geometry.coords])
    return _write(_fit_between_corners(points, tolerance), points[0])


def _ring(points: list[Pt], tolerance: float) -> str:
    """A closed outline; it starts at a corner if it has one, else smoothly anywhere."""
    loop = _thin(points)
    if math.dist(loop[0], loop[-1]) < 1e-6:
        loop = loop[:-1]
    if len(loop) < 3:
        return ""
    corners = [i for i in range(len(loop)) if _turn(loop[i - 1], loop[i], loop[(i + 1) % len(loop)]) > CORNER]
    if corners:
        loop = loop[corners[0] :] + loop[: corners[0]]
        return _write(_fit_between_corners([*loop, loop[0]], tolerance), loop[0]) + "z"
    tangent = _unit(_minus(loop[1], loop[-1]))
    return _write(_fit([*loop, loop[0]], tangent, (-tangent[0], -tangent[1]), tolerance), loop[0]) + "z"


def _thin(points: Sequence[Pt]) -> list[Pt]:
    """Drop samples closer than a twentieth of a unit: their direction is only noise."""
    kept = [points[0]]
    for p in points[1:-1]:
        if math.dist(p, kept[-1]) > 0.05 and math.dist(p, points[-1]) > 0.05:
            kept.append(p)
    return [*kept, points[-1]]


def _fit_between_corners(points: list[Pt], tolerance: float) -> list[Cubic]:
    last = len(points) - 1
    turns = (i for i in range(1, last) if _turn(points[i - 1], points[i], points[i + 1]) > CORNER)
    cuts = [0, *turns, last]
    out: list[Cubic] = []
    for a, b in pairwise(cuts):
        part = points[a : b + 1]
        out += _fit(part, _unit(_minus(part[1], part[0])), _unit(_minus(part[-2], part[-1])), tolerance)
    return out


def _fit(points: list[Pt], start: Pt, end: Pt, tolerance: float) -> list[Cubic]:
    """Cubics through `points`, leaving along `start` and arriving against `end` (unit vectors)."""
    if len(points) < 2:
        return []
    if len(points) == 2 or _is_straight(points):
        return [_chord(points[0], points[-1])]
    at = _lengths(points)
    for _ in range(5):
        cubic = _solve(points, at, start, end)
        worst, where = _error(points, at, cubic)
        if worst < tolerance**2:
            return [cubic]
        if worst > (tolerance * 6) ** 2:
            break
        at = [_refine(cubic, p, t) for p, t in zip(points, at, strict=True)]
    where = min(max(where, 1), len(points) - 2)
    middle = _unit(_minus(points[where - 1], points[where + 1]))
    return _fit(points[: where + 1], start, middle, tolerance) + _fit(
        points[where:], (-middle[0], -middle[1]), end, tolerance
    )


def _solve(points: list[Pt], at: list[float], start: Pt, end: Pt) -> Cubic:
    """The least-squares cubic with the given end tangents."""
    p0, p3 = points[0], points[-1]
    c00 = c01 = c11 = x0 = x1 = 0.0
    for p, t in zip(points, at, strict=True):
        b0, b1, b2, b3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        a0, a1 = (start[0] * b1, start[1] * b1), (end[0] * b2, end[1] * b2)
        rest = (p[0] - p0[0] * (b0 + b1) - p3[0] * (b2 + b3), p[1] - p0[1] * (b0 + b1) - p3[1] * (b2 + b3))
        c00, c01, c11 = c00 + _dot(a0, a0), c01 + _dot(a0, a1), c11 + _dot(a1, a1)
        x0, x1 = x0 + _dot(a0, rest), x1 + _dot(a1, rest)
    det = c00 * c11 - c01 * c01
    span = math.dist(p0, p3)
    length = max(span, _lengths_total(points))
    left = (x0 * c11 - x1 * c01) / det if abs(det) > 1e-12 else 0.0
    right = (c00 * x1 - c01 * x0) / det if abs(det) > 1e-12 else 0.0
    if not (1e-3 < left < 3 * length and 1e-3 < right < 3 * length):
        left = right = span / 3
    return (
        p0,
        (p0[0] + start[0] * left, p0[1] + start[1] * left),
        (p3[0] + end[0] * right, p3[1] + end[1] * right),
        p3,
    )


def _at(c: Cubic, t: float) -> Pt:
    b0, b1, b2, b3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (
        c[0][0] * b0 + c[1][0] * b1 + c[2][0] * b2 + c[3][0] * b3,
        c[0][1] * b0 + c[1][1] * b1 + c[2][1] * b2 + c[3][1] * b3,
    )


def _refine(c: Cubic, p: Pt, t: float) -> float:
    """One Newton step towards the parameter of the point of `c` nearest to `p`."""
    d = [(3 * (c[i + 1][0] - c[i][0]), 3 * (c[i + 1][1] - c[i][1])) for i in range(3)]
    s = [(2 * (d[i + 1][0] - d[i][0]), 2 * (d[i + 1][1] - d[i][1])) for i in range(2)]
    q = _at(c, t)
    first = tuple(d[0][k] * (1 - t) ** 2 + 2 * d[1][k] * t * (1 - t) + d[2][k] * t * t for k in (0, 1))
    second = tuple(s[0][k] * (1 - t) + s[1][k] * t for k in (0, 1))
    off = (q[0] - p[0], q[1] - p[1])
    slope = _dot(first, first) + _dot(off, second)
    return t if abs(slope) < 1e-12 else min(max(t - _dot(off, first) / slope, 0.0), 1.0)


def _error(points: list[Pt], at: list[float], cubic: Cubic) -> tuple[float, int]:
    worst, where = 0.0, len(points) // 2
    for i, (p, t) in enumerate(zip(points, at, strict=True)):
        q = _at(cubic, t)
        gap = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2
        if gap > worst:
            worst, where = gap, i
    return worst, where


def _lengths(points: list[Pt]) -> list[float]:
    run = [0.0]
    for a, b in pairwise(points):
        run.append(run[-1] + math.dist(a, b))
    return [r / run[-1] for r in run]


def _lengths_total(points: list[Pt]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _is_straight(points: list[Pt]) -> bool:
    (ax, ay), (bx, by) = points[0], points[-1]
    span = math.dist(points[0], points[-1])
    off = (abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) for x, y in points)
    return span > 1e-6 and max(off) < 0.06 * span


def _chord(a: Pt, b: Pt) -> Cubic:
    return (a, a, b, b)


def _turn(a: Pt, b: Pt, c: Pt) -> float:
    turn = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
    return abs((turn + math.pi) % (2 * math.pi) - math.pi)


def _minus(a: Pt, b: Pt) -> Pt:
    return (a[0] - b[0], a[1] - b[1])


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _unit(v: Pt) -> Pt:
    length = math.hypot(*v) or 1.0
    return (v[0] / length, v[1] / length)


def _write(cubics: Sequence[Cubic], start: Pt) -> str:
    """Relative commands; what is left out by rounding is carried to the next curve, never added up."""
    x, y = round(start[0], 1), round(start[1], 1)
    out, last = ["M" + _numbers([x, y])], ""
    for c in cubics:
        moves = [round(v, 1) for p in c[1:] for v in (p[0] - x, p[1] - y)]
        if moves[4:] == [0, 0] and max(map(abs, moves)) < 0.2:
            continue
        verb, values = ("l", moves[4:]) if c[0] == c[1] and c[2] == c[3] else ("c", moves)
        text = _numbers(values)
        out.append(verb + text if verb != last else text if text[0] == "-" else " " + text)
        x, y, last = round(x + moves[4], 1), round(y + moves[5], 1), verb
    return "".join(out)


def _numbers(values: Sequence[float]) -> str:
    out = ""
    for v in values:
        s = f"{v:.1f}".removesuffix(".0")
        s = "0" if s in ("-0", "0") else s.replace("0.", ".", 1) if s.startswith(("0.", "-0.")) else s
        # "1.2.5" reads as 1.2 and .5: no space is needed before a point once the number before has one.
        joined = not out or s[0] == "-" or (s[0] == "." and "." in out.replace("-", " ").split(" ")[-1])
        out += s if joined else " " + s
    return out


@dataclass
class SmoothLayer(Layer):
    """A layer that writes its shapes as fitted cubics, within `tolerance` units of an outline."""

    tolerance: float = 0.4

    def shape(
        self,
        geometry: BaseGeometry,
        *,
        fill: str = "none",
        line: str | None = None,
        width: float = USUAL_WIDTH,
        **attributes: str | float,
    ) -> Layer:
        """Add a polygon or a line, as `Layer.shape` does; `width` is the outline's."""
        if geometry.is_empty:
            return self
        # A tone without outline may be looser.
        data = smooth_path(geometry, self.tolerance if line else 2 * self.tolerance)
        hole = ' fill-rule="evenodd"' if data.count("M") > 1 else ""
        extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in attributes.items())
        stroke = f' stroke="{line}"' if line else ""
        if line and width != USUAL_WIDTH:
            stroke += f' stroke-width="{width}"'
        paint = f' fill="{fill}"' if fill != "none" else ""
        self.items.append(f'<path d="{data}"{paint}{hole}{stroke}{extra}/>')
        return self


@dataclass
class SmoothPlate(Plate):
    """A plate made of smooth layers; joins and ends are round for the whole drawing, said once."""

    tolerance: float = 0.4

    def layer(self, layer_id: str) -> Layer:
        """Start the next layer above the others."""
        made = SmoothLayer(layer_id, tolerance=self.tolerance)
        self.layers.append(made)
        return made

    def define(self, name: str, drawn: Layer, *, colourless: bool = False) -> None:
        """Keep a drawing in the defs for several layers; a colourless one takes its user's fill."""
        fill = "" if colourless else ' fill="none"'
        self.defs.append(f'<g id="{name}" {ROUND}{fill}>{"".join(drawn.items)}</g>')

    def svg(self) -> str:
        """The whole drawing, as `Plate.svg` writes it, round joins said once per layer."""
        for layer in self.layers:
            if any("stroke" in item for item in layer.items):
                layer.items = [f'<g {ROUND} fill="none">', *layer.items, "</g>"]
        return super().svg()
