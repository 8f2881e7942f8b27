"""The plate `hanche`: the patient's right hip from the front, with a needle in the joint.

The needle comes from the front and the outer side, in the direction of the neck, to the place where head and
neck meet, as under ultrasound; nerve and vessels stay on the inner side. Worn, the femur moves a little up
and outwards: the joint space narrows under the roof of the socket.
Run `python -m tools.plates.hip` to write the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import hip_shapes as shapes
from tools.plates import joints
from tools.plates.bezier import SmoothPlate
from tools.plates.hip_shapes import HEAD, place, round_head
from tools.plates.joints import coat, edge, even
from tools.plates.kit import (
    DISC,
    DISC_LINE,
    NERVE,
    NERVE_LINE,
    PAIN_LINE,
    Layer,
    Pt,
    blob,
    close,
    curve,
    publish,
    soften,
    tube,
    union,
)
from tools.plates.vertebra_side_acts import VEIN, VEIN_LINE
from tools.plates.vertebra_side_ink import paint

RISE: Pt = (-4.0, -12.0)  # how far a worn femur moves, around the head
ARTERY, ARTERY_LINE, ARTERY_LIGHT = "#C65B4E", "#8F2A20", "#DB8A7F"
FOSSA_FAT, FOSSA_LINE = "#F2E4BE", "#C9AE6A"
TIP, HUB = (432.0, 330.0), (146.0, 536.0)


@dataclass(frozen=True)
class Joint:
    """The joint in one state, healthy or worn. Shapes are around the head until `place`."""

    worn: bool

    @cached_property
    def pelvis(self) -> BaseGeometry:
        """The right half of the pelvis."""
        return shapes.pelvis(worn=self.worn)

    @cached_property
    def femur(self) -> BaseGeometry:
        """The femur; worn, nearer to the roof of the socket."""
        bone = shapes.femur(worn=self.worn)
        return affinity.translate(bone, *RISE) if self.worn else bone

    def at(self, degrees: float, radius: float) -> Pt:
        """A point round the head, where the head is in this state."""
        x, y = round_head(degrees, radius)
        return (x + RISE[0], y + RISE[1]) if self.worn else (x, y)

    @cached_property
    def cartilage(self) -> list[BaseGeometry]:
        """The coats of head and socket: thick and even, or thin, uneven and bare under the roof."""
        head, hip = self.femur, self.pelvis

        def along(a: float, b: float) -> LineString:
            return edge(head, self.at(a, HEAD), self.at(b, HEAD))

        def roof(a: float, b: float) -> LineString:
            return LineString([round_head(a + (b - a) * k / 30, shapes.SOCKET + 0.3) for k in range(31)])

        if not self.worn:
            return [
                coat(along(-66, 60), even(11.5, 0.14), head),
                coat(along(60, 150), even(11.5, 0.18), head),
                coat(roof(-35, 40), even(10, 0.1), hip),
            ]
        thin = ((0, 0.4), (0.3, 6.5), (0.55, 3.5), (0.8, 6), (1, 0.3))
        fading = ((0, 0.3), (0.25, 6), (0.45, 4), (0.8, 9), (1, 0.4))
        return [
            coat(along(-60, -24), thin, head),
            coat(along(2, 60), fading, head),
            coat(along(60, 150), even(9, 0.18), head),
            coat(roof(-35, -19), ((0, 0.4), (0.4, 5.5), (0.75, 4), (1, 0.3)), hip),
            coat(roof(4, 40), ((0, 0.3), (0.25, 5), (0.45, 3.5), (0.8, 8), (1, 0.4)), hip),
        ]

    @cached_property
    def bare(self) -> BaseGeometry:
        """Where the bone has lost its cover."""
        head = edge(self.femur, self.at(-22, HEAD), self.at(0, HEAD))
        roof = LineString([round_head(a, shapes.SOCKET) for a in range(-18, 3, 2)])
        return MultiLineString([head, roof])

    @cached_property
    def labrum(self) -> BaseGeometry:
        """The firm rim of the socket, without what it touches."""
        solid = union([self.pelvis, self.femur, *self.cartilage]).buffer(0.8)
        return soften(shapes.labrum(worn=self.worn).difference(solid), 0.8)

    @cached_property
    def lining(self) -> BaseGeometry:
        """The inside of the capsule."""
        outside = box(-200, -200, 1200, 900).difference(shapes.envelope())
        profile = joints.swollen(11, 5.5, 14) if self.worn else even(5, 0.03)
        band = coat(shapes.capsule_line(), profile, outside, under=0)
        return band.difference(self.pelvis.buffer(1.4))

    @cached_property
    def solid(self) -> BaseGeometry:
        """All that fluid goes round; it flows in front of the neck."""
        head = Point(self.at(0, 0)).buffer(HEAD, 48)
        return union([head, self.pelvis, self.labrum, shapes.fossa(), *self.cartilage])

    @cached_property
    def walls(self) -> BaseGeometry:
        """What has a line of its own; the head, behind the fluid, has none."""
        parts = [self.pelvis, self.labrum, shapes.fossa(), *self.cartilage]
        return union([*parts, joints.bare_bone(self.bare)] if self.worn else parts)

    @cached_property
    def cavity(self) -> BaseGeometry:
        """Where fluid and product spread: round the neck, in front of it, and in the joint space."""
        room = shapes.envelope().difference(
            union([self.solid.buffer(0.6), self.lining.buffer(0.4), self.walls])
        )
        room = soften(room, 0.8)
        return union(part for part in getattr(room, "geoms", [room]) if part.area > 90)

    def draw(self, capsule: Layer, gristle: Layer, bones: Layer) -> None:
        """Inside of the capsule, cartilage, bones and labrum."""
        paint(capsule, place(shapes.envelope()), joints.CAVITY)
        for shape in self.cartilage:
            joints.cartilage(gristle, place(shape))
        paint(bones, place(shapes.fossa()), FOSSA_FAT, FOSSA_LINE, 1.4)
        joints.bone(bones, place(self.pelvis))
        middle = affinity.scale(self.pelvis, -1, 1, origin=(898, 0))
        joints.bone(bones, place(middle.intersection(box(840, 300, 1000, 600))))
        paint(bones, place(box(884, 372, 912, 462).difference(union([self.pelvis, middle]))), DISC, DISC_LINE)
        joints.bone(bones, place(self.femur))
        moved = RISE if self.worn else (0, 0)
        for line in FEMUR_LINES[: 2 if self.worn else 3]:  # fluid has its own edge on the head
            paint(
                bones, place(affinity.translate(LineString(curve(line)), *moved)), line="#8FAFB2", width=1.7
            )
        if self.worn:
            paint(bones, place(self.bare), line=PAIN_LINE, width=4.6)
        joints.fibrocartilage(bones, place(self.labrum))


FEMUR_LINES: tuple[tuple[Pt, ...], ...] = (
    ((400, 306), (410, 346), (426, 390), (440, 426)),
    ((332, 298), (328, 324), (332, 352)),
    tuple(round_head(d, HEAD - 1) for d in range(216, 286, 8)),
)


def tissues(layer: Layer) -> None:
    """Muscles round the hip; those in front of the joint are left out."""
    joints.muscle(
        layer,
        place(blob(shapes.GLUTEAL)),
        [
            [on(p) for p in ((360, -60), (352, 60), (356, 160), (372, 246))],
            [on(p) for p in ((406, -60), (400, 60), (398, 150), (384, 240))],
        ],
    )
    joints.muscle(layer, place(blob(shapes.OUTER_THIGH)))
    joints.muscle(
        layer,
        place(blob(shapes.ADDUCTORS)),
        [
            [on(p) for p in ((790, 510), (700, 590), (600, 660))],
            [on(p) for p in ((700, 530), (620, 600), (520, 660))],
        ],
    )


def on(p: Pt) -> Pt:
    """A point round the head, on the plate."""
    return shapes.on_plate(p)


def vessels(layer: Layer) -> None:
    """Artery and vein in front of the hip, on its inner side."""
    vein = tube(shapes.beside(shapes.ARTERY, shapes.VEIN_AWAY), [10] * 10)
    paint(layer, place(vein), VEIN, VEIN_LINE, 2)
    artery = tube(shapes.ARTERY, [9, 9, 9, 9, 8.6, 8.2, 8, 8])
    paint(layer, place(artery), ARTERY, ARTERY_LINE, 2)
    shine = LineString(curve(shapes.ARTERY)).offset_curve(2.6)
    paint(layer, place(shine), line=ARTERY_LIGHT, width=4)


def nerve(layer: Layer) -> None:
    """The femoral nerve, which fans out below the fold of the groin."""
    x, y = shapes.NERVE[-1]
    fans = [
        tube([shapes.NERVE[-2], (x, y), *((x + dx, y + dy) for dx, dy in fan)], [4.2, 4.4, 3.8, 3.2, 2.8])
        for fan in (((-12, 60), (-32, 130), (-46, 260)), ((3, 70), (0, 150), (8, 260)))
    ]
    stem = tube(shapes.NERVE, [5.6] * 5 + [5])
    paint(layer, place(close(union([stem, *fans]), 3)), NERVE, NERVE_LINE, 1.6)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    healthy, worn = Joint(worn=False), Joint(worn=True)
    plate = SmoothPlate("hanche")
    joints.background(plate)
    body = Polygon([*curve(shapes.SKIN), (1300, 760), (1300, -120)])
    joints.limb(plate.layer("peau"), place(body))
    tissues(plate.layer("muscles"))
    for state, end in ((healthy, ""), (worn, "-arthrose")):
        state.draw(*(plate.layer(f"{name}{end}") for name in ("capsule", "cartilage", "os")))
    joints.fluid(plate.layer("liquide"), place(worn.cavity), place(worn.walls))
    joints.lining(plate.layer("membrane"), place(healthy.lining))
    joints.irritated(plate.layer("membrane-irritee"), place(worn.lining))
    joints.calmed(plate.layer("membrane-calmee"), place(worn.lining))
    joints.product(plate.layer("produit"), place(worn.cavity), place(worn.walls))
    vessels(plate.layer("vaisseaux"))
    nerve(plate.layer("nerf"))
    joints.needle(plate.layer("aiguille"), TIP, HUB, 3.2)
    return plate


if __name__ == "__main__":
    publish(draw())
