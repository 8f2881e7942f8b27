"""The room plate: the patient on the table, the team, the machines. Writes `salle.svg`.

The neck steps reuse the same radiologist and the same C-arm, mirrored: defs hold what is drawn twice.
"""

from __future__ import annotations

from tools.plates import room_machines as machines
from tools.plates import room_people as people
from tools.plates import room_prone as prone
from tools.plates import room_supine as supine
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import TOOL, TOOL_HUB, TOOL_SHINE, Layer, Plate, publish
from tools.plates.room_people import Arm

TOLERANCE = 0.5
# The back is treated at x = 462, the neck at x = 290: one drawing, mirrored about the middle of both.
MIRROR = 'transform="translate(752 0) scale(-1 1)"'
NURSE_SHIFT = 'transform="translate(44 0)"'

RADIOLOGIST_ARMS = (
    Arm((272, 190), (266, 268), (338, 308), (378, 322), 1),
    Arm((372, 190), (389, 250), (416, 276), (434, 298), -1),
)
NURSE_ARMS = (
    Arm((125, 222), (106, 296), (126, 346), (140, 376), -1, gloved=False),
    Arm((225, 222), (262, 282), (292, 306), (318, 318), 1, gloved=False),
)
ANAESTHETIST_ARMS = (
    Arm((134, 208), (120, 288), (144, 340), (156, 362), -1),
    Arm((228, 208), (246, 282), (238, 320), (234, 340), 1),
)


def needle(layer: Layer, tip: tuple[float, float], hub: tuple[float, float]) -> None:
    """A needle from its hub down to its tip at the skin, with a white edge."""
    ux, uy = hub[0] - tip[0], hub[1] - tip[1]
    length = (ux * ux + uy * uy) ** 0.5
    ux, uy = ux / length, uy / length
    layer.stroke([tip, hub], "#FFFFFF", 7, smooth=False, stroke_opacity=0.8)
    layer.stroke([tip, hub], TOOL, 3.2, smooth=False)
    end = (hub[0] + ux * 13, hub[1] + uy * 13)
    layer.stroke([hub, end], TOOL, 9.5, smooth=False)
    layer.stroke([hub, end], TOOL_HUB, 5.5, smooth=False)
    layer.stroke([(tip[0] + ux * 6, tip[1] + uy * 6), hub], TOOL_SHINE, 0.9, smooth=False)


def use(plate: Plate, layer_id: str, name: str, transform: str = "") -> None:
    """A layer made of a kept drawing."""
    plate.layer(layer_id).raw(f'<use href="#{name}" {transform}/>')


def draw() -> Plate:
    """Compose every layer, from the wall to the hands."""
    plate = SmoothPlate("salle", tolerance=TOLERANCE)
    machines.keep_screens(plate)
    people.keep_pieces(plate)
    kept = {
        name: SmoothLayer(name, tolerance=TOLERANCE)
        for name in ("c", "rayon", "medecin", "gants", "soignante", "main")
    }
    for name, drawing in (("c", machines.c_arm), ("rayon", machines.beam)):
        kept[name].raw('<g transform="translate(10 0)">')
        drawing(kept[name])
        kept[name].raw("</g>")
    people.body(kept["medecin"], people.RADIOLOGIST, (322, 56, 1), RADIOLOGIST_ARMS, tilt=7, gaze=3)
    for arm in RADIOLOGIST_ARMS:
        people.hand(kept["gants"], people.RADIOLOGIST, arm)
    people.body(kept["soignante"], people.NURSE, (175, 90, 0.935), NURSE_ARMS, tilt=6, gaze=3)
    for arm in NURSE_ARMS:
        people.hand(kept["main"], people.NURSE, arm)
    for name, layer in kept.items():
        plate.define(name, layer)

    machines.wall(plate)
    machines.clock(plate.layer("horloge"), 640, 128, 44)
    machines.spine_screen(plate.layer("ecran"), 772, 40)
    machines.slice_screen(plate.layer("ecran-scanner"), 34, 44)
    machines.neck_screen(plate.layer("ecran-cou"), 772, 40)
    machines.scanner(plate, plate.layer("scanner"))
    use(plate, "arceau", "c")
    use(plate, "arceau-cou", "c", MIRROR)
    machines.monitor(plate.layer("moniteur"))
    people.body(
        plate.layer("anesthesiste"),
        people.ANAESTHETIST,
        (181, 74, 0.965),
        ANAESTHETIST_ARMS,
        tilt=-4,
        gaze=-2,
    )
    use(plate, "infirmiere", "soignante")
    use(plate, "infirmiere-dos", "soignante", NURSE_SHIFT)
    use(plate, "radiologue", "medecin")
    use(plate, "radiologue-cou", "medecin", MIRROR)
    machines.table(plate.layer("table"))
    prone.patient(plate.layer("patient-ventre"))
    supine.patient(plate.layer("patient-dos"))
    prone.drape(plate.layer("champ"))
    supine.drape(plate.layer("champ-cou"))
    watch = plate.layer("surveillance")
    machines.drip(watch, 80, 66)
    prone.watch(watch)
    after = plate.layer("surveillance-dos")
    supine.watch(after)
    machines.drip(after, 524, 66)
    use(plate, "faisceau", "rayon")
    use(plate, "faisceau-cou", "rayon", MIRROR)
    needle(plate.layer("aiguille"), (463, 338), (433, 287))
    needle(plate.layer("aiguille-cou"), (289, 351), (318, 290))
    use(plate, "mains", "gants")
    use(plate, "mains-cou", "gants", MIRROR)
    use(plate, "main-infirmiere", "main")
    use(plate, "main-infirmiere-dos", "main", NURSE_SHIFT)
    # The other hand is under the head.
    people.hand(plate.layer("main-anesthesiste"), people.ANAESTHETIST, ANAESTHETIST_ARMS[0])
    return plate


if __name__ == "__main__":
    publish(draw())
