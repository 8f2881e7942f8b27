"""The plate `genou-articulation`: the patient's right knee from the front, with a needle in the joint.

The outer side of a right knee is at the viewer's left. The patient lies on the back; the needle comes from
the outer side, above the kneecap, into the pouch of the joint, as under ultrasound. Worn, the shin bone
tips a little towards the worn compartment: the joint space narrows there, nothing else moves.
Run `python -m tools.plates.knee_joint` to write the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import joints
from tools.plates import knee_joint_shapes as points
from tools.plates.bezier import SmoothPlate
from tools.plates.joints import coat, edge, even
from tools.plates.kit import BONE_LINE, PAIN_LINE, Layer, Pt, blob, close, curve, publish, soften, union
from tools.plates.vertebra_side_ink import paint

LENS = joints.Lens("loupe", spot=(637, 441), centre=(852, 440))


def bones(*, worn: bool) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry]:
    """Thigh bone, shin bone and its thin neighbour."""
    femur: BaseGeometry
    tibia: BaseGeometry
    fibula: BaseGeometry
    femur, tibia, fibula = blob(points.FEMUR), blob(points.TIBIA), blob(points.FIBULA)
    if not worn:
        return femur, tibia, fibula
    femur = soften(close(union([femur, *map(blob, points.FEMUR_SPURS)]), 6), 1.5)
    tibia = soften(close(union([tibia, *map(blob, points.TIBIA_SPURS)]), 5), 1.5)
    return femur, _tipped(tibia), _tipped(fibula)


def _tipped(shape: BaseGeometry) -> BaseGeometry:
    return affinity.rotate(shape, points.WORN_TILT, points.WORN_PIVOT)


def healthy_cartilage(femur: BaseGeometry, tibia: BaseGeometry) -> list[BaseGeometry]:
    """Even coats on both condyles and both plateaus."""
    return [
        coat(edge(femur, (327, 352), (457, 400)), even(14, 0.14), femur),
        coat(edge(femur, (523, 400), (659, 352)), even(14, 0.14), femur),
        coat(edge(tibia, (337, 466), (463, 457)), even(12.5, 0.14), tibia),
        coat(edge(tibia, (521, 457), (651, 466)), even(12.5, 0.14), tibia),
    ]


def worn_cartilage(femur: BaseGeometry, tibia: BaseGeometry) -> list[BaseGeometry]:
    """Outer coats a little thinner; inner ones thin, uneven and bare in places."""
    thinning, frayed = (
        ((0, 0.4), (0.3, 11), (0.6, 5), (0.8, 6), (1, 0.3)),
        ((0, 0.3), (0.3, 6), (0.6, 3), (0.8, 6), (1, 0.3)),
    )
    return [
        coat(edge(femur, (329, 372), (457, 400)), even(11, 0.15), femur),
        coat(edge(femur, (523, 400), (580, 429)), thinning, femur),
        coat(edge(femur, (622, 427), (650, 408)), frayed, femur),
        coat(edge(tibia, (338, 466), (462, 456)), even(9.5, 0.15), tibia),
        coat(edge(tibia, _spot((522, 457)), _spot((572, 468))), thinning, tibia),
        coat(edge(tibia, _spot((612, 466)), _spot((646, 463))), frayed, tibia),
    ]


def _spot(point: Pt) -> Pt:
    """A point of the shin bone, in its worn position."""
    [(x, y)] = _tipped(Point(point)).coords
    return (x, y)


def menisci(*, worn: bool) -> list[BaseGeometry]:
    """Thin wedges at both edges of the joint space; the inner one shrinks with the cartilage."""
    outer: list[Pt] = [
        (317, 424),
        (326, 420),
        (340, 430),
        (366, 445),
        (398, 452),
        (366, 458),
        (336, 456),
        (319, 452),
    ]
    inner: list[Pt] = [
        (669, 424),
        (660, 420),
        (646, 430),
        (620, 445),
        (590, 452),
        (620, 458),
        (650, 456),
        (667, 452),
    ]
    if worn:
        inner = [(677, 424), (670, 421), (654, 428), (636, 439), (654, 447), (674, 446)]
    return [soften(blob(outer), 1.5), soften(blob(inner), 1.5)]


def envelope() -> Polygon:
    """Everything inside the capsule, down to where it holds on the shin bone."""
    return Polygon([*curve(points.CAPSULE), (640, 500), (350, 500)]).buffer(0)


def lining(tibia: BaseGeometry, *, worn: bool) -> BaseGeometry:
    """The inside of the capsule, from one edge of the shin bone to the other."""
    line = LineString(curve(points.CAPSULE))
    outside = box(-100, -100, 1100, 740).difference(envelope())
    return coat(line, joints.swollen(12, 6, 19) if worn else even(5, 0.03), outside, under=0).difference(
        tibia.buffer(1.6)
    )


def cavity(state: Joint) -> BaseGeometry:
    """Where fluid and product spread: the pouch above the kneecap, both gutters, the joint space."""
    solid = state.solid
    room = envelope().difference(state.lining.buffer(0.5))
    room = max(getattr(room, "geoms", [room]), key=lambda part: float(part.area))
    pouch = room.intersection(box(0, 0, 1000, 412)).difference(blob(points.BARE_CONDYLES))
    beside = room.difference(union([solid.buffer(0.8), box(0, 480, 1000, 700)]))
    whole = soften(close(union([pouch, beside]), 2).difference(solid.difference(pouch)), 1)
    return union(part for part in getattr(whole, "geoms", [whole]) if part.area > 60)


def patella(layer: Layer) -> None:
    """The kneecap, in front: seen through, its outline dashed."""
    shape = blob(points.PATELLA)
    paint(layer, shape, "#FFFFFF", fill_opacity=0.42)
    paint(layer, shape, line=BONE_LINE, width=2.4, stroke_dasharray="9 7")


def thigh_muscles(layer: Layer) -> None:
    """The big muscle of the thigh, on both sides of the bone, and its tendon's place."""
    joints.muscle(
        layer,
        blob(points.THIGH_OUTER),
        [[(300, -60), (312, 60), (332, 150), (346, 214)], [(350, -60), (354, 60), (360, 130), (362, 190)]],
    )
    joints.muscle(
        layer,
        blob(points.THIGH_INNER),
        [[(690, -60), (682, 60), (668, 160), (654, 232)], [(630, -60), (630, 60), (632, 150), (634, 220)]],
    )


def calf_muscles(layer: Layer) -> None:
    """The muscles of the leg, below the joint."""
    joints.muscle(layer, blob(points.CALF_OUTER))
    joints.muscle(layer, blob(points.CALF_INNER), [[(676, 544), (680, 600), (676, 720)]])


@dataclass(frozen=True)
class Joint:
    """The joint in one state, healthy or worn."""

    worn: bool

    @cached_property
    def bones(self) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry]:
        """Thigh bone, shin bone and its thin neighbour."""
        return bones(worn=self.worn)

    @property
    def femur(self) -> BaseGeometry:
        """The thigh bone."""
        return self.bones[0]

    @property
    def tibia(self) -> BaseGeometry:
        """The shin bone."""
        return self.bones[1]

    @cached_property
    def cartilage(self) -> list[BaseGeometry]:
        """The coats of both bones."""
        return (worn_cartilage if self.worn else healthy_cartilage)(self.femur, self.tibia)

    @cached_property
    def menisci(self) -> list[BaseGeometry]:
        """The wedges, without what they touch."""
        solid = union([self.femur, self.tibia, *self.cartilage]).buffer(1)
        return [soften(shape.difference(solid), 1) for shape in menisci(worn=self.worn)]

    @cached_property
    def bare(self) -> BaseGeometry:
        """Where the bone has lost its cover."""
        low = edge(self.tibia, _spot((575, 467)), _spot((609, 467)))
        return MultiLineString([edge(self.femur, (583, 428), (619, 428)), low])

    @cached_property
    def solid(self) -> BaseGeometry:
        """All that fluid goes round."""
        parts = [self.femur, self.tibia, *self.cartilage, *self.menisci]
        return union([*parts, joints.bare_bone(self.bare)] if self.worn else parts)

    @cached_property
    def lining(self) -> BaseGeometry:
        """The inside of the capsule."""
        return lining(self.tibia, worn=self.worn)

    def draw(self, gristle: Layer, bone: Layer, rims: Layer) -> None:
        """Cartilage, bones and menisci."""
        for shape in self.cartilage:
            joints.cartilage(gristle, shape)
        femur, tibia, fibula = self.bones
        for shape in (fibula, femur, tibia):
            joints.bone(bone, shape)
        for line in points.INNER_LINES:
            placed: BaseGeometry = LineString(curve(line))
            if self.worn and line[0][1] > 460:
                placed = _tipped(placed)
            paint(bone, placed, line="#8FAFB2", width=1.7)
        if self.worn:
            paint(bone, self.bare, line=PAIN_LINE, width=4.6)
        for shape in self.menisci:
            joints.fibrocartilage(rims, shape)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    healthy, worn = Joint(worn=False), Joint(worn=True)
    room = cavity(worn)
    plate = SmoothPlate("genou-articulation")
    joints.background(plate)
    joints.limb(
        plate.layer("peau"), Polygon([*curve(points.OUTER_SKIN), *reversed(curve(points.INNER_SKIN))])
    )
    muscles = plate.layer("muscles")
    thigh_muscles(muscles)
    calf_muscles(muscles)
    paint(plate.layer("capsule"), envelope(), joints.CAVITY)
    for state, end in ((healthy, ""), (worn, "-arthrose")):
        state.draw(*(plate.layer(f"{name}{end}") for name in ("cartilage", "os", "menisques")))
    joints.fluid(plate.layer("liquide"), room, worn.solid)
    joints.lining(plate.layer("membrane"), healthy.lining)
    joints.irritated(plate.layer("membrane-irritee"), worn.lining)
    joints.calmed(plate.layer("membrane-calmee"), worn.lining)
    joints.product(plate.layer("produit"), room, worn.solid)
    patella(plate.layer("rotule"))
    joints.needle(plate.layer("aiguille"), points.TIP, points.HUB)
    closer(plate, healthy, worn, room)
    return plate


def closer(plate: SmoothPlate, healthy: Joint, worn: Joint, room: BaseGeometry) -> None:
    """The inner edge of the joint space under a lens, in the four states."""
    for state, name in ((healthy, "loupe"), (worn, "loupe-arthrose")):
        layer = LENS.of(plate, name)
        paint(layer, box(500, 300, 800, 600), joints.FLESH[0])
        paint(layer, envelope(), joints.CAVITY)
        state.draw(layer, layer, layer)
    joints.lining(plate.layers[-2], healthy.lining)
    layer = LENS.of(plate, "loupe-irritee")
    joints.fluid(layer, room, worn.solid)
    joints.irritated(layer, worn.lining)
    layer = LENS.of(plate, "loupe-produit")
    joints.calmed(layer, worn.lining)
    joints.product(layer, room, worn.solid)
    LENS.rim(plate.layer("loupe-cadre"))


if __name__ == "__main__":
    publish(draw())
