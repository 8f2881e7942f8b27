"""Geometry of a few vertebrae seen from the side: frames, bodies, arches, discs, roots and the chain.

Every bone is described in its own frame, in millimetres (u towards the back, v downwards, origin in the
middle of the body), then placed on the plate. The millimetres are proportions that look right in a drawing,
not measurements.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shapely import affinity
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube

SCALE = 4.5  # units per millimetre
HALF_WIDTH, HALF_HEIGHT = 17.5, 13.5
DISC_HEIGHT = 11.2
CANAL_AXIS, CANAL_HALF, SAC_HALF = 23.4, 7.3, 6.1
TIP_SHARE = 0.86  # part of the wedge angle that the spine above follows

ARCH: tuple[Pt, ...] = (
    (13, -9.6),
    (19.6, -8.9),
    (23.8, -8.9),
    (26.1, -10.8),
    (27.3, -14.6),
    (28.9, -18.2),
    (31.2, -19.7),
    (33.3, -18.2),
    (34.0, -13.6),
    (34.2, -8.6),
    (36.0, -4.2),
    (40.0, -1.6),
    (45.5, -0.3),
    (51.5, 0.2),
    (57.0, 0.9),
    (60.6, 3.2),
    (62.6, 8.0),
    (63.0, 13.6),
    (61.6, 18.6),
    (58.6, 21.4),
    (54.8, 21.0),
    (50.0, 18.6),
    (45.6, 16.2),
    (42.2, 15.5),
    (40.2, 17.0),
    (39.6, 20.6),
    (39.5, 25.4),
    (38.0, 29.4),
    (35.5, 30.5),
    (33.6, 28.5),
    (32.5, 24.0),
    (31.6, 18.6),
    (30.2, 13.6),
    (28.3, 9.6),
    (27.2, 5.8),
    (25.6, 3.2),
    (22.8, 2.2),
    (18.6, 2.5),
    (13, 3.4),
)
ROOT: tuple[Pt, ...] = (
    (25.7, -7.2),
    (24.7, -2.4),
    (23.0, 2.6),
    (20.4, 7.6),
    (17.2, 12.6),
    (14.2, 17.8),
    (11.6, 23.4),
)
ROOT_RADII = (0.55, 0.72, 1.0, 1.65, 1.4, 1.12, 0.95)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a bone stands: `origin` in units, `tilt` in degrees (positive lifts the front edge)."""

    origin: Pt
    tilt: float
    scale: float = SCALE

    def at(self, u: float, v: float) -> Pt:
        """The place on the plate of the point (u, v), in millimetres."""
        c, s = math.cos(math.radians(self.tilt)), math.sin(math.radians(self.tilt))
        x, y = self.scale * (u * c - v * s), self.scale * (u * s + v * c)
        return (self.origin[0] + x, self.origin[1] + y)

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape drawn for a frame at (0, 0) without tilt, moved into this frame."""
        turned = affinity.rotate(shape, self.tilt, (0, 0))
        return affinity.translate(turned, *self.origin)

    def line(self, points: Sequence[Pt]) -> list[Pt]:
        """Several points placed at once."""
        return [self.at(u, v) for u, v in points]


@dataclass(frozen=True, slots=True)
class Height:
    """What is left of a body: its front and back heights and the hollow of its upper endplate, in mm."""

    front: float = 27.0
    back: float = 27.0
    cave: float = 0.0

    @property
    def wedge(self) -> float:
        """Angle between both endplates, in degrees."""
        return math.degrees(math.atan((self.back - self.front) / (2 * HALF_WIDTH)))


WHOLE, CRUSHED, RESTORED = Height(), Height(15.0, 25.6, 3.6), Height(20.5, 26.2, 1.9)


@dataclass(frozen=True)
class Vertebra:
    """One vertebra in place."""

    frame: Frame
    height: Height = WHOLE

    def upper(self, u: float) -> float:
        """Height v of the upper endplate at u: slope of the wedge, hollow, cave-in at 45 %."""
        t = (u + HALF_WIDTH) / (2 * HALF_WIDTH)
        front, back = HALF_HEIGHT - self.height.front, HALF_HEIGHT - self.height.back
        usual = 0.0 if self.height.cave else 1.1 * math.sin(math.pi * t)
        return front + (back - front) * t + usual + self.height.cave * math.exp(-(((t - 0.45) / 0.24) ** 2))

    def lower(self, u: float) -> float:
        """Height v of the lower endplate at u."""
        return HALF_HEIGHT - 1.1 * math.sin(math.pi * (u + HALF_WIDTH) / (2 * HALF_WIDTH))

    def plate(self, v: Callable[[float], float], inset: float = 0.0) -> list[Pt]:
        """An endplate from front to back as points of the plate; `inset` mm are left out at both ends."""
        reach = HALF_WIDTH - inset
        return [self.frame.at(u, v(u)) for u in (reach * (k / 10 - 1) for k in range(21))]

    def body(self) -> BaseGeometry:
        """The body: waisted walls, hollow endplates, rounded corners."""
        waist = 2.0 * min(1.0, self.height.front / 27) ** 2
        back = [self.frame.at(*self._wall(1, 1.1, t / 12)) for t in range(1, 12)]
        front = [self.frame.at(*self._wall(-1, waist, t / 12)) for t in range(11, 0, -1)]
        ring = [*self.plate(self.upper), *back, *reversed(self.plate(self.lower)), *front]
        return soften(Polygon(ring).buffer(0), 2.3 * SCALE)

    def _wall(self, side: int, waist: float, t: float) -> Pt:
        top, low = self.upper(side * HALF_WIDTH), self.lower(side * HALF_WIDTH)
        return (side * (HALF_WIDTH - waist * math.sin(math.pi * t)), top + (low - top) * t)

    def arch(self) -> BaseGeometry:
        """Pedicle, joints and spinous process, grown together."""
        return close(soften(blob(self.frame.line(ARCH)), 3), 5)

    def root(self) -> BaseGeometry:
        """The root that leaves under this pedicle: thin in the sac, swollen in the hole, then slender."""
        radii = curve([(float(k), r) for k, r in enumerate(ROOT_RADII)], per_segment=4)
        return tube(curve(self.frame.line(ROOT), per_segment=4), [r * SCALE for _, r in radii])

    def outside_root(self) -> BaseGeometry:
        """The root once it has left from under the pedicle."""
        return self.root().difference(self.arch())

    def fade(self) -> tuple[Pt, Pt]:
        """Where the visible root starts to fade and where it is gone."""
        return self.frame.at(*ROOT[4]), self.frame.at(ROOT[6][0] - 0.3, ROOT[6][1] + 0.6)


def stacked(below: Vertebra, tilt: float) -> Vertebra:
    """The whole vertebra above `below`: a disc higher, along the mean of both tilts."""
    middle = (below.upper(-HALF_WIDTH) + below.upper(HALF_WIDTH)) / 2
    start = below.frame.at(0, middle)
    slope = math.radians((tilt + below.frame.tilt - below.height.wedge) / 2)
    rise = DISC_HEIGHT * SCALE
    foot = (start[0] + rise * math.sin(slope), start[1] - rise * math.cos(slope))
    own, half = math.radians(tilt), HALF_HEIGHT * SCALE
    return Vertebra(Frame((foot[0] + half * math.sin(own), foot[1] - half * math.cos(own)), tilt))


def hung(above: Vertebra, tilt: float) -> Vertebra:
    """The whole vertebra under `above`."""
    slope, own = math.radians((tilt + above.frame.tilt) / 2), math.radians(tilt)
    start, rise, half = above.frame.at(0, HALF_HEIGHT), DISC_HEIGHT * SCALE, HALF_HEIGHT * SCALE
    head = (start[0] - rise * math.sin(slope), start[1] + rise * math.cos(slope))
    return Vertebra(Frame((head[0] - half * math.sin(own), head[1] + half * math.cos(own)), tilt))


@dataclass(frozen=True)
class Disc:
    """The disc between two vertebrae, computed from the endplates that it touches."""

    above: Vertebra
    below: Vertebra

    def outline(self) -> BaseGeometry:
        """Endplate, back bulge, endplate, front bulge."""
        roof = self.above.plate(self.above.lower, 0.7)
        floor = self.below.plate(self.below.upper, 0.7)
        back = self._bulge(roof[-1], floor[-1], roof[0], 1.0)
        front = self._bulge(floor[0], roof[0], roof[-1], 1.1)
        shape = Polygon([*roof, *back, *reversed(floor), *front]).buffer(0)
        return soften(shape.buffer(0.8), 3)

    @staticmethod
    def _bulge(a: Pt, b: Pt, away_from: Pt, size: float) -> list[Pt]:
        """The bulging side between two endplates: an even arc, `size` mm at most."""
        far = math.dist(a, away_from)
        push = (a[0] - away_from[0]) / far * size * SCALE, (a[1] - away_from[1]) / far * size * SCALE
        side = []
        for k in range(1, 12):
            t = k / 12
            out = 4 * t * (1 - t)
            side.append((a[0] + (b[0] - a[0]) * t + push[0] * out, a[1] + (b[1] - a[1]) * t + push[1] * out))
        return side

    def nucleus(self) -> BaseGeometry:
        """The softer centre: the disc at 56 %, well rounded, a little towards the back."""
        small = affinity.scale(self.outline(), 0.56, 0.56)
        return affinity.translate(soften(small.buffer(1), 9), 6, 1)


@dataclass(frozen=True)
class Spine:
    """A posture: the vertebrae from top to bottom, of which `broken` is the treated one."""

    vertebrae: tuple[Vertebra, ...]
    broken: int

    @property
    def treated(self) -> Vertebra:
        """The vertebra the plate is about."""
        return self.vertebrae[self.broken]

    def axis(self, u: float) -> list[Pt]:
        """A smooth line along the whole canal, `u` mm behind the middle of the bodies."""
        points = [v.frame.at(u, k) for v in self.vertebrae for k in (-8.0, 8.0)]
        return curve(points)

    def band(self, half: float) -> BaseGeometry:
        """The canal, or the sac, as a band `half` mm on each side of the canal's axis."""
        return Polygon([*self.axis(CANAL_AXIS - half), *reversed(self.axis(CANAL_AXIS + half))]).buffer(0)

    def discs(self) -> list[Disc]:
        """The discs from top to bottom."""
        return [Disc(a, b) for a, b in zip(self.vertebrae, self.vertebrae[1:], strict=False)]


def spine(height: Height) -> Spine:
    """The spine as it stands when the treated body has this height: what is below never moves."""
    treated = Vertebra(Frame((366.0, 351.0), 3.3), height)
    below = hung(treated, 5.8)
    lowest = hung(below, 8.6)
    tip = TIP_SHARE * height.wedge
    above = stacked(treated, 3.2 - tip)
    higher = stacked(above, 3.8 - tip)
    highest = stacked(higher, 4.4 - tip)
    return Spine((highest, higher, above, treated, below, lowest), 3)


def joint(upper: BaseGeometry, lower: Vertebra) -> BaseGeometry:
    """Cartilage between an arch and the one under it: a strip along the front of the upper one."""
    around = Polygon(lower.frame.line([(29.5, -19), (38, -19), (38, -8.5), (29.5, -8.5)]))
    return upper.buffer(4).difference(upper).intersection(lower.arch()).intersection(around)


ALONE = Vertebra(Frame((0, 0), 0))  # the whole vertebra that the others repeat


def canal_alone() -> BaseGeometry:
    """The canal in the frame of one vertebra, where it is nearly straight."""
    half = (CANAL_AXIS - CANAL_HALF) * SCALE, (CANAL_AXIS + CANAL_HALF) * SCALE
    return box(half[0], -40 * SCALE, half[1], 40 * SCALE)


def spot(frame: Frame, u: float, v: float, radius: float) -> BaseGeometry:
    """A disc of `radius` mm."""
    return Point(frame.at(u, v)).buffer(radius * SCALE, 24)


def canvas(margin: float = 0) -> Polygon:
    """The visible part of the plate: nothing may be drawn outside it."""
    return box(-margin, -margin, 1000 + margin, 640 + margin)
