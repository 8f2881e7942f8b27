"""How the tissues and the nerve of `nerf-peau` are inked: awake, frozen, asleep; whole and in section."""

from __future__ import annotations

import math
from dataclasses import dataclass

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from tools.plates import skin_nerve_shapes as shapes
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import NERVE_LINE, PAIN_LINE, TOOL, Layer, Pt, crescent, hatch, union

EPIDERMIS, DERMIS, SKIN_EDGE = "#F3DAC6", "#E8C3AB", "#B98A70"
FAT, LOBULE, FASCIA = "#F6E4BC", "#FCF2D9", "#D9A896"
MUSCLE, FIBRE = "#EACCC0", "#DEB3A5"
SHEATH = "#F7E8CB"
ICE_LINE, ICE_INK, ICE_DEEP = "#2F7CB5", "#4686B4", "#7FB2D8"
ASLEEP_LINE, ASLEEP_INK = "#A49A78", "#766D4C"
LENS_LINE = "#5E8286"
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Look:
    """The colours of a nerve: lines, inside of the window, fibres; tones from its top to its bottom."""

    line: str
    inside: str
    fibre: str
    fibre_line: str
    shine: str
    ring: str
    tones: tuple[str, ...] = ()


AWAKE = Look(
    line="#8C6A00",
    inside="#FFF4D6",
    fibre="#F2C746",
    fibre_line=NERVE_LINE,
    shine="#FCEDBB",
    ring="#C29414",
    tones=("#E3B94A", "#F0CE6C", "#F6DC8C", "#F0CD66", "#E8BE48", "#DFB02E", "#D6A31A", "#C99509"),
)
FROZEN = Look(
    line="#3B7AAA",
    inside="#EDF5FA",
    fibre="#F3EED4",
    fibre_line="#4E8BB8",
    shine="#FFFFFF",
    ring="#5C9AC8",
    tones=("#9CC4E0", "#AFD1E8", "#BEDAED", "#B2D3E9", "#A6CBE4", "#98C1DE", "#8BB8D8", "#7DADD0"),
)
SLEEPING = Look(
    line="#8C6A00",
    inside="#FFF8E4",
    fibre="#ECE6D2",
    fibre_line=ASLEEP_LINE,
    shine="#FAF7EC",
    ring="#C29414",
)


def tissues(layer: Layer) -> None:
    """Skin, fat and muscle across the whole plate."""
    muscle = shapes.band(shapes.MUSCLE_TOP, 700)
    layer.shape(muscle, fill=MUSCLE)
    layer.shape(union(shapes.muscle_fibres()), fill=FIBRE)
    layer.shape(shapes.band(shapes.FAT_TOP - 2, shapes.MUSCLE_TOP), fill=FAT)
    layer.shape(union(shapes.lobules()), fill=LOBULE)
    layer.shape(LineString(shapes.wave(shapes.MUSCLE_TOP)), line=FASCIA, width=5)
    layer.shape(shapes.band(shapes.SKIN_TOP, shapes.FAT_TOP), fill=DERMIS)
    layer.shape(shapes.band(shapes.SKIN_TOP, shapes.DERMIS_TOP), fill=EPIDERMIS)
    layer.shape(LineString(shapes.wave(shapes.SKIN_TOP)), line=SKIN_EDGE, width=2.4)


def cable(layer: Layer, look: Look) -> None:
    """The outside of the nerve, rounded by bands of tone."""
    half, count = shapes.NERVE_HALF, len(look.tones)
    edges = [-half + 2 * half * i / count for i in range(count + 1)]
    layer.shape(shapes.strip(-half, half), fill=look.tones[0])
    for tone, top in list(zip(look.tones, edges, strict=False))[1:]:
        layer.shape(shapes.strip(top, half), fill=tone)


def grain(layer: Layer) -> None:
    """Fine threads along the envelope, outside the window."""
    shut = shapes.window().buffer(10)
    for k, depth in enumerate((-29, -3, 24)):
        thread = shapes.along(depth, ripple=1.6, phase=k * 1.7)
        layer.shape(thread.difference(shut), line="#A87F0A", width=1.1, stroke_opacity=0.4)


def edges(layer: Layer, look: Look) -> None:
    """The envelope's outline, unbroken from side to side."""
    for depth in (-shapes.NERVE_HALF, shapes.NERVE_HALF):
        layer.shape(shapes.along(depth), line=look.line, width=2.6)


def awake(layer: Layer) -> None:
    """The whole nerve, in its soft sheath."""
    half = shapes.NERVE_HALF
    layer.shape(shapes.strip(-half - 7, half + 7), fill=SHEATH)
    cable(layer, AWAKE)
    grain(layer)
    edges(layer, AWAKE)


def opening(layer: Layer, look: Look) -> None:
    """The window cut in the envelope, and its shadow on what is inside."""
    hole = shapes.window()
    layer.shape(hole, fill=look.inside)
    layer.shape(crescent(hole, 3, 6).buffer(-0.3), fill="#7A5B00", fill_opacity=0.16)


def rim(layer: Layer, look: Look) -> None:
    """The outline of the window, over the cut fibres."""
    layer.shape(shapes.window(), line=look.line, width=2.6)


def bundle(layer: Layer, look: Look, shape: BaseGeometry, depth: float) -> None:
    """A bundle of fibres cut to `shape`, with its shine."""
    layer.shape(shape, fill=look.fibre, line=look.fibre_line, width=1.6)
    x0, _, x1, _ = shape.bounds
    shine = shapes.along(depth - 2.6, x0 + 9, x1 - 9, ripple=0.9, phase=depth)
    layer.shape(shine.intersection(shape.buffer(-1.5)), line=look.shine, width=2.2)


def fibres(layer: Layer) -> None:
    """The four bundles seen through the window."""
    opening(layer, AWAKE)
    for depth in shapes.FASCICLES:
        bundle(layer, AWAKE, shapes.fascicle(depth).intersection(shapes.window()), depth)
    rim(layer, AWAKE)


def frozen(layer: Layer) -> None:
    """The part of the nerve inside the ice, in icy tints, cut to the ball."""
    ball = shapes.ice(-3)
    half = shapes.NERVE_HALF
    count = len(FROZEN.tones)
    for i, tone in enumerate(FROZEN.tones):
        piece = shapes.strip(-half + 2 * half * i / count, half)
        layer.shape(piece.intersection(ball), fill=tone, fill_opacity=0.8 if i == 0 else 1)
    hole = shapes.window().intersection(ball)
    layer.shape(hole, fill=FROZEN.inside)
    for depth in shapes.FASCICLES:
        bundle(layer, FROZEN, shapes.fascicle(depth).intersection(hole), depth)
    for depth in (-half, half):
        layer.shape(shapes.along(depth).intersection(ball), line=FROZEN.line, width=2.6)
    layer.shape(shapes.window().boundary.intersection(ball), line=FROZEN.line, width=2.2)


# --- the section in the magnifier -------------------------------------------------------------

_UNEVEN = (1.0, 0.985, 1.01, 1.0, 0.98, 1.005, 1.015, 0.99, 1.0, 1.01, 0.985, 1.0)
_SPOTS: tuple[tuple[Pt, float], ...] = (
    ((-22, -25), 17.5),
    ((19, -28), 15.5),
    ((33, 5), 14.5),
    ((9, 30), 17),
    ((-27, 18), 16.5),
    ((2, 0), 10),
)


def define_section(plate: SmoothPlate) -> None:
    """Write once the shapes of the section; each state of the nerve gives them its colours."""
    at, outer = shapes.LENS_AT, 65.0
    ring, inner, spots = SmoothLayer("c-anneau"), SmoothLayer("c-dedans"), SmoothLayer("c-faisceaux")
    ring.shape(shapes.round_shape(at, outer, _UNEVEN))
    inner.shape(shapes.round_shape(at, outer - 10.5, _UNEVEN[3:] + _UNEVEN[:3]))
    dots = ""
    for k, ((dx, dy), radius) in enumerate(_SPOTS):
        spot = (at[0] + dx, at[1] + dy)
        spots.shape(shapes.round_shape(spot, radius, _UNEVEN[k:] + _UNEVEN[:k]))
        dots += _dots(spot, radius)
    points = SmoothLayer("c-fibres").raw(f'<path d="{dots}"/>')
    for drawn in (ring, inner, spots, points):
        plate.define(drawn.id, drawn, colourless=True)


def _dots(at: Pt, radius: float) -> str:
    """Fibres of a bundle on a small spiral: line pieces so short that their round ends make dots."""
    count = round(radius * radius / 26)
    out = ""
    for k in range(count):
        far, turn = (radius - 4.6) * math.sqrt((k + 0.5) / count), k * 2.39996
        out += f"M{at[0] + far * math.cos(turn):.1f} {at[1] + far * math.sin(turn):.1f}h.1"
    return out


def section(layer: Layer, look: Look, around: str) -> None:
    """The nerve cut across: its envelope, its bundles, their fibres as dots."""
    layer.shape(shapes.lens(), fill=around)
    layer.raw(f'<use href="#c-anneau" fill="{look.ring}" stroke="{look.line}"/>')
    layer.raw(f'<use href="#c-dedans" fill="{look.inside}" stroke="{look.line}"/>')
    layer.raw(f'<use href="#c-faisceaux" fill="{look.fibre}" stroke="{look.fibre_line}"/>')
    layer.raw(f'<use href="#c-fibres" stroke="{look.fibre_line}"/>')


def lens_frame(layer: Layer) -> None:
    """Where the section is cut, the lines that lead to it and the ring round it."""
    y = shapes.middle(shapes.CUT_X)
    top, low = (shapes.CUT_X, y - 60), (shapes.CUT_X, y + 60)
    for line in shapes.tangents(low):
        layer.shape(line, line=LENS_LINE, width=2)
    cut = LineString([top, low])
    layer.shape(cut, line=WHITE, width=5.4)
    layer.shape(cut, line=TOOL, width=2.8, stroke_dasharray="8 6")
    layer.shape(shapes.lens(), line=WHITE, width=7)
    layer.shape(shapes.lens(), line=LENS_LINE, width=3.2)


# --- pain and its signals ---------------------------------------------------------------------

SIGNALS_BEFORE, SIGNALS_AFTER = (150.0, 224.0, 298.0, 356.0), (802.0, 876.0, 950.0)
SIGNALS_INSIDE = (444.0, 526.0, 690.0)


def define(plate: SmoothPlate) -> None:
    """Write the signs that are repeated once."""
    define_section(plate)
    for name, reach, width, edge in (("signal", 15.0, 5.6, 11.0), ("etincelle", 5.2, 2.5, 5.2)):
        drawn = SmoothLayer(name)
        sign = LineString([(-reach * 0.6, -reach), (reach * 0.6, 0), (-reach * 0.6, reach)])
        drawn.shape(sign, line=WHITE, width=edge)
        drawn.shape(sign, line=PAIN_LINE, width=width)
        plate.define(name, drawn)
    plate.defs.append(
        '<radialGradient id="glace-rond" gradientUnits="userSpaceOnUse" '
        f'cx="{shapes.ICE_AT[0]}" cy="{shapes.ICE_AT[1]}" r="{shapes.ICE_RADII[0]}">'
        '<stop offset="0" stop-color="#F4FAFD" stop-opacity=".95"/>'
        '<stop offset=".55" stop-color="#CDE4F3" stop-opacity=".92"/>'
        f'<stop offset="1" stop-color="{ICE_DEEP}" stop-opacity=".9"/></radialGradient>'
    )
    plate.defs.append(
        '<radialGradient id="mal" gradientUnits="userSpaceOnUse" cx="26" cy="402" r="120">'
        f'<stop offset="0" stop-color="{PAIN_LINE}" stop-opacity=".62"/>'
        f'<stop offset=".6" stop-color="{PAIN_LINE}" stop-opacity=".34"/>'
        f'<stop offset="1" stop-color="{PAIN_LINE}" stop-opacity=".12"/></radialGradient>'
    )


def signals(layer: Layer, before: tuple[float, ...], *, everywhere: bool) -> None:
    """Pain on its way to the brain: large signs on the cable, small ones on the bundles."""
    for x in (*before, *(SIGNALS_AFTER if everywhere else ())):
        _sign(layer, "signal", x, 0)
    for x in SIGNALS_INSIDE if everywhere else ():
        for k, depth in enumerate(shapes.FASCICLES):
            _sign(layer, "etincelle", x + (k % 2) * 14, depth)


def _sign(layer: Layer, name: str, x: float, depth: float) -> None:
    layer.raw(
        f'<use href="#{name}" transform="translate({x:.0f} {shapes.middle(x) + depth:.1f}) '
        f'rotate({shapes.slope(x):.1f})"/>'
    )


def painful_zone() -> BaseGeometry:
    """The place that hurts, at one end of the nerve."""
    uneven = (0.98, 1.0, 0.95, 0.9, 0.9, 1, 1, 1, 0.88, 0.87, 0.9, 0.93)
    return shapes.round_shape((18, 404), 102, uneven).intersection(shapes.CANVAS.buffer(20))


def pain(layer: Layer) -> None:
    """The painful zone: hatched, with a heavy outline, and flashes."""
    zone = painful_zone()
    layer.shape(zone, fill="url(#mal)")
    layer.shape(union(hatch(zone.buffer(-3), 13, -45)), line=PAIN_LINE, width=1.6)
    layer.shape(zone, line=PAIN_LINE, width=2.8)
    for x, y, size in ((128, 316, 1.0), (170, 327, 0.68)):
        flash = LineString([(4, -24), (-10, 3), (-1, 3), (-6, 24), (11, -6), (2, -6), (10, -24), (4, -24)])
        placed = [(x + a * size, y + b * size) for a, b in flash.coords]
        layer.shape(LineString(placed), line=WHITE, width=6)
        layer.shape(LineString(placed), fill=PAIN_LINE, line=PAIN_LINE, width=1.2)


def numb(layer: Layer) -> None:
    """The same place once numb: an outline in dots, without hatch."""
    zone = painful_zone()
    half = shapes.NERVE_HALF + 7
    layer.shape(zone.difference(shapes.strip(-half, half)), fill=WHITE, fill_opacity=0.35)
    layer.shape(zone, line=ASLEEP_INK, width=2.6, stroke_dasharray=".1 8")
