"""What the room has only for a patient on the back: ultrasound cart, two screens, bedside table."""

from __future__ import annotations

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import knee_shapes as knee
from tools.plates import knee_vessels_shapes as vessels
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import Layer, Pt, blob, close, curve, soften, tube, union
from tools.plates.room_ink import (
    AMBER,
    BONE_LIGHT,
    CURTAIN,
    CURTAIN_FOLD,
    CURTAIN_LINE,
    CURTAIN_SHADE,
    FRAME,
    GLASS,
    GLASS_LINE,
    STEEL,
    STEEL_LINE,
    STEEL_SHADE,
    ellipse,
    panel,
    rounded,
    solid,
    tubing,
)
from tools.plates.room_machines import show

CABLE, CABLE_EDGE = "#5E7A7E", "#33474A"
VESSEL = "#22373C"  # contrast medium on an angiography
WATER, WATER_LINE = "#BFE0EC", "#6E9FB0"
WOOD, WOOD_SHADE, WOOD_LINE = "#EAD9C5", "#DBC5AB", "#B2946F"
INSIDE = box(5, 5, 189, 145)  # what the frame of a screen leaves free

# --- screens -------------------------------------------------------------------------------


def knee_screen(layer: Layer, x: float, y: float) -> None:
    """The arteries of a right knee seen from the front, dark as on an angiography; a thin tube in them."""
    picture = SmoothLayer("", tolerance=1.0)
    place = (97.0, 80.0)
    size = 0.31
    picture.shape(INSIDE, fill="#A9B8BB")

    def put(shape: BaseGeometry) -> BaseGeometry:
        return knee.place(shape, place, size).intersection(INSIDE)

    picture.shape(put(knee.leg()), fill="#98A9AD")
    for bone in (knee.fibula(), knee.femur(), knee.tibia()):
        picture.shape(put(bone), fill="#7F9296", line="#8FA1A5", width=1)
    picture.shape(put(knee.patella()), fill="#728589", fill_opacity=0.5)
    picture.shape(put(vessels.trunk()).simplify(0.2), fill=VESSEL)
    for line, _ in vessels.BRANCHES:
        picture.shape(put(LineString(curve(line))), line=VESSEL, width=2.6)
    x0, y0 = vessels.SPOT
    picture.shape(put(ellipse(x0 - 8, y0 + 4, 54, 58)), fill="#4A5F64", fill_opacity=0.5)
    for order, width in ((0, 1.3), (1, 1)):
        wider = affinity.scale(vessels.twigs(order), 2.1, 1.4, origin=(x0 + 29, y0 + 4))
        picture.shape(put(wider).simplify(0.4), line=VESSEL, width=width)
    picture.shape(put(vessels.catheter()), line=AMBER, width=2.4)
    show(layer, x, y, picture)


def hip_screen(layer: Layer, x: float, y: float) -> None:
    """A slice of the pelvis, belly upwards as the patient lies; a needle comes from the front."""
    picture = SmoothLayer("", tolerance=1.0)
    cx, cy = 97.0, 72.0
    picture.stroke([(14, 126), (50, 136), (97, 139), (144, 136), (180, 126)], "#5E7A7E", 3)
    body = blob(
        [
            (cx, cy - 42),
            (cx + 40, cy - 41),
            (cx + 72, cy - 24),
            (cx + 83, cy + 6),
            (cx + 72, cy + 36),
            (cx + 40, cy + 50),
            (cx, cy + 48),
            (cx - 40, cy + 50),
            (cx - 72, cy + 36),
            (cx - 83, cy + 6),
            (cx - 72, cy - 24),
            (cx - 40, cy - 41),
        ]
    )
    picture.shape(body, fill="#3F5B62", line="#8DA8AD", width=1.8)
    picture.shape(body.buffer(-8), fill="#54717A")
    picture.shape(ellipse(cx, cy - 10, 21, 14), fill="#6D8990")
    bones = []
    for side in (-1, 1):
        picture.shape(ellipse(cx + side * 37, cy + 33, 24, 10, -side * 12), fill="#86A0A6")
        picture.shape(ellipse(cx + side * 48, cy - 24, 13, 8.5, side * 24), fill="#86A0A6")
        picture.shape(Point(cx + side * 31, cy - 27).buffer(3.4, 8), fill="#A9BDC1")
        head = (cx + side * 44, cy + 1)
        socket = Point(head).buffer(16.4, 16).difference(Point(head).buffer(12.6, 16))
        socket = socket.intersection(box(*sorted_box(cx, cx + side * 47, cy - 16, cy + 18)))
        arms = [
            tube([(cx + side * 32, cy - 9), (cx + side * 22, cy - 17), (cx + side * 12, cy - 20)], [4, 3, 3]),
            tube([(cx + side * 31, cy + 10), (cx + side * 26, cy + 20)], [4.4, 3.4]),
        ]
        bones.append(close(union([socket, *arms]), 1.5))
        neck = tube([head, (cx + side * 60, cy + 8)], [8, 6.6], smooth=False)
        bones.append(
            close(union([Point(head).buffer(11, 16), neck, ellipse(cx + side * 65, cy + 10, 8, 10)]), 2)
        )
    bones.append(blob([(cx - 13, cy + 32), (cx, cy + 28), (cx + 13, cy + 32), (cx, cy + 39)]))
    for bone in bones:
        picture.shape(bone, fill=BONE_LIGHT, line="#9DB4B8", width=1.1)
    picture.stroke([(cx + 68, cy - 60), (cx + 48, cy - 9)], AMBER, 3.6, smooth=False)
    show(layer, x, y, picture)


def sorted_box(xa: float, xb: float, ya: float, yb: float) -> tuple[float, float, float, float]:
    """The corners of a box in the order that shapely wants."""
    return (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


# --- ultrasound ----------------------------------------------------------------------------


def ultrasound(layer: Layer) -> None:
    """The cart: screen on its arm, keyboard, a second probe in its holder, wheels."""
    panel(layer, (842, 548, 950, 574), 13, STEEL_SHADE, STEEL_LINE, shade="#CFDDDF")
    wheel(layer, 860, 577)
    wheel(layer, 932, 577)
    column = soften(
        Polygon([(866, 372), (926, 372), (920, 430), (924, 552), (868, 552), (872, 430)]).buffer(0), 4
    )
    solid(layer, column, STEEL, STEEL_LINE, STEEL_SHADE, shift=(-8, -4))
    layer.raw('<rect x="884" y="420" width="24" height="58" rx="6" fill="#CFE1E3" stroke="none"/>')
    panel(layer, (886, 258, 906, 344), 8, STEEL_SHADE, STEEL_LINE, shade="#CFDDDF", shift=(-5, 0))
    tubing(layer, [(952, 356), (966, 392), (962, 450), (944, 486), (930, 500)], CABLE, CABLE_EDGE, 2.4)
    panel(layer, (946, 318, 960, 352), 6, "#D6E4E6", FRAME)
    console = close(union([rounded(826, 338, 966, 362, 11), rounded(842, 350, 950, 382, 14)]), 6)
    solid(layer, console, STEEL, STEEL_LINE, STEEL_SHADE, shift=(-5, -6))
    layer.raw('<path d="M840 346H906M840 354H906" stroke="#9DB8BC" stroke-width="4" stroke-dasharray="6 6"/>')
    layer.raw(f'<circle cx="928" cy="350" r="6.5" fill="#CFE1E3" stroke="{STEEL_LINE}" stroke-width="1.8"/>')
    layer.raw(
        f'<rect x="812" y="150" width="168" height="118" rx="11" fill="{FRAME}" stroke="{GLASS_LINE}"/>'
        f'<rect x="821" y="159" width="150" height="96" rx="5" fill="{GLASS}"/>'
        '<circle cx="896" cy="261.5" r="2.6" fill="#4FA27A"/>'
    )


def echoes(layer: Layer) -> None:
    """On its screen: skin, flesh, the bright edge of a bone and its shadow; a needle slants towards it."""
    layer.raw(
        '<path d="M829 163H963V251H829Z" fill="#2B444B"/><path d="M829 163H963V171H829Z" fill="#B9C9CC"/>'
        '<path d="M832 180Q866 173 900 178T960 176M832 203Q866 196 900 200T960 198" stroke="#3F5B62" '
        'stroke-width="5"/><path d="M832 191Q866 184 900 189T960 187" stroke="#4E6C73" stroke-width="5"/>'
        '<path d="M829 231C860 228 878 212 904 212S944 226 963 228V251H829Z" fill="#152A2F"/>'
        f'<path d="M831.5 230.5C860 228 878 212 904 212S944 226 960.5 227.5" stroke="{BONE_LIGHT}" '
        'stroke-width="4.5"/>'
    )
    layer.stroke([(836, 174), (891, 206)], AMBER, 3.2, smooth=False)


def waiting(layer: Layer) -> None:
    """On its screen, as long as no probe touches the skin: an empty fan, a cursor, no picture of a body."""
    layer.raw(
        '<path d="M876 176Q896 183 916 176L944 240Q896 258 848 240Z" fill="#1C333A" stroke="#4E6C73" '
        'stroke-width="2"/><path d="M862 210Q896 222 930 210" stroke="#34525A" stroke-width="2"/>'
        '<path d="M829 168H860M829 176H850" stroke="#5E7A7E" stroke-width="3"/>'
    )


def wheel(layer: Layer, x: float, y: float) -> None:
    """A castor of something that rolls."""
    layer.raw(f'<circle cx="{x}" cy="{y}" r="9" fill="#8FA3A6" stroke="#5E7A7E" stroke-width="1.8"/>')


def probe(layer: Layer, sleeve: BaseGeometry) -> None:
    """The probe on the skin; its cable passes behind the sleeve. The hand is drawn over."""
    cable: list[Pt] = [(654, 266), (664, 252), (684, 258), (706, 290), (738, 326), (786, 348), (832, 352)]
    seen = LineString(curve(cable)).difference(sleeve.buffer(1.4))
    layer.shape(seen, line=CABLE_EDGE, width=4.4).shape(seen, line=CABLE, width=2.6)
    shape = close(
        union(
            [
                rounded(-16, -16, 16, 0, 5),
                tube([(0, -14), (0, -34), (0, -52)], [11, 8.5, 6]),
            ]
        ),
        5,
    )
    lens = rounded(-14, -6, 14, 1.5, 3)
    for part, fill, line in ((shape, "#D6E4E6", FRAME), (lens, "#5E7A7E", FRAME)):
        placed = affinity.translate(affinity.rotate(part, 9, (0, 0)), 646, 312)
        solid(layer, placed, fill, line, "#BFD0D3" if part is shape else None, width=2, shift=(-4, 0))


# --- afterwards ----------------------------------------------------------------------------


def bedside(layer: Layer) -> None:
    """A small bedside table with a glass of water and a jug."""
    wheel(layer, 48, 566)
    wheel(layer, 112, 566)
    panel(layer, (34, 388, 126, 560), 8, WOOD, WOOD_LINE, shade=WOOD_SHADE)
    for y in (404, 482):
        layer.raw(
            f'<rect x="46" y="{y}" width="68" height="66" rx="5" fill="#F1E4D4" stroke="{WOOD_LINE}" '
            f'stroke-width="1.8"/><path d="M70 {y + 16}h20" stroke="{WOOD_LINE}" stroke-width="4"/>'
        )
    panel(layer, (24, 374, 136, 391), 7, WOOD, WOOD_LINE, shade=WOOD_SHADE, shift=(-2, -4))
    jug = blob([(40, 372), (38, 340), (44, 314), (46, 298), (66, 298), (68, 314), (76, 340), (74, 372)])
    handle = LineString(curve([(41, 322), (28, 322), (26, 344), (38, 352)]))
    layer.shape(handle, line=WATER_LINE, width=5).shape(handle, line="#E9F4F7", width=2)
    _filled(layer, soften(jug.intersection(box(0, 0, 200, 373)), 3), 326)
    _filled(layer, soften(Polygon([(88, 336), (116, 336), (112, 373), (92, 373)]), 2), 346)


def _filled(layer: Layer, vessel: BaseGeometry, level: float) -> None:
    """Something of glass, with water up to `level`."""
    layer.shape(vessel, fill="#F4FAFB")
    layer.shape(vessel.buffer(-2.4).intersection(box(0, level, 200, 640)), fill=WATER)
    layer.shape(vessel, line=WATER_LINE, width=2)


def window(plate: SmoothPlate, layer: Layer) -> None:
    """A window with its curtains: daylight, and something green."""
    layer.raw('<rect x="664" y="66" width="212" height="160" fill="#D3E8F0"/>')
    layer.raw('<path d="M664 194Q730 166 776 184Q820 166 876 184V226H664Z" fill="#BBD6C0"/>')
    for x, y, r in ((716, 168, 22), (738, 176, 17), (826, 164, 19)):
        layer.raw(f'<circle cx="{x}" cy="{y}" r="{r}" fill="#A3C7AC"/>')
    layer.raw(
        f'<path d="M770 66V226M664 120H876" stroke="{STEEL}" stroke-width="7"/>'
        f'<rect x="664" y="66" width="212" height="160" rx="4" stroke="{STEEL_LINE}" stroke-width="9"/>'
        f'<rect x="664" y="66" width="212" height="160" rx="4" stroke="{STEEL}" stroke-width="5"/>'
    )
    curtain = SmoothLayer("rideau", tolerance=0.6)
    cloth = blob(
        [(-118, 56), (-92, 53), (-68, 56), (-70, 96), (-80, 146), (-84, 190), (-86, 238), (-116, 238)]
    )
    solid(curtain, soften(cloth, 3), CURTAIN, CURTAIN_LINE, CURTAIN_SHADE, shift=(-5, -4))
    curtain.raw(
        f'<path d="M-84 62Q-86 120 -98 180M-100 62Q-100 150 -104 226" stroke="{CURTAIN_FOLD}" '
        f'stroke-width="1.6"/>'
    )
    plate.define("rideau", curtain)
    layer.raw('<use href="#rideau" x="770"/><use href="#rideau" transform="translate(770 0) scale(-1 1)"/>')
    layer.raw(f'<path d="M644 54H896" stroke="{WOOD_LINE}" stroke-width="6"/>')
