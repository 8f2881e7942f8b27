"""How `genou-vaisseaux` is inked: the knee in true size, and the same shapes cut to the lens."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from tools.plates import knee_shapes as knee
from tools.plates import knee_vessels_shapes as shapes
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    MUSCLE,
    NERVE,
    NERVE_LINE,
    PAIN_LINE,
    SKIN,
    SKIN_LINE,
    TOOL,
    TOOL_SHINE,
    Layer,
    Pt,
    crescent,
    soften,
    union,
)
from tools.plates.vertebra_side_ink import paint

AT: Pt = (386.0, 350.0)  # the middle of the joint on the plate
LENS: Pt = (820.0, 330.0)
LENS_RADIUS = 150.0

FLESH, FLESH_EDGE = "#F1DFD1", "#EED6C6"
ARTERY, ARTERY_LINE, ARTERY_SHINE = "#B8453A", "#8F2A20", "#D98A7E"
TOOL_BEHIND = "#8B8C8B"  # the tube under a bone
EXCESS = "#A5281F"
CARTILAGE, CARTILAGE_LINE = "#BFDADF", "#5F949B"
MENISCUS, MENISCUS_LINE = "#8FBBC2", "#4E848B"
OIL, OIL_LINE = "#9AD4DE", "#07414C"
OIL_SEEN, GLINT_FROM = 1.2, 2.4  # a drop's half-width in the knee's frame, on the plate
FLUID = "#E9F0EE"
PALE_NERVE, PALE_NERVE_LINE = "#EFDFA0", "#B39A4E"
CLOSED = "#8C8683"
MEMBRANE, MEMBRANE_LINE = "#D5E2E0", "#86A9AA"
SWOLLEN = {"irritee": ("#E8AE90", PAIN_LINE, 2.6), "calmee": ("#EDD3C4", "#B98D75", 1.8)}


@dataclass(frozen=True)
class View:
    """Where shapes of the knee's frame go: the plate itself, or the lens, which cuts them."""

    at: Pt
    scale: float
    cut: BaseGeometry | None = None

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape on the plate, cut to the view."""
        placed = knee.place(shape, self.at, self.scale)
        return placed if self.cut is None else placed.intersection(self.cut)

    def point(self, p: Pt) -> Pt:
        """A point on the plate."""
        return (self.at[0] + p[0] * self.scale, self.at[1] + p[1] * self.scale)

    def paint(
        self,
        layer: Layer,
        shape: BaseGeometry,
        fill: str = "none",
        line: str | None = None,
        width: float = 2.4,
        **attributes: Any,
    ) -> None:
        """Fill and outline; along the cut of the lens there is no outline."""
        if self.cut is None:
            paint(layer, self.place(shape), fill, line, width, **attributes)
            return
        placed = knee.place(shape, self.at, self.scale)
        inside = placed.intersection(self.cut)
        if fill != "none":
            layer.shape(inside, fill=fill, **attributes)
        if line:
            edge = placed.boundary if placed.geom_type.endswith("Polygon") else placed
            layer.shape(edge.intersection(self.cut), line=line, width=width, **attributes)


PLATE = View(AT, 1)
ZOOM = LENS_RADIUS / shapes.SPOT_RADIUS
RING = View(AT, 1, Point(PLATE.point(shapes.SPOT)).buffer(shapes.SPOT_RADIUS - 1, 48))
GLASS = Point(LENS).buffer(LENS_RADIUS, 48)
INSIDE = View((LENS[0] - shapes.SPOT[0] * ZOOM, LENS[1] - shapes.SPOT[1] * ZOOM), ZOOM, GLASS)


def leg(layer: Layer) -> None:
    """Skin and flesh in three flat tones."""
    skin = knee.leg()
    PLATE.paint(layer, skin, SKIN)
    PLATE.paint(layer, skin.buffer(-9), FLESH_EDGE)
    PLATE.paint(layer, skin.buffer(-20), FLESH)
    for muscle in knee.muscles():
        PLATE.paint(layer, muscle, MUSCLE, fill_opacity=0.6)
    PLATE.paint(layer, skin, line=SKIN_LINE, width=2.2)


def trunk(layer: Layer) -> None:
    """The main artery, which the pouch and the bones will hide in part."""
    PLATE.paint(layer, shapes.trunk(), ARTERY, ARTERY_LINE, 1.4)


def pouch(layer: Layer) -> None:
    """The pouch of the joint and its thin lining."""
    _pouch(layer, PLATE)


def _pouch(layer: Layer, view: View) -> None:
    view.paint(layer, knee.capsule(), FLUID)
    view.paint(layer, shapes.membrane(), MEMBRANE, MEMBRANE_LINE, 1.6)


def membrane(layer: Layer, state: str) -> None:
    """The swollen part of the lining. It keeps its thickness: the act has not been shown to change that."""
    PLATE.paint(layer, shapes.swollen(), *SWOLLEN[state])


def branches(layer: Layer) -> None:
    """The small arteries, in full where no bone hides them."""
    PLATE.paint(layer, shapes.branches(), ARTERY, ARTERY_LINE, 1.2)


def bones(layer: Layer) -> None:
    """Fibula behind, then shin and thigh bones."""
    for bone in (knee.fibula(), knee.tibia(), knee.femur()):
        PLATE.paint(layer, bone, BONE)
        PLATE.paint(layer, soften(crescent(bone.buffer(-1.2)), 0.5), BONE_SHADE, fill_opacity=0.75)
        PLATE.paint(layer, bone, line=BONE_LINE, width=2.5)
    for line in knee.shaft_lines():
        PLATE.paint(layer, line, line="#D9D3C2", width=2)


def cartilage(layer: Layer) -> None:
    """Cartilage and menisci."""
    _cartilage(layer, PLATE, 1.8)


def _cartilage(layer: Layer, view: View, width: float) -> None:
    view.paint(layer, knee.cartilage(), CARTILAGE, CARTILAGE_LINE, width)
    view.paint(layer, union(knee.menisci()), MENISCUS, MENISCUS_LINE, width)


def behind(layer: Layer) -> None:
    """The arteries once more, faint, where bone or pouch hides them."""
    hidden = union(
        [
            shapes.trunk().intersection(union([knee.bones(), knee.capsule()])),
            shapes.branches().intersection(knee.bones()),
        ]
    )
    PLATE.paint(layer, hidden, ARTERY, fill_opacity=0.4)


def patella(layer: Layer) -> None:
    """The kneecap, see-through, dashed: it stands in front."""
    shape = PLATE.place(knee.patella())
    layer.shape(shape, fill="#FFFFFF", fill_opacity=0.42)
    layer.shape(shape, line=BONE_LINE, width=2.2, stroke_dasharray="8 6")


def catheter(layer: Layer) -> None:
    """The thin tube in the artery; paler where a bone stands in front of it."""
    line = shapes.catheter()
    seen = line.difference(knee.bones().buffer(-1))
    # The white edge says « in front »: only where no bone stands before the tube.
    PLATE.paint(layer, seen, line="#FFFFFF", width=6.8, stroke_opacity=0.85)
    PLATE.paint(layer, line, line=TOOL_BEHIND, width=4.6)
    PLATE.paint(layer, seen, line=TOOL, width=4.6)
    PLATE.paint(layer, seen, line=TOOL_SHINE, width=0.8)


def excess(layer: Layer) -> None:
    """Vessels in excess, small."""
    _excess(layer, RING, (1.7, 1.3, 0.9, 0.7))


def _excess(layer: Layer, view: View, widths: tuple[float, ...]) -> None:
    for order, width in enumerate(widths):
        view.paint(layer, shapes.twigs(order), line=EXCESS, width=width)


def nerves(layer: Layer, *, calm: bool) -> None:
    """The little nerves, small."""
    _nerves(layer, RING, 1.8 if calm else 2.4, calm=calm)


def _nerves(layer: Layer, view: View, width: float, *, calm: bool) -> None:
    fill, line = (PALE_NERVE, PALE_NERVE_LINE) if calm else (NERVE, NERVE_LINE)
    view.paint(layer, shapes.nerves(), line=line, width=width)
    view.paint(layer, shapes.nerves(), line=fill, width=round(width * 0.6, 1))


def grains(layer: Layer) -> None:
    """The grains, small."""
    _grains(layer, PLATE, (*shapes.drifting(), *shapes.plugs()), 1.7, 1)


def _grains(layer: Layer, view: View, some: tuple[Pt, ...], radius: float, width: float) -> None:
    dots = (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>' for x, y in (view.point(p) for p in some))
    layer.raw(f'<g fill="#FFFFFF" stroke="{TOOL}" stroke-width="{width}">{"".join(dots)}</g>')


def oil(layer: Layer) -> None:
    """The drops of oil, small: only the largest can be seen."""
    _oil(layer, PLATE, [d for d in shapes.drops() if d.wide > OIL_SEEN], 0.9)


def lens_oil(layer: Layer) -> None:
    """Oil on its way and in the first vessels, large."""
    _oil(layer, INSIDE, shapes.drops(), 1.7)


def _oil(layer: Layer, view: View, some: Iterable[shapes.Drop], width: float) -> None:
    """Drops with a glint: in grey, too, they are not the grains."""
    bodies, glints = [], []
    for drop in some:
        x, y = view.point(drop.at)
        a, b = drop.long * view.scale, drop.wide * view.scale
        if view.cut is not None and not Point(x, y).buffer(a + width).within(view.cut):
            continue
        turn = f'transform="translate({x:.1f} {y:.1f}) rotate({drop.turn:.0f})"'
        bodies.append(f'<ellipse rx="{a:.1f}" ry="{b:.1f}" {turn}/>')
        if b > GLINT_FROM:
            glints.append(f'<circle cx="{x - b * 0.32:.1f}" cy="{y - b * 0.34:.1f}" r="{b * 0.3:.1f}"/>')
    layer.raw(f'<g fill="{OIL}" stroke="{OIL_LINE}" stroke-width="{width}">{"".join(bodies)}</g>')
    layer.raw(f'<g fill="#FFFFFF">{"".join(glints)}</g>')


def closed(layer: Layer) -> None:
    """Vessels closed, small."""
    _closed(layer, RING, 1.4)


def _closed(layer: Layer, view: View, width: float) -> None:
    view.paint(layer, shapes.twigs(0), line="#C98B80", width=width)
    for order in (1, 2):
        view.paint(
            layer, shapes.twigs(order), line=CLOSED, width=round(width * 0.4, 1), stroke_dasharray="1 5"
        )


def lens_ground(layer: Layer) -> None:
    """The glass, full of flesh, with the pouch."""
    layer.shape(GLASS, fill=FLESH)
    _pouch(layer, INSIDE)


def lens_membrane(layer: Layer, state: str) -> None:
    """The swollen membrane under the glass."""
    INSIDE.paint(layer, shapes.swollen(), *SWOLLEN[state])


def lens_bones(layer: Layer) -> None:
    """Bones, cartilage and meniscus under the glass."""
    for bone in (knee.tibia(), knee.femur()):
        INSIDE.paint(layer, bone, BONE)
        shade = soften(crescent(bone.buffer(-0.5), -2.4, -2.4), 0.2)
        INSIDE.paint(layer, shade, BONE_SHADE, fill_opacity=0.75)
        INSIDE.paint(layer, bone, line=BONE_LINE, width=2.6)
    _cartilage(layer, INSIDE, 2.2)


def lens_excess(layer: Layer) -> None:
    """The vessels in excess, large; the artery they leave is painted over their roots."""
    _excess(layer, INSIDE, (5, 3.8, 2.7, 2, 1.5))


def lens_closed(layer: Layer) -> None:
    """The same vessels once closed."""
    _closed(layer, INSIDE, 4.6)


def lens_artery(layer: Layer) -> None:
    """The artery under the glass."""
    INSIDE.paint(layer, shapes.branches(), ARTERY, ARTERY_LINE, 1.8)


def lens_nerves(layer: Layer, *, calm: bool) -> None:
    """The little nerves, large."""
    _nerves(layer, INSIDE, 5 if calm else 6.5, calm=calm)


def lens_catheter(layer: Layer) -> None:
    """The catheter's end under the glass, with a ring near its tip."""
    line = shapes.catheter()
    for colour, half in (("#FFFFFF", 2.0), (TOOL, 1.5), (TOOL_SHINE, 0.35)):
        INSIDE.paint(layer, line.buffer(half), colour)
    (x, y), turn = shapes.tip()
    x, y, across = x - 3.6 * math.cos(turn), y - 3.6 * math.sin(turn), turn + math.pi / 2
    ends = [(x + k * math.cos(across), y + k * math.sin(across)) for k in (-1.2, 1.2)]
    INSIDE.paint(layer, LineString(ends), line="#FFFFFF", width=3)


def lens_grains(layer: Layer) -> None:
    """Grains on their way and in the first branches, large."""
    _grains(layer, INSIDE, (*shapes.drifting(), *shapes.plugs()), 5.2, 2)


def lens_plugs(layer: Layer) -> None:
    """Grains at rest in the first branches."""
    _grains(layer, INSIDE, shapes.plugs(), 5.2, 2)


def lens_frame(layer: Layer) -> None:
    """The two tangents from the spot to the glass, then both rims."""
    spot = PLATE.point(shapes.SPOT)
    for line in tangents(spot, shapes.SPOT_RADIUS, LENS, LENS_RADIUS):
        layer.shape(line, line=BONE_LINE, width=1.8)
    for (x, y), r, width in ((spot, shapes.SPOT_RADIUS, 2.6), (LENS, LENS_RADIUS, 3.4)):
        layer.raw(
            f'<circle cx="{x}" cy="{y}" r="{r}" stroke="#FFFFFF" stroke-width="{width + 3.4}"/>'
            f'<circle cx="{x}" cy="{y}" r="{r}" stroke="{BONE_LINE}" stroke-width="{width}"/>'
        )


def tangents(a: Pt, ra: float, b: Pt, rb: float) -> list[LineString]:
    """The two outer tangents of two circles."""
    reach, along = math.dist(a, b), math.atan2(b[1] - a[1], b[0] - a[0])
    lines = []
    for side in (-1, 1):
        turn = along + side * math.acos((ra - rb) / reach)
        ux, uy = math.cos(turn), math.sin(turn)
        lines.append(LineString([(a[0] + ra * ux, a[1] + ra * uy), (b[0] + rb * ux, b[1] + rb * uy)]))
    return lines
