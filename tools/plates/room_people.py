"""The team behind the table, masked and capped, seen from the front.

Everyone is built of the same pieces, kept once in the defs and coloured by whoever uses them; only the
arms differ.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import Layer, Pt, blob, close, soften, tube, union
from tools.plates.room_ink import (
    GLOVE,
    GLOVE_LINE,
    GLOVE_SHADE,
    SKIN_DEEP,
    SKIN_DEEP_LINE,
    SKIN_DEEP_SHADE,
    SKIN_FAIR,
    SKIN_FAIR_LINE,
    SKIN_FAIR_SHADE,
    SKIN_WARM,
    SKIN_WARM_LINE,
    SKIN_WARM_SHADE,
    ellipse,
    shade_of,
    solid,
)

MASK, MASK_SHADE, MASK_LINE = "#E6F2F5", "#CFE3E8", "#8CB4BD"
TONE = 'fill="#33241C" fill-opacity=".14" stroke="none"'  # the second tone of any colour
FOOT = 508.0  # from the top of the cap to the heels


@dataclass(frozen=True)
class Look:
    """The colours of one person: fill, second tone, line (the cap and apron need no second tone)."""

    skin: tuple[str, str, str]
    cloth: tuple[str, str, str]
    cap: tuple[str, str]
    apron: tuple[str, str] | None = None
    hair: str | None = None


RADIOLOGIST = Look(
    (SKIN_DEEP, SKIN_DEEP_SHADE, SKIN_DEEP_LINE),
    ("#7FB3BB", "#6CA3AC", "#447C84"),
    ("#0B5C6B", "#063A44"),
    ("#0B5C6B", "#063A44"),
)
NURSE = Look(
    (SKIN_FAIR, SKIN_FAIR_SHADE, SKIN_FAIR_LINE),
    ("#A9CDB6", "#95BDA4", "#5D8F74"),
    ("#7FB296", "#4A7C61"),
    None,
    "#8C5A3C",
)
ANAESTHETIST = Look(
    (SKIN_WARM, SKIN_WARM_SHADE, SKIN_WARM_LINE),
    ("#9DBAD6", "#88A8C7", "#557CA3"),
    ("#3F6A94", "#25456A"),
    ("#345F8A", "#1F3F61"),
)


@dataclass(frozen=True)
class Arm:
    """Shoulder, elbow, wrist, fingertips; gloved or not; the thumb on one side (+1 clockwise)."""

    shoulder: Pt
    elbow: Pt
    wrist: Pt
    tip: Pt
    thumb: int = 1
    gloved: bool = True


# --- the pieces, about x = 0, cap's top at y = 0 ----------------------------------------------


def _both(points: Sequence[Pt]) -> list[Pt]:
    """An outline from its left half, given from the top middle to the bottom middle."""
    return [*points, *[(-x, y) for x, y in reversed(points) if x != 0]]


def _piece(plate: SmoothPlate, name: str, *shapes: BaseGeometry, extra: str = "") -> None:
    """Keep shapes without colour, each with its second tone."""
    layer = SmoothLayer(name, tolerance=plate.tolerance)
    for shape in shapes:
        layer.shape(shape)
        layer.shape(shade_of(shape, 2.2, (-5, -5)), fill="TONE")
        layer.items[-1] = layer.items[-1].replace('fill="TONE"', TONE)
    layer.raw(extra)
    plate.define(name, layer, colourless=True)


def keep_pieces(plate: SmoothPlate) -> None:
    """Put in the defs what every member of the team is made of."""
    shoes = SmoothLayer("p-pieds", tolerance=plate.tolerance)
    for side in (-1, 1):
        shoe = blob(
            [
                (side * x, FOOT + y)
                for x, y in [(12, 0), (16, -12), (30, -14), (42, -8), (48, 2), (44, 7), (16, 7)]
            ]
        )
        solid(shoes, shoe, "#F2F5F4", "#8BA3A6", "#D8E2E3", width=2)
    plate.define("p-pieds", shoes)
    legs = [
        soften(
            blob(
                [
                    (side * x, y)
                    for x, y in [
                        (2, 372),
                        (50, 372),
                        (46, 444),
                        (42, FOOT - 9),
                        (28, FOOT - 6),
                        (13, FOOT - 9),
                        (8, 444),
                    ]
                ]
            ),
            3,
        )
        for side in (-1, 1)
    ]
    torso = soften(
        blob(
            _both(
                [
                    (-24, 104),
                    (-48, 113),
                    (-62, 133),
                    (-58, 200),
                    (-56, 300),
                    (-57, 360),
                    (-58, 404),
                    (-54, 415),
                    (-36, 417),
                    (0, 418),
                ]
            )
        ),
        6,
    )
    _piece(plate, "p-corps", *legs, torso)
    apron = soften(
        blob(
            [
                *_both([(-42, 112), (-20, 116), (-14, 134), (0, 142)]),
                (45, 180),
                (55, 284),
                (57, 424),
                (0, 430),
                (-57, 424),
                (-55, 284),
                (-45, 180),
            ]
        ),
        3,
    )
    _piece(plate, "p-tablier", apron)
    _piece(plate, "p-cou", tube([(0, 70), (0, 104)], [16, 18], smooth=False))
    _piece(plate, "p-col", blob(_both([(0, 108), (-26, 101), (-27, 114), (-18, 124), (0, 128)])))
    face = blob(_both([(-20, 14), (-34, 40), (-34, 58), (-26, 78), (-10, 89)]))
    _piece(plate, "p-visage", ellipse(-35, 51, 6, 9.5), ellipse(35, 51, 6, 9.5), face)
    mask = SmoothLayer("p-masque", tolerance=plate.tolerance)
    solid(
        mask,
        soften(blob(_both([(0, 51), (-16, 54), (-33, 55), (-31, 72), (-18, 87), (0, 92)])), 2),
        MASK,
        MASK_LINE,
        MASK_SHADE,
        width=2,
    )
    mask.raw(
        f'<path d="M-17 67Q0 70 17 67M-14 75Q0 78 14 75" fill="none" stroke="{MASK_LINE}" '
        f'stroke-width="1.5"/>'
    )
    plate.define("p-masque", mask)
    cap = blob(_both([(0, -1), (-26, 5), (-37, 20), (-38, 38), (-22, 30), (0, 28)]))
    _piece(plate, "p-coiffe", soften(cap, 2))


# --- one person -------------------------------------------------------------------------------


def body(
    layer: Layer,
    look: Look,
    place: tuple[float, float, float],
    arms: Sequence[Arm],
    *,
    tilt: float = 0,
    gaze: float = 0,
    masked: bool = True,
) -> None:
    """One person standing at `place` (x, top, scale): the hands are drawn apart, over the patient."""
    x, top, scale = place
    size = f" scale({scale})" if scale != 1 else ""
    layer.raw(f'<g transform="translate({x} {top}){size}">')
    layer.raw('<use href="#p-pieds"/>')
    layer.raw(_used("p-corps", look.cloth[0], look.cloth[2]))
    if look.apron:
        layer.raw(_used("p-tablier", *look.apron))
        layer.stroke([(-51, 246), (0, 250), (51, 246)], look.cloth[2], 4, stroke_opacity=0.8)
        layer.raw(_used("p-cou", look.skin[0], look.skin[2]))
        layer.raw(_used("p-col", *look.cap))
    else:
        layer.raw(_used("p-cou", look.skin[0], look.skin[2]))
        collar = Polygon(
            [(-15, 104), (0, 140), (15, 104), (27, 107), (16, 136), (0, 152), (-16, 136), (-27, 107)]
        )
        layer.shape(Polygon([(-17, 100), (17, 100), (0, 141)]), fill=look.skin[1])
        solid(layer, soften(collar, 1.5), look.cloth[0], look.cloth[2], look.cloth[1], width=2)
        layer.stroke([(0, 152), (0, 416)], look.cloth[2], 1.6, smooth=False)
        layer.stroke([(17, 172), (42, 172)], look.cloth[2], 2, smooth=False)
    layer.raw(f'<g transform="rotate({tilt} 0 88)">')
    if look.hair and not masked:
        locks = "M-33 30Q-47 62 -27 84M33 30Q47 62 27 84"
        for colour, width in (("#6A432C", 12), (look.hair, 8)):
            layer.raw(f'<path d="{locks}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
    layer.raw(_used("p-visage", look.skin[0], look.skin[2]))
    if look.hair:
        for side in (-1, 1):
            layer.stroke([(side * 34, 33), (side * 35, 45)], look.hair, 7, smooth=False)
    _eyes(layer, look, gaze)
    if masked:
        layer.raw('<use href="#p-masque"/>')
    else:
        _smile(layer, look, gaze)
    layer.raw(_used("p-coiffe", *look.cap))
    layer.raw("</g></g>")
    sleeves(layer, look, arms)


def sleeves(layer: Layer, look: Look, arms: Sequence[Arm]) -> None:
    """The sleeves of one person, over the body."""
    for arm in arms:
        solid(layer, sleeve(arm), look.cloth[0], look.cloth[2], look.cloth[1])
        _fold(layer, arm, look.cloth[2])


def _used(name: str, fill: str, line: str) -> str:
    return f'<use href="#{name}" fill="{fill}" stroke="{line}"/>'


def _eyes(layer: Layer, look: Look, gaze: float) -> None:
    """Two open eyes lowered on the patient; `gaze` moves them sideways."""
    for side in (-1, 1):
        x = side * 13 + gaze
        layer.raw(f'<ellipse cx="{x}" cy="47.5" rx="2.7" ry="3.1" fill="#2E211A"/>')
        brow = look.hair or "#4A3526"
        for y, rise, ink in ((44, 5, look.skin[2]), (37.5, 5.5, brow)):
            layer.raw(
                f'<path d="M{x - 6.5} {y}Q{x} {y - rise} {x + 6.5} {y}" fill="none" stroke="{ink}" '
                f'stroke-width="1.9"/>'
            )


def _smile(layer: Layer, look: Look, gaze: float) -> None:
    """Nose, cheeks, lashes and a smile: a bare face, once there is no more need of a mask."""
    for side in (-1, 1):
        x = gaze + side * 13
        layer.raw(f'<circle cx="{gaze + side * 18}" cy="62" r="6.5" fill="#E39B80" fill-opacity=".4"/>')
        layer.raw(f'<path d="M{x + side * 6} 45L{x + side * 9} 42.5" stroke="{look.skin[2]}"/>')
    layer.stroke([(gaze + 1, 55), (gaze + 3.5, 60), (gaze - 1, 62)], look.skin[2], 1.7)
    layer.raw(f'<path d="M{gaze - 12} 69Q{gaze} 79 {gaze + 12} 69" fill="none" stroke="#9C5A45"/>')


def sleeve(arm: Arm) -> BaseGeometry:
    """Two tubes joined at the elbow; one tube through a sharp elbow would fold on itself."""
    end = _along(arm.elbow, arm.wrist, 0.86)
    joined = union(
        [
            tube([arm.shoulder, arm.elbow], [22, 18], smooth=False),
            tube([arm.elbow, end], [18, 15], smooth=False),
        ]
    )
    return soften(close(joined, 12), 13)


def _fold(layer: Layer, arm: Arm, colour: str) -> None:
    """The hem of the sleeve."""
    ux, uy = _unit(arm.elbow, arm.wrist)
    x, y = _along(arm.elbow, arm.wrist, 0.84)
    layer.stroke(
        [(x - uy * 13, y + ux * 13), (x + ux * 4, y + uy * 4), (x + uy * 13, y - ux * 13)],
        colour,
        1.5,
        stroke_opacity=0.6,
    )


def hand(layer: Layer, look: Look, arm: Arm) -> None:
    """Wrist, palm, fingers together and a thumb, pointing along the forearm."""
    start = _along(arm.elbow, arm.wrist, 0.86)
    ux, uy = _unit(arm.wrist, arm.tip)
    nx, ny = -uy * arm.thumb, ux * arm.thumb
    palm = _along(arm.wrist, arm.tip, 0.36)

    def from_palm(ahead: float, aside: float) -> Pt:
        return (palm[0] + ux * ahead + nx * aside, palm[1] + uy * ahead + ny * aside)

    reach = math.dist(palm, arm.tip)
    fingers = [
        tube([from_palm(3, aside), from_palm(reach * length, aside * 0.75)], [5.2, 4.1], smooth=False)
        for aside, length in ((6.5, 0.93), (0.5, 1.02), (-5.5, 0.88))
    ]
    thumb = tube([from_palm(-5, 6), from_palm(4, 13), from_palm(13, 14.5)], [6, 4.8, 3.9])
    shape = union([tube([start, arm.wrist, palm], [12, 10, 11.5], smooth=False), thumb, *fingers])
    fill, shade, line = (GLOVE, GLOVE_SHADE, GLOVE_LINE) if arm.gloved else look.skin
    whole = close(shape, 2)
    layer.shape(whole, fill=fill, line=line, width=2)
    tones = shade_of(whole, 2, (-3, -4))  # one tone for the palm: a hand is small, and drawn eight times
    layer.shape(max(getattr(tones, "geoms", [tones]), key=lambda tone: tone.area), fill=shade)
    between = [
        (from_palm(reach * 0.35, aside), from_palm(reach * 0.85, aside * 0.8)) for aside in (3.4, -2.4)
    ]
    layer.shape(MultiLineString(between), line=line, width=1.3, stroke_opacity=0.8)


def _along(a: Pt, b: Pt, t: float) -> Pt:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def _unit(a: Pt, b: Pt) -> Pt:
    length = math.dist(a, b)
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
