"""Geometry of a lumbar disc cut across, the patient lying face down and seen from the feet.

Everything is written in millimetres around the middle of the disc's back wall: u to the patient's right
(to the right on the plate), v to the belly (downwards). The millimetres are proportions that look right in
a drawing, not measurements. What a hernia pushes (sac, roots) is a blend of its place at rest and its place
under full pressure, so that the step after the procedure needs no drawing of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, curve, soften, tube, union

ORIGIN, SCALE = (500.0, 408.0), 5.2

Points = tuple[Pt, ...]


def at(u: float, v: float) -> Pt:
    """A point of the slice on the plate."""
    return (ORIGIN[0] + SCALE * u, ORIGIN[1] + SCALE * v)


def placed(points: Sequence[Pt]) -> list[Pt]:
    """Several points of the slice on the plate."""
    return [at(u, v) for u, v in points]


def shape(points: Sequence[Pt]) -> Polygon:
    """A closed smooth shape through points of the slice."""
    return blob(placed(points))


def ellipse(u: float, v: float, a: float, b: float, turn: float = 0) -> BaseGeometry:
    """An ellipse of half-axes `a`, `b` millimetres, turned by `turn` degrees (clockwise)."""
    x, y = at(u, v)
    round_ = affinity.scale(Point(x, y).buffer(SCALE, 24), a, b, origin=(x, y))
    return affinity.rotate(round_, turn, (x, y))


def other_side(geometry: BaseGeometry) -> BaseGeometry:
    """The same shape on the patient's left."""
    return affinity.scale(geometry, -1, 1, origin=(ORIGIN[0], 0))


def both(half: Sequence[Pt]) -> list[Pt]:
    """A symmetric ring from its right half, written from one point of the middle line to the other."""
    return [*half, *((-u, v) for u, v in reversed(half) if u > 0.01)]


def blend(rest: Points, pressed: Points, push: float) -> Points:
    """Points between their place at rest (0) and under pressure (1)."""
    return tuple(
        (a[0] + (b[0] - a[0]) * push, a[1] + (b[1] - a[1]) * push) for a, b in zip(rest, pressed, strict=True)
    )


def canvas(margin: float = 4) -> BaseGeometry:
    """The plate, a little larger so that no outline shows along its edge."""
    return box(-margin, -margin, 1000 + margin, 640 + margin)


# --- bones ---------------------------------------------------------------------------------------------

DISC = (
    (0, 0.5),
    (5.5, 0.0),
    (11.5, -1.3),
    (16.5, -0.9),
    (20.6, 1.8),
    (23.6, 6.6),
    (25.0, 12.4),
    (24.6, 18.8),
    (22.2, 25.0),
    (16.8, 30.6),
    (9.0, 33.8),
    (0, 34.7),
)
NUCLEUS = (
    (0, 8.2),
    (5.0, 7.6),
    (9.6, 7.9),
    (12.8, 10.6),
    (14.0, 15.0),
    (12.6, 19.8),
    (8.6, 23.2),
    (0, 24.6),
)
NUCLEUS_WORN = (
    (-0.6, 9.2),
    (4.0, 8.6),
    (7.4, 9.9),
    (10.9, 10.6),
    (12.0, 14.4),
    (10.0, 17.4),
    (10.2, 20.3),
    (5.6, 21.6),
    (1.4, 23.2),
    (-3.8, 21.8),
    (-8.6, 21.4),
    (-10.0, 17.6),
    (-12.2, 14.6),
    (-10.2, 10.9),
    (-5.6, 10.6),
)
FISSURES = (
    ((-8.0, 11.4), (-10.4, 8.2), (-12.4, 7.2), (-14.6, 4.4)),
    ((8.8, 20.2), (11.6, 21.6), (13.0, 24.2), (15.4, 25.2)),
    ((-5.0, 21.6), (-6.8, 24.4), (-6.4, 26.8)),
)
ARCH = (
    (0, -48.6),
    (2.3, -48.0),
    (3.5, -45.4),
    (3.5, -41.0),
    (2.9, -35.6),
    (3.1, -31.4),
    (5.2, -28.4),
    (9.4, -26.9),
    (14.2, -26.6),
    (17.8, -25.4),
    (19.7, -22.6),
    (19.7, -19.4),
    (18.4, -16.6),
    (15.9, -15.2),
    (13.2, -16.3),
    (9.0, -19.8),
    (4.4, -22.7),
    (0, -24.0),
)
UPPER_PROCESS = (
    (15.6, -12.9),
    (18.2, -14.0),
    (20.4, -16.6),
    (21.5, -20.2),
    (21.4, -24.0),
    (22.3, -26.4),
    (24.4, -26.8),
    (26.3, -24.8),
    (27.0, -21.0),
    (25.7, -17.6),
    (22.8, -14.4),
    (19.4, -12.4),
    (16.6, -11.9),
)
# The vertebra seen behind the disc: the half that is not hidden, pedicle and transverse process.
BEHIND = (
    (0, 6),
    (11.0, 4.0),
    (14.6, 1.0),
    (15.9, -3.4),
    (15.8, -8.6),
    (16.2, -11.4),
    (18.6, -13.4),
    (21.5, -15.6),
    (24.4, -15.8),
    (27.6, -14.6),
    (33.6, -14.7),
    (39.0, -16.4),
    (43.2, -18.3),
    (45.8, -17.2),
    (45.4, -14.4),
    (41.2, -11.4),
    (34.8, -8.9),
    (28.4, -6.6),
    (24.6, -4.4),
    (23.4, -1.4),
    (24.6, 3.6),
    (26.6, 8.4),
    (27.1, 13.6),
    (26.5, 19.8),
    (23.8, 26.4),
    (17.8, 32.4),
    (9.4, 35.9),
    (0, 36.8),
)


def disc() -> Polygon:
    """The disc, kidney-shaped, its back wall slightly hollow."""
    return shape(both(DISC))


def rings() -> list[BaseGeometry]:
    """Two of the ring's layers, inside the disc's outline."""
    return [_shrunk(disc(), 0.87, 17.2), _shrunk(disc(), 0.745, 16.8)]


def _shrunk(whole: BaseGeometry, share: float, v: float) -> BaseGeometry:
    return affinity.scale(whole, share, share, origin=at(0, v))


def nucleus(*, worn: bool = False) -> Polygon:
    """The soft middle of the disc; a worn one is smaller and uneven."""
    return shape(NUCLEUS_WORN) if worn else shape(both(NUCLEUS))


def arch() -> BaseGeometry:
    """Spinous process, laminae and lower articular processes of the vertebra above."""
    return soften(shape(both(ARCH)), 3)


def upper_process() -> BaseGeometry:
    """The articular process of the vertebra below, right side."""
    return soften(shape(UPPER_PROCESS), 2)


def joint_space() -> BaseGeometry:
    """What lies between the two processes of the right joint: cartilage."""
    gap = close(union([arch(), upper_process()]), 1.4 * SCALE).difference(union([arch(), upper_process()]))
    (x0, y0), (x1, y1) = at(17.2, -25.6), at(23.0, -13.4)
    return soften(gap.intersection(box(x0, y0, x1, y1)), 2.6)


def behind() -> BaseGeometry:
    """The vertebra in the background, both sides."""
    return shape(both(BEHIND))


# --- canal, sac, nerves --------------------------------------------------------------------------------

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
    (hu, hv), (tu, tv) = NERVE[0], NERVE[-1]
    return shape([(hu - 0.7, hv - 1.3), *left, (tu + 0.1, tv + 0.6), *reversed(right)])


# --- soft tissues --------------------------------------------------------------------------------------

SKIN = curve(
    [
        *((-60, 272), (40, 223), (140, 182), (250, 150), (360, 129), (440, 122.5), (475, 124.5)),
        (500, 128.5),
        *((525, 124.5), (560, 122.5), (640, 129), (750, 150), (860, 182), (960, 223), (1060, 272)),
    ]
)
MUSCLES: tuple[tuple[Points, tuple[Points, ...]], ...] = (
    (  # against the spinous process
        (
            (4.7, -42.2), (5.6, -47.4), (9.2, -49.4), (13.4, -48.4), (16.8, -44.6), (19.2, -39.0),
            (20.6, -32.8), (18.6, -28.9), (13.6, -28.8), (8.6, -29.8), (5.5, -32.2), (4.7, -37.2),
        ),
        (((9.2, -46.2), (9.8, -39.6), (9.0, -33.4)), ((12.8, -46.0), (14.6, -39.4), (14.4, -32.6))),
    ),
    (  # the large one
        (
            (17.8, -47.4), (21.8, -49.8), (30.8, -48.6), (40.4, -44.2), (48.0, -38.6), (53.6, -30.6),
            (53.6, -24.6), (48.4, -20.6), (41.0, -19.0), (34.0, -17.0), (30.0, -18.6), (28.9, -23.6),
            (27.0, -27.8), (23.2, -29.8), (21.9, -33.8), (20.6, -39.4), (18.4, -45.2),
        ),
        (
            ((24.6, -46.0), (32.8, -42.0), (39.0, -34.4)), ((34.6, -43.8), (42.4, -38.6), (47.2, -31.6)),
            ((26.0, -36.2), (32.6, -31.0), (36.4, -24.4)),
        ),
    ),
    (  # beside the tip of the transverse process
        (
            (48.6, -17.4), (53.6, -19.4), (58.6, -16.4), (60.4, -10.0), (57.8, -4.0), (52.4, -2.2),
            (47.4, -5.0), (45.6, -10.4),
        ),
        (((51.8, -14.6), (54.2, -10.6), (53.8, -6.4)),),
    ),
    (  # beside the disc
        (
            (31.4, -4.6), (37.0, -6.2), (42.4, -3.6), (46.2, 3.0), (47.6, 11.6), (46.2, 21.0),
            (42.0, 29.4), (36.6, 32.6), (31.8, 31.0), (29.2, 25.4), (29.0, 17.0), (28.9, 9.0), (28.4, 2.6),
        ),
        (((38.2, 1.8), (40.8, 11.0), (40.2, 21.4)), ((34.6, 20.0), (36.0, 25.0), (35.6, 28.4))),
    ),
)  # fmt: skip


def skin_band() -> Polygon:
    """The skin, seen in its thickness."""
    return Polygon([*SKIN, *((x, y + 12) for x, y in reversed(SKIN))])


def body() -> Polygon:
    """All that lies under the skin."""
    return Polygon([*SKIN, (1060, 700), (-60, 700)])


def skin_at(x: float) -> Pt:
    """Where the skin is above `x`."""
    cut = LineString([(x, -50), (x, 700)]).intersection(LineString(SKIN))
    return (cut.x, cut.y)
