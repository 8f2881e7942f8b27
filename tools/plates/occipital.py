"""The plate `nerf-occipital`: head and neck from behind, the greater occipital nerve of the right side.

The program mirrors every layer but `fond` for the left side. Run `python -m tools.plates.occipital` to
write the SVG.
"""

from __future__ import annotations

from tools.plates import occipital_acts as acts
from tools.plates import occipital_person as person
from tools.plates import skin_nerve_acts
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import publish


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("nerf-occipital")
    skin_nerve_acts.define(plate)
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')
    person.draw(plate.layer("patient"))
    acts.bones(plate.layer("os"))
    acts.pain(plate.layer("zone"))
    acts.nerve(plate.layer("nerf"))
    acts.asleep(plate.layer("nerf-endormi"))
    acts.ice(plate.layer("glace"))
    acts.cold_probe(plate.layer("sonde-froid"))
    acts.ultrasound(plate.layer("echographe"))
    acts.hands(plate.layer("mains"))
    acts.magnifier(plate.layer("loupe"))
    return plate


if __name__ == "__main__":
    publish(draw())
