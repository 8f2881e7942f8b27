"""The plate `nerf-intercostal`: the lower ribs from the right side, a nerve under a rib, cold on it.

The danger is the lung, which the side view shows under the ribs but not how near it is: the step of the
cold adds the wall of the chest in section. The program mirrors every layer but `fond` for the left side.
Run `python -m tools.plates.intercostal` to write the SVG.
"""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from tools.plates import cold, intercostal_slice
from tools.plates import ribs_side_shapes as chest
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    DISC,
    DISC_LINE,
    SAC,
    SAC_LINE,
    SKIN,
    SKIN_LINE,
    Layer,
    Pt,
    crescent,
    publish,
    soften,
    union,
)
from tools.plates.knee_vessels_ink import CARTILAGE, CARTILAGE_LINE, FLESH, FLESH_EDGE, View, tangents

AT: Pt = (520.0, 318.0)
SCALE = 1.6
PLATE = View(AT, SCALE)
LUNG, LUNG_LINE = "#CEDAE3", "#7C96AA"
ICE = cold.Ice(PLATE.point(chest.ice_at()), 22)
RING = 36.0
PROBE = cold.Probe((ICE.at[0] - 1, ICE.at[1] + 1), (ICE.at[0] - 84, ICE.at[1] + 152), 58, 3.2, 30)


def on_plate(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the chest's frame on the plate, cut to it."""
    return PLATE.place(shape).intersection(cold.PLATE_AREA)


def body(layer: Layer) -> None:
    """Skin and flesh in flat tones."""
    skin = chest.body()
    PLATE.paint(layer, skin, SKIN)
    PLATE.paint(layer, skin.buffer(-5), FLESH_EDGE)
    PLATE.paint(layer, skin.buffer(-10), FLESH)
    PLATE.paint(layer, skin, line=SKIN_LINE, width=2.2)


def lung(layer: Layer) -> None:
    """The lung, and the lowest edge of its pouch."""
    PLATE.paint(layer, chest.lung(), LUNG, LUNG_LINE, 2)
    layer.shape(on_plate(chest.pouch()), line=LUNG_LINE, width=2, stroke_dasharray="7 6")


def bone(layer: Layer, shape: BaseGeometry, width: float = 2.2) -> None:
    """A bone with its second tone."""
    PLATE.paint(layer, shape, BONE, BONE_LINE, width)
    shade = soften(crescent(shape.buffer(-0.7), -1.6, -2.4), 0.3)
    PLATE.paint(layer, union(_large(shade)), BONE_SHADE, fill_opacity=0.75)


def _large(shape: BaseGeometry) -> list[BaseGeometry]:
    """Without the specks."""
    return [part.simplify(0.25) for part in getattr(shape, "geoms", [shape]) if part.area > 6]


def define(plate: SmoothPlate) -> None:
    """Write each kind of vertebra once."""
    for name, kind in chest.KINDS.items():
        drawn = SmoothLayer(name)
        for shape in (kind.arch(), kind.main()):
            sized = affinity.scale(shape, SCALE, SCALE, origin=(0, 0))
            drawn.shape(sized, fill=BONE, line=BONE_LINE, width=2.1)
            shade = soften(crescent(sized.buffer(-1), -2.6, -3.8), 0.5)
            drawn.shape(union(_large(shade)), fill=BONE_SHADE, fill_opacity=0.75)
        plate.define(name, drawn)


def spine(layer: Layer) -> None:
    """Vertebrae and discs, from below upwards."""
    for disc in chest.discs():
        PLATE.paint(layer, disc, DISC, DISC_LINE, 1.4)
    for kind, x, y, tilt, scale in reversed(chest.placed_vertebrae()):
        px, py = PLATE.point((x, y))
        place = f"translate({px:.1f} {py:.1f}) rotate({tilt}) scale({scale:.2f})"
        layer.raw(f'<use href="#{kind}" transform="{place}"/>')


def ribs(layer: Layer) -> None:
    """Breastbone, cartilages, then ribs from below upwards."""
    bone(layer, chest.sternum())
    for number in range(10, 0, -1):
        PLATE.paint(layer, chest.cartilage(number), CARTILAGE, CARTILAGE_LINE, 1.8)
    for number in range(12, 0, -1):
        bone(layer, chest.rib(number))


def neighbours(layer: Layer) -> None:
    """The nerves of the other ribs, thin and pale."""
    lines = union(chest.nerve_line(n).simplify(0.3) for n in range(2, 12) if n != chest.TREATED)
    for colour, width in ((SAC_LINE, 4.2), (SAC, 2)):
        PLATE.paint(layer, lines, line=colour, width=width)


def asleep(layer: Layer) -> None:
    """Awake from the spine to the ice, asleep beyond it."""
    whole = on_plate(chest.nerve())
    up = box(0, 0, ICE.at[0], 640)
    cold.nerve(layer, whole.intersection(up))
    cold.asleep(layer, whole.difference(up))


def link(layer: Layer) -> None:
    """From the ice to the section in the glass."""
    for line in tangents(ICE.at, RING, intercostal_slice.GLASS_AT, intercostal_slice.GLASS_RADIUS):
        layer.shape(line, line=BONE_LINE, width=1.8)
    x, y = ICE.at
    layer.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RING}" stroke="{BONE_LINE}" stroke-dasharray="7 6"/>')


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("nerf-intercostal")
    cold.define(plate)
    define(plate)
    cold.background(plate)
    body(plate.layer("patient"))
    lung(plate.layer("poumon"))
    spine(plate.layer("colonne"))
    neighbours(plate.layer("nerfs-voisins"))
    ribs(plate.layer("os"))
    cold.pain(plate.layer("zone"), PLATE.place(chest.zone()), 11)
    cold.nerve(plate.layer("nerf"), on_plate(chest.nerve()))
    asleep(plate.layer("nerf-endormi"))
    ICE.draw(plate.layer("glace"), on_plate(chest.nerve()), ((-0.4, 0.45, 0.5), (0.3, -0.5, 0.5)))
    PROBE.draw(plate.layer("sonde-froid"), hose=[(290, 600), (262, 700)])
    link(plate.layer("repere"))
    intercostal_slice.draw(plate)
    return plate


if __name__ == "__main__":
    publish(draw())
