"""What `nerf-occipital` shows on the person: bones, nerve, painful zone, cold probe and ultrasound.

All of it lies under skin and hair, shown as if they were clear. No gradient: these layers are mirrored.
"""

from __future__ import annotations

import math

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.anaesthesia_people import LIGHT
from tools.plates.cold import Ice, Probe
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    NERVE,
    NERVE_LINE,
    PAIN,
    PAIN_LINE,
    TOOL,
    Layer,
    Pt,
    blob,
    close,
    curve,
    hatch,
    soften,
    tube,
    union,
)
from tools.plates.lumbar_ink import Lens, lens_frame
from tools.plates.occipital_person import CANVAS
from tools.plates.room_ink import GLOVE, GLOVE_LINE, GLOVE_SHADE, shade_of
from tools.plates.skin_nerve_acts import CASE, CASE_LINE, CASE_SHADE, GEL, GEL_LINE
from tools.plates.skin_nerve_ink import WHITE

NERVE_LIGHT, NERVE_EDGE = "#F3D06A", "#FFF6DC"
SLEEP, SLEEP_LINE = "#F1ECDD", "#8C8468"
SLEEVE, SLEEVE_LINE = "#7FB3BB", "#447C84"
TIP, GRIP = (470.0, 309.5), (686.0, 463.0)
PROBE = Probe(TIP, GRIP, skin=52, active=15)
ICE = Ice((468.0, 308.0), 13.5)  # about 1.5 cm where a head is 16 cm wide
FLAKES = ((-0.5, 0.5, 0.42), (0.08, -0.5, 0.46))
LENS = Lens((468.0, 308.0), centre=(744, 256), radius=80, zoom=2.8)

# From where it leaves between the two upper vertebrae of the neck, round a muscle, to the scalp.
TRUNK: list[Pt] = [
    (484, 293), (482, 303), (473, 311), (462, 306), (453, 290), (446, 266), (441, 238), (437, 206),
]  # fmt: skip
TRUNK_RADII = [1.8, 3.6, 4.8, 4.9, 4.7, 4.3, 4.0, 3.4]
BRANCHES: tuple[tuple[list[Pt], list[float]], ...] = (
    ([(440, 236), (436, 200), (434, 164), (441, 128), (450, 96), (462, 66)], [3.6, 3.2, 2.8, 2.4, 1.9, 1.2]),
    ([(438, 214), (428, 184), (421, 152), (426, 120), (434, 98)], [2.8, 2.4, 2.0, 1.6, 1.1]),
    ([(436, 190), (452, 160), (468, 128), (482, 98), (492, 72)], [2.8, 2.5, 2.1, 1.7, 1.1]),
    ([(441, 232), (460, 204), (480, 176), (502, 146), (516, 116)], [3.0, 2.6, 2.2, 1.7, 1.1]),
    ([(470, 190), (488, 184), (504, 182), (518, 176)], [2.0, 1.7, 1.4, 1.0]),
)
ZONE: list[Pt] = [
    (448, 330), (430, 306), (419, 276), (412, 242), (407, 204), (407, 164), (417, 122), (436, 84),
    (462, 52), (492, 50), (520, 66), (538, 96), (543, 132), (536, 164), (523, 186), (520, 214),
    (522, 246), (514, 276), (500, 306), (478, 330),
]  # fmt: skip


def painful_zone() -> BaseGeometry:
    """From the nape to the top of the skull, one side only."""
    return soften(blob(ZONE), 4)


def pain(layer: Layer) -> None:
    """Hatch and a heavy outline."""
    zone = painful_zone()
    layer.shape(zone, fill=PAIN, fill_opacity=0.5)
    layer.shape(union(hatch(zone.buffer(-3), 13, -45)), line=PAIN_LINE, width=1.6)
    layer.shape(zone, line=PAIN_LINE, width=2.8)


def bones(layer: Layer) -> None:
    """The vertebrae of the neck under the skin, fainter and fainter downwards."""
    for k, (x, y) in enumerate(((436, 284), (438, 306), (441, 330), (444, 352), (446, 374), (448, 396))):
        shape = _atlas() if k == 0 else _vertebra(axis=k == 1)
        see = 0.72 - 0.1 * k
        placed = affinity.translate(shape, x, y)
        layer.shape(placed, fill=BONE, line=BONE_LINE, width=1.8, fill_opacity=see, stroke_opacity=see)


def _atlas() -> BaseGeometry:
    """The first vertebra: a thin arch between two broad masses."""
    arch = tube([(-26, 2), (-12, -2), (2, -1), (18, -3), (38, 0)], [5, 3.4, 4.2, 3.4, 5])
    ends = [affinity.scale(Point(x, y).buffer(1, 16), 11, 7.5, origin=(x, y)) for x, y in ((-28, 2), (42, 0))]
    return close(union([arch, *ends]), 3)


def _vertebra(*, axis: bool) -> BaseGeometry:
    """A vertebra from behind: two joint masses, the arch, and the point felt under the skin.

    The head is turned to the right, so its right half looks longer.
    """
    arch = tube([(-24, -3), (-10, 1), (2, 4), (16, 1), (36, -4)], [6, 5.6, 6.4, 5.6, 6])
    masses = [
        affinity.scale(Point(x, y).buffer(1, 16), 9, 9.5, origin=(x, y)) for x, y in ((-25, -2), (38, -3))
    ]
    size = 1.35 if axis else 1.0
    point = [
        tube([(1, 3), (side * 4.4 * size, 11 * size)], [5 * size, 3.4 * size], smooth=False)
        for side in (-1, 1)
    ]
    return close(union([arch, *masses, *point]), 2.5)


def _whole_nerve() -> BaseGeometry:
    return close(union([tube(TRUNK, TRUNK_RADII), *(tube(line, radii) for line, radii in BRANCHES)]), 1.5)


def nerve(layer: Layer) -> None:
    """The greater occipital nerve: one trunk, then branches up to the top of the head."""
    shape = _whole_nerve()
    layer.shape(shape.buffer(2.2), fill=NERVE_EDGE, fill_opacity=0.85)
    layer.shape(shape, fill=NERVE, line=NERVE_LINE, width=1.5)
    layer.shape(LineString(curve([(x - 1, y) for x, y in TRUNK[1:]])), line=NERVE_LIGHT, width=1.8)


def asleep(layer: Layer) -> None:
    """The same nerve once the cold has put it to sleep: pale, its outline unbroken."""
    shape = _whole_nerve()
    layer.shape(shape.buffer(2.2), fill=NERVE_EDGE, fill_opacity=0.6)
    layer.shape(shape, fill=SLEEP, line=SLEEP_LINE, width=1.5)


# --- cold -------------------------------------------------------------------------------------


def ice(layer: Layer) -> None:
    """The ball of ice round the nerve: hardly wider than a finger, beside a head."""
    ICE.draw(layer, tube(TRUNK, [r * 0.75 for r in TRUNK_RADII]), ())


def cold_probe(layer: Layer) -> None:
    """The probe from the side of the neck to the nerve; paler under the skin."""
    PROBE.draw(layer, cut=CANVAS, hose=((854, 566), (920, 574), (1020, 602)))


def magnifier(layer: Layer) -> None:
    """The end of the probe, small on the neck, shown larger: snow and a nerve in the ice."""
    glass, zoom = Point(LENS.centre).buffer(LENS.radius, 48), LENS.zoom

    def near(shape: BaseGeometry) -> BaseGeometry:
        grown = affinity.scale(shape, zoom, zoom, origin=LENS.source)
        return affinity.translate(grown, *(c - s for c, s in zip(LENS.centre, LENS.source, strict=True)))

    layer.shape(glass.buffer(4), fill=WHITE, fill_opacity=0.75)
    layer.shape(glass, fill=LIGHT.fill)
    trunk = near(tube(TRUNK, [r * 0.6 for r in TRUNK_RADII]))  # its true share of the ice
    layer.shape(trunk.buffer(4).intersection(glass), fill=NERVE_EDGE, fill_opacity=0.6)
    layer.shape(trunk.intersection(glass), fill=SLEEP, line=SLEEP_LINE, width=2.2)
    at, tip = near(Point(ICE.at)).centroid, near(Point(TIP)).centroid
    larger = Ice((at.x, at.y), ICE.radius * zoom)
    larger.draw(layer, trunk, FLAKES)
    grip = near(Point(GRIP)).centroid
    Probe((tip.x, tip.y), (grip.x, grip.y), 0, PROBE.half * zoom * 0.8, PROBE.active * zoom).draw(
        layer, cut=glass
    )
    lens_frame(layer, LENS)


# --- ultrasound -------------------------------------------------------------------------------

ECHO_AT, ECHO_TURN = (432.0, 352.0), 24.0


def _from_echo(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the ultrasound probe's frame: its foot on the skin at (0, 0), its handle downwards."""
    return affinity.translate(affinity.rotate(shape, ECHO_TURN, origin=(0, 0)), *ECHO_AT).intersection(CANVAS)


def ultrasound(layer: Layer) -> None:
    """The ultrasound probe on the nape, in a gloved hand."""
    pad = soften(box(-66, -6, 66, 8), 6)
    layer.shape(_from_echo(pad), fill=GEL, line=GEL_LINE, width=1.8)
    right: list[Pt] = [
        (58, -1),
        (60, 20),
        (54, 40),
        (38, 58),
        (27, 78),
        (24, 110),
        (24, 190),
        (20, 232),
        (8, 246),
    ]
    body = soften(Polygon([*curve(right), *((-x, y) for x, y in reversed(curve(right)))]), 6)
    cable = LineString(curve([(0, 240), (6, 280), (40, 320)]))
    layer.shape(_from_echo(cable), line=TOOL, width=7)
    layer.shape(_from_echo(body), fill=CASE, line=CASE_LINE, width=2.4)
    layer.shape(_from_echo(shade_of(body, 2.4, (-9, -4))), fill=CASE_SHADE)
    layer.shape(_from_echo(soften(box(-50, 5, 50, 15), 4.5)), fill=TOOL)


def _glove() -> tuple[BaseGeometry, list[BaseGeometry], BaseGeometry, BaseGeometry]:
    """Back of the hand with its thumb, fingers, what hides their roots, sleeve: round a handle along +v."""
    palm = blob(
        [(-34, 96), (-62, 104), (-84, 138), (-90, 176), (-72, 204), (-40, 212), (-18, 200), (-16, 108)]
    )
    arm = tube([(-62, 168), (-118, 250), (-190, 360)], [33, 36, 44], smooth=False)
    thumb = tube([(-60, 122), (-42, 92), (-24, 72), (-10, 60)], [16, 14.5, 13, 11])
    fingers = [tube([(-40, v), (-6, v - 3), (22, v + 2)], [15, 14.5, 12]) for v in (115, 141, 166, 189)]
    wrist = tube([(-62, 168), (-90, 210)], [30, 32], smooth=False)
    cover = soften(close(union([palm, wrist]), 6).difference(box(-34, 0, 90, 400)), 2).buffer(-1.4)
    # Cut across, a little hollow: the hem goes round the wrist.
    sleeve = tube([(-80, 192), (-190, 360), (-240, 430)], [41, 54, 58], smooth=False)
    sleeve = soften(sleeve.difference(affinity.rotate(_hem_hollow(), 33, origin=(-110, 236))), 4)
    return soften(close(union([arm, palm, thumb]), 14), 3), fingers, cover, sleeve


def _hem_hollow() -> BaseGeometry:
    """What is cut from a sleeve whose hem stands at (-110, 236), the hand above."""
    return affinity.scale(Point(-110, 176).buffer(1, 32), 150, 68, origin=(-110, 176))


def hand(layer: Layer, at: Pt, turn: float, scale: float = 1.0) -> None:
    """A gloved hand round the handle of an instrument whose end is at `at`."""

    def place(shape: BaseGeometry) -> BaseGeometry:
        sized = affinity.scale(shape, scale, scale, origin=(0, 0))
        return affinity.translate(affinity.rotate(sized, turn, origin=(0, 0)), *at).intersection(CANVAS)

    back, fingers, cover, sleeve = _glove()
    layer.shape(place(back), fill=GLOVE, line=GLOVE_LINE, width=2.2)
    for finger in fingers:
        layer.shape(place(finger), fill=GLOVE, line=GLOVE_LINE, width=2)
        layer.shape(place(shade_of(finger, 2, (-3, -5))), fill=GLOVE_SHADE)
    layer.shape(place(cover), fill=GLOVE)
    layer.shape(place(sleeve), fill=SLEEVE, line=SLEEVE_LINE, width=2.4)


def hands(layer: Layer) -> None:
    """One hand on the ultrasound probe, one on the cold probe."""
    hand(layer, ECHO_AT, ECHO_TURN)
    turn = math.degrees(math.atan2(GRIP[1] - TIP[1], GRIP[0] - TIP[0])) - 90
    hand(layer, (GRIP[0] - 60, GRIP[1] - 44), turn, 0.9)
