"""The plate `nerf-peau`: a nerve under the skin, in pain, reached by a cold probe, frozen, then asleep.

Tissues, nerve and magnifier never move; a step adds or replaces what happens to them. Run
`python -m tools.plates.skin_nerve` to write the SVG.
"""

from __future__ import annotations

from tools.plates import skin_nerve_acts as acts
from tools.plates import skin_nerve_ink as ink
from tools.plates import skin_nerve_shapes as shapes
from tools.plates.bezier import SmoothPlate
from tools.plates.kit import publish


def draw() -> SmoothPlate:
    """The whole plate, in painter's order."""
    plate = SmoothPlate("nerf-peau")
    ink.define(plate)
    acts.define(plate)
    sky = plate.linear("ciel", (0, 0), (0, 640), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    plate.layer("fond").raw(f'<rect width="1000" height="640" rx="16" fill="{sky}"/>')
    ink.tissues(plate.layer("tissus"))
    acts.beam(plate, plate.layer("faisceau"), "faisceau-vertical", 520)
    acts.beam(plate, plate.layer("faisceau-glace"), "faisceau-court", shapes.ICE_AT[1] - 40)
    ink.awake(plate.layer("nerf"))
    ink.fibres(plate.layer("fibres"))
    acts.asleep(plate, plate.layer("nerf-endormi"))
    ink.pain(plate.layer("douleur"))
    ink.numb(plate.layer("zone-calme"))
    ink.signals(plate.layer("signaux"), ink.SIGNALS_BEFORE, everywhere=True)
    ink.signals(plate.layer("signaux-arretes"), ink.SIGNALS_BEFORE[:-1], everywhere=False)
    acts.silent_signals(plate.layer("signaux-absents"), ink.SIGNALS_BEFORE[:-1])
    acts.ice(plate.layer("glace"))
    acts.cold_probe(plate.layer("sonde-froid"), active=False)
    acts.cold_probe(plate.layer("sonde-froid-active"), active=True)
    acts.ultrasound(plate.layer("echographe"))
    acts.dressing(plate.layer("pansement"))
    acts.growth(plate.layer("repousse"))
    ink.section(plate.layer("coupe"), ink.AWAKE, ink.MUSCLE)
    ink.section(plate.layer("coupe-gelee"), ink.FROZEN, "#BFDCEF")
    ink.section(plate.layer("coupe-endormie"), ink.SLEEPING, ink.MUSCLE)
    ink.lens_frame(plate.layer("loupe"))
    return plate


if __name__ == "__main__":
    publish(draw())
