"""The slice of `nerf-pudendal`: at the spine of the hip bone, patient prone, seen from the feet.

Frame: the tip of the spine of the hip bone is (0, 0), in millimetres or so; the back is up, the
outside of the body is at positive x, as on the plate.
"""

from __future__ import annotations

from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates import cold
from tools.plates.brush import oval
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
    close,
    crescent,
    curve,
    soften,
    tube,
)
from tools.plates.knee_vessels_ink import View

GLASS_AT, GLASS_RADIUS = (845.0, 336.0), 140.0
GLASS = Point(GLASS_AT).buffer(GLASS_RADIUS, 64)
SCALE = 2.15
INSIDE = View((GLASS_AT[0] - 3 * SCALE, GLASS_AT[1] + 32 * SCALE), SCALE, GLASS)
MIDDLE = -50.0
SKY = "#E6F0F1"
LIGAMENT, LIGAMENT_LINE = "#DCE7E2", "#8FB0AE"

SURFACE: tuple[Pt, ...] = (
    (-120, -60), (-90, -74), (-70, -70), (-57, -50), (-51.5, -32), (MIDDLE, -26), (-48.5, -32), (-43, -50),
    (-30, -68), (-10, -77), (20, -80), (60, -76), (120, -60),
)  # fmt: skip
BUTTOCK: tuple[Pt, ...] = (
    (-44, -14), (-40, -30), (-28, -46), (-8, -56), (20, -61), (56, -58), (90, -48), (90, -26), (56, -24),
    (28, -27), (4, -24), (-16, -18), (-34, -9),
)  # fmt: skip
HIP_BONE: tuple[Pt, ...] = (
    (-1, 0), (6, -5), (16, -9), (28, -11), (37, -8), (41, -1), (37, 7), (34, 16), (33, 26), (35, 38),
    (41, 50), (36, 64), (24, 66), (15, 54), (10, 38), (9, 22), (5, 10), (0, 5),
)  # fmt: skip
OBTURATOR: tuple[Pt, ...] = (
    (-1, 8), (4, 13), (7, 26), (8, 40), (14, 58), (6, 66), (-2, 52), (-7, 34), (-7, 18),
)  # fmt: skip
NERVE_AT: Pt = (-6.5, -7.5)
SCIATIC_AT: Pt = (24, -17.5)
HEAD: Pt = (61, 26)

ICE = cold.Ice(INSIDE.point(NERVE_AT), 25, 80)
PROBE = cold.Probe(
    INSIDE.point((NERVE_AT[0] + 0.6, NERVE_AT[1] - 1.5)), INSIDE.point((NERVE_AT[0] + 13, -88)), 0, 3.4, 38
)


def _ground() -> BaseGeometry:
    return Polygon([*curve(SURFACE), (120, 120), (-120, 120)]).buffer(0)


def tissues(layer: Layer) -> None:
    """Air, skin, fat, the muscle of the buttock on both sides, the muscle inside the pelvis."""
    layer.shape(GLASS, fill=SKY)
    ground = _ground()
    INSIDE.paint(layer, ground, SKIN)
    INSIDE.paint(layer, ground.buffer(-4.5), FAT)
    INSIDE.paint(layer, LineString(curve(SURFACE)), line=SKIN_LINE, width=2.2)
    for points in (BUTTOCK, tuple((2 * MIDDLE - x, y) for x, y in BUTTOCK), OBTURATOR):
        INSIDE.paint(layer, blob(points), MUSCLE, MUSCLE_LINE, 1.6)
    for line in (
        [(-34, -24), (-16, -34), (10, -42), (44, -45)],
        [(-30, -34), (-12, -45), (14, -52), (44, -53)],
        [(-26, -18), (-6, -26), (22, -33), (60, -34)],
    ):
        INSIDE.paint(layer, LineString(curve(line)), line="#D9B4A7", width=1.4)
    INSIDE.paint(layer, oval(MIDDLE, 24, 15, 18), "#E6C9BF", MUSCLE_LINE, 1.8)
    INSIDE.paint(layer, oval(MIDDLE, 24, 6.5, 9), "#F4E7E0", MUSCLE_LINE, 1.2)


def bones(layer: Layer) -> None:
    """Ligaments, then hip bone with its spine, head of the thigh bone, tip of the coccyx."""
    deep = tube([(1, 2), (-20, -1), (-44, -4)], [2.2, 2.6, 3.4])
    near = tube([(-26, -11), (-18, -15.5), (-11, -19)], [1.6, 2.3, 1.4])
    for shape in (deep, near):
        INSIDE.paint(layer, shape, LIGAMENT, LIGAMENT_LINE, 1.4)
    coccyx = close(oval(MIDDLE, -7, 7, 5), 1)
    for shape in (Point(HEAD).buffer(24, 32), blob(HIP_BONE), coccyx):
        INSIDE.paint(layer, shape, BONE)
        shade = soften(crescent(shape.buffer(-0.6), -2.6, -2.6), 0.3)
        INSIDE.paint(layer, shade, BONE_SHADE, fill_opacity=0.75)
        INSIDE.paint(layer, shape, line=BONE_LINE, width=2.4)


def nerves(layer: Layer) -> None:
    """The large nerve of the leg, left alone; the pudendal nerve will lie in the ice."""
    INSIDE.paint(layer, oval(*SCIATIC_AT, 8.5, 3.8, -6), SAC, SAC_LINE, 1.8)
    for dx in (-4.6, 0, 4.6):
        INSIDE.paint(layer, oval(SCIATIC_AT[0] + dx, SCIATIC_AT[1] - dx * 0.1, 1.5, 1.5), SAC_LINE)


def treated(layer: Layer) -> None:
    """The ice with the nerve in it, then the probe, cut to the glass."""
    ICE.draw(layer, Point(0, 0).buffer(0.01), ((-0.45, 0.42, 0.5), (0.5, 0.3, 0.5)))
    x, y = INSIDE.point(NERVE_AT)
    layer.raw(
        f'<circle cx="{x:.1f}" cy="{y + 3:.1f}" r="6.6" fill="{cold.FROZEN_NERVE}" stroke="{cold.ICE_LINE}"/>'
    )
    PROBE.draw(layer, cut=GLASS)


def frame(layer: Layer) -> None:
    """The rim of the glass."""
    x, y = GLASS_AT
    for colour, width in ((cold.WHITE, 6.8), (BONE_LINE, 3.4)):
        layer.raw(f'<circle cx="{x}" cy="{y}" r="{GLASS_RADIUS}" stroke="{colour}" stroke-width="{width}"/>')


def draw(plate: Plate) -> None:
    """All the layers of the slice."""
    tissues(plate.layer("coupe"))
    bones(plate.layer("coupe-os"))
    nerves(plate.layer("coupe-nerfs"))
    treated(plate.layer("coupe-froid"))
    frame(plate.layer("coupe-cadre"))
