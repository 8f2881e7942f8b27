"""How the bones, discs, cord and roots of `vertebre-cou` are inked, and its two postures."""

from __future__ import annotations

from shapely.geometry import LineString

from tools.plates import neck_side_shapes as shapes
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
from tools.plates.vertebra_side_ink import CANAL_FAT, Part, paint
from tools.plates.vertebra_side_shapes import Frame, canvas

POSTURES = {"normal": shapes.neck(shapes.USUAL), "tasse": shapes.neck(shapes.CRUSHED)}
FRAME = POSTURES["normal"].treated.frame  # what is treated, and what lies below it, never moves
CORD, CORD_LINE, VEIL = "#E4C055", "#967720", 0.42


def _arch_parts(vertebra: shapes.Vertebra) -> list[Part]:
    """Opaque behind the canal, a veil over it so that the cord reads as one band."""
    shape = vertebra.arch()
    canal = vertebra.frame.place(shapes.canal_alone())
    shade = soften(crescent(shape.buffer(-1.25), -4.2, -4.2).difference(canal.buffer(1)), 0.5)
    return [
        (shape.buffer(-0.6).difference(canal), BONE, None, 0, {}),
        (shape, BONE, BONE_LINE, 2.2, {"fill_opacity": VEIL}),
        (shade, BONE_SHADE, None, 0, {"fill_opacity": 0.75}),
    ]


def _body_parts(vertebra: shapes.Vertebra) -> list[Part]:
    shape = vertebra.body()
    shade = crescent(shape.buffer(-1.25), -4.2, -4.2)
    return [(shape, BONE, BONE_LINE, 2.4, {}), (shade, BONE_SHADE, None, 0, {"fill_opacity": 0.75})]


STAMPS = {"arc": _arch_parts(shapes.ALONE), "corps": _body_parts(shapes.ALONE)}


def define(plate: SmoothPlate) -> None:
    """Write the usual arch and body once."""
    for name, parts in STAMPS.items():
        drawn = SmoothLayer(name)
        for shape, fill, line, width, extra in parts:
            drawn.shape(shape, fill=fill, line=line, width=width, **extra)
        plate.define(name, drawn)


def _stamp(layer: Layer, name: str, frame: Frame) -> bool:
    """Repeat the usual drawing by reference; False if it would run off the plate."""
    if not all(frame.place(part[0]).within(canvas(-2)) for part in STAMPS[name]):
        return False
    (x, y), tilt = frame.origin, frame.tilt
    layer.raw(f'<use href="#{name}" transform="translate({x:.1f} {y:.1f}) rotate({tilt:.2f})"/>')
    return True


def arch(layer: Layer, vertebra: shapes.Vertebra) -> None:
    """An arch: the usual one, or one of its own."""
    usual = vertebra.kind.top is shapes.PILLAR_TOP and vertebra.kind.process is shapes.SPINE_SHORT
    if usual and _stamp(layer, "arc", vertebra.frame):
        return
    for shape, fill, line, width, extra in _arch_parts(vertebra):
        paint(layer, shape, fill, line, width, **extra)


def body(layer: Layer, vertebra: shapes.Vertebra) -> None:
    """A healthy body."""
    if vertebra.kind.upper is shapes.UPPER and _stamp(layer, "corps", vertebra.frame):
        return
    for shape, fill, line, width, extra in _body_parts(vertebra):
        paint(layer, shape, fill, line, width, **extra)


def discs(layer: Layer, some: list[shapes.Disc]) -> None:
    """Discs with their softer centre."""
    for disc in some:
        outline = disc.outline()
        paint(layer, outline, DISC, DISC_LINE, 2)
        paint(layer, disc.nucleus().intersection(outline.buffer(-4)), NUCLEUS)


def canal(plate: Plate, name: str, neck: shapes.Neck) -> None:
    """The canal, the sac in it, and the cord in the sac."""
    paint(plate.layer(f"canal-{name}"), neck.band(shapes.CANAL_FRONT, shapes.CANAL_BACK), CANAL_FAT)
    layer = plate.layer(f"moelle-{name}")
    axis = shapes.SAC_AXIS
    paint(layer, neck.band(axis - shapes.SAC_HALF, axis + shapes.SAC_HALF), SAC, SAC_LINE, 1.8)
    paint(layer, neck.band(axis - shapes.CORD_HALF, axis + shapes.CORD_HALF), CORD, CORD_LINE, 1.8)
    paint(layer, LineString(neck.axis(axis)), line=CORD_LINE, width=1.2, stroke_opacity=0.6)
    for vertebra in neck.vertebrae:
        paint(layer, vertebra.root().intersection(vertebra.arch().buffer(0.4)), NERVE, NERVE_LINE, 1.4)


def roots(plate: Plate, layer: Layer, name: str, some: tuple[shapes.Vertebra, ...]) -> None:
    """The roots outside the canal; they fade where they leave for the arms."""
    for k, vertebra in enumerate(some):
        outer = vertebra.root().difference(vertebra.arch()).intersection(canvas())
        if outer.is_empty:
            continue
        start, end = ((round(x, 1), round(y, 1)) for x, y in vertebra.fade())
        line = plate.linear(f"bord-{name}{k}", start, end, [(0, NERVE_LINE, 1), (1, NERVE_LINE, 0)])
        fill = plate.linear(f"nerf-{name}{k}", start, end, [(0, NERVE, 1), (1, NERVE, 0)])
        # Two fills: an outline with a gradient is drawn differently by the engines.
        layer.shape(outer, fill=fill)
        layer.shape(outer.buffer(0.3).difference(outer.buffer(-1.3)), fill=line)
