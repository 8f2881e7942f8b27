from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.ui.icons import Icons
from algoguide.ui.speech import Absence, Listening
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.listen_bar import ListenBar
from tests.ui.speech.support import NotingVoice, listening_to

BLOCKS = ["Une. Deux."]


@pytest.fixture
def voice(qtbot: QtBot) -> NotingVoice:  # noqa: ARG001 - there must be a Qt
    return NotingVoice()


@pytest.fixture
def listening(voice: NotingVoice, tmp_path: Path) -> Listening:
    return listening_to(voice, tmp_path)


Place = Callable[..., ListenBar]


@pytest.fixture
def placed(qtbot: QtBot, icons: Icons) -> Iterator[Place]:
    """Puts a bar in a page, which asks for the reading as a screen does."""
    pages: list[QWidget] = []

    def make(listening: Listening, theme: Theme, *, always: bool = True) -> ListenBar:
        page = QWidget()
        pages.append(page)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        qtbot.addWidget(page)
        layout = QVBoxLayout(page)
        bar = ListenBar(listening, theme, icons, always=always)
        bar.read_requested.connect(lambda: listening.read(BLOCKS))
        layout.addWidget(bar)
        layout.addStretch(1)
        page.resize(1200, 400)
        with qtbot.waitExposed(page):
            page.show()
        return bar

    yield make
    pages.clear()


def shown(bar: ListenBar) -> list[str]:
    return [b.text().strip() for b in bar.findChildren(QAbstractButton) if b.isVisible()]


def test_ecouter_becomes_arreter_while_it_reads(
    qtbot: QtBot, placed: Place, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    bar = placed(listening, normal)
    assert shown(bar) == ["Écouter", "Lente", "Normale", "Rapide"]
    assert bar.button.accessibleName() == "Écouter cette page"
    bar.button.setFocus()
    qtbot.keyClick(bar.button, Qt.Key.Key_Space)
    assert voice.speaking == "Une."
    assert shown(bar) == ["Arrêter", "Pause", "Lente", "Normale", "Rapide"]
    assert bar.button.accessibleName() == "Arrêter la lecture"
    qtbot.keyClick(bar.button, Qt.Key.Key_Space)
    assert voice.speaking == ""
    assert shown(bar) == ["Écouter", "Lente", "Normale", "Rapide"]
    assert bar.button.hasFocus()


def test_pause_and_resume(placed: Place, listening: Listening, voice: NotingVoice, normal: Theme) -> None:
    bar = placed(listening, normal)
    bar.button.click()
    bar.pause.click()
    assert voice.speaking == ""
    assert "Reprendre" in shown(bar)
    bar.pause.click()
    assert voice.speaking == "Une."
    assert "Pause" in shown(bar)


def test_the_speed_is_chosen_by_mouse_or_arrows_and_kept(
    qtbot: QtBot, placed: Place, listening: Listening, normal: Theme
) -> None:
    bar = placed(listening, normal)
    other = placed(listening, normal)
    assert bar.speed.buttons[Speed.NORMAL].isChecked()
    bar.speed.buttons[Speed.SLOW].click()
    assert other.speed.buttons[Speed.SLOW].isChecked()
    bar.speed.buttons[Speed.SLOW].setFocus()
    qtbot.keyClick(bar.speed.buttons[Speed.SLOW], Qt.Key.Key_Right)
    qtbot.keyClick(bar.speed.buttons[Speed.NORMAL], Qt.Key.Key_Space)
    assert listening.speed is Speed.NORMAL


def test_without_a_voice_there_is_no_bar(placed: Place, tmp_path: Path, normal: Theme) -> None:
    listening = listening_to(None, tmp_path, guess=Absence("Pas de voix.", "Demandez."))
    bar = placed(listening, normal)
    assert not bar.isVisible()
    assert shown(bar) == []


def test_a_voice_found_missing_says_so_and_takes_its_button_away(
    placed: Place, tmp_path: Path, normal: Theme
) -> None:
    bar = placed(listening_to(Absence("Pas de voix.", "Demandez."), tmp_path), normal)
    bar.button.click()
    assert "Pas de voix. Demandez." in bar.problem
    assert bar.isVisible()
    assert shown(bar) == ["Fermer"]
    next(b for b in bar.findChildren(QAbstractButton) if b.text() == "Fermer").click()
    assert not bar.isVisible()


def test_a_failure_is_told_until_it_is_closed_or_tried_again(
    placed: Place, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    bar = placed(listening, normal, always=False)
    assert not bar.isVisible()
    listening.read(BLOCKS)
    assert bar.isVisible()
    voice.break_down("La voix s’est tue. Réessayez.")
    assert bar.isVisible()
    assert bar.problem == "La voix s’est tue. Réessayez."
    assert shown(bar) == ["Réessayer", "Fermer"]
    next(b for b in bar.findChildren(QAbstractButton) if b.text() == "Réessayer").click()
    assert bar.problem == ""
    assert voice.speaking == "Une."
    listening.stop()
    assert not bar.isVisible()


def test_the_keyboard_goes_back_to_the_page_when_the_strip_hides(
    placed: Place, listening: Listening, normal: Theme
) -> None:
    bar = placed(listening, normal, always=False)
    listening.read(BLOCKS)
    bar.button.setFocus()
    bar.button.click()
    assert not bar.isVisible()
    assert bar.parentWidget().hasFocus()  # type: ignore[union-attr]


def test_every_control_has_a_name_and_room_for_a_finger(
    qtbot: QtBot, placed: Place, listening: Listening, voice: NotingVoice, theme: Theme
) -> None:
    bar = placed(listening, theme)
    for told in ("", "La voix s’est tue."):
        listening.read(BLOCKS)
        if told:
            voice.break_down(told)
        qtbot.wait(20)
        for button in (b for b in bar.findChildren(QAbstractButton) if b.isVisible()):
            assert min(button.width(), button.height()) >= TOUCH, button.text()
            seen = QAccessible.queryAccessibleInterface(button)
            assert seen.text(QAccessible.Text.Name), button.text()
            right = button.mapTo(bar, QPoint(button.width(), 0)).x()
            assert right <= bar.width(), button.text()
