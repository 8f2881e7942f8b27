"""The person of `nerf-occipital`: head, neck and shoulders from behind, turned a little to the right.

The face looks away from us, so that the back of the head and the patient's right side are seen.
No gradient here: the program mirrors these layers for the left side.
"""

from __future__ import annotations

from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.anaesthesia_people import GOWN, GOWN_LINE, GOWN_SHADE, GREY_HAIR, LIGHT
from tools.plates.kit import Layer, Pt, blob, close, crescent, curve, soften, union

CANVAS = box(-6, -6, 1006, 646)
HAIR_LIGHT = "#D9DCDB"

HEAD: list[Pt] = [
    (466, 50), (510, 55), (548, 72), (575, 102), (589, 140), (592, 172), (588, 198), (594, 224),
    (592, 252), (583, 286), (573, 316), (562, 338), (548, 348), (534, 340), (500, 345), (440, 340),
    (398, 312), (366, 276), (350, 238), (342, 196), (343, 150), (357, 106), (385, 70), (424, 53),
]  # fmt: skip
NECK: list[Pt] = [
    (380, 262), (386, 300), (389, 340), (386, 374), (374, 402), (348, 426), (318, 444), (330, 520),
    (460, 560), (600, 520), (616, 452), (590, 438), (564, 416), (549, 390), (543, 364), (542, 330),
    (500, 250), (420, 230),
]  # fmt: skip
HAIR: list[Pt] = [
    (462, 36), (490, 40), (516, 41), (541, 51), (561, 62), (578, 82), (591, 97), (598, 116), (602, 134),
    (602, 150), (597, 166), (590, 180), (582, 196), (576, 212), (571, 211), (568, 198), (563, 182),
    (553, 171), (540, 175), (531, 194), (530, 218), (534, 240), (531, 260), (522, 276), (508, 284),
    (496, 290), (486, 284), (474, 293), (463, 287), (450, 296), (438, 289), (424, 294), (412, 285),
    (398, 285), (388, 274), (374, 268), (364, 254), (350, 242), (344, 222), (335, 200), (335, 174),
    (331, 150), (340, 124), (346, 99), (362, 80), (378, 59), (402, 50), (421, 39), (443, 40),
]  # fmt: skip
EAR: list[Pt] = [
    (559, 173), (546, 174), (536, 186), (533, 206), (536, 225), (543, 241), (550, 252), (559, 250),
    (563, 237), (565, 220), (571, 203), (570, 184),
]  # fmt: skip
GOWN_EDGE: list[Pt] = [
    (318, 438), (346, 460), (398, 481), (458, 488), (520, 483), (580, 466), (616, 446),
]  # fmt: skip
GOWN_OUT: list[Pt] = [
    (616, 446), (662, 458), (706, 478), (744, 506), (770, 550), (786, 610), (790, 690),
    (466, 700), (142, 690), (150, 610), (166, 548), (194, 502), (236, 473), (280, 454), (318, 438),
]  # fmt: skip
CROWN: Pt = (446, 92)
# Each lock starts at the crown or under another lock, and falls with the shape of the head.
LOCKS: list[list[Pt]] = [
    [(432, 92), (404, 94), (376, 116), (356, 154)],
    [(436, 98), (412, 108), (384, 140), (366, 190)],
    [(440, 102), (422, 126), (404, 166), (396, 214)],
    [(446, 106), (438, 138), (432, 184), (434, 232)],
    [(452, 105), (464, 138), (470, 184), (472, 234)],
    [(457, 101), (484, 124), (500, 160), (506, 204)],
    [(460, 95), (500, 104), (526, 130), (540, 160)],
    [(460, 89), (508, 84), (548, 106), (572, 144)],
    [(455, 84), (496, 62), (542, 74), (576, 106)],
    [(444, 81), (430, 62), (408, 62), (382, 80)],
    [(346, 172), (348, 208), (360, 236)],
    [(362, 210), (368, 238), (382, 262)],
    [(384, 200), (388, 232), (400, 266)],
    [(410, 226), (414, 252), (422, 276)],
    [(448, 240), (452, 262), (450, 282)],
    [(490, 226), (490, 252), (482, 276)],
    [(516, 200), (518, 232), (508, 268)],
    [(592, 122), (589, 148), (579, 172), (574, 194)],
    [(580, 150), (574, 162), (564, 168)],
]
SHINES: list[list[Pt]] = [
    [(378, 118), (368, 146), (366, 172)],
    [(404, 118), (390, 146), (384, 176)],
    [(430, 118), (420, 150), (416, 184)],
    [(500, 82), (526, 84), (548, 98)],
]


def neck() -> BaseGeometry:
    """Neck and bare top of the back, under the head."""
    return soften(close(blob(NECK), 6), 3)


def head() -> BaseGeometry:
    """Skull and the edge of the face, without hair."""
    return blob(HEAD)


def hair() -> BaseGeometry:
    """Short hair, cut above the nape and round the ear."""
    return close(blob(HAIR), 1.2)


def gown() -> BaseGeometry:
    """The gown on the shoulders, open at the back of the neck."""
    return Polygon([*curve(GOWN_EDGE), *curve(GOWN_OUT)]).buffer(0)


def draw(layer: Layer) -> None:
    """The whole person."""
    skin = LIGHT
    bare = close(union([neck(), head()]), 7)
    layer.shape(bare, fill=skin.fill, line=skin.line, width=2.4)
    _skin_shade(layer)
    _gown(layer)
    _hair(layer)
    _ear(layer)


def _skin_shade(layer: Layer) -> None:
    """The second tone on the far cheek, under the jaw, and the two cords of the neck."""
    skin = LIGHT
    cheek = crescent(head().buffer(-1.2), -8, -3).intersection(box(548, 160, 620, 360))
    layer.shape(soften(cheek, 1.5), fill=skin.shade, fill_opacity=0.8)
    under = blob(
        [
            (531, 322),
            (540, 338),
            (552, 347),
            (545, 362),
            (549, 388),
            (560, 410),
            (546, 402),
            (534, 372),
            (528, 344),
        ]
    )
    layer.shape(under.intersection(neck().buffer(-1.2)), fill=skin.shade, fill_opacity=0.8)
    jaw = [(540, 262), (532, 284), (530, 312), (538, 334), (551, 346)]
    layer.shape(LineString(curve(jaw)), line=skin.line, width=1.8, stroke_opacity=0.8)
    for cord in (
        [(401, 300), (406, 346), (400, 388), (380, 424)],
        [(450, 418), (452, 434), (452, 450)],
        [(516, 316), (518, 360), (528, 400), (552, 432)],
    ):
        layer.shape(LineString(curve(cord)), line=skin.shade, width=2.4)


def _ear(layer: Layer) -> None:
    skin = LIGHT
    layer.shape(blob(EAR), fill=skin.fill, line=skin.line, width=2.2)
    fold = [(560, 184), (549, 183), (542, 196), (541, 212), (546, 228), (552, 240)]
    layer.shape(LineString(curve(fold)), line=skin.line, width=1.5)
    layer.shape(LineString(curve([(562, 196), (553, 200), (553, 216), (560, 224)])), line=skin.shade, width=2)


def _hair(layer: Layer) -> None:
    """Grey hair in three tones; the locks leave from the crown."""
    grey = GREY_HAIR
    shape = hair()
    layer.shape(shape, fill=grey.fill, line=grey.line, width=2.4)
    tone = crescent(shape.buffer(-1.2), -13, -8).difference(box(556, 160, 600, 230))
    layer.shape(soften(tone, 3), fill=grey.shade, fill_opacity=0.7)
    for shine in SHINES:
        layer.shape(LineString(curve(shine)), line=HAIR_LIGHT, width=7)
    for lock in LOCKS:
        layer.shape(LineString(curve(lock)), line=grey.line, width=1.6, stroke_opacity=0.7)


def _gown(layer: Layer) -> None:
    """The gown, tied with a bow under the nape."""
    shape = gown()
    layer.shape(shape.intersection(CANVAS), fill=GOWN)
    tone = crescent(shape, -10, -6).intersection(CANVAS)
    layer.shape(soften(tone, 2), fill=GOWN_SHADE, fill_opacity=0.75)
    layer.shape(shape.boundary.intersection(CANVAS), line=GOWN_LINE, width=2.4)
    hem = LineString(curve([(x, y + 12) for x, y in GOWN_EDGE])).intersection(shape.buffer(-1))
    layer.shape(hem, line=GOWN_LINE, width=1.5)
    layer.shape(LineString(curve([(462, 500), (468, 560), (470, 650)])), line=GOWN_LINE, width=2)
    folds: list[list[Pt]] = [
        [(232, 518), (250, 560), (254, 620)],
        [(690, 518), (674, 562), (670, 620)],
        [(352, 520), (370, 548), (378, 584)],
        [(578, 520), (562, 548), (556, 584)],
    ]
    for fold in folds:
        layer.shape(LineString(curve(fold)), line=GOWN_LINE, width=1.5, stroke_opacity=0.8)
    for side in (-1, 1):
        loop = blob(
            [(461 + side * x, y) for x, y in [(3, 497), (16, 486), (30, 487), (33, 498), (22, 506), (8, 503)]]
        )
        layer.shape(
            LineString(curve([(461 + side * x, y) for x, y in [(3, 502), (12, 518), (16, 538)]])),
            line=GOWN_LINE,
            width=4.6,
        )
        layer.shape(
            LineString(curve([(461 + side * x, y) for x, y in [(3, 502), (12, 518), (16, 538)]])),
            line=GOWN,
            width=1.8,
        )
        layer.shape(loop, fill=GOWN, line=GOWN_LINE, width=2)
    layer.shape(
        blob([(454, 494), (468, 494), (469, 505), (453, 505)]), fill=GOWN_SHADE, line=GOWN_LINE, width=2
    )
