"""Muscles, fat and skin round the slice of `vertebre-coupe`."""

from __future__ import annotations

from itertools import pairwise

from shapely.geometry import Polygon

from tools.plates.kit import Pt, curve
from tools.plates.vertebra_slice_shapes import Points

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
    (ax, ay), (bx, by) = next(pair for pair in pairwise(SKIN) if pair[0][0] <= x <= pair[1][0])
    return (x, ay + (by - ay) * (x - ax) / (bx - ax))
