"""The room itself and its machines: wall, clock, screens, scanner, C-arm, table, small monitor."""

from __future__ import annotations

import math

from shapely import affinity
from shapely.geometry import MultiLineString, Point, Polygon, box

from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import Layer, Plate, Pt, blob, close, soften, tube, union
from tools.plates.room_ink import (
    AMBER,
    BONE_LIGHT,
    FLOOR,
    FLOOR_LINE,
    FRAME,
    GLASS,
    GLASS_LINE,
    MATTRESS,
    MATTRESS_LINE,
    STEEL,
    STEEL_LINE,
    STEEL_SHADE,
    ellipse,
    panel,
    rounded,
    solid,
)

FLOOR_Y = 540.0


def wall(plate: Plate) -> None:
    """The wall and, apart, the floor."""
    paint = plate.linear("mur", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{paint}"/>')
    floor = rounded(0, 0, 1000, 640, 16).intersection(box(0, FLOOR_Y, 1000, 640))
    layer = plate.layer("sol").shape(floor, fill=FLOOR)
    layer.stroke([(0, FLOOR_Y), (1000, FLOOR_Y)], FLOOR_LINE, 2.2, smooth=False)


def clock(layer: Layer, cx: float, cy: float, r: float) -> None:
    """A wall clock at twenty past ten."""
    solid(layer, Point(cx, cy).buffer(r, 32), STEEL, STEEL_LINE, STEEL_SHADE, width=2.6)
    for width, hours, inner in ((2.2, (0, 3, 6, 9), r - 12), (1.4, (1, 2, 4, 5, 7, 8, 10, 11), r - 9)):
        turns = [math.radians(30 * k) for k in hours]
        marks = MultiLineString(
            [[(cx + q * math.sin(a), cy - q * math.cos(a)) for q in (inner, r - 5)] for a in turns]
        )
        layer.shape(marks, line="#8BA3A6", width=width)
    for angle, length, width in ((310, r * 0.45, 3.4), (120, r * 0.66, 2.4)):
        a = math.radians(angle)
        tip = (cx + length * math.sin(a), cy - length * math.cos(a))
        layer.stroke([(cx, cy), tip], FRAME, width, smooth=False)
    layer.raw(f'<circle cx="{cx}" cy="{cy}" r="3.6" fill="{FRAME}"/>')


# --- screens -------------------------------------------------------------------------------


def keep_frame(plate: SmoothPlate) -> None:
    """Keep the frame of the screens, open in the middle."""
    frame = SmoothLayer("s-cadre")
    frame.raw(f'<path d="M91 -60V2M103 -60V2" stroke="{STEEL_LINE}" stroke-width="2.2"/>')
    frame.raw(f'<path d="M92 -60H102V2H92Z" fill="{STEEL_SHADE}"/>')
    frame.raw(
        f'<g fill="none"><rect x="5" y="5" width="184" height="140" rx="7" stroke="{FRAME}" '
        f'stroke-width="10"/><rect width="194" height="150" rx="12" stroke="{GLASS_LINE}" '
        f'stroke-width="2.2"/></g>'
    )
    plate.define("s-cadre", frame)


def keep_screens(plate: SmoothPlate) -> None:
    """Keep what the screens share: the frame, and one vertebra seen from the side."""
    keep_frame(plate)
    bone = SmoothLayer("s-os")
    w, h = 18.0, 11.5
    arch = close(
        union(
            [
                tube([(w * 0.8, -h * 0.4), (w * 1.7, -h * 0.2), (w * 2.0, h * 0.3)], [3, 2.6, 3]),
                tube([(w * 1.9, 0), (w * 2.5, h * 0.4), (w * 3.2, h * 0.75)], [3.4, 4.2, 4]),
                tube([(w * 1.75, -h * 0.9), (w * 1.9, h * 1.1)], [2.6, 2.6]),
            ]
        ),
        2,
    )
    bone.shape(arch, fill="#8FA9AE")
    bone.shape(
        soften(
            blob(
                [
                    (-w, -h),
                    (0, -h * 0.86),
                    (w, -h),
                    (w * 0.86, 0),
                    (w, h),
                    (0, h * 0.86),
                    (-w, h),
                    (-w * 0.84, 0),
                ]
            ),
            1.5,
        ),
        fill=BONE_LIGHT,
        line="#9DB4B8",
        width=1.2,
    )
    plate.define("s-os", bone)


def show(layer: Layer, x: float, y: float, picture: Layer) -> None:
    """A monitor hanging from the ceiling, its upper left corner at (x, y); the frame covers the overlap."""
    layer.raw(
        f'<g transform="translate({x} {y})"><rect x="5" y="5" width="184" height="140" fill="{GLASS}"/>'
    )
    layer.raw("".join(picture.items)).raw('<use href="#s-cadre"/></g>')


def _bone_row(layer: Layer, places: list[tuple[float, float, float]], size: float) -> None:
    """Vertebrae seen from the side, back on the right: (x, y, tilt in degrees) for each."""
    for x, y, tilt in places:
        layer.raw(f'<use href="#s-os" transform="translate({x} {y}) rotate({tilt}) scale({size})"/>')


def spine_screen(layer: Layer, x: float, y: float) -> None:
    """A lumbar spine seen from the side; a needle comes from the back."""
    picture = SmoothLayer("")
    glow = blob([(34, 6), (140, 6), (158, 75), (146, 144), (40, 144), (26, 75)])
    picture.shape(glow.intersection(box(5, 5, 189, 145)), fill="#34525A")
    _bone_row(picture, [(86, 20, -10), (79, 47, -5), (77, 74, 0), (80, 101, 5), (86, 127, 9)], 0.9)
    picture.stroke([(172, 44), (86, 70)], AMBER, 3.6, smooth=False)
    show(layer, x, y, picture)


def neck_screen(layer: Layer, x: float, y: float) -> None:
    """A neck seen from the side; a needle comes from the front."""
    picture = SmoothLayer("")
    glow = blob([(56, 6), (150, 6), (146, 70), (172, 144), (20, 144), (62, 96), (66, 56)])
    picture.shape(glow.intersection(box(5, 5, 189, 145)), fill="#34525A")
    _bone_row(
        picture,
        [(104, 16, 8), (99, 36, 6), (96, 56, 3), (95, 76, 0), (96, 96, -4), (99, 116, -8), (104, 135, -10)],
        0.63,
    )
    picture.stroke([(26, 60), (93, 84)], AMBER, 3.4, smooth=False)
    show(layer, x, y, picture)


def slice_screen(layer: Layer, x: float, y: float) -> None:
    """A slice of the belly, back upwards as the patient lies; a needle comes from the back."""
    picture = SmoothLayer("")
    cx, cy = 97, 76
    picture.shape(ellipse(cx, cy, 78, 50), fill="#3F5B62", line="#8DA8AD", width=1.8)
    picture.shape(ellipse(cx, cy + 3, 67, 39), fill="#58757C")
    for side in (-1, 1):
        picture.shape(ellipse(cx + side * 25, cy - 20, 21, 12, side * 8), fill="#86A0A6")
        picture.shape(ellipse(cx + side * 37, cy + 9, 11, 16), fill="#8FA8AD")
    bone = close(
        union(
            [
                ellipse(cx, cy + 12, 19, 14.5),
                tube([(cx, cy - 15), (cx, cy - 31)], [4.6, 3.6]),
                tube(
                    [
                        (cx - 12, cy + 2),
                        (cx - 12, cy - 10),
                        (cx, cy - 17),
                        (cx + 12, cy - 10),
                        (cx + 12, cy + 2),
                    ],
                    [4, 4, 4.6, 4, 4],
                ),
                tube([(cx - 14, cy - 7), (cx - 36, cy - 5)], [3.8, 3]),
                tube([(cx + 14, cy - 7), (cx + 36, cy - 5)], [3.8, 3]),
            ]
        ),
        2,
    ).difference(ellipse(cx, cy - 5, 8, 6.6))
    picture.shape(bone, fill=BONE_LIGHT, line="#9DB4B8", width=1.1)
    picture.stroke([(cx + 52, cy - 62), (cx + 15, cy - 14)], AMBER, 3.6, smooth=False)
    show(layer, x, y, picture)


# --- machines ------------------------------------------------------------------------------


def scanner(plate: Plate, layer: Layer) -> None:
    """The ring of the scanner; the table slides into it from the left."""
    tunnel = plate.linear("tunnel", (696, 0), (890, 0), [(0, "#7E9DA1", 1), (1, "#C6D6D9", 1)])
    panel(layer, (716, 84, 972, 572), 68, STEEL_SHADE, STEEL_LINE)
    panel(layer, (662, 84, 926, 572), 68, STEEL, STEEL_LINE, shade="#EDF3F3", shift=(-8, -8))
    layer.shape(ellipse(794, 330, 112, 162), fill="#EBF1F2", line=STEEL_LINE, width=2.2)
    layer.shape(ellipse(794, 330, 93, 141), fill=tunnel, line="#5E8286", width=2.4)
    layer.shape(ellipse(808, 330, 61, 108), fill="#D3E0E2", fill_opacity=0.75)
    layer.raw('<rect x="722" y="118" width="84" height="19" rx="9.5" fill="#CFE1E3"/>')
    layer.raw('<circle cx="826" cy="127.500" r="7" fill="#4FA27A"/>')
    layer.raw('<circle cx="848" cy="127.500" r="7" fill="#CFE1E3"/>')


def c_arm(layer: Layer) -> None:
    """X-ray tube under the table, detector above, joined by the C; column and base behind."""
    panel(layer, (592, 552, 740, 586), 16, STEEL_SHADE, STEEL_LINE, shade="#CFDDDF")
    for x in (616, 724):
        layer.shape(Point(x, 586).buffer(9), fill="#8FA3A6", line="#5E7A7E", width=1.8)
    column = soften(
        blob(
            [
                (654, 236),
                (684, 226),
                (716, 238),
                (726, 280),
                (722, 340),
                (726, 430),
                (736, 520),
                (728, 560),
                (680, 568),
                (632, 560),
                (624, 520),
                (636, 430),
                (641, 340),
                (639, 280),
            ]
        ),
        8,
    )
    solid(layer, column, STEEL, STEEL_LINE, STEEL_SHADE, width=2.4, shift=(-8, -6))
    layer.raw('<rect x="660" y="262" width="46" height="32" rx="8" fill="#CFE1E3"/>')
    panel(layer, (600, 308, 676, 364), 24, STEEL_SHADE, STEEL_LINE, shade="#CFDDDF")
    ring = ellipse(462, 338, 186, 228).difference(ellipse(458, 338, 142, 188))
    arc = soften(ring.difference(box(200, 0, 436, 640)), 5)
    edge = affinity.translate(arc, 13, 0).difference(box(200, 0, 470, 640))
    layer.shape(edge, fill="#CFDDDF", line=STEEL_LINE, width=2.2)
    layer.shape(arc, fill=STEEL, line=STEEL_LINE, width=2.4)
    groove = [
        (462 + 165 * math.cos(math.radians(a)), 338 + 209 * math.sin(math.radians(a)))
        for a in range(-78, 79, 6)
    ]
    layer.stroke(groove, "#CFE1E3", 2.2)
    detector = close(union([rounded(416, 118, 488, 200, 12), rounded(392, 190, 512, 232, 14)]), 7)
    solid(layer, detector, STEEL, STEEL_LINE, STEEL_SHADE, width=2.4)
    layer.raw(f'<rect x="398" y="225" width="108" height="11" rx="4" fill="{FRAME}"/>')
    source = close(union([rounded(428, 456, 476, 500, 9), rounded(411, 478, 493, 562, 13)]), 6)
    solid(layer, source, STEEL_SHADE, STEEL_LINE, "#CFDDDF", width=2.4)
    layer.raw(f'<rect x="436" y="451" width="32" height="9" rx="4" fill="{FRAME}"/>')


def beam(layer: Layer) -> None:
    """The beam, narrow at the tube, wide at the detector."""
    layer.raw('<path d="M440 451L414 237H490L464 451Z" fill="#F2FCFF" fill-opacity=".42"/>')
    layer.raw(
        '<path d="M440 451L414 237M464 451L490 237" fill="none" stroke="#3F8796" '
        'stroke-width="1.4" stroke-opacity=".6" stroke-dasharray="5 5"/>'
    )


def table(layer: Layer) -> None:
    """The table: foot, board, thin mattress."""
    panel(layer, (302, 566, 450, 590), 12, STEEL_SHADE, STEEL_LINE, shade="#CFDDDF")
    foot = Polygon([(342, 430), (410, 430), (402, 568), (350, 568)])
    solid(layer, foot, STEEL_SHADE, STEEL_LINE, "#CFDDDF", width=2.4, shift=(-8, 0))
    panel(layer, (136, 409, 842, 434), 12, STEEL, STEEL_LINE, shade=STEEL_SHADE, shift=(-3, -5))
    panel(layer, (146, 393, 832, 412), 9, MATTRESS, MATTRESS_LINE)
    layer.stroke([(156, 398), (822, 398)], "#C3DBDF", 2, smooth=False)


def monitor(layer: Layer) -> None:
    """The small monitor on its stand: heart trace, oxygen wave, two figures as bars."""
    for dx, dy in ((-38, 8), (38, 8), (0, 14)):
        layer.stroke([(58, 560), (58 + dx, 566 + dy)], "#8FA3A6", 6, smooth=False)
    layer.raw(
        f'<rect x="54" y="60" width="8" height="502" rx="4" fill="{STEEL_SHADE}" '
        f'stroke="{STEEL_LINE}" stroke-width="2"/>'
    )
    layer.raw(
        f'<path d="M36 66Q36 56 46 56H70Q80 56 80 66" fill="none" stroke="{STEEL_LINE}" '
        f'stroke-width="3.4" stroke-linecap="round"/>'
    )
    layer.raw(
        f'<rect x="50" y="334" width="16" height="27" rx="5" fill="#DDF0EC" stroke="#4E948A" '
        f'stroke-width="1.8"/><rect x="12" y="206" width="94" height="84" rx="11" fill="{FRAME}" '
        f'stroke="{GLASS_LINE}" stroke-width="2.2"/>'
    )
    layer.raw(f'<rect x="20" y="214" width="78" height="68" rx="5" fill="{GLASS}"/>')
    beat: list[Pt] = [
        (0, 0),
        (7, 0),
        (10, -3),
        (13, 0),
        (16, 4),
        (19, -18),
        (22, 8),
        (25, 0),
        (33, -4),
        (37, 0),
    ]
    trace = [(24 + 33 * k + x * 0.89, 240 + y) for k in range(2) for x, y in beat]
    layer.stroke(trace, "#7BD6A5", 2.2, smooth=False)
    wave = [(24 + t, 265 - 5.5 * math.sin(t / 3.6) - 2 * math.sin(t / 1.8)) for t in range(0, 68, 2)]
    layer.stroke(wave, "#8CCBE8", 1.9)


def drip(layer: Layer, x: float, y: float) -> None:
    """A bag of fluid hanging from its hook at (x, y), with the little chamber under it."""
    spout = rounded(x - 6, y + 60, x + 6, y + 76, 4)
    bag = close(union([rounded(x - 17, y + 10, x + 17, y + 66, 9), spout]), 4)
    layer.stroke([(x, y), (x, y + 12)], "#8FA3A6", 2.2, smooth=False)
    layer.shape(bag, fill="#F4FAFB", line="#7FA9B4", width=2)
    layer.shape(bag.buffer(-2.4).intersection(box(0, y + 34, 1000, 640)), fill="#BFE0EC")
    layer.stroke([(x, y + 76), (x, y + 84)], "#7FA9B4", 2, smooth=False)
    layer.shape(rounded(x - 5, y + 83, x + 5, y + 104, 4), fill="#E3F2F7", line="#7FA9B4", width=1.8)
