"""Two plates: awake to asleep in six small scenes, and one large scene for each way.

`continuum-anesthesie` shows all six; `anesthesie-modes` shows one patient, the same in every step, with
the equipment and the carers of one way of anaesthesia.
"""

from __future__ import annotations

from pathlib import Path

from shapely import affinity
from shapely.geometry import box

from tools.plates import anaesthesia_team as team
from tools.plates.anaesthesia_arms import hanging_sleeve, reach
from tools.plates.anaesthesia_people import (
    ARM_DRIP,
    BROWN,
    FINGERTIP,
    HEAD_AT,
    HEAD_TURN,
    LIGHT,
    Tone,
    arm,
    features,
    patient,
    slab,
)
from tools.plates.brush import Brush, finish, rounded
from tools.plates.kit import Layer, Plate, hatch, soften
from tools.plates.room_people import Arm

OUT = Path(__file__).parents[2] / "resources/illustrations"


def room(plate: Plate, floor: float | None = None) -> None:
    """Background, and a sand floor from height `floor` down."""
    wall = plate.linear("mur", (0, 0), (0, plate.height), [(0, "#EAF3F4", 1), (1, "#DDECEE", 1)])
    fond = Brush(plate.layer("fond"))
    fond.layer.raw(f'<rect width="1000" height="640" rx="16" fill="{wall}"/>')
    if floor is None:
        return
    ground = soften(box(0, 0, 1000, 640), 16).intersection(box(0, floor, 1000, 640))
    fond.draw(ground, "#EBE0D3").line([(0, floor), (1000, floor)], "#CDB7A2", 2.2, smooth=False)


def table(brush: Brush) -> None:
    """The examination table; its right end runs off the plate."""
    brush.draw(box(300, 30, 400, 98), team.STEEL, team.STEEL_LINE)
    brush.draw(soften(box(268, 98, 432, 115), 8), team.STEEL, team.STEEL_LINE)
    brush.draw(soften(box(-40, 0, 960, 20), 8), "#A7CAD0", team.STEEL_LINE)
    brush.draw(soften(box(-48, 16, 960, 38), 10), "#FBFCFC", team.STEEL_LINE)


def face(brush: Brush, eyes: str, mouth: str | None) -> None:
    """The patient's features."""
    features(brush.at(*HEAD_AT, 1, HEAD_TURN), eyes, mouth)


def numb_half(brush: Brush) -> None:
    """Tint and hatch on the lower body, hand left out."""
    zone = slab(356, 432).union(slab(432, 900, 5)).difference(arm().buffer(1.5))
    if brush.cut is not None:
        zone = zone.intersection(box(0, -200, 620, 10))
    brush.draw(zone, team.LIQUID, fill_opacity=0.5)
    for stroke in hatch(zone, 22):
        brush.line([(x, y) for x, y in stroke.coords], team.LIQUID_LINE, 1.3, smooth=False, opacity=0.55)
    brush.line([(356, -106), (360, -80), (357, -46)], team.LIQUID_LINE, 2.6, stroke_dasharray="7 6")


# Where the carers stand behind the table: x, y, size. Their shoulders are above the patient's chest, or their
# arms would have no room to bend.
CARER_AT, RADIOLOGIST_AT = (318, -36, 0.92), (486, -36, 0.92)
MASK_ARM = Arm((-62, -138), (-88, -48), (-164, -58), (-222, -72), -1)
SHOULDER_ARM = Arm((-62, -138), (-70, -48), (-122, -38), (-184, -23), -1, gloved=False)
SYRINGE_ARM = Arm((62, -138), (92, -62), (20, -84), (-32, -108), 1)
STEADY_ARM = Arm((-62, -138), (-92, -60), (-66, -24), (-30, -20), 1)

BACKS = {
    "radiologue": (RADIOLOGIST_AT, team.RADIOLOGIST, 0),
    "soignante": (CARER_AT, team.GUIDE, -15),
    "anesthesiste": (CARER_AT, team.ANAESTHETIST, 0),
}


def modes() -> Plate:
    """The large scenes: carers behind, the patient, then what each way adds."""
    plate = Plate("anesthesie-modes")
    room(plate, 560)

    def frame(layer: str) -> Brush:
        return Brush(plate.layer(layer)).at(84, 452, 1.3)

    hanging = Layer("bras-pendant")
    hanging_sleeve(Brush(hanging).at(84, 452, 1.3).at(*CARER_AT))
    plate.defs.append(f'<g id="bras-pendu">{rounded(hanging.items)}</g>')
    for name, (place, who, tilt) in BACKS.items():
        back = frame(name).at(*place)
        team.carer(back, who, tilt)
        if who is team.RADIOLOGIST:
            reach(back, STEADY_ARM, who.skin, long=True)
        else:
            back.layer.raw('<use href="#bras-pendu"/>')
    # Nothing to hold: the other arm hangs too.
    plate.layer("bras-pendant").raw(
        f'<use href="#bras-pendu" transform="translate({2 * (84 + 1.3 * CARER_AT[0]):g} 0) scale(-1 1)"/>'
    )
    base = frame("patient")
    table(base)
    patient(base)
    team.numb_spot(frame("zone-locale"))
    numb_half(frame("bas-du-corps"))
    surveillance(frame("surveillance"))
    face(frame("visage-parle"), "open", "talk")
    for mode, scene in SCENES.items():
        scene(frame(mode))
    mask = frame("masque")
    team.wall_outlet(mask.at(-26, -236))
    team.hose(mask, [(142, -172), (112, -212), (40, -230), (-26, -236)])
    team.gas_mask(mask)
    holding_hand(mask.at(*CARER_AT))
    shoulder_hand(frame("main-epaule").at(*CARER_AT))
    return finish(plate)


def surveillance(brush: Brush) -> None:
    """Screen, drip and finger clip."""
    team.monitor(brush.at(584, -236), -400)
    team.drip(brush, 452, -322, ARM_DRIP)
    team.finger_clip(brush, FINGERTIP, [(496, -62), (520, -120), (500, -214)])


def locale(front: Brush) -> None:
    """The radiologist numbs the zone of an awake, talking person."""
    team.syringe(front.at(394, -94, 0.86, -40))
    reach(front.at(*RADIOLOGIST_AT), SYRINGE_ARM, BROWN, long=True)
    team.bubble(front.at(196, -218, 1.1), 150, (-60, 96), 3)


def meopa(front: Brush) -> None:
    """Awake, breathing the gas through a mask held by a trained carer."""
    face(front, "open", None)


def holding_hand(front: Brush, skin: Tone = LIGHT) -> None:
    """The carer's gloved hand holding the mask."""
    reach(front, MASK_ARM, skin)


def shoulder_hand(front: Brush) -> None:
    """The carer's hand on the patient's shoulder."""
    reach(front, SHOULDER_ARM, LIGHT)


def hypnosis(front: Brush) -> None:
    """Awake, calm, listening to a carer."""
    face(front, "open", "smile")
    team.voice(front.at(290, -224), 172)


def sedation(front: Brush) -> None:
    """Half asleep: oxygen at the nose, an anaesthetist close by."""
    face(front, "half", "rest")
    team.cannula(front, [(140, -40), (110, -14), (40, -12), (-30, -16), (-90, -30)])


def regional(front: Brush) -> None:
    """Awake, talking, the lower body numbed."""
    team.bubble(front.at(96, -238, 1.1), 140, (34, 100), 3)


def general(front: Brush) -> None:
    """Asleep: the team helps the breathing."""
    face(front, "closed", None)


SCENES = {
    "locale": locale,
    "locale-meopa": meopa,
    "hypnose": hypnosis,
    "sedation": sedation,
    "loco-regionale": regional,
    "generale": general,
}


SMALL_SYRINGE_ARM = Arm((62, -138), (100, -62), (24, -98), (-50, -132), 1)
SMALL_CARER_AT = (318, -24, 0.9)
CARD, MATTRESS, SMALL = (300, 196), 180, 0.6
COLUMNS, ROWS, BAR = (28, 350, 672), (22, 350), (291, 321)
CARDS = {
    "locale": (0, 0),
    "loco-regionale": (0, 1),
    "locale-meopa": (1, 0),
    "hypnose": (1, 1),
    "sedation": (2, 0),
    "generale": (2, 1),
}
MARKS = {
    "locale": 150,
    "loco-regionale": 206,
    "hypnose": 472,
    "locale-meopa": 528,
    "sedation": 750,
    "generale": 850,
}
SPEECH = {
    "locale": (3, 1.0, 1.0),
    "loco-regionale": (3, 1.0, 0.9),
    "hypnose": (2, 0.86, 0.78),
    "locale-meopa": (2, 0.72, 0.66),
    "sedation": (1, 0.62, 0.5),
}  # bars, size, opacity


def continuum() -> Plate:
    """Six small scenes above and below the bar from awake to asleep."""
    plate = Plate("continuum-anesthesie")
    room(plate)
    shared = Layer("personne")
    card = soften(box(0, 0, *CARD), 18)
    base = Brush(shared, cut=card, weight=0.74).at(20, MATTRESS, SMALL)
    base.draw(box(-80, 0, 960, 60), "#A7CAD0", team.STEEL_LINE)
    patient(base)
    plate.defs.append(f'<g id="personne">{rounded(shared.items)}</g>')
    scale_bar(plate)
    for mode, (column, row) in CARDS.items():
        x, y = COLUMNS[column], ROWS[row]
        place = affinity.translate(card, x, y)
        Brush(plate.layer(f"focus-{mode}")).draw(place.buffer(8), "#FFF6E0", "#0B5C6B", 4)
        layer = plate.layer(mode)
        Brush(layer).draw(place, "#F5FAFA")
        inside = Brush(layer, cut=place, weight=0.74).at(x + 20, y + MATTRESS, SMALL)
        small_back(mode, inside)
        layer.raw(f'<use href="#personne" x="{x}" y="{y}"/>')
        small_front(mode, inside)
        Brush(layer).draw(place, "none", "#8FB6BF", 1.8)
    return finish(plate)


def scale_bar(plate: Plate) -> None:
    """The bar, its six marks and their stems towards the scenes."""
    fill = plate.linear(
        "eveil",
        (120, 0),
        (880, 0),
        [
            (0, "#F7E3A1", 1),
            (0.5, "#F3E4B4", 1),
            (0.74, "#9CC7CE", 1),
            (0.87, "#2E7C87", 1),
            (1, "#07414C", 1),
        ],
    )
    bar = Brush(plate.layer("echelle"))
    middle = (BAR[0] + BAR[1]) / 2
    for mode, x in MARKS.items():
        end = BAR[0] - 16 if CARDS[mode][1] == 0 else ROWS[1]
        bar.line([(x, middle), (x, end)], "#5E8286", 2.4, smooth=False, stroke_dasharray="1 6")
    bar.draw(soften(box(120, BAR[0], 880, BAR[1]), 14.9), fill, "#5E8286", 2.2)
    for x in MARKS.values():
        bar.draw(team.disc(x, middle, 8.5), "#FBFDFD", "#33474A", 2.4)


def small_back(mode: str, brush: Brush) -> None:
    """Who and what is behind the patient in a small scene."""
    if mode == "hypnose":
        team.carer(brush.at(*SMALL_CARER_AT), team.GUIDE, -15)
        hanging_sleeve(brush.at(*SMALL_CARER_AT))
    if mode in ("locale-meopa", "generale"):
        who = team.NURSE if mode == "locale-meopa" else team.ANAESTHETIST
        team.carer(brush.at(*SMALL_CARER_AT), who)
        hanging_sleeve(brush.at(*SMALL_CARER_AT))
        team.hose(brush, [(158, -142), (182, -128), (196, -90)])


def small_front(mode: str, brush: Brush) -> None:
    """The face, what is around the patient, and a speech bubble paler from scene to scene."""
    face(brush, *FACES[mode])
    if mode == "loco-regionale":
        numb_half(brush)
    if mode in ("locale", "hypnose", "locale-meopa"):
        team.numb_spot(brush)
    if mode == "locale":
        team.syringe(brush.at(394, -94, 0.86, -52))
        reach(brush.at(*RADIOLOGIST_AT), SMALL_SYRINGE_ARM, BROWN, long=True)
    if mode == "hypnose":
        team.voice(brush.at(290, -212, 0.9), 172)
        shoulder_hand(brush.at(*SMALL_CARER_AT))
    if mode in ("locale-meopa", "generale"):
        team.gas_mask(brush)
        holding_hand(brush.at(*SMALL_CARER_AT), BROWN if mode == "locale-meopa" else LIGHT)
    if mode == "sedation":
        team.cannula(brush, [(140, -40), (110, -14), (40, -12), (-30, -16), (-90, -30)])
        team.drip(brush, 306, -288, ARM_DRIP)
        team.finger_clip(brush, (440, -34), [(470, -40), (500, -90)])
    if mode in ("sedation", "generale"):
        team.monitor(brush.at(412, -248, 0.54))
    if mode in SPEECH:
        bars, size, opacity = SPEECH[mode]
        near = mode == "hypnose"
        x = 92 if near else 160
        team.bubble(brush.at(x, -240, size), 150, ((122 - x) / size, 98 / size), bars, opacity)


FACES = {
    "locale": ("open", "talk"),
    "loco-regionale": ("open", "talk"),
    "hypnose": ("open", "smile"),
    "locale-meopa": ("open", None),
    "sedation": ("half", "rest"),
    "generale": ("closed", None),
}


def main() -> None:
    """Write both plates."""
    for plate in (continuum(), modes()):
        plate.write(OUT)
        print(plate.name, len(plate.svg()))


if __name__ == "__main__":
    main()
