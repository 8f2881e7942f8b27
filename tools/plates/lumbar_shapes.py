"""Geometry of the lower back seen from the side: the chain from L2 to the sacrum, its canal and its roots.

The vertebrae are those of `vertebra_side_shapes`, set with the hollow of the lower back. Every point is in
the units of that module; the brushes of `lumbar_ink` bring them onto the plate, a little smaller. As there,
the millimetres are proportions that look right in a drawing, not measurements.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import affinity
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates import vertebra_side_shapes as side
from tools.plates.kit import Pt, blob, close, curve, soften, tube
from tools.plates.vertebra_side_shapes import Disc, Frame, Height, Vertebra

PLATE_SCALE = 3.5 / side.SCALE  # plate units per unit of this module
LOWEST = Vertebra(Frame((385 / PLATE_SCALE, 362 / PLATE_SCALE), -20), Height(28.4, 24.6))
TILTS = (-4.0, 5.0, 9.0)  # of L4, L3 and L2
SACRUM_TILT = -37.0
PINCHED = 5.2  # mm that a worn disc has lost
SAC_PART, SAC_END = 0.82, 34.0  # part of the canal's width; mm down the sacrum
LAMINA = 36.0  # u from which a spinous process begins

SACRUM_FRONT: tuple[Pt, ...] = (
    (-17.4, -12.2),
    (-15.4, -5.5),
    (-11.6, 2.5),
    (-8.6, 10.0),
    (-7.0, 18.0),
    (-7.2, 26.0),
    (-9.4, 35.0),
    (-13.6, 44.0),
    (-21.0, 57.0),
    (-30.0, 72.0),
)
CANAL: tuple[tuple[float, float, float], ...] = (  # v, u of the axis, half width, in the frame of S1
    (-8, 23.4, 7.3),
    (2, 22.6, 7.1),
    (10, 21.0, 6.7),
    (20, 18.2, 6.1),
    (30, 14.8, 5.5),
    (40, 10.4, 5.0),
    (50, 5.0, 4.6),
    (62, -2.6, 4.3),
    (76, -12.0, 4.0),
)
SACRUM_BACK: tuple[Pt, ...] = (
    (13, -9.6),
    (19.6, -9.2),
    (23.8, -9.6),
    (26.2, -12.0),
    (27.4, -15.8),
    (29.0, -19.6),
    (31.4, -21.0),
    (33.6, -19.0),
    (34.4, -14.0),
    (35.2, -8.0),
    (36.6, -2.6),
    (39.4, 1.4),
    (42.2, 5.0),
    (42.6, 10.4),
    (40.6, 15.0),
    (38.6, 19.6),
    (39.4, 24.6),
    (39.0, 29.4),
    (35.8, 34.0),
    (34.0, 39.0),
    (33.6, 44.0),
    (30.0, 51.0),
    (24.6, 59.0),
    (15.0, 72.0),
    (5.0, 84.0),
)
ROOT: tuple[Pt, ...] = (*side.ROOT[:-1], (11.4, 24.0), (8.4, 32.6), (4.8, 41.4), (2.0, 50.0))
ROOT_RADII = (0.6, 0.85, 1.2, 2.0, 1.8, 1.55, 1.45, 1.4, 1.35, 1.3)


def _arch(*, last: bool) -> tuple[Pt, ...]:
    """The outline of an arch: the lower joint a little further back than in `vertebra_side_shapes`.

    That of L5 has a spinous process a quarter shorter and a lower joint that stops above the sacrum.
    """
    out = []
    for u, v in side.ARCH:
        back = 1.7 * min(max((v - 8) / 8, 0), 1) if u < 40.5 else 0
        if last and u > LAMINA and v < 22:
            out.append((LAMINA + (u - LAMINA) * 0.74 + back, v * 0.86 - 1.2))
        elif last:
            out.append((u + back, v if v < 12 else 12 + (v - 12) * 0.82))
        else:
            out.append((u + back, v))
    return tuple(out)


@dataclass(frozen=True)
class LumbarVertebra(Vertebra):
    """A vertebra of the lower back; the last one has an arch of its own."""

    last: bool = False

    def arch(self) -> BaseGeometry:
        """Pedicle, joints and spinous process."""
        return close(soften(blob(self.frame.line(_arch(last=self.last))), 3), 5)


def long_root(vertebra: Vertebra) -> BaseGeometry:
    """The root that leaves under a pedicle, followed down to the belly."""
    radii = curve([(float(k), r) for k, r in enumerate(ROOT_RADII)], per_segment=4)
    return tube(curve(vertebra.frame.line(ROOT), per_segment=4), [r * side.SCALE for _, r in radii])


@dataclass(frozen=True)
class Lumbar:
    """A posture of the lower back, from L2 down to L5, over the sacrum."""

    vertebrae: tuple[Vertebra, ...]
    sacrum: Frame

    @property
    def last(self) -> Vertebra:
        """L5."""
        return self.vertebrae[-1]

    @property
    def fourth(self) -> Vertebra:
        """L4."""
        return self.vertebrae[-2]

    def discs(self) -> list[Disc]:
        """The discs from top to bottom; the last one lies on the sacrum."""
        below = (*self.vertebrae[1:], Vertebra(self.sacrum))
        return [Disc(a, b) for a, b in zip(self.vertebrae, below, strict=True)]

    def axis(self, offset: float) -> list[Pt]:
        """A line along the whole canal; `offset` is 0 in its middle and ±1 at its walls."""
        half = side.CANAL_HALF * offset
        points = [v.frame.at(side.CANAL_AXIS + half, k) for v in self.vertebrae for k in (-9.0, 7.0)]
        points += [self.sacrum.at(u + offset * wide, v) for v, u, wide in CANAL]
        return curve(points)

    def band(self, part: float) -> BaseGeometry:
        """The canal (`part` 1), or the sac as a part of its width."""
        return Polygon([*self.axis(-part), *reversed(self.axis(part))]).buffer(0)

    def sac(self) -> BaseGeometry:
        """The sac of the nerves: it ends, rounded, in the second piece of the sacrum."""
        above = Polygon(self.sacrum.line([(-90, SAC_END), (60, SAC_END), (160, -400), (-90, -400)]))
        return soften(self.band(SAC_PART).intersection(above), 3.5 * side.SCALE)


def _stacked(pinched: float) -> tuple[Vertebra, ...]:
    """L2, L3 and L4 over L5; what the disc under L4 has lost brings them down."""
    last = LumbarVertebra(LOWEST.frame, LOWEST.height, last=True)
    chain: list[Vertebra] = [last]
    for tilt in TILTS:
        chain.append(side.stacked(chain[-1], tilt))
    dx, dy = sink(pinched)
    frames = [Frame((v.frame.origin[0] + dx, v.frame.origin[1] + dy), v.frame.tilt) for v in chain[1:]]
    return (*(LumbarVertebra(frame) for frame in reversed(frames)), last)


def sink(pinched: float) -> Pt:
    """How far the vertebrae over a disc come down when it loses `pinched` mm, in this module's units."""
    slope = math.radians((TILTS[0] + LOWEST.frame.tilt - LOWEST.height.wedge) / 2)
    return (-pinched * side.SCALE * math.sin(slope), pinched * side.SCALE * math.cos(slope))


def _lumbar(pinched: float) -> Lumbar:
    return Lumbar(_stacked(pinched), side.hung(LOWEST, SACRUM_TILT).frame)


HEALTHY, WORN = _lumbar(0), _lumbar(PINCHED)
SACRUM = HEALTHY.sacrum


def sacrum_body() -> BaseGeometry:
    """The front of the sacrum, hollow towards the belly, carried beyond the plate."""
    top = [(u, Vertebra(SACRUM).upper(u)) for u in (side.HALF_WIDTH * (k / 10 - 1) for k in range(1, 20))]
    back = [(u - wide - 0.2, v) for v, u, wide in CANAL]
    ring = [*top, (17.2, -12.4), *curve(back), *reversed(curve(SACRUM_FRONT))]
    return soften(Polygon(SACRUM.line(ring)).buffer(0), 8)


def sacrum_back() -> BaseGeometry:
    """Upper joint, crest and the wall behind the canal, down beyond the plate."""
    wall = [(u + wide, v) for v, u, wide in reversed(CANAL) if v > 4]
    ring = [
        *curve(SACRUM_BACK),
        *curve([*wall, (28.2, 5.6)]),
        (26.0, 3.4),
        (22.8, 2.4),
        (18.6, 2.5),
        (13, 3.4),
    ]
    return close(soften(Polygon(SACRUM.line(ring)).buffer(0), 3), 5)


def fused_discs() -> list[list[Pt]]:
    """What is left of the discs of the sacrum."""
    return [
        SACRUM.line([(-8.2, 13.6), (-2, 15.4), (6, 15.2), (13.6, 13.4)]),
        SACRUM.line([(-10.2, 36.6), (-5, 37.4), (1, 37.0), (7.4, 35.2)]),
    ]


def hole() -> BaseGeometry:
    """The first hole of the sacrum, seen aslant."""
    return affinity.rotate(
        affinity.scale(side.spot(SACRUM, 7.4, 18.6, 1), 2.6, 3.6), SACRUM.tilt + 20, SACRUM.at(7.4, 18.6)
    )


L5_ROOT_END: tuple[Pt, ...] = (
    (452, 372),
    (442, 402),
    (438, 440),
    (441, 490),
    (452, 540),
    (467, 588),
    (490, 652),
)
S1_EXIT: tuple[Pt, ...] = ((506, 514), (498, 540), (492, 572), (491, 606), (495, 652))


def root_of_l5() -> BaseGeometry:
    """The root of L5 outside the canal, down in front of the sacrum."""
    near = LOWEST.frame.line(side.ROOT[1:3])
    whole = tube([*near, *plate_points(L5_ROOT_END)], [3.8, 5.4, 8.6, 7.4, *[6.4] * (len(L5_ROOT_END) - 2)])
    return whole.difference(HEALTHY.last.arch())


def pushed_root_of_l5(hernia: Frame) -> BaseGeometry:
    """The root of L5 from the sac down to the belly, pushed back by a hernia of the disc over L5.

    It passes behind the hernia and inside the pedicle of L5, then leaves by the hole under that pedicle.
    """
    fourth, last = HEALTHY.fourth.frame, LOWEST.frame
    line = [
        fourth.at(24.2, -3.0),
        fourth.at(22.9, 4.4),
        hernia.at(7.0, -3.6),
        hernia.at(8.7, 0.4),
        hernia.at(8.2, 4.4),
        last.at(24.8, -5.0),
        *last.line(side.ROOT[1:3]),
        *plate_points(L5_ROOT_END),
    ]
    return tube(line, [2.4, 4.2, 5.4, 6.0, 6.0, 5.8, 5.8, 7.0, 8.6, 7.4, *[6.4] * (len(L5_ROOT_END) - 2)])


def pedicles() -> BaseGeometry:
    """The bone beside the sac that veils the root of L5: pedicle of L5, arch of L4 over the hernia."""
    last, fourth = HEALTHY.last, HEALTHY.fourth
    beside = Polygon(last.frame.line([(13, -9.2), (23, -8.6), (31, -4), (31, 12), (13, 12)]))
    above = Polygon(fourth.frame.line([(13, -9), (29, -9), (29, 3.6), (13, 3.6)]))
    return last.arch().intersection(beside).union(fourth.arch().intersection(above))


def root_of_s1() -> BaseGeometry:
    """The root of S1 in the canal, from the sac to its hole."""
    fourth, last = HEALTHY.fourth.frame, LOWEST.frame
    line = [
        fourth.at(22.0, 10.5),
        last.at(21.6, -9.5),
        last.at(20.9, -1),
        last.at(20.7, 7),
        last.at(20.6, 13.6),
        SACRUM.at(20.0, -10.6),
        SACRUM.at(19.4, -4.6),
        SACRUM.at(17.9, 2.5),
        SACRUM.at(14.6, 9.6),
        SACRUM.at(9.6, 15.6),
    ]
    return tube(line, [2.4, 3.4, 4.4, 5, 5.4, 5.6, 5.8, 6, 6, 5.6])


def exit_of_s1() -> BaseGeometry:
    """The root of S1 once it has left the sacrum."""
    return tube(plate_points(S1_EXIT), [6, 6, 6, 6.2, 6.2])


def plate_points(points: Sequence[Pt]) -> list[Pt]:
    """Points of the plate, in the units of this module."""
    return [(x / PLATE_SCALE, y / PLATE_SCALE) for x, y in points]
