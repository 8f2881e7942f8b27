"""The plate `vertebre-profil`: a fragile or crushed vertebra from the side, its needle and its cement.

Three postures are drawn: with the treated body whole, crushed, and partly restored. What lies under the
treated body never moves; what lies above it tips with the fracture, hence the layers in threes
(`…-normal`, `…-tasse`, `…-restaure`). Run `python -m tools.plates.vertebra_side` to write the SVG.
"""

from __future__ import annotations

from collections.abc import Sequence

from shapely.geometry import LineString, Polygon

from tools.plates import vertebra_side_acts as acts
from tools.plates import vertebra_side_ink as ink
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import BONE, FAT, SKIN, SKIN_LINE, Plate, Pt, curve, publish
from tools.plates.vertebra_side_ink import FRAME, POSTURES, paint

BACK = curve([(760, -40), (747, 90), (739.5, 210), (738, 320), (744, 430), (755, 560), (766, 680)])


def background(plate: Plate, back: Sequence[Pt] = BACK, front: int = 455) -> None:
    """The card, then the soft tissues behind the spine, from x `front`, and the skin along `back`."""
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')
    warm = plate.linear("chair", (front, 0), (735, 0), [(0, FAT, 0), (0.55, FAT, 0.5), (1, "#F4E6D8", 1)])
    tissues = plate.layer("tissus")
    paint(tissues, Polygon([(front, -40), *back, (front, 680)]), warm)
    paint(tissues, Polygon([*back, *((x - 13, y) for x, y in reversed(back))]), SKIN)
    paint(tissues, LineString(back), line=SKIN_LINE, width=2.2)


def bones(plate: Plate) -> None:
    """Canal, discs, arches from below upwards, then the healthy bodies."""
    base = POSTURES["normal"]
    broken, whole = base.broken, base.vertebrae
    for name, spine in POSTURES.items():
        ink.canal(plate, name, spine)
    ink.discs(plate.layer("disques"), base.discs()[broken:])
    for name, spine in POSTURES.items():
        ink.discs(plate.layer(f"disques-haut-{name}"), spine.discs()[:broken])
    low = plate.layer("os")
    for k in range(len(whole) - 1, broken - 1, -1):
        ink.arch(low, whole[k], whole[k + 1] if k + 1 < len(whole) else None)
    for vertebra in whole[broken + 1 :]:
        ink.body(low, vertebra.frame)
    # The needle must not seem to cross the sac: the pedicle that it follows becomes opaque.
    paint(plate.layer("pedicule"), ink.over_canal(base.treated), BONE, fill_opacity=0.84)
    for name, spine in POSTURES.items():
        high = plate.layer(f"os-haut-{name}")
        for k in range(broken - 1, -1, -1):
            ink.arch(high, spine.vertebrae[k], spine.vertebrae[k + 1])
        for vertebra in spine.vertebrae[:broken]:
            ink.body(high, vertebra.frame)


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("vertebre-profil")
    ink.define(plate)
    acts.define(plate)
    background(plate)
    acts.vessel(plate.layer("vaisseaux"))
    bones(plate)
    ink.body(plate.layer("os-normal"), FRAME)
    acts.metastasis(plate.layer("metastase"))
    acts.dense(plate.layer("metastase-dense"))
    acts.crushed(plate.layer("lesion"))
    acts.restored(plate.layer("lesion-restauree"))
    for name, spine in POSTURES.items():
        if name == "normal":
            ink.roots(plate, plate.layer("nerfs"), "b", spine.vertebrae[spine.broken :])
        ink.roots(plate, plate.layer(f"nerfs-haut-{name}"), name[0], spine.vertebrae[: spine.broken])
    acts.leaks(plate.layer("fuite"))
    acts.cement_restored(plate.layer("ciment"))
    acts.cement_tumour(plate.layer("ciment-metastase"))
    acts.cement_dense(plate.layer("ciment-dense"))
    acts.cement_crushed(plate.layer("ciment-tasse"))
    acts.dressing(plate.layer("pansement"))
    acts.needle(plate.layer("aiguille"))
    acts.heights(plate.layer("hauteur"))
    acts.height_restored(plate.layer("hauteur-restauree"))
    return plate


if __name__ == "__main__":
    publish(draw())
