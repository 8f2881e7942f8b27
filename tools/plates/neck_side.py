"""The plate `vertebre-cou`: a sick vertebra of the neck from the side, its needle and its cement.

Two postures are drawn: with the treated body whole, and crushed. What lies under the treated body never
moves; what lies above it tips with the fracture, hence the layers in twos (`…-normal`, `…-tasse`).
The neck is seen through: nothing is cut. The needle enters on the near side, beside the way of the air.
Run `python -m tools.plates.neck_side` to write the SVG.
"""

from __future__ import annotations

from tools.plates import neck_side_acts as acts
from tools.plates import neck_side_front as front
from tools.plates import neck_side_ink as ink
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import publish
from tools.plates.neck_side_ink import POSTURES


def bones(plate: SmoothPlate) -> None:
    """Canal, cord, discs, arches from below upwards, then the healthy bodies."""
    base = POSTURES["normal"]
    at, whole = base.at, base.vertebrae
    for name, neck in POSTURES.items():
        ink.canal(plate, name, neck)
    ink.discs(plate.layer("disques"), base.discs()[at:])
    for name, neck in POSTURES.items():
        ink.discs(plate.layer(f"disques-haut-{name}"), neck.discs()[:at])
    low = plate.layer("os")
    for vertebra in reversed(whole[at:]):
        ink.arch(low, vertebra)
    for vertebra in whole[at + 1 :]:
        ink.body(low, vertebra)
    for name, neck in POSTURES.items():
        high = plate.layer(f"os-haut-{name}")
        for vertebra in reversed(neck.vertebrae[:at]):
            ink.arch(high, vertebra)
        for vertebra in neck.vertebrae[:at]:
            ink.body(high, vertebra)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("vertebre-cou")
    ink.define(plate)
    front.background(plate)
    front.throat(plate.layer("gorge"))
    bones(plate)
    acts.crushed(plate.layer("tassement"))
    acts.tumour(plate.layer("tumeur"))
    acts.dense(plate.layer("tumeur-dense"))
    for name, neck in POSTURES.items():
        if name == "normal":
            ink.roots(plate, plate.layer("nerfs"), "b", neck.vertebrae[neck.at :])
        ink.roots(plate, plate.layer(f"nerfs-haut-{name}"), name[0], neck.vertebrae[: neck.at])
    acts.cement_crushed(plate.layer("ciment-tasse"))
    acts.cement_tumour(plate.layer("ciment-tumeur"))
    acts.cement_dense(plate.layer("ciment-dense"))
    acts.dressing(plate.layer("pansement"))
    acts.tool(plate, plate.layer("aiguille"))
    acts.syringe(plate.layer("seringue"))
    return plate


if __name__ == "__main__":
    publish(draw())
