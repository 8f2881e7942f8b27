"""The plate `articulation-schema`: any joint, cut in two, with a needle in it.

It stands for the hand, the ankle, the elbow and others, hence no side and no name of a bone. Worn, the upper
bone comes 13 units down and the capsule bulges a little; the rest never moves.
Run `python -m tools.plates.joint_scheme` to write the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from tools.plates import joints
from tools.plates.bezier import SmoothPlate
from tools.plates.joints import coat, edge, even
from tools.plates.kit import PAIN_LINE, Layer, Pt, blob, close, curve, publish, soften, union
from tools.plates.vertebra_side_ink import paint

LEFT_SKIN: tuple[Pt, ...] = (
    (250, -60),
    (247, 60),
    (238, 180),
    (228, 280),
    (225, 350),
    (232, 440),
    (246, 540),
    (254, 700),
)
RIGHT_SKIN: tuple[Pt, ...] = (
    (762, -60),
    (766, 60),
    (771, 180),
    (776, 280),
    (777, 350),
    (770, 440),
    (757, 540),
    (750, 700),
)
UPPER: tuple[Pt, ...] = (
    (410, -60),
    (412, 40),
    (408, 110),
    (396, 166),
    (377, 212),
    (369, 252),
    (378, 286),
    (404, 308),
    (450, 319),
    (500, 322),
    (552, 319),
    (598, 307),
    (622, 284),
    (631, 250),
    (622, 210),
    (604, 164),
    (592, 108),
    (588, 40),
    (590, -60),
)
LOWER: tuple[Pt, ...] = (
    (366, 388),
    (368, 370),
    (382, 359),
    (410, 362),
    (452, 372),
    (500, 376),
    (548, 372),
    (590, 362),
    (618, 359),
    (632, 370),
    (634, 389),
    (624, 424),
    (604, 470),
    (590, 526),
    (584, 600),
    (582, 700),
    (418, 700),
    (416, 600),
    (410, 526),
    (396, 470),
    (376, 424),
)
# From the upper bone to the lower one; the right side mirrors the left, not quite.
LEFT_CAPSULE: tuple[Pt, ...] = (
    (402, 170),
    (366, 190),
    (344, 226),
    (331, 272),
    (327, 318),
    (331, 362),
    (342, 404),
    (362, 436),
    (400, 456),
)
RIGHT_CAPSULE: tuple[Pt, ...] = (
    (598, 168),
    (636, 188),
    (658, 226),
    (670, 272),
    (674, 320),
    (670, 364),
    (659, 406),
    (638, 438),
    (600, 458),
)
UPPER_SPURS: tuple[tuple[Pt, ...], ...] = (
    ((372, 258), (359, 278), (356, 290), (366, 295), (390, 294)),
    ((628, 256), (642, 278), (645, 291), (635, 296), (610, 294)),
)
LOWER_SPURS: tuple[tuple[Pt, ...], ...] = (
    ((388, 359), (362, 354), (351, 358), (354, 370), (370, 392)),
    ((612, 359), (638, 354), (649, 359), (646, 371), (630, 392)),
)
TENDON: tuple[Pt, ...] = (
    (724, -60),
    (726, 60),
    (728, 170),
    (734, 270),
    (734, 350),
    (724, 440),
    (700, 520),
    (664, 590),
    (630, 640),
)
MUSCLE: tuple[Pt, ...] = (
    (640, -80),
    (752, -80),
    (754, 20),
    (750, 100),
    (740, 160),
    (727, 196),
    (712, 160),
    (680, 100),
    (650, 40),
)
LOW_MUSCLE: tuple[Pt, ...] = (
    (318, 470),
    (338, 486),
    (366, 524),
    (394, 590),
    (402, 720),
    (280, 720),
    (276, 640),
    (280, 560),
    (296, 496),
)
DROP, BULGE = 13.0, 22.0
TIP, HUB = (372.0, 328.0), (112.0, 206.0)
MARROW, SPONGE = "#F2EAD8", "#E2D6BC"


@dataclass(frozen=True)
class Joint:
    """The joint in one state, healthy or worn."""

    worn: bool

    @cached_property
    def upper(self) -> BaseGeometry:
        """The upper bone."""
        if not self.worn:
            return blob(UPPER)
        spurred = soften(close(union([blob(UPPER), *map(blob, UPPER_SPURS)]), 8), 2)
        return affinity.translate(spurred, 0, DROP)

    @cached_property
    def lower(self) -> BaseGeometry:
        """The lower bone."""
        if not self.worn:
            return blob(LOWER)
        return soften(close(union([blob(LOWER), *map(blob, LOWER_SPURS)]), 8), 2)

    @cached_property
    def cartilage(self) -> list[BaseGeometry]:
        """The coats of both bones: thick and even, or thin, uneven and missing in the middle."""
        up, low = self.upper, self.lower
        if not self.worn:
            return [
                coat(edge(up, (369, 262), (631, 260)), even(19, 0.2), up),
                coat(edge(low, (368, 372), (632, 372)), even(16, 0.14), low),
            ]
        thin = ((0, 0.4), (0.2, 7), (0.4, 10), (0.6, 6), (0.8, 8), (1, 0.3))
        frayed = ((0, 0.3), (0.2, 7), (0.35, 5), (0.55, 9), (0.8, 6), (1, 0.4))
        y = DROP
        return [
            coat(edge(up, (380, 290 + y), (476, 321 + y)), thin, up),
            coat(edge(up, (536, 320 + y), (622, 288 + y)), frayed, up),
            coat(edge(low, (374, 362), (456, 372)), thin, low),
            coat(edge(low, (520, 375), (626, 362)), frayed, low),
        ]

    @cached_property
    def bare(self) -> BaseGeometry:
        """Where the bone has lost its cover."""
        y = DROP
        return MultiLineString(
            [edge(self.upper, (479, 321 + y), (533, 320 + y)), edge(self.lower, (460, 373), (516, 376))]
        )

    @cached_property
    def capsules(self) -> list[LineString]:
        """The middle of the capsule on both sides; a worn joint holds more fluid and bulges."""
        sides = []
        for points, way in ((LEFT_CAPSULE, -1), (RIGHT_CAPSULE, 1)):
            last = len(points) - 1
            push = (BULGE * 4 * k * (last - k) / last**2 if self.worn else 0 for k in range(last + 1))
            sides.append(
                LineString(curve([(x + way * out, y) for (x, y), out in zip(points, push, strict=True)]))
            )
        return sides

    @cached_property
    def inside(self) -> Polygon:
        """Everything within the capsule."""
        left, right = self.capsules
        return Polygon([*left.coords, *reversed(list(right.coords))]).buffer(0)

    @cached_property
    def bones(self) -> BaseGeometry:
        """Both bones."""
        return union([self.upper, self.lower])

    @cached_property
    def fibrous(self) -> list[BaseGeometry]:
        """The capsule itself."""
        return [
            coat(side, even(8, 0.03), self.inside, under=1).difference(self.bones) for side in self.capsules
        ]

    @cached_property
    def lining(self) -> list[BaseGeometry]:
        """The membrane on the inside of the capsule."""
        outside = box(-100, -100, 1100, 740).difference(self.inside)
        profile = joints.swollen(15, 8, 8) if self.worn else even(7, 0.05)
        return [
            coat(side, profile, outside, under=0).difference(self.bones.buffer(1.6)) for side in self.capsules
        ]

    @cached_property
    def solid(self) -> BaseGeometry:
        """All that fluid goes round."""
        parts = [self.bones, *self.cartilage]
        return union([*parts, joints.bare_bone(self.bare)] if self.worn else parts)

    @cached_property
    def cavity(self) -> BaseGeometry:
        """Where fluid and product spread."""
        room = self.inside.difference(union([self.solid.buffer(0.8), *self.lining]).buffer(0.3))
        room = soften(room, 1.2)
        return union(part for part in getattr(room, "geoms", [room]) if part.area > 200)

    def paint_capsule(self, layer: Layer) -> None:
        """What is inside, then the capsule."""
        paint(layer, self.inside, joints.CAVITY)
        for shape in self.fibrous:
            joints.tendon(layer, shape)

    def paint_bones(self, layer: Layer) -> None:
        """Cartilage, then the bones, cut open: their spongy inside shows."""
        for shape in self.cartilage:
            joints.cartilage(layer, shape)
        for shape, healthy, drop in (
            (self.upper, blob(UPPER), DROP if self.worn else 0),
            (self.lower, blob(LOWER), 0),
        ):
            joints.bone(layer, shape)
            paint(layer, soften(shape.buffer(-13), 8), MARROW)
            self.paint_sponge(layer, healthy.buffer(-20).intersection(box(0, -20, 1000, 640)), drop)
        if self.worn:
            paint(layer, self.bare, line=PAIN_LINE, width=4.6)

    def paint_sponge(self, layer: Layer, inner: BaseGeometry, drop: float) -> None:
        """The holes of a bone's inside; the same in both states, or they would seem to dance."""
        holes = joints.scattered(inner, 70, 19, seed=5)
        for size, some in ((9, holes[::2]), (5.5, holes[1::2])):
            data = "".join(f"M{x:.0f} {y + drop:.0f}h.01" for x, y in some)
            layer.raw(f'<path d="{data}" stroke="{SPONGE}" stroke-width="{size}"/>')


def tissues(layer: Layer) -> None:
    """A muscle that becomes a tendon, beside the joint and away from the needle."""
    cord = LineString(curve(TENDON))
    band = soften(close(cord.buffer(11), 2), 2)
    joints.tendon(layer, band, [[(x + d, y) for x, y in TENDON] for d in (-4, 3)])
    joints.muscle(
        layer, blob(MUSCLE), [[(680, -60), (694, 40), (718, 150)], [(716, -60), (722, 40), (728, 150)]]
    )
    joints.muscle(
        layer, blob(LOW_MUSCLE), [[(320, 490), (326, 580), (324, 700)], [(344, 510), (360, 600), (362, 700)]]
    )


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    healthy, worn = Joint(worn=False), Joint(worn=True)
    plate = SmoothPlate("articulation-schema")
    joints.background(plate)
    joints.limb(plate.layer("peau"), Polygon([*curve(LEFT_SKIN), *reversed(curve(RIGHT_SKIN))]), 15)
    tissues(plate.layer("muscles"))
    for state, end in ((healthy, ""), (worn, "-arthrose")):
        state.paint_capsule(plate.layer(f"capsule{end}"))
        state.paint_bones(plate.layer(f"os{end}"))
        joints.fluid(plate.layer(f"liquide{end}"), state.cavity, state.solid)
    for name, state, style in (
        ("membrane", healthy, joints.lining),
        ("membrane-irritee", worn, joints.irritated),
        ("membrane-calmee", worn, joints.calmed),
    ):
        layer = plate.layer(name)
        for shape in state.lining:
            style(layer, shape)
    joints.product(plate.layer("produit"), worn.cavity, worn.solid, grains=34)
    joints.needle(plate.layer("aiguille"), TIP, HUB, 3.4)
    return plate


if __name__ == "__main__":
    publish(draw())
