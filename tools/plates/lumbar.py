"""The plate `rachis-lombaire`: the lower back from the side, its hernia, its worn joints, its needles.

Run `python -m tools.plates.lumbar` to write the SVG.
"""

from __future__ import annotations

from tools.plates import lumbar_acts as acts
from tools.plates import lumbar_ink as ink
from tools.plates import lumbar_shapes as shapes
from tools.plates import lumbar_wear as wear
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import NERVE, NERVE_LINE, Plate, curve, publish
from tools.plates.vertebra_side import background

TOLERANCE = 0.52  # units a fitted outline may stray
POSTURES = (("", shapes.HEALTHY), ("-pince", shapes.WORN))
FORAMEN, JOINT = ink.Lens((457.0, 323.0), zoom=2.05), ink.Lens((465.0, 299.0), zoom=2.5)
BACK = curve(
    [
        (746, -40), (727, 60), (714, 140), (709, 215), (712, 280), (722, 345),
        (740, 412), (763, 470), (786, 528), (804, 590), (818, 680),
    ]
)  # fmt: skip


def spines(plate: SmoothPlate) -> None:
    """Canal, sac and bones, with a normal disc and with a pinched one that brings down what lies above."""
    healthy, (x, y) = shapes.HEALTHY, (v * ink.K for v in shapes.sink(shapes.PINCHED))
    down = f'transform="translate({x:.1f} {y:.1f})"'
    upper, starts = (SmoothLayer(name, tolerance=TOLERANCE) for name in ("haut", "racines"))
    ink.high_bones(ink.on_plate(upper, 60))
    ink.root_starts(ink.on_plate(starts, 60), healthy.vertebrae[:-1])
    plate.define("haut", upper)
    plate.define("racines", starts)
    ink.canal(ink.on_plate(plate.layer("canal")), healthy)
    sac = ink.on_plate(plate.layer("sac"))
    ink.sac(sac, healthy)
    ink.root_starts(sac, healthy.vertebrae[-1:])
    plate.layer("racines-haut").raw('<use href="#racines"/>')
    plate.layer("racines-haut-pince").raw(f'<use href="#racines" {down}/>')
    ink.on_plate(plate.layer("racine")).draw(shapes.root_of_s1(), NERVE, NERVE_LINE, 1.4)
    for name, spine in POSTURES:
        ink.disc(ink.on_plate(plate.layer(f"disque{name}")), spine.discs()[-2], dry=bool(name))
    ink.low_bones(ink.on_plate(plate.layer("os-bas")))
    plate.layer("os-haut").raw('<use href="#haut"/>')
    plate.layer("os-haut-pince").raw(f'<use href="#haut" {down}/>')
    worn(plate)
    for name, spine in POSTURES:
        ink.fading_roots(plate, plate.layer(f"nerfs{name}"), name[1:2] or "n", spine)
    ink.low_root(ink.on_plate(plate.layer("nerf-bas")))


def worn(plate: SmoothPlate) -> None:
    """Beaks, cracks and painful joints over the pinched posture."""
    drawn = SmoothLayer("joint", tolerance=TOLERANCE)
    wear.joint(ink.on_plate(drawn, 999))
    plate.define("joint", drawn)
    layer = plate.layer("usure")
    wear.cracks(ink.on_plate(layer))
    wear.bodies(ink.on_plate(layer))
    wear.joints(layer, "joint")


def acts_on(plate: Plate) -> None:
    """What the steps add on the plate itself."""

    def brush(name: str) -> ink.FineBrush:
        return ink.on_plate(plate.layer(name))

    brush("racine-sortie").draw(shapes.exit_of_s1(), NERVE, NERVE_LINE, 1.6)
    acts.hernia(brush("hernie"))
    irritated = brush("nerf-irrite")
    acts.irritated(irritated)
    acts.pain_arrows(irritated)
    acts.calmer(brush("nerf-calme"))
    acts.product(brush("produit"))
    acts.needle(brush("aiguille"))
    acts.dressing(brush("pansement"), 712.4, 291, -8)
    acts.small_nerve(brush("petit-nerf"))
    acts.cold(brush("froid"))


def lenses(plate: Plate) -> None:
    """The two magnifiers, the first in layers of its own."""
    ground = plate.layer("loupe")
    ink.lens_ground(ground, FORAMEN)
    ink.root_beyond(FORAMEN.brush(ground))
    ink.near_root(FORAMEN.brush(ground), shapes.HEALTHY.fourth, opacity=0.5)
    acts.hernia(FORAMEN.brush(ground))
    for name, act in (
        ("irrite", acts.irritated),
        ("calme", acts.calmer),
        ("produit", acts.product),
        ("aiguille", acts.needle),
    ):
        act(FORAMEN.brush(plate.layer(f"loupe-{name}")))
    ink.lens_frame(plate.layer("loupe-bord"), FORAMEN)
    near = plate.layer("loupe-facette")
    ink.lens_ground(near, JOINT)
    ink.near_root(JOINT.brush(near), shapes.HEALTHY.fourth)
    ink.low_root(JOINT.brush(near))
    acts.small_nerve(JOINT.brush(near))
    acts.cold(JOINT.brush(near))
    acts.flakes(JOINT.brush(near))
    ink.lens_frame(near, JOINT)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("rachis-lombaire", tolerance=TOLERANCE)
    background(plate, BACK, front=470)
    spines(plate)
    acts_on(plate)
    lenses(plate)
    return plate


if __name__ == "__main__":
    publish(draw())
