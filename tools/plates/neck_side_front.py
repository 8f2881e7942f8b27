"""What lies around the spine on `vertebre-cou`: skin, flesh, the way of the air and the way of the food."""

from __future__ import annotations

from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.brush import oval
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    DISC,
    DISC_LINE,
    FAT,
    MUSCLE,
    MUSCLE_LINE,
    SKIN,
    SKIN_LINE,
    Layer,
    Plate,
    Pt,
    close,
    curve,
    soften,
    tube,
    union,
)
from tools.plates.neck_side_ink import POSTURES
from tools.plates.neck_side_shapes import SAC_AXIS
from tools.plates.vertebra_side_ink import paint

FLESH = "#F2DFCF"
AIR, AIR_LINE = "#EAF2F4", "#93A9AC"

THROAT: list[Pt] = [
    (-135, -16), (-79, -3), (-34, 11), (44, 33), (116, 60), (167, 89), (196, 125), (208, 165),
    (205, 210), (196, 250), (194, 286), (203, 326), (214, 378), (221, 443), (230, 510), (241, 573),
    (250, 633), (252, 734),
]  # fmt: skip
NAPE: list[Pt] = [
    (833, -106), (808, -16), (792, 73), (785, 174), (788, 275), (806, 376), (834, 465), (871, 555),
    (900, 633), (922, 734),
]  # fmt: skip
AIR_FRONT: list[Pt] = [
    (313, -83), (302, 6), (286, 73), (267, 125), (261, 158), (255, 201), (241, 248), (237, 297),
    (243, 353), (250, 409), (261, 472), (278, 544), (307, 633), (327, 734),
]  # fmt: skip
AIR_BACK: list[Pt] = [
    (379, -83), (370, 29), (363, 118), (350, 181), (322, 226), (309, 277), (313, 338), (326, 405),
    (340, 468), (361, 544), (393, 633), (416, 734),
]  # fmt: skip
FIBRES = (560, 560, 560, 560, 560, 565, 585, 615, 655, 710)  # x of the canal beside each point of the nape
FOOD: list[Pt] = [
    (358, 140), (355, 219), (355, 297), (364, 365), (380, 425), (400, 494), (422, 562), (448, 636),
    (474, 734),
]  # fmt: skip
FOOD_HALF = (6, 8, 9.5, 12, 15, 16.5, 17, 17, 17)


def background(plate: Plate) -> None:
    """The card, then the flesh of the neck, deeper in colour under both skins."""
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')
    warm = plate.linear(
        "chair",
        (205, 0),
        (850, 0),
        [(0, FLESH, 1), (0.25, FAT, 0.8), (0.42, FAT, 0.4), (0.6, FAT, 0.6), (0.9, FLESH, 1)],
    )
    tissues = plate.layer("tissus")
    flesh = silhouette()
    paint(tissues, flesh, warm)
    paint(tissues, flesh.difference(flesh.buffer(-12)), SKIN)
    _nape_muscles(tissues)
    for edge in (THROAT, NAPE):
        paint(tissues, LineString(curve(edge)), line=SKIN_LINE, width=2.2)


def _nape_muscles(layer: Layer) -> None:
    """Muscles behind the spine, up to a little fat under the skin."""
    inner = [(x - 30, y) for x, y in NAPE]
    front = POSTURES["normal"].axis(SAC_AXIS)
    mass = Polygon([*front, *reversed(curve(inner))]).buffer(0)
    paint(layer, mass, MUSCLE, fill_opacity=0.5)
    paint(layer, LineString(curve(inner)), line=MUSCLE_LINE, width=1.6, stroke_opacity=0.7)
    for share in (0.16, 0.34, 0.54):
        fibre = [(x - 30 - share * (x - 30 - f), y) for (x, y), f in zip(NAPE, FIBRES, strict=True)]
        paint(layer, LineString(curve(fibre)), line=MUSCLE_LINE, width=1.4, stroke_opacity=0.5)


def silhouette() -> BaseGeometry:
    """The neck between throat and nape; it runs off the plate above and below."""
    nape = list(reversed(curve(NAPE)))
    return Polygon([(-90, -300), *curve(THROAT), (256, 900), (940, 900), *nape, (820, -300)]).buffer(0)


def air() -> BaseGeometry:
    """The way of the air: throat, larynx, windpipe."""
    return soften(Polygon([*curve(AIR_FRONT), *reversed(curve(AIR_BACK))]).buffer(0), 2)


def food() -> BaseGeometry:
    """The way of the food, flat behind the way of the air."""
    return tube(FOOD, FOOD_HALF)


def throat(layer: Layer) -> None:
    """Both ways, with the stiff parts that the fingers feel: hyoid bone, larynx, rings of the windpipe."""
    hollow = air()
    paint(layer, close(union([food(), hollow.buffer(8)]), 5), MUSCLE, MUSCLE_LINE, 1.8)
    paint(layer, LineString(curve(FOOD[1:])), line=MUSCLE_LINE, width=1.6)
    paint(layer, hollow, AIR, AIR_LINE, 1.6)
    lid = tube([(254, 201), (265, 168), (287, 132), (316, 102)], [4, 5.5, 5.5, 3.5])
    shield = tube([(224, 214), (219, 255), (228, 320)], [5, 7.5, 5.5])
    ring_front, ring_back = oval(238, 371, 6.5, 13, -6), oval(337, 362, 9, 30, -8)
    for part in (lid, shield, ring_front, ring_back):
        paint(layer, part, DISC, DISC_LINE, 1.8)
    wall = curve(AIR_FRONT)
    path = LineString(wall)
    start = path.project(LineString([(0, 414), (1000, 414)]).intersection(path).centroid)
    for k in range(10):
        p, q = path.interpolate(start + 26 * k), path.interpolate(start + 26 * k + 13)
        ring = LineString([(p.x - 4, p.y), (q.x - 4, q.y)]).buffer(4.5)
        paint(layer, ring, DISC, DISC_LINE, 1.5)
    paint(layer, oval(234, 168, 9, 14, 24), BONE, BONE_LINE, 2)
