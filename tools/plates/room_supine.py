"""The patient face up: head in profile, gown and sheet, its drape and what watches over it."""

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
    ellipse,
    folds,
    rounded,
    solid,
    tubing,
)

BODY = blob(
    [
        (292, 384),
        (296, 356),
        (312, 344),
        (334, 327),
        (362, 315),
        (392, 314),
        (424, 322),
        (462, 324),
        (500, 320),
        (540, 325),
        (590, 322),
        (636, 313),
        (670, 318),
        (708, 336),
        (736, 344),
        (750, 336),
        (757, 314),
        (766, 303),
        (779, 306),
        (787, 322),
        (790, 350),
        (793, 380),
        (790, 396),
        (600, 396),
        (400, 396),
        (310, 396),
    ]
).intersection(box(0, 0, 1000, BED))
SHEET_START, SHEET_END = 404.0, 794.0


def patient(layer: Layer) -> None:
    """Lying on the back, head on a pillow, eyes closed."""
    pillow(layer, 186, 300)
    head(layer)
    body(layer)


def body(layer: Layer) -> None:
    """Gown and sheet, near arm along the body; the head comes before, the gown is over the neck."""
    edge = left_of((SHEET_START + 8, 290), (SHEET_START - 6, 400), -4)
    neckline = left_of((330, 300), (310, 400), -6)
    gown = soften(BODY.buffer(1).intersection(edge).difference(neckline).intersection(box(0, 0, 900, BED)), 3)
    solid(layer, gown, GOWN, GOWN_LINE, GOWN_SHADE)
    top = left_of((SHEET_START, 285), (SHEET_START - 9, 440), 4)
    sheet(layer, BODY, top, (SHEET_START - 8, SHEET_END))
    folds(
        layer,
        [
            [(560, 346), (610, 340), (652, 346)],
            [(520, 374), (580, 372), (640, 376)],
            [(650, 338), (676, 356), (716, 366)],
            [(440, 336), (470, 342), (508, 340)],
        ],
        SHEET_FOLD,
    )
    fore = close(
        union(
            [
                tube([(400, 372), (440, 378), (464, 379)], [11.5, 10, 8]),
                tube([(460, 379), (482, 381), (496, 384)], [9, 8.5, 5]),
                tube([(466, 374), (480, 371)], [4.6, 4]),
            ]
        ),
        3,
    )
    skin(layer, fore.intersection(box(0, 0, 900, BED)))
    sleeve = soften(close(tube([(344, 350), (376, 363), (412, 374)], [21, 18, 15]), 6), 4)
    solid(layer, sleeve.intersection(box(0, 0, 900, BED)), GOWN, GOWN_LINE, GOWN_SHADE)
    folds(layer, [[(336, 340), (344, 352), (346, 366)], [(398, 368), (404, 376), (403, 386)]], GOWN_FOLD)


def head(layer: Layer, *, awake: bool = False) -> None:
    """The head in profile, nose upwards, chin on the right; eyes closed, or open and smiling."""
    neck = blob(
        [
            (256, 372),
            (270, 350),
            (286, 342),
            (300, 346),
            (316, 342),
            (334, 332),
            (350, 340),
            (350, 380),
            (336, 394),
            (300, 392),
            (270, 388),
        ]
    )
    skin(layer, neck)
    profile = blob(
        [
            (201, 342),
            (205, 322),
            (216, 307),
            (230, 301),
            (241, 302),
            (248, 300),
            (255, 292),
            (260, 292),
            (262, 301),
            (267, 303),
            (269, 307),
            (272, 309),
            (274, 313),
            (280, 316),
            (285, 325),
            (283, 337),
            (275, 350),
            (262, 366),
            (240, 377),
            (218, 374),
            (205, 360),
        ]
    )
    skin(layer, profile)
    hairline = Polygon(
        [
            *curve(
                [
                    (226, 292),
                    (229, 306),
                    (234, 318),
                    (238, 330),
                    (232, 340),
                    (234, 352),
                    (244, 362),
                    (250, 382),
                ]
            ),
            (150, 390),
            (150, 290),
        ]
    )
    hair = soften(profile.buffer(3).intersection(hairline), 4)
    solid(layer, hair, HAIR, HAIR_LINE, HAIR_SHADE, width=2)
    folds(layer, [[(216, 318), (211, 338), (217, 358)], [(228, 316), (224, 332)]], HAIR_LINE, 1.3)
    skin(layer, ellipse(246, 343, 7, 9.5, -20))
    layer.stroke([(249, 337), (244, 341), (246, 348)], SKIN_FAIR_LINE, 1.4)
    if awake:
        _awake(layer)
    else:
        layer.raw('<path d="M242 311Q247 318 253 313" fill="none" stroke="#7A4E30"/>')
        layer.stroke([(236, 307), (238, 311)], "#A8ABAA", 2.4, smooth=False)
        layer.raw('<path d="M271 310Q269 319 261 319" fill="none" stroke="#9C5A45"/>')
    layer.raw('<circle cx="258" cy="326" r="6.5" fill="#E39B80" fill-opacity=".38"/>')


def _awake(layer: Layer) -> None:
    """An open eye that looks up, its brow, and a smile."""
    layer.raw(
        '<path d="M244 307Q248 305.5 251.5 307.5Q250.5 313 246.5 316Q243.5 312 244 307Z" '
        'fill="#FDFBF7"/><ellipse cx="248" cy="309" rx="2.5" ry="2.9" fill="#3A2A20"/>'
        '<path d="M243.5 305.5Q243.2 312.5 246.5 316.8" fill="none" stroke="#7A4E30" '
        'stroke-width="1.9"/><path d="M246.5 316.5Q250 314 251.8 309.5" fill="none" '
        'stroke="#B67F57" stroke-width="1.3"/>'
    )
    layer.stroke([(236, 306), (236, 310), (238, 314)], "#A8ABAA", 2.4)
    layer.raw('<path d="M271.5 310Q270.5 318.5 262 320.5" fill="none" stroke="#9C5A45"/>')


def drape(layer: Layer) -> None:
    """The sterile drape: over the chest, the neck stays free."""
    cover = BODY.buffer(5).intersection(box(334, 0, 436, BED))
    hang = blob(
        [
            (334, 388),
            (436, 388),
            (439, 420),
            (434, 441),
            (412, 436),
            (386, 443),
            (360, 436),
            (342, 442),
            (331, 430),
            (331, 408),
        ]
    )
    cloth = soften(close(union([cover, hang]), 3), 4)
    solid(layer, cloth, DRAPE, DRAPE_LINE, DRAPE_SHADE, width=2.2, shift=(-5, -6))
    folds(layer, [[(360, 340), (370, 370), (364, 428)], [(414, 346), (408, 384), (414, 430)]], DRAPE_FOLD)


def watch(layer: Layer) -> None:
    """The same watch as face down, once turned on the back; the drip has its own pole."""
    layer.stroke(
        [
            (492, 386),
            (470, 393),
            (400, 399),
            (300, 402),
            (200, 400),
            (140, 410),
            (100, 384),
            (90, 330),
            (86, 291),
        ],
        WIRE,
        1.6,
    )
    cuff = band(tube([(344, 350), (376, 363), (412, 374)], [23, 20, 17]), (366, 358), (391, 368))
    layer.stroke(
        [(376, 384), (366, 405), (300, 409), (200, 406), (140, 418), (104, 396), (80, 350), (76, 291)],
        WIRE,
        2,
    )
    solid(layer, cuff, "#5C7FA3", "#38587A", "#4B6D90", width=2)
    layer.stroke([(376, 346), (372, 362), (376, 379)], "#9DB6CF", 2)
    clip = soften(affinity.rotate(rounded(484, 377, 505, 391, 5), 10), 2)
    solid(layer, clip, "#E9EEF0", FRAME, "#C9D4D7", width=1.8, shift=(-2, -3))
    layer.raw('<circle cx="496" cy="384" r="2.6" fill="#D5473A"/>')
    tubing(
        layer,
        [
            (263, 303),
            (258, 312),
            (252, 324),
            (246, 334),
            (240, 345),
            (250, 358),
            (272, 362),
            (284, 374),
            (250, 398),
            (170, 398),
            (112, 370),
            (64, 346),
        ],
        HOSE,
        HOSE_EDGE,
        2.4,
    )
    layer.raw(f'<circle cx="262" cy="302" r="2.6" fill="{HOSE_EDGE}"/>')
    pole = 'fill="#DFE9EA" stroke="#8BAEB2" stroke-width="2"'
    layer.raw(f'<path d="M540 60V322H548V60ZM540 435V562H548V435Z" {pole}/>')
    layer.raw(
        '<path d="M544 562L510 570M544 562L578 570M544 562V577" stroke="#8FA3A6" stroke-width="6"/>'
        '<path d="M524 66Q524 57 534 57H554Q564 57 564 66" fill="none" stroke="#8BAEB2" '
        'stroke-width="3.4"/>'
    )
    resting_hand(layer)
    tubing(layer, [(524, 172), (522, 210), (512, 270), (494, 300), (474, 311)], FLUID, FLUID_EDGE, 2)
    layer.raw(
        '<rect x="461" y="308" width="16" height="9" rx="3" fill="#FBFBF7" stroke="#AFC3C6" '
        'stroke-width="1.4"/>'
    )


def resting_hand(layer: Layer) -> None:
    """The far arm, its hand laid on the belly: alone on the sheet, the hand seemed to belong to nobody."""
    fingers = [
        tube([(454 + 8 * k, 320), (450 + 8 * k, 338 - abs(k - 1.4) * 2)], [5.4, 4.2], smooth=False)
        for k in range(4)
    ]
    fore = tube([(404, 310), (440, 311), (462, 316), (480, 317)], [8.5, 8, 7.5, 8.5])
    skin(layer, close(union([fore, *fingers]), 1.5), (-3, -3))
    layer.shape(tube([(366, 315), (388, 310), (411, 310)], [10, 11, 11]), fill=GOWN, line=GOWN_LINE)
    for k in range(3):
        layer.stroke([(457 + 8 * k, 325), (454.5 + 8 * k, 335)], SKIN_FAIR_LINE, 1.2, smooth=False)
