"""How the base of `vertebre-coupe` is inked: soft tissues, vertebra, disc, sac and nerves at rest.

A drawing is a list of parts, so that the magnifier can repeat it larger and cut to its circle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from tools.plates import vertebra_slice_flesh as flesh
from tools.plates import vertebra_slice_nerves as nerves
from tools.plates import vertebra_slice_shapes as shapes
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    DISC,
    FAT,
    MUSCLE,
    MUSCLE_LINE,
    NERVE,
    NERVE_LINE,
    NUCLEUS,
    PAIN_LINE,
    PAIN_TINT,
    SAC,
    SAC_LINE,
    SKIN,
    SKIN_LINE,
    Layer,
    Pt,
    crescent,
    curve,
    soften,
)

BEHIND, BEHIND_LINE = "#EDEFEA", "#9DB8BA"
CANAL_FAT, CANAL_LINE, LIGAMENT, CARTILAGE = "#FCF9EE", "#DCD9C4", "#E2D19B", "#A9CDD2"
DISC_EDGE, RING, CRACK = "#5F949A", "#A6CACE", "#7FA9AE"
MUSCLE_FIBRE = "#D8B5A9"


@dataclass(frozen=True, slots=True)
class Part:
    """One shape with its ink, as the arguments of `Layer.shape`."""

    shape: BaseGeometry
    fill: str = "none"
    line: str | None = None
    width: float = 2.2
    extra: dict[str, Any] = field(default_factory=dict)
    # Half-axes and turn of an ellipse: written as one, rounder and lighter than fitted curves.
    axes: tuple[float, float, float] = (0, 0, 0)


Parts = list[Part]


def paint(layer: Layer, parts: Iterable[Part], room: BaseGeometry | None = None, weight: float = 1) -> None:
    """Draw parts, cut to `room` (the plate unless told otherwise); a cut end gets no outline."""
    where = room or shapes.canvas()
    for part in parts:
        if part.axes[0] and part.shape.within(where):
            layer.raw(_ellipse(part, weight))
            continue
        inside = _cut(part.shape, where)
        split = isinstance(part.shape, (Polygon, MultiPolygon)) and not part.shape.within(where)
        if part.line and split:
            if part.fill != "none":
                layer.shape(inside, fill=part.fill, **part.extra)
            edge = _cut(part.shape.boundary, where)
            layer.shape(edge, line=part.line, width=round(part.width * weight, 2))
        else:
            width = round(part.width * weight, 2)
            layer.shape(inside, fill=part.fill, line=part.line, width=width, **part.extra)


def _cut(shape: BaseGeometry, room: BaseGeometry) -> BaseGeometry:
    inside = shape.intersection(room)
    return linemerge(inside) if isinstance(inside, MultiLineString) else inside


def dot(place: Pt, radius: float, fill: str, line: str | None = None, width: float = 1.4) -> Part:
    """A disc at a point of the plate."""
    return Part(Point(place).buffer(radius, 24), fill, line, width, {}, (radius, radius, 0))


def _ellipse(part: Part, weight: float) -> str:
    x, y = part.shape.centroid.x, part.shape.centroid.y
    a, b, turn = part.axes
    ink = f'fill="{part.fill}"'
    if part.line:
        ink += f' stroke="{part.line}" stroke-width="{part.width * weight:.3g}"'
    if a == b:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{a:.3g}" {ink}/>'
    turned = f'transform="translate({x:.1f} {y:.1f}) rotate({turn:g})"'
    return f'<ellipse rx="{a:.3g}" ry="{b:.3g}" {turned} {ink}/>'


def stroke(points: Iterable[Pt], line: str, width: float, **extra: float | str) -> Part:
    """A curved line through points of the slice."""
    return Part(LineString(curve(shapes.placed(list(points)))), "none", line, width, extra)


def sided(parts: Parts) -> Parts:
    """The parts of the right side and the same on the left."""
    return [
        *(Part(shapes.other_side(p.shape), p.fill, p.line, p.width, p.extra) for p in parts),
        *parts,
    ]


def tissues() -> Parts:
    """Fat and skin, running off the plate."""
    return [
        Part(flesh.body(), FAT),
        Part(flesh.skin_band(), SKIN),
        Part(LineString(flesh.SKIN), "none", SKIN_LINE, 2.2),
    ]


def muscles() -> Parts:
    """Back muscles and those beside the spine."""
    parts: Parts = []
    for outline, fibres in flesh.MUSCLES:
        parts.append(Part(shapes.shape(outline), MUSCLE, MUSCLE_LINE, 1.8))
        parts += [stroke(fibre, MUSCLE_FIBRE, 1.4) for fibre in fibres]
    return sided(parts)


def background() -> Parts:
    """The vertebra behind the disc, pale: it is not in the plane of the slice."""
    return [Part(shapes.behind(), BEHIND, BEHIND_LINE, 2.0)]


def canal() -> Parts:
    """The canal's fat, wider than seen: the vertebra in the background limits it."""
    return [Part(nerves.canal(), CANAL_FAT)]


def ligaments() -> Parts:
    """The yellow ligaments."""
    return sided([Part(nerves.ligament(), LIGAMENT)])


def bones() -> Parts:
    """Arch and joints."""
    arch, process = shapes.arch(), shapes.upper_process()
    return [
        *sided([Part(shapes.joint_space(), CARTILAGE), *_bone(process)]),
        *_bone(arch),
    ]


def _bone(shape: BaseGeometry) -> Parts:
    shade = soften(crescent(shape.buffer(-1.2), -4.6, -4.6), 0.5)
    return [
        Part(shape, BONE),
        Part(shade, BONE_SHADE, None, 0, {"fill_opacity": 0.75}),
        Part(shape, "none", BONE_LINE, 2.5),
    ]


def disc() -> Parts:
    """The disc with two of its rings."""
    return [
        Part(shapes.disc(), DISC, DISC_EDGE, 2.5),
        *(Part(ring, "none", RING, 1.4) for ring in shapes.rings()),
    ]


def nucleus() -> Parts:
    """The healthy soft middle."""
    return [Part(shapes.nucleus(), NUCLEUS)]


def nucleus_worn() -> Parts:
    """The worn middle, and cracks in the ring."""
    return [
        Part(shapes.nucleus(worn=True), "#BCD6D9"),
        *(stroke(crack, CRACK, 1.8) for crack in shapes.FISSURES),
    ]


def sac(press: nerves.Press, *, hurt: Iterable[int] = ()) -> Parts:
    """The sac with the nerves cut across; those of `hurt` have the outline of pain."""
    sore = set(hurt)
    dots = [
        dot(
            p,
            nerves.STRAND_RADIUS * shapes.SCALE,
            NERVE,
            PAIN_LINE if k in sore else NERVE_LINE,
            2.4 if k in sore else 1.4,
        )
        for k, p in enumerate(press.strands())
    ]
    return [Part(press.sac(), SAC, SAC_LINE, 2.2), *dots]


def root(press: nerves.Press) -> Parts:
    """The root on the treated side, at ease."""
    return [_root(press.root(), NERVE_LINE, 1.8)]


def other_root() -> Parts:
    """The root on the other side."""
    rest = nerves.Root()
    return [_root(replace(rest, u=-rest.u), NERVE_LINE, 1.8)]


def sore_root(press: nerves.Press) -> Parts:
    """A squeezed root: swollen halo, the outline of pain."""
    it = press.root()
    halo = Part(it.outline().buffer(6.5), PAIN_TINT, None, 0, {"fill_opacity": 0.9})
    return [halo, _root(it, PAIN_LINE, 3.0)]


def _root(it: nerves.Root, line: str, width: float) -> Part:
    axes = (it.a * shapes.SCALE, it.b * shapes.SCALE, round(it.turn, 1))
    return Part(it.outline(), NERVE, line, width, {}, axes)


def free_nerves() -> Parts:
    """The nerves that left the canal."""
    shape = nerves.nerve()
    return sided([Part(shape, NERVE, NERVE_LINE, 1.8)])
