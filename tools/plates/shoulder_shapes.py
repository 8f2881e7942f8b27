"""Points and solids of the plate `epaule`: a right shoulder from the front, outer side at the viewer's left.

The joint is seen square to its space, as in a radiograph taken for it; the muscles in front are left out.
"""

from __future__ import annotations

import math

from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube, union

CENTRE, HEAD, SOCKET = (430.0, 306.0), 100.0, 126.0
CUFF_BED = 117.0  # from the centre of the head to the capsule, where the tendon lies on it

SKIN: tuple[Pt, ...] = (
    (860, -80),
    (800, -20),
    (700, 26),
    (600, 50),
    (490, 62),
    (400, 74),
    (330, 98),
    (276, 142),
    (244, 206),
    (228, 290),
    (228, 380),
    (240, 470),
    (256, 560),
    (264, 720),
)
ARMPIT: tuple[Pt, ...] = ((512, 720), (512, 660), (520, 610), (540, 580), (566, 588), (592, 640), (610, 720))
SHAFT: tuple[Pt, ...] = (
    (440, 230),
    (392, 218),
    (374, 226),
    (354, 226),
    (334, 240),
    (322, 270),
    (319, 308),
    (326, 352),
    (340, 402),
    (350, 452),
    (352, 530),
    (350, 720),
    (446, 720),
    (443, 560),
    (446, 486),
    (456, 440),
    (474, 404),
    (500, 372),
    (500, 300),
)
# From the lower rim of the socket down the edge of the shoulder blade, and back along its upper edge.
BLADE: tuple[Pt, ...] = (
    (534, 392),
    (552, 412),
    (578, 446),
    (610, 506),
    (640, 576),
    (668, 650),
    (690, 740),
    (1040, 740),
    (1040, 172),
    (960, 176),
    (860, 194),
    (760, 204),
    (690, 206),
    (640, 200),
    (600, 204),
    (568, 214),
    (546, 224),
)
ACROMION: tuple[Pt, ...] = (
    (478, 97),
    (440, 89),
    (396, 91),
    (358, 103),
    (334, 122),
    (325, 140),
    (332, 151),
    (352, 150),
    (384, 143),
    (424, 138),
    (462, 140),
    (482, 133),
    (487, 114),
)
CLAVICLE: tuple[Pt, ...] = (
    (494, 92),
    (540, 88),
    (620, 84),
    (720, 70),
    (820, 66),
    (920, 84),
    (1040, 118),
    (1040, 160),
    (920, 122),
    (820, 102),
    (720, 108),
    (620, 122),
    (540, 126),
    (494, 126),
    (488, 108),
)
CUFF: tuple[Pt, ...] = (
    (342, 240),
    (356, 206),
    (388, 182),
    (430, 174),
    (480, 172),
    (548, 168),
    (640, 158),
    (760, 146),
    (900, 142),
    (1040, 146),
)
CUFF_RADII = (9.0, 13.0, 14.5, 14.5, 14.0, 16.0, 26.0, 34.0, 36.0, 36.0)
TENDON_END = 566.0  # where the tendon becomes muscle
CORACOID: tuple[Pt, ...] = (
    (682, 208),
    (662, 184),
    (632, 164),
    (598, 160),
    (566, 176),
    (547, 204),
    (549, 221),
    (563, 224),
    (578, 209),
    (594, 202),
    (606, 204),
)
DELTOID: tuple[Pt, ...] = (
    (344, 106),
    (308, 128),
    (274, 178),
    (254, 250),
    (248, 330),
    (258, 420),
    (282, 500),
    (316, 566),
    (348, 604),
    (354, 560),
    (346, 470),
    (328, 400),
    (310, 340),
    (306, 270),
    (316, 214),
    (338, 160),
    (350, 136),
)
UPPER_ARM: tuple[Pt, ...] = (
    (450, 500),
    (470, 496),
    (494, 540),
    (502, 620),
    (500, 740),
    (440, 740),
    (440, 600),
)
HEAD_SPUR: tuple[Pt, ...] = ((500, 352), (506, 384), (498, 402), (484, 408), (474, 400), (476, 380))
SOCKET_SPUR: tuple[Pt, ...] = ((546, 366), (526, 380), (513, 393), (515, 402), (530, 404), (556, 416))
# Where the front of the capsule holds on the humerus, then the pocket that hangs under the head.
NECK_TO_POCKET: tuple[Pt, ...] = (
    (368, 262),
    (380, 312),
    (400, 360),
    (424, 402),
    (438, 436),
    (452, 468),
    (480, 486),
    (512, 480),
    (534, 452),
    (540, 420),
    (536, 394),
)


def round_head(degrees: float, radius: float) -> Pt:
    """A point round the centre of the head; degrees clockwise from the top, as the viewer sees it."""
    turn = math.radians(degrees)
    return (CENTRE[0] + radius * math.sin(turn), CENTRE[1] - radius * math.cos(turn))


def socket_line() -> list[Pt]:
    """The socket, from its upper rim to its lower one."""
    return [round_head(56 + 72 * k / 18, SOCKET) for k in range(19)]


def blade(*, worn: bool) -> BaseGeometry:
    """The shoulder blade with its socket."""
    shape: BaseGeometry = Polygon([*socket_line(), *curve(BLADE)]).buffer(0)
    if worn:
        shape = union([shape, blob(SOCKET_SPUR)])
    return soften(close(shape, 5), 3)


def humerus(*, worn: bool) -> BaseGeometry:
    """Head, tuberosity and shaft."""
    parts: list[BaseGeometry] = [Point(CENTRE).buffer(HEAD, 48), blob(SHAFT)]
    if worn:
        parts.append(blob(HEAD_SPUR))
    return soften(close(union(parts), 9), 2)


def cuff() -> tuple[BaseGeometry, BaseGeometry]:
    """The muscle above the joint and its tendon, which goes under the acromion to the humerus."""
    whole = tube(CUFF, CUFF_RADII)
    tongue = curve([(TENDON_END + 60, 110), (TENDON_END - 30, 168), (TENDON_END + 60, 230)])
    cut = Polygon([*tongue, (1200, 230), (1200, 110)])
    return whole.intersection(cut), whole.difference(cut)


def labrum(*, worn: bool) -> list[BaseGeometry]:
    """The firm rim of the socket, cut through at the top and at the bottom; worn, the lower part is gone."""
    top = [
        round_head(58, 113),
        round_head(60, 124),
        round_head(52, 132),
        round_head(45, 126),
        round_head(44, 116),
        round_head(50, 111),
    ]
    low = [
        round_head(126, 113),
        round_head(126, 126),
        round_head(133, 131),
        round_head(140, 124),
        round_head(140, 115),
        round_head(133, 111),
    ]
    return [blob(top)] if worn else [blob(top), blob(low)]


def capsule_line() -> LineString:
    """From the upper rim of the socket, over the head, down the neck and round the pocket."""
    return LineString([*upper_capsule().coords[:-1], *lower_capsule().coords])


def upper_capsule() -> LineString:
    """The part of the capsule on which the tendon lies: it has no room to swell."""
    return LineString([round_head(d, CUFF_BED) for d in range(52, -36, -4)])


def lower_capsule() -> LineString:
    """The front of the capsule and the pocket under the head."""
    return LineString(curve([round_head(-32, CUFF_BED), *NECK_TO_POCKET]))


def envelope() -> BaseGeometry:
    """Everything inside the capsule."""
    line = list(capsule_line().coords)
    return Polygon([*line, *(round_head(d, SOCKET + 4) for d in range(124, 54, -6))]).buffer(0)
