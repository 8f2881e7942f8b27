"""A patient whom another place hands over: filled in once, never mixed with what is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.room import Expected
from algoguide.ui.screens.documents.delivery import GONE
from algoguide.ui.screens.documents.screen import DEBOUNCE
from tests.ui.screens.documents_support import GESTURE, OTHER
from tests.ui.screens.documents_world import HERE, TODAY, World

PLANNED = date(2026, 12, 2)
ODILE = Patient(
    "Marquet",
    "Durand",
    "Odile",
    date(1948, 3, 14),
    "F",
    birthplace="Rennes",
    ipp="0012",
    accession="A-1",
    ins="250017505600165",
    ins_oid="1.2.250.1.213.1.4.8",
    ins_status="VALI",
)
NAMES = ("Nom", "Nom de naissance", "Prénom", "Date de naissance", "Date prévue")


def typed(world: World) -> tuple[str, ...]:
    return tuple(world.field(name).text() for name in NAMES)


@pytest.fixture
def handed(world: World) -> World:
    """The screen, seen before and left, when somebody is handed over; then shown."""
    world.screen.hide()
    world.room.choose([(OTHER, Selection({"cause": "choc"}, "sedation"))])
    world.room.expect(Expected(ODILE, PLANNED))
    assert typed(world) == ("",) * 5  # it waits to be shown
    world.open()
    world.settle()
    return world


def test_it_is_filled_in_with_the_geste_and_the_numbers(handed: World) -> None:
    assert typed(handed) == ("Marquet", "Durand", "Odile", "14/03/1948", "02/12/2026")
    sheet, options = handed.packing.asked[-1]
    assert sheet.procedure.id == OTHER
    assert options.patient == ODILE
    assert options.planned == PLANNED


def test_what_is_corrected_by_hand_stays_and_the_numbers_go(handed: World) -> None:
    handed.type("Nom", "Marchet")
    handed.screen.show_route(HERE)
    handed.screen.show_route(Route(ScreenId.DOCUMENTS, GESTURE))
    handed.settle()
    assert handed.field("Nom").text() == "Marchet"
    assert handed.packing.last.patient == Patient("Marchet", "Durand", "Odile", date(1948, 3, 14))
    handed.type("Nom", "Marquet")  # by hand, the numbers stay away
    handed.settle()
    assert handed.packing.last.patient.ins == ""


def test_a_matricule_never_stands_beside_another_identity(world: World) -> None:
    for name in ("Nom", "Prénom", "Nom de naissance", "Date de naissance"):
        world.room.expect(Expected(ODILE))
        assert world.screen.state().handed == ODILE
        world.type(name, "")
        assert world.screen.state().handed is None, name
    world.settle()
    assert world.packing.last.patient.ins == world.packing.last.patient.ipp == ""


def test_what_is_no_identity_leaves_the_numbers(handed: World) -> None:
    handed.type("Date prévue", "03/12/2026")
    handed.type("Praticien", "Dr Autre")
    handed.box("Grands caractères (18 pt)").click()
    handed.settle()
    assert handed.packing.last.patient == ODILE


def test_a_geste_chosen_on_another_page_prevails(world: World) -> None:
    world.room.choose([(OTHER, Selection({"cause": "choc"}, "sedation"))])
    world.screen.hide()
    world.room.expect(Expected(ODILE))
    world.open(Route(ScreenId.DOCUMENTS, GESTURE))
    world.settle()
    assert world.packing.asked[-1][0].procedure.id == GESTURE
    assert world.packing.last.patient == ODILE


def test_it_is_filled_in_at_once_while_it_is_in_sight(world: World) -> None:
    world.room.choose([(OTHER, Selection({"cause": "choc"}, "sedation"))])
    world.room.expect(Expected(ODILE))
    world.settle()
    assert world.packing.last.patient == ODILE
    assert world.packing.asked[-1][0].procedure.id == OTHER


def test_a_day_that_cannot_be_planned_is_left_out(world: World) -> None:
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=4 * 366)):
        world.room.expect(Expected(ODILE, day))
        assert world.field("Date prévue").text() == ""
    world.settle()
    assert world.packing.last.planned is None


def test_numbers_alone_are_watched_and_forgotten(world: World) -> None:
    world.room.expect(Expected(Patient(accession="A-1")))
    world.settle()
    assert world.packing.last.patient.accession == "A-1"
    world.room.expect(None)  # the room's own hold is gone
    assert world.guard.watching
    world.guard.forget()
    world.settle()
    assert world.packing.last.patient == Patient()
    assert world.screen.state().handed is None


def test_another_text_size_keeps_the_numbers_and_takes_nobody_twice(handed: World) -> None:
    handed.type("Date prévue", "")
    state = handed.screen.state()
    handed.screen.close()
    handed.screen = handed.build()
    handed.screen.restore_state(state)
    handed.open()
    handed.screen.show_route(HERE)
    handed.settle()
    assert handed.screen.state().typed == state.typed
    assert handed.packing.last.patient == ODILE


def test_undone_the_numbers_are_back(handed: World) -> None:
    handed.type("Date prévue", "")
    handed.button("Nouveau patient").click()
    handed.settle()
    assert handed.packing.last.patient == Patient()
    assert typed(handed) == ("",) * 5
    handed.guard.undo()
    handed.settle()
    assert handed.screen.state().handed == ODILE
    assert handed.field("Date prévue").text() == ""  # not taken a second time
    handed.screen.show_route(HERE)
    assert handed.field("Date prévue").text() == ""


def test_the_next_one_handed_over_takes_the_place(handed: World) -> None:
    handed.guard.start_new()
    other = replace(ODILE, family="Martin", ins="1")
    handed.room.expect(Expected(other))
    handed.settle()
    assert handed.packing.last.patient == other


def test_a_patient_who_goes_behind_a_dialog_is_not_delivered(
    make: Callable[..., World], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make()

    def ask(_printer: QPrinter, _pages: int, _parent: QWidget) -> bool:
        world.guard.forget()
        return True

    def ask_path(_parent: QWidget, _suggested: object) -> object:
        world.guard.forget()
        return world.target

    monkeypatch.setattr(world, "_ask", ask)
    monkeypatch.setattr(world, "_ask_path", ask_path)
    world.screen = world.build()
    world.open()
    for button in ("Imprimer", "Enregistrer en PDF"):
        world.type("Nom", "Marquet")
        world.settle()
        world.button(button).click()
        world.settle()
        assert world.messages == [GONE]
    assert world.sent == []
    assert world.target is not None
    assert not world.target.exists()
    assert world.room.consultation.given == ()


def test_the_screen_of_before_does_not_drop_the_pages_of_this_one(handed: World) -> None:
    """Another text size has just built it anew; the one of before still waited to make its own pages."""
    handed.type("Date prévue", "03/12/2026")
    state = handed.screen.state()
    handed.screen.close()
    handed.packing.gate.clear()
    handed.screen = handed.build()
    handed.screen.restore_state(state)
    handed.open()
    handed.qtbot.wait(2 * DEBOUNCE)
    handed.packing.gate.set()
    handed.settle()
    assert handed.preview.page_count > 0
