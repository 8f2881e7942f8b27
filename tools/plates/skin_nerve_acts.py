"""What is done in `nerf-peau`: ultrasound, cold probe, ice, then the nerve asleep that grows again."""

from __future__ import annotations

import math

from shapely import affinity
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import skin_nerve_shapes as shapes
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import TOOL, TOOL_SHINE, Layer, Plate, Pt, curve, soften, union
from tools.plates.skin_nerve_ink import (
    ASLEEP_INK,
    AWAKE,
    ICE_LINE,
    SLEEPING,
    WHITE,
    bundle,
    edges,
    frozen,
    opening,
    rim,
)

CASE, CASE_LINE, CASE_SHADE = "#FBFDFC", "#5E8286", "#DFEAEB"
GEL, GEL_LINE = "#BFE0EA", "#7DB4C4"
BEAM = "#3F6C72"
COLD = "#86C2EA"
GROWTH, PALE = "#1F7A50", "#F1ECDD"
ECHO_X, ECHO_HALF = 520.0, 92.0
ACTIVE = 62.0  # units of the probe's end that freeze
AWAKE_FROM = 690.0  # the fibres are alive on the brain's side of the ice
TIPS = (676.0, 652.0, 694.0, 664.0)


# --- ultrasound -------------------------------------------------------------------------------


def beam(plate: Plate, layer: Layer, name: str, bottom: float) -> None:
    """What the ultrasound probe sees, fading with depth."""
    top = shapes.SKIN_TOP
    fade = plate.linear(name, (0, top), (0, bottom), [(0, BEAM, 0.3), (0.7, BEAM, 0.16), (1, BEAM, 0)])
    left, right = ECHO_X - ECHO_HALF + 8, ECHO_X + ECHO_HALF - 8
    layer.shape(Polygon([(left, top), (right, top), (right, bottom), (left, bottom)]), fill=fade)
    for k in range(1, 6):
        x = left + (right - left) * k / 6
        layer.shape(
            LineString([(x, top + 8), (x, bottom - 26)]),
            line=BEAM,
            width=1.6,
            stroke_opacity=0.55,
            stroke_dasharray="1 9",
        )


def ultrasound(layer: Layer) -> None:
    """The ultrasound probe on the skin, seen from its side."""
    half, skin = ECHO_HALF, shapes.wave(shapes.SKIN_TOP)[27][1]
    pad = soften(box(ECHO_X - half - 14, skin - 10, ECHO_X + half + 14, skin + 4), 6.5)
    layer.shape(pad, fill=GEL, line=GEL_LINE, width=1.8)
    right: list[Pt] = [
        (30, -40),
        (30, 10),
        (36, 40),
        (56, 66),
        (80, 84),
        (91, 104),
        (93, 126),
        (90, skin + 1),
    ]
    outline = curve(right)
    whole = [*((ECHO_X + x, y) for x, y in outline), *((ECHO_X - x, y) for x, y in reversed(outline))]
    body = soften(Polygon(whole), 7)
    inside = body.intersection(shapes.CANVAS)
    layer.shape(inside, fill=CASE)
    shade = inside.difference(affinity.translate(body, -12, -7)).buffer(-1)
    layer.shape(shade, fill=CASE_SHADE)
    layer.shape(body.boundary.intersection(box(0, -5, 1000, 640)), line=CASE_LINE, width=2.6)
    layer.raw(
        f'<rect x="{ECHO_X - 80}" y="{skin - 21:.1f}" width="160" height="14" rx="6" fill="{TOOL}" '
        'stroke="none"/>'
    )
    layer.shape(
        LineString(curve([(ECHO_X - 16, 8), (ECHO_X - 18, 38), (ECHO_X - 34, 66), (ECHO_X - 56, 88)])),
        line="#CFE0E2",
        width=4,
    )


# --- the cold probe ---------------------------------------------------------------------------


def cold_probe(layer: Layer, *, active: bool) -> None:
    """The probe down to the nerve; its end is pale once it freezes."""
    tip, top = shapes.PROBE_TIP, shapes.PROBE_TOP
    length = math.dist(tip, top)
    turn = math.degrees(math.atan2(top[1] - tip[1], top[0] - tip[0]))

    def place(shape: BaseGeometry) -> BaseGeometry:
        moved = affinity.translate(affinity.rotate(shape, turn, origin=(0, 0)), *tip)
        return moved.intersection(shapes.CANVAS)

    def rod(x0: float, x1: float, half: float, r: float) -> BaseGeometry:
        return place(soften(box(x0, -half, x1, half), r))

    shaft = place(Polygon([(0, 1.2), (0, -1.2), (9, -4.6), (length, -4.6), (length, 4.6), (9, 4.6)]))
    collar, grip = rod(length - 128, length - 98, 7.5, 2), rod(length - 104, length + 40, 13.5, 7)
    layer.shape(union([shaft, collar, grip]).buffer(2.6), fill=WHITE, fill_opacity=0.85)
    layer.shape(shaft, fill=TOOL)
    if active:
        layer.shape(rod(1, ACTIVE, 3.1, 2.9), fill=COLD)
    layer.shape(place_line(turn, (ACTIVE + 6, -1.5), (length - 130, -1.5)), line=TOOL_SHINE, width=1.7)
    layer.shape(collar, fill=TOOL_SHINE, line=TOOL, width=1.8)
    layer.shape(grip, fill=TOOL)
    layer.shape(place_line(turn, (length - 90, -5.5), (length + 10, -5.5)), line=TOOL_SHINE, width=3)


def place_line(turn: float, start: Pt, end: Pt) -> BaseGeometry:
    """A line of the probe's frame, cut to the plate."""
    line = affinity.rotate(LineString([start, end]), turn, origin=(0, 0))
    return affinity.translate(line, *shapes.PROBE_TIP).intersection(shapes.CANVAS)


def define(plate: SmoothPlate) -> None:
    """Write the snow crystal once."""
    drawn = SmoothLayer("flocon")
    for k in range(3):
        arm = affinity.rotate(LineString([(-13, 0), (13, 0)]), 60 * k, origin=(0, 0))
        drawn.shape(arm, line=ICE_LINE, width=2.4)
    for k in range(6):
        barb = affinity.rotate(LineString([(11, -4), (7, 0), (11, 4)]), 60 * k, origin=(0, 0))
        drawn.shape(barb, line=ICE_LINE, width=1.8)
    plate.define("flocon", drawn)


def ice(layer: Layer) -> None:
    """The ball of ice: a cold halo, the ball, the frozen nerve inside, crystals."""
    layer.shape(shapes.ice(17).difference(shapes.ice()), fill="#A8D0EA", fill_opacity=0.4)
    layer.shape(shapes.ice(), fill="url(#glace-rond)")
    frozen(layer)
    (cx, cy), (rx, ry) = shapes.ICE_AT, shapes.ICE_RADII
    for angle in (200, 216, 252, 288, 318, 340):
        a = math.radians(angle)
        ray = [(cx + rx * k * math.cos(a), cy + ry * k * math.sin(a)) for k in (0.8, 0.91)]
        layer.shape(LineString(ray), line=WHITE, width=2.4)
    layer.shape(shapes.ice(), line=ICE_LINE, width=3)
    for dx, dy, size in ((-66, -52, 1.0), (-14, -80, 0.72), (97, -36, 0.6)):
        layer.raw(f'<use href="#flocon" transform="translate({cx + dx} {cy + dy}) scale({size})"/>')


# --- afterwards -------------------------------------------------------------------------------


def asleep(plate: Plate, layer: Layer) -> None:
    """The painful side of the nerve is pale, its envelope unbroken; the fibres stop at the ice."""
    half = shapes.NERVE_HALF
    veil = plate.linear("sommeil", (540, 0), (740, 0), [(0, PALE, 0.84), (1, PALE, 0)])
    layer.shape(shapes.strip(-half, half, -20, 740), fill=veil)
    edges(layer, AWAKE)
    opening(layer, SLEEPING)
    hole = shapes.window()
    for depth, tip in zip(shapes.FASCICLES, TIPS, strict=True):
        old = shapes.fascicle(depth, -20, 462).intersection(hole)
        bundle(layer, SLEEPING, old, depth)
        way = shapes.along(depth, 480, tip - 18, ripple=0.9, phase=depth)
        layer.shape(way, line=ASLEEP_INK, width=2.6, stroke_dasharray=".1 9")
        bundle(layer, AWAKE, shapes.fascicle(depth, tip, 1020).intersection(hole), depth)
    rim(layer, AWAKE)


def silent_signals(layer: Layer, where: tuple[float, ...]) -> None:
    """Where the signals were: only dots."""
    for x in where:
        y = shapes.middle(x)
        sign = LineString([(x - 9, y - 15), (x + 9, y), (x - 9, y + 15)])
        layer.shape(sign, line=ASLEEP_INK, width=3, stroke_dasharray=".1 6")


def growth(layer: Layer) -> None:
    """The way the fibres grow again: from the brain's side towards the painful side."""
    y = shapes.middle(560) + 86
    arrow = [LineString([(622, y), (470, y)]), LineString([(484, y - 10), (470, y), (484, y + 10)])]
    for line in arrow:
        layer.shape(line, line=WHITE, width=8)
    for line in arrow:
        layer.shape(line, line=GROWTH, width=4)


def dressing(layer: Layer) -> None:
    """A small dressing where the probe went through the skin."""
    tip, top = shapes.PROBE_TIP, shapes.PROBE_TOP
    y = shapes.wave(shapes.SKIN_TOP)[39][1]
    x = tip[0] + (top[0] - tip[0]) * (tip[1] - y) / (tip[1] - top[1])
    pad = soften(box(x - 42, y - 12, x + 42, y + 2.5), 6.5)
    layer.shape(pad, fill="#EFD2BD", line="#A97C60", width=2.4)
    layer.shape(box(x - 15, y - 10.8, x + 15, y + 1.3), fill="#FFFBF3")
    for side in (-1, 1):
        layer.shape(LineString([(x + side * 15, y - 10), (x + side * 15, y + 1)]), line="#A97C60", width=1.4)
