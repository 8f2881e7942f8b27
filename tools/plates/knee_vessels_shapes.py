"""Arteries of the knee, the vessels in excess at its worn side, their nerves, the catheter and the grains.

All in the frame of `knee_shapes`. What happens at the worn side is drawn once, in true place: the lens of the
plate shows the same shapes, larger.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cache

from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from tools.plates import knee_shapes as knee
from tools.plates.kit import Pt, close, curve, soften, tube, union

# Centre lines and half widths.
TRUNK: tuple[Pt, ...] = (
    (72, -420),
    (65, -350),
    (56, -300),
    (44, -250),
    (30, -200),
    (18, -150),
    (9, -90),
    (3, -30),
    (0, 30),
    (-3, 90),
    (-6, 140),
)
TRUNK_RADII = (9.5, 9.4, 9.2, 9, 8.8, 8.5, 8.2, 8, 7.6, 7.3, 7)
SHIN_FRONT: tuple[Pt, ...] = (
    (-6, 136),
    (-18, 162),
    (-44, 186),
    (-66, 212),
    (-75, 246),
    (-77, 300),
    (-78, 360),
)
SHIN_BACK: tuple[Pt, ...] = ((-6, 136), (4, 172), (12, 220), (16, 280), (18, 360))
UPPER_INNER: tuple[Pt, ...] = (
    (20, -158),
    (34, -150),
    (52, -153),
    (76, -166),
    (100, -170),
    (122, -158),
    (138, -134),
    (147, -104),
    (153, -70),
    (158, -36),
    (161, 0),
    (160, 28),
    (155, 50),
    (145, 68),
)
UPPER_INNER_RADII = (4, 3.9, 3.8, 3.7, 3.6, 3.5, 3.4, 3.2, 3, 2.8, 2.6, 2.5, 2.4, 2.4)
LOWER_INNER: tuple[Pt, ...] = (
    (0, 42),
    (18, 58),
    (44, 74),
    (76, 88),
    (106, 92),
    (128, 84),
    (145, 68),
)
BRANCHES: tuple[tuple[tuple[Pt, ...], tuple[float, ...]], ...] = (
    (UPPER_INNER, UPPER_INNER_RADII),
    (LOWER_INNER, (4, 3.8, 3.6, 3.4, 3.2, 2.8, 2.4)),
    (  # upper outer
        (
            (19, -156),
            (-2, -156),
            (-36, -163),
            (-72, -176),
            (-102, -172),
            (-128, -152),
            (-146, -116),
            (-155, -70),
            (-157, -26),
            (-152, 8),
        ),
        (4, 3.8, 3.7, 3.6, 3.4, 3.2, 3, 2.7, 2.3, 2),
    ),
    (  # lower outer, just under the joint, above the head of the fibula
        ((0, 28), (-24, 34), (-60, 40), (-96, 44), (-128, 38), (-144, 24), (-152, 8)),
        (3.8, 3.5, 3.3, 3, 2.7, 2.3, 2),
    ),
    (  # descending, along the inner side of the thigh
        (
            (71, -410),
            (92, -360),
            (114, -300),
            (134, -246),
            (146, -200),
            (151, -166),
            (149, -142),
            (142, -124),
        ),
        (3.6, 3.5, 3.4, 3.3, 3.1, 2.9, 2.7, 2.6),
    ),
)

SPOT: Pt = (131.0, -1.0)  # what the lens looks at
SPOT_RADIUS = 48.0
TIP_HEIGHT = -23.0  # where the catheter stops on the upper inner artery
# The irritated membrane: its inner edge, from the thigh bone to the shin bone.
SWOLLEN: tuple[Pt, ...] = (
    (160, -176),
    (136, -128),
    (131, -96),
    (129, -66),
    (130, -46),
    (133, -32),
    (134, -22),
    (128, -14),
    (125, -4),
    (130, 5),
    (134, 16),
    (131, 28),
    (128, 40),
    (122, 52),
    (128, 70),
    (170, 80),
)
LAST_ORDER = 4
# Where vessels leave the artery (y), in what direction (degrees), how long the first stretch is.
ROOTS: tuple[tuple[float, float, float], ...] = (
    (-13, 226, 13),
    (-5, 192, 12),
    (5, 178, 12.5),
    (15, 184, 12),
    (25, 176, 12.5),
    (34, 166, 12),
)
NERVES: tuple[tuple[Pt, ...], ...] = (  # stems from the inner side of the leg, then their forks
    ((196, -12), (184, -4), (174, -5), (165, 0), (156, -2), (148, -9), (140, -12), (135, -20)),
    ((156, -2), (149, 2), (141, -1)),
    ((196, 14), (184, 20), (174, 17), (165, 21), (156, 18), (147, 21), (138, 17)),
    ((174, 17), (166, 28), (157, 29), (149, 32), (141, 29)),
)


def trunk() -> BaseGeometry:
    """The main artery behind the knee, down to its two branches for the shin."""
    front = tube(SHIN_FRONT, (6.4, 5.8, 5.2, 5, 5, 4.9, 4.9))
    back = tube(SHIN_BACK, (6.6, 6.2, 6, 5.9, 5.8))
    return close(union([tube(TRUNK, TRUNK_RADII), front, back]), 4)


def branches() -> BaseGeometry:
    """The small arteries around the knee."""
    return close(union(tube(line, radii) for line, radii in BRANCHES), 2.5)


@cache
def upper_inner() -> LineString:
    """Centre line of the upper inner artery, which the catheter follows."""
    return LineString(curve(UPPER_INNER))


def down_to(y: float) -> float:
    """Length along the upper inner artery, from its start to the height `y` on the inner side."""
    crossing = upper_inner().intersection(LineString([(130, y), (200, y)]))
    return upper_inner().project(crossing.centroid)


@cache
def catheter() -> LineString:
    """The thin tube: down the main artery, a soft bow, then along the upper inner artery to its tip."""
    line = substring(upper_inner(), 0, down_to(TIP_HEIGHT))
    inside = [p for p in TRUNK if p[1] < -205]
    bow: list[Pt] = [(22, -176), (24, -158), (36, -149.5)]
    rest = [(x, y) for x, y in line.coords if x > 52]
    return LineString(curve([*inside, *bow, *rest], per_segment=6))


def tip() -> tuple[Pt, float]:
    """Where the catheter ends, and its direction in radians."""
    (ax, ay), (bx, by) = catheter().coords[-4], catheter().coords[-1]
    return (bx, by), math.atan2(by - ay, bx - ax)


@cache
def membrane() -> BaseGeometry:
    """The lining of the pouch, a thin band all around."""
    pouch = knee.capsule()
    return pouch.difference(pouch.buffer(-6))


@cache
def swollen() -> BaseGeometry:
    """The part of the membrane that is irritated, on the inner side."""
    return soften(
        knee.capsule().intersection(Polygon([*curve(SWOLLEN), (200, 80), (200, -176)]).buffer(0)), 1
    )


@dataclass(frozen=True)
class Twig:
    """A piece of a small vessel: its order (0 leaves the artery) and its points."""

    order: int
    points: tuple[Pt, ...]


@cache
def tree(seed: int = 118) -> tuple[Twig, ...]:
    """Vessels in excess: each branch wanders and forks; what would leave the membrane inwards is dropped."""
    chance = random.Random(seed)  # noqa: S311 - a drawing that must come out the same each time
    around = union([*knee.menisci(), knee.bones()]).buffer(0.8)
    cavity = union([knee.capsule().difference(swollen().buffer(-0.8)), around])
    grown: list[Twig] = []

    def grow(start: Pt, angle: float, length: float, order: int) -> None:
        points = [start]
        for _ in range(4):
            angle += chance.uniform(-0.3, 0.3)
            x, y = points[-1]
            points.append((x + math.cos(angle) * length / 4, y + math.sin(angle) * length / 4))
        if any(Point(p).within(cavity) for p in points[1:]):
            return
        grown.append(Twig(order, tuple(points)))
        if order == LAST_ORDER:
            return
        for side in (-1, 1):
            turn = side * chance.uniform(0.35, 0.8)
            grow(points[-1], angle + turn, length * chance.uniform(0.62, 0.84), order + 1)

    for y, direction, length in ROOTS:
        start = upper_inner().interpolate(down_to(y))
        grow((start.x, start.y), math.radians(direction), length, 0)
    return tuple(grown)


def twigs(order: int) -> BaseGeometry:
    """All the twigs of an order, smoothed, as one geometry."""
    return MultiLineString([LineString(curve(t.points, per_segment=5)) for t in tree() if t.order == order])


@cache
def nerves() -> BaseGeometry:
    """The little nerves of the membrane."""
    return MultiLineString([LineString(curve(line)) for line in NERVES])


@cache
def plugs() -> tuple[Pt, ...]:
    """Grains in the first branches, one after the other: never beside a vessel."""
    found: list[Pt] = []
    for twig in tree():
        if twig.order == 0:
            line = LineString(curve(twig.points))
            found += [(p.x, p.y) for p in map(line.interpolate, (4.4, 7.9, 11.4)) if line.length > 4.4]
    return tuple(found)


@dataclass(frozen=True)
class Drop:
    """A drop of oil in a vessel: longer along it, turned by `turn` degrees."""

    at: Pt
    long: float
    wide: float
    turn: float


# By order of vessel: where its drops lie, as parts of its length, and how large they are.
DROPS: tuple[tuple[tuple[float, ...], float, float], ...] = (
    ((0.3, 0.82), 3.0, 2.0),
    ((0.62,), 2.1, 1.4),
)


# Below the tip of the catheter: how far along the artery, and how large.
DRIFTING = ((5, 2.5), (12, 1.9), (18, 2.5), (25.5, 2.0), (33, 2.4), (41, 1.8))


@cache
def drops() -> tuple[Drop, ...]:
    """Oil on its way from the catheter, then in the first vessels: unequal drops, none over another."""
    start, found = down_to(TIP_HEIGHT), list[Drop]()
    some = [_drop(upper_inner(), start + along, r * 1.2, r * 0.82) for along, r in DRIFTING]
    for order, (parts, long, wide) in enumerate(DROPS):
        for k, twig in enumerate(t for t in tree() if t.order == order):
            line = LineString(curve(twig.points))
            for n, part in enumerate(parts):
                size = (1.0, 0.74, 1.12, 0.86)[(k + n) % 4]
                some.append(_drop(line, part * line.length, long * size, wide * size))
    for drop in some:
        if all(math.dist(drop.at, one.at) > 0.82 * (drop.long + one.long) for one in found):
            found.append(drop)
    return tuple(found)


def _drop(line: LineString, along: float, long: float, wide: float) -> Drop:
    a, b = line.interpolate(along - 0.5), line.interpolate(along + 0.5)
    at = line.interpolate(along)
    return Drop((at.x, at.y), long, wide, math.degrees(math.atan2(b.y - a.y, b.x - a.x)))


@cache
def drifting() -> tuple[Pt, ...]:
    """Grains on their way, between the tip of the catheter and the first branches."""
    start = down_to(TIP_HEIGHT)
    return tuple(
        (p.x, p.y) for p in (upper_inner().interpolate(start + d) for d in (4, 7.6, 14.5, 18.1, 23.5))
    )
