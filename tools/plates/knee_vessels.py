"""The plate `genou-vaisseaux`: a worn right knee, its arteries, and the closing of its vessels in excess.

Run `python -m tools.plates.knee_vessels` to write the SVG. The plate has a side: the program mirrors
every layer but `fond`, so only that one holds a gradient.
"""

from __future__ import annotations

from tools.plates import knee_vessels_ink as ink
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import Plate, publish


def background(plate: Plate) -> None:
    """The card."""
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')


def draw() -> SmoothPlate:
    """The whole plate, in painter's order: the knee, what happens to it, the lens."""
    plate = SmoothPlate("genou-vaisseaux")
    background(plate)
    ink.leg(plate.layer("jambe"))
    ink.trunk(plate.layer("artere-principale"))
    ink.pouch(plate.layer("membrane"))
    for state in ink.SWOLLEN:
        ink.membrane(plate.layer(f"membrane-{state}"), state)
    ink.branches(plate.layer("arteres"))
    ink.bones(plate.layer("os"))
    ink.cartilage(plate.layer("cartilage"))
    ink.behind(plate.layer("arteres-derriere"))
    ink.patella(plate.layer("rotule"))
    ink.excess(plate.layer("neovaisseaux"))
    ink.closed(plate.layer("vaisseaux-fermes"))
    ink.catheter(plate.layer("catheter"))
    ink.grains(plate.layer("grains"))
    ink.oil(plate.layer("gouttes"))
    ink.nerves(plate.layer("nerfs"), calm=False)
    ink.nerves(plate.layer("nerfs-calmes"), calm=True)
    ink.lens_ground(plate.layer("loupe"))
    for state in ink.SWOLLEN:
        ink.lens_membrane(plate.layer(f"loupe-membrane-{state}"), state)
    ink.lens_bones(plate.layer("loupe-os"))
    ink.lens_excess(plate.layer("loupe-neovaisseaux"))
    ink.lens_closed(plate.layer("loupe-vaisseaux-fermes"))
    ink.lens_artery(plate.layer("loupe-artere"))
    ink.lens_catheter(plate.layer("loupe-catheter"))
    ink.lens_grains(plate.layer("loupe-grains"))
    ink.lens_oil(plate.layer("loupe-gouttes"))
    ink.lens_plugs(plate.layer("loupe-bouchons"))
    ink.lens_nerves(plate.layer("loupe-nerfs"), calm=False)
    ink.lens_nerves(plate.layer("loupe-nerfs-calmes"), calm=True)
    ink.lens_frame(plate.layer("loupe-cadre"))
    return plate


if __name__ == "__main__":
    publish(draw())
