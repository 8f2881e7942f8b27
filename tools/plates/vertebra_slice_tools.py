"""The straight instruments of `vertebre-coupe`: where they lie, and how they are drawn.

The drawing and the test of distances use the same outlines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import vertebra_slice_flesh as flesh
from tools.plates import vertebra_slice_shapes as shapes
from tools.plates.kit import (
    PAIN_LINE,
    SKIN_LINE,
    TOOL,
    TOOL_HUB,
    TOOL_SHINE,
    Pt,
    blob,
    curve,
    soften,
    union,
)
from tools.plates.vertebra_slice_ink import Part, Parts

HALO, GROOVE, PIECE = "#FFFFFF", "#F4F7F5", "#D98A62"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A straight instrument: its tip in the slice, its slope in degrees, its radius in millimetres."""

    tip: Pt
    slope: float
    radius: float

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape drawn along the axis (tip at the origin, hub at positive x, units) moved onto the plate."""
        turned = affinity.rotate(shape, -self.slope, (0, 0))
        return affinity.translate(turned, *shapes.at(*self.tip))

    def reach(self) -> float:
        """Units from the tip to the skin."""
        axis = self.place(LineString([(0, 0), (900, 0)]))
        return axis.intersection(LineString(flesh.SKIN)).distance(Point(shapes.at(*self.tip)))

    def entry(self) -> Pt:
        """Where it goes through the skin."""
        point = self.place(Point(self.reach(), 0)).centroid
        return (point.x, point.y)

    def drawn_back(self, units: float) -> Instrument:
        """The same, on the same way through the same skin, its tip that much nearer to the skin."""
        point = self.place(Point(units, 0)).centroid
        return replace(self, tip=shapes.millimetres((point.x, point.y)))

    def shaft(self) -> BaseGeometry:
        """From the tip to the hub."""
        r = self.radius * shapes.SCALE
        outline = Polygon(
            [(0, r * 0.55), (r * 1.1, -r), (self.reach() + 14, -r), (self.reach() + 14, r), (r * 0.4, r)]
        )
        return self.place(outline)


NEEDLE = Instrument((24.2, -5.2), 47, 0.48)
PROBE = Instrument((8.4, -1.5), 33.5, 1.1)
PROBE_MEDIAN = Instrument((-0.6, 3.6), 25, 1.1)
GUIDE, GUIDE_MEDIAN = PROBE.drawn_back(52), PROBE_MEDIAN.drawn_back(55)  # the probe goes through them later
GROOVE_LENGTH = 48.0  # units of the probe's open end
HUB = 36.0  # units from the skin to the end of a needle's hub
TURNS = (7.0, 19.0, 31.0, 43.0)  # where the screw shows, units from the tip


def needle(tool: Instrument = NEEDLE) -> Parts:
    """A needle with its hub, the thicker the stouter."""
    skin, r = tool.reach(), tool.radius * shapes.SCALE
    shaft = tool.shaft()
    wide = max(1.0, r / 4.4)
    half = [(skin + 8, 2.6 * wide), (skin + 16, 6.4 * wide), (skin + HUB, 7.4 * wide)]
    hub = tool.place(soften(Polygon([(x, -y) for x, y in half] + half[::-1]), 1.6))
    ring = tool.place(soften(box(skin + HUB - 2, -9.6 * wide, skin + HUB + 5, 9.6 * wide), 2))
    return [
        Part(union([shaft, hub, ring]).buffer(2.3), HALO, None, 0, {"fill_opacity": 0.8}),
        Part(shaft, TOOL),
        Part(tool.place(LineString([(r * 3, -r / 6), (skin + 6, -r / 6)])), "none", TOOL_SHINE, 1.1 * wide),
        Part(hub, TOOL_HUB, TOOL, 2.0),
        Part(ring, TOOL_HUB, TOOL, 2.0),
    ]


def probe(tool: Instrument) -> Parts:
    """The probe: a tube whose open end holds a screw, with little pieces of hernia in its turns."""
    skin, shaft = tool.reach(), tool.shaft()
    cannula = shaft.intersection(tool.place(box(GROOVE_LENGTH, -20, 1200, 20)))
    half = [(skin + 6, 6.0), (skin + 14, 11.0), (skin + 40, 12.0)]
    hub = tool.place(soften(Polygon([(x, -y) for x, y in half] + half[::-1]), 2.6))
    return [
        Part(union([shaft, hub]).buffer(2.3), HALO, None, 0, {"fill_opacity": 0.8}),
        *screw(tool),
        Part(cannula, TOOL),
        Part(tool.place(LineString([(GROOVE_LENGTH + 5, -1.4), (skin + 4, -1.4)])), "none", TOOL_SHINE, 1.6),
        Part(hub, TOOL_HUB, TOOL, 2.3),
        Part(tool.place(LineString([(skin + 22, -11), (skin + 22, 11)])), "none", TOOL, 1.6),
    ]


def screw(tool: Instrument) -> Parts:
    """The open end: a groove, the turns of a screw, and between them little pieces of the hernia."""
    r = tool.radius * shapes.SCALE - 0.8  # its outline keeps within the tube's
    end = GROOVE_LENGTH + 1
    groove = soften(
        Polygon([(0, 0), (1.4, -r * 0.7), (6, -r), (end, -r), (end, r), (6, r), (1.4, r * 0.7)]), 1.6
    )
    turns = union(
        LineString(curve([(x - 4, r), (x - 1, r / 3), (x + 1, -r / 3), (x + 4, -r)])) for x in TURNS
    )
    pieces = [_piece((a + b) / 2, k) for k, (a, b) in enumerate(pairwise(TURNS))]
    return [
        Part(tool.place(groove), GROOVE),
        *(Part(tool.place(p), PIECE, PAIN_LINE, 1.3) for p in pieces),
        Part(tool.place(turns.buffer(1.3).intersection(groove)), TOOL),
        Part(tool.place(groove), "none", TOOL, 1.7),
    ]


def _piece(x: float, k: int) -> BaseGeometry:
    """A small uneven lump."""
    ring = [
        (x + (3.4 + 0.7 * math.sin(2.3 * i + k)) * math.cos(turn), 3.9 * math.sin(turn))
        for i, turn in enumerate(math.tau * n / 7 for n in range(7))
    ]
    return blob(ring)


def dressing(tool: Instrument) -> Parts:
    """A small dressing where the instrument went through the skin."""
    x, y = tool.entry()
    (ax, ay), (bx, by) = flesh.skin_at(x - 12), flesh.skin_at(x + 12)
    turn = math.degrees(math.atan2(by - ay, bx - ax))

    def lie(shape: BaseGeometry) -> BaseGeometry:
        return affinity.translate(affinity.rotate(shape, turn, (0, 0)), x, y)

    return [
        Part(lie(soften(box(-34, -9.5, 34, 5), 5.5)), "#FBF7EE", SKIN_LINE, 2.0),
        Part(lie(LineString([(-12, -2.2), (12, -2.2)])), "none", "#D8B9A6", 3.0),
    ]
