"""What is done to a patient on the back: a bare knee, a drape with its window, a tube, a needle, rest."""

from __future__ import annotations

import math

from shapely.geometry import Polygon, box

from tools.plates.kit import TOOL, TOOL_HUB, TOOL_SHINE, Layer, Pt, blob, close, soften, tube, union
from tools.plates.room_bed import BED, cover, skin
from tools.plates.room_ink import (
    DRAPE,
    DRAPE_FOLD,
    DRAPE_LINE,
    DRAPE_SHADE,
    GLOVE,
    GLOVE_LINE,
    LINEN,
    LINEN_LINE,
    MATTRESS,
    SHEET,
    SHEET_FOLD,
    SHEET_LINE,
    SHEET_SHADE,
    SKIN_FAIR_SHADE,
    STEEL,
    STEEL_LINE,
    folds,
    solid,
)
from tools.plates.room_people import Arm
from tools.plates.room_supine import BODY

DRAPED = (398.0, 586.0)
RAISED = 'transform="rotate(13 330 376)"'  # the head on two pillows


def bare_knee(layer: Layer) -> None:
    """The near knee, out of the sheet, on a small cushion."""
    behind = BODY.buffer(4).intersection(box(556, 0, 738, BED))
    layer.shape(behind.buffer(-2), fill=SHEET_SHADE)
    cushion = blob([(592, 394), (594, 378), (608, 364), (634, 360), (660, 364), (674, 378), (676, 394)])
    solid(layer, cushion.intersection(box(0, 0, 1000, BED)), LINEN, LINEN_LINE, "#E6EEEE", width=2)
    # Between the two hems the sheet is pushed away, and the edge of the table is seen again.
    layer.raw(
        f'<path d="M556 393H728V410H556Z" fill="{MATTRESS}"/><path d="M556 398H728" stroke="#C3DBDF"/>'
        f'<path d="M550 409H734V434H550Z" fill="{STEEL}"/>'
        f'<path d="M550 409H734M550 434H734" stroke="{STEEL_LINE}"/>'
    )
    leg = close(
        union(
            [
                tube([(546, 354), (596, 346), (630, 339)], [33, 29, 25.5]),
                tube([(630, 339), (646, 338), (668, 346)], [25.5, 25, 22]),
                tube([(668, 346), (700, 360), (746, 372)], [22, 22, 15]),
            ]
        ),
        8,
    )
    leg = leg.intersection(box(556, 0, 730, BED))
    skin(layer, leg, (-4, -6))
    layer.stroke([(624, 333), (640, 340), (657, 336)], SKIN_FAIR_SHADE, 2.6)
    layer.stroke([(664, 327), (668, 338), (662, 350)], SKIN_FAIR_SHADE, 2.6)
    for x0, x1 in ((540, 570), (712, 736)):
        hem = BODY.buffer(5.5).intersection(box(x0, 0, x1, BED)).union(box(x0 + 1, BED - 6, x1, 431))
        solid(layer, soften(hem, 5), SHEET, SHEET_LINE)
    folds(layer, [[(553, 334), (549, 356), (554, 382)], [(724, 354), (721, 368), (725, 386)]], SHEET_FOLD)


def glove_cuff(layer: Layer, arm: Arm) -> None:
    """The wide cuff of the glove that is being put on, pulled by the other hand."""
    (x, y), (ex, ey) = arm.wrist, arm.elbow
    length = math.hypot(x - ex, y - ey)
    ux, uy = (x - ex) / length, (y - ey) / length
    cuff = Polygon(
        [
            (x + ux * ahead - uy * aside, y + uy * ahead + ux * aside)
            for ahead, aside in ((8, -12), (-17, -18), (-17, 18), (8, 13))
        ]
    )
    solid(layer, soften(cuff, 3), GLOVE, GLOVE_LINE, width=2)


def drape(layer: Layer) -> None:
    """The sterile drape; its window leaves bare only the place where one goes in."""
    window = blob([(470, 296), (524, 296), (527, 326), (520, 346), (498, 352), (476, 347), (467, 326)])
    skin(layer, BODY.buffer(4).intersection(box(456, 0, 540, 372)))
    cloth = cover(BODY, *DRAPED)
    solid(layer, cloth.difference(window), DRAPE, DRAPE_LINE, DRAPE_SHADE, shift=(-5, -6))
    x0, x1 = DRAPED
    folds(
        layer,
        [
            [(x0 + 16, 350), (x0 + 22, 384), (x0 + 12, 430)],
            [(474, 372), (470, 398), (476, 432)],
            [(x1 - 22, 344), (x1 - 32, 382), (x1 - 22, 428)],
            [(516, 376), (521, 404), (514, 432)],
        ],
        DRAPE_FOLD,
    )


def catheter(layer: Layer) -> None:
    """The thin tube: it goes in at the groin towards the knee; its free end is laid on the drape."""
    line: list[Pt] = [(503, 326), (490, 314), (476, 304), (460, 302), (444, 310), (432, 330), (428, 356)]
    line += [(434, 382), (450, 396), (462, 412), (460, 430)]
    layer.stroke(line, "#FFFFFF", 6.4, stroke_opacity=0.8)
    layer.stroke(line, TOOL, 3)
    sheath: list[Pt] = [(504, 327), (489, 313)]
    layer.stroke(sheath, TOOL, 6, smooth=False).stroke(sheath, TOOL_HUB, 3, smooth=False)
    layer.stroke(line[3:], TOOL_SHINE, 0.9)
    end: list[Pt] = [(461, 424), (459, 434)]
    layer.stroke(end, TOOL, 7, smooth=False).stroke(end, TOOL_HUB, 3.6, smooth=False)


def wedge(layer: Layer) -> None:
    """The pillow under the pillow."""
    shape = blob(
        [
            (172, 390),
            (174, 366),
            (190, 352),
            (216, 356),
            (250, 370),
            (286, 384),
            (300, 392),
            (290, 397),
            (190, 397),
        ]
    )
    solid(layer, shape, LINEN, LINEN_LINE, "#E6EEEE", width=2, shift=(-3, -5))
