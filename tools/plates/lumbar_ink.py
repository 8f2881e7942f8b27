"""How bones, discs and nerves of `rachis-lombaire` are inked, on the plate and again in its magnifiers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from tools.plates import lumbar_shapes as shapes
from tools.plates import vertebra_side_shapes as side
from tools.plates.brush import Brush
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    DISC,
    DISC_LINE,
    NERVE,
    NERVE_LINE,
    NUCLEUS,
    SAC,
    SAC_LINE,
    Layer,
    Plate,
    Pt,
    close,
    crescent,
    curve,
    soften,
    union,
)
from tools.plates.vertebra_side_ink import CANAL_FAT, CARTILAGE

MINOR_LINE, TOOL_LINE, GLASS, HOLE = "#8FAFB2", "#3F5F63", "#E9EEEB", "#DCE6E4"
K = shapes.PLATE_SCALE
JOINT = 1.6  # mm of cartilage between two arches
STRANDS = (-0.5, -0.17, 0.17, 0.5)


@dataclass(frozen=True)
class FineBrush(Brush):
    """A brush that writes fitted cubics, and outlines a cut shape all round.

    The cut is off the plate, or under the rim of a magnifier: nobody sees its outline.
    """

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
        """Fill a shape, then its outline and its second tone, a crescent along the lower right edge."""
        inside = self._placed(shape)
        self._path(surfaces(inside), fill=fill, line=line, width=width, **attributes)
        if shade:
            rim = inside.buffer(-width * self.weight * 0.5)
            tone = soften(crescent(rim, -5 * self.weight, -5 * self.weight), 0.6).simplify(0.4)
            self._path(surfaces(tone), fill=shade, fill_opacity=0.75)
        return self

    def lines(
        self, lines: Iterable[BaseGeometry], colour: str, width: float, **attributes: str | float
    ) -> None:
        """Several lines as one path."""
        placed = self._placed(union(lines))
        merged = linemerge(placed) if isinstance(placed, MultiLineString) else placed
        self._path(merged, fill="none", line=colour, width=width, **attributes)

    def _placed(self, shape: BaseGeometry) -> BaseGeometry:
        placed = affinity.affine_transform(shape, list(self.matrix))
        return placed if self.cut is None else placed.intersection(self.cut)

    def _path(
        self,
        shape: BaseGeometry,
        *,
        fill: str,
        line: str | None = None,
        width: float = 0,
        **attributes: str | float,
    ) -> None:
        self.layer.shape(shape, fill=fill, line=line, width=round(width * self.weight, 1), **attributes)


def surfaces(shape: BaseGeometry) -> BaseGeometry:
    """Only the surfaces of a cut, and none too small to be seen."""
    return union(g for g in getattr(shape, "geoms", [shape]) if isinstance(g, Polygon) and g.area > 12)


def on_plate(layer: Layer, margin: float = 6) -> FineBrush:
    """The brush of the plate itself."""
    return FineBrush(layer, (K, 0, 0, K, 0, 0), side.canvas(margin))


@dataclass(frozen=True)
class Lens:
    """A magnifier: where it stands, what it looks at, how much nearer."""

    source: Pt
    centre: Pt = (166, 392)
    radius: float = 130
    zoom: float = 2.35

    def brush(self, layer: Layer) -> FineBrush:
        """The same frame, nearer, cut to the glass, with lines that stay fine."""
        k, (x, y), (sx, sy) = K * self.zoom, self.centre, self.source
        matrix = (k, 0, 0, k, x - sx * self.zoom, y - sy * self.zoom)
        return FineBrush(layer, matrix, Point(x, y).buffer(self.radius, 48), 0.55 * self.zoom)


def bone(brush: FineBrush, shape: BaseGeometry, canal: BaseGeometry) -> None:
    """An arch: opaque beside the canal, translucent over it so that the sac reads as one band."""
    beside = shape.buffer(-0.6).difference(canal)
    brush.draw(beside, BONE, width=3, shade=BONE_SHADE)
    brush.draw(shape, BONE, BONE_LINE, 2.5, fill_opacity=0.58)


def body(brush: FineBrush, shape: BaseGeometry) -> None:
    """A vertebral body."""
    brush.draw(shape, BONE, BONE_LINE, 2.5, shade=BONE_SHADE)


def disc(brush: FineBrush, shape: side.Disc, *, dry: bool = False) -> None:
    """A disc with its nucleus, which a dried disc has lost."""
    brush.draw(shape.outline(), DISC, DISC_LINE, 2.2)
    if not dry:
        brush.draw(shape.nucleus(), NUCLEUS)


def joint(brush: FineBrush, upper: BaseGeometry, lower: BaseGeometry, frame: side.Frame) -> BaseGeometry:
    """Paint the cartilage between two arches; returns the lower one without what the upper one hides."""
    strip = _hiding(upper, frame).difference(upper)
    brush.draw(strip.intersection(lower), CARTILAGE)
    return uncovered(upper, lower, frame)


def uncovered(upper: BaseGeometry, lower: BaseGeometry, frame: side.Frame) -> BaseGeometry:
    """What of an arch is neither under the one above nor in the joint between them."""
    return soften(lower.difference(_hiding(upper, frame)), 2)


def _hiding(upper: BaseGeometry, frame: side.Frame) -> BaseGeometry:
    """An arch with the cartilage along the front of its joint; `frame` is that of the arch below."""
    around = Polygon(frame.line([(25, -25), (37.5, -25), (37.5, -12), (36, -6), (31, -1.5), (25, -6)]))
    near = upper.buffer(JOINT * side.SCALE).intersection(around)
    return close(soften(union([upper, near]), 3), 4)


def canal(brush: FineBrush, spine: shapes.Lumbar) -> None:
    """The fat of the canal."""
    brush.draw(spine.band(1), CANAL_FAT)


def sac(brush: FineBrush, spine: shapes.Lumbar, opacity: float = 1) -> None:
    """The sac with its strands."""
    brush.draw(spine.sac(), SAC, SAC_LINE, 2, opacity=opacity)
    strands = [LineString(spine.axis(offset)) for offset in STRANDS]
    brush.lines(strands, SAC_LINE, 1.3, opacity=0.62 * opacity)


def root_starts(brush: FineBrush, some: Iterable[side.Vertebra]) -> None:
    """Where roots begin in the sac, under the arch that veils them."""
    starts = (v.root().intersection(v.arch().buffer(0.6)) for v in some)
    brush.draw(union(starts), NERVE, NERVE_LINE, 1.5)


def low_bones(brush: FineBrush) -> None:
    """The sacrum and L5, which never move, with the disc between them."""
    spine = shapes.HEALTHY
    band, last = spine.band(1), spine.last
    bone(brush, joint(brush, last.arch(), shapes.sacrum_back(), spine.sacrum), band)
    disc(brush, spine.discs()[-1])
    body(brush, shapes.sacrum_body())
    brush.lines([LineString(curve(line)) for line in shapes.fused_discs()], MINOR_LINE, 1.7)
    brush.draw(shapes.hole(), HOLE, MINOR_LINE, 1.7)
    bone(brush, joint(brush, spine.fourth.arch(), last.arch(), last.frame), band)
    body(brush, last.body())


def high_bones(brush: FineBrush) -> None:
    """L4, L3 and L2 with their discs: what comes down when the disc under L4 is worn."""
    spine = shapes.HEALTHY
    band, bones = spine.band(1), spine.vertebrae
    for k in range(len(bones) - 2, -1, -1):
        shape = bones[k].arch()
        if k:
            shape = joint(brush, bones[k - 1].arch(), shape, bones[k].frame)
        bone(brush, shape, band)
    for between in spine.discs()[:-2]:
        disc(brush, between)
    for vertebra in bones[:-1]:
        body(brush, vertebra.body())


def fading_roots(plate: Plate, layer: Layer, name: str, spine: shapes.Lumbar) -> None:
    """The roots of L2, L3 and L4 outside the canal; they fade where they leave for the belly."""
    for k, vertebra in enumerate(spine.vertebrae[:-1]):
        whole = shapes.long_root(vertebra).difference(vertebra.arch())
        outer = affinity.scale(whole, K, K, origin=(0, 0)).intersection(side.canvas(4))
        if outer.is_empty:
            continue
        start, end = (_tenths(vertebra.frame.at(*shapes.ROOT[j])) for j in (6, -1))
        line = plate.linear(f"bord-{name}{k}", start, end, [(0, NERVE_LINE, 1), (1, NERVE_LINE, 0)])
        fill = plate.linear(f"nerf-{name}{k}", start, end, [(0, NERVE, 1), (1, NERVE, 0)])
        # Two fills: an outline with a gradient is drawn differently by the engines.
        layer.shape(outer.buffer(0.4), fill=line)
        layer.shape(outer.buffer(-1.2), fill=fill)


def _tenths(p: Pt) -> Pt:
    return (round(p[0] * K, 1), round(p[1] * K, 1))


def near_root(brush: FineBrush, vertebra: side.Vertebra, opacity: float = 1) -> None:
    """A root outside the canal, where nothing shows of its fading end."""
    shape = shapes.long_root(vertebra).difference(vertebra.arch())
    brush.draw(shape, NERVE, NERVE_LINE, 1.6, opacity=opacity)


def low_root(brush: FineBrush) -> None:
    """The root of L5, in front of the sacrum, down beyond the plate."""
    brush.draw(shapes.root_of_l5(), NERVE, NERVE_LINE, 1.6)


def root_beyond(brush: FineBrush) -> None:
    """The root of S1 in the canal, where it shows through the hole under L5; calm."""
    spine = shapes.HEALTHY
    bones = union([spine.last.arch(), spine.fourth.arch(), shapes.sacrum_back(), shapes.sacrum_body()])
    lower = Polygon(spine.last.frame.line([(10, 2), (40, 2), (40, 40), (10, 40)]))
    brush.draw(shapes.root_of_s1().intersection(lower).difference(bones), NERVE, NERVE_LINE, 1.6, opacity=0.5)


def lens_frame(layer: Layer, lens: Lens) -> None:
    """The rim of a magnifier, a dashed circle on what it looks at and the two lines between them."""
    (x, y), (sx, sy), near = lens.centre, lens.source, lens.radius / lens.zoom
    axis, far = math.atan2(sy - y, sx - x), math.dist(lens.centre, lens.source)
    lean = math.acos((lens.radius - near) / far)
    for angle in (axis - lean, axis + lean):
        c, s = math.cos(angle), math.sin(angle)
        ends = [(x + lens.radius * c, y + lens.radius * s), (sx + near * c, sy + near * s)]
        layer.shape(LineString(ends), line=TOOL_LINE, width=1.3)
    ring = f'<circle cx="{sx}" cy="{sy}" r="{near:.1f}" stroke="{TOOL_LINE}" stroke-width="2.2"'
    layer.raw(f'{ring} stroke-dasharray="6 6"/>')
    layer.raw(f'<circle cx="{x}" cy="{y}" r="{lens.radius}" stroke="{TOOL_LINE}" stroke-width="3.8"/>')


def lens_ground(layer: Layer, lens: Lens) -> None:
    """What a magnifier shows of the base: tissues, canal, sac and bones.

    The sac is calm, as it is under the steps that have a magnifier: no instrument seems to enter it.
    """
    x, y = lens.centre
    layer.raw(f'<circle cx="{x}" cy="{y}" r="{lens.radius}" fill="{GLASS}"/>')
    brush, spine = lens.brush(layer), shapes.HEALTHY
    canal(brush, spine)
    sac(brush, spine, 0.5)
    root_starts(brush, spine.vertebrae)
    disc(brush, spine.discs()[-2])
    low_bones(brush)
    high_bones(brush)
