"""On `vertebre-cou` the needle comes from the front, and cement stays in the body, off the cord."""

from itertools import pairwise

import pytest
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from tools.plates import neck_side_acts as acts
from tools.plates import neck_side_front as front
from tools.plates import neck_side_shapes as shapes
from tools.plates.kit import curve
from tools.plates.neck_side_ink import FRAME, POSTURES

TIP = Point(*acts.TIP)
CEMENT = {
    "crushed": ("tasse", acts.CEMENT_CRUSHED),
    "tumour": ("normal", acts.CEMENT_TUMOUR),
    "dense": ("normal", acts.CEMENT_DENSE),
}


def canal(posture: str) -> BaseGeometry:
    return POSTURES[posture].band(shapes.CANAL_FRONT, shapes.CANAL_BACK)


@pytest.mark.parametrize("posture", POSTURES)
def test_the_needle_ends_in_the_body_and_comes_to_no_other_bone(posture: str) -> None:
    neck, needle = POSTURES[posture], acts.inside()
    assert TIP.within(neck.treated.body())
    assert needle.distance(canal(posture)) / shapes.SCALE > 4
    for vertebra in neck.vertebrae:
        assert not needle.intersects(vertebra.arch())
        assert vertebra is neck.treated or not needle.intersects(vertebra.body())
    assert not any(needle.intersects(disc.outline()) for disc in neck.discs())


def test_the_needle_enters_on_the_near_side_of_the_neck_between_its_outline_and_the_spine() -> None:
    entry = acts.inside().bounds[0]
    throat = min(x for x, y in curve(front.THROAT) if abs(y - acts.TIP[1]) < 60)
    spine = POSTURES["normal"].treated.body().bounds[0]
    assert throat + 60 < entry < spine - 60


@pytest.mark.parametrize("cause", CEMENT)
def test_cement_is_round_the_tip_in_the_front_of_the_body(cause: str) -> None:
    posture, drops = CEMENT[cause]
    treated = POSTURES[posture].treated
    cement = acts.mass(treated, drops)
    assert TIP.within(cement)
    assert cement.within(treated.body())
    assert cement.distance(canal(posture)) / shapes.SCALE > 3


def test_only_what_is_above_the_treated_body_tips_with_its_fracture() -> None:
    whole, crushed = POSTURES["normal"], POSTURES["tasse"]
    assert whole.vertebrae[whole.at + 1 :] == crushed.vertebrae[crushed.at + 1 :]
    assert crushed.treated.frame == FRAME
    for before, after in zip(whole.vertebrae[: whole.at], crushed.vertebrae[: crushed.at], strict=True):
        assert after.frame.tilt < before.frame.tilt
        assert after.frame.origin[1] > before.frame.origin[1]


@pytest.mark.parametrize("posture", POSTURES)
def test_bodies_stay_apart_and_clear_of_the_ways_of_air_and_food(posture: str) -> None:
    bodies = [vertebra.body() for vertebra in POSTURES[posture].vertebrae]
    for above, below in pairwise(bodies):
        assert 2 < above.distance(below) / shapes.SCALE < 6
    for body in bodies:
        assert body.distance(front.air()) / shapes.SCALE > 2
        assert body.distance(front.food()) / shapes.SCALE > 0.5
