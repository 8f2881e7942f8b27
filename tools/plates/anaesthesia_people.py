"""Heads and the lying patient of the anaesthesia plates, drawn from few numbers.

Every figure has its own frame where a head measures about 100 units from crown to chin; the patient's
frame starts at the pillow's edge (x) on the mattress (y, upwards negative), the feet to the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from shapely.geometry import Point, Polygon, box

from tools.plates.brush import Brush, oval
from tools.plates.kit import Pt, blob, close, curve, soften, tube, union

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

INK, WHITE = "#33474A", "#FBFDFD"
GOWN, GOWN_LINE, GOWN_SHADE = "#C0DCE0", "#7FA9AF", "#A9CDD2"
# A sheet is cold and pale: cream would pass for bare skin.
SHEET, SHEET_LINE, SHEET_SHADE, SHEET_TURN = "#F1F7FB", "#6C91A3", "#D3E1EA", "#E3EEF5"
SHEET_FOLD = "#9FBAC6"
PILLOW_LINE, PILLOW_SHADE = "#9DB8BA", "#E1ECEE"


@dataclass(frozen=True)
class Tone:
    """A skin or hair tone: fill, outline, second tone."""

    fill: str
    line: str
    shade: str


LIGHT = Tone("#EBC3A2", "#B5825C", "#DDA985")
BROWN = Tone("#C58E69", "#8C5A38", "#B07A55")
GREY_HAIR = Tone("#C9CCCB", "#8E9899", "#B4B9B9")
DARK_HAIR = Tone("#7A5A48", "#523A2D", "#694B3B")

FACE = blob(
    [
        (-8, -48),
        (14, -46),
        (28, -35),
        (33, -18),
        (31.5, -8),
        (35, 5),
        (34, 20),
        (29, 35),
        (19, 46),
        (7, 49),
        (-8, 44),
        (-20, 32),
        (-27, 14),
        (-30, -8),
        (-27, -30),
    ]
)
HAIR = blob(
    [
        (33, -33),
        (24, -29),
        (8, -31),
        (-6, -26),
        (-12, -14),
        (-14, 3),
        (-18, 9),
        (-22, -5),
        (-30, -7),
        (-32, 8),
        (-36, 14),
        (-43, 9),
        (-49, -10),
        (-47, -36),
        (-31, -53),
        (-3, -58),
        (21, -53),
        (34, -43),
    ]
)
EAR = blob([(-25, -8), (-18, -6), (-15, 3), (-19, 11), (-24, 16), (-29, 11), (-31, 0)])
HEAD_AT, HEAD_TURN = (78, -97), -58
ARM_DRIP, FINGERTIP = (322, -34), (456, -34)
WINDOW = (352, 432)  # the bared flank where the procedure takes place


def head(brush: Brush, skin: Tone = LIGHT, hair: Tone = GREY_HAIR) -> None:
    """A three-quarter head without its features, facing right, crown at y -58 and chin at y 49."""
    brush.draw(FACE, skin.fill, skin.line, shade=skin.shade)
    brush.draw(HAIR, hair.fill, hair.line, shade=hair.shade)
    for lock in ([(-40, -36), (-22, -46), (2, -49), (20, -45)], [(-42, -10), (-38, -26), (-28, -36)]):
        brush.line(lock, hair.shade, 1.6)
    brush.draw(EAR, skin.fill, skin.line, 2)
    brush.line([(-26, 0), (-21, -1), (-20, 5), (-24, 9)], skin.line, 1.4)


def features(brush: Brush, eyes: str, mouth: str | None, skin: Tone = LIGHT, hair: Tone = GREY_HAIR) -> None:
    """The face: `eyes` open, half or closed; `mouth` talk, smile, rest or None (masked)."""
    for x, rx in ((-3, 7), (29, 3.6)):
        brush.draw(oval(x, 16, rx, 5), "#DE8F70", fill_opacity=0.35)
    y = {"open": -17, "half": -15, "closed": -13.5}[eyes]
    brush.line([(-8, y), (-1, y - 3.6), (9, y - 1.4)], hair.line, 2.8)
    brush.line([(21, y - 1.4), (26, y - 3), (30, y - 0.4)], hair.line, 2.6)
    for x, rx in ((2, 7.6), (24, 5.2)):
        _eye(brush, (x, -4), rx, eyes, skin)
    if hair is GREY_HAIR:
        brush.line([(-10, -6), (-15, -8)], skin.line, 1.2).line([(-10, -1), (-15, 0)], skin.line, 1.2)
        brush.line([(6, 15), (2.5, 20), (2, 26)], skin.line, 1.3)
    brush.line([(15.5, -5), (18, 3), (23.5, 10), (22.5, 14.6), (16.5, 15.5)], skin.line, 2)
    if mouth is None:
        return
    if mouth == "talk":
        brush.draw(blob([(7, 26), (15, 25), (25, 26), (24, 33), (17, 37), (10, 34)]), "#8A4338")
        brush.draw(blob([(9.5, 27), (16, 26.4), (23.4, 27), (22, 29.4), (16, 30), (11, 29.4)]), WHITE)
    else:
        low = 31.5 if mouth == "smile" else 29
        brush.line([(5, 26.5), (10, low - 1), (17, low), (23, low - 1), (26, 27)], "#A0543F", 2.3)
    brush.line([(12, 41), (17, 42), (22, 40.4)], skin.line, 1.2)


def _eye(brush: Brush, at: Pt, rx: float, state: str, skin: Tone) -> None:
    """One eye of half-width `rx`."""
    x, y = at
    if state == "closed":
        brush.line([(x - rx, y + 1), (x, y + 4.6), (x + rx, y + 1)], INK, 2.5)
        return
    white = blob(
        [(x - rx, y + 1), (x - rx / 2, y - 3.6), (x + rx / 2, y - 3.8), (x + rx, y + 1), (x, y + 4.4)]
    )
    brush.draw(white, WHITE, skin.line, 1)
    brush.draw(Point(x + 1.2, y + 0.2).buffer(3.9, 12).intersection(white), INK)
    if state == "open":
        brush.draw(Point(x + 2.4, y - 1.2).buffer(1.15, 6), WHITE)
        brush.line([(x - rx, y + 1), (x - rx / 2, y - 3.8), (x + rx / 2, y - 4), (x + rx, y + 0.6)], INK, 2.2)
        return
    above = Polygon([(x - 20, y - 20), (x + 20, y - 20), (x + 20, y + 0.6), (x - 20, y + 0.6)])
    brush.draw(white.buffer(0.9).intersection(above), skin.shade, skin.line, 0.8)
    brush.line([(x - rx, y + 1), (x, y + 1.6), (x + rx, y + 1)], INK, 2.4)


def body_top(x: float) -> float:
    """Upper contour of the lying body at `x`: chest, belly, thighs, knees, shins."""
    marks = [
        (120, -70),
        (200, -103),
        (270, -107),
        (345, -102),
        (430, -99),
        (520, -106),
        (600, -118),
        (670, -132),
        (720, -130),
        (790, -104),
        (900, -84),
    ]
    for (xa, ya), (xb, yb) in pairwise(marks):
        if x <= xb:
            t = (x - xa) / (xb - xa)
            return ya + (yb - ya) * t * t * (3 - 2 * t)
    return float(marks[-1][1])


def slab(x0: float, x1: float, lift: float = 0) -> Polygon:
    """The body between two abscissas, from `lift` above its upper contour down to the mattress."""
    steps = [x0 + (x1 - x0) * i / 30 for i in range(31)]
    return Polygon([*[(x, body_top(x) - lift) for x in steps], (x1, 1), (x0, 1)])


def patient(brush: Brush, skin: Tone = LIGHT) -> None:
    """The person on the back, head on the pillow, without the features of the face."""
    pillow = blob(
        [
            (-26, -6),
            (-28, -34),
            (-8, -58),
            (40, -68),
            (100, -60),
            (142, -44),
            (160, -16),
            (150, 0),
            (60, 1),
            (-10, 1),
        ]
    )
    brush.draw(pillow, WHITE, PILLOW_LINE, shade=PILLOW_SHADE)
    brush.line([(-14, -24), (6, -19), (28, -23)], PILLOW_LINE, 1.4)
    brush.draw(
        tube([(104, -84), (132, -66), (166, -58)], [25, 26, 36]), skin.fill, skin.line, shade=skin.shade
    )
    head(brush.at(*HEAD_AT, 1, HEAD_TURN), skin)
    brush.draw(slab(WINDOW[0] - 20, WINDOW[1] + 20), skin.fill, skin.line)
    brush.draw(_gown(), GOWN, GOWN_LINE, shade=GOWN_SHADE)
    brush.line([(206, -90), (238, -94), (268, -92)], GOWN_LINE, 1.5)
    brush.line([(322, -94), (326, -78), (323, -64)], GOWN_LINE, 1.5)
    _sheet(brush)
    _arm(brush, skin)


def _sheet(brush: Brush) -> None:
    """The sheet over the legs: turned down at its edge, its hem hangs over the side of the table."""
    x0, x1 = WINDOW[1], 730
    hem: list[Pt] = [(x0 - 6 + 61 * k, 27 if k % 2 else 22) for k in range(6)]
    fall = Polygon([(x0, -8), *curve([(x0 - 6, 20), *hem[1:]]), (x1, 22), (x1, -8)])
    over = slab(x0, x1, 5)
    brush.draw(soften(close(union([over, fall]), 2), 2), SHEET, SHEET_LINE)
    brush.draw(soften(fall.buffer(-1.2), 1).intersection(box(0, 0, x1, 60)), SHEET_SHADE)
    turned = slab(x0, x0 + 20, 5.6).union(Polygon([(x0, 0), (x0 + 20, 0), (x0 + 15, 25), (x0 - 6, 22)]))
    brush.draw(soften(turned, 2), SHEET_TURN, SHEET_LINE, 2)
    brush.line([(x0 + 14, body_top(x0 + 14)), (x0 + 14, 0), (x0 + 9, 21)], SHEET_FOLD, 1.5)
    folds: list[list[Pt]] = [
        [(490, -84), (530, -72), (576, -70)],
        [(560, -98), (610, -86), (650, -88)],
        [(510, -34), (570, -26), (640, -30)],
        [(640, -54), (690, -44), (730, -46)],
        *([(x, 3), (x + 2, 10), (x - 1, y - 6)] for x, y in hem[1:-1]),
    ]
    for fold in folds:
        brush.line(fold, SHEET_FOLD, 1.7)


def _gown() -> BaseGeometry:
    chest = blob(
        [
            (146, -84),
            (172, -95),
            (210, -105),
            (268, -110),
            (330, -106),
            (352, -104),
            (352, -60),
            (352, 0),
            (250, 1),
            (160, 1),
            (136, -14),
            (134, -44),
        ]
    )
    whole = close(union([chest, tube([(162, -46), (190, -46)], [30, 30])]), 6)
    return soften(whole, 5).difference(Point(131, -90).buffer(26))


def arm() -> BaseGeometry:
    """The bare forearm and hand, palm down."""
    fore = tube([(276, -28), (330, -30), (388, -34)], [17, 15.5, 11.5])
    palm = [
        tube([(388, -34), (416, -35)], [12, 14.5]),
        tube([(416, -41), (452, -39)], [8, 5.4]),
        tube([(416, -31), (452, -28)], [8, 5.2]),
        tube([(394, -40), (414, -52), (430, -55)], [8, 6, 5]),
    ]
    return soften(close(union([fore, *palm]), 3), 1.5)


def _arm(brush: Brush, skin: Tone) -> None:
    """The near arm along the body."""
    brush.draw(arm(), skin.fill, skin.line, shade=skin.shade)
    brush.line([(424, -34.6), (448, -33.6)], skin.line, 1.4)
    upper, lower = tube([(166, -52), (226, -38)], [29, 25]), tube([(226, -38), (290, -29)], [25, 22])
    brush.draw(soften(close(union([upper, lower]), 12), 6), GOWN, GOWN_LINE, shade=GOWN_SHADE)
    brush.line([(294, -49), (300, -30), (296, -10)], GOWN_LINE, 1.5)
    brush.line([(226, -50), (244, -42), (250, -32)], GOWN_LINE, 1.5)
