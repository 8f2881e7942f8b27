"""The arms of the carers of the anaesthesia plates: sleeve grown out of the shoulder, forearm, hand.

An arm is given in the frame of its carer, as they stand. Its sleeve has no outline where it joins the
trunk: closed all round, it looked like a thing laid on the shoulder.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from shapely.geometry import LineString, MultiLineString, box
from shapely.ops import linemerge

from tools.plates.anaesthesia_people import Tone
from tools.plates.anaesthesia_team import GLOVE, SCRUB, TRUNK
from tools.plates.kit import Pt, close, crescent, soften, tube, union
from tools.plates.room_people import Arm

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from tools.plates.brush import Brush

ARMPIT = -112.0  # height of the armpit of a carer


def reach(brush: Brush, arm: Arm, skin: Tone, *, long: bool = False) -> None:
    """An arm in front of its carer's trunk: a short sleeve, or a long one, then skin, then a glove."""
    hem = along(arm.elbow, arm.wrist, 0.62) if long else along(arm.shoulder, arm.elbow, 0.66)
    bare = limb(arm, hem, long=long)
    hand = palm_and_fingers(arm)
    if arm.gloved:
        brush.draw(bare, skin.fill, skin.line, shade=skin.shade)
        cuff = tube([along(arm.elbow, arm.wrist, 0.74), arm.wrist], [13.5, 12], smooth=False)
        brush.draw(soften(close(union([cuff, hand]), 4), 1.5), GLOVE.fill, GLOVE.line, shade=GLOVE.shade)
        knuckles(brush, arm, GLOVE.line)
    else:
        brush.draw(soften(close(union([bare, hand]), 5), 1.5), skin.fill, skin.line, shade=skin.shade)
        knuckles(brush, arm, skin.line)
    sleeve(brush, arm, hem, long=long)


def sleeve(brush: Brush, arm: Arm, hem: Pt, *, long: bool) -> None:
    """The sleeve down to `hem`, open towards the trunk."""
    parts = [tube([arm.shoulder, arm.elbow if long else hem], [25, 20 if long else 22], smooth=False)]
    if long:
        parts.append(tube([arm.elbow, hem], [20, 16], smooth=False))
    start = arm.elbow if long else arm.shoulder
    whole = soften(close(union(parts), 14), 9).difference(across(start, hem, 60))
    joined = TRUNK.buffer(0.5).intersection(box(-200, -300, 200, ARMPIT - (24 if long else 0)))
    brush.draw(whole, SCRUB.fill)
    brush.draw(crescent(whole, -6, -5).difference(joined.buffer(3)), SCRUB.shade, fill_opacity=0.75)
    edge = whole.boundary.difference(joined)
    merged = linemerge(edge) if isinstance(edge, MultiLineString) else edge
    for line in getattr(merged, "geoms", [merged]):
        if line.length > 6:
            brush.line(list(line.coords), SCRUB.line, 2.2, smooth=False)


def hanging_sleeve(brush: Brush) -> None:
    """The right sleeve of a carer whose hand is out of sight, behind the patient."""
    arm = Arm((61, -138), (75, -50), (75, -20), (75, 10))
    sleeve(brush, arm, along(arm.shoulder, arm.elbow, 0.9), long=False)


def limb(arm: Arm, hem: Pt, *, long: bool) -> BaseGeometry:
    """What the sleeve leaves bare, from under the hem to the wrist."""
    if long:
        return tube([hem, arm.wrist], [14, 11.5], smooth=False)
    upper = tube([hem, arm.elbow], [17, 15.5], smooth=False)
    fore = tube([arm.elbow, along(arm.elbow, arm.wrist, 0.35), arm.wrist], [15.5, 15.5, 11], smooth=False)
    return soften(close(union([upper, fore]), 10), 6)


def palm_and_fingers(arm: Arm) -> BaseGeometry:
    """Palm, four fingers side by side, and a thumb apart."""
    size = math.dist(arm.wrist, arm.tip)
    half = size * 0.46
    parts = [tube([arm.wrist, spot(arm, half, 0)], [11.5, 14.5], smooth=False)]
    for aside, length, thick in ((-10.5, 0.88, 5.4), (-3.6, 1.0, 5.6), (3.4, 0.97, 5.6), (10, 0.84, 5)):
        parts.append(
            tube([spot(arm, half * 0.8, aside), spot(arm, size * length, aside * 0.82)], [6, thick - 1])
        )
    thumb = [spot(arm, 2, -9 * arm.thumb), spot(arm, half * 0.7, -18 * arm.thumb)]
    parts.append(tube([*thumb, spot(arm, half * 1.25, -20 * arm.thumb)], [7, 6, 4.6]))
    return soften(close(union(parts), 2.5), 1)


def knuckles(brush: Brush, arm: Arm, colour: str) -> None:
    """The lines between the fingers."""
    size = math.dist(arm.wrist, arm.tip)
    for aside in (-7, 0, 6.8):
        brush.line(
            [spot(arm, size * 0.56, aside), spot(arm, size * 0.86, aside * 0.86)], colour, 1.4, smooth=False
        )


def spot(arm: Arm, ahead: float, aside: float) -> Pt:
    """A point of the hand: `ahead` of the wrist, `aside` of its axis."""
    (x, y), size = arm.wrist, math.dist(arm.wrist, arm.tip)
    ux, uy = (arm.tip[0] - x) / size, (arm.tip[1] - y) / size
    return (x + ux * ahead - uy * aside, y + uy * ahead + ux * aside)


def along(a: Pt, b: Pt, t: float) -> Pt:
    """The point at `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def across(start: Pt, hem: Pt, far: float) -> BaseGeometry:
    """Everything past the hem of a sleeve, square to it."""
    size = math.dist(start, hem)
    ux, uy = (hem[0] - start[0]) / size, (hem[1] - start[1]) / size
    return LineString([hem, (hem[0] + ux * far, hem[1] + uy * far)]).buffer(40, cap_style="flat")
