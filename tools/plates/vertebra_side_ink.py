"""How the bones, discs and nerves of `vertebre-profil` are inked, and its three postures."""

from __future__ import annotations

from typing import Any

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from tools.plates import vertebra_side_shapes as shapes
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    DISC,
    DISC_LINE,
    NERVE,
    NERVE_LINE,
    NUCLEUS,
    SAC,
    SAC_LINE,
    Layer,
    Plate,
    crescent,
    soften,
)

CANAL_FAT, CARTILAGE = "#EDF1EB", "#A9CDD2"
POSTURES = {
    "normal": shapes.spine(shapes.WHOLE),
    "tasse": shapes.spine(shapes.CRUSHED),
    "restaure": shapes.spine(shapes.RESTORED),
}
FRAME = POSTURES["normal"].treated.frame  # what is treated, and what lies below it, never moves


def cut(shape: BaseGeometry) -> BaseGeometry:
    """What of a shape is on the plate; a piece of line stays in one piece."""
    inside = shape.intersection(shapes.canvas())
    return linemerge(inside) if isinstance(inside, MultiLineString) else inside


def paint(
    layer: Layer,
    shape: BaseGeometry,
    fill: str = "none",
    line: str | None = None,
    width: float = 2.4,
    **attributes: Any,
) -> None:
    """Fill and outline a shape that may run off the plate: the cut ends get no outline."""
    inside = cut(shape)
    split = isinstance(shape, (Polygon, MultiPolygon)) and not shape.within(shapes.canvas())
    if line and split:
        if fill != "none":
            layer.shape(inside, fill=fill, **attributes)
        layer.shape(cut(shape.boundary), line=line, width=width)
    else:
        layer.shape(inside, fill=fill, line=line, width=width, **attributes)


Part = tuple[BaseGeometry, str, str | None, float, dict[str, float]]  # as the arguments of `paint`


def _arch_parts() -> list[Part]:
    """Opaque beside the canal, translucent over it so that the sac reads as one band."""
    shape, canal = shapes.ALONE.arch(), shapes.canal_alone()
    shade = soften(crescent(shape.buffer(-1.25), -5, -4.6).difference(canal.buffer(1)), 0.5)
    return [
        (shape.buffer(-0.6).difference(canal), BONE, None, 0, {}),
        (shape, BONE, BONE_LINE, 2.6, {"fill_opacity": 0.58}),
        (shade, BONE_SHADE, None, 0, {"fill_opacity": 0.75}),
    ]


def _body_parts() -> list[Part]:
    shape = shapes.ALONE.body()
    shade = crescent(shape.buffer(-1.25), -5, -5)
    return [(shape, BONE, BONE_LINE, 2.6, {}), (shade, BONE_SHADE, None, 0, {"fill_opacity": 0.75})]


def _root_parts() -> list[Part]:
    start = shapes.ALONE.root().intersection(shapes.ALONE.arch().buffer(0.4))
    return [(start, NERVE, NERVE_LINE, 1.5, {})]


STAMPS = {"arc": _arch_parts(), "corps": _body_parts(), "racine": _root_parts()}


def define(plate: SmoothPlate) -> None:
    """Write what is repeated once: arch, body, start of a root."""
    for name, parts in STAMPS.items():
        drawn = SmoothLayer(name)
        for shape, fill, line, width, extra in parts:
            drawn.shape(shape, fill=fill, line=line, width=width, **extra)
        plate.define(name, drawn)


def stamp(layer: Layer, name: str, frame: shapes.Frame) -> None:
    """Repeat a drawing in a frame: by reference, or cut when it runs off the plate."""
    placed = [frame.place(part[0]) for part in STAMPS[name]]
    if all(shape.within(shapes.canvas(-2)) for shape in placed):
        (x, y), tilt = frame.origin, frame.tilt
        layer.raw(f'<use href="#{name}" transform="translate({x:.1f} {y:.1f}) rotate({tilt:.2f})"/>')
        return
    for shape, (_, fill, line, width, extra) in zip(placed, STAMPS[name], strict=True):
        paint(layer, shape, fill, line, width, **extra)


def arch(layer: Layer, vertebra: shapes.Vertebra, under: shapes.Vertebra | None) -> None:
    """An arch, and the cartilage of its joint with the arch under it."""
    if under is not None:
        paint(layer, shapes.joint(vertebra.arch(), under), CARTILAGE)
    stamp(layer, "arc", vertebra.frame)


def body(layer: Layer, frame: shapes.Frame) -> None:
    """A healthy body."""
    stamp(layer, "corps", frame)


def over_canal(vertebra: shapes.Vertebra) -> BaseGeometry:
    """The part of an arch through which the canal shows."""
    shape = shapes.ALONE.arch().buffer(-1).intersection(shapes.canal_alone())
    return vertebra.frame.place(shape)


def discs(layer: Layer, some: list[shapes.Disc]) -> None:
    """Discs with their nucleus."""
    for disc in some:
        paint(layer, disc.outline(), DISC, DISC_LINE, 2.2)
        paint(layer, disc.nucleus(), NUCLEUS)


def canal(plate: Plate, name: str, spine: shapes.Spine) -> None:
    """The canal's fat, then the sac with its strands and the beginnings of the roots."""
    paint(plate.layer(f"canal-{name}"), spine.band(shapes.CANAL_HALF), CANAL_FAT)
    sac = plate.layer(f"sac-{name}")
    paint(sac, spine.band(shapes.SAC_HALF), SAC, SAC_LINE, 2)
    for offset in (-3.7, -1.3, 1.3, 3.7):
        strand = LineString(spine.axis(shapes.CANAL_AXIS + offset))
        paint(sac, strand, line=SAC_LINE, width=1.3, stroke_opacity=0.62)
    for vertebra in spine.vertebrae:
        stamp(sac, "racine", vertebra.frame)


def roots(plate: Plate, layer: Layer, name: str, some: tuple[shapes.Vertebra, ...]) -> None:
    """The roots outside the canal; they fade where they leave for the belly."""
    for k, vertebra in enumerate(some):
        outer = cut(vertebra.outside_root())
        if outer.is_empty:
            continue
        start, end = ((round(x, 1), round(y, 1)) for x, y in vertebra.fade())
        line = plate.linear(f"bord-{name}{k}", start, end, [(0, NERVE_LINE, 1), (1, NERVE_LINE, 0)])
        fill = plate.linear(f"nerf-{name}{k}", start, end, [(0, NERVE, 1), (1, NERVE, 0)])
        # Two fills: an outline with a gradient is drawn differently by the engines.
        layer.shape(outer, fill=fill)
        layer.shape(outer.buffer(0.3).difference(outer.buffer(-1.4)), fill=line)
