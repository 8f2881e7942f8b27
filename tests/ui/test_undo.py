"""« Nouveau patient » across the screens: the bar of the window, what comes back, what does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.domain.consultation import Understanding
from algoguide.domain.selection import Side
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.banner import Banner
from algoguide.ui.frame import CLEARED
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.theme import Theme

GESTE = "infiltration-foraminale-lombaire"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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
    application.room.note(type(application.room.consultation)())
    application.jobs.close()
    assert application.jobs.wait(30)


def button(application: Application, text: str) -> QPushButton:
    found = [b for b in application.window.findChildren(QPushButton) if b.isVisible()]
    return next(b for b in found if text in (b.text().strip("\u2002"), b.accessibleName()))


def field(application: Application, name: str) -> QLineEdit:
    lines = application.window.screen_shown.findChildren(QLineEdit)
    return next(e for e in lines if e.accessibleName() == name)


def offered(application: Application) -> bool:
    banners = application.window.findChildren(Banner)
    return any(b.isVisible() and b.accessibleName() == CLEARED for b in banners)


def started(qtbot: QtBot, application: Application) -> None:
    """A side chosen on the page of the procedure, a name in the documents, an answer in the consultation."""
    selection = application._choosing.select(GESTE, side="gauche")  # noqa: SLF001 - built by the application
    application.navigator.go(Route(ScreenId.PROCEDURE, GESTE, selection))
    button(application, "Documents").click()
    qtbot.keyClicks(field(application, "Nom"), "Marquet")
    button(application, "Consultation").click()
    assert application.navigator.current.screen is ScreenId.RECORD
    first = next(
        b for b in application.window.screen_shown.findChildren(QPushButton)
        if b.accessibleName().startswith("Compris")
    )  # fmt: skip
    first.click()


def sides(application: Application) -> list[Side | None]:
    routes = application.navigator._routes  # noqa: SLF001 - what one could come back to
    return [route.selection.side for route in routes if route.selection is not None]


def test_the_bar_brings_everything_back(qtbot: QtBot, application: Application) -> None:
    started(qtbot, application)
    assert set(sides(application)) == {Side.LEFT}
    button(application, "Nouveau patient").click()
    assert offered(application)
    assert application.room.consultation.empty
    assert set(sides(application)) == {None}
    button(application, "Annuler").click()
    assert not offered(application)
    assert application.room.consultation.understanding(GESTE, "pourquoi") is Understanding.UNDERSTOOD
    assert set(sides(application)) == {Side.LEFT}
    application.navigator.go(Route(ScreenId.DOCUMENTS))
    assert field(application, "Nom").text() == "Marquet"
    # And it can be done again, by its key.
    qtbot.keyClick(application.window, Qt.Key.Key_N, CTRL_SHIFT)
    assert field(application, "Nom").text() == ""
    qtbot.keyClick(application.window, Qt.Key.Key_Z, CTRL_SHIFT)
    assert field(application, "Nom").text() == "Marquet"


def test_another_size_of_text_in_between_loses_nothing(qtbot: QtBot, application: Application) -> None:
    started(qtbot, application)
    button(application, "Nouveau patient").click()
    application.window.set_text_percent(150)
    assert offered(application)
    button(application, "Annuler").click()
    assert not application.room.consultation.empty
    application.navigator.go(Route(ScreenId.DOCUMENTS))
    assert field(application, "Nom").text() == "Marquet"


def test_the_bar_goes_when_the_next_patient_comes(qtbot: QtBot, application: Application) -> None:
    started(qtbot, application)
    button(application, "Nouveau patient").click()
    application.navigator.go(Route(ScreenId.DOCUMENTS))
    assert offered(application)
    qtbot.keyClicks(field(application, "Nom"), "D")
    assert not offered(application)
    qtbot.keyClick(application.window, Qt.Key.Key_Z, CTRL_SHIFT)
    assert field(application, "Nom").text() == "D"
    assert application.room.consultation.empty


def test_the_page_of_the_procedure_gets_its_side_back(qtbot: QtBot, application: Application) -> None:
    started(qtbot, application)
    button(application, "Nouveau patient").click()
    application.navigator.back()
    application.navigator.back()
    shown = application.window.screen_shown
    assert application.navigator.current.screen is ScreenId.PROCEDURE
    assert shown.selection.side is None  # type: ignore[attr-defined]  # the page of a procedure
    qtbot.keyClick(application.window, Qt.Key.Key_Z, CTRL_SHIFT)
    qtbot.waitUntil(lambda: shown.selection.side is Side.LEFT)  # type: ignore[attr-defined]


def test_a_page_of_a_procedure_leads_to_its_consultation(qtbot: QtBot, application: Application) -> None:
    selection = application._choosing.select(GESTE, mode="sedation")  # noqa: SLF001 - built by the application
    application.navigator.go(Route(ScreenId.PROCEDURE, GESTE, selection))
    application.window.screen_shown.show_section("questions")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: application.window.screen_shown.complete)  # type: ignore[attr-defined]
    button(application, "Noter les réponses, pour le dossier").click()
    assert application.navigator.current == Route(ScreenId.RECORD, GESTE, selection)
