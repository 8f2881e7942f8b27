"""The plate `vertebre-coupe`: a slice through a lumbar disc, its hernia, and how it is treated.

The patient lies face down, seen from the feet: back on top, patient's right on the right. It is drawn for the
right side and the program mirrors it, so only `fond` may hold a gradient. Run
`python -m tools.plates.vertebra_slice` to write the SVG.
"""

from __future__ import annotations

from tools.plates import vertebra_slice_acts as acts
from tools.plates import vertebra_slice_ink as ink
from tools.plates import vertebra_slice_nerves as nerves
from tools.plates import vertebra_slice_shapes as shapes
from tools.plates import vertebra_slice_tools as tools
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import publish
from tools.plates.vertebra_slice_lens import Lens

LENS_RADIUS, LENS_CENTRE = 104.0, (870.0, 456.0)
LENS = Lens(shapes.at(11.6, -5.2), LENS_CENTRE, LENS_RADIUS)
LENS_MEDIAN = Lens(shapes.at(3.0, -2.0), LENS_CENTRE, LENS_RADIUS)
MAGNIFIERS = {  # what each repeats of the layers under it
    "loupe": (
        LENS,
        ("canal", "os-arriere", "sac-lateral", "racine-comprimee", "os", "disque", "hernie"),
    ),
    "loupe-mediane": (
        LENS_MEDIAN,
        ("canal", "os-arriere", "sac-median", "racine-ecartee", "os", "disque", "hernie-mediane"),
    ),
    "loupe-apres": (
        LENS,
        ("canal", "os-arriere", "sac-lateral-apres", "racine-apres", "os", "disque", "hernie-apres"),
    ),
    "loupe-mediane-apres": (
        LENS_MEDIAN,
        (
            "canal",
            "os-arriere",
            "sac-median-apres",
            "racine-mediane-apres",
            "os",
            "disque",
            "hernie-mediane-apres",
        ),
    ),
}
IN_MAGNIFIER = {  # the instrument of a step, over what its magnifier shows
    "loupe-aiguille": (LENS, "aiguille-guide"),
    "loupe-sonde": (LENS, "sonde"),
    "loupe-aiguille-mediane": (LENS_MEDIAN, "aiguille-guide-mediane"),
    "loupe-sonde-mediane": (LENS_MEDIAN, "sonde-mediane"),
}
NEAR_MEDIAN = (5, 6, 9)  # the nerves of the sac that the middle hernia squeezes


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("vertebre-coupe")
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')
    drawn = layers()
    for name, parts in drawn.items():
        ink.paint(plate.layer(name), parts)
    for name, (lens, shown) in MAGNIFIERS.items():
        lens.draw(plate.layer(name), (part for layer in shown for part in drawn[layer]))
    for name, (lens, tool) in IN_MAGNIFIER.items():
        lens.add(plate.layer(name), drawn[tool])
    return plate


def layers() -> dict[str, ink.Parts]:
    """Every layer but the background."""
    lateral, median = nerves.LATERAL, nerves.MEDIAN
    return {
        "tissus": ink.tissues(),
        "muscles": ink.muscles(),
        "canal": ink.canal(),
        "os-arriere": ink.background(),
        "ligaments": ink.ligaments(),
        "sac": ink.sac(nerves.AT_REST),
        "sac-lateral": ink.sac(lateral),
        "sac-median": ink.sac(median, hurt=NEAR_MEDIAN),
        "sac-lateral-apres": ink.sac(nerves.LATERAL_AFTER),
        "sac-median-apres": ink.sac(nerves.MEDIAN_AFTER),
        "racine-voisine": ink.other_root(),
        "racine": ink.root(nerves.AT_REST),
        "racine-ecartee": ink.root(median),
        "racine-comprimee": ink.sore_root(lateral),
        "racine-apres": ink.root(nerves.LATERAL_AFTER),
        "racine-mediane-apres": ink.root(nerves.MEDIAN_AFTER),
        "os": ink.bones(),
        "disque": ink.disc(),
        "noyau": ink.nucleus(),
        "noyau-use": ink.nucleus_worn(),
        "hernie": acts.hernia(acts.LATERAL),
        "hernie-mediane": acts.hernia(acts.MEDIAN),
        "hernie-calme": acts.hernia_calm(acts.LATERAL),
        "hernie-apres": acts.hernia_after(acts.LATERAL, nerves.LATERAL_AFTER),
        "hernie-mediane-apres": acts.hernia_after(acts.MEDIAN, nerves.MEDIAN_AFTER),
        "nerfs": ink.free_nerves(),
        "produit": acts.product(),
        "pansement": tools.dressing(tools.PROBE),
        "pansement-mediane": tools.dressing(tools.PROBE_MEDIAN),
        "aiguille": tools.needle(),
        "aiguille-guide": tools.needle(tools.GUIDE),
        "aiguille-guide-mediane": tools.needle(tools.GUIDE_MEDIAN),
        "sonde": tools.probe(tools.PROBE),
        "sonde-mediane": tools.probe(tools.PROBE_MEDIAN),
    }


if __name__ == "__main__":
    publish(draw())
