"""The geometry of `nerf-peau`: where the layers of tissue, the nerve, its window and the ice lie.

The nerve is a cable on one slow curve. Everything of it is placed by an abscissa and a depth, the
distance under its middle line, so that envelope, fibres, signals and ice follow the same bend.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Sequence

from shapely import affinity, voronoi_polygons
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, curve, soften, union

CANVAS = box(-6, -6, 1006, 646)
SKIN_TOP, DERMIS_TOP, FAT_TOP, MUSCLE_TOP = 146.0, 153.0, 174.0, 283.0
NERVE_HALF, WINDOW_HALF = 46.0, 37.0
WINDOW = (386.0, 756.0)
FASCICLES, FASCICLE_HALF = (-26.0, -8.7, 8.7, 26.0), 6.4
ICE_AT, ICE_RADII = (566.0, 377.0), (130.0, 108.0)
PROBE_TIP, PROBE_TOP = (557.0, 367.0), (908.0, -16.0)
CUT_X = 636.0
LENS_AT, LENS_RADIUS = (872.0, 534.0), 92.0
# Texture stays out of the places kept for labels: a text never straddles a line.
QUIET = union(
    box(x0 - 7, y0 - 5, x1 + 7, y1 + 5)
    for x0, y0, x1, y1 in (
        (28, 510, 180, 556),
        (28, 594, 90, 620),
        (222, 510, 330, 556),
        (120, 520, 290, 578),
        (330, 508, 576, 576),
        (462, 478, 632, 516),
        (600, 594, 766, 620),
        (216, 298, 392, 346),
        (430, 306, 594, 334),
        (846, 304, 974, 330),
        (690, 298, 846, 346),
    )
)

_AXIS = curve([(-60, 403), (150, 402), (340, 411), (520, 415), (700, 407), (860, 393), (1060, 384)])
_AXIS_X = [x for x, _ in _AXIS]


def middle(x: float) -> float:
    """Height of the nerve's middle line."""
    k = min(max(bisect_right(_AXIS_X, x), 1), len(_AXIS) - 1)
    (xa, ya), (xb, yb) = _AXIS[k - 1], _AXIS[k]
    return ya + (yb - ya) * (x - xa) / (xb - xa)


def slope(x: float) -> float:
    """Tilt of the nerve, in degrees."""
    return math.degrees(math.atan2(middle(x + 8) - middle(x - 8), 16))


def wave(level: float) -> list[Pt]:
    """The edge between two tissues; all share one wave, or the background would show between them."""
    return [(x, level + 4.5 * math.sin(x / 1000 * 2 * math.pi + 0.5)) for x in range(-20, 1041, 20)]


def band(top: float, bottom: float) -> BaseGeometry:
    """A layer of tissue from one level to another."""
    return Polygon([*wave(top), *reversed(wave(bottom))]).intersection(CANVAS)


def along(
    depth: float, x0: float = -20, x1: float = 1020, *, ripple: float = 0, phase: float = 0
) -> LineString:
    """A line that follows the nerve at a depth, with a slight ripple of its own."""
    steps = max(2, round((x1 - x0) / 12))
    xs = [x0 + (x1 - x0) * i / steps for i in range(steps + 1)]
    return LineString([(x, middle(x) + depth + ripple * math.sin(x / 31 + phase)) for x in xs])


def strip(top: float, bottom: float, x0: float = -20, x1: float = 1020) -> Polygon:
    """A part of the nerve between two depths."""
    return Polygon([*along(top, x0, x1).coords, *reversed(along(bottom, x0, x1).coords)])


def window() -> Polygon:
    """The opening through which the fibres are seen: long, with round ends."""
    x0, x1 = WINDOW
    centre, half = (x0 + x1) / 2, (x1 - x0) / 2
    edge: list[Pt] = []
    for k in range(96):
        t = 2 * math.pi * k / 96
        u = math.copysign(abs(math.cos(t)) ** (2 / 7), math.cos(t))
        v = math.copysign(abs(math.sin(t)) ** (2 / 2.4), math.sin(t))
        x = centre + half * u
        edge.append((x, middle(x) + WINDOW_HALF * v))
    return Polygon(edge).buffer(0)


def fascicle(depth: float, x0: float = -20, x1: float = 1020, *, half: float = FASCICLE_HALF) -> BaseGeometry:
    """One bundle of fibres."""
    return along(depth, x0, x1, ripple=0.9, phase=depth).buffer(half, 8)


def ice(grow: float = 0) -> BaseGeometry:
    """The ball of ice round the active end of the probe."""
    (x, y), (rx, ry) = ICE_AT, ICE_RADII
    return affinity.scale(Point(x, y).buffer(1, 32), rx + grow, ry + grow, origin=(x, y))


def lobules() -> list[BaseGeometry]:
    """Rounded cells of fat that fill their layer, from a jittered grid made even once."""
    chance = random.Random(11)  # noqa: S311 - a drawing
    fat = band(FAT_TOP + 1, MUSCLE_TOP - 4)
    rows, pitch = 4, 60
    seeds = [
        Point(
            col * pitch + (row % 2) * pitch / 2 + chance.uniform(-17, 17),
            FAT_TOP + 14 + row * 27.5 + chance.uniform(-7, 7),
        )
        for row in range(rows)
        for col in range(-1, 1000 // pitch + 3)
    ]
    room = box(-90, fat.bounds[1], 1090, fat.bounds[3])
    for _ in range(2):
        seeds = [cell.intersection(room).centroid for cell in _cells(seeds, room)]
    shrunk = (soften(cell.intersection(fat).buffer(-1.8), 12) for cell in _cells(seeds, room))
    return [part for cell in shrunk for part in getattr(cell, "geoms", [cell]) if part.area > 60]


def _cells(seeds: Sequence[Point], room: BaseGeometry) -> list[BaseGeometry]:
    return [
        cell
        for cell in voronoi_polygons(MultiPoint(list(seeds)), extend_to=room.buffer(40)).geoms
        if cell.intersects(room)
    ]


def muscle_fibres() -> list[BaseGeometry]:
    """Long thin spindles that run with the nerve, none under a label."""
    chance = random.Random(5)  # noqa: S311 - a drawing
    out: list[BaseGeometry] = []
    shut = union([strip(-NERVE_HALF - 13, NERVE_HALF + 13), QUIET])
    for row, y in enumerate([298, 313, 328, *range(474, 650, 13)]):
        x = -70.0 + (row % 3) * 40
        while x < 1010:
            length, half = chance.uniform(60, 170), chance.uniform(0.9, 1.7)
            at = y + chance.uniform(-3, 3) + 5 * math.sin((x + 80) / 160)
            spindle = _spindle(x, at, length, half, chance.uniform(-3, 3)).intersection(CANVAS)
            if spindle.intersects(shut) or spindle.area < 60:
                x += 14
                continue
            x += length + chance.uniform(16, 46)
            out.append(spindle)
    return out


def _spindle(x: float, y: float, length: float, half: float, rise: float) -> Polygon:
    return blob(
        [
            (x, y),
            (x + length * 0.3, y - half - rise * 0.3),
            (x + length * 0.7, y - half * 0.8 + rise * 0.5),
            (x + length, y + rise),
            (x + length * 0.6, y + half + rise * 0.5),
            (x + length * 0.25, y + half * 0.7 - rise * 0.3),
        ]
    )


def lens() -> BaseGeometry:
    """The disc of the magnifier."""
    return Point(LENS_AT).buffer(LENS_RADIUS, 32)


def tangents(start: Pt) -> list[LineString]:
    """The two lines from a point that touch the magnifier."""
    (cx, cy), (px, py) = LENS_AT, start
    far, to = math.dist(LENS_AT, start), math.atan2(start[1] - LENS_AT[1], start[0] - LENS_AT[0])
    open_by = math.acos(LENS_RADIUS / far)
    ends = [
        (cx + LENS_RADIUS * math.cos(to + side * open_by), cy + LENS_RADIUS * math.sin(to + side * open_by))
        for side in (-1, 1)
    ]
    return [LineString([(px, py), end]) for end in ends]


def round_shape(at: Pt, radius: float, uneven: Sequence[float]) -> Polygon:
    """A circle that is not quite one, as tissue is."""
    n = len(uneven)
    return blob(
        [
            (
                at[0] + radius * k * math.cos(2 * math.pi * i / n),
                at[1] + radius * k * math.sin(2 * math.pi * i / n),
            )
            for i, k in enumerate(uneven)
        ]
    )
