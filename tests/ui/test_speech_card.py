from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.screens.settings import SettingsScreen
from algoguide.ui.screens.settings.speech_card import SAMPLE, SpeechCard
from algoguide.ui.speech import Absence, Listening, Voice
from algoguide.ui.speech.voice import espeak_mute, espeak_without_french, no_french, nothing_there
from algoguide.ui.theme import Theme
from tests.ui.speech.support import NotingVoice, ReadyFinder, listening_to


def said(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def button(card: QWidget, text: str) -> QAbstractButton:
    return next(b for b in card.findChildren(QAbstractButton) if b.text().strip() == text)


def shown(qtbot: QtBot, listening: Listening, theme: Theme, icons: Icons) -> SpeechCard:
    card = SpeechCard(listening, theme, icons)
    qtbot.addWidget(card)
    card.resize(theme.px(30), theme.px(20))
    with qtbot.waitExposed(card):
        card.show()
    return card


def test_the_voice_is_named_once_it_is_found(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons
) -> None:
    finder = ReadyFinder(None)
    listening = Listening(SettingsStore(tmp_path), finder)
    card = shown(qtbot, listening, normal, icons)
    assert "cherche une voix" in said(card)
    qtbot.waitUntil(lambda: finder.looks == 1)
    finder.answer(NotingVoice())
    assert "Disponible, avec la voix" in said(card)
    assert "voix d’essai" in said(card)


@pytest.mark.parametrize("absence", [nothing_there(), no_french(), espeak_without_french(), espeak_mute()])
def test_without_a_voice_the_reason_and_what_to_ask_for_are_told(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons, absence: Absence
) -> None:
    card = shown(qtbot, listening_to(absence, tmp_path), normal, icons)
    qtbot.waitUntil(lambda: "Indisponible" in said(card))
    assert absence.reason[:30] in said(card)
    assert "service informatique" in said(card)
    assert not any(b.isVisible() for b in card.findChildren(QAbstractButton))


def test_a_try_says_a_sentence_at_the_chosen_speed(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons
) -> None:
    voice = NotingVoice()
    card = shown(qtbot, listening_to(voice, tmp_path), normal, icons)
    button(card, "Lente").click()
    assert SettingsStore(tmp_path).current.reading_speed is Speed.SLOW
    button(card, "Écouter").click()
    assert voice.said[0][1] is Speed.SLOW
    assert SAMPLE.startswith(voice.speaking)
    button(card, "Arrêter").click()
    assert voice.speaking == ""


def test_a_try_that_fails_says_why(qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons) -> None:
    voice = NotingVoice()
    card = shown(qtbot, listening_to(voice, tmp_path), normal, icons)
    button(card, "Écouter").click()
    voice.break_down("Aucun son.")
    assert "Aucun son." in said(card)
    button(card, "Écouter").click()
    assert "Aucun son." not in said(card)


@pytest.mark.parametrize("answer", ["voice", "absence"])
def test_reglages_has_the_card_and_saving_keeps_the_speed(
    qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons, answer: str
) -> None:
    found: Voice | Absence = NotingVoice() if answer == "voice" else nothing_there()
    store = SettingsStore(tmp_path)
    listening = Listening(store, ReadyFinder(found))
    screen = SettingsScreen(store, theme, icons, tmp_path / "logs", listening)
    qtbot.addWidget(screen)
    screen.resize(1266, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    card = screen.findChild(SpeechCard)
    assert card is not None
    qtbot.waitUntil(lambda: "isponible" in said(card))
    listening.set_speed(Speed.FAST)
    assert not button(screen, "Enregistrer").isEnabled()  # the speed is in use already
    screen._detailed.setChecked(True)  # noqa: SLF001 - a tick drawn by ourselves
    button(screen, "Enregistrer").click()
    assert store.current.reading_speed is Speed.FAST
    assert store.current.log_level == "DEBUG"
