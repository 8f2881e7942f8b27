"""Treating a nerve by cold: the nerve, awake or asleep, the ball of ice, the cold probe, ultrasound.

Shared by the plates of nerves that have a side: no gradient here, the program mirrors these layers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import (
    NERVE,
    NERVE_LINE,
    PAIN,
    PAIN_LINE,
    TOOL,
    TOOL_SHINE,
    Layer,
    Plate,
    Pt,
    curve,
    hatch,
    soften,
    union,
)

WHITE = "#FFFFFF"
NERVE_LIGHT, NERVE_EDGE = "#F3D06A", "#FFF6DC"
ASLEEP, ASLEEP_LINE = "#F1ECDD", "#857C5F"
FROZEN_NERVE = "#F6F1D8"
ICE_LINE, ICE_HALO = "#2F7CB5", "#A8D0EA"
ICE_TONES = ((0.0, "#7FB2D8"), (0.13, "#9AC6E4"), (0.28, "#B7D8ED"), (0.46, "#D3E8F5"))  # inset / radius
COLD, UNDER_SKIN = "#86C2EA", "#5F7C86"
CASE, CASE_LINE, CASE_SHADE = "#FBFDFC", "#5E8286", "#DFEAEB"
GEL, GEL_LINE = "#BFE0EA", "#7DB4C4"
BEAM = "#3F6C72"
PLATE_AREA = box(-6, -6, 1006, 646)


def background(plate: Plate) -> None:
    """The card; the only layer with a gradient."""
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')


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


def pain(layer: Layer, zone: BaseGeometry, gap: float = 13, angle: float = -45) -> None:
    """Where it hurts: a tint, a hatch and the heaviest outline of the plate."""
    layer.shape(zone, fill=PAIN, fill_opacity=0.5)
    layer.shape(union(hatch(zone.buffer(-3), gap, angle)), line=PAIN_LINE, width=1.6)
    layer.shape(zone, line=PAIN_LINE, width=2.8)


def nerve(layer: Layer, shape: BaseGeometry, width: float = 1.5) -> None:
    """A nerve awake, with a pale edge that parts it from what it runs over."""
    layer.shape(shape.buffer(2.2), fill=NERVE_EDGE, fill_opacity=0.8)
    layer.shape(shape, fill=NERVE, line=NERVE_LINE, width=width)


def asleep(layer: Layer, shape: BaseGeometry, width: float = 1.5) -> None:
    """The same nerve once the cold has put it to sleep: pale, its outline unbroken."""
    layer.shape(shape.buffer(2.2), fill=NERVE_EDGE, fill_opacity=0.6)
    layer.shape(shape, fill=ASLEEP, line=ASLEEP_LINE, width=width)


@dataclass(frozen=True)
class Ice:
    """A ball of ice at the end of a probe: a little longer along it, turned by `turn` degrees."""

    at: Pt
    radius: float
    turn: float = 0

    def ball(self, grow: float = 0) -> BaseGeometry:
        """Its outline, larger by `grow`."""
        x, y = self.at
        ball = affinity.scale(Point(x, y).buffer(1, 32), self.radius * 1.06 + grow, self.radius * 0.96 + grow)
        return affinity.rotate(ball, self.turn, self.at)

    def draw(self, layer: Layer, frozen: BaseGeometry, flakes: Sequence[tuple[float, float, float]]) -> None:
        """Halo, flat tones, the nerve in icy tints, rim, then crystals (place and size, in radii)."""
        halo = max(6.0, self.radius * 0.22)
        layer.shape(self.ball(halo).difference(self.ball()), fill=ICE_HALO, fill_opacity=0.55)
        for inset, tone in ICE_TONES:
            layer.shape(self.ball(-inset * self.radius), fill=tone)
        layer.shape(frozen.intersection(self.ball(-1)), fill=FROZEN_NERVE, line=ICE_LINE, width=1.6)
        layer.shape(self.ball(), line=ICE_LINE, width=2.8)
        for dx, dy, size in flakes:
            x, y = self.at[0] + dx * self.radius, self.at[1] + dy * self.radius
            scale = size * self.radius / 26
            layer.raw(f'<use href="#flocon" transform="translate({x:.1f} {y:.1f}) scale({scale:.2f})"/>')


@dataclass(frozen=True)
class Probe:
    """The cold probe: from its `tip` to where its handle begins; `skin` units of it are under the skin."""

    tip: Pt
    grip: Pt
    skin: float
    half: float = 3.4
    active: float = 36

    @property
    def length(self) -> float:
        """From the tip to the handle."""
        return math.dist(self.tip, self.grip)

    @property
    def turn(self) -> float:
        """Its direction, in degrees clockwise."""
        return math.degrees(math.atan2(self.grip[1] - self.tip[1], self.grip[0] - self.tip[0]))

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of its own frame (tip at the origin) on the plate."""
        return affinity.translate(affinity.rotate(shape, self.turn, origin=(0, 0)), *self.tip)

    def draw(self, layer: Layer, *, cut: BaseGeometry = PLATE_AREA, hose: Sequence[Pt] = ()) -> None:
        """The shaft, paler under the skin, its cold end, its handle, and its hose through plate points."""
        h, end, skin = self.half, self.length, self.skin
        shaft = Polygon([(0, h / 4), (0, -h / 4), (2 * h, -h), (end, -h), (end, h), (2 * h, h)])
        inside = shaft.intersection(box(0, -99, skin, 99))
        outside = shaft.intersection(box(skin, -99, 2000, 99))
        collar = soften(box(end - 3 * h, -1.7 * h, end + 4 * h, 1.7 * h), h / 2)
        grip = soften(box(end + 2.4 * h, -3.2 * h, end + 36 * h, 3.2 * h), 2 * h)

        def on(shape: BaseGeometry) -> BaseGeometry:
            return self.place(shape).intersection(cut)

        if hose:
            start = self.place(Point(end + 34 * h, 0)).centroid
            line = LineString(curve([(start.x, start.y), *hose])).intersection(cut)
            layer.shape(line, line=WHITE, width=1.8 * h + 4.6, stroke_opacity=0.85)
            layer.shape(line, line=TOOL, width=round(1.8 * h, 1))
        whole = union([inside, outside, collar, grip]).buffer(2.3)
        layer.shape(on(whole), fill=WHITE, fill_opacity=0.85)
        layer.shape(on(inside), fill=UNDER_SKIN)
        layer.shape(on(outside), fill=TOOL)
        layer.shape(on(soften(box(1, -0.7 * h, self.active, 0.7 * h), 0.65 * h)), fill=COLD)
        shine = LineString([(max(skin, self.active) + 4, -0.3 * h), (end - 4 * h, -0.3 * h)])
        layer.shape(on(shine), line=TOOL_SHINE, width=1.5)
        layer.shape(on(collar), fill=TOOL_SHINE, line=TOOL, width=1.8)
        layer.shape(on(grip), fill=TOOL)
        layer.shape(
            on(LineString([(end + 6 * h, -1.3 * h), (end + 32 * h, -1.3 * h)])), line=TOOL_SHINE, width=2.6
        )


@dataclass(frozen=True)
class Echo:
    """An ultrasound probe: its foot on the skin at `at`, its handle along +y before turning by `turn`."""

    at: Pt
    turn: float
    scale: float = 1.0

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of its own frame (foot at the origin) on the plate, cut to it."""
        sized = affinity.scale(shape, self.scale, self.scale, origin=(0, 0))
        placed = affinity.translate(affinity.rotate(sized, self.turn, origin=(0, 0)), *self.at)
        return placed.intersection(PLATE_AREA)

    def beam(self, layer: Layer, depth: float) -> None:
        """What it sees: two flat tones and dotted lines, for want of a gradient in a mirrored layer."""
        for reach, tone in ((depth, 0.13), (depth * 0.72, 0.1)):
            layer.shape(
                self.place(Polygon([(-52, 0), (52, 0), (54, -reach), (-54, -reach)])),
                fill=BEAM,
                fill_opacity=tone,
            )
        for x in (-34, 0, 34):
            line = self.place(LineString([(x, -8), (x, 8 - depth)]))
            layer.shape(line, line=BEAM, width=1.6, stroke_opacity=0.55, stroke_dasharray="1 9")

    def draw(self, layer: Layer, cable: Sequence[Pt]) -> None:
        """Gel, body with its second tone, the dark strip of its foot, its cable through plate points."""
        pad = soften(box(-66, -6, 66, 8), 6)
        layer.shape(self.place(pad), fill=GEL, line=GEL_LINE, width=1.8)
        right: list[Pt] = [(58, -1), (60, 20), (54, 40), (38, 58), (27, 78), (24, 110), (24, 150), (20, 176)]
        outline = curve([*right, (8, 186)])
        body = soften(Polygon([*outline, *((-x, y) for x, y in reversed(outline))]), 6)
        start = self.place(Point(0, 182)).centroid
        layer.shape(
            LineString(curve([(start.x, start.y), *cable])).intersection(PLATE_AREA), line=TOOL, width=7
        )
        layer.shape(self.place(body), fill=CASE, line=CASE_LINE, width=2.4)
        shade = body.buffer(-1.6).difference(affinity.translate(body, -9, -4)).intersection(body.buffer(-1.6))
        layer.shape(self.place(soften(shade, 0.9)), fill=CASE_SHADE)
        layer.shape(self.place(LineString([(-45, 10), (45, 10)]).buffer(5)), fill=TOOL)
