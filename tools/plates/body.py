"""The body map of the home screen: one person, front and back, on 800 x 900 units.

Half a figure is described, in units from its middle line, and mirrored. The zones are not drawn
here: the program draws them from `content/corps.yaml`. Run `python -m tools.plates.body` to write
the SVG.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon

from tools.plates.kit import Layer, Plate, Pt, blob, close, curve, soften, tube, union

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FRONT_X, BACK_X = 248, 558
OUTLINE, INNER, SPINE, GROUND = "#6F979B", "#97B6B9", "#6F989C", "#E4ECEC"

# The soft shade: colours of the skin's edge and of its lightest part, at the head and at the feet.
EDGE_TOP, EDGE_FEET = (0xB9, 0xCF, 0xD1), (0xB6, 0xCC, 0xCE)
LIGHT_TOP, LIGHT_FEET = (0xE3, 0xED, 0xED), (0xD4, 0xE2, 0xE2)
SHADE_STEPS, SHADE_DEPTH = 10, 24.0
OUTLINE_WIDTH = 2.2

HEAD_TO_ANKLE: list[Pt] = [
    (0, 62),
    (10, 63),
    (20, 67),
    (28.6, 75.2),
    (34.2, 87),
    (36.6, 101),
    (36.2, 115),
    (33.6, 128),
    (28.4, 141),
    (22.4, 152),
    (20.4, 162),
    (20.6, 171),
    (25, 179.5),
    (36, 186),
    (51, 191),
    (67, 195),
    (80, 200),
    (90, 208),
    (95.5, 221),
    (96, 244),
    (86, 266),
    (71, 280),
    (68, 296),
    (63.5, 316),
    (61.6, 334),
    (63, 351),
    (67.5, 371),
    (72.8, 391),
    (76.8, 411),
    (78.4, 431),
    (77.8, 451),
    (75, 474),
    (70.4, 504),
    (64.4, 542),
    (57.8, 574),
    (55.2, 594),
    (55.2, 612),
    (58, 636),
    (58.6, 656),
    (56, 682),
    (50.4, 710),
    (45.6, 732),
    (44.5, 752),
]
ANKLE_TO_CROTCH: list[Pt] = [
    (24, 752),
    (22.3, 732),
    (18.8, 704),
    (15.5, 674),
    (14.6, 648),
    (15.8, 618),
    (15, 590),
    (12.6, 550),
    (9.4, 505),
    (6.2, 466),
    (0, 438),
]
ARM: list[Pt] = [
    (78, 226),
    (84, 250),
    (90.5, 286),
    (96.5, 318),
    (101, 342),
    (107, 368),
    (112.6, 396),
    (116.6, 420),
    (118.6, 436),
]
ARM_RADII = [18.5, 19.4, 17.4, 14.8, 14.8, 13.8, 11.2, 9, 9]

# Hand: wrist at (0, 0), fingers towards +v, thumb towards -u. A finger: base, middle, tip, radius.
WRIST, HAND_TILT = (117.6, 424.0), -6.0
PALM: list[Pt] = [
    (-6, -2),
    (-9, 6),
    (-13.4, 17),
    (-16, 28),
    (-16.4, 36),
    (-13, 41),
    (0, 42),
    (12, 38),
    (16.8, 30),
    (15, 17),
    (9.8, 6),
    (6, -2),
]
THUMB: list[Pt] = [(-7, 6), (-16.5, 19), (-24.4, 33), (-28, 48)]
FINGERS: list[tuple[list[Pt], float]] = [
    ([(-12, 33), (-15, 53), (-15.8, 71)], 4.8),
    ([(-3.8, 36), (-4.6, 57), (-4, 77.5)], 4.8),
    ([(4.6, 35), (6.4, 55), (8, 73)], 4.7),
    ([(12.4, 30), (16.2, 46), (18.8, 61)], 4.2),
]
BETWEEN_FINGERS: list[list[Pt]] = [
    [(-7.6, 34), (-8.4, 42), (-9.4, 50)],
    [(0.3, 34), (0.4, 42), (0.9, 50)],
    [(8, 30), (8.6, 34.5), (9.4, 39)],
]
FRONT_INSTEP: list[Pt] = [
    (28, 736),
    (23, 751),
    (20.4, 766),
    (30, 774),
    (44, 774),
    (56, 769),
    (56.4, 761),
    (49, 751.5),
    (41, 736),
]
TOES: list[tuple[Pt, float]] = [
    ((27.6, 769.6), 7.6),
    ((37.2, 773.4), 5.2),
    ((45, 772.6), 4.7),
    ((51.8, 769.6), 4.4),
    ((57.2, 764.8), 4),
]
BACK_FOOT: list[Pt] = [
    (28, 736),
    (22.8, 751),
    (21.4, 765),
    (25, 774),
    (33, 776.6),
    (42, 775),
    (50, 773.4),
    (56, 771.6),
    (57, 766),
    (51.5, 759),
    (46, 751),
    (41, 736),
]


def mirrored(half: BaseGeometry) -> BaseGeometry:
    """Both halves of the figure."""
    return union([half, affinity.scale(half, -1, 1, origin=(0, 0))])


def placed_hand(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the hand's own frame, hung at the wrist."""
    return affinity.translate(affinity.rotate(shape, HAND_TILT, origin=(0, 0)), *WRIST)


def silhouette(foot: BaseGeometry, toes: list[BaseGeometry]) -> BaseGeometry:
    """The whole figure around x = 0: parts united, then hollows and corners rounded."""
    trunk = mirrored(Polygon([*curve(HEAD_TO_ANKLE), *curve(ANKLE_TO_CROTCH)]).buffer(0.05))
    palm = placed_hand(blob(PALM))
    body = soften(close(union([trunk, mirrored(union([tube(ARM, ARM_RADII), palm, foot]))]), 5), 3)
    ear = affinity.rotate(affinity.scale(Point(37, 112).buffer(1, 24), 4, 11), 9)
    fingers = [tube(line, [r + 0.3, r, r - 0.6]) for line, r in FINGERS]
    hand = placed_hand(union([tube(THUMB, [6, 6.6, 5.2, 4.5]), *fingers]))
    return close(union([body, mirrored(union([ear, hand, *toes]))]), 0.8).simplify(0.05)


def _hex(a: tuple[int, int, int], b: tuple[int, int, int], k: float) -> str:
    return "#" + "".join(f"{round(x + (y - x) * k):02X}" for x, y in zip(a, b, strict=True))


def shaded(layer: Layer, body: BaseGeometry) -> None:
    """Outline the body and fill it, lighter and lighter inwards.

    Nested insets stand for a blur, which Qt and WeasyPrint do not draw alike.
    """
    # Two fills make the outline: Qt takes as long to stroke a figure as for all the rest of the map.
    layer.shape(body.buffer(OUTLINE_WIDTH / 2, 16).simplify(0.05), fill=OUTLINE)
    layer.shape(body.buffer(-OUTLINE_WIDTH / 2, 16).simplify(0.05), fill="url(#peau0)")
    for step in range(1, SHADE_STEPS + 1):
        depth = SHADE_DEPTH * step / (SHADE_STEPS + 1)
        inset = soften(body.buffer(-depth, 16), min(depth, 4)).simplify(0.2 + 0.03 * step)
        # A sliver left on a limb's axis would show as a speck once printed.
        layer.shape(
            union(part for part in getattr(inset, "geoms", [inset]) if part.area > 90),
            fill=f"url(#peau{step})",
        )


def skin_gradients(plate: Plate) -> None:
    """One vertical gradient per step of the shade, the same for both figures."""
    for step in range(SHADE_STEPS + 1):
        k = step / SHADE_STEPS
        # Quick at the edge, slow in the middle: no ridge along a limb's axis.
        light = 1 - (1 - k) ** 1.35
        head, feet = _hex(EDGE_TOP, LIGHT_TOP, light), _hex(EDGE_FEET, LIGHT_FEET, light)
        plate.linear(f"peau{step}", (0, 62), (0, 778), [(0, head, 1), (1, feet, 1)])


def draw_lines(layer: Layer, x: float, lines: list[BaseGeometry], width: float = 2.0) -> None:
    """Draw lines of the right half on both halves of the figure whose middle is at `x`."""
    for line in lines:
        for side in (1, -1):
            placed = affinity.translate(affinity.scale(line, side, 1, origin=(0, 0)), x)
            layer.shape(placed, line=INNER, width=width)


def smooth(*points: Pt) -> BaseGeometry:
    """A smooth open line."""
    return LineString(curve(points))


def main() -> None:
    """Write `resources/illustrations/corps.svg`."""
    plate = Plate("corps", 800, 900)
    skin_gradients(plate)
    ground = plate.layer("ombre-sol")
    for x in (FRONT_X, BACK_X):
        ground.raw(f'<ellipse cx="{x}" cy="771.5" rx="96" ry="10" fill="{GROUND}"/>')

    toes: list[BaseGeometry] = [Point(at).buffer(r, 24) for at, r in TOES]
    finger_lines = [placed_hand(smooth(*line)) for line in BETWEEN_FINGERS]
    front_body = affinity.translate(silhouette(blob(FRONT_INSTEP), toes), FRONT_X)
    shaded(plate.layer("silhouette-face"), front_body)
    front = plate.layer("traits-face")
    draw_lines(
        front,
        FRONT_X,
        [
            smooth((10, 204), (20, 201), (34, 199.5), (48, 200.5), (62, 203)),
            smooth((23, 277), (37, 280), (50, 278.5), (59, 273), (66, 265)),
            smooth((61, 394), (54, 406), (44, 418), (32, 428), (19, 436)),
            smooth((24.5, 594), (29, 600.5), (35, 603), (41, 600.5), (45.5, 594)),
        ],
    )
    draw_lines(front, FRONT_X, finger_lines, 1.6)
    front.shape(LineString([(FRONT_X, 348), (FRONT_X, 355)]), line=INNER, width=2.2)

    back_body = affinity.translate(silhouette(blob(BACK_FOOT), []), BACK_X)
    shaded(plate.layer("silhouette-dos"), back_body)
    back = plate.layer("traits-dos")
    draw_lines(
        back,
        BACK_X,
        [
            smooth((29, 225), (26.5, 242), (28, 260), (32, 271), (37, 275.5), (44, 270), (54, 259)),
            smooth((8, 451), (18, 457), (30, 460.5), (42, 458.5), (55, 452)),
            smooth((22, 586), (30, 581.5), (35, 580), (40, 581.5), (48, 586)),
        ],
    )
    draw_lines(back, BACK_X, finger_lines, 1.6)
    back.shape(LineString([(BACK_X, 407), (BACK_X, 432)]), line=INNER, width=2)
    for y in range(168, 395, 11):
        back.raw(f'<circle cx="{BACK_X}" cy="{y}" r="2.7" fill="{SPINE}"/>')
    plate.write(Path(__file__).parents[2] / "resources/illustrations")


if __name__ == "__main__":
    main()
