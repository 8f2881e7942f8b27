"""The patient face down: head turned to us, lower back bare, its drape and what watches over it."""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import Polygon, box

from tools.plates.kit import Layer, blob, close, curve, soften, tube, union
from tools.plates.room_bed import (
    BED,
    FLUID,
    FLUID_EDGE,
    HOSE,
    HOSE_EDGE,
    WIRE,
    band,
    cover,
    left_of,
    pillow,
    sheet,
    skin,
)
from tools.plates.room_ink import (
    DRAPE,
    DRAPE_FOLD,
    DRAPE_LINE,
    DRAPE_SHADE,
    FRAME,
    GOWN,
    GOWN_FOLD,
    GOWN_LINE,
    GOWN_SHADE,
    HAIR,
    HAIR_LINE,
    HAIR_SHADE,
    SHEET_FOLD,
    SKIN_FAIR_LINE,
    SKIN_FAIR_SHADE,
    ellipse,
    folds,
    rounded,
    solid,
    tubing,
)

BODY = blob(
    [
        (268, 372),
        (270, 350),
        (284, 336),
        (306, 322),
        (334, 314),
        (366, 314),
        (396, 321),
        (424, 329),
        (450, 332),
        (474, 327),
        (500, 312),
        (526, 303),
        (552, 304),
        (580, 316),
        (620, 331),
        (660, 341),
        (700, 344),
        (732, 352),
        (762, 367),
        (790, 372),
        (806, 382),
        (804, 396),
        (700, 396),
        (560, 396),
        (400, 396),
        (300, 396),
        (274, 390),
    ]
).intersection(box(0, 0, 1000, BED))
WINDOW = (404.0, 492.0)  # the bare back, from the gown to the sheet
SHEET_END = 800.0


def patient(layer: Layer) -> None:
    """Lying face down, head turned to us, arms beside the head, lower back bare."""
    pillow(layer, 168, 292)
    far_arm = close(
        union(
            [
                tube([(230, 366), (196, 374), (176, 377)], [10, 9, 7.5]),
                tube([(178, 377), (160, 380), (150, 384)], [8, 7, 4.5]),
            ]
        ),
        3,
    )
    skin(layer, far_arm)
    gown_edge = left_of((WINDOW[0] + 5, 290), (WINDOW[0] - 6, 400), -4)
    sheet_edge = left_of((WINDOW[1] - 2, 285), (WINDOW[1] + 9, 440), 4)
    skin(layer, tube([(256, 352), (292, 350)], [17, 21]))
    skin(layer, BODY.difference(box(0, 0, 380, 640)).intersection(box(0, 0, 520, 640)))
    layer.stroke([(418, 352), (446, 357), (478, 351)], SKIN_FAIR_SHADE, 3)
    gown = soften(BODY.buffer(2).intersection(gown_edge).intersection(box(0, 0, 900, BED)), 3)
    solid(layer, gown, GOWN, GOWN_LINE, GOWN_SHADE)
    folds(layer, [[(374, 330), (368, 352), (376, 380)], [(330, 330), (342, 342), (348, 358)]], GOWN_FOLD)
    sheet(layer, BODY, sheet_edge, (WINDOW[1] + 8, SHEET_END))
    folds(
        layer,
        [
            [(520, 330), (536, 352), (566, 372)],
            [(560, 318), (590, 340), (640, 354)],
            [(632, 346), (680, 362), (736, 370)],
            [(512, 366), (526, 378), (548, 386)],
        ],
        SHEET_FOLD,
    )
    _head(layer)
    sleeve = soften(close(union([tube([(322, 350), (296, 366), (264, 378)], [20, 17, 14])]), 6), 4)
    sleeve = sleeve.intersection(box(0, 0, 900, BED))
    fore = close(
        union(
            [
                tube([(266, 379), (236, 381), (216, 382)], [12, 10.5, 8.5]),
                tube([(218, 382), (202, 384), (192, 386)], [9, 8, 5]),
                tube([(212, 378), (204, 374)], [4.5, 4]),
            ]
        ),
        3,
    )
    fore = fore.intersection(box(0, 0, 900, BED))
    skin(layer, fore)
    solid(layer, sleeve, GOWN, GOWN_LINE, GOWN_SHADE)


def _head(layer: Layer) -> None:
    """A face turned to us, on its cheek: crown on the left, chin on the right."""
    ear = ellipse(240, 311, 9, 6)
    skin(layer, ear)
    head = blob(
        [
            (190, 342),
            (194, 324),
            (208, 311),
            (228, 307),
            (252, 311),
            (270, 322),
            (279, 340),
            (276, 358),
            (262, 370),
            (240, 376),
            (214, 375),
            (196, 363),
        ]
    )
    skin(layer, head)
    hairline = Polygon(
        [
            *curve([(236, 300), (226, 314), (215, 324), (209, 340), (212, 356), (220, 366), (226, 380)]),
            (150, 380),
            (150, 300),
        ]
    )
    hair = soften(head.buffer(3).intersection(hairline), 4)
    solid(layer, hair, HAIR, HAIR_LINE, HAIR_SHADE, width=2)
    folds(layer, [[(202, 326), (198, 342), (203, 358)], [(214, 316), (206, 326)]], HAIR_LINE, 1.3)
    for y, side in ((327, -1), (357, 1)):  # closed eyes, brows
        layer.raw(f'<path d="M234 {y - 6}Q242 {y} 234 {y + 6}" fill="none" stroke="#7A4E30"/>')
        layer.raw(f'<path d="M226 {y - 6}Q220 {y + side} 226 {y + 6}" fill="none" stroke="#A8ABAA"/>')
    layer.stroke([(232, 343), (246, 346), (251, 342), (248, 337)], SKIN_FAIR_LINE, 2)
    layer.raw('<path d="M258 333Q267 342 258 351" fill="none" stroke="#9C5A45"/>')
    layer.raw('<circle cx="251" cy="359" r="6" fill="#E39B80" fill-opacity=".38"/>')
    layer.raw('<circle cx="251" cy="325" r="6" fill="#E39B80" fill-opacity=".38"/>')


def drape(layer: Layer) -> None:
    """The sterile drape round the puncture, hanging over the edge of the table."""
    cloth = cover(BODY, WINDOW[0] - 26, WINDOW[1] + 46)
    hole = blob([(424, 300), (480, 300), (484, 330), (480, 352), (452, 360), (424, 353), (418, 330)])
    solid(layer, cloth.difference(hole), DRAPE, DRAPE_LINE, DRAPE_SHADE, width=2.2, shift=(-5, -6))
    folds(
        layer,
        [
            [(388, 350), (394, 380), (388, 428)],
            [(430, 376), (426, 400), (432, 432)],
            [(508, 340), (500, 378), (508, 430)],
            [(470, 378), (474, 404), (468, 434)],
        ],
        DRAPE_FOLD,
    )


def watch(layer: Layer) -> None:
    """Oxygen under the nose, clip on the finger, cuff on the arm, drip in the other hand."""
    layer.stroke([(196, 386), (182, 392), (160, 396), (132, 404), (96, 380), (90, 330), (86, 291)], WIRE, 1.6)
    cuff = band(tube([(322, 350), (296, 366), (264, 378)], [22, 19, 16]), (305, 360), (282, 371))
    layer.stroke([(290, 386), (276, 400), (220, 404), (150, 410), (108, 404), (80, 350), (76, 291)], WIRE, 2)
    solid(layer, cuff, "#5C7FA3", "#38587A", "#4B6D90", width=2)
    layer.stroke([(291, 353), (297, 366), (299, 381)], "#9DB6CF", 2)
    clip = soften(affinity.rotate(rounded(183, 378, 203, 392, 5), -8), 2)
    solid(layer, clip, "#E9EEF0", FRAME, "#C9D4D7", width=1.8, shift=(-2, -3))
    layer.raw('<circle cx="192" cy="384.5" r="2.6" fill="#D5473A"/>')
    tubing(
        layer, [(236, 308), (250, 318), (254, 332), (254, 350), (251, 362), (240, 375)], HOSE, HOSE_EDGE, 2.4
    )
    layer.raw(
        f'<circle cx="253" cy="337.5" r="2.4" fill="{HOSE_EDGE}"/>'
        f'<circle cx="253.5" cy="345" r="2.4" fill="{HOSE_EDGE}"/>'
    )
    tubing(layer, [(190, 344), (176, 347), (150, 340), (112, 342), (66, 347)], HOSE, HOSE_EDGE, 2.4)
    tubing(
        layer, [(82, 172), (88, 205), (128, 280), (140, 340), (150, 366), (164, 373)], FLUID, FLUID_EDGE, 2
    )
    layer.raw(
        '<rect x="157" y="367" width="17" height="11" rx="3" fill="#FBFBF7" stroke="#AFC3C6" '
        'stroke-width="1.4" transform="rotate(12 165 372)"/>'
    )
