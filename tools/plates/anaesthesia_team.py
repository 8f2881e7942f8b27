"""The carers and the equipment around the patient of the anaesthesia plates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely.geometry import LineString, Point, box

from tools.plates.anaesthesia_people import (
    BROWN,
    DARK_HAIR,
    HEAD_AT,
    HEAD_TURN,
    INK,
    LIGHT,
    WHITE,
    Tone,
    features,
    head,
)
from tools.plates.brush import Brush, oval
from tools.plates.kit import Pt, blob, soften, tube, union

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

GLOVE = Tone("#D8ECF5", "#7FA6BE", "#C2DCE9")
SCRUB = Tone("#7DB3BA", "#457F87", "#6BA3AB")
APRON = Tone("#0B5C6B", "#07414C", "#094F5C")
CAP = Tone("#2E7C87", "#07414C", "#226771")
MASK, MASK_LINE = "#E3F1F5", "#8FB6BF"
STEEL, STEEL_LINE = "#E1EAEB", "#8FAFB2"
LIQUID, LIQUID_LINE, GAS_LINE = "#7FBAC4", "#0B5C6B", "#457F87"


BEAT = [(0, -24), (10, -24), (14, -29), (18, -24), (22, -42), (27, -12), (30, -24)]  # one heartbeat


TRUNK = blob(
    [
        (-28, -172),
        (-62, -160),
        (-80, -138),
        (-78, -100),
        (-74, -50),
        (-72, 30),
        (72, 30),
        (74, -50),
        (78, -100),
        (80, -138),
        (62, -160),
        (28, -172),
    ]
)


@dataclass(frozen=True)
class Carer:
    """How a carer looks: skin, apron over the scrubs, cap and mask or a bare, talking face."""

    skin: Tone = LIGHT
    apron: bool = True
    masked: bool = True


RADIOLOGIST = Carer(BROWN)
ANAESTHETIST = Carer(LIGHT, apron=False)
NURSE = Carer(BROWN, apron=False)
GUIDE = Carer(LIGHT, apron=False, masked=False)


def carer(brush: Brush, who: Carer, tilt: float = 0) -> None:
    """Head and trunk behind the table (y 0); the arms come apart, in front of the patient."""
    brush.draw(TRUNK, SCRUB.fill, SCRUB.line, shade=SCRUB.shade)
    if who.apron:
        apron = blob(
            [
                (-36, -168),
                (-60, -156),
                (-58, -90),
                (-68, 20),
                (68, 20),
                (58, -90),
                (60, -156),
                (36, -168),
                (0, -150),
            ]
        )
        brush.draw(apron, APRON.fill, APRON.line)
        brush.line([(-60, -40), (60, -40)], CAP.fill, 5)
    brush.draw(tube([(0, -206), (0, -160)], [20, 22]), who.skin.fill, who.skin.line)
    if who.apron:
        collar = blob(
            [
                (-38, -178),
                (-18, -172),
                (0, -168),
                (18, -172),
                (38, -178),
                (36, -154),
                (18, -144),
                (0, -141),
                (-18, -144),
                (-36, -154),
            ]
        )
        brush.draw(soften(collar, 3), CAP.fill, CAP.line)
    else:
        brush.draw(
            blob([(-32, -178), (0, -138), (32, -178), (40, -168), (4, -122), (-4, -122), (-40, -168)]),
            "#5F9AA2",
            SCRUB.line,
            1.8,
        )
    if who.masked:
        _masked_head(brush.at(0, -238, 0.96, tilt), who.skin)
    else:
        face = brush.at(0, -240, 0.98, tilt, flip=True)
        face.draw(oval(-50, 2, 15, 17), DARK_HAIR.fill, DARK_HAIR.line, shade=DARK_HAIR.shade)
        head(face, who.skin, DARK_HAIR)
        features(face, "open", "talk", who.skin, DARK_HAIR)


def _masked_head(brush: Brush, skin: Tone) -> None:
    for side in (-1, 1):
        brush.draw(oval(37 * side, 0, 7, 11), skin.fill, skin.line)
    face = blob([(-36, -20), (-34, 20), (-20, 42), (0, 49), (20, 42), (34, 20), (36, -20), (0, -46)])
    brush.draw(face, skin.fill, skin.line)
    for side in (-1, 1):
        brush.line([(side * 21, -13), (side * 14, -15.5), (side * 8, -13.5)], "#6B4A38", 2.2)
        brush.draw(oval(side * 14, -5, 3.4, 3.8), INK)
    brush.draw(
        blob(
            [
                (-35, 6),
                (-14, 2),
                (0, 0.5),
                (14, 2),
                (35, 6),
                (32, 26),
                (19, 44),
                (0, 51),
                (-19, 44),
                (-32, 26),
            ]
        ),
        MASK,
        MASK_LINE,
    )
    brush.line([(-20, 18), (0, 20), (20, 18)], "#A9C9D0", 1.8).line(
        [(-18, 29), (0, 31), (18, 29)], "#A9C9D0", 1.8
    )
    brush.draw(
        soften(
            blob(
                [
                    (-42, -18),
                    (-43, -34),
                    (-30, -52),
                    (0, -60),
                    (30, -52),
                    (43, -34),
                    (42, -18),
                    (22, -25),
                    (0, -27),
                    (-22, -25),
                ]
            ),
            2,
        ),
        CAP.fill,
        CAP.line,
        shade=CAP.shade,
    )


def bubble(brush: Brush, width: float, tail: Pt, bars: int, opacity: float = 1.0) -> None:
    """A speech bubble without words, centred on the origin; `bars` lines stand for the speech."""
    high = 62
    body = soften(box(-width / 2, -high / 2, width / 2, high / 2), 24)
    foot = (max(-width / 2 + 34, min(width / 2 - 34, tail[0] * 0.35)), high / 2 - 6)
    spike = LineString([(foot[0] - 9, foot[1]), tail, (foot[0] + 12, foot[1])]).convex_hull
    shape = soften(union([body, spike]), 1)
    brush.layer.raw(f'<g opacity="{opacity}">')
    brush.draw(shape, WHITE, "#457F87", 2.2)
    for i in range(bars):
        y, short = 16 * i - 8 * (bars - 1), 24 if bars > 1 and i == bars - 1 else 0
        brush.line([(20 - width / 2, y), (width / 2 - 20 - short, y)], "#7FA9AF", 4.5, smooth=False)
    brush.layer.raw("</g>")


def syringe(brush: Brush) -> None:
    """A syringe along x: needle tip at the origin, plunger at x 128."""
    brush.line([(0, 0), (46, 0)], WHITE, 5, smooth=False).line([(0, 0), (46, 0)], INK, 2.4, smooth=False)
    brush.draw(soften(box(42, -4, 52, 4), 1), "#8FA3A6", INK, 1.6)
    brush.draw(soften(box(50, -9, 104, 9), 3), "#EEF5F6", INK, 2)
    brush.draw(soften(box(53, -6, 84, 6), 2), LIQUID)
    brush.draw(box(84, -7, 89, 7), INK)
    brush.draw(soften(box(89, -2, 124, 2), 1), "#8FA3A6", INK, 1.4)
    brush.draw(soften(box(121, -10, 128, 10), 2), "#D6E4E6", INK, 1.8)


def numb_spot(brush: Brush) -> None:
    """The numbed zone under the needle: tint and dashes."""
    zone = oval(390, -80, 34, 20).intersection(box(354, -98, 430, -50))
    brush.draw(zone, LIQUID, fill_opacity=0.55)
    brush.draw(zone, "none", LIQUID_LINE, 1.8, stroke_dasharray="6 5")


def hose(brush: Brush, path: list[Pt]) -> None:
    """A ribbed gas hose from the mask through the points of `path`."""
    whole = [(124, -116), (134, -130), *path]
    brush.line(whole, GAS_LINE, 15).line(whole, "#CFE3E5", 11)
    brush.line(whole, "#8FB6BF", 11, stroke_dasharray="2 7", stroke_linecap="butt")


def wall_outlet(brush: Brush) -> None:
    """The gas outlet on the wall, where a hose starts."""
    brush.draw(soften(box(-24, -32, 24, 32), 9), WHITE, STEEL_LINE)
    brush.draw(disc(0, 0, 14), STEEL, STEEL_LINE)


def gas_mask(brush: Brush) -> None:
    """A clear mask on the patient's nose and mouth."""
    port = brush.at(*HEAD_AT, 1, HEAD_TURN)
    port.line([(4, 20), (-10, 12), (-26, 6), (-42, 0)], "#5F9AA2", 4)
    port.draw(
        blob([(15, 2), (20, -1), (26, 3), (35, 16), (36, 31), (28, 40), (15, 42), (4, 36), (3, 22)]),
        "#DDF0F3",
        GAS_LINE,
        2.4,
        fill_opacity=0.74,
    )
    port.draw(
        blob([(18, 10), (24, 9), (31, 19), (30, 30), (20, 34), (11, 28)]),
        WHITE,
        "#8FB6BF",
        1.6,
        fill_opacity=0.5,
    )
    port.draw(soften(box(22, 17, 43, 31), 3), "#B6D4D8", GAS_LINE, 2)


def cannula(brush: Brush, outlet: list[Pt]) -> None:
    """Oxygen prongs under the nose, looped on the ear, their tube going through `outlet` points."""
    port = brush.at(*HEAD_AT, 1, HEAD_TURN)
    loops = [
        [(33, 17), (24, 19), (12, 18), (-4, 14), (-18, 6), (-24, -4)],
        [(-24, -6), (-30, 2), (-27, 16), (-14, 34), (-2, 50)],
    ]
    for path in loops:
        port.line(path, GAS_LINE, 5.4).line(path, "#D9F0F2", 2.8)
    for x in (20, 26):
        port.line([(x, 18), (x - 1, 13)], GAS_LINE, 3.6)
    hose: list[Pt] = [(122, -70), *outlet]
    brush.line(hose, GAS_LINE, 5.4).line(hose, "#D9F0F2", 2.8)


def drip(brush: Brush, x: float, top: float, to: Pt) -> None:
    """A pole behind the table, its bag and the line down to the forearm at `to`."""
    brush.line([(x, -108), (x, top)], STEEL_LINE, 7, smooth=False)
    brush.line([(x, top + 2), (x - 34, top + 2), (x - 34, top + 12)], STEEL_LINE, 4, smooth=False)
    bag = soften(box(x - 60, top + 12, x - 8, top + 92), 12)
    brush.draw(bag, "#EEF7F8", GAS_LINE, 2.2, fill_opacity=0.9)
    brush.draw(bag.buffer(-5).intersection(box(x - 70, top + 42, x, top + 100)), "#B6D8DD")
    brush.draw(soften(box(x - 40, top + 94, x - 28, top + 118), 4), "#EEF7F8", GAS_LINE, 1.8)
    tail = (x - 34, top + 118)
    line = [
        tail,
        (tail[0] + 2, (tail[1] + to[1]) / 2 - 20),
        (tail[0] + 16, to[1] - 46),
        (to[0] - 10, to[1] - 16),
        to,
    ]
    brush.line(line, GAS_LINE, 4.4).line(line, "#D9F0F2", 2)
    brush.draw(soften(box(to[0] - 9, to[1] - 8, to[0] + 15, to[1] + 8), 4), WHITE, "#8FB6BF", 1.8)
    brush.line([(to[0] - 2, to[1]), (to[0] + 9, to[1])], "#457F87", 3)


def finger_clip(brush: Brush, tip: Pt, cable: list[Pt]) -> None:
    """The clip on a finger and its cable."""
    brush.line([(tip[0] + 6, tip[1] - 5), *cable], INK, 2.6)
    brush.draw(soften(box(tip[0] - 22, tip[1] - 14, tip[0] + 8, tip[1] + 4), 6), CAP.fill, CAP.line)
    brush.draw(Point(tip[0] - 6, tip[1] - 5).buffer(3.4, 8), "#F2A57F")


def monitor(brush: Brush, hung: float | None = None) -> None:
    """A screen with heart, oxygen and breathing traces; `hung` is the height of its ceiling arm."""
    if hung is not None:
        brush.line([(0, -50), (0, hung)], "#8FAFB2", 12, smooth=False)
        brush.line([(0, -50), (0, hung)], "#DCE9EA", 8, smooth=False)
    brush.draw(soften(box(-84, -58, 84, 58), 12), INK, "#1F2E30", 2)
    brush.draw(soften(box(-74, -48, 74, 48), 5), "#122629")
    beat: list[Pt] = []
    for k in range(3):
        x = -66 + 38 * k
        beat += [(x + dx, y) for dx, y in BEAT]
    brush.line([*beat, (48, -24)], "#7FD1B9", 2.6, smooth=False)
    pulse: list[Pt] = []
    for k in range(4):
        x = -66 + 28 * k
        pulse += [(x, 14), (x + 7, -2), (x + 13, 5), (x + 17, 4), (x + 23, 13)]
    brush.line([*pulse, (48, 14)], "#F0C75E", 2.6)
    breath = [(-66 + 19 * k, 38 if k % 2 else 27) for k in range(7)]
    brush.line(breath, "#D6E4E6", 2.6)
    for y, colour in ((-26, "#7FD1B9"), (6, "#F0C75E"), (32, "#D6E4E6")):
        brush.draw(Point(62, y).buffer(6, 10), colour)


def voice(brush: Brush, turn: float) -> None:
    """Three arcs: a voice that goes towards the listener, along x turned by `turn`."""
    waves = brush.at(0, 0, 1, turn)
    for i, r in enumerate((24, 46, 68)):
        arc = [(r * math.cos(a), r * math.sin(a)) for a in (-0.44, -0.22, 0, 0.22, 0.44)]
        waves.line(arc, "#2E7C87", 4, opacity=1 - 0.22 * i)


def disc(x: float, y: float, r: float) -> BaseGeometry:
    """A round mark."""
    return Point(x, y).buffer(r, 12)
