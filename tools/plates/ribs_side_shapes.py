"""The lower ribs, spine, lung and nerves of a chest seen from its right side, in millimetres or so.

Frame: the front of the body is at positive x, the viewer's right; y goes down. Proportions are those
that look right in a drawing, no measurements to quote.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, curve, soften, tube, union

BACK: tuple[Pt, ...] = (
    (-92, -215), (-107, -165), (-118, -115), (-122, -65), (-121, -15), (-114, 35), (-106, 80), (-102, 112),
    (-105, 148), (-117, 190), (-126, 225),
)  # fmt: skip
FRONT: tuple[Pt, ...] = (
    (84, -215), (96, -170), (106, -120), (111, -75), (112, -30), (115, 20), (121, 70), (124, 115),
    (121, 160), (112, 225),
)  # fmt: skip
# Each vertebra, from the first of the chest to the fourth of the loins: middle, half-height, tilt.
VERTEBRAE: tuple[tuple[float, float, float, float], ...] = (
    (-49.5, -214, 8, 20), (-56.5, -193.5, 8.4, 17), (-62, -172, 8.6, 14), (-67, -150, 9, 11),
    (-71, -128, 9.2, 8), (-73.5, -105, 9.4, 5), (-74.5, -82, 9.6, 1), (-74, -58, 9.8, -3),
    (-72, -33, 10.2, -6), (-69, -7, 10.8, -8), (-64.5, 20, 11.4, -10), (-59.5, 48, 12, -10),
    (-54, 78, 12.8, -8), (-50.5, 109, 13.4, -3), (-50, 141, 13.8, 3), (-53, 173, 14, 9), (-59, 205, 14, 13),
)  # fmt: skip
FIRST_RIB = 1  # the rib of the first vertebra above
FREE = (11, 12)  # ribs that no cartilage joins to the front
# Front end of each rib, then its cartilage to the breastbone or to the cartilage above.
ENDS: dict[int, tuple[Pt, tuple[Pt, ...]]] = {
    1: ((42, -166), ((52, -176), (60, -190))),
    2: ((59, -126), ((68, -138), (70, -158))),
    3: ((70, -92), ((77, -104), (76, -128))),
    4: ((79, -62), ((86, -74), (83, -97))),
    5: ((84, -33), ((92, -44), (89, -68))),
    6: ((83, -4), ((93, -16), (93, -40))),
    7: ((74, 23), ((88, 10), (95, -14))),
    8: ((59, 45), ((76, 36), (89, 10))),
    9: ((40, 63), ((59, 57), (76, 36))),
    10: ((15, 77), ((36, 77), (58, 58))),
    11: ((-14, 84), ()),
    12: ((-56, 88), ()),
}
TREATED = 8
NEAR_ANGLE = 0.3  # along the nerve, where the ice is
STERNUM: tuple[Pt, ...] = ((62, -220), (71, -170), (80, -120), (89, -70), (95, -26), (97, -6))
LUNG: tuple[Pt, ...] = (
    (-30, -230), (-64, -220), (-86, -180), (-97, -130), (-101, -80), (-100, -36), (-94, 0), (-84, 16),
    (-56, 20), (-22, 8), (16, -8), (50, -24), (76, -40), (86, -62), (82, -110), (70, -170), (52, -225),
)  # fmt: skip
# Lowest edge of the pouch round the lung: the lung comes down there when one breathes in.
POUCH: tuple[Pt, ...] = (
    (-97, 4), (-90, 34), (-72, 54), (-40, 52), (0, 36), (38, 16), (66, -4), (84, -28), (88, -52),
)  # fmt: skip
RIB_RADIUS = 5.4
NERVE_RADIUS = 2.5
OFFSET = 7  # from the middle of the rib to the nerve under it


@cache
def body() -> BaseGeometry:
    """The trunk, which runs off the plate above and below."""
    return Polygon([*curve(BACK), *reversed(curve(FRONT))]).buffer(0)


@cache
def lung() -> BaseGeometry:
    """The lung under the ribs."""
    return blob(LUNG)


def pouch() -> BaseGeometry:
    """The lowest edge of the pleura."""
    return LineString(curve(POUCH))


@dataclass(frozen=True)
class Kind:
    """A kind of vertebra, drawn once around its middle for a half-height, then scaled."""

    half: float
    depth: float
    point: tuple[Pt, ...]
    radii: tuple[float, ...]

    def main(self) -> BaseGeometry:
        """The body."""
        d, h = self.depth, self.half
        return soften(Polygon([(-d, -h), (d, -h), (d, h), (-d, h)]), 3.4)

    def arch(self) -> BaseGeometry:
        """The arch and the point felt under the skin of the back."""
        return tube(self.point, self.radii)


KINDS = {
    "dorsale": Kind(10, 14, ((-12, -2), (-24, 1), (-35, 20)), (6, 5, 3.6)),
    "lombaire": Kind(14, 15.5, ((-13.5, -2), (-25, 1), (-39.5, 6)), (6, 5, 6.5)),
}


def placed_vertebrae() -> list[tuple[str, float, float, float, float]]:
    """Kind, middle, tilt and scale of each vertebra."""
    found = []
    for k, (x, y, half, tilt) in enumerate(VERTEBRAE):
        kind = "lombaire" if k + FIRST_RIB > 12 else "dorsale"
        found.append((kind, x, y, tilt, half / KINDS[kind].half))
    return found


def _bodies() -> list[BaseGeometry]:
    found = []
    for kind, x, y, tilt, scale in placed_vertebrae():
        sized = affinity.scale(KINDS[kind].main(), scale, scale, origin=(0, 0))
        found.append(affinity.translate(affinity.rotate(sized, tilt, origin=(0, 0)), x, y))
    return found


def discs() -> list[BaseGeometry]:
    """Between the bodies."""
    return [
        union([a, b]).convex_hull.difference(union([a, b])).intersection(union([a, b]).buffer(9)).buffer(-0.2)
        for a, b in pairwise(_bodies())
    ]


def _line(number: int) -> list[Pt]:
    """Middle of a rib: backwards from the spine, round its angle, then down and forwards."""
    x, y, half, _ = VERTEBRAE[number - FIRST_RIB]
    (ex, ey), _ = ENDS[number]
    top = y - half
    start: list[Pt] = [(x - 2, top + 1), (x - 15, top + 5), (x - 23, top + 15), (x - 22, top + 26)]
    ax, ay = start[-1]
    if number == 12:
        return [*start, ((ax + ex) / 2 - 3, (ay + ey) / 2 + 3), (ex, ey)]
    along = ((0.14, 0.25), (0.36, 0.53), (0.6, 0.77), (0.82, 0.93), (1, 1))
    return [*start, *((ax + (ex - ax) * u, ay + (ey - ay) * v) for u, v in along)]


@cache
def rib(number: int) -> BaseGeometry:
    """A rib of bone."""
    points = _line(number)
    tip = 3.2 if number in FREE else RIB_RADIUS - 0.6
    radii = [3.6, 4.2, RIB_RADIUS, *[RIB_RADIUS] * (len(points) - 4), tip]
    return tube(points, radii)


@cache
def cartilage(number: int) -> BaseGeometry:
    """What joins a rib to the front."""
    end, rest = ENDS[number]
    (bx, by) = _line(number)[-2]
    back = (end[0] - (end[0] - bx) * 0.12, end[1] - (end[1] - by) * 0.12)
    return tube([back, end, *rest], [4.6, 4.8, *[4.6] * len(rest)])


@cache
def sternum() -> BaseGeometry:
    """The breastbone from the side, and its soft tip."""
    return tube(STERNUM, [7, 6.6, 6.4, 6.2, 5.4, 3])


@cache
def nerve_line(number: int) -> LineString:
    """Middle of a nerve: out of the spine, behind the rib, then along its lower edge."""
    samples = curve(_line(number))
    x, y, half, _ = VERTEBRAE[number - FIRST_RIB]
    start: list[Pt] = [(x - 6, y + half * 0.2), (x - 13, y + half * 0.7)]
    along: list[Pt] = []
    for (ax, ay), (bx, by) in pairwise(samples[48::6]):
        length = math.hypot(bx - ax, by - ay)
        along.append((ax - (by - ay) / length * OFFSET, ay + (bx - ax) / length * OFFSET))
    if number == TREATED:  # it goes on in the wall of the belly
        along += [(72, 60), (92, 72), (108, 84), (116, 92)]
    return LineString(curve([*start, *along], per_segment=6))


@cache
def nerve() -> BaseGeometry:
    """The treated nerve where no rib hides it."""
    line = list(nerve_line(TREATED).coords)
    points: list[Pt] = [(x, y) for x, y in [*line[:-1:6], line[-1]]]
    whole = tube(points, [NERVE_RADIUS] * (len(points) - 1) + [NERVE_RADIUS * 0.5])
    shown = whole.difference(union(rib(number).buffer(0.7) for number in (7, 8, 9)))
    return union(part for part in getattr(shown, "geoms", [shown]) if part.area > 30)


def ice_at() -> Pt:
    """Where the ice is, on the treated nerve."""
    p = nerve_line(TREATED).interpolate(NEAR_ANGLE, normalized=True)
    return (p.x, p.y)


@cache
def zone() -> BaseGeometry:
    """Where it hurts: a band along the rib, from the back to the front."""
    line = nerve_line(TREATED)
    points = [line.interpolate(k / 8, normalized=True) for k in range(1, 9)]
    band = tube([(p.x, p.y) for p in points], [10, 15, 17, 17, 17, 17, 16, 15])
    return soften(band.intersection(body().buffer(-2.5)), 3)
