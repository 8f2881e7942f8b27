"""On `rachis-lombaire` the root that the hernia irritates is the one that the needle reaches."""

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from tools.plates import lumbar_acts as acts
from tools.plates import lumbar_shapes as shapes
from tools.plates.kit import union
from tools.plates.vertebra_side_shapes import SCALE

ROOT = shapes.pushed_root_of_l5(acts.HERNIA)
TIP = Point(*(v / shapes.PLATE_SCALE for v in acts.NEEDLE_TIP))


def below_last_pedicle() -> BaseGeometry:
    """What of the root has left by the hole between L5 and the sacrum."""
    return ROOT.intersection(shapes.root_of_l5().buffer(1))


def test_the_hernia_comes_from_the_disc_over_the_vertebra_that_the_root_leaves_under() -> None:
    over, under = shapes.HEALTHY.discs()[-2:]
    assert acts.hernia_head().intersects(over.outline())
    assert acts.hernia_head().distance(under.outline()) / SCALE > 10


def test_the_hernia_touches_the_root_without_covering_it() -> None:
    assert acts.hernia_head().distance(ROOT) / SCALE < 1
    assert acts.hernia_head().intersection(ROOT).area < 0.02 * ROOT.area


def test_the_needle_stops_behind_the_root_that_has_left_the_canal() -> None:
    free = below_last_pedicle()
    assert not free.is_empty
    assert 1 <= TIP.distance(free) / SCALE <= 6
    assert TIP.x > free.intersection(TIP.buffer(8 * SCALE)).centroid.x
    assert not TIP.within(shapes.HEALTHY.last.arch())


def test_the_product_goes_from_the_needle_to_the_root_and_the_hernia() -> None:
    pool = acts.pool()
    assert TIP.within(pool)
    assert pool.intersects(below_last_pedicle())
    assert pool.distance(acts.hernia_head()) / SCALE < 1


def test_the_ice_lies_on_the_little_nerve_behind_the_hole_and_clear_of_every_large_nerve() -> None:
    spine, ball = shapes.HEALTHY, acts.ice()
    bone = union([vertebra.arch() for vertebra in spine.vertebrae])
    roots = union([shapes.long_root(v) for v in spine.vertebrae[:-1]] + [v.root() for v in spine.vertebrae])
    seen = union([roots, shapes.root_of_l5(), shapes.root_of_s1()]).difference(bone)
    assert ball.intersects(acts.little_nerve())
    assert ball.within(bone)
    assert ball.distance(seen) / SCALE > 4
