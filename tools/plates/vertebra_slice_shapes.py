"""Geometry of a lumbar disc cut across, the patient lying face down and seen from the feet.

Everything is written in millimetres around the middle of the disc's back wall: u to the patient's right
(to the right on the plate), v to the belly (downwards). The millimetres are proportions that look right in
a drawing, not measurements. Here: the frame, the bones and the disc.
"""

from __future__ import annotations

from collections.abc import Sequence

from shapely import affinity
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Pt, blob, close, soften, union

ORIGIN, SCALE = (500.0, 408.0), 5.2

Points = tuple[Pt, ...]


def at(u: float, v: float) -> Pt:
    """A point of the slice on the plate."""
    return (ORIGIN[0] + SCALE * u, ORIGIN[1] + SCALE * v)


def millimetres(point: Pt) -> Pt:
    """A point of the plate in the slice."""
    return ((point[0] - ORIGIN[0]) / SCALE, (point[1] - ORIGIN[1]) / SCALE)


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


def canvas(margin: float = 4) -> BaseGeometry:
    """The plate, a little larger so that no outline shows along its edge."""
    return box(-margin, -margin, 1000 + margin, 640 + margin)


DISC = (
    (0, 0.7),
    (5.5, 0.0),
    (11.5, -1.7),
    (16.5, -1.3),
    (20.7, 1.5),
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
