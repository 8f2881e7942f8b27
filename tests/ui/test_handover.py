"""Another program hands a patient over to the window: the one before is gone, and nothing is broken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.domain.patient import MASKED, Patient
from algoguide.domain.selection import Selection
from algoguide.domain.visit import Gesture, Visit
from algoguide.exchange.launch import Answer, Launch
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.banner import Banner
from algoguide.ui.frame import CLEARED
from algoguide.ui.handover import BUSY, Handover
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_chip import PatientChip
from algoguide.ui.room import Expected
from algoguide.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GESTE, OTHER = "infiltration-foraminale-lombaire", "vertebroplastie"
ODILE = Patient("Marquet", given="Odile", birth=date(1948, 3, 14), sex="F", ins="1", accession="A-1")
WORDS = "Mme\u00a0Marquet, Odile · 14/03/1948"


@pytest.fixture
def application(qtbot: QtBot, normal: Theme, real: Library, tmp_path: Path) -> Iterator[Application]:
    del normal
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    application = Application(locations, SettingsStore(locations.config), real)
    qtbot.addWidget(application.window)
    application.window.resize(1366, 768)
    with qtbot.waitExposed(application.window):
        application.window.show()
    yield application
    application._guard.forget()  # noqa: SLF001 - built by the application alone
    application.jobs.close()
    assert application.jobs.wait(30)


@pytest.fixture
def handover(application: Application) -> Handover:
    """With the page of a patient of before: a choice, a question noted."""
    room = application.room
    choosing = application.handover.choosing()
    chosen = choosing.select(GESTE, side="gauche")
    application.window.go(Route(ScreenId.PROCEDURE, GESTE, chosen))
    room.note(room.consultation.asking("Puis-je conduire ?"))
    return application.handover


def start(handover: Handover, procedure: str) -> Selection:
    choosing = handover.choosing()
    return choosing.starting(choosing.procedure(procedure))


def chip(application: Application) -> str:
    QApplication.processEvents()  # until it has its place
    bar = application.window.centralWidget()
    assert bar is not None
    return next((c.text() for c in bar.findChildren(PatientChip) if c.isVisible()), "")


def banners(application: Application) -> list[str]:
    return [b.accessibleName() for b in application.window.findChildren(Banner) if b.isVisible()]


def field(application: Application, name: str) -> str:
    lines = application.window.screen_shown.findChildren(QLineEdit)
    return next(e.text() for e in lines if e.accessibleName() == name)


def test_the_one_before_goes_and_the_procedure_opens_as_it_starts(
    application: Application, handover: Handover
) -> None:
    procedure = GESTE  # that of the patient of before, with their choices
    launch = Launch(procedure, patient=ODILE)
    assert handover.judge(launch) is Answer.DONE
    handover.take(launch)
    room, shown = application.room, application.window.screen_shown
    assert application.navigator.current == Route(ScreenId.PROCEDURE, procedure, start(handover, procedure))
    assert shown.selection == start(handover, procedure)  # type: ignore[attr-defined]  # a procedure's page
    assert room.consultation.empty
    assert room.patient == Expected(ODILE)
    assert chip(application) == WORDS
    assert application.window.windowTitle() == "AlgoGuide"
    # The next patient is there: the one before does not come back.
    assert CLEARED not in banners(application)
    application._guard.undo()  # noqa: SLF001 - as its key does
    assert room.patient == Expected(ODILE)
    assert room.consultation.empty
    routes = application.navigator._routes  # noqa: SLF001 - what one could come back to
    assert {route.selection.side for route in routes if route.selection} == {None}


def test_the_bar_leads_to_the_documents_of_the_procedure_in_sight(
    application: Application, handover: Handover
) -> None:
    handover.take(Launch(OTHER, patient=ODILE))
    application.navigator.go(Route(ScreenId.HOME))
    (button,) = application.window.findChildren(PatientChip)
    button.click()
    assert application.navigator.current == Route(ScreenId.DOCUMENTS)
    state = application.window.screen_shown.state()  # type: ignore[attr-defined]  # the documents
    assert (state.procedure_id, state.handed) == (OTHER, ODILE)
    assert field(application, "Nom") == "Marquet"
    chosen = handover.choosing().select(GESTE, side="droite")
    application.window.go(Route(ScreenId.PROCEDURE, GESTE, chosen))
    button.click()
    assert application.navigator.current == Route(ScreenId.DOCUMENTS, GESTE, chosen)


def test_the_same_patient_asked_for_twice_loses_nothing(application: Application, handover: Handover) -> None:
    handover.take(Launch(GESTE, patient=ODILE))
    room = application.room
    room.note(room.consultation.asking("Quand ?"))
    application.window.go(Route(ScreenId.PROCEDURE, GESTE, handover.choosing().select(GESTE, side="droite")))
    before = application.navigator.current
    handover.take(Launch(GESTE, patient=replace(ODILE)))
    assert application.navigator.current == before
    assert room.consultation.questions == ("Quand ?",)
    handover.take(Launch(OTHER, patient=replace(ODILE)))
    assert application.navigator.current.subject == OTHER
    assert room.consultation.questions == ("Quand ?",)
    handover.take(Launch(OTHER, patient=replace(ODILE, accession="A-2")))  # another examination
    assert room.consultation.empty


def test_without_a_patient_the_one_before_can_still_be_brought_back(
    application: Application, handover: Handover
) -> None:
    handover = replace(handover, find_visit=lambda _accession: None)
    for launch in (Launch(OTHER), Launch(OTHER, "A-9"), Launch(OTHER, patient=Patient())):
        handover.take(launch)
        assert application.navigator.current.subject == OTHER
        assert application.room.patient is None
        assert application.room.consultation.empty
        assert chip(application) == ""
        assert CLEARED in banners(application)
        application._guard.undo()  # noqa: SLF001 - as its key does
        assert application.room.consultation.questions


def test_an_accession_opens_its_visit(handover: Handover, application: Application) -> None:
    chosen = handover.choosing().select(GESTE, side="gauche", mode="sedation")
    day = date(2026, 12, 2)
    visits = {"A-7": Visit("v7", day, patient=ODILE, gesture=Gesture(GESTE, chosen))}
    found = replace(handover, find_visit=visits.get)
    found.take(Launch(GESTE, "A-7"))
    assert application.room.patient == Expected(ODILE, day, "v7")
    assert application.navigator.current == Route(ScreenId.PROCEDURE, GESTE, chosen)
    found.take(Launch(OTHER, "A-7"))  # what is asked for prevails over what was planned
    assert application.room.patient == Expected(ODILE, day, "v7")
    assert application.navigator.current.selection == start(handover, OTHER)
    found.take(Launch(GESTE, "A-7", Patient("Martin", accession="A-7")))
    assert application.room.patient == Expected(Patient("Martin", accession="A-7"))


def test_a_window_brought_forward_forgets_nobody(application: Application, handover: Handover) -> None:
    before = application.navigator.current
    application.window.showMinimized()
    handover.take(Launch())
    assert not application.window.isMinimized()
    assert application.navigator.current == before
    assert application.room.consultation.questions


def test_nothing_changes_behind_a_dialog(application: Application, handover: Handover) -> None:
    box = QMessageBox(application.window)
    box.open()
    before = application.navigator.current
    assert handover.judge(Launch(OTHER, patient=ODILE)) is Answer.BUSY
    assert handover.judge(Launch()) is Answer.DONE
    assert application.navigator.current == before
    assert application.room.consultation.questions
    assert box.isVisible()
    assert banners(application) == [BUSY]
    box.close()
    assert handover.judge(Launch(OTHER, patient=ODILE)) is Answer.DONE


def test_a_procedure_of_another_version_is_told(handover: Handover) -> None:
    assert handover.judge(Launch("geste-de-demain", patient=ODILE)) is Answer.UNKNOWN


def test_a_list_that_hangs_open_was_for_the_one_before(
    qtbot: QtBot, application: Application, handover: Handover
) -> None:
    menu = QMenu(application.window)
    menu.addAction("gauche")
    QTimer.singleShot(0, lambda: handover.take(Launch(OTHER, patient=ODILE)))
    menu.popup(application.window.mapToGlobal(application.window.rect().center()))
    qtbot.waitUntil(lambda: not menu.isVisible())
    assert application.room.patient == Expected(ODILE)


def test_the_patient_view_of_the_one_before_is_closed(application: Application, handover: Handover) -> None:
    application.window.go(Route(ScreenId.PATIENT, GESTE, start(handover, GESTE)))
    QApplication.processEvents()
    assert application.display.view is not None
    handover.take(Launch(OTHER, patient=ODILE))
    assert application.display.view is None
    central = application.window.centralWidget()
    assert central is not None
    assert central.isEnabled()
    assert application.navigator.current.screen is ScreenId.PROCEDURE


def test_the_bar_keeps_hides_and_forgets_the_name(application: Application, handover: Handover) -> None:
    handover.take(Launch(OTHER, patient=ODILE))
    application.room.hide_names(True)
    assert chip(application) == MASKED
    (button,) = (c for c in application.window.findChildren(PatientChip) if c.isVisible())
    assert "Marquet" not in button.accessibleName() + button.toolTip()
    application.window.set_text_percent(125)
    assert chip(application) == MASKED
    application.room.hide_names(False)
    assert chip(application) == WORDS
    application._guard.start_new()  # noqa: SLF001 - as the buttons do
    assert chip(application) == ""
    application._guard.undo()  # noqa: SLF001
    assert chip(application) == WORDS
