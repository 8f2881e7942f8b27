"""The canal of `vertebre-coupe`, the sac and the nerves.

What a hernia pushes is a blend of its place at rest and its place under full pressure, so that the step
after the procedure needs no drawing of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import tube, union
from tools.plates.vertebra_slice_shapes import (
    Points,
    arch,
    both,
    ellipse,
    placed,
    shape,
    upper_process,
)

CANAL = (
    (0, -24.8),
    (4.4, -23.4),
    (9.0, -20.4),
    (13.6, -16.8),
    (17.4, -14.6),
    (18.6, -11.6),
    (18.4, -8.0),
    (17.8, -3.0),
    (15.4, 1.6),
    (10.4, 3.0),
    (0, 3.6),
)
SAC_REST: Points = (
    (0, -3.4),
    (4.8, -3.6),
    (7.7, -5.3),
    (8.6, -8.4),
    (7.4, -11.8),
    (4.4, -14.9),
    (0, -16.4),
    (-4.4, -14.9),
    (-7.4, -11.8),
    (-8.6, -8.4),
    (-7.7, -5.3),
    (-4.8, -3.6),
)
SAC_LATERAL: Points = (
    (-1.6, -3.3),
    (1.8, -3.9),
    (3.9, -6.4),
    (5.6, -9.4),
    (5.9, -12.4),
    (3.4, -15.5),
    (-0.8, -16.9),
    (-5.2, -15.2),
    (-8.2, -12.0),
    (-9.2, -8.4),
    (-8.4, -5.2),
    (-5.4, -3.5),
)
SAC_MEDIAN: Points = (
    (0, -8.6),
    (4.6, -7.6),
    (7.6, -6.7),
    (9.6, -9.0),
    (8.7, -12.6),
    (5.1, -16.2),
    (0, -17.9),
    (-5.1, -16.2),
    (-8.7, -12.6),
    (-9.6, -9.0),
    (-7.6, -6.7),
    (-4.6, -7.6),
)
STRANDS_REST: Points = (
    (0, -14.2),
    (-3.3, -12.3),
    (3.3, -12.3),
    (0, -10.9),
    (-5.9, -9.3),
    (-2.2, -8.2),
    (2.2, -8.2),
    (5.9, -9.3),
    (-4.7, -5.9),
    (0, -5.5),
    (4.7, -5.9),
)
STRANDS_LATERAL: Points = (
    (-1.0, -14.6),
    (-4.3, -12.6),
    (2.4, -12.8),
    (-1.2, -11.2),
    (-6.7, -9.4),
    (-3.4, -8.4),
    (0.6, -8.4),
    (3.4, -10.1),
    (-5.6, -5.9),
    (-2.2, -5.4),
    (1.2, -5.6),
)
STRANDS_MEDIAN: Points = (
    (0, -15.9),
    (-3.7, -14.2),
    (3.7, -14.2),
    (0, -13.1),
    (-7.3, -11.4),
    (-3.6, -11.2),
    (3.6, -11.2),
    (7.3, -11.4),
    (-6.9, -8.5),
    (0, -10.3),
    (6.9, -8.5),
)
STRAND_RADIUS = 1.05


def blend(rest: Points, pressed: Points, push: float) -> Points:
    """Points between their place at rest (0) and under pressure (1)."""
    return tuple(
        (a[0] + (b[0] - a[0]) * push, a[1] + (b[1] - a[1]) * push) for a, b in zip(rest, pressed, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Root:
    """A root cut across: place, half-axes, turn."""

    u: float = 11.9
    v: float = -7.0
    a: float = 2.2
    b: float = 2.2
    turn: float = 0

    def outline(self) -> BaseGeometry:
        """The root on the plate."""
        return ellipse(self.u, self.v, self.a, self.b, self.turn)

    def towards(self, other: Root, push: float) -> Root:
        """Between this place and `other`."""
        mine, theirs = (
            (self.u, self.v, self.a, self.b, self.turn),
            (other.u, other.v, other.a, other.b, other.turn),
        )
        return Root(*(m + (t - m) * push for m, t in zip(mine, theirs, strict=True)))


@dataclass(frozen=True, slots=True)
class Press:
    """What a hernia does behind the disc. `push`: 0 at rest, 1 fully pressed."""

    sac_pressed: Points = SAC_REST
    strands_pressed: Points = STRANDS_REST
    root_pressed: Root = field(default_factory=Root)
    push: float = 0

    def sac(self) -> Polygon:
        """The sac of the nerves."""
        return shape(blend(SAC_REST, self.sac_pressed, self.push))

    def strands(self) -> Points:
        """The nerves cut across in the sac, plate units."""
        return tuple(placed(blend(STRANDS_REST, self.strands_pressed, self.push)))

    def root(self) -> Root:
        """The root on the hernia's side."""
        return Root().towards(self.root_pressed, self.push)


AT_REST = Press()
LATERAL = Press(SAC_LATERAL, STRANDS_LATERAL, Root(12.0, -11.5, 3.0, 1.75, 24), 1)
MEDIAN = Press(SAC_MEDIAN, STRANDS_MEDIAN, Root(13.0, -9.0, 2.1, 2.1), 1)
LATERAL_AFTER = Press(SAC_LATERAL, STRANDS_LATERAL, LATERAL.root_pressed, 0.42)
MEDIAN_AFTER = Press(SAC_MEDIAN, STRANDS_MEDIAN, MEDIAN.root_pressed, 0.62)

NERVE: Points = (
    (26.9, -1.4),
    (28.5, 1.2),
    (30.1, 4.4),
    (31.7, 8.6),
    (33.0, 13.6),
    (33.9, 19.0),
    (34.3, 24.4),
)
NERVE_RADII = (1.7, 2.25, 2.2, 1.75, 1.4, 1.05, 0.5)


def canal() -> Polygon:
    """The canal with its fat; the disc is painted over its floor."""
    return shape(both(CANAL))


def ligament() -> BaseGeometry:
    """The yellow ligament under the right lamina."""
    strip = tube(
        placed([(1.2, -22.9), (4.6, -21.5), (9.2, -18.2), (13.2, -14.8), (15.2, -13.2)]), [3, 5.4, 6, 6, 4]
    )
    return strip.difference(union([arch(), upper_process()]))


def nerve() -> BaseGeometry:
    """The right nerve that already left the canal, its ganglion first; it thins out in the muscle."""
    left, right = [], []
    for k, (u, v) in enumerate(NERVE):
        (au, av), (bu, bv) = NERVE[max(k - 1, 0)], NERVE[min(k + 1, len(NERVE) - 1)]
        length = math.hypot(bu - au, bv - av)
        nu, nv, r = (bv - av) / length, (au - bu) / length, NERVE_RADII[k]
        left.append((u + nu * r, v + nv * r))
        right.append((u - nu * r, v - nv * r))
    (hu, hv), (bu, bv), r = NERVE[0], NERVE[1], NERVE_RADII[0]
    back = math.atan2(hv - bv, hu - bu)
    head = [(hu + r * math.cos(back + lean), hv + r * math.sin(back + lean)) for lean in (-0.8, 0, 0.8)]
    tu, tv = NERVE[-1]
    return shape([*head, *left, (tu + 0.1, tv + 0.6), *reversed(right)])
