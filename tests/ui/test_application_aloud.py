"""Reading aloud in the whole application: when a voice is looked for, and all that ends a reading."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.settings.speech_card import SpeechCard
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.listen_bar import ListenButton
from tests.ui.speech.support import NotingVoice, ReadyFinder

PROCEDURE = Route(ScreenId.PROCEDURE, "vertebroplastie")


@pytest.fixture
def finder(qtbot: QtBot) -> ReadyFinder:  # noqa: ARG001 - there must be a Qt
    return ReadyFinder(NotingVoice())


@pytest.fixture
def application(
    qtbot: QtBot,
    styled: QApplication,
    real: Library,
    tmp_path: Path,
    finder: ReadyFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Application]:
    monkeypatch.setattr("algoguide.ui.speech.VoiceFinder", lambda parent: finder)  # noqa: ARG005
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    made = Application(locations, SettingsStore(locations.config), real)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.jobs.close()
    assert made.jobs.wait(30)
    Theme().apply(styled)


def listen(application: Application) -> None:
    """Open a procedure and press « Écouter »."""
    application.navigator.go(PROCEDURE)
    QApplication.processEvents()
    buttons = application.window.screen_shown.findChildren(ListenButton)
    next(b for b in buttons if b.isVisible()).click()


@pytest.fixture
def voice(finder: ReadyFinder) -> NotingVoice:
    voice = finder._answer  # noqa: SLF001 - the finder of the tests
    assert isinstance(voice, NotingVoice)
    return voice


def test_pages_open_without_looking_for_a_voice(application: Application, finder: ReadyFinder) -> None:
    pain = next(iter(application.library.pains))
    for route in (PROCEDURE, Route(ScreenId.PAIN, pain), Route(ScreenId.ANAESTHESIA, "locale")):
        application.navigator.go(route)
        QApplication.processEvents()
    assert finder.looks == 0


def test_another_page_ends_the_reading(application: Application, voice: NotingVoice) -> None:
    listen(application)
    assert voice.speaking
    application.navigator.go(Route(ScreenId.HOME))
    assert voice.speaking == ""


def test_a_forgotten_patient_ends_the_reading(application: Application, voice: NotingVoice) -> None:
    listen(application)
    application._guard.forget()  # noqa: SLF001 - what « Nouveau patient » calls
    assert voice.speaking == ""


def test_another_size_of_the_text_ends_the_reading(
    qtbot: QtBot, application: Application, voice: NotingVoice
) -> None:
    listen(application)
    application.window.set_text_percent(200)
    qtbot.waitUntil(lambda: voice.speaking == "")
    application.window.set_text_percent(100)


def test_reglages_names_the_voice(qtbot: QtBot, application: Application, finder: ReadyFinder) -> None:
    application.navigator.go(Route(ScreenId.SETTINGS))
    assert application.window.screen_shown.findChild(SpeechCard) is not None
    qtbot.waitUntil(lambda: finder.looks == 1)
