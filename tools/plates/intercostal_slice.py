"""The section of `nerf-intercostal`: the wall of the chest cut across two ribs, skin outside, lung inside.

Frame: the nerve under the upper rib is at (0, 0), in millimetres or so; the outside of the body is at
negative x, as on the plate.
"""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates import cold
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    FAT,
    MUSCLE,
    MUSCLE_LINE,
    SAC,
    SAC_LINE,
    SKIN,
    SKIN_LINE,
    Layer,
    Plate,
    Pt,
    blob,
    crescent,
    soften,
)
from tools.plates.knee_vessels_ink import ARTERY, ARTERY_LINE, View

GLASS_AT, GLASS_RADIUS = (164.0, 318.0), 140.0
GLASS = Point(GLASS_AT).buffer(GLASS_RADIUS, 64)
SCALE = 3.5
INSIDE = View((GLASS_AT[0] + 12 * SCALE, GLASS_AT[1] + 2 * SCALE), SCALE, GLASS)
SKY = "#E6F0F1"
LUNG, LUNG_LINE, AIR = "#CEDAE3", "#7C96AA", "#EDF2F5"
FIBRE = "#D6ADA0"
PLEURA = "#4F7F97"
VEIN, VEIN_LINE = "#7C9CC4", "#4A6C98"
# Depths, from outside to inside.
SKIN_AT, FAT_AT, WALL_AT, RIB_AT, PLEURA_AT = -37.0, -33.0, -20.0, -8.5, 7.5

ICE = cold.Ice(INSIDE.point((-2.4, 0.4)), 25, -20)
PROBE = cold.Probe(INSIDE.point((-2.0, 0.6)), INSIDE.point((-46, 17)), 0, 3.6, 40)


RIB: tuple[Pt, ...] = (
    (-4.4, -7), (-1, -9.6), (2.6, -8), (4.1, -2), (4.1, 3), (3.2, 5.8), (1.6, 6.8), (0.4, 8.8), (-2, 10),
    (-4.4, 7.6), (-5.3, 0),
)  # fmt: skip
ALVEOLI: tuple[tuple[float, float, float], ...] = (
    (17, -30, 2.1), (23, -22, 2.6), (15, -16, 2), (21, -9, 2.2), (26, -2, 2.5), (16, -1, 2.2),
    (20, 7, 2.4), (15, 15, 2), (23, 17, 2.3), (18, 25, 2.3), (25, -12, 1.7), (13, 30, 1.8), (14, 8, 1.6),
    (14, -8, 1.5),
)  # fmt: skip


def _depth(x: float, bow: float = 4.0) -> list[Pt]:
    """A layer's limit: the wall is slightly bowed outwards."""
    return [(x + bow * (y / 46) ** 2, y) for y in range(-50, 51, 5)]


def _inside(x: float) -> BaseGeometry:
    """All that lies deeper than a limit."""
    return Polygon([*_depth(x), (80, 50), (80, -50)])


def _rib(y: float) -> BaseGeometry:
    """A rib cut across: flat, its lower inner edge hollowed for the vessels and the nerve."""
    return affinity.translate(blob(RIB), -1.6, y)


RIBS = (_rib(-14.5), _rib(19.5))


def wall(layer: Layer) -> None:
    """Air, skin, fat, the muscles of the back, then the muscle between the ribs."""
    layer.shape(GLASS, fill=SKY)
    for x, fill in ((SKIN_AT, SKIN), (FAT_AT, FAT), (WALL_AT, MUSCLE)):
        INSIDE.paint(layer, _inside(x), fill)
    for x, colour, width in (
        (SKIN_AT, SKIN_LINE, 2.2),
        (WALL_AT, MUSCLE_LINE, 1.8),
        (RIB_AT, MUSCLE_LINE, 1.6),
    ):
        INSIDE.paint(layer, LineString(_depth(x)), line=colour, width=width)
    for x, start, end in ((-17.5, -38, -4), (-15, -14, 30), (-17, 8, 40), (-12, -34, -16), (-11.5, 12, 34)):
        fibre = [(px, py) for px, py in _depth(x) if start <= py <= end]
        INSIDE.paint(layer, LineString(fibre), line=FIBRE, width=1.5)
    for y in (-36, -32, 2, 6, 33, 37):  # the muscle between two ribs, its fibres oblique
        INSIDE.paint(layer, LineString([(RIB_AT + 1.6, y - 4), (2.4, y + 2)]), line=FIBRE, width=1.5)
    INSIDE.paint(layer, _inside(PLEURA_AT - 3.2), FAT)


def lung(layer: Layer) -> None:
    """The lung inside its two sheets, parted by a thin film."""
    INSIDE.paint(layer, _inside(PLEURA_AT), AIR)
    INSIDE.paint(layer, _inside(PLEURA_AT + 2.2), LUNG)
    INSIDE.paint(layer, LineString(_depth(PLEURA_AT)), line=PLEURA, width=3)
    INSIDE.paint(layer, LineString(_depth(PLEURA_AT + 2.2)), line=LUNG_LINE, width=2)
    for x, y, r in ALVEOLI:
        INSIDE.paint(layer, Point(x, y).buffer(r), AIR, LUNG_LINE, 1.2)


def bones(layer: Layer) -> None:
    """Both ribs, cut."""
    for shape in RIBS:
        INSIDE.paint(layer, shape, BONE)
        shade = soften(crescent(shape.buffer(-0.4), -1.4, -1.4), 0.2)
        INSIDE.paint(layer, shade, BONE_SHADE, fill_opacity=0.75)
        INSIDE.paint(layer, shape, line=BONE_LINE, width=2.4)


def vessels(layer: Layer) -> None:
    """Vein, artery and nerve under the lower rib; under the upper one the ice hides them."""
    for (x, y), r, fill, line in (
        ((2.2, 27.4), 1.4, VEIN, VEIN_LINE),
        ((2.0, 30.5), 1.2, ARTERY, ARTERY_LINE),
        ((1.4, 33.4), 1.4, SAC, SAC_LINE),
    ):
        INSIDE.paint(layer, Point(x, y).buffer(r), fill, line, 1.6)


def treated(layer: Layer) -> None:
    """The ice, which stops before the pleura, with the nerve in it; then the probe."""
    ICE.draw(layer, Point(0, 0).buffer(0.01), ((0.06, 0.64, 0.44), (-0.4, -0.46, 0.46)))
    x, y = INSIDE.point((0, 0))
    layer.raw(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.6" fill="{cold.FROZEN_NERVE}" stroke="{cold.ICE_LINE}"/>'
    )
    PROBE.draw(layer, cut=GLASS)


def frame(layer: Layer) -> None:
    """The rim of the glass."""
    x, y = GLASS_AT
    for colour, width in ((cold.WHITE, 6.8), (BONE_LINE, 3.4)):
        layer.raw(f'<circle cx="{x}" cy="{y}" r="{GLASS_RADIUS}" stroke="{colour}" stroke-width="{width}"/>')


def draw(plate: Plate) -> None:
    """All the layers of the section."""
    wall(plate.layer("coupe"))
    lung(plate.layer("coupe-poumon"))
    bones(plate.layer("coupe-os"))
    vessels(plate.layer("coupe-vaisseaux"))
    treated(plate.layer("coupe-froid"))
    frame(plate.layer("coupe-cadre"))
