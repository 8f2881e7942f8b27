"""Colours and two small drawing habits shared by everything in the room plate."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.geometry.base import BaseGeometry

from tools.plates.kit import Layer, Pt, crescent, curve, soften, union

STEEL, STEEL_SHADE, STEEL_LINE = "#FBFDFC", "#DFE9EA", "#8BAEB2"
MATTRESS, MATTRESS_LINE = "#A8C9CF", "#6B9AA1"
FLOOR, FLOOR_LINE = "#ECDFD3", "#CDB8A4"
GLASS, GLASS_LINE = "#10252A", "#1B2F33"
FRAME = "#33474A"
BONE_LIGHT, AMBER = "#EEF1EA", "#F0BE3C"

GOWN_FOLD, SHEET_FOLD, CURTAIN_FOLD, DRAPE_FOLD = "#83AFB6", "#9FBAC6", "#D5B399", "#5C948A"
SKIN_FAIR, SKIN_FAIR_SHADE, SKIN_FAIR_LINE = "#EBC2A2", "#DFAE8A", "#B67F57"
SKIN_DEEP, SKIN_DEEP_SHADE, SKIN_DEEP_LINE = "#C58A61", "#B2774F", "#85522F"
SKIN_WARM, SKIN_WARM_SHADE, SKIN_WARM_LINE = "#DDAB84", "#CC956C", "#9C6A45"
HAIR, HAIR_SHADE, HAIR_LINE = "#CBCDCC", "#B5B9B9", "#858C8C"
GOWN, GOWN_SHADE, GOWN_LINE = "#BFDCE1", "#A9CCD3", "#6FA0A8"
# A sheet is cold and pale: the cream of a curtain would pass for bare skin.
SHEET, SHEET_SHADE, SHEET_LINE, SHEET_TURN = "#F1F7FB", "#D3E1EA", "#6C91A3", "#E3EEF5"
CURTAIN, CURTAIN_SHADE, CURTAIN_LINE = "#F9E8DB", "#EFD7C5", "#C9A284"
DRAPE, DRAPE_SHADE, DRAPE_LINE = "#8CC0B6", "#78AEA4", "#4C857B"
LINEN, LINEN_LINE = "#FBFBF7", "#AFC3C6"
GLOVE, GLOVE_SHADE, GLOVE_LINE = "#DCEAF6", "#C2D8EA", "#7CA4C2"


def solid(
    layer: Layer,
    shape: BaseGeometry,
    fill: str,
    line: str,
    shade: str | None = None,
    *,
    width: float = 2.2,
    shift: tuple[float, float] = (-5, -5),
) -> None:
    """Draw a shape with its outline and, inside the outline, the second tone on the lower right."""
    layer.shape(shape, fill=fill, line=line, width=width)
    if shade:
        layer.shape(shade_of(shape, width, shift), fill=shade)


def panel(
    layer: Layer,
    corners: tuple[float, float, float, float],
    r: float,
    fill: str,
    line: str,
    *,
    shade: str | None = None,
    shift: tuple[float, float] = (-5, -5),
) -> None:
    """A plain piece of furniture: a rectangle (left, top, right, bottom) with round corners, in two tones."""
    x0, y0, x1, y1 = corners
    layer.raw(
        f'<rect x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" rx="{r}" fill="{fill}" '
        f'stroke="{line}"/>'
    )
    if shade:
        layer.shape(shade_of(rounded(*corners, r), 2.2, shift), fill=shade)


def shade_of(shape: BaseGeometry, width: float, shift: tuple[float, float]) -> BaseGeometry:
    """The second tone, inside an outline of `width`; slivers and specks, which nobody sees, left out."""
    tone = soften(crescent(shape.buffer(-width / 2), *shift), 0.9).simplify(0.3)
    return union([g for g in getattr(tone, "geoms", [tone]) if g.area > 25])


def folds(layer: Layer, lines: Sequence[Sequence[Pt]], colour: str, width: float = 1.6) -> None:
    """Draw soft folds of cloth, all in one path."""
    layer.shape(MultiLineString([curve(points) for points in lines]), line=colour, width=width)


def ellipse(cx: float, cy: float, rx: float, ry: float, turn: float = 0) -> BaseGeometry:
    """An ellipse, turned clockwise on the page by `turn` degrees."""
    return affinity.rotate(affinity.scale(Point(cx, cy).buffer(1, 32), rx, ry), turn, (cx, cy))


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> BaseGeometry:
    """A rectangle with round corners."""
    return box(x0 + r, y0 + r, x1 - r, y1 - r).buffer(r, 12)


def tubing(layer: Layer, points: Sequence[Pt], colour: str, edge: str, width: float = 2.4) -> None:
    """A supple tube: a line with a darker edge, so that it reads over skin and over cloth."""
    line = LineString(curve(points))
    layer.shape(line, line=edge, width=width + 1.8)
    layer.shape(line, line=colour, width=width)
