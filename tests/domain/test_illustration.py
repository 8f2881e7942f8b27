"""A plate seen for one side of the patient or the other."""

from dataclasses import replace

from algoguide.domain.illustration import Label, Plate, PlateStep

LABEL = Label("Rotule", (28, 60), "left", leader=((120, 60), (380, 200)))
STEP = PlateStep("un", "Un", ("fond",), (), "Un genou.", (LABEL,))
CAPTION = Label("Gauche", (28, 614))
PLATE = Plate("genou", "Genou", 1000, 640, (CAPTION,), (STEP,), (100, 0, 500, 640), "droite")


def test_the_side_that_is_drawn_is_shown_as_drawn() -> None:
    for side in ("droite", None, "bilateral"):
        seen = PLATE.seen("un", side)
        assert not seen.mirrored
        assert seen.labels == (LABEL,)
        assert seen.focus == (100, 0, 500, 640)


def test_the_other_side_is_a_mirror_of_the_drawing_and_of_the_places_of_its_words() -> None:
    seen = PLATE.seen("un", "gauche")
    assert seen.mirrored
    [label] = seen.labels
    assert (label.text, label.at, label.align) == ("Rotule", (972, 60), "right")
    assert label.leader == ((880, 60), (620, 200))
    assert seen.focus == (400, 0, 500, 640)
    assert label.mirrored(1000) == LABEL


def test_a_drawing_without_a_side_is_never_mirrored() -> None:
    assert not replace(PLATE, side="").seen("un", "gauche").mirrored


def test_without_a_focus_a_mirror_keeps_the_whole() -> None:
    assert replace(PLATE, focus=None).seen("un", "gauche").focus is None
