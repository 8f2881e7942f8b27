"""The room with the patient on the back: before, the acts, rest. Writes `salle-dos.svg`.

People, table, machines are those of `salle`; nothing on the patient moves from one step to the next, but
for the head, raised on two pillows to rest.
"""

from __future__ import annotations

from dataclasses import replace

from tools.plates import room_back_acts as acts
from tools.plates import room_back_machines as own
from tools.plates import room_machines as machines
from tools.plates import room_people as people
from tools.plates import room_supine as supine
from tools.plates.bezier import SmoothLayer, SmoothPlate
from tools.plates.kit import Plate, publish
from tools.plates.room import NURSE_ARMS, NURSE_SHIFT, needle, use
from tools.plates.room_bed import pillow
from tools.plates.room_people import Arm

TOLERANCE = 0.8  # looser than `salle`: two machines and two screens more
KNEE_SHIFT = 'transform="translate(186 0)"'  # the C-arm of `salle`, from the back to the knee
# No X-rays with ultrasound, so no lead apron; near the X-rays the nurse has one.
SCANNING = replace(people.RADIOLOGIST, apron=None)
SHIELDED = replace(people.NURSE, apron=("#5F957A", "#3F6E55"), cap=("#7FB296", "#4A7C61"))

PROBING_ARMS = (
    Arm((562, 190), (532, 258), (556, 278), (578, 286), 1),
    Arm((662, 190), (691, 252), (679, 277), (642, 289), -1),
)
# Before: the bare hand pulls the cuff of the glove over the other hand.
GLOVING_ARMS = (
    Arm((562, 190), (536, 266), (582, 276), (602, 216), 1),
    Arm((662, 190), (696, 262), (648, 282), (593, 272), 1, gloved=False),
)
# One hand by the window of the drape, the other on the cloth: it holds a tube, or lies there.
THERE_ARMS = (
    Arm((370, 190), (355, 264), (404, 302), (440, 315), -1),
    Arm((470, 190), (496, 248), (491, 276), (479, 300), -1),
)


def draw() -> SmoothPlate:
    """Compose every layer, from the wall to the hands."""
    plate = SmoothPlate("salle-dos", tolerance=TOLERANCE)
    machines.keep_frame(plate)
    people.keep_pieces(plate)
    face = SmoothLayer("tete-oreiller", tolerance=TOLERANCE)
    pillow(face, 186, 300)
    supine.head(face, awake=True)
    plate.define("tete-oreiller", face)

    machines.wall(plate)
    own.window(plate, plate.layer("fenetre"))
    machines.clock(plate.layer("horloge"), 540, 128, 44)
    own.knee_screen(plate.layer("ecran-genou"), 794, 20)
    own.hip_screen(plate.layer("ecran-scanner"), 34, 44)
    ring = SmoothLayer("scanner", tolerance=0.3)  # its shade follows long straight edges
    plate.layers.append(ring)
    machines.scanner(plate, ring)
    arm = plate.layer("arceau")
    arm.raw(f"<g {KNEE_SHIFT}>")
    machines.c_arm(arm)
    arm.raw("</g>")
    own.ultrasound(plate.layer("echographe"))
    own.echoes(plate.layer("image-echo"))
    own.waiting(plate.layer("ecran-attente"))
    own.bedside(plate.layer("chevet"))
    team(plate)
    machines.table(plate.layer("table"))
    use(plate, "tete", "tete-oreiller")
    raised = plate.layer("tete-haute")
    acts.wedge(raised)
    raised.raw(f'<use href="#tete-oreiller" {acts.RAISED}/>')
    supine.body(plate.layer("corps"))
    acts.bare_knee(plate.layer("genou-decouvert"))
    acts.drape(plate.layer("champ"))
    supine.resting_hand(plate.layer("main-patient"))
    ray = plate.layer("faisceau")
    ray.raw(f"<g {KNEE_SHIFT}>")
    machines.beam(ray)
    ray.raw("</g>")
    own.probe(plate.layer("sonde"), people.sleeve(PROBING_ARMS[1]))
    needle(plate.layer("aiguille-echo"), (619, 318), (577, 281))
    acts.catheter(plate.layer("tube"))
    needle(plate.layer("aiguille-scanner"), (497, 339), (484, 297))
    hands(plate)
    return plate


def team(plate: SmoothPlate) -> None:
    """Who stands behind the table, step by step."""
    arms = SmoothLayer("manches", tolerance=TOLERANCE)
    people.sleeves(arms, people.NURSE, NURSE_ARMS)
    plate.define("manches", arms)
    for name, look, masked in (("infirmiere", SHIELDED, True), ("infirmiere-repos", people.NURSE, False)):
        nurse = plate.layer(name)
        people.body(nurse, look, (219, 90, 0.935), (), tilt=6, gaze=3, masked=masked)
        nurse.raw(f'<use href="#manches" {NURSE_SHIFT}/>')
    standing = SmoothLayer("radiologue-debout", tolerance=TOLERANCE)
    people.body(standing, SCANNING, (612, 56, 1), (), tilt=4, gaze=4)
    plate.define("radiologue-debout", standing)
    for name, both in (("radiologue-echo", PROBING_ARMS), ("radiologue-gants", GLOVING_ARMS)):
        use(plate, name, "radiologue-debout")
        people.sleeves(plate.layers[-1], SCANNING, both)
    people.body(plate.layer("radiologue"), people.RADIOLOGIST, (420, 56, 1), THERE_ARMS, tilt=6, gaze=3)


def hands(plate: Plate) -> None:
    """Hands over the patient and over what they hold."""
    for name, arms in (("mains-echo", PROBING_ARMS), ("mains", THERE_ARMS)):
        layer = plate.layer(name)
        for arm in arms:
            people.hand(layer, people.RADIOLOGIST, arm)
    gloving = plate.layer("mains-gants")
    for arm in GLOVING_ARMS:
        people.hand(gloving, people.RADIOLOGIST, arm)
        if arm.gloved:
            acts.glove_cuff(gloving, arm)
    nurse = plate.layer("main-infirmiere")
    nurse.raw(f"<g {NURSE_SHIFT}>")
    for arm in NURSE_ARMS:
        people.hand(nurse, people.NURSE, arm)
    nurse.raw("</g>")


if __name__ == "__main__":
    publish(draw())
