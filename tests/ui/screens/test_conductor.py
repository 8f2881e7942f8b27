"""The doctor's window during a patient view."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.patient_view.display import Display
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.patient_view.view import PatientView
from algoguide.ui.room import Room
from algoguide.ui.screens.patient import ConductorScreen
from algoguide.ui.screens.patient.thumbnail import Thumbnail
from algoguide.ui.theme import Theme
from tests.ui.conftest import RESOURCES

SPINE = "vertebroplastie"


class Led:
    """A conductor in a window, whose patient view is drawn nowhere: only the doctor's side is tried here."""

    def __init__(
        self, qtbot: QtBot, library: Library, choosing: Choosing, theme: Theme, icons: Icons
    ) -> None:
        guard = PatientGuard()
        self.room = Room(guard)
        self.guard = guard
        self.stage = Stage(library, choosing, Establishment, self.room, guard)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.display = Display(self.stage, self.window, self._view(library, theme, icons))
        self.screen = ConductorScreen(library, choosing, self.stage, self.display, theme, icons, RESOURCES)
        self.screen.setParent(self.window)
        self.window.resize(1280, 704)
        self.screen.resize(1280, 704)
        self.window.show()
        self.screen.show()
        qtbot.waitExposed(self.window)
        self.screen.show_route(Route(ScreenId.PATIENT, SPINE))
        self.display.hide()  # Escape: what is led stays

    def _view(self, library: Library, theme: Theme, icons: Icons) -> Callable[[bool, float], PatientView]:
        return lambda alone, scale: PatientView(
            self.stage, library, theme, icons, RESOURCES, lambda: False, alone=alone, scale=scale
        )

    def press(self, qtbot: QtBot, name: str) -> None:
        qtbot.wait(10)  # the doctor's window follows the patient's
        found = next(
            b for b in self.screen.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
        )
        qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        qtbot.wait(10)


@pytest.fixture
def led(qtbot: QtBot, real: Library, choosing: Choosing, normal: Theme, icons: Icons) -> Led:
    return Led(qtbot, real, choosing, normal, icons)


def test_the_page_and_the_next_one_are_seen(qtbot: QtBot, led: Led) -> None:
    now, following = led.screen.findChildren(Thumbnail)
    pages = led.stage.presentation.pages
    qtbot.waitUntil(lambda: now.accessibleName() == pages[0].title)
    assert following.accessibleName() == pages[1].title
    led.press(qtbot, "Suivant")
    qtbot.waitUntil(lambda: now.accessibleName() == pages[1].title)


def test_a_frozen_or_covered_screen_is_told(qtbot: QtBot, led: Led) -> None:
    now, _ = led.screen.findChildren(Thumbnail)
    first = led.stage.presentation.page.title
    led.press(qtbot, "Figer")
    led.press(qtbot, "Suivant")
    qtbot.wait(120)
    assert now.accessibleName() == first
    led.press(qtbot, "Cacher")
    qtbot.waitUntil(lambda: "repos" in now.accessibleName())


def test_pages_are_chosen_hidden_and_moved(qtbot: QtBot, led: Led) -> None:
    [pages] = led.screen.findChildren(QListWidget)
    names = [pages.item(row).text() for row in range(pages.count())]
    assert "Risques" in names
    row = names.index("Une infection profonde")
    pages.setCurrentRow(row)
    assert led.stage.presentation.page.title == "Une infection profonde"
    led.press(qtbot, "Masquer cette page pour ce patient")
    assert led.stage.presentation.hidden == {"risque-infection-profonde"}
    assert led.stage.presentation.page.title != "Une infection profonde"
    qtbot.wait(10)
    at = led.stage.presentation.at
    moved = led.stage.presentation.page.id
    led.press(qtbot, "Montrer cette page plus tôt")
    assert led.stage.presentation.pages[at - 1].id == moved
    names = [pages.item(row).text() for row in range(pages.count())]
    pages.setCurrentRow(names.index("Une infection profonde"))
    led.press(qtbot, "Montrer cette page pour ce patient")
    assert not led.stage.presentation.hidden


def test_ticks_questions_and_notes_go_to_the_record(qtbot: QtBot, led: Led) -> None:
    led.press(qtbot, "Expliqué")
    field = led.screen._talk.question  # noqa: SLF001 - the field of the panel
    qtbot.keyClicks(field, "Puis-je conduire ?")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(led.screen._talk.notes, "Vit seule.")  # noqa: SLF001
    talk = led.room.consultation
    assert [e.page for e in talk.explained] == ["geste"]
    assert talk.questions == ("Puis-je conduire ?",)
    assert talk.notes == "Vit seule."
    qtbot.waitUntil(lambda: any("Puis-je conduire" in w.text() for w in led.screen.findChildren(QLabel)))
    led.stage.last()
    led.press(qtbot, "Compris")
    assert [a.understanding.value for a in led.room.consultation.answered] == ["compris"]


def test_the_expected_answer_is_for_the_doctor_alone(qtbot: QtBot, led: Led) -> None:
    led.stage.last()
    answer = led.stage.presentation.page.answer
    labels = led.screen.findChildren
    qtbot.waitUntil(lambda: any(answer in label.text() for label in labels(QLabel) if label.isVisible()))
    assert not led.stage.presentation.revealed


def test_keys_lead_too(qtbot: QtBot, led: Led) -> None:
    led.screen.setFocus()
    qtbot.keyClick(led.screen, Qt.Key.Key_PageDown)
    assert led.stage.presentation.at == 1
    with qtbot.waitSignal(led.screen.navigate) as went:
        qtbot.keyClick(led.screen, Qt.Key.Key_Escape)
    assert went.args[0].screen is ScreenId.PROCEDURE


def test_a_new_patient_ends_it(qtbot: QtBot, led: Led) -> None:
    led.stage.note_question("Puis-je conduire ?")
    with qtbot.waitSignal(led.screen.navigate):
        led.guard.forget()
    assert not led.stage.open


def test_nothing_scrolls_sideways(
    qtbot: QtBot, real: Library, choosing: Choosing, theme: Theme, icons: Icons
) -> None:
    led = Led(qtbot, real, choosing, theme, icons)
    for page in led.stage.presentation.pages[::6]:
        led.stage.go(page.id)
        qtbot.wait(5)
        assert led.screen.content.width() <= led.screen.viewport().width()
