"""What happens on `rachis-lombaire`: hernia, irritated root, needle, product, dressing, cold.

Each function paints with the brush that it is given: the plate's, or that of a magnifier.
"""

from __future__ import annotations

import math

from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import lumbar_shapes as shapes
from tools.plates import vertebra_side_shapes as side
from tools.plates.brush import Brush, oval
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    CEMENT,
    NERVE,
    NERVE_LINE,
    PAIN,
    PAIN_LINE,
    PAIN_TINT,
    SKIN_LINE,
    TOOL,
    TOOL_HUB,
    TOOL_SHINE,
    Pt,
    close,
    hatch,
    soften,
    tube,
    union,
)
from tools.plates.lumbar_ink import FineBrush, K, uncovered

MM = side.SCALE
PRODUCT, PRODUCT_LINE, HALO = "#7FBAC4", "#0B5C6B", "#FFFFFF"
ICE, ICE_CORE, ICE_LINE, ICE_NERVE = "#BBD9F0", "#F2F8FD", "#2C78B4", "#7FA9CC"
TORN = shapes.HEALTHY.discs()[-2]

NEEDLE_TIP, NEEDLE_HUB = (479.5, 357.0), (790.0, 270.0)
PROBE_TIP, PROBE_HUB = (474.5, 306.5), (790.0, 214.0)
ICE_RADII, ICE_AHEAD = (11.5, 8.8), 4.0  # plate units; from the tip towards the hub


def _hernia_frame() -> side.Frame:
    """At the back of the disc between L4 and L5, in its middle."""
    above, last = shapes.HEALTHY.fourth, shapes.HEALTHY.last
    (x, y), (x2, y2) = above.frame.at(17.5, 13.5), last.frame.at(17.5, last.upper(17.5))
    tilt = (above.frame.tilt + last.frame.tilt - last.height.wedge) / 2
    return side.Frame(((x + x2) / 2, (y + y2) / 2), tilt)


HERNIA = _hernia_frame()


def hernia_head() -> BaseGeometry:
    """The part out of the disc: rounded, its neck as wide as the way out."""
    parts = [side.spot(HERNIA, u, v, r) for u, v, r in ((1.7, -0.6, 4.4), (1.5, 2.0, 4.5), (3.7, 0.6, 3.0))]
    neck = tube(HERNIA.line([(-5, 0.4), (-1, 0.5), (2, 0.6)]), [2.6 * MM, 3.0 * MM, 3.8 * MM])
    return soften(close(union([*parts, neck]), 8), 3)


def hernia(brush: FineBrush) -> None:
    """A part of the disc out of its place: a pale track from the nucleus, then a hatched mass."""
    head, inside = hernia_head(), TORN.outline()
    track = tube(
        HERNIA.line([(-17, -0.6), (-13, -0.4), (-8, 0.2), (-3, 0.5)]),
        [1.4 * MM, 2.2 * MM, 2.3 * MM, 2.8 * MM],
    )
    out = head.difference(inside.buffer(-1))
    brush.draw(union([track, head]).difference(out), PAIN, fill_opacity=0.75)
    brush.draw(out, PAIN)
    brush.lines(hatch(out.buffer(-1.5), 6.4, 45), PAIN_LINE, 1.6)
    brush.lines([head.boundary.difference(inside.buffer(-1.2))], PAIN_LINE, 2.8)


def _root(brush: FineBrush, line: str, width: float) -> BaseGeometry:
    """The root over the hernia, veiled where bone hides it; returns what is seen."""
    root, bone = shapes.pushed_root_of_l5(HERNIA), shapes.pedicles()
    seen = root.difference(bone)
    brush.draw(root.intersection(bone), NERVE, line, width * 0.85, opacity=0.42)
    brush.draw(seen, NERVE, line, width)
    return seen


def irritated(brush: FineBrush) -> None:
    """The root that the hernia touches: heavy outline, dark where it is touched, pain going down."""
    around = shapes.pushed_root_of_l5(HERNIA).buffer(4.6 / K).difference(hernia_head().buffer(1.5))
    brush.draw(around, PAIN_TINT, fill_opacity=0.82)
    seen = _root(brush, PAIN_LINE, 2.6)
    for reach, colour in ((5.2, "#C98122"), (3.4, "#BF6A26"), (1.7, PAIN_LINE)):
        brush.draw(seen.buffer(-0.8).intersection(hernia_head().buffer(reach * MM)), colour)
    _edges(brush)


def _edges(brush: FineBrush) -> None:
    """The edge of the bones over the root: it passes behind them."""
    root = shapes.pushed_root_of_l5(HERNIA).buffer(0.5)
    brush.lines([shapes.pedicles().boundary.intersection(root)], BONE_LINE, 2.5)


def pain_arrows(brush: FineBrush) -> None:
    """Small arrow heads: the pain goes down along the nerve."""
    for x, y, turn in (
        (439.0, 420.0, 96.0),
        (439.4, 474.0, 85.0),
        (448.4, 526.0, 75.0),
        (465.6, 584.0, 70.0),
    ):
        at = brush.at(x / K, y / K, 1 / K, turn)
        points = [(-3.6, -7.0), (3.2, 0), (-3.6, 7.0)]
        at.line(points, HALO, 6.4, smooth=False)
        at.line(points, PAIN_LINE, 3.4, smooth=False)


def calmer(brush: FineBrush) -> None:
    """The same root, still pushed, drawn as a nerve at rest."""
    _root(brush, NERVE_LINE, 1.6)
    _edges(brush)


def pool() -> BaseGeometry:
    """Where the product spreads round the root.

    It fills the hole under the pedicle of L5 and goes up along the root, inside the pedicle, to the hernia.
    """
    last = shapes.LOWEST.frame
    line = [
        HERNIA.at(8.6, 0.6),
        last.at(25.2, -4.6),
        last.at(24.9, -0.6),
        last.at(23.6, 3.8),
        *shapes.plate_points([(455, 371), (445, 394)]),
    ]
    whole = tube(line, [2.4 * MM, 2.5 * MM, 2.9 * MM, 4.0 * MM, 3.7 * MM, 2.4 * MM])
    whole = union([whole, side.spot(last, 27.0, 8.4, 2.6)])
    return soften(close(whole.difference(hernia_head().buffer(1.5)), 6), 5)


def product(brush: FineBrush) -> None:
    """What was injected: it lets the nerve show through."""
    spread = pool()
    brush.draw(spread.buffer(4).difference(spread), PRODUCT, fill_opacity=0.4)
    brush.draw(spread, PRODUCT, PRODUCT_LINE, 2.2, fill_opacity=0.6)


def _halo(brush: FineBrush) -> float:
    """Width of the white edge of an instrument, in plate units before the magnifier."""
    return 2.3 * brush.weight * K / brush.matrix[0]


def _tool(brush: FineBrush, tip: Pt, hub: Pt) -> tuple[Brush, float]:
    """A frame in plate units that runs from the tip of an instrument to its hub, and its length."""
    turn = math.degrees(math.atan2(hub[1] - tip[1], hub[0] - tip[0]))
    return brush.at(tip[0] / K, tip[1] / K, 1 / K, turn), math.dist(tip, hub)


def needle(brush: FineBrush) -> None:
    """A fine needle from the skin to the back of the hole between two vertebrae, behind the root."""
    at, length = _tool(brush, NEEDLE_TIP, NEEDLE_HUB)
    shaft = Polygon([(0, 2.2), (7.5, -2.3), (length + 2, -2.3), (length + 2, 2.3), (1, 2.3)])
    hub = soften(
        Polygon(
            [
                (length - 5, -3),
                (length + 6, -6.6),
                (length + 32, -8),
                (length + 32, 8),
                (length + 6, 6.6),
                (length - 5, 3),
            ]
        ),
        2,
    )
    cap = soften(box(length + 31, -11, length + 39, 11), 2.4)
    at.draw(union([shaft, hub, cap]).buffer(_halo(brush)), HALO, fill_opacity=0.82)
    at.draw(shaft, TOOL)
    at.line([(10, -0.5), (length - 6, -0.5)], TOOL_SHINE, 1.2, smooth=False)
    at.draw(hub, TOOL_HUB, TOOL, 2)
    at.draw(cap, CEMENT, TOOL, 2)


def dressing(brush: FineBrush, x: float, y: float, turn: float) -> None:
    """A small dressing where the needle went through the skin."""
    at = brush.at(x / K, y / K, 1 / K, turn)
    at.draw(soften(box(-5, -17, 6, 17), 4.4), "#FBF7EE", SKIN_LINE, 2)
    at.line([(0.5, -6), (0.5, 6)], "#D8B9A6", 3, smooth=False)


def little_nerve() -> BaseGeometry:
    """The little nerve of the joints: from the root, over the base of the joint, then along it."""
    fourth, last = shapes.HEALTHY.fourth.frame, shapes.LOWEST.frame
    stem = tube(
        [
            fourth.at(20.4, 9.0),
            fourth.at(23.0, 12.2),
            last.at(24.6, -10.6),
            last.at(27.8, -7.2),
            last.at(31.4, -4.6),
            last.at(34.6, -2.6),
            last.at(37.4, 1.0),
        ],
        [2.7, 2.4, 2.3, 2.3, 2.2, 1.9, 1.5],
    )
    twig = tube([last.at(34.0, -3.0), last.at(37.0, -3.2), last.at(40.2, -1.6)], [1.8, 1.7, 1.4])
    return close(union([stem, twig]), 2)


def small_nerve(brush: FineBrush) -> None:
    """The bone beside the sac made opaque, then the little nerve that runs on it."""
    spine = shapes.HEALTHY
    free = uncovered(spine.fourth.arch(), spine.last.arch(), spine.last.frame)
    veil = free.buffer(-1.7).intersection(spine.band(1.04)).difference(spine.last.body().buffer(1.7))
    brush.draw(veil, BONE, fill_opacity=0.82)
    brush.draw(little_nerve(), NERVE, NERVE_LINE, 1.5)


def ice() -> BaseGeometry:
    """The ball of ice round the end of the cold probe, as a shape."""
    turn = math.degrees(math.atan2(PROBE_HUB[1] - PROBE_TIP[1], PROBE_HUB[0] - PROBE_TIP[0]))
    along = math.radians(turn)
    x, y = PROBE_TIP[0] + ICE_AHEAD * math.cos(along), PROBE_TIP[1] + ICE_AHEAD * math.sin(along)
    return oval(x / K, y / K, ICE_RADII[0] / K, ICE_RADII[1] / K, turn)


def cold(brush: FineBrush) -> None:
    """A cold probe whose end lies on the little nerve, in a small ball of ice."""
    ball = ice()
    at, length = _tool(brush, PROBE_TIP, PROBE_HUB)
    brush.draw(ball.buffer(2.5 / K), ICE, fill_opacity=0.5)
    brush.draw(ball, ICE, ICE_LINE, 2.0, fill_opacity=0.8)
    brush.draw(little_nerve().intersection(ball.buffer(-1)), ICE_NERVE, ICE_LINE, 1.2)
    shaft = soften(box(0, -2.9, length + 6, 2.9), 2.2)
    handle = soften(box(length - 4, -8, length + 62, 8), 6)
    at.draw(
        union([shaft.difference(box(-5, -9, 13, 9)), handle]).buffer(_halo(brush)), HALO, fill_opacity=0.82
    )
    at.draw(shaft, TOOL)
    at.draw(soften(box(1.5, -1.5, 15, 1.5), 1.2), ICE)
    at.line([(20, -0.6), (length - 8, -0.6)], TOOL_SHINE, 1.3, smooth=False)
    at.draw(handle, TOOL)
    at.line([(length + 6, -2.4), (length + 52, -2.4)], TOOL_SHINE, 2, smooth=False)


def flakes(brush: FineBrush) -> None:
    """Snow: the ball of ice must not need its colour."""
    for x, y, size in ((476.6, 300.9, 2.1), (479.0, 310.8, 2.1)):
        at = brush.at(x / K, y / K, 1 / K)
        for turn in (0, 60, 120):
            c, s = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
            at.line([(-c, -s), (c, s)], ICE_LINE, 1.3, smooth=False)
