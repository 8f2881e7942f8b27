"""QtVoice: with Qt's own engine for tests where PySide6_Addons is installed, and with one like it."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from algoguide.domain.speech import Speed
from algoguide.ui.speech.qt_voice import QtVoice, _french
from algoguide.ui.speech.voice import BROKEN

# What Qt's sound library says of a system without it.
pytestmark = pytest.mark.qt_log_ignore("pipewire-0.3")


class State(Enum):
    """Qt's states of an engine, by their names."""

    Ready = auto()
    Speaking = auto()
    Paused = auto()
    Error = auto()
    Synthesizing = auto()


class Named:
    def name(self) -> str:
        return "Anne"


class Engine(QObject):
    """What QtVoice asks of a QTextToSpeech: it takes `pace` ms to begin, to end and to stop."""

    stateChanged = Signal(object)  # noqa: N815 - as Qt calls it
    errorOccurred = Signal(object, str)  # noqa: N815

    def __init__(self, pace: int = 20) -> None:
        super().__init__()
        self._state = State.Ready
        self._pace = pace
        self.heard: list[str] = []
        self.rates: list[float] = []
        self._turn = 0

    def state(self) -> State:
        return self._state

    def engine(self) -> str:
        return "essai"

    def voice(self) -> Named:
        return Named()

    def setRate(self, rate: float) -> None:  # noqa: N802
        self.rates.append(rate)

    def say(self, sentence: str) -> None:
        self.heard.append(sentence)
        self._turn += 1
        turn = self._turn
        self._later(lambda: self._go(turn, State.Speaking))
        self._later(lambda: self._go(turn, State.Ready), 3)

    def stop(self) -> None:
        self._turn += 1
        turn = self._turn
        self._later(lambda: self._go(turn, State.Ready))

    def fail(self) -> None:
        self._turn += 1
        self._go(self._turn, State.Error)
        self.errorOccurred.emit("Playback", "no device")

    def _later(self, then: Callable[[], None], times: int = 1) -> None:
        QTimer.singleShot(self._pace * times, self, then)

    def _go(self, turn: int, state: State) -> None:
        if turn == self._turn and state is not self._state:
            self._state = state
            self.stateChanged.emit(state)


def scripted() -> Any:
    return Engine()


def of_qt() -> Any:
    speech = pytest.importorskip("PySide6.QtTextToSpeech", exc_type=ImportError)
    return speech.QTextToSpeech("mock")


@pytest.fixture(params=[scripted, pytest.param(of_qt, marks=pytest.mark.integration)])
def engine(qtbot: QtBot, request: pytest.FixtureRequest) -> Any:  # noqa: ARG001 - there must be a Qt
    return request.param()


def test_a_sentence_is_said_to_its_end(qtbot: QtBot, engine: Any) -> None:
    voice = QtVoice(engine)
    for sentence in ("Bonjour à tous.", "Au revoir."):
        with qtbot.assertNotEmitted(voice.failed), qtbot.waitSignal(voice.finished):
            voice.say(sentence, Speed.NORMAL)
    assert voice.name


def test_stop_is_not_the_end_of_the_sentence(qtbot: QtBot, engine: Any) -> None:
    voice = QtVoice(engine)
    voice.say("Une phrase qui dure un peu.", Speed.NORMAL)
    qtbot.waitUntil(lambda: engine.state().name == "Speaking")
    with qtbot.assertNotEmitted(voice.finished, wait=300), qtbot.assertNotEmitted(voice.failed):
        voice.stop()


def test_the_end_of_what_was_stopped_is_not_the_end_of_the_next(qtbot: QtBot, engine: Any) -> None:
    voice = QtVoice(engine)
    ends: list[str] = []
    voice.finished.connect(lambda: ends.append(engine.state().name))
    voice.say("Une phrase qui dure un peu.", Speed.NORMAL)
    qtbot.waitUntil(lambda: engine.state().name == "Speaking")
    voice.say("Une autre.", Speed.SLOW)
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.wait(150)
    assert ends == ["Ready"]


def test_an_engine_that_is_stopping_gets_the_next_sentence_once_it_is_ready(qtbot: QtBot) -> None:
    engine = Engine(60)
    voice = QtVoice(engine)
    voice.say("Une.", Speed.NORMAL)
    qtbot.waitUntil(lambda: engine.state() is State.Speaking)
    voice.say("Deux.", Speed.NORMAL)
    assert engine.heard == ["Une."]
    with qtbot.waitSignal(voice.finished):
        pass
    assert engine.heard == ["Une.", "Deux."]


def test_an_error_is_told_once_and_in_french(qtbot: QtBot) -> None:
    engine = Engine()
    voice = QtVoice(engine)
    told: list[str] = []
    voice.failed.connect(told.append)
    voice.say("Une.", Speed.NORMAL)
    engine.fail()
    assert told == [BROKEN]
    with qtbot.waitSignal(voice.finished):
        voice.say("Deux.", Speed.NORMAL)


def test_each_speed_is_a_rate_of_qt(qtbot: QtBot) -> None:
    engine = Engine(1)
    voice = QtVoice(engine)
    for speed in Speed:
        with qtbot.waitSignal(voice.finished):
            voice.say("Une.", speed)
    assert engine.rates == sorted(set(engine.rates))
    assert all(-1 <= rate <= 1 for rate in engine.rates)


def test_the_french_of_france_is_preferred() -> None:
    home, belgium, english = QLocale("fr_FR"), QLocale("fr_BE"), QLocale("en_GB")
    assert _french([english, belgium, home]) == home
    assert _french([english, belgium]) == belgium
    assert _french([english]) is None
