from dataclasses import replace

import pytest

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Gesture, Visit
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import (
    Meanings,
    completed,
    gesture_detail,
    gesture_name,
    missing,
    sheet_of,
)
from tests.compiled_once import compiled_once
from tests.services.visits_support import ACTS, DAY


@pytest.fixture(scope="module")
def choosing(tmp_path_factory: pytest.TempPathFactory) -> Choosing:
    library: Library = load_library(replace(Locations.standard(), cache=compiled_once(tmp_path_factory)))
    return Choosing(library)


@pytest.fixture(scope="module")
def meanings(choosing: Choosing) -> Meanings:
    return Meanings.of(choosing, (), ACTS)


def gesture(meanings: Meanings, label: str) -> Gesture:
    found = meanings.of_act(label).gesture
    assert found is not None
    return found


def test_a_label_says_procedure_level_and_side(meanings: Meanings) -> None:
    found = gesture(meanings, "INFILTRATION FORAMINALE L5 GAUCHE")
    assert found == Gesture("infiltration-foraminale-lombaire", Selection({}, "locale", Side.LEFT, "L5"))


def test_what_the_label_does_not_say_stays_open(meanings: Meanings, choosing: Choosing) -> None:
    found = gesture(meanings, "Cimentoplastie L1")
    assert "cause" not in found.selection.variants
    assert found.selection.place == "L1"
    assert missing(choosing, found) == ("Cause",)
    assert sheet_of(choosing, Visit("v", DAY, gesture=found)) is None
    chosen = replace(found, selection=replace(found.selection, variants={"cause": "myelome"}))
    whole = completed(choosing, chosen)
    assert missing(choosing, whole) == ()
    sheet = sheet_of(choosing, Visit("v", DAY, gesture=whole))
    assert sheet is not None
    assert sheet.selection.variants == {"cause": "myelome", "site": "thoracique-lombaire"}


def test_an_unknown_act_means_nothing(meanings: Meanings) -> None:
    assert meanings.of_act("Ponction").gesture is None
    assert meanings.of_act("").gesture is None


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Cimentoplastie L1 gauche", "Ce geste n’a pas le côté que dit l’acte"),
        ("Herniectomie C5-C6", "Ce geste n’a pas le niveau que dit l’acte"),
        ("Embolisation genou bilatérale", "Ce geste n’a pas le côté que dit l’acte"),
    ],
)
def test_what_the_procedure_does_not_have_is_left_out_and_said(
    meanings: Meanings, label: str, said: str
) -> None:
    found = meanings.of_act(label)
    assert found.note.startswith(said)
    assert found.gesture is not None
    assert (found.gesture.selection.side, found.gesture.selection.place) in {(None, None), (None, "L1")}


def test_a_procedure_that_is_not_written_has_its_name_and_no_sheet(
    meanings: Meanings, choosing: Choosing
) -> None:
    found = gesture(meanings, "Cimentoplastie du fémur")
    assert gesture_name(choosing, found) == "Cimentoplastie du fémur"
    assert sheet_of(choosing, Visit("v", DAY, gesture=found)) is None
    assert missing(choosing, found) == ()


def test_a_gesture_is_told_at_a_glance(meanings: Meanings, choosing: Choosing) -> None:
    assert gesture_detail(choosing, gesture(meanings, "Infiltration épaule D")) == "épaule · côté droit"
    assert gesture_detail(choosing, gesture(meanings, "Cimentoplastie L1")) == "L1"


def test_a_choice_kept_from_another_content_has_no_sheet(choosing: Choosing) -> None:
    old = Gesture("vertebroplastie", Selection({"cause": "disparue", "site": "cervicale"}, "locale"))
    assert sheet_of(choosing, Visit("v", DAY, gesture=old)) is None
