"""What happens to the treated vertebra of `vertebre-cou`: fracture, tumours, needle, syringe, cement."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from tools.plates import neck_side_shapes as shapes
from tools.plates.brush import oval
from tools.plates.kit import (
    CEMENT,
    CEMENT_LINE,
    PAIN,
    PAIN_LINE,
    PAIN_TINT,
    SKIN_LINE,
    TOOL,
    Layer,
    Plate,
    Pt,
    blob,
    close,
    crescent,
    hatch,
    soften,
    union,
)
from tools.plates.neck_side_ink import FRAME, POSTURES, body
from tools.plates.vertebra_side_acts import CEMENT_PALE, HALO, TINT_SHADE, Drops, hardened, needle
from tools.plates.vertebra_side_ink import paint
from tools.plates.vertebra_side_shapes import Frame

NEAR_SKIN = "#F2E5D9"
GLASS, GLASS_LINE = "#EEF5F6", "#4F6A6E"

TIP = FRAME.at(0.6, 1.8)
SLOPE, LENGTH = math.radians(13.5), 252.0
HUB = (TIP[0] - LENGTH * math.cos(SLOPE), TIP[1] + LENGTH * math.sin(SLOPE))
SKIN_ENTRY = 140.0  # units from the tip to the skin on the near side of the neck

CRACKS = (
    ((-9.2, 3.6), (-7.0, 2.8), (-5.8, 4.2), (-3.8, 3.2), (-2.6, 4.2)),
    ((-1.0, -0.8), (-1.9, 1.0), (-0.4, 2.2), (-1.4, 4.0)),
    ((4.0, -4.8), (3.2, -2.8), (4.6, -1.4)),
)
CEMENT_CRUSHED: Drops = (
    (-5.6, 3.2, 1.9),
    (-2.8, 2.4, 2.6),
    (0.2, 2.0, 2.9),
    (2.4, 1.8, 2.0),
    (-4.6, 5.2, 1.6),
    (-1.4, 4.8, 1.3),
    (1.6, 4.0, 1.4),
    (1.8, -0.8, 1.2),
    (-6.9, 4.4, 1.0),
)
EATEN: tuple[Pt, ...] = (
    (-6.6, 0.2),
    (-6.2, -3.0),
    (-4.0, -4.6),
    (-1.8, -4.0),
    (0.6, -5.2),
    (3.0, -4.0),
    (5.2, -3.0),
    (5.0, -0.4),
    (5.9, 1.8),
    (4.2, 4.2),
    (1.6, 4.4),
    (-0.6, 5.2),
    (-3.0, 4.6),
    (-5.4, 4.8),
    (-6.4, 2.6),
)
CEMENT_TUMOUR: Drops = (
    (-3.6, -1.2, 1.9),
    (-1.4, 0.4, 2.2),
    (1.0, -1.6, 2.0),
    (2.2, 1.2, 1.9),
    (-3.2, 2.0, 1.6),
    (-0.4, 2.6, 1.4),
    (0.2, -2.8, 1.1),
    (-4.6, 0.4, 1.0),
)
HARD: tuple[Pt, ...] = (
    (-7.4, 0.6),
    (-6.9, -3.6),
    (-4.0, -5.0),
    (-0.8, -4.2),
    (2.2, -5.4),
    (4.6, -4.0),
    (4.8, -1.4),
    (6.8, 0.6),
    (6.9, 3.6),
    (4.6, 4.9),
    (1.4, 4.3),
    (-2.0, 5.4),
    (-5.4, 5.2),
    (-7.2, 3.4),
)
CEMENT_DENSE: Drops = (
    (-1.2, 1.4, 1.9),
    (1.2, 0.6, 1.8),
    (1.6, 2.6, 1.4),
    (-3.0, 2.6, 1.3),
    (-0.2, -0.9, 1.2),
)


def crushed(layer: Layer) -> None:
    """The body crushed in a wedge, its cracks and its heavy outline."""
    shape = POSTURES["tasse"].treated.body()
    paint(layer, shape, PAIN_TINT)
    paint(layer, crescent(shape, -4.6, -4.6), TINT_SHADE, fill_opacity=0.75)
    for crack in CRACKS:
        paint(layer, LineString(FRAME.line(crack)).intersection(shape), line=PAIN_LINE, width=2.1)
    paint(layer, shape, line=PAIN_LINE, width=2.9)


def tumour(layer: Layer) -> None:
    """A body that kept its height, eaten by a tumour."""
    whole = POSTURES["normal"].treated
    body(layer, whole)
    eaten = soften(blob(FRAME.line(EATEN)).intersection(whole.body().buffer(-3)), 2.4)
    paint(layer, eaten, PAIN)
    paint(layer, union(hatch(eaten.buffer(-2), 9, -45)), line=PAIN_LINE, width=1.4)
    paint(layer, eaten, line=PAIN_LINE, width=2.6)


def dense(layer: Layer) -> None:
    """A body that kept its height and outline, in which a tumour made the bone too dense."""
    whole = POSTURES["normal"].treated
    body(layer, whole)
    room = whole.body().buffer(-2.4)
    hardened(layer, soften(blob(FRAME.line(HARD)).intersection(room), 2.4), room)


def poured(layer: Layer, vertebra: shapes.Vertebra, drops: Drops, dots: Sequence[Pt]) -> None:
    """A mass kept 1 mm inside the body, with paler dots."""
    paint(layer, mass(vertebra, drops), CEMENT, CEMENT_LINE, 2.2)
    for u, v in dots:
        x, y = FRAME.at(u, v)
        layer.raw(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{CEMENT_PALE}"/>')


def mass(vertebra: shapes.Vertebra, drops: Drops) -> BaseGeometry:
    """The cement that a body holds."""
    room = vertebra.body().buffer(-0.9 * shapes.SCALE)
    return soften(close(shapes.spots(FRAME, drops), 3).intersection(room), 2.6)


def cement_crushed(layer: Layer) -> None:
    """Cement in the body that stays crushed."""
    poured(layer, POSTURES["tasse"].treated, CEMENT_CRUSHED, ((-5, 4), (-2.6, 5), (2.6, 2.8), (0.6, -0.2)))


def cement_tumour(layer: Layer) -> None:
    """Cement in the tumour, of which some stays visible all around."""
    poured(layer, POSTURES["normal"].treated, CEMENT_TUMOUR, ((-3.4, -1.4), (-2.8, 2), (1, -2.2), (2.6, 1.8)))


def cement_dense(layer: Layer) -> None:
    """A little cement in the dense bone, near the tip."""
    poured(layer, POSTURES["normal"].treated, CEMENT_DENSE, ((-1.6, 2.4), (1.8, 2.2), (1, 0)))


def tool(plate: Plate, layer: Layer) -> None:
    """The needle, which enters the skin on the near side of the neck, not in the outline of the throat."""
    frame = _along()
    x, y = frame.at(SKIN_ENTRY, 0)
    plate.defs.append(
        f'<radialGradient id="peau" gradientUnits="userSpaceOnUse" cx="{x:.1f}" cy="{y:.1f}" r="74">'
        f'<stop offset="0.5" stop-color="{NEAR_SKIN}"/>'
        f'<stop offset="1" stop-color="{NEAR_SKIN}" stop-opacity="0"/></radialGradient>'
    )
    paint(layer, oval(x, y, 74, 74), "url(#peau)")
    paint(layer, oval(x, y, 11, 7, -13.5), "#D3A48C", "#A67C66", 1.6)
    needle(layer, TIP, HUB, SKIN_ENTRY)


def _along() -> Frame:
    """Along the needle, from its tip, in units."""
    turn = math.degrees(math.atan2(HUB[1] - TIP[1], HUB[0] - TIP[0]))
    return Frame(TIP, turn, 1)


def syringe(layer: Layer) -> None:
    """The syringe of cement, in place of the cap of the needle."""
    frame, start = _along(), LENGTH + 34
    rod = frame.place(box(start + 74, -4, start + 100, 4))
    thumb = frame.place(soften(box(start + 98, -15, start + 105, 15), 2.5))
    barrel = frame.place(soften(box(start, -14, start + 78, 14), 4))
    wings = frame.place(soften(box(start + 74, -22, start + 81, 22), 2.5))
    paste = frame.place(soften(box(start + 5, -9.5, start + 50, 9.5), 2))
    piston = frame.place(soften(box(start + 50, -10, start + 58, 10), 2))
    paint(layer, union([rod, thumb, barrel, wings]).buffer(2.4), HALO, fill_opacity=0.8)
    for part, fill, line in (
        (rod, GLASS, GLASS_LINE),
        (thumb, GLASS, GLASS_LINE),
        (barrel, GLASS, GLASS_LINE),
        (wings, GLASS, GLASS_LINE),
        (paste, CEMENT, CEMENT_LINE),
        (piston, TOOL, TOOL),
    ):
        paint(layer, part, fill, line, 2)


def dressing(layer: Layer) -> None:
    """A small dressing where the needle went through the skin, on the near side of the neck."""
    x, y = _along().at(SKIN_ENTRY, 0)
    pad = soften(box(x - 17, y - 15, x + 17, y + 15), 5)
    paint(layer, pad, "#FBF7EE", SKIN_LINE, 2)
    paint(layer, soften(box(x - 8, y - 7, x + 8, y + 7), 2), "#EBDCCD")


def inside() -> BaseGeometry:
    """The part of the needle that is in the neck, for the checks."""
    frame = _along()
    return LineString([frame.at(0, 0), frame.at(SKIN_ENTRY, 0)]).buffer(4.3, cap_style="flat")
