"""Bones of a worn right knee seen from the front, for any plate that shows a knee.

Frame: the middle of the joint is (0, 0), y goes down, three units make a millimetre; the outer side
(fibula) is at negative x, the viewer's left. Everything is returned in that frame: `place` puts it on a
plate. Proportions are those that look right in a drawing, no measurements to quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube, union

FEMUR: tuple[Pt, ...] = (
    (-80, -420),
    (-77, -360),
    (-74, -310),
    (-70, -262),
    (-69, -226),
    (-74, -194),
    (-87, -164),
    (-105, -140),
    (-118, -119),
    (-124, -97),
    (-123, -74),
    (-119, -55),
    (-112, -38),
    (-101, -24),
    (-86, -15),
    (-68, -12),
    (-50, -14),
    (-34, -22),
    (-23, -36),
    (-18, -52),
    (-10, -63),
    (1, -66),
    (12, -62),
    (19, -51),
    (23, -35),
    (33, -20),
    (49, -11),
    (69, -8),
    (87, -11),
    (102, -19),
    (112, -32),
    (118, -48),
    (121, -66),
    (125, -86),
    (127, -104),
    (123, -122),
    (112, -138),
    (94, -156),
    (74, -178),
    (57, -206),
    (47, -238),
    (40, -280),
    (36, -330),
    (34, -420),
)
TIBIA: tuple[Pt, ...] = (
    (-46, 360),
    (-47, 300),
    (-50, 250),
    (-56, 204),
    (-66, 164),
    (-82, 124),
    (-101, 88),
    (-114, 62),
    (-120, 42),
    (-120, 26),
    (-113, 16),
    (-98, 13),
    (-78, 14),
    (-56, 14),
    (-38, 11),
    (-26, 4),
    (-17, -8),
    (-11, -13),
    (-5, -7),
    (0, -3),
    (5, -8),
    (11, -16),
    (17, -11),
    (25, 0),
    (37, 6),
    (56, 8),
    (78, 7),
    (98, 5),
    (113, 8),
    (121, 18),
    (122, 33),
    (118, 52),
    (109, 76),
    (95, 108),
    (80, 146),
    (68, 190),
    (60, 240),
    (55, 300),
    (52, 360),
)
FIBULA: tuple[Pt, ...] = (
    (-127, 360),
    (-128, 300),
    (-129, 240),
    (-130, 186),
    (-134, 150),
    (-142, 122),
    (-147, 98),
    (-143, 76),
    (-132, 60),
    (-119, 50),
    (-106, 52),
    (-97, 66),
    (-94, 90),
    (-96, 116),
    (-99, 150),
    (-99, 196),
    (-97, 250),
    (-95, 300),
    (-94, 360),
)
PATELLA: tuple[Pt, ...] = (
    (-2, -172),
    (-26, -170),
    (-48, -160),
    (-62, -142),
    (-65, -120),
    (-59, -96),
    (-46, -74),
    (-29, -53),
    (-13, -37),
    (-2, -32),
    (9, -37),
    (25, -53),
    (42, -74),
    (54, -96),
    (60, -120),
    (57, -142),
    (43, -160),
    (22, -170),
)
# Beaks of worn bone at the margins of the joint: base, tip, base.
BEAKS: tuple[tuple[str, tuple[Pt, ...]], ...] = (
    ("femur", ((108, -58), (117, -44), (122.5, -35), (119, -29.5), (111, -28), (102, -31))),
    ("tibia", ((106, 11), (119, 8), (129, 9), (129, 15), (121, 26), (110, 30))),
    ("femur", ((-110, -46), (-116, -39), (-121, -34), (-117, -31), (-108, -32), (-100, -36))),
    ("tibia", ((-108, 18), (-118, 16), (-123, 19), (-121, 25), (-112, 34))),
)
# Cartilage: points on the bone's edge, and half its thickness there. The inner side is worn.
CARTILAGES: tuple[tuple[str, tuple[Pt, ...], tuple[float, ...]], ...] = (
    (
        "femur",
        ((-113, -37), (-101, -24), (-86, -15), (-68, -12), (-50, -14), (-34, -22), (-23, -36)),
        (3, 8, 9.5, 9.5, 9.5, 8, 2.5),
    ),
    ("tibia", ((-114, 17), (-98, 13), (-78, 14), (-56, 14), (-38, 11), (-27, 5)), (3.5, 8, 9, 9, 7, 2.5)),
    (
        "femur",
        (
            *((23, -36), (33, -20), (49, -11), (66, -8), (76, -8.6), (82, -9.6), (87, -11), (91, -13)),
            *((95, -15), (99, -17.4), (103, -20), (108, -26), (113, -33)),
        ),
        (2, 5.5, 5, 3.4, 2.4, 3.2, 1.3, 2.6, 0.8, 2.4, 1.6, 3.6, 2),
    ),
    (
        "tibia",
        (
            *((26, 1), (37, 6), (56, 8), (68, 7.6), (76, 7), (82, 6.4), (87, 6), (91, 5.6), (96, 5.2)),
            *((101, 5.4), (107, 6.4), (113, 8)),
        ),
        (2, 5, 4.6, 3, 2, 3.2, 1.2, 2.6, 0.8, 2.8, 3.6, 2.6),
    ),
)
MENISCI: tuple[tuple[Pt, ...], ...] = (
    ((-62, 0), (-84, -4), (-104, -11), (-117, -18), (-123, -8), (-121, 8), (-106, 8), (-84, 4)),
    ((86, -2), (100, -6), (113, -12), (124, -18), (130, -8), (127, 3), (114, 3), (100, 0)),
)
CAPSULE: tuple[Pt, ...] = (
    (-10, -254),
    (-44, -246),
    (-72, -226),
    (-92, -196),
    (-116, -166),
    (-136, -134),
    (-147, -96),
    (-150, -54),
    (-149, -10),
    (-145, 26),
    (-132, 52),
    (-108, 66),
    (0, 60),
    (110, 60),
    (132, 48),
    (145, 26),
    (151, -6),
    (151, -48),
    (148, -92),
    (138, -132),
    (116, -166),
    (88, -198),
    (64, -226),
    (28, -248),
)
SKIN_OUTER: tuple[Pt, ...] = (
    (-206, -420),
    (-200, -340),
    (-190, -260),
    (-179, -180),
    (-172, -110),
    (-170, -50),
    (-172, 10),
    (-180, 70),
    (-188, 130),
    (-192, 200),
    (-190, 270),
    (-184, 360),
)
SKIN_INNER: tuple[Pt, ...] = (
    (208, -420),
    (204, -340),
    (199, -270),
    (192, -200),
    (187, -140),
    (185, -80),
    (184, -20),
    (182, 30),
    (180, 80),
    (182, 140),
    (184, 200),
    (180, 270),
    (172, 360),
)


MUSCLES: tuple[tuple[Pt, ...], ...] = (
    (
        *((-60, -440), (-212, -440), (-202, -330), (-186, -250), (-166, -196), (-138, -160), (-108, -146)),
        *((-82, -158), (-64, -196), (-56, -260)),
    ),
    (
        *((20, -440), (204, -440), (200, -330), (192, -250), (182, -184), (164, -140), (138, -116)),
        *((108, -122), (72, -166), (44, -240)),
    ),
    ((-90, 400), (-90, 200), (-112, 120), (-134, 92), (-154, 96), (-172, 140), (-184, 210), (-184, 400)),
    ((40, 400), (60, 220), (92, 130), (124, 96), (150, 100), (167, 140), (176, 210), (170, 400)),
)


def place(shape: BaseGeometry, at: Pt, scale: float = 1) -> BaseGeometry:
    """A shape of the knee's frame on a plate: the joint's middle at `at`."""
    return affinity.affine_transform(shape, [scale, 0, 0, scale, *at])


def _bone(name: str, outline: Sequence[Pt]) -> BaseGeometry:
    """An outline with its beaks, grown together: as separate shapes they looked like pebbles."""
    beaks = [soften(Polygon(curve(points, closed=True)), 1.5) for bone, points in BEAKS if bone == name]
    return close(union([blob(outline), *beaks]), 9)


@cache
def femur() -> BaseGeometry:
    """Thigh bone: shaft leaning outwards at its top, two condyles, the notch between them."""
    return _bone("femur", FEMUR)


@cache
def tibia() -> BaseGeometry:
    """Shin bone: two plateaus with the spines between them, then the shaft."""
    return _bone("tibia", TIBIA)


@cache
def fibula() -> BaseGeometry:
    """The slender outer bone; its head stands a little behind the shin bone: paint it first."""
    return blob(FIBULA)


@cache
def patella() -> BaseGeometry:
    """Kneecap, in front of the thigh bone: paint it see-through."""
    return blob(PATELLA)


@cache
def bones() -> BaseGeometry:
    """Everything of bone but the kneecap, as one area: what hides an artery behind."""
    return union([femur(), tibia(), fibula()])


def shaft_lines() -> list[BaseGeometry]:
    """Soft inner lines: the flat front of the thigh bone above the kneecap, the crest of the shin bone."""
    lines: list[list[Pt]] = [
        [(-42, -420), (-40, -330), (-36, -262), (-42, -214)],
        [(-20, 150), (-16, 196), (-17, 260), (-20, 360)],
    ]
    return [LineString(curve(line)) for line in lines]


@cache
def cartilage() -> BaseGeometry:
    """Cartilage of both bones: thick on the outer side, thin and uneven on the inner side."""
    shapes = {"femur": femur(), "tibia": tibia()}
    pads = [tube(points, radii).difference(shapes[bone]) for bone, points, radii in CARTILAGES]
    # A pad lies between the bones only, never up along a spine or out over a beak.
    return soften(union(pads).difference(bones()), 0.5)


@cache
def menisci() -> list[BaseGeometry]:
    """Wedges between the cartilages, outer then inner; the inner one is pushed out by the wear."""
    taken = union([femur(), tibia(), cartilage()]).buffer(0.9)
    return [soften(blob(points).difference(taken), 1) for points in MENISCI]


@cache
def capsule() -> BaseGeometry:
    """The pouch that the joint's membrane lines, from above the kneecap to the rims of the shin bone."""
    return blob(CAPSULE)


@cache
def leg() -> BaseGeometry:
    """Skin of the leg; it runs off the plate at both ends."""
    return Polygon([*curve(SKIN_OUTER), *reversed(curve(SKIN_INNER))]).buffer(0)


@cache
def muscles() -> list[BaseGeometry]:
    """Flesh of the thigh and of the calf, on both sides of the bones: a tone, no more."""
    inside = leg().buffer(-13)
    return [soften(blob(points).intersection(inside), 5) for points in MUSCLES]
