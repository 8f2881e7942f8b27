"""The plate `epaule`: the patient's right shoulder from the front, with a needle in the joint.

The needle comes from the front and the outer side to the lower part of the joint space, as under X-rays; it
stays below the tendon of the cuff. Worn, the humerus moves a little towards the socket: the joint space
narrows. Run `python -m tools.plates.shoulder` to write the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import joints
from tools.plates import shoulder_shapes as shapes
from tools.plates.bezier import SmoothPlate
from tools.plates.joints import coat, edge, even
from tools.plates.kit import (
    BONE,
    BONE_LINE,
    BONE_SHADE,
    PAIN_LINE,
    Layer,
    Pt,
    blob,
    crescent,
    curve,
    publish,
    soften,
    union,
)
from tools.plates.shoulder_shapes import HEAD, SOCKET, round_head
from tools.plates.vertebra_side_ink import paint

SHIFT: Pt = (10.0, -1.0)  # how far a worn humerus moves towards the socket
TIP, HUB = (544.0, 348.0), (150.0, 560.0)
LENS = joints.Lens("loupe", spot=(540, 342), centre=(846, 428), radius=126, factor=2.4)
LINES: tuple[tuple[Pt, ...], ...] = (
    ((362, 250), (357, 290), (362, 336), (370, 392)),
    ((386, 262), (378, 300), (382, 340), (388, 380)),
)


@dataclass(frozen=True)
class Joint:
    """The joint in one state, healthy or worn."""

    worn: bool

    @cached_property
    def blade(self) -> BaseGeometry:
        """The shoulder blade."""
        return shapes.blade(worn=self.worn)

    @cached_property
    def humerus(self) -> BaseGeometry:
        """The humerus; worn, nearer to the socket."""
        return self.moved(shapes.humerus(worn=self.worn))

    def moved(self, shape: BaseGeometry) -> BaseGeometry:
        """Something of the humerus, where the humerus is in this state."""
        return affinity.translate(shape, *SHIFT) if self.worn else shape

    def at(self, degrees: float, radius: float) -> Pt:
        """A point round the head, where the head is in this state."""
        x, y = round_head(degrees, radius)
        return (x + SHIFT[0], y + SHIFT[1]) if self.worn else (x, y)

    @cached_property
    def cartilage(self) -> list[BaseGeometry]:
        """The coats of head and socket: thick and even, or thin, uneven and bare in the middle."""
        head, blade = self.humerus, self.blade

        def along(a: float, b: float) -> LineString:
            return edge(head, self.at(a, HEAD), self.at(b, HEAD))

        def cup(a: float, b: float) -> LineString:
            return LineString([round_head(a + (b - a) * k / 30, SOCKET + 0.3) for k in range(31)])

        if not self.worn:
            return [
                coat(along(-26, 56), even(9.5, 0.16), head),
                coat(along(56, 136), even(9.5, 0.16), head),
                coat(cup(58, 127), even(9.5, 0.12), blade),
            ]
        thin = ((0, 0.4), (0.3, 6), (0.55, 3.5), (0.8, 5.5), (1, 0.3))
        fading = ((0, 0.3), (0.25, 5), (0.45, 3.5), (0.8, 6.5), (1, 0.4))
        return [
            coat(along(-22, 58), even(7, 0.16), head),
            coat(along(58, 84), ((0, 7), (0.3, 4), (0.7, 5), (1, 0.3)), head),
            coat(along(106, 132), fading, head),
            coat(cup(58, 84), thin, blade),
            coat(cup(103, 127), fading, blade),
        ]

    @cached_property
    def bare(self) -> BaseGeometry:
        """Where the bone has lost its cover."""
        head = edge(self.humerus, self.at(86, HEAD), self.at(105, HEAD))
        return MultiLineString([head, LineString([round_head(a, SOCKET) for a in range(86, 103, 2)])])

    @cached_property
    def labrum(self) -> list[BaseGeometry]:
        """The firm rim of the socket, without what it touches."""
        solid = union([self.blade, self.humerus, *self.cartilage]).buffer(0.8)
        return [soften(shape.difference(solid), 0.8) for shape in shapes.labrum(worn=self.worn)]

    @cached_property
    def lining(self) -> BaseGeometry:
        """The inside of the capsule, in front and in the pocket."""
        profile = joints.swollen(12, 6, 13) if self.worn else even(5, 0.03)
        return self.lined(shapes.lower_capsule(), profile)

    @cached_property
    def upper_lining(self) -> BaseGeometry:
        """The inside of the capsule under the tendon."""
        return self.lined(shapes.upper_capsule(), even(4 if self.worn else 5, 0.03))

    def lined(self, line: LineString, profile: joints.Profile) -> BaseGeometry:
        """A stretch of the capsule with its lining."""
        outside = box(-200, -200, 1200, 900).difference(shapes.envelope())
        return coat(line, profile, outside, under=0).difference(self.blade.buffer(1.4))

    @cached_property
    def walls(self) -> BaseGeometry:
        """What fluid goes round and what has a line of its own."""
        parts = [self.blade, *self.labrum, *self.cartilage]
        return union([*parts, joints.bare_bone(self.bare)] if self.worn else parts)

    @cached_property
    def cavity(self) -> BaseGeometry:
        """Where fluid and product spread: joint space, pocket, and a crescent in front of the neck."""
        bare = Point(self.at(52, 64)).buffer(112, 48)
        head = Point(self.at(0, 0)).buffer(HEAD, 48).intersection(bare)
        around = union([self.walls, head]).buffer(0.6)
        wet = union([around, self.lining, self.upper_lining])
        room = shapes.envelope().difference(wet.buffer(0.2))
        room = soften(room, 0.8)
        return union(part for part in getattr(room, "geoms", [room]) if part.area > 90)

    def draw(self, capsule: Layer, gristle: Layer, bones: Layer) -> None:
        """Inside of the capsule, cartilage, bones and labrum."""
        paint(capsule, shapes.envelope(), joints.CAVITY)
        joints.lining(capsule, self.upper_lining)
        for shape in self.cartilage:
            joints.cartilage(gristle, shape)
        joints.bone(bones, self.blade)
        joints.bone(bones, self.humerus)
        for line in LINES:
            paint(bones, self.moved(LineString(curve(line))), line="#8FAFB2", width=1.7)
        if self.worn:
            paint(bones, self.bare, line=PAIN_LINE, width=4.6)
        for shape in self.labrum:
            joints.fibrocartilage(bones, shape)


def flesh() -> Polygon:
    """Shoulder, arm and the side of the chest, which runs off the plate."""
    return Polygon([*curve(shapes.SKIN), *curve(shapes.ARMPIT), (1200, 760), (1200, -120)])


def roof(layer: Layer) -> None:
    """Acromion, collarbone and beak: the bones above the joint."""
    joints.bone(layer, blob(shapes.CLAVICLE))
    joints.bone(layer, blob(shapes.ACROMION))
    beak = blob(shapes.CORACOID)
    paint(layer, beak, BONE)
    paint(layer, soften(crescent(beak, -6, -6), 1).intersection(box(540, 150, 600, 230)), BONE_SHADE)
    # It grows out of the blade: no line at its base.
    paint(layer, LineString(curve(shapes.CORACOID)), line=BONE_LINE, width=2.6)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    healthy, worn = Joint(worn=False), Joint(worn=True)
    plate = SmoothPlate("epaule")
    joints.background(plate)
    joints.limb(plate.layer("peau"), flesh())
    muscles = plate.layer("muscles")
    belly, tendon = shapes.cuff()
    joints.muscle(muscles, blob(shapes.UPPER_ARM))
    joints.muscle(
        muscles, belly, [[(1040, 140), (800, 144), (630, 162)], [(1040, 160), (800, 164), (650, 174)]]
    )
    for state, end in ((healthy, ""), (worn, "-arthrose")):
        state.draw(*(plate.layer(f"{name}{end}") for name in ("capsule", "cartilage", "os")))
    joints.fluid(plate.layer("liquide"), worn.cavity, worn.walls)
    joints.lining(plate.layer("membrane"), healthy.lining)
    joints.irritated(plate.layer("membrane-irritee"), worn.lining)
    joints.calmed(plate.layer("membrane-calmee"), worn.lining)
    joints.product(plate.layer("produit"), worn.cavity, worn.walls)
    cuff = plate.layer("coiffe")
    fibres = [[(x, y + d) for x, y in shapes.CUFF[:7]] for d in (-5, 5)]
    joints.tendon(cuff, tendon, fibres)
    joints.muscle(
        cuff,
        blob(shapes.DELTOID),
        [
            [(324, 140), (286, 220), (278, 320), (300, 460), (336, 570)],
            [(338, 150), (300, 240), (294, 330), (320, 450)],
        ],
    )
    roof(plate.layer("os-toit"))
    joints.needle(plate.layer("aiguille"), TIP, HUB, 3.2)
    closer(plate, healthy, worn)
    return plate


def closer(plate: SmoothPlate, healthy: Joint, worn: Joint) -> None:
    """The lower half of the joint space under a lens."""
    for state, name in ((healthy, "loupe"), (worn, "loupe-arthrose")):
        layer = LENS.of(plate, name)
        paint(layer, LENS.source, joints.FLESH[-1])
        state.draw(layer, layer, layer)
    joints.lining(plate.layers[-2], healthy.lining)
    layer = LENS.of(plate, "loupe-irritee")
    joints.fluid(layer, worn.cavity, worn.walls)
    joints.irritated(layer, worn.lining)
    layer = LENS.of(plate, "loupe-produit")
    joints.calmed(layer, worn.lining)
    joints.product(layer, worn.cavity, worn.walls)
    joints.needle(LENS.of(plate, "loupe-aiguille"), TIP, HUB, 3.2)
    LENS.rim(plate.layer("loupe-cadre"))


if __name__ == "__main__":
    publish(draw())
