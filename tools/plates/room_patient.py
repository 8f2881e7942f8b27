"""The patient, face down then face up, and what watches over them."""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Layer, Pt, blob, close, curve, soften, tube, union
from tools.plates.room_ink import (
    BLANKET,
    BLANKET_FOLD,
    BLANKET_LINE,
    BLANKET_SHADE,
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
    LINEN,
    LINEN_LINE,
    SKIN_FAIR,
    SKIN_FAIR_LINE,
    SKIN_FAIR_SHADE,
    ellipse,
    folds,
    rounded,
    solid,
    tubing,
)

BED = 395.0  # where a body meets the mattress
HOSE, HOSE_EDGE = "#DDF0EC", "#4E948A"
FLUID, FLUID_EDGE = "#D6EBF4", "#6E9FB0"
WIRE = "#7C8A8E"


def _left_of(top: Pt, bottom: Pt, bulge: float = 0) -> BaseGeometry:
    """Everything on the left of a slightly curved vertical cut."""
    middle = ((top[0] + bottom[0]) / 2 + bulge, (top[1] + bottom[1]) / 2)
    return Polygon([*curve([top, middle, bottom]), (-50, bottom[1]), (-50, top[1])]).buffer(0)


def _skin(layer: Layer, shape: BaseGeometry, shift: tuple[float, float] = (-4, -5)) -> None:
    solid(layer, shape, SKIN_FAIR, SKIN_FAIR_LINE, SKIN_FAIR_SHADE, width=2, shift=shift)


# --- face down -----------------------------------------------------------------------------

PRONE_BODY = blob(
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
WINDOW = (404.0, 492.0)  # the bare back, from the gown to the blanket


def prone(layer: Layer) -> None:
    """Lying face down, head turned to us, arms beside the head, lower back bare."""
    _pillow(layer, 168, 292)
    far_arm = close(
        union(
            [
                tube([(230, 366), (196, 374), (176, 377)], [10, 9, 7.5]),
                tube([(178, 377), (160, 380), (150, 384)], [8, 7, 4.5]),
            ]
        ),
        3,
    )
    _skin(layer, far_arm)
    gown_edge = _left_of((WINDOW[0] + 5, 290), (WINDOW[0] - 6, 400), -4)
    sheet_edge = _left_of((WINDOW[1] - 2, 285), (WINDOW[1] + 8, 400), 4)
    _skin(layer, tube([(256, 352), (292, 350)], [17, 21]))
    _skin(layer, PRONE_BODY.difference(box(0, 0, 380, 640)).intersection(box(0, 0, 520, 640)))
    layer.stroke([(418, 352), (446, 357), (478, 351)], SKIN_FAIR_SHADE, 3)
    gown = soften(PRONE_BODY.buffer(2).intersection(gown_edge).intersection(box(0, 0, 900, BED)), 3)
    solid(layer, gown, GOWN, GOWN_LINE, GOWN_SHADE)
    folds(layer, [[(374, 330), (368, 352), (376, 380)], [(330, 330), (342, 342), (348, 358)]], GOWN_FOLD)
    sheet = soften(PRONE_BODY.buffer(4).difference(sheet_edge).intersection(box(0, 0, 900, BED)), 4)
    solid(layer, sheet, BLANKET, BLANKET_LINE, BLANKET_SHADE, width=2.2, shift=(-6, -7))
    folds(
        layer,
        [
            [(520, 330), (536, 352), (566, 372)],
            [(560, 318), (590, 340), (640, 354)],
            [(632, 346), (680, 362), (736, 370)],
            [(512, 366), (526, 378), (548, 386)],
        ],
        BLANKET_FOLD,
    )
    _prone_head(layer)
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
    _skin(layer, fore)
    solid(layer, sleeve, GOWN, GOWN_LINE, GOWN_SHADE)


def _pillow(layer: Layer, x0: float, x1: float) -> None:
    middle = (x0 + x1) / 2
    pillow = blob(
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
    solid(layer, pillow, LINEN, LINEN_LINE, "#E6EEEE", width=2, shift=(-3, -5))


def _prone_head(layer: Layer) -> None:
    """A face turned to us, on its cheek: crown on the left, chin on the right."""
    ear = ellipse(240, 311, 9, 6)
    _skin(layer, ear)
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
    _skin(layer, head)
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


def _band(arm: BaseGeometry, start: Pt, end: Pt) -> BaseGeometry:
    """A cuff round an arm, from `start` to `end` along it."""
    across = LineString([start, end]).buffer(40, cap_style="flat")
    return soften(arm.intersection(across).intersection(box(0, 0, 900, BED + 1)), 3.5)


def drape_prone(layer: Layer) -> None:
    """The sterile drape round the puncture, hanging over the edge of the table."""
    x0, x1 = WINDOW
    cover = PRONE_BODY.buffer(5).intersection(box(x0 - 26, 0, x1 + 46, BED))
    hang = blob(
        [
            (x0 - 26, 388),
            (x1 + 46, 388),
            (x1 + 49, 420),
            (x1 + 44, 441),
            (x1 + 14, 436),
            (x1 - 20, 443),
            (x0 + 30, 436),
            (x0 + 2, 443),
            (x0 - 27, 438),
            (x0 - 29, 414),
        ]
    )
    cloth = soften(close(union([cover, hang]), 3), 3)
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


def watch_prone(layer: Layer) -> None:
    """Oxygen under the nose, clip on the finger, cuff on the arm, drip in the other hand."""
    layer.stroke([(196, 386), (182, 392), (160, 396), (132, 404), (96, 380), (90, 330), (86, 291)], WIRE, 1.6)
    cuff = _band(tube([(322, 350), (296, 366), (264, 378)], [22, 19, 16]), (305, 360), (282, 371))
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


# --- face up -------------------------------------------------------------------------------

SUPINE_BODY = blob(
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
SHEET_START = 404.0


def supine(layer: Layer) -> None:
    """Lying on the back, gown and blanket, near arm along the body."""
    _pillow(layer, 186, 300)
    _supine_head(layer)
    edge = _left_of((SHEET_START + 8, 290), (SHEET_START - 6, 400), -4)
    neckline = _left_of((330, 300), (310, 400), -6)
    gown = soften(
        SUPINE_BODY.buffer(1).intersection(edge).difference(neckline).intersection(box(0, 0, 900, BED)), 3
    )
    solid(layer, gown, GOWN, GOWN_LINE, GOWN_SHADE)
    sheet = soften(
        SUPINE_BODY.buffer(4)
        .difference(_left_of((SHEET_START, 285), (SHEET_START - 8, 400), 4))
        .intersection(box(0, 0, 900, BED)),
        4,
    )
    solid(layer, sheet, BLANKET, BLANKET_LINE, BLANKET_SHADE, width=2.2, shift=(-6, -7))
    folds(
        layer,
        [
            [(560, 346), (610, 340), (652, 346)],
            [(520, 374), (580, 372), (640, 376)],
            [(650, 338), (676, 356), (716, 366)],
            [(440, 336), (470, 342), (508, 340)],
        ],
        BLANKET_FOLD,
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
    _skin(layer, fore.intersection(box(0, 0, 900, BED)))
    sleeve = soften(close(tube([(344, 350), (376, 363), (412, 374)], [21, 18, 15]), 6), 4)
    solid(layer, sleeve.intersection(box(0, 0, 900, BED)), GOWN, GOWN_LINE, GOWN_SHADE)
    folds(layer, [[(336, 340), (344, 352), (346, 366)], [(398, 368), (404, 376), (403, 386)]], GOWN_FOLD)


def _supine_head(layer: Layer) -> None:
    """The head in profile, nose upwards, chin on the right."""
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
    _skin(layer, neck)
    head = blob(
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
    _skin(layer, head)
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
    hair = soften(head.buffer(3).intersection(hairline), 4)
    solid(layer, hair, HAIR, HAIR_LINE, HAIR_SHADE, width=2)
    folds(layer, [[(216, 318), (211, 338), (217, 358)], [(228, 316), (224, 332)]], HAIR_LINE, 1.3)
    _skin(layer, ellipse(246, 343, 7, 9.5, -20))
    layer.stroke([(249, 337), (244, 341), (246, 348)], SKIN_FAIR_LINE, 1.4)
    layer.raw('<path d="M242 311Q247 318 253 313" fill="none" stroke="#7A4E30"/>')
    layer.stroke([(236, 307), (238, 311)], "#A8ABAA", 2.4, smooth=False)
    layer.raw('<path d="M271 310Q269 319 261 319" fill="none" stroke="#9C5A45"/>')
    layer.raw('<circle cx="258" cy="326" r="6.5" fill="#E39B80" fill-opacity=".38"/>')


def drape_supine(layer: Layer) -> None:
    """The sterile drape: over the chest, the neck stays free."""
    cover = SUPINE_BODY.buffer(5).intersection(box(334, 0, 436, BED))
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


def watch_supine(layer: Layer) -> None:
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
    cuff = _band(tube([(344, 350), (376, 363), (412, 374)], [23, 20, 17]), (366, 358), (391, 368))
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
    fingers = [
        tube([(454 + 8 * k, 320), (450 + 8 * k, 338 - abs(k - 1.4) * 2)], [5.4, 4.2], smooth=False)
        for k in range(4)
    ]
    _skin(layer, close(union([tube([(456, 317), (480, 317)], [7.5, 8.5]), *fingers]), 1.5), (-3, -3))
    for k in range(3):
        layer.stroke([(457 + 8 * k, 325), (454.5 + 8 * k, 335)], SKIN_FAIR_LINE, 1.2, smooth=False)
    tubing(layer, [(524, 172), (522, 210), (512, 270), (494, 300), (474, 311)], FLUID, FLUID_EDGE, 2)
    layer.raw(
        '<rect x="461" y="308" width="16" height="9" rx="3" fill="#FBFBF7" stroke="#AFC3C6" '
        'stroke-width="1.4"/>'
    )
