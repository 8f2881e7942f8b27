"""Bones, ligaments and nerves of a pelvis seen from behind, in millimetres or so.

Frame: the top of the sacrum in the middle is (0, 0), y goes down, the patient's right is at positive x,
the viewer's right too since we look from behind. Only that half is described; `both` mirrors it.
Proportions are those that look right in a drawing, no measurements to quote.
"""

from __future__ import annotations

from functools import cache

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube, union

# From the rear point of the crest, up and round the wing, down to the seat bone, back by both notches.
HIP_BONE: tuple[Pt, ...] = (
    (36, 30), (33, 17), (35, 3), (44, -13), (58, -27), (76, -37), (97, -41), (116, -37), (130, -27),
    (138, -13), (140, 0), (137, 9), (130, 15), (126, 26), (121, 42), (115, 58), (110, 70), (110, 80),
    (113, 90), (112, 100), (107, 112), (100, 122), (94, 131), (91, 141), (91, 152), (91, 164), (87, 176),
    (78, 184), (66, 186), (56, 181), (50, 172), (49, 162), (53, 151), (59, 142), (61.5, 133), (59, 124),
    (53, 117.5), (43.5, 113), (44.5, 109.5), (54, 103.5), (62, 96), (66.5, 84), (65, 71), (58, 61),
    (49, 55), (41, 49), (36.5, 40),
)  # fmt: skip
HIP_LINES: tuple[tuple[Pt, ...], ...] = (  # inner edge of the crest, line of the buttock's muscle, seat bone
    ((44, 6), (52, -8), (66, -21), (84, -30), (102, -32), (118, -28), (128, -19)),
    ((90, -29), (80, -6), (74, 20), (72, 46), (70, 66)),
    ((105, 88), (98, 104), (88, 120), (80, 134)),
    ((82, 148), (76, 162), (66, 172)),
)
SACRUM: tuple[Pt, ...] = (
    (0, 2), (10, 0), (17, -9), (23, -11), (27, -4), (36, 0), (48, 5), (53, 14), (50, 30), (43, 48),
    (37, 62), (34, 74), (31, 86), (27, 95), (18, 101), (10, 106), (0, 107),
)  # fmt: skip
TROCHANTER: tuple[Pt, ...] = (
    (136, 100), (146, 95), (155, 102), (159, 116), (157, 134), (150, 152), (136, 162), (124, 150), (126, 122),
)  # fmt: skip
SKIN_OUTER: tuple[Pt, ...] = (
    (130, -140), (124, -104), (122, -76), (128, -48), (142, -14), (156, 22), (166, 60), (172, 98),
    (174, 132), (171, 168), (165, 204), (159, 250), (151, 340),
)  # fmt: skip
THIGH_INNER: tuple[Pt, ...] = ((0, 203), (3, 210), (6, 232), (8, 274), (12, 340))
FORAMINA: tuple[tuple[float, float, float], ...] = (
    (20, 20, 3.4),
    (17.5, 40, 3.1),
    (15.5, 58, 2.7),
    (13.5, 75, 2.3),
)

# The pudendal nerve: out from the front of the sacrum, round behind the spine of the hip bone, down the
# inner face of the seat bone; then its branches between the legs.
PUDENDAL: tuple[Pt, ...] = (
    (14, 62), (26, 72), (35, 83), (41.5, 95), (45.5, 105), (48, 115), (50.5, 126), (50, 138), (45, 151),
    (38, 163),
)  # fmt: skip
PUDENDAL_RADII = (1.4, 1.9, 2.4, 2.8, 2.9, 2.9, 2.8, 2.6, 2.3, 2.0)
ROOTS: tuple[tuple[tuple[Pt, ...], tuple[float, ...]], ...] = (
    (((14, 44), (28, 60), (37, 76), (42, 94)), (1.5, 1.7, 1.8, 2.2)),
    (((12, 80), (24, 86), (34, 91), (43, 100)), (1.4, 1.6, 1.8, 2.2)),
)
BRANCHES: tuple[tuple[tuple[Pt, ...], tuple[float, ...]], ...] = (
    (((50.5, 126), (43, 137), (31, 142), (20, 141), (11, 137)), (2, 1.8, 1.6, 1.3, 0.8)),
    (((33, 141.6), (24, 148), (15, 151)), (1.5, 1.2, 0.8)),
    (((44, 152), (36, 166), (25, 174), (15, 176), (7, 174)), (2, 1.9, 1.6, 1.3, 0.8)),
    (((38, 164), (31, 178), (21, 187), (10, 190)), (1.9, 1.6, 1.3, 0.8)),
)
SCIATIC: tuple[Pt, ...] = (
    (22, 52), (36, 59), (50, 69), (63, 82), (73, 101), (82, 124), (89, 150), (95, 180), (98, 220),
    (98, 270), (96, 340),
)  # fmt: skip
SCIATIC_RADII = (3, 3.6, 4.2, 4.6, 4.8, 4.8, 4.8, 4.7, 4.6, 4.5, 4.4)
ZONE: tuple[Pt, ...] = (
    (1, 128), (8, 124), (20, 131), (32, 144), (41, 160), (44, 177), (36, 192), (20, 201), (6, 203),
    (1.5, 190), (1, 160),
)  # fmt: skip
SPINE_LEVEL = 111.0  # where the slice is cut
NERVE_AT: Pt = (47, SPINE_LEVEL)  # the nerve just behind the spine of the hip bone


def both(half: BaseGeometry) -> BaseGeometry:
    """A shape and its mirror about the middle line."""
    return union([half, affinity.scale(half, -1, 1, origin=(0, 0))])


@cache
def body() -> BaseGeometry:
    """From the waist to the thighs; the top and the thighs run off the plate."""
    half = Polygon([(-0.05, -140), *curve(SKIN_OUTER), *reversed(curve(THIGH_INNER)), (-0.05, 203)])
    return close(both(half.buffer(0)), 2)


@cache
def hip_bone() -> BaseGeometry:
    """Wing, acetabulum and seat bone as one; the pubis, further from us, is apart."""
    return blob(HIP_BONE)


@cache
def sacrum() -> BaseGeometry:
    """Sacrum, one area for both sides."""
    points = curve(SACRUM)
    return soften(both(Polygon([*points, (-0.05, 107), (-0.05, 2)]).buffer(0)), 1.2)


@cache
def coccyx() -> BaseGeometry:
    """Three small bones under the sacrum."""
    return union(
        affinity.scale(Point(0, y).buffer(1, 16), rx, ry)
        for y, rx, ry in ((111, 8.6, 5.2), (120.5, 6.4, 4.6), (129, 4.6, 4.4))
    )


@cache
def pubis() -> BaseGeometry:
    """The front of the pelvis, seen far between the hip bones."""
    upper = tube([(88, 98), (58, 106), (32, 113), (13, 124)], [11, 8, 7, 10])
    lower = tube([(12, 148), (24, 164), (40, 174), (60, 175)], [9, 6.5, 6, 7])
    middle = blob([(2.2, 119), (14, 116), (22, 128), (21, 148), (14, 160), (5, 160), (2.2, 150), (2.2, 134)])
    return close(union([upper, lower, middle]), 6)


@cache
def femur() -> BaseGeometry:
    """Head, neck, trochanters and the upper shaft."""
    head = Point(92, 108).buffer(23, 32)
    neck = tube([(96, 108), (116, 118), (134, 130)], [15, 13.5, 17])
    shaft = tube([(138, 146), (134, 190), (130, 250), (127, 345)], [17, 15, 13.5, 13])
    lesser = tube([(126, 176), (115, 166)], [9, 7.5], smooth=False)
    return close(union([head, neck, blob(TROCHANTER), shaft, lesser]), 8)


@cache
def lumbar(at: float) -> BaseGeometry:
    """A vertebra of the lower back from behind, its middle at the height `at`."""
    half = union(
        [
            tube([(12, -6), (26, -9), (42, -11)], [5.5, 4.2, 4]),
            tube([(11, -8), (17, -17)], [7, 6], smooth=False),
            tube([(8, 4), (14, 15)], [8, 6.5], smooth=False),
            tube([(0, -4), (12, -5)], [9, 7], smooth=False),
            tube([(0, 0), (0, 16)], [6.4, 4.8], smooth=False),
        ]
    )
    return affinity.translate(close(both(half), 3), 0, at)


@cache
def lumbar_body(at: float) -> BaseGeometry:
    """The body of that vertebra, further from us."""
    return affinity.translate(soften(Polygon([(-25, -17), (25, -17), (27, 13), (-27, 13)]), 5), 0, at - 2)


@cache
def deep_ligament() -> BaseGeometry:
    """From the spine of the hip bone to the lower sacrum and the coccyx: the nerve runs behind it."""
    return soften(Polygon([(46, 109), (30, 92), (24, 100), (9, 108), (6, 121), (26, 118), (46, 114.5)]), 1.5)


@cache
def pudendal_trunk() -> BaseGeometry:
    """The nerve and its three roots, from the sacrum to the seat bone."""
    tubes = [tube(PUDENDAL, PUDENDAL_RADII), *(tube(line, radii) for line, radii in ROOTS)]
    return close(union(tubes), 3)


@cache
def pudendal() -> BaseGeometry:
    """The whole nerve with its branches."""
    return close(union([pudendal_trunk(), *(tube(line, radii) for line, radii in BRANCHES)]), 1)


@cache
def sciatic() -> BaseGeometry:
    """The large nerve of the leg, further out: it is not treated."""
    return tube(SCIATIC, SCIATIC_RADII)


@cache
def zone() -> BaseGeometry:
    """Where it hurts: between the legs, one side, from the coccyx forwards."""
    return soften(blob(ZONE), 1.5)


def hip_lines() -> list[BaseGeometry]:
    """Soft inner lines of the hip bone."""
    return [LineString(curve(line)) for line in HIP_LINES]


def folds() -> list[BaseGeometry]:
    """Lines of the skin: between the buttocks, then under each."""
    under: list[Pt] = [(6, 203), (34, 209), (66, 211), (96, 206), (118, 196)]
    lines: list[list[Pt]] = [[(0, 92), (1.2, 120), (0.8, 160), (0, 203)], under, [(-x, y) for x, y in under]]
    return [LineString(curve(line)) for line in lines]
