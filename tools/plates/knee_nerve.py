"""The plate `nerf-genou`: the small nerves of a worn right knee, and cold on the one below the kneecap.

The bones are those of the other plates of the knee. The program mirrors every layer but `fond` for the
left side. Run `python -m tools.plates.knee_nerve` to write the SVG.
"""

from __future__ import annotations

from functools import cache

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from tools.plates import cold
from tools.plates import knee_shapes as knee
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    MUSCLE,
    SKIN,
    SKIN_LINE,
    Layer,
    Pt,
    blob,
    close,
    crescent,
    curve,
    publish,
    soften,
    tube,
    union,
)
from tools.plates.knee_vessels_ink import (
    CARTILAGE,
    CARTILAGE_LINE,
    FLESH,
    FLESH_EDGE,
    MENISCUS,
    MENISCUS_LINE,
    View,
)

AT: Pt = (462.0, 330.0)  # the middle of the joint on the plate
PLATE = View(AT, 1)

# In the knee's frame. The saphenous nerve comes down the inner side and goes on to the ankle.
SAPHENOUS: tuple[Pt, ...] = (
    (112, -430), (128, -360), (142, -290), (153, -220), (161, -150), (163, -90), (161, -30), (158, 30),
    (155, 100), (154, 170), (152, 250), (147, 370),
)  # fmt: skip
SAPHENOUS_RADII = (5.6, 5.6, 5.6, 5.4, 5.2, 4.6, 4.2, 4, 3.9, 3.8, 3.7, 3.6)
# Its branch turns forwards under the kneecap, then spreads.
BRANCH: tuple[Pt, ...] = (
    (162, -116), (159, -84), (150, -48), (136, -10), (118, 24), (94, 50), (66, 64), (38, 70), (14, 70),
)  # fmt: skip
BRANCH_RADII = (4.6, 4.6, 4.6, 4.5, 4.4, 4.1, 3.6, 3.1, 2.4)
TWIGS: tuple[tuple[tuple[Pt, ...], tuple[float, ...]], ...] = (
    (((104, 41), (84, 38), (62, 26), (44, 10), (30, -10)), (3.4, 3, 2.6, 2.2, 1.5)),
    (((72, 62), (48, 54), (24, 40), (4, 30), (-16, 26)), (3, 2.6, 2.2, 1.9, 1.4)),
    (((14, 70), (-8, 68), (-28, 62), (-44, 54)), (2.6, 2.2, 1.8, 1.3)),
)
# The nerves of the joint itself, which come out from behind the bone and hug it.
GENICULAR: tuple[tuple[tuple[Pt, ...], tuple[float, ...]], ...] = (
    (
        ((10, -224), (40, -222), (64, -206), (86, -176), (108, -147), (121, -119), (117, -92)),
        (2.9, 2.9, 2.9, 2.8, 2.6, 2.3, 1.4),
    ),
    (
        ((-20, -242), (-52, -238), (-76, -220), (-88, -192), (-104, -162), (-118, -132), (-115, -100)),
        (2.9, 2.9, 2.9, 2.8, 2.6, 2.3, 1.4),
    ),
    (((30, 198), (58, 192), (78, 176), (92, 148), (104, 116), (110, 94)), (2.8, 2.8, 2.8, 2.6, 2.3, 1.4)),
)
COMES_OUT = (-197.0, 166.0)  # above the first height, below the second, the bone hides them
ZONE: tuple[Pt, ...] = (
    (-62, 34), (-50, -4), (-22, -26), (14, -50), (46, -78), (84, -100), (124, -98), (146, -66), (152, -18),
    (150, 34), (140, 82), (112, 112), (66, 126), (18, 124), (-28, 104), (-54, 72),
)  # fmt: skip

ICE = cold.Ice((AT[0] + 105, AT[1] + 38), 33, -54)
PROBE = cold.Probe((AT[0] + 103, AT[1] + 42), (AT[0] - 20, AT[1] + 214), 84)
ECHO = cold.Echo((AT[0] + 183, AT[1] + 24), -90, 0.9)


@cache
def branch() -> BaseGeometry:
    """The branch below the kneecap, with its twigs."""
    return close(union([tube(BRANCH, BRANCH_RADII), *(tube(line, radii) for line, radii in TWIGS)]), 2)


@cache
def trunk() -> BaseGeometry:
    """The saphenous nerve; it runs off the plate at both ends."""
    return tube(SAPHENOUS, SAPHENOUS_RADII)


@cache
def genicular() -> BaseGeometry:
    """The small nerves that follow the bone."""
    top, bottom = COMES_OUT
    hiding = knee.bones().intersection(union([box(-300, -500, 300, top), box(-300, bottom, 300, 500)]))
    return union(tube(line, radii) for line, radii in GENICULAR).difference(hiding)


def on_plate(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the knee's frame on the plate, cut to it."""
    return PLATE.place(shape).intersection(cold.PLATE_AREA)


def leg(layer: Layer) -> None:
    """Skin and flesh in three flat tones."""
    skin = knee.leg()
    PLATE.paint(layer, skin, SKIN)
    PLATE.paint(layer, skin.buffer(-9), FLESH_EDGE)
    PLATE.paint(layer, skin.buffer(-20), FLESH)
    for muscle in knee.muscles():
        PLATE.paint(layer, muscle, MUSCLE, fill_opacity=0.6)
    PLATE.paint(layer, skin, line=SKIN_LINE, width=2.2)


def bones(layer: Layer) -> None:
    """Fibula behind, shin and thigh bones, worn cartilage, then the kneecap in front, see-through."""
    for bone in (knee.fibula(), knee.tibia(), knee.femur()):
        PLATE.paint(layer, bone, BONE)
        PLATE.paint(layer, soften(crescent(bone.buffer(-1.2)), 0.5), BONE_SHADE, fill_opacity=0.75)
        PLATE.paint(layer, bone, line=BONE_LINE, width=2.5)
    for line in knee.shaft_lines():
        PLATE.paint(layer, line, line="#D9D3C2", width=2)
    PLATE.paint(layer, knee.cartilage(), CARTILAGE, CARTILAGE_LINE, 1.8)
    PLATE.paint(layer, union(knee.menisci()), MENISCUS, MENISCUS_LINE, 1.8)
    patella = PLATE.place(knee.patella())
    layer.shape(patella, fill=cold.WHITE, fill_opacity=0.42)
    layer.shape(patella, line=BONE_LINE, width=2.2, stroke_dasharray="8 6")


def awake(layer: Layer) -> None:
    """The branch awake; where it leaves the trunk there is no line between them."""
    whole = on_plate(close(union([trunk(), branch()]), 2))
    cold.nerve(layer, whole)
    line = LineString(curve([(x - 1, y) for x, y in SAPHENOUS]))
    layer.shape(on_plate(line), line=cold.NERVE_LIGHT, width=1.7)


def asleep(layer: Layer) -> None:
    """Awake up to the ice, asleep beyond it, on the side of the knee."""
    whole = on_plate(close(union([trunk(), branch()]), 2))
    gone = on_plate(close(union([branch(), tube(BRANCH[3:], BRANCH_RADII[3:])]), 2))
    beyond = gone.difference(on_plate(trunk()).buffer(2)).difference(_upstream())
    cold.nerve(layer, whole.difference(beyond))
    line = LineString(curve([(x - 1, y) for x, y in SAPHENOUS]))
    layer.shape(on_plate(line), line=cold.NERVE_LIGHT, width=1.7)
    cold.asleep(layer, beyond)


def _upstream() -> BaseGeometry:
    """The stretch of the branch between the trunk and the ice."""
    return on_plate(tube(BRANCH[:5], [14] * 5))


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("nerf-genou")
    cold.define(plate)
    cold.background(plate)
    leg(plate.layer("jambe"))
    ECHO.beam(plate.layer("faisceau"), 150)
    bones(plate.layer("os"))
    cold.pain(plate.layer("zone"), PLATE.place(soften(blob(ZONE), 4)))
    cold.nerve(plate.layer("petits-nerfs"), on_plate(genicular()), 1.3)
    awake(plate.layer("nerf"))
    asleep(plate.layer("nerf-endormi"))
    ICE.draw(plate.layer("glace"), on_plate(branch()), ((-0.28, -0.5, 0.56), (0.48, 0.42, 0.6)))
    PROBE.draw(plate.layer("sonde-froid"), hose=[(330, 720)])
    ECHO.draw(plate.layer("echographe"), [(870, 354), (930, 320), (1020, 312)])
    return plate


if __name__ == "__main__":
    publish(draw())
