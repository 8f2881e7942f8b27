"""The instruments of the slice keep clear of nerves, sac and bone, and their tip is where it works."""

import pytest
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from tools.plates import vertebra_slice_acts as acts
from tools.plates import vertebra_slice_nerves as nerves
from tools.plates import vertebra_slice_shapes as shapes
from tools.plates import vertebra_slice_tools as tools
from tools.plates.vertebra_slice_tools import Instrument

CLEAR = 1.5
"""Millimetres that an instrument keeps from a nerve, as the style of the plates asks."""
OFF_BONE = 1.5

ROUTES = {
    "sonde": (tools.PROBE, nerves.LATERAL),
    "sonde-mediane": (tools.PROBE_MEDIAN, nerves.MEDIAN),
    "aiguille": (tools.NEEDLE, nerves.LATERAL),
    "aiguille-guide": (tools.GUIDE, nerves.LATERAL),
    "aiguille-guide-mediane": (tools.GUIDE_MEDIAN, nerves.MEDIAN),
}
GUIDES = {
    "aiguille-guide": (tools.GUIDE, tools.PROBE, acts.LATERAL),
    "aiguille-guide-mediane": (tools.GUIDE_MEDIAN, tools.PROBE_MEDIAN, acts.MEDIAN),
}
PROBES = {
    "sonde": (tools.PROBE, acts.LATERAL),
    "sonde-mediane": (tools.PROBE_MEDIAN, acts.MEDIAN),
}


def nervous(press: nerves.Press) -> dict[str, BaseGeometry]:
    return {
        "sac": press.sac(),
        "root": press.root().outline(),
        "other root": shapes.other_side(nerves.Root().outline()),
        "nerve": nerves.nerve(),
        "other nerve": shapes.other_side(nerves.nerve()),
    }


@pytest.mark.parametrize("route", ROUTES)
def test_an_instrument_keeps_clear_of_nerves_and_sac(route: str) -> None:
    tool, press = ROUTES[route]
    for name, shape in nervous(press).items():
        assert tool.shaft().distance(shape) / shapes.SCALE >= CLEAR, name


@pytest.mark.parametrize("route", ROUTES)
def test_an_instrument_touches_no_bone(route: str) -> None:
    tool, _ = ROUTES[route]
    for bone in (shapes.arch(), shapes.upper_process()):
        assert tool.shaft().distance(bone) / shapes.SCALE >= OFF_BONE


@pytest.mark.parametrize("route", PROBES)
def test_the_open_end_of_a_probe_is_in_the_hernia(route: str) -> None:
    tool, hernia = PROBES[route]
    end = tool.place(LineString([(0, 0), (tools.GROOVE_LENGTH / 2, 0)]))
    assert end.within(hernia.mass())


@pytest.mark.parametrize("route", GUIDES)
def test_the_guide_needle_stops_just_before_the_hernia_on_the_way_of_the_probe(route: str) -> None:
    guide, probe, hernia = GUIDES[route]
    assert 1 <= guide.shaft().distance(hernia.mass()) / shapes.SCALE <= 3
    assert guide.entry() == pytest.approx(probe.entry(), abs=0.5)
    assert guide.shaft().difference(probe.shaft()).area < 0.02 * guide.shaft().area


def test_the_middle_hernia_is_reached_through_the_edge_of_the_disc() -> None:
    tool = tools.PROBE_MEDIAN
    axis = tool.place(LineString([(0, 0), (900, 0)]))
    behind = axis.difference(shapes.disc()).difference(acts.MEDIAN.mass())
    assert axis.intersects(shapes.disc().difference(acts.MEDIAN.mass()))
    # Once out of the disc it is beside the sac, never behind it.
    assert behind.bounds[0] > nerves.MEDIAN.sac().bounds[2]


def test_the_needle_stops_beside_the_nerve_in_the_product() -> None:
    tip = Point(shapes.at(*tools.NEEDLE.tip))
    assert CLEAR <= tip.distance(nerves.nerve()) / shapes.SCALE <= 5
    assert tip.within(acts.pool())
    assert acts.pool().intersection(nerves.nerve()).area > 0.3 * nerves.nerve().area


def test_the_product_goes_round_the_sore_root_and_spares_the_sac() -> None:
    root = nerves.LATERAL.root().outline()
    assert acts.pool().intersection(root).area > 0.9 * root.area
    assert acts.pool().geom_type == "Polygon"
    assert not acts.pool().intersects(nerves.LATERAL.sac())


def test_nerves_never_overlap_what_pushes_them() -> None:
    for press, mass in (
        (nerves.LATERAL, acts.LATERAL.bulge()),
        (nerves.MEDIAN, acts.MEDIAN.bulge()),
        (nerves.LATERAL_AFTER, acts.LATERAL.rest()),
        (nerves.MEDIAN_AFTER, acts.MEDIAN.rest()),
    ):
        sac, root = press.sac(), press.root().outline()
        assert not sac.intersects(mass)
        assert not root.intersects(mass)
        assert not root.intersects(sac)
        for bone in (shapes.arch(), shapes.upper_process()):
            assert not root.intersects(bone)
            assert not sac.intersects(bone)
        for strand in press.strands():
            assert Point(strand).buffer(nerves.STRAND_RADIUS * shapes.SCALE).within(sac)


def test_what_is_left_of_a_hernia_is_smaller() -> None:
    for hernia in (acts.LATERAL, acts.MEDIAN):
        outside, rest = (shape.difference(shapes.disc()) for shape in (hernia.bulge(), hernia.rest()))
        assert rest.area < 0.6 * outside.area


def test_the_judge_of_distances_sees() -> None:
    too_steep = Instrument(tools.PROBE.tip, 60, tools.PROBE.radius)
    assert too_steep.shaft().intersects(nerves.LATERAL.root().outline())
