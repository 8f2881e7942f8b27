from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.store.settings import SettingsStore
from algoguide.ui.speech import Absence, Listening
from algoguide.ui.speech.listening import State, patience
from algoguide.ui.speech.voice import NO_ANSWER
from tests.ui.speech.support import NotingVoice, ReadyFinder, listening_to

BLOCKS = ["Une. Deux.", "•", "Trois."]


@pytest.fixture
def voice(qtbot: QtBot) -> NotingVoice:  # noqa: ARG001 - there must be a Qt
    return NotingVoice()


@pytest.fixture
def listening(voice: NotingVoice, tmp_path: Path) -> Listening:
    return listening_to(voice, tmp_path)


def test_blocks_are_read_sentence_by_sentence_to_the_end(
    qtbot: QtBot, listening: Listening, voice: NotingVoice
) -> None:
    told: list[int] = []
    listening.sentence_changed.connect(told.append)
    listening.read(BLOCKS)
    for words in ("Une.", "Deux.", "Trois."):
        qtbot.waitUntil(lambda w=words: voice.speaking == w)  # type: ignore[misc]
        with qtbot.waitSignal(listening.stopped if words == "Trois." else voice.finished):
            voice.end()
    assert told == [0, 1, 2]
    assert [words for words, _ in voice.said] == ["Une.", "Deux.", "Trois."]
    assert listening.state is State.SILENT
    assert listening.sentences == ()


def test_no_voice_is_looked_for_before_it_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001
    finder = ReadyFinder(None)
    listening = Listening(SettingsStore(tmp_path), finder)
    assert listening.absence is None
    assert finder.looks == 0
    listening.read(["", " • "])
    assert finder.looks == 0
    assert not listening.active
    listening.read(BLOCKS)
    assert finder.looks == 1
    states = [listening.state]
    voice = NotingVoice()
    finder.answer(voice)
    assert voice.speaking == "Une."
    assert [*states, listening.state] == [State.PREPARING, State.READING]
    assert listening.voice_name == "voix d’essai"


def test_stopped_while_a_voice_is_looked_for_nothing_is_read(
    qtbot: QtBot,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    finder = ReadyFinder(None)
    listening = Listening(SettingsStore(tmp_path), finder)
    listening.read(BLOCKS)
    listening.stop()
    voice = NotingVoice()
    finder.answer(voice)
    assert voice.said == []
    assert listening.state is State.SILENT


def test_a_computer_without_a_voice_says_why_and_what_to_ask(qtbot: QtBot, tmp_path: Path) -> None:
    listening = listening_to(Absence("Pas de voix.", "Demandez."), tmp_path)
    with (
        qtbot.waitSignals([listening.voice_changed, listening.stopped]),
        qtbot.waitSignal(listening.failed) as told,
    ):
        listening.read(BLOCKS)
    assert told.args == ["Pas de voix. Demandez."]
    assert listening.absence == Absence("Pas de voix.", "Demandez.")


def test_a_voice_that_comes_later_is_found_by_looking_again(
    qtbot: QtBot,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    finder = ReadyFinder(Absence("Pas de voix.", "Demandez."))
    listening = Listening(SettingsStore(tmp_path), finder)
    listening.look()
    assert listening.absence is not None
    finder.answer(NotingVoice())
    assert listening.absence is None
    listening.look()
    assert finder.looks == 1


def test_stop_silences_the_voice_at_once(qtbot: QtBot, listening: Listening, voice: NotingVoice) -> None:
    listening.read(BLOCKS)
    with qtbot.waitSignal(listening.stopped):
        listening.stop()
    assert voice.speaking == ""
    with qtbot.assertNotEmitted(listening.stopped):
        listening.stop()
    voice.end()  # too late: an engine may be slow to hear
    assert [words for words, _ in voice.said] == ["Une."]


def test_after_a_pause_the_sentence_that_was_cut_is_said_again(
    listening: Listening, voice: NotingVoice
) -> None:
    listening.resume()
    assert not listening.active
    listening.read(BLOCKS)
    listening.pause()
    assert voice.speaking == ""
    assert listening.state is State.PAUSED
    assert listening.active
    listening.resume()
    assert [words for words, _ in voice.said] == ["Une.", "Une."]


def test_paused_between_two_sentences_the_next_one_waits(
    qtbot: QtBot, voice: NotingVoice, tmp_path: Path
) -> None:
    listening = Listening(SettingsStore(tmp_path), ReadyFinder(voice), breath=60_000)
    listening.read(BLOCKS)
    voice.end()
    listening.pause()
    assert len(voice.said) == 1
    listening.resume()
    assert voice.speaking == "Deux."
    with qtbot.waitSignal(listening.stopped):
        listening.stop()


def test_the_speed_is_kept_and_changes_the_sentence_being_said(
    qtbot: QtBot, voice: NotingVoice, tmp_path: Path
) -> None:
    listening = listening_to(voice, tmp_path)
    listening.read(BLOCKS)
    with qtbot.waitSignal(listening.speed_changed):
        listening.set_speed(Speed.SLOW)
    assert voice.said == [("Une.", Speed.NORMAL), ("Une.", Speed.SLOW)]
    assert SettingsStore(tmp_path).current.reading_speed is Speed.SLOW
    with qtbot.assertNotEmitted(listening.speed_changed):
        listening.set_speed(Speed.SLOW)
    listening.stop()
    listening.set_speed(Speed.FAST)
    assert len(voice.said) == 2


def test_a_speed_chosen_between_two_sentences_says_the_next_once(
    qtbot: QtBot, voice: NotingVoice, tmp_path: Path
) -> None:
    listening = Listening(SettingsStore(tmp_path), ReadyFinder(voice), breath=30)
    listening.read(BLOCKS)
    voice.end()
    listening.set_speed(Speed.FAST)
    qtbot.wait(80)
    assert [words for words, _ in voice.said] == ["Une.", "Deux."]
    listening.stop()


def test_a_speed_that_cannot_be_written_serves_all_the_same(voice: NotingVoice, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    listening = listening_to(voice, blocked / "config")
    listening.set_speed(Speed.FAST)
    assert listening.speed is Speed.FAST


def test_a_voice_that_fails_ends_the_reading_with_its_reason(
    listening: Listening, voice: NotingVoice
) -> None:
    order: list[str] = []
    listening.stopped.connect(lambda: order.append("stopped"))
    listening.failed.connect(order.append)
    listening.read(BLOCKS)
    voice.break_down("Plus de voix.")
    assert order == ["stopped", "Plus de voix."]
    listening.read(BLOCKS)
    assert voice.speaking == "Une."


def test_a_voice_that_never_answers_is_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    stuck, fresh = NotingVoice(), NotingVoice()
    finder = ReadyFinder(stuck)
    listening = Listening(SettingsStore(tmp_path), finder, patience=lambda _: 30)
    with qtbot.waitSignal(listening.failed) as told:
        listening.read(BLOCKS)
    assert told.args == [NO_ANSWER]
    assert stuck.stops == 1
    finder._answer = fresh  # noqa: SLF001 - the finder of the tests
    listening.read(BLOCKS)
    assert fresh.speaking == "Une."
    listening.stop()


def test_patience_leaves_the_slowest_voice_its_time() -> None:
    spoken = 90 * len("Le médecin vous parle et vous décidez ensemble.")
    assert patience("Le médecin vous parle et vous décidez ensemble.") > 3 * spoken


def test_reading_something_else_stops_what_was_read(
    qtbot: QtBot, listening: Listening, voice: NotingVoice
) -> None:
    listening.read(BLOCKS)
    with qtbot.waitSignal(listening.stopped):
        listening.read(["Autre."])
    assert voice.speaking == "Autre."
    assert [s.said for s in listening.sentences] == ["Autre."]


def test_a_page_that_is_deleted_takes_its_reading_with_it(
    qtbot: QtBot, listening: Listening, voice: NotingVoice
) -> None:
    first, second = QObject(), QObject()
    listening.read(BLOCKS, first)
    listening.read(["Autre."], second)
    first.deleteLater()
    qtbot.wait(20)
    assert voice.speaking == "Autre."
    with qtbot.waitSignal(listening.stopped):
        second.deleteLater()
    assert voice.speaking == ""


def test_whoever_is_told_of_a_sentence_may_stop_it(listening: Listening, voice: NotingVoice) -> None:
    listening.sentence_changed.connect(listening.stop)
    listening.read(BLOCKS)
    assert voice.said == []
