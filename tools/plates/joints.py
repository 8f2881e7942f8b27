"""What every joint plate shares: limb, bones, cartilage, lining, fluid, product and the fine needle.

A joint plate tells one story in four steps: the healthy joint, the worn one, the needle in it, the product
in it. Cartilage and lining are both coats laid along a line, so that a healthy coat and a worn one follow
the same bone and nothing else moves between two steps.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, substring

from tools.plates.bezier import USUAL_WIDTH, SmoothLayer
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    CEMENT,
    MUSCLE,
    MUSCLE_LINE,
    PAIN_LINE,
    PAIN_TINT,
    SKIN,
    SKIN_LINE,
    TOOL,
    TOOL_HUB,
    TOOL_SHINE,
    Layer,
    Plate,
    Pt,
    crescent,
    curve,
    hatch,
    soften,
    union,
)
from tools.plates.vertebra_side_ink import paint

CARTILAGE, CARTILAGE_LINE = "#AFD1D6", "#447A81"
FIBRE, FIBRE_LINE = "#7FB2B9", "#3F767D"  # menisci, labrum: the firmer rims of a joint
CAVITY = "#DFE9E7"
LINING, LINING_LINE = "#F3D9CB", "#B98E7C"
CALMED, CALMED_LINE = "#F8EBE2", "#BE8268"
FLUID, FLUID_LINE = "#DFEDF4", "#6C9DAE"
PRODUCT, PRODUCT_LINE = "#62AAB6", "#0B5C6B"
TENDON, TENDON_LINE = "#EFE4D6", "#B49F8C"
HALO, RIM = "#FFFFFF", "#3F5F63"
FLESH = (
    "#F2DCCD",
    "#F3DFD1",
    "#F4E2D5",
    "#F5E5D9",
    "#F5E7DC",
    "#F6E9DF",
)  # from under the skin inwards: stands for a soft shade

Profile = Sequence[tuple[float, float]]  # (share of the length, thickness in units)


def background(plate: Plate) -> None:
    """The card. It is the only layer with a gradient: all the others are mirrored for the other side."""
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')


def limb(layer: Layer, shape: BaseGeometry, skin: float = 11) -> None:
    """A limb that runs off the plate: skin, then flesh lighter and lighter inwards."""
    paint(layer, shape, SKIN)
    for step, tone in enumerate(FLESH):
        paint(layer, shape.buffer(-skin - 9 * step), tone)
    paint(layer, shape, line=SKIN_LINE, width=2.2)


def muscle(layer: Layer, shape: BaseGeometry, fibres: Sequence[Sequence[Pt]] = ()) -> None:
    """A muscle and a few of its fibres."""
    paint(layer, shape, MUSCLE, MUSCLE_LINE, 1.8)
    for fibre in fibres:
        paint(layer, LineString(curve(fibre)).intersection(shape.buffer(-4)), line=MUSCLE_LINE, width=1.3)


def tendon(layer: Layer, shape: BaseGeometry, fibres: Sequence[Sequence[Pt]] = ()) -> None:
    """A tendon or a ligament and a few of its fibres."""
    paint(layer, shape, TENDON, TENDON_LINE, 1.8)
    for fibre in fibres:
        paint(layer, LineString(curve(fibre)).intersection(shape.buffer(-2)), line=TENDON_LINE, width=1.2)


def bone(layer: Layer, shape: BaseGeometry, width: float = 2.6) -> None:
    """A bone with its second tone."""
    paint(layer, shape, BONE)
    shade = soften(crescent(shape.buffer(-1.2), -6, -6), 0.6)
    paint(layer, shade, BONE_SHADE, fill_opacity=0.75)
    paint(layer, shape, line=BONE_LINE, width=width)


def edge(shape: BaseGeometry, start: Pt, end: Pt) -> LineString:
    """The outline of a shape between the points nearest to `start` and `end`, the short way round."""
    ring = shape.exterior  # type: ignore[attr-defined]
    a, b = ring.project(Point(start)), ring.project(Point(end))
    straight = substring(ring, min(a, b), max(a, b))
    around = [
        *substring(ring, max(a, b), ring.length).coords,
        *list(substring(ring, 0, min(a, b)).coords)[1:],
    ]
    way = min(straight, LineString(around), key=lambda one: float(one.length))
    forth = way.project(Point(start)) <= way.project(Point(end))
    return LineString(list(way.coords)[:: 1 if forth else -1])


def coat(line: LineString, profile: Profile, away: BaseGeometry, under: float = 1.5) -> BaseGeometry:
    """A coat along `line`, on the side that leaves `away`, as thick as `profile` says from start to end.

    It goes `under` units below the line, so that what is drawn over it leaves no gap.
    """
    steps = max(int(line.length / 3), 8)
    low, high = [], []
    side = _outwards(line, away)
    thick = _along(profile)
    for k in range(steps + 1):
        at = line.length * k / steps
        p, q = line.interpolate(max(at - 4, 0)), line.interpolate(min(at + 4, line.length))
        length = math.hypot(q.x - p.x, q.y - p.y) or 1.0
        normal = (side * (p.y - q.y) / length, side * (q.x - p.x) / length)
        here, t = line.interpolate(at), thick(k / steps)
        high.append((here.x + normal[0] * t, here.y + normal[1] * t))
        low.append((here.x - normal[0] * under, here.y - normal[1] * under))
    quads = [
        Polygon([a, b, d, c]).buffer(0.02)
        for (a, b), (c, d) in zip(pairwise(low), pairwise(high), strict=True)
    ]
    return soften(union(quads), 0.7)


def _outwards(line: LineString, away: BaseGeometry) -> int:
    """1 if the normal (-dy, dx) of the line's middle leaves `away`, else -1."""
    middle = line.length / 2
    p, q = line.interpolate(middle - 2), line.interpolate(middle + 2)
    here = line.interpolate(middle)
    probe = Point(here.x + (p.y - q.y), here.y + (q.x - p.x))
    return -1 if away.contains(probe) else 1


def _along(profile: Profile) -> Callable[[float], float]:
    """The thickness at a share of the length: smooth between the given ones."""
    at = [share for share, _ in profile]

    def thickness(t: float) -> float:
        k = min(max(bisect_right(at, t) - 1, 0), len(profile) - 2)
        (a, low), (b, high) = profile[k], profile[k + 1]
        x = (t - a) / (b - a)
        return low + (high - low) * x * x * (3 - 2 * x)

    return thickness


def even(thickness: float, ends: float = 0.06) -> Profile:
    """A healthy coat: the same thickness everywhere, tapered at both ends."""
    return ((0, 0.4), (ends, thickness), (1 - ends, thickness), (1, 0.4))


def swollen(base: float, bump: float, waves: int) -> Profile:
    """An irritated lining: thick, with folds towards the cavity."""
    inner = [
        ((k + 1) / (2 * waves + 2), base + (bump if k % 2 else 0) * (1 + 0.35 * math.sin(2.3 * k)))
        for k in range(2 * waves + 1)
    ]
    return ((0, 1.0), *inner, (1, 1.0))


def bare_bone(line: BaseGeometry) -> BaseGeometry:
    """The room that the heavy line of a bare stretch of bone takes: fluid stops at its edge."""
    return line.buffer(2.3)


def cartilage(layer: Layer, shape: BaseGeometry) -> None:
    """Cartilage; the bone is drawn over its hidden edge."""
    paint(layer, shape, CARTILAGE, CARTILAGE_LINE, 1.8)


def fibrocartilage(layer: Layer, shape: BaseGeometry) -> None:
    """A meniscus or the rim of a socket."""
    paint(layer, shape, FIBRE, FIBRE_LINE, 1.8)


def lining(layer: Layer, shape: BaseGeometry) -> None:
    """The healthy lining: thin and pale."""
    paint(layer, shape, LINING, LINING_LINE, 1.4)


def irritated(layer: Layer, shape: BaseGeometry, gap: float = 9.5) -> None:
    """The irritated lining: tint, hatch and the heaviest outline of the plate."""
    paint(layer, shape, PAIN_TINT)
    paint(layer, union(hatch(shape.buffer(-1.2), gap, -45)), line=PAIN_LINE, width=1.5)
    paint(layer, shape, line=PAIN_LINE, width=2.8)


def calmed(layer: Layer, shape: BaseGeometry, gap: float = 19) -> None:
    """The same lining as one hopes to see it: paler, thinly outlined, its hatch sparse."""
    paint(layer, shape, CALMED)
    paint(layer, union(hatch(shape.buffer(-1.2), gap, -45)), line=CALMED_LINE, width=1.2)
    paint(layer, shape, line=CALMED_LINE, width=1.8)


def fluid(layer: Layer, shape: BaseGeometry, walls: BaseGeometry, opacity: float = 0.8) -> None:
    """The joint's own fluid; along `walls`, whose line is drawn already, it has no line of its own."""
    paint(layer, shape, FLUID, fill_opacity=opacity)
    paint(layer, free_edge(shape, walls), line=FLUID_LINE, width=1.6)


def product(layer: Layer, shape: BaseGeometry, walls: BaseGeometry, grains: int = 40, seed: int = 3) -> None:
    """The injected product: translucent, outlined, and dotted so that it also reads in grey."""
    paint(layer, shape, PRODUCT, fill_opacity=0.74)
    paint(layer, free_edge(shape, walls), line=PRODUCT_LINE, width=2)
    apart = 15.0
    if isinstance(layer, Lens):
        shape, grains, apart = shape.intersection(layer.source), 9, 13
    dots(layer, scattered(shape.buffer(-4), grains, apart, seed))


def dots(layer: Layer, points: Sequence[Pt]) -> None:
    """Grains of the product, as one path of round strokes."""
    size = 4.4
    if isinstance(layer, Lens):
        points = [layer.placed(p) for p in points]
        size *= layer.weight
    data = "".join(f"M{x:.1f} {y:.1f}h.01" for x, y in points)
    layer.raw(f'<path d="{data}" stroke="{PRODUCT_LINE}" stroke-width="{size:g}"/>')


def free_edge(shape: BaseGeometry, walls: BaseGeometry) -> BaseGeometry:
    """The outline of a shape away from `walls`, in as few pieces as possible."""
    line = shape.boundary.difference(walls.boundary.buffer(2))
    merged = linemerge(line) if isinstance(line, MultiLineString) else line
    return MultiLineString([g for g in getattr(merged, "geoms", [merged]) if g.length > 5])


def scattered(shape: BaseGeometry, count: int, apart: float, seed: int) -> list[Pt]:
    """At most `count` points of a shape, none nearer than `apart` to another."""
    dice = random.Random(seed)  # noqa: S311 - for the eye, not for secrets
    x0, y0, x1, y1 = shape.bounds
    kept: list[Pt] = []
    for _ in range(count * 60):
        p = (dice.uniform(x0, x1), dice.uniform(y0, y1))
        if len(kept) < count and shape.contains(Point(p)) and all(math.dist(p, q) >= apart for q in kept):
            kept.append(p)
    return kept


@dataclass
class Lens(SmoothLayer):
    """A layer that shows a round part of the plate larger, somewhere else on it: « vu de plus près ».

    What is painted on it is moved, enlarged and cut; lines grow less than shapes.
    """

    spot: Pt = (0, 0)
    centre: Pt = (0, 0)
    radius: float = 120
    factor: float = 2.3
    weight: float = 1.3

    def of(self, plate: Plate, layer_id: str) -> Lens:
        """Start a layer of the plate for the same lens."""
        made = replace(self, id=layer_id, items=[])
        plate.layers.append(made)
        return made

    @property
    def disc(self) -> BaseGeometry:
        """What the lens shows, where it shows it."""
        return Point(self.centre).buffer(self.radius, 48)

    def placed(self, p: Pt) -> Pt:
        """Where the lens shows a point."""
        return (
            self.centre[0] + (p[0] - self.spot[0]) * self.factor,
            self.centre[1] + (p[1] - self.spot[1]) * self.factor,
        )

    @property
    def source(self) -> BaseGeometry:
        """What the lens shows, where it is on the plate."""
        return Point(self.spot).buffer(self.radius / self.factor, 48)

    def shape(
        self,
        geometry: BaseGeometry,
        *,
        fill: str = "none",
        line: str | None = None,
        width: float = USUAL_WIDTH,
        **attributes: str | float,
    ) -> Layer:
        """Add a polygon or a line as the lens shows it; the rim cuts it without an outline."""
        moved = affinity.translate(
            affinity.scale(geometry, self.factor, self.factor, origin=self.spot),
            self.centre[0] - self.spot[0],
            self.centre[1] - self.spot[1],
        )
        width = round(width * self.weight, 2)
        if fill != "none":
            inside = moved.intersection(self.disc)
            whole = moved.within(self.disc)
            super().shape(inside, fill=fill, line=line if whole else None, width=width, **attributes)
            line = None if whole else line
            moved = moved.boundary
        elif moved.geom_type.endswith("Polygon"):
            moved = moved.boundary
        if line:
            cut = moved.intersection(self.disc)
            cut = linemerge(cut) if isinstance(cut, MultiLineString) else cut
            super().shape(cut, fill="none", line=line, width=width, **attributes)
        return self

    def rim(self, layer: Layer) -> None:
        """The rim, a ring on the spot, and the two lines that join them."""
        ring, far = self.radius / self.factor, math.dist(self.spot, self.centre)
        heading = math.atan2(self.centre[1] - self.spot[1], self.centre[0] - self.spot[0])
        for side in (1, -1):
            turn = heading + side * math.acos((ring - self.radius) / far)
            ends = [
                (c[0] + r * math.cos(turn), c[1] + r * math.sin(turn))
                for c, r in ((self.spot, ring), (self.centre, self.radius))
            ]
            layer.shape(LineString(ends), line=RIM, width=1.8)
        x, y = self.spot
        layer.raw(f'<circle cx="{x}" cy="{y}" r="{ring:.1f}" stroke="{RIM}" stroke-dasharray="7 6"/>')
        x, y = self.centre
        for grown, colour, width in ((2.4, HALO, 3), (0, RIM, 3.2)):
            layer.raw(
                f'<circle cx="{x}" cy="{y}" r="{self.radius + grown:g}" stroke="{colour}" '
                f'stroke-width="{width}"/>'
            )


def needle(layer: Layer, tip: Pt, hub: Pt, radius: float = 3.0) -> None:
    """A fine needle from its hub, outside the skin, to its bevelled tip in the joint."""
    length = math.dist(tip, hub)
    turn = math.degrees(math.atan2(hub[1] - tip[1], hub[0] - tip[0]))

    def place(shape: BaseGeometry) -> BaseGeometry:
        return affinity.translate(affinity.rotate(shape, turn, (0, 0)), *tip)

    shaft = Polygon([(0, radius), (9, -radius), (length, -radius), (length, radius)])
    cone = [(-4, -3.4), (6, -7), (30, -8.4), (30, 8.4), (6, 7), (-4, 3.4)]
    body = soften(Polygon([(length + x, y) for x, y in cone]), 1.8)
    rim = soften(box(length + 28, -11, length + 37, 11), 2.2)
    halo = 2.3 * layer.weight / layer.factor if isinstance(layer, Lens) else 2.3
    paint(layer, place(union([shaft, body, rim])).buffer(halo), HALO, fill_opacity=0.85)
    paint(layer, place(shaft), TOOL)
    paint(layer, place(LineString([(14, -0.7), (length - 6, -0.7)])), line=TOOL_SHINE, width=1.2)
    paint(layer, place(body), TOOL_HUB, TOOL, 2)
    paint(layer, place(rim), CEMENT, TOOL, 2)
