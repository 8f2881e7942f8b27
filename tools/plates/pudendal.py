"""The plate `nerf-pudendal`: a pelvis from behind, the pudendal nerve of the right side, cold on it.

The nerve is reached straight from behind, through the buttock: seen from behind the probe would be a dot.
So the step of the cold adds a slice, cut at the height of the dashed line. The program mirrors every
layer but `fond` for the left side. Run `python -m tools.plates.pudendal` to write the SVG.
"""

from __future__ import annotations

from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from tools.plates import cold, pudendal_slice
from tools.plates import pelvis_back_shapes as pelvis
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    MUSCLE,
    SAC,
    SAC_LINE,
    SKIN,
    SKIN_LINE,
    Layer,
    Pt,
    blob,
    crescent,
    publish,
    soften,
    union,
)
from tools.plates.knee_vessels_ink import FLESH, FLESH_EDGE, View

AT: Pt = (436.0, 170.0)
SCALE = 1.5
PLATE = View(AT, SCALE)
FAR, FAR_LINE = "#E9EAE2", "#9DB8BA"
LIGAMENT, LIGAMENT_LINE = "#DCE7E2", "#8FB0AE"
BUTTOCK: tuple[Pt, ...] = (
    (10, 84), (34, 44), (70, 22), (108, 34), (136, 74), (146, 124), (136, 172), (104, 196), (54, 196),
    (20, 182), (8, 140),
)  # fmt: skip
ICE = cold.Ice(PLATE.point(pelvis.NERVE_AT), 19.5)


def on_plate(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the pelvis' frame on the plate, cut to it."""
    return PLATE.place(shape).intersection(cold.PLATE_AREA)


def body(layer: Layer) -> None:
    """Skin and flesh in flat tones, the large muscles of the buttocks."""
    skin = pelvis.body()
    PLATE.paint(layer, skin, SKIN)
    PLATE.paint(layer, skin.buffer(-5), FLESH_EDGE)
    PLATE.paint(layer, skin.buffer(-11), FLESH)
    PLATE.paint(layer, pelvis.both(blob(BUTTOCK)).intersection(skin.buffer(-9)), MUSCLE, fill_opacity=0.6)
    PLATE.paint(layer, skin, line=SKIN_LINE, width=2.2)


def bone(layer: Layer, shape: BaseGeometry, width: float = 2.4) -> None:
    """A bone with its second tone, on both sides of it if it is two."""
    PLATE.paint(layer, shape, BONE)
    shade = soften(crescent(shape.buffer(-0.8), -3, -3), 0.4)
    PLATE.paint(layer, shade, BONE_SHADE, fill_opacity=0.75)
    PLATE.paint(layer, shape, line=BONE_LINE, width=width)


def bones(layer: Layer) -> None:
    """From the furthest to the nearest: pubis, thigh bones, spine, sacrum, hip bones."""
    PLATE.paint(layer, pelvis.both(pelvis.pubis()), FAR, FAR_LINE, 1.8)
    bone(layer, pelvis.both(pelvis.femur()))
    for at in (-92, -58, -24):
        PLATE.paint(layer, pelvis.lumbar_body(at), FAR, FAR_LINE, 1.8)
    for at in (-24, -58, -92):
        bone(layer, pelvis.lumbar(at), 2)
    PLATE.paint(layer, pelvis.both(pelvis.deep_ligament()), LIGAMENT, LIGAMENT_LINE, 1.4)
    bone(layer, pelvis.coccyx(), 2)


def sacrum(layer: Layer) -> None:
    """Sacrum and hip bones, which hide the beginning of the nerves."""
    bone(layer, pelvis.sacrum())
    for x, y, r in pelvis.FORAMINA:
        PLATE.paint(layer, pelvis.both(Point(x, y).buffer(r)), "#DDD6C4", "#8FAFB2", 1.4)
    for y in (12, 31, 49, 67):
        PLATE.paint(layer, LineString([(0, y), (0, y + 10)]), line="#B9C6C4", width=4.5)
    bone(layer, pelvis.both(pelvis.hip_bone()))
    for line in pelvis.hip_lines():
        PLATE.paint(layer, pelvis.both(line), line="#D5CFBE", width=2)


def sciatic(layer: Layer) -> None:
    """The neighbour, in paler yellow."""
    shape = on_plate(_leaving(pelvis.sciatic()))
    layer.shape(shape.buffer(2), fill=cold.NERVE_EDGE, fill_opacity=0.7)
    layer.shape(shape, fill=SAC, line=SAC_LINE, width=1.6)


def _leaving(nerve: BaseGeometry) -> BaseGeometry:
    """A nerve from where it comes out from under the sacrum."""
    return nerve.difference(pelvis.sacrum())


def asleep(layer: Layer) -> None:
    """Awake up to the ice, asleep beyond it."""
    whole = on_plate(_leaving(pelvis.pudendal()))
    up = box(0, 0, 1000, ICE.at[1])
    cold.nerve(layer, whole.intersection(up))
    cold.asleep(layer, whole.difference(up))


def folds(layer: Layer) -> None:
    """The folds of the skin, light: they place the drawing, no more."""
    for line in pelvis.folds():
        PLATE.paint(layer, line, line=SKIN_LINE, width=2)


def level(layer: Layer) -> None:
    """The height of the slice: a dashed line from the body to the glass."""
    y = PLATE.point((0, pelvis.SPINE_LEVEL))[1]
    line = LineString([(AT[0] - 40, y), (pudendal_slice.GLASS_AT[0] - pudendal_slice.GLASS_RADIUS, y)])
    layer.shape(line, line=cold.WHITE, width=5, stroke_opacity=0.7)
    layer.shape(line, line=BONE_LINE, width=1.8, stroke_dasharray="7 6")


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("nerf-pudendal")
    cold.define(plate)
    cold.background(plate)
    body(plate.layer("patient"))
    bones(plate.layer("os-arriere"))
    sacrum(plate.layer("os"))
    folds(plate.layer("plis"))
    cold.pain(plate.layer("zone"), PLATE.place(pelvis.zone()), 10)
    sciatic(plate.layer("nerf-voisin"))
    cold.nerve(plate.layer("nerf"), on_plate(_leaving(pelvis.pudendal())))
    asleep(plate.layer("nerf-endormi"))
    level(plate.layer("niveau"))
    frozen = union([on_plate(pelvis.pudendal_trunk())])
    ICE.draw(plate.layer("glace"), frozen, ((-0.5, -0.3, 0.6), (0.52, 0.32, 0.5)))
    pudendal_slice.draw(plate)
    return plate


if __name__ == "__main__":
    publish(draw())
