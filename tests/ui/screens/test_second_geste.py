"""A second geste of the same visit, in the form of the documents."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from algoguide.domain.document import DocumentKind
from algoguide.domain.selection import Selection, Side
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.documents.beside_form import BesideForm
from tests.ui.screens.documents_support import GESTURE, OTHER
from tests.ui.screens.documents_world import World, child

SECOND = "Second geste, à la même visite"


def form(world: World) -> BesideForm:
    return child(world.screen, BesideForm)


def test_it_is_offered_only_where_the_sheet_says_so(world: World) -> None:
    assert form(world).isVisible()
    assert world.combo(SECOND).currentText() == "Aucun"
    assert world.packing.beside is None
    world.pick("Cause", "Choc")
    assert not form(world).isVisible()
    world.pick("Cause", "Usure")
    assert form(world).isVisible()
    world.pick("Geste", "Autre geste")
    assert not form(world).isVisible()


def test_both_are_made_together_with_one_anaesthesia(world: World) -> None:
    world.pick(SECOND, "Autre geste")
    world.settle()
    shown = [w.text() for w in form(world).findChildren(QLabel) if w.isVisible()]
    assert "Le second geste peut suivre." in shown
    assert world.packing.beside is not None
    assert world.packing.beside.procedure.id == OTHER
    assert world.packing.beside.mode.id == world.packing.asked[-1][0].mode.id == "sedation"
    # Two information sheets, one of each other document.
    assert world.box("Fiche d’information").remark == "4\u00a0pages"
    assert world.box("Consentement à signer").remark == "2\u00a0pages"
    assert DocumentKind.FICHE in world.packing.last.kinds


def test_its_side_and_region_are_its_own(world: World) -> None:
    world.pick(SECOND, "Autre geste")
    world.pick("Côté", "Droite")
    world.type("Région", "genou")
    world.settle()
    beside = world.packing.beside
    assert beside is not None
    assert (beside.selection.side, beside.selection.place) == (Side.RIGHT, "genou")
    assert world.packing.asked[-1][0].selection.place is None


def test_an_anaesthesia_that_does_not_suit_it_is_told_and_nothing_is_printed(
    world: World,
) -> None:
    world.pick(SECOND, "Autre geste")
    world.settle()
    made = len(world.packing.asked)
    world.pick("Anesthésie", "Locale")
    [wrong] = form(world).wrong
    assert "ne convient pas à l’autre geste" in wrong.problem
    assert "pour le premier" in wrong.problem
    world.settle()
    assert len(world.packing.asked) == made
    world.pick("Anesthésie", "Sédation")
    world.settle()
    assert not form(world).wrong
    assert world.packing.beside is not None


def test_a_region_that_cannot_be_printed_is_told_in_its_field(world: World) -> None:
    world.pick(SECOND, "Autre geste")
    world.type("Région", "x" * 21)
    [wrong] = form(world).wrong
    assert "20 caractères" in wrong.problem
    assert wrong.focus is world.field("Région")


def test_another_patient_has_no_second_geste(world: World) -> None:
    world.pick(SECOND, "Autre geste")
    world.type("Région", "genou")
    assert form(world).personal
    world.button("Nouveau patient").click()
    world.settle()
    assert world.combo(SECOND).currentText() == "Aucun"
    assert world.packing.beside is None
    assert not form(world).personal


def test_it_stays_when_the_size_of_the_text_changes(make: Callable[..., World]) -> None:
    one = make()
    one.open(Route(ScreenId.DOCUMENTS, GESTURE, Selection({"cause": "usure", "site": "dos"}, "sedation")))
    one.pick(SECOND, "Autre geste")
    one.pick("Côté", "Gauche")
    one.settle()
    state = one.screen.state()
    other = make(150)
    other.screen.restore_state(state)
    other.open(Route(ScreenId.DOCUMENTS, GESTURE))
    assert other.combo(SECOND).currentText() == "Autre geste"
    assert other.combo("Côté").currentText() == "Gauche"


def test_the_tab_key_goes_through_it(world: World) -> None:
    world.pick(SECOND, "Autre geste")
    world.settle()
    stops = form(world).stops
    assert len(stops) == 4  # which one, its cause, its region, its side
    world.combo(SECOND).setFocus(Qt.FocusReason.TabFocusReason)
    for stop in stops[1:]:
        world.qtbot.keyClick(world.screen.focusWidget(), Qt.Key.Key_Tab)
        assert world.screen.focusWidget() is stop
