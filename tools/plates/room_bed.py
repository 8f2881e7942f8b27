"""What a patient of the room has in every position: skin, a pillow, a sheet, a cuff round the arm, tubes."""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Layer, Pt, blob, close, curve, soften, union
from tools.plates.room_ink import (
    LINEN,
    LINEN_LINE,
    SHEET,
    SHEET_FOLD,
    SHEET_LINE,
    SHEET_SHADE,
    SHEET_TURN,
    SKIN_FAIR,
    SKIN_FAIR_LINE,
    SKIN_FAIR_SHADE,
    folds,
    solid,
)

BED = 395.0  # where a body meets the mattress
HOSE, HOSE_EDGE = "#DDF0EC", "#4E948A"
FLUID, FLUID_EDGE = "#D6EBF4", "#6E9FB0"
WIRE = "#7C8A8E"


def left_of(top: Pt, bottom: Pt, bulge: float = 0) -> BaseGeometry:
    """Everything on the left of a slightly curved vertical cut."""
    middle = ((top[0] + bottom[0]) / 2 + bulge, (top[1] + bottom[1]) / 2)
    return Polygon([*curve([top, middle, bottom]), (-50, bottom[1]), (-50, top[1])]).buffer(0)


def skin(layer: Layer, shape: BaseGeometry, shift: tuple[float, float] = (-4, -5)) -> None:
    """A part of the patient's body that no cloth covers."""
    solid(layer, shape, SKIN_FAIR, SKIN_FAIR_LINE, SKIN_FAIR_SHADE, width=2, shift=shift)


def pillow(layer: Layer, x0: float, x1: float) -> None:
    """A flat pillow on the mattress, from `x0` to `x1`."""
    middle = (x0 + x1) / 2
    shape = blob(
        [
            (x0, 388),
            (x0 + 5, 374),
            (x0 + 24, 370),
            (middle, 373),
            (x1 - 22, 369),
            (x1 - 4, 375),
            (x1, 388),
            (x1 - 8, 396),
            (middle, 397),
            (x0 + 8, 396),
        ]
    )
    solid(layer, shape, LINEN, LINEN_LINE, "#E6EEEE", width=2, shift=(-3, -5))


def sheet(layer: Layer, body: BaseGeometry, top: BaseGeometry, span: tuple[float, float]) -> None:
    """A sheet over the body, right of the cut `top`: turned down there, it falls over the edge of the table.

    `span` is where it falls, from left to right. It ends in a hem that hangs: a cloth that followed the
    body and stopped at the mattress looked like bare skin.
    """
    x0, x1 = span
    steps = max(3, round((x1 - x0) / 62))
    hem = [(x0 + (x1 - x0) * k / steps, 425 + (4 if k % 2 else -2)) for k in range(steps + 1)]
    fall = Polygon([(x0, BED - 6), *curve(hem), (x1, BED - 6)])
    over = body.buffer(4).difference(top).intersection(box(0, 0, 900, BED))
    whole = soften(close(union([over, fall]), 3), 4)
    solid(layer, whole, SHEET, SHEET_LINE)
    layer.shape(whole.buffer(-1.1).intersection(box(0, BED - 1, 900, 640)), fill=SHEET_SHADE)
    folds(layer, [[(x, BED + 3), (x + 2, 408), (x - 1, y - 6)] for x, y in hem[1:-1]], SHEET_FOLD)
    turned = soften(whole.intersection(affinity.translate(top, 17, 0)), 2.5)
    solid(layer, turned, SHEET_TURN, SHEET_LINE, width=2)
    seam = affinity.translate(top, 11.5, 0).boundary.intersection(turned.buffer(-2.5))
    layer.shape(seam, line=SHEET_FOLD, width=1.4)


def band(arm: BaseGeometry, start: Pt, end: Pt) -> BaseGeometry:
    """A cuff round an arm, from `start` to `end` along it."""
    across = LineString([start, end]).buffer(40, cap_style="flat")
    return soften(arm.intersection(across).intersection(box(0, 0, 900, BED + 1)), 3.5)


def cover(body: BaseGeometry, x0: float, x1: float) -> BaseGeometry:
    """A sterile drape over the body from `x0` to `x1`, hanging over the edge of the table."""
    over = body.buffer(5).intersection(box(x0, 0, x1, BED))
    hang = blob(
        [
            (x0, 388),
            (x1, 388),
            (x1 + 3, 420),
            (x1 - 2, 441),
            (x1 - 32, 436),
            (x1 - 66, 443),
            (x0 + 56, 436),
            (x0 + 28, 443),
            (x0 - 1, 438),
            (x0 - 3, 414),
        ]
    )
    return soften(close(union([over, hang]), 3), 3)
