"""Points and solids of the plate `hanche`: a right hip from the front, its outer side at the viewer's left.

Everything is described around the centre of the femoral head, then placed at once by `place`. The socket is
shown as if its front wall were taken away, so that the joint space is seen all round the head.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, union

CENTRE, HEAD, SOCKET, FOSSA = (550.0, 262.0), 93.0, 120.0, 139.0
AT, SCALE = (536.0, 272.0), 1.15  # where the centre of the head is on the plate, and how much larger

SHAFT: tuple[Pt, ...] = (
    (500, 216),
    (452, 252),
    (424, 282),
    (398, 290),
    (376, 276),
    (355, 261),
    (334, 264),
    (318, 286),
    (311, 320),
    (313, 360),
    (321, 406),
    (328, 458),
    (333, 528),
    (335, 700),
    (439, 700),
    (436, 638),
    (432, 576),
    (436, 536),
    (448, 512),
    (454, 492),
    (452, 474),
    (447, 456),
    (452, 434),
    (464, 410),
    (481, 387),
    (503, 364),
    (530, 346),
    (570, 290),
)
# From the spine of the hip bone down to the rim of the socket, then round the sitting bone to the pubis.
ILIUM: tuple[Pt, ...] = (
    (424, -90),
    (428, -52),
    (444, -20),
    (452, 10),
    (444, 44),
    (443, 66),
    (455, 90),
    (466, 112),
    (473, 136),
)
ISCHIUM: tuple[Pt, ...] = (
    (629, 368),
    (606, 400),
    (590, 436),
    (583, 478),
    (590, 522),
    (614, 557),
    (654, 574),
    (696, 561),
    (730, 532),
    (776, 508),
    (830, 490),
    (880, 474),
    (888, 440),
    (888, 390),
    (878, 364),
    (850, 348),
    (826, 340),
    (790, 328),
    (748, 304),
    (722, 266),
    (709, 220),
    (706, 160),
    (714, 90),
    (734, 20),
    (770, -90),
)
FORAMEN: tuple[Pt, ...] = (
    (670, 398),
    (706, 384),
    (752, 382),
    (798, 400),
    (816, 430),
    (796, 464),
    (752, 482),
    (708, 502),
    (668, 502),
    (648, 466),
    (652, 426),
)
# The sleeve of the capsule, from the rim of the socket round the neck and back to its lower edge.
CAPSULE: tuple[Pt, ...] = (
    (482, 136),
    (464, 150),
    (444, 174),
    (422, 208),
    (400, 250),
    (389, 288),
    (392, 328),
    (406, 372),
    (424, 418),
    (440, 448),
    (466, 460),
    (506, 450),
    (552, 422),
    (596, 388),
    (634, 352),
)
HEAD_SPUR: tuple[Pt, ...] = ((484, 206), (460, 210), (444, 220), (440, 233), (452, 244), (476, 256))
ARTERY: tuple[Pt, ...] = (
    (764, -80),
    (720, 50),
    (664, 150),
    (628, 230),
    (612, 310),
    (608, 400),
    (612, 500),
    (624, 680),
)
NERVE: tuple[Pt, ...] = ((676, -80), (656, 30), (624, 140), (594, 230), (582, 310), (578, 372))
VEIN_AWAY = 21.0  # towards the middle of the body
SKIN: tuple[Pt, ...] = (
    (300, -90),
    (286, 20),
    (268, 110),
    (250, 200),
    (243, 280),
    (247, 360),
    (260, 450),
    (272, 540),
    (280, 720),
)
GLUTEAL: tuple[Pt, ...] = (
    (334, -90),
    (420, -90),
    (436, -20),
    (432, 50),
    (444, 92),
    (440, 140),
    (418, 200),
    (398, 262),
    (372, 282),
    (344, 262),
    (330, 226),
    (314, 160),
    (308, 60),
    (316, -20),
)
OUTER_THIGH: tuple[Pt, ...] = (
    (318, 400),
    (332, 412),
    (344, 460),
    (350, 560),
    (350, 720),
    (296, 720),
    (292, 600),
    (292, 500),
    (302, 430),
)
ADDUCTORS: tuple[Pt, ...] = (
    (676, 560),
    (704, 548),
    (740, 516),
    (784, 494),
    (806, 506),
    (790, 560),
    (742, 640),
    (690, 720),
    (460, 720),
    (490, 650),
    (548, 604),
    (620, 578),
)


def on_plate(p: Pt) -> Pt:
    """A point described around the head, in plate units."""
    return (AT[0] + (p[0] - CENTRE[0]) * SCALE, AT[1] + (p[1] - CENTRE[1]) * SCALE)


def place(shape: BaseGeometry) -> BaseGeometry:
    """A shape described around the head, on the plate."""
    grown = affinity.scale(shape, SCALE, SCALE, origin=CENTRE)
    return affinity.translate(grown, AT[0] - CENTRE[0], AT[1] - CENTRE[1])


def round_head(degrees: float, radius: float) -> Pt:
    """A point round the centre of the head; degrees clockwise from the top, as the viewer sees it."""
    turn = math.radians(degrees)
    return (CENTRE[0] + radius * math.sin(turn), CENTRE[1] - radius * math.cos(turn))


def socket_line() -> list[Pt]:
    """The socket from its outer rim over the roof to its lower edge; deeper in the middle, the fossa."""
    line = []
    for degrees in range(-36, 137, 4):
        deep = 1 / (1 + math.exp(-(degrees - 44) / 5)) / (1 + math.exp((degrees - 112) / 5))
        line.append(round_head(degrees, SOCKET + (FOSSA - SOCKET) * deep))
    return line


def pelvis(*, worn: bool) -> BaseGeometry:
    """The right half of the pelvis."""
    outline = [*curve(ILIUM), *socket_line(), *curve(ISCHIUM)]
    shape: BaseGeometry = Polygon(outline).buffer(0)
    if worn:
        spur = blob(
            [
                round_head(-20, 124),
                round_head(-36, 118),
                round_head(-43, 118),
                round_head(-43, 126),
                round_head(-36, 140),
                round_head(-24, 150),
            ]
        )
        shape = close(union([shape, spur]), 5)
    return soften(shape.difference(blob(FORAMEN)), 4)


def femur(*, worn: bool) -> BaseGeometry:
    """Head, neck, trochanters and shaft."""
    parts: list[BaseGeometry] = [Point(CENTRE).buffer(HEAD, 48), blob(SHAFT)]
    if worn:
        parts.append(blob(HEAD_SPUR))
    return soften(close(union(parts), 6 if worn else 14), 2)


def fossa() -> BaseGeometry:
    """The fat in the depth of the socket."""
    sector = Polygon([CENTRE, *(round_head(d, 160) for d in range(56, 118, 6))])
    inside = Polygon([CENTRE, *socket_line()]).buffer(0)
    return soften(inside.intersection(sector).difference(Point(CENTRE).buffer(SOCKET - 10, 48)), 2)


def labrum(*, worn: bool) -> BaseGeometry:
    """The firm rim that makes the socket deeper."""
    tip = -54 if not worn else -50
    return soften(
        blob(
            [
                round_head(-34, 111),
                round_head(-34, 121),
                round_head(-39, 124),
                round_head(-46, 119),
                round_head(tip, 109),
                round_head(-46, 107),
            ]
        ),
        1,
    )


def envelope() -> BaseGeometry:
    """Everything inside the capsule and the socket."""
    sleeve = Polygon([*curve(CAPSULE), CENTRE]).buffer(0)
    cup = Polygon([CENTRE, *socket_line()]).buffer(3)
    return union([sleeve, cup, Point(CENTRE).buffer(HEAD)])


def capsule_line() -> LineString:
    """The outer contour of the capsule."""
    return LineString(curve(CAPSULE))


def beside(points: Sequence[Pt], away: float) -> list[Pt]:
    """A line beside another, `away` units to its right as the viewer sees it going down."""
    line = LineString(curve(points)).offset_curve(-away)
    steps = 9
    some = [line.interpolate(k / steps, normalized=True) for k in range(steps + 1)]
    ordered = [(p.x, p.y) for p in some]
    return ordered if ordered[0][1] < ordered[-1][1] else ordered[::-1]
