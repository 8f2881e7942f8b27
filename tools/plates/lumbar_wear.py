"""What wear has done on `rachis-lombaire`: a pinched disc, beaks of bone, two swollen painful joints."""

from __future__ import annotations

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from tools.plates import lumbar_shapes as shapes
from tools.plates import vertebra_side_shapes as side
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    PAIN_LINE,
    PAIN_TINT,
    Layer,
    Pt,
    blob,
    close,
    hatch,
    soften,
    tube,
    union,
)
from tools.plates.lumbar_ink import FineBrush, K

MM = side.SCALE
CRACK = "#6FA0A5"
# Beaks of bone on the rims of the two bodies, in the frame of each.
BEAKS_ABOVE: tuple[tuple[Pt, ...], ...] = (
    ((-12, 8), (-16.2, 8.2), (-18.8, 10.8), (-20.0, 14.4), (-18.6, 15.6), (-15.4, 13.6), (-11, 12.6)),
    ((13, 10.6), (17.0, 9.8), (19.0, 12.6), (18.4, 14.8), (16, 14.0), (12.6, 13)),
)
BEAKS_BELOW: tuple[tuple[Pt, ...], ...] = (
    (
        (-11, -13.6),
        (-14.6, -15.2),
        (-17.4, -17.4),
        (-19.6, -17.6),
        (-19.8, -14.2),
        (-17.6, -10.4),
        (-12, -8.0),
    ),
    ((13, -10.4), (16.4, -12.0), (18.6, -12.6), (18.8, -10.0), (17.2, -7.6), (13, -7.6)),
)
# A worn joint in the frame of the lower vertebra: its middle line, two lips that grew on it, and what is
# left between the two bones.
JOINT_LINE: tuple[Pt, ...] = ((31.2, -16.8), (33.0, -11.5), (35.2, -5.6), (37.2, 0.4), (38.2, 4.6))
JOINT_RADII = (4.4, 5.6, 6.0, 5.4, 4.2)
LIPS = ((28.8, -21.2, 2.2), (28.6, -5.6, 2.6), (41.4, -9.0, 2.6))
GAP: tuple[Pt, ...] = (
    (29.6, -20.4),
    (30.8, -17.6),
    (32.8, -15.6),
    (31.8, -12.4),
    (34.4, -9.8),
    (33.8, -6.4),
    (36.4, -4.0),
    (36.2, -0.4),
    (38.4, 2.4),
    (38.2, 5.6),
)


def _with_beaks(vertebra: side.Vertebra, beaks: tuple[tuple[Pt, ...], ...]) -> BaseGeometry:
    grown = union([vertebra.body(), *(blob(vertebra.frame.line(beak)) for beak in beaks)])
    return soften(close(grown, 7), 3)


def bodies(brush: FineBrush) -> None:
    """The two bodies that the pinched disc parts, with beaks on their rims."""
    for vertebra, beaks in ((shapes.WORN.fourth, BEAKS_ABOVE), (shapes.WORN.last, BEAKS_BELOW)):
        brush.draw(_with_beaks(vertebra, beaks), BONE, BONE_LINE, 2.5, shade=BONE_SHADE)


def cracks(brush: FineBrush) -> None:
    """Cracks in a disc that has lost height."""
    frame = shapes.WORN.last.frame
    lines = (
        ((-13, -16.6), (-8.4, -15.6), (-5.4, -16.4), (-0.6, -14.6), (3, -15.2)),
        ((6.4, -14.0), (9.6, -13.2), (13, -13.6)),
    )
    brush.lines([LineString(frame.line(line)) for line in lines], CRACK, 1.6)


def joint(brush: FineBrush) -> None:
    """A worn joint in its own frame: swollen bone, no cartilage between, hatched because it hurts."""
    frame = side.Frame((0, 0), 0)
    core = tube(frame.line(JOINT_LINE), [v * MM for v in JOINT_RADII])
    lips = [side.spot(frame, u, v, r) for u, v, r in LIPS]
    mass = soften(close(union([core, *lips]), 26), 7)
    brush.draw(mass.buffer(2.4 * MM), PAIN_TINT, fill_opacity=0.75)
    brush.draw(mass, PAIN_TINT, PAIN_LINE, 2.8)
    gap = LineString(frame.line(GAP))
    sides = mass.buffer(-2.5).difference(gap.buffer(7))
    brush.lines([line for line in hatch(sides, 9, -25) if line.length > 9], PAIN_LINE, 1.5)
    brush.lines([gap], PAIN_LINE, 2.6)


def joints(layer: Layer, name: str) -> None:
    """The joints of L5 on the sacrum and of L4 on L5: the same drawing, `name`, in two places."""
    for frame in (shapes.WORN.sacrum, shapes.WORN.last.frame):
        x, y = (v * K for v in frame.origin)
        layer.raw(f'<use href="#{name}" transform="translate({x:.1f} {y:.1f}) rotate({frame.tilt:g})"/>')
