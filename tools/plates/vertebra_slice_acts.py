"""What happens in the slice of `vertebre-coupe`: the hernia, before and after, and the product."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from tools.plates import vertebra_slice_nerves as nerves
from tools.plates import vertebra_slice_shapes as shapes
from tools.plates.kit import CEMENT, PAIN, PAIN_LINE, close, hatch, soften, union
from tools.plates.vertebra_slice_ink import Part, Parts, dot

PRODUCT = "#7FBAC4"
SHORTEST = 6.0  # units: a shorter stroke of a hatch looks like a slip of the pen
CALM, CALM_LINE = "#EDCDBA", "#C98A6C"
POOL = (
    (16.8, -10.8), (20.2, -10.4), (24.4, -9.4), (28.0, -6.8), (31.0, -3.2), (33.2, 1.2), (34.8, 6.2),
    (35.0, 10.4), (32.6, 11.6), (30.0, 9.2), (27.8, 5.4), (25.8, 1.4), (23.0, -1.4), (19.6, -2.0),
    (16.8, -2.8), (15.0, -6.0), (12.4, -8.0), (8.6, -9.4), (7.4, -11.6), (8.4, -14.4), (11.4, -16.0),
    (14.8, -14.6),
)  # fmt: skip
DROPS = (
    (21.0, -7.8, 2), (18.6, -8.4, 1.7), (25.2, -2.8, 1.8), (32.2, 1.6, 1.8), (28.6, -4.4, 1.7),
    (27.4, 3.0, 1.6), (33.2, 7.8, 1.7), (22.0, -4.0, 1.6), (16.6, -6.6, 1.6), (8.6, -10.8, 1.5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hernia:
    """What comes out of the disc, the same once smaller, and the way it took through the ring."""

    full: shapes.Points
    small: shapes.Points
    track: shapes.Points

    def bulge(self) -> BaseGeometry:
        """The hernia, its base inside the disc."""
        return shapes.shape(self.full)

    def rest(self) -> BaseGeometry:
        """What is left after some was taken out."""
        return shapes.shape(self.small)

    def way(self) -> BaseGeometry:
        """The torn way through the ring, from the soft middle."""
        return shapes.shape(self.track)

    def mass(self) -> BaseGeometry:
        """The hernia and its way, one mass."""
        return joined(self.bulge(), self.way())


def joined(bulge: BaseGeometry, way: BaseGeometry) -> BaseGeometry:
    """What comes out of the disc, grown together with its way."""
    return close(union([bulge, way]), 6)


LATERAL = Hernia(
    full=(
        (6.6, 1.6), (5.2, -1.8), (5.7, -5.4), (8.2, -7.9), (11.6, -8.3), (14.5, -6.1), (15.4, -2.6),
        (14.4, 0.6), (10.6, 3.0),
    ),
    small=(
        (7.4, 1.6), (6.6, -0.6), (7.1, -2.8), (8.9, -4.1), (11.4, -4.2), (13.5, -3.2), (14.3, -1.6),
        (13.8, 0.6), (10.6, 2.6),
    ),
    track=(
        (7.0, 0.2), (7.3, 4.2), (6.4, 8.2), (5.2, 11.6), (7.2, 13.0), (9.6, 11.4), (10.8, 7.4), (12.8, 3.6),
        (14.2, 0.2), (10.6, -0.6),
    ),
)  # fmt: skip
MEDIAN = Hernia(
    full=(
        (-4.4, 5.0), (-6.4, 2.2), (-7.2, -1.0), (-6.4, -4.4), (-3.4, -6.8), (0.4, -7.2), (4.0, -6.4),
        (6.8, -4.0), (7.4, -0.8), (6.6, 2.2), (4.6, 5.0), (0, 7.0),
    ),
    small=(
        (-3.8, 4.6), (-5.6, 2.0), (-6.2, -0.4), (-5.2, -2.0), (-2.8, -3.1), (0.3, -3.4), (3.2, -2.9),
        (5.4, -1.8), (6.3, -0.4), (5.7, 2.0), (3.9, 4.6), (0, 6.2),
    ),
    track=(
        (-4.6, 3.0), (-3.6, 6.4), (-3.1, 9.2), (-2.8, 12.0), (0, 13.2), (2.8, 12.0), (3.1, 9.2), (3.6, 6.4),
        (4.6, 3.0), (0, 1.0),
    ),
)  # fmt: skip


def _outside(bulge: BaseGeometry) -> BaseGeometry:
    """The part of an outline that lies out of the disc: no line parts the hernia from the disc."""
    edge = bulge.boundary.difference(shapes.disc().buffer(0.4))
    return linemerge(edge) if isinstance(edge, MultiLineString) else edge


def _drawn(bulge: BaseGeometry, way: BaseGeometry, fill: str, line: str, width: float, gap: float) -> Parts:
    """One mass from the soft middle to the canal, hatched where it is out of the ring."""
    strokes = union(line for line in hatch(bulge.buffer(-2), gap, -45) if line.length > SHORTEST)
    return [
        Part(joined(bulge, way), fill),
        Part(strokes, "none", line, 1.5, {"stroke_opacity": 0.8}),
        Part(_outside(bulge), "none", line, width),
    ]


def hernia(it: Hernia) -> Parts:
    """The hernia as it presses."""
    return _drawn(it.bulge(), it.way(), PAIN, PAIN_LINE, 3.0, 8)


def hernia_calm(it: Hernia) -> Parts:
    """The same, paler: the step speaks of something else."""
    return _drawn(it.bulge(), it.way(), CALM, CALM_LINE, 2.4, 8)


def hernia_after(it: Hernia, press: nerves.Press) -> Parts:
    """Smaller; a dashed line recalls what it was, where nothing took that place back."""
    taken = union([it.rest(), press.sac(), press.root().outline()])
    ghost = _outside(it.bulge()).difference(taken.buffer(3.5))
    seen = union(g for g in getattr(ghost, "geoms", [ghost]) if g.length > 14)
    return [
        *_drawn(it.rest(), it.way(), CALM, PAIN_LINE, 2.4, 8),
        Part(seen, "none", PAIN_LINE, 1.6, {"stroke_dasharray": "4 5"}),
    ]


def pool() -> BaseGeometry:
    """Where the product spreads: round the nerve that left, and back into the canal, round the sore root."""
    kept_out = [
        shapes.disc().buffer(3),
        shapes.upper_process().buffer(1),
        nerves.ligament().buffer(1),
        LATERAL.bulge().buffer(2),
        nerves.LATERAL.sac().buffer(3),
    ]
    return soften(shapes.shape(POOL).difference(union(kept_out)), 4)


def product() -> Parts:
    """The product of the infiltration, through which nerve and root show."""
    drops = [dot(shapes.at(u, v), r, CEMENT) for u, v, r in DROPS]
    root = Part(nerves.LATERAL.root().outline(), "none", PAIN_LINE, 2.4)
    return [Part(pool(), PRODUCT, CEMENT, 1.8, {"fill_opacity": 0.62}), *drops, root]
