"""Geometry of the neck's vertebrae seen from the side: bodies, arches, discs, roots and their chain.

As in `vertebra_side_shapes`, every bone is described in its own frame (u towards the back, v downwards,
origin in the middle of the body) in millimetres that are proportions of a drawing, not measurements.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube, union
from tools.plates.vertebra_side_shapes import Frame

SCALE = 5.6  # units per millimetre
STEP = 19.4  # from the middle of a body to the middle of the next
CANAL_FRONT, CANAL_BACK = 8.6, 23.2
SAC_AXIS, SAC_HALF, CORD_HALF = 15.6, 5.7, 3.5
TIP_SHARE = 0.3  # part of the wedge angle that the neck above follows

# A body from the front of its upper endplate to the back, then from the back of the lower one to the front
# lip that hangs over the disc.
UPPER: tuple[Pt, ...] = ((-8.0, -5.7), (-5.2, -6.2), (-1.0, -6.1), (3.6, -6.5), (6.4, -7.0), (8.0, -7.2))
LOWER: tuple[Pt, ...] = ((8.2, 6.9), (5.2, 6.0), (0.6, 5.8), (-4.4, 6.4), (-7.4, 7.6), (-8.9, 8.3))
UPPER_CRUSHED: tuple[Pt, ...] = (
    (-8.5, -0.6),
    (-5.4, -1.2),
    (-1.8, -1.3),
    (1.6, -3.0),
    (5.0, -5.6),
    (8.0, -7.2),
)
UPPER_AXIS: tuple[Pt, ...] = (
    (-7.6, -17),
    (-4.0, -17.4),
    (-1.0, -17.5),
    (3.6, -17.5),
    (6.4, -17.3),
    (8.0, -17),
)
FRONT: tuple[Pt, ...] = ((-8.3, 3.6), (-8.0, 0.2), (-8.0, -3.0))
FRONT_CRUSHED: tuple[Pt, ...] = ((-8.9, 5.4), (-8.8, 3.2))
BACK: tuple[Pt, ...] = ((8.0, -4.0), (7.9, 0.0), (8.0, 4.0))

PILLAR_TOP: tuple[Pt, ...] = (
    (5.5, -5.5), (9.4, -5.3), (11.1, -6.6), (11.8, -9.2), (12.8, -11.4), (14.2, -11.3), (16.6, -8.8),
    (19.0, -6.2), (20.6, -4.2),
)  # fmt: skip
PILLAR_LOW: tuple[Pt, ...] = (
    (22.4, 12.6), (21.5, 14.3), (20.2, 14.0), (17.4, 11.2), (15.0, 8.7), (13.4, 6.7), (12.5, 4.2),
    (11.8, 1.8), (10.2, 0.7), (8.4, 0.4), (5.5, 0.4),
)  # fmt: skip
SPINE_SHORT: tuple[Pt, ...] = (
    (22.2, -2.4), (24.6, -1.0), (28.6, 1.6), (33.0, 4.6), (37.2, 7.6), (40.2, 10.4), (41.4, 13.4),
    (40.4, 16.2), (37.8, 16.6), (34.6, 14.2), (30.6, 11.4), (27.0, 10.0), (24.4, 10.4),
)  # fmt: skip
SPINE_LONG: tuple[Pt, ...] = (
    (22.2, -2.4), (25.0, -0.8), (29.8, 2.8), (35.6, 7.8), (41.4, 13.2), (46.2, 18.2), (48.8, 22.4),
    (48.4, 25.8), (45.6, 26.8), (42.0, 24.4), (37.2, 19.8), (32.0, 15.2), (27.8, 12.2), (24.6, 11.6),
)  # fmt: skip
SPINE_AXIS: tuple[Pt, ...] = (
    (22.0, -8.4), (25.0, -7.0), (30.2, -3.2), (36.0, 1.2), (40.6, 5.4), (42.4, 9.4), (41.4, 13.2),
    (38.2, 14.6), (34.2, 12.8), (30.0, 10.8), (26.4, 9.8), (24.2, 10.6),
)  # fmt: skip
TOP_AXIS: tuple[Pt, ...] = (
    (5.5, -17), (10.0, -17), (13.0, -18.6), (17.0, -17.6), (20.0, -14.4), (21.2, -11.0),
)  # fmt: skip
ROOT: tuple[Pt, ...] = ((15.4, 3.4), (13.4, 5.8), (11.0, 7.8), (8.4, 9.4), (5.8, 10.6), (3.4, 11.6))
ROOT_RADII = (0.5, 0.75, 1.25, 1.25, 0.95, 0.75)


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a vertebra of the neck its own: its upper endplate and front, its arch."""

    upper: tuple[Pt, ...] = UPPER
    front: tuple[Pt, ...] = FRONT
    top: tuple[Pt, ...] = PILLAR_TOP
    process: tuple[Pt, ...] = SPINE_SHORT

    @property
    def wedge(self) -> float:
        """How much more than a healthy one its upper endplate falls to the front, in degrees."""
        return math.degrees(math.atan((self.upper[0][1] - UPPER[0][1]) / 16.4))


USUAL, CRUSHED = Kind(), Kind(upper=UPPER_CRUSHED, front=FRONT_CRUSHED)
PROMINENT, AXIS = Kind(process=SPINE_LONG), Kind(upper=UPPER_AXIS, top=TOP_AXIS, process=SPINE_AXIS)


@dataclass(frozen=True)
class Vertebra:
    """One vertebra of the neck in place."""

    frame: Frame
    kind: Kind = USUAL

    def upper(self) -> list[Pt]:
        """The upper endplate from front to back, on the plate."""
        return self.frame.line(curve(self.kind.upper))

    def lower(self) -> list[Pt]:
        """The lower endplate from back to front, on the plate."""
        return self.frame.line(curve(LOWER))

    def body(self) -> BaseGeometry:
        """The flat body, its front lip over the disc, its corners rounded."""
        back, front = self.frame.line(BACK), self.frame.line(self.kind.front)
        ring = Polygon([*self.upper(), *back, *self.lower(), *front]).buffer(0)
        return soften(ring, 1.15 * SCALE)

    def arch(self) -> BaseGeometry:
        """Pedicle, the slanting joints, lamina and spinous process, grown together."""
        ring = (*self.kind.top, *self.kind.process, *PILLAR_LOW)
        return close(soften(blob(self.frame.line(ring)), 3), 4)

    def root(self) -> BaseGeometry:
        """The root that leaves under this pedicle, thin in the sac, then swollen, then slender."""
        radii = curve([(float(k), r) for k, r in enumerate(ROOT_RADII)], per_segment=4)
        return tube(curve(self.frame.line(ROOT), per_segment=4), [r * SCALE for _, r in radii])

    def fade(self) -> tuple[Pt, Pt]:
        """Where the visible root starts to fade and where it is gone."""
        return self.frame.at(*ROOT[3]), self.frame.at(ROOT[5][0] - 0.2, ROOT[5][1] + 0.4)


@dataclass(frozen=True)
class Disc:
    """The disc between two vertebrae, computed from the endplates that it touches."""

    above: Vertebra
    below: Vertebra

    def outline(self) -> BaseGeometry:
        """Endplate, front bulge, endplate, back bulge."""
        roof, floor = self.above.lower()[3:-6], self.below.upper()[3:-3]
        front = self._bulge(roof[-1], floor[0], 0.75)
        back = self._bulge(floor[-1], roof[0], 0.6)
        return soften(Polygon([*roof, *front, *floor, *back]).buffer(0).buffer(0.8), 3)

    @staticmethod
    def _bulge(a: Pt, b: Pt, size: float) -> list[Pt]:
        """The side that bulges to the left of the way from `a` to `b`, `size` mm at most."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        far = math.hypot(dx, dy) or 1
        out = []
        for k in range(1, 10):
            t = k / 10
            push = 4 * t * (1 - t) * size * SCALE / far
            out.append((a[0] + dx * t - dy * push, a[1] + dy * t + dx * push))
        return out

    def nucleus(self) -> BaseGeometry:
        """The softer centre, a little towards the back."""
        roof, floor = self.above.lower(), self.below.upper()
        count = min(len(roof), len(floor))
        middle = [
            ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            for a, b in zip(reversed(roof[-count:]), floor[:count], strict=True)
        ]
        part = middle[int(count * 0.36) : int(count * 0.78)]
        return LineString(part).buffer(1.75 * SCALE)


@dataclass(frozen=True)
class Neck:
    """A posture: the vertebrae from top to bottom, of which `treated` is the one the plate is about."""

    vertebrae: tuple[Vertebra, ...]
    at: int

    @property
    def treated(self) -> Vertebra:
        """The vertebra that gets the cement."""
        return self.vertebrae[self.at]

    def axis(self, u: float) -> list[Pt]:
        """A smooth line along the whole canal, `u` mm behind the middle of the bodies."""
        points = [v.frame.at(u, k) for v in self.vertebrae for k in (-5.0, 5.0)]
        first, last = self.vertebrae[0].frame, self.vertebrae[-1].frame
        return curve([first.at(u, -24), *points, last.at(u, 20)])

    def band(self, front: float, back: float) -> BaseGeometry:
        """What lies between two lines along the canal."""
        return Polygon([*self.axis(front), *reversed(self.axis(back))]).buffer(0)

    def discs(self) -> list[Disc]:
        """The discs from top to bottom."""
        pairs = zip(self.vertebrae, self.vertebrae[1:], strict=False)
        return [Disc(a, b) for a, b in pairs]


def _next(frame: Frame, tilt: float, step: float) -> Frame:
    """The frame a step up (negative) or down the neck, along the mean of both tilts."""
    slope = math.radians((tilt + frame.tilt) / 2)
    x, y = frame.origin
    return Frame((x - step * SCALE * math.sin(slope), y + step * SCALE * math.cos(slope)), tilt, SCALE)


def neck(kind: Kind) -> Neck:
    """The neck when the treated body is of this kind: what is below it never moves."""
    treated = Vertebra(Frame((445, 322), -6, SCALE), kind)
    below: list[Vertebra] = []
    frame = treated.frame
    for tilt, shape in ((-13, USUAL), (-20, PROMINENT), (-26, PROMINENT)):
        frame = _next(frame, tilt, STEP if shape is USUAL else STEP + 0.5)
        below.append(Vertebra(frame, shape))
    tip = TIP_SHARE * kind.wedge
    above: list[Vertebra] = []
    frame = treated.frame
    sink = 0.35 * (kind.upper[2][1] - UPPER[2][1])
    for tilt, shape in ((1, USUAL), (6, USUAL), (10, AXIS)):
        frame = _next(frame, tilt - tip, -(STEP - sink))
        sink = 0.0
        above.insert(0, Vertebra(frame, shape))
    return Neck((*above, treated, *below), len(above))


ALONE = Vertebra(Frame((0, 0), 0, SCALE))  # the usual vertebra that the others repeat


def canal_alone() -> BaseGeometry:
    """The canal in the frame of one vertebra, where it is nearly straight."""
    return box(CANAL_FRONT * SCALE, -40 * SCALE, CANAL_BACK * SCALE, 40 * SCALE)


def spots(frame: Frame, circles: Sequence[tuple[float, float, float]]) -> BaseGeometry:
    """The union of discs given by u, v and radius, in mm."""
    return union(Point(frame.at(u, v)).buffer(r * SCALE, 24) for u, v, r in circles)
