"""What happens to the treated vertebra of `vertebre-profil`: fracture, tumour, needle, cement, leaks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely import affinity
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import vertebra_side_shapes as shapes
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import (
    CEMENT,
    CEMENT_LINE,
    PAIN,
    PAIN_LINE,
    PAIN_TINT,
    SKIN_LINE,
    TOOL,
    TOOL_HUB,
    TOOL_SHINE,
    Layer,
    Pt,
    blob,
    close,
    crescent,
    hatch,
    soften,
    tube,
    union,
)
from tools.plates.vertebra_side_ink import FRAME, POSTURES, body, paint

TOOL_IN_BONE, SHINE_IN_BONE = "#6E7A78", "#B9C4C3"  # the instrument under a third of bone
CEMENT_PALE, LEAK_HATCH, HALO = "#5E9AA5", "#9FC7CE", "#FFFFFF"
TINT_RESTORED, TINT_SHADE = "#F6E5D8", "#E9C9B4"
VEIN, VEIN_LINE, VEIN_LIGHT = "#C3C8E2", "#6D78A6", "#D6DAEC"
DENSE, DENSE_LINE, DENSE_RIM = "#CFB898", "#86624A", "#E8DAC3"  # bone that a tumour made too dense
LABEL, PAIN_LABEL = "#3F5F63", "#8F3E1C"

Drops = Sequence[tuple[float, float, float]]  # u, v and radius of circles, in mm

CEMENT_RESTORED: Drops = (
    (-10, 5.0, 3.4),
    (-7.2, 0.4, 3.2),
    (-3.2, 4.2, 4.3),
    (-3.0, -1.8, 2.8),
    (1.2, -0.8, 3.0),
    (0.4, 6.4, 4.0),
    (4.4, 3.2, 3.2),
    (6.2, 6.8, 2.2),
    (-8.6, 8.0, 2.6),
    (-4.6, 8.6, 2.6),
    (-0.2, 8.8, 2.4),
    (3.6, 8.4, 2.3),
    (-12.2, 3.0, 1.7),
    (6.6, 4.4, 1.6),
)
CEMENT_CRUSHED: Drops = (
    (-10.4, 5.4, 3.2),
    (-6.6, 4.4, 3.2),
    (-2.8, 5.0, 3.6),
    (0.8, 4.2, 3.4),
    (0.6, 7.2, 3.4),
    (4.4, 4.2, 3.0),
    (6.6, 6.8, 2.0),
    (-8.6, 8.0, 2.6),
    (-4.6, 8.6, 2.5),
    (-0.4, 8.9, 2.3),
    (3.6, 8.4, 2.3),
    (-12.4, 3.8, 1.5),
    (4.0, 1.4, 2.2),
    (7.0, 4.0, 1.5),
)
TUMOUR_SHIFT = (4.0, -10.0)  # a body of full height holds the same mass higher, in the tumour
EATEN = (
    (-13.2, 1.5),
    (-12.2, -4.2),
    (-8.4, -6.4),
    (-5.6, -9.2),
    (-0.8, -7.6),
    (3.4, -9.0),
    (7.0, -5.4),
    (10.2, -3.2),
    (9.4, 1.6),
    (11.0, 5.6),
    (7.8, 9.0),
    (3.2, 10.0),
    (-1.4, 11.2),
    (-6.0, 10.2),
    (-10.8, 10.8),
    (-12.6, 6.4),
)
HARD = (
    (-15.0, -2.0),
    (-13.8, -8.4),
    (-8.4, -10.4),
    (-2.4, -8.4),
    (3.4, -10.2),
    (8.6, -7.8),
    (9.4, -3.0),
    (13.4, 0.6),
    (14.2, 5.8),
    (10.2, 9.6),
    (4.6, 8.4),
    (-0.8, 10.6),
    (-6.6, 8.8),
    (-11.8, 10.2),
    (-14.8, 5.6),
    (-13.6, 1.8),
)
CEMENT_HARD: Drops = (
    (-8.8, 4.8, 2.7),
    (-5.4, 3.0, 3.2),
    (-6.2, 6.4, 2.2),
    (-2.0, 4.2, 2.9),
    (-8.8, 1.4, 2.0),
    (-4.2, -0.6, 2.3),
    (-0.6, 1.0, 2.3),
    (1.8, 3.0, 2.2),
    (-1.6, 7.0, 1.6),
)
CRACKS_CRUSHED = (
    ((-18, 5.4), (-14.2, 4.4), (-12.2, 6.5), (-8.6, 5.0), (-6.0, 6.5)),
    ((-0.8, -4.2), (-3.0, 0.4), (-0.6, 2.3), (-2.8, 5.0), (-0.9, 6.9)),
    ((6.4, -7.9), (5.1, -4.3), (7.6, -2.0)),
)
CRACKS_RESTORED = (((8.4, -11), (7.2, -6.9), (9.5, -4.7)),)
TIP, HUB = (332.0, 376.5), (792.0, 246.6)
BONE_ENTRY = 171.0  # units from the tip to the back of the pedicle


def crushed(layer: Layer) -> None:
    """The body crushed in a wedge."""
    _fractured(layer, POSTURES["tasse"].treated, PAIN_TINT, CRACKS_CRUSHED)


def restored(layer: Layer) -> None:
    """The same body with a part of its height back."""
    _fractured(layer, POSTURES["restaure"].treated, TINT_RESTORED, CRACKS_RESTORED)


def _fractured(
    layer: Layer, vertebra: shapes.Vertebra, tint: str, cracks: Sequence[Sequence[tuple[float, float]]]
) -> None:
    shape = vertebra.body()
    paint(layer, shape, tint)
    paint(layer, crescent(shape, -5.5, -5.5), TINT_SHADE, fill_opacity=0.75)
    for crack in cracks:
        paint(layer, LineString(FRAME.line(crack)).intersection(shape), line=PAIN_LINE, width=2.4)
    paint(layer, shape, line=PAIN_LINE, width=3.1)


def metastasis(layer: Layer) -> None:
    """A body that kept its height, eaten by a tumour: hatch and an irregular heavy outline."""
    body(layer, FRAME)
    room = POSTURES["normal"].treated.body().buffer(-3)
    mass = affinity.translate(_mass(POSTURES["restaure"].treated, CEMENT_RESTORED), *TUMOUR_SHIFT)
    # Some tumour stays visible all around the cement of the next step.
    eaten = soften(union([blob(FRAME.line(EATEN)), mass.buffer(6)]), 3)
    eaten = soften(close(eaten, 4).intersection(room), 3)
    paint(layer, eaten, PAIN)
    paint(layer, union(hatch(eaten.buffer(-2), 10.5, -45)), line=PAIN_LINE, width=1.5)
    paint(layer, eaten, line=PAIN_LINE, width=2.8)


def hardened(layer: Layer, patch: BaseGeometry, room: BaseGeometry) -> None:
    """Bone that a tumour made too dense: darker, closely cross-hatched, without the rim of a hollow."""
    paint(layer, patch.buffer(5.5).intersection(room), DENSE_RIM)
    paint(layer, patch, DENSE)
    for angle in (-45, 45):
        # Thinner or closer lines come out darker on the screen than on paper.
        paint(layer, union(hatch(patch.buffer(-1), 8, angle)), line=DENSE_LINE, width=2)
    paint(layer, patch, line=DENSE_LINE, width=1.6)


def dense(layer: Layer) -> None:
    """A body that kept its height and its outline, most of its bone too dense."""
    body(layer, FRAME)
    room = POSTURES["normal"].treated.body().buffer(-3)
    hardened(layer, soften(blob(FRAME.line(HARD)).intersection(room), 3), room)


def define(plate: SmoothPlate) -> None:
    """Write once the mass of cement that two layers use."""
    drawn = SmoothLayer("masse")
    _poured(
        drawn,
        POSTURES["restaure"].treated,
        CEMENT_RESTORED,
        ((-9.4, 5.0, 4), (-5.2, 8.0, 3.4), (1.2, 8.0, 3.8), (4.6, 4.2, 3.2), (-3.4, -0.2, 3)),
    )
    plate.define("masse", drawn)


def cement_restored(layer: Layer) -> None:
    """Cement in the body that got some height back."""
    layer.raw('<use href="#masse"/>')


def cement_tumour(layer: Layer) -> None:
    """Cement in the tumour of the body that kept its height."""
    x, y = TUMOUR_SHIFT
    layer.raw(f'<use href="#masse" transform="translate({x} {y})"/>')


def cement_dense(layer: Layer) -> None:
    """A little cement in the dense bone, round the tip of the needle."""
    dots = ((-9.0, 3.8, 3.4), (-2.2, 5.6, 3.2), (-4.8, 0.2, 3.0), (0.8, 1.4, 3.0), (-6.2, 7.2, 2.6))
    _poured(layer, POSTURES["normal"].treated, CEMENT_HARD, dots)


def cement_crushed(layer: Layer) -> None:
    """Cement in the body that stays crushed."""
    _poured(
        layer,
        POSTURES["tasse"].treated,
        CEMENT_CRUSHED,
        ((-9.6, 5.6, 3.8), (-5.2, 8.2, 3.4), (1.2, 8.2, 3.6), (4.8, 5.6, 3.2)),
    )


def _poured(layer: Layer, vertebra: shapes.Vertebra, drops: Drops, dots: Drops) -> None:
    """A mass kept 1 mm inside the body, with paler dots (their radius in units)."""
    paint(layer, _mass(vertebra, drops), CEMENT, CEMENT_LINE, 2.4)
    for u, v, r in dots:
        x, y = FRAME.at(u, v)
        layer.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{CEMENT_PALE}"/>')


def _mass(vertebra: shapes.Vertebra, drops: Drops) -> BaseGeometry:
    room = vertebra.body().buffer(-shapes.SCALE)
    return soften(close(_drops(drops), 3).intersection(room), 4)


def _drops(circles: Drops) -> BaseGeometry:
    return union(shapes.spot(FRAME, u, v, r) for u, v, r in circles)


def vessel(layer: Layer) -> None:
    """A vein in front of the spine, with the branch that comes out of the treated body."""
    trunk = tube([(247, -40), (239, 90), (235, 220), (233, 340), (230, 470), (223, 690)], [13] * 6)
    branch = tube([(235, 340), (253, 353), (271, 366), (299, 374)], [10, 8.6, 8, 7.6])
    vein = close(union([trunk, branch]), 9)
    paint(layer, vein, VEIN, VEIN_LINE, 2)
    paint(layer, affinity.translate(soften(vein.buffer(-7), 1), -2.5, 0), VEIN_LIGHT)


def leaks(layer: Layer) -> None:
    """Cement out of the body by its cracks: in the disc above, in a vessel, against the nerve.

    The mass itself is painted above this layer and hides where the leaks start.
    """
    roof = POSTURES["restaure"].treated.upper
    pool = _drops(
        [
            (u, roof(u) - off, r)
            for u, off, r in ((-6.0, 2.3, 1.3), (-2.8, 3.5, 2.2), (0.8, 3.2, 2.2), (4.4, 2.9, 1.6))
        ]
    )
    neck = tube(FRAME.line([(-2.4, 0), (-1.8, -5), (-1.0, roof(-1.0) - 2.4)]), [8, 5.5, 8])
    nerve = union(
        [
            _drops([(17.6, 4.6, 1.3), (18.7, 6.5, 1.8), (17.9, 8.6, 1.4)]),
            tube(FRAME.line([(4, 5.2), (9, 4.4), (13, 5.8), (18, 6.2)]), [4, 3.4, 3.4, 4]),
        ]
    )
    vein = tube(
        [(232.4, 312), (232.2, 332), (238, 343), (254, 354.6), (272, 366.6), (322, 377)],
        [6.6, 8.2, 7.2, 5.2, 4.6, 4.4],
    )
    for shape in (union([pool, neck]), vein, nerve):
        leak = soften(close(shape, 4.5), 1.5)
        paint(layer, leak, CEMENT)
        paint(layer, union(hatch(leak.buffer(-1), 7.5, -45)), line=LEAK_HATCH, width=1.5)
        paint(layer, leak, line=PAIN_LINE, width=2.8)


def needle(
    layer: Layer, tip: Pt = TIP, hub: Pt = HUB, entry: float = BONE_ENTRY, *, veil: str = TOOL_IN_BONE
) -> None:
    """The needle: haloed outside, under a veil of what it is in from `entry` units before its tip."""
    length = math.dist(tip, hub)
    frame = shapes.Frame(tip, math.degrees(math.atan2(hub[1] - tip[1], hub[0] - tip[0])))
    radius = 4.3
    shaft = Polygon(
        [(-1, radius - 0.6), (3.4, -radius), (length + 4, -radius), (length + 4, radius), (0.6, radius)]
    )
    outside = frame.place(shaft.intersection(box(entry, -9, length + 9, 9)))
    grip = frame.place(
        soften(
            Polygon(
                [
                    (length - 6, -4),
                    (length + 6, -8.5),
                    (length + 38, -10.5),
                    (length + 38, 10.5),
                    (length + 6, 8.5),
                    (length - 6, 4),
                ]
            ),
            2.4,
        )
    )
    cap = frame.place(soften(box(length + 36, -13.5, length + 46, 13.5), 2.5))
    paint(layer, union([outside, grip, cap]).buffer(2.4), HALO, fill_opacity=0.8)
    point = frame.place(shaft.intersection(box(-2, -9, 26, 9)))
    paint(layer, point.buffer(1.4), "#E6EEEE", fill_opacity=0.85)
    paint(layer, frame.place(shaft.intersection(box(-2, -9, entry + 0.5, 9))), veil)
    paint(layer, outside, TOOL)
    paint(layer, frame.place(LineString([(10, -1.1), (entry, -1.1)])), line=SHINE_IN_BONE, width=1.6)
    paint(layer, frame.place(LineString([(entry, -1.1), (length - 6, -1.1)])), line=TOOL_SHINE, width=1.6)
    paint(layer, grip, TOOL_HUB, TOOL, 2.2)
    paint(layer, cap, CEMENT, TOOL, 2.2)


def dressing(layer: Layer) -> None:
    """A small dressing where the needle went through the skin."""
    pad = soften(Polygon([(733, 245), (744, 245), (744, 277), (733, 277)]), 4.5)
    paint(layer, pad, "#FBF7EE", SKIN_LINE, 2)
    paint(layer, LineString([(738.5, 255), (738.5, 267)]), line="#D8B9A6", width=3)


def heights(layer: Layer) -> None:
    """What is left of the crushed body beside the normal height of the one below."""
    spine = POSTURES["tasse"]
    _bracket(layer, 247, spine.treated, PAIN_LABEL)
    _bracket(layer, 247, spine.vertebrae[spine.broken + 1], LABEL)


def height_restored(layer: Layer) -> None:
    """The height that may come back."""
    _bracket(layer, 244, POSTURES["restaure"].treated, CEMENT_LINE)


def _bracket(layer: Layer, x: float, vertebra: shapes.Vertebra, colour: str) -> None:
    front = -shapes.HALF_WIDTH + 1
    top, low = (vertebra.frame.at(front, v(front))[1] for v in (vertebra.upper, vertebra.lower))
    paint(layer, LineString([(x + 10, top), (x, top), (x, low), (x + 10, low)]), line=colour, width=2.8)
