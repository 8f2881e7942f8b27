"""The voice of the system, through Qt TextToSpeech, which is in PySide6_Addons and need not be there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

from algoguide.domain.speech import Speed
from algoguide.ui.speech.voice import BROKEN, Absence, no_french

_RATES = {Speed.SLOW: -0.4, Speed.NORMAL: -0.1, Speed.FAST: 0.25}
"""Qt's rates go from -1 to 1; 0 is brisk for an old person."""


class QtVoice(QObject):
    """Says with one engine of Qt.

    An engine that was stopped may still have to end what it was saying: the next sentence waits for it, so
    that the end of one is never taken for the end of the other.
    """

    finished = Signal()
    failed = Signal(str)

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        """`engine` is a QTextToSpeech, set to French."""
        super().__init__(parent)
        engine.setParent(self)
        self._engine = engine
        self._waiting = ""
        self._awaited = False
        self._heard = False
        engine.stateChanged.connect(self._changed)
        engine.errorOccurred.connect(self._erred)

    @property
    def name(self) -> str:
        """What Réglages calls it."""
        voice = self._engine.voice().name()
        return f"{voice} ({self._engine.engine()})" if voice else str(self._engine.engine())

    def say(self, sentence: str, speed: Speed) -> None:
        """Begin to say `sentence`, and nothing that was being said any more."""
        self.stop()
        self._engine.setRate(_RATES[speed])
        self._waiting = sentence
        if self._engine.state().name in ("Ready", "Error"):
            self._begin()

    def stop(self) -> None:
        """Be silent at once."""
        self._waiting = ""
        self._awaited = self._heard = False
        if self._engine.state().name not in ("Ready", "Error"):
            self._engine.stop()

    def _begin(self) -> None:
        sentence, self._waiting = self._waiting, ""
        self._awaited, self._heard = True, False
        self._engine.say(sentence)

    def _changed(self, state: Any) -> None:
        if state.name in ("Speaking", "Synthesizing"):
            self._heard = self._awaited
        elif state.name == "Ready" and self._awaited and self._heard:
            self._awaited = False
            self.finished.emit()
        elif state.name == "Ready" and self._waiting:
            self._begin()
        elif state.name == "Error":
            self._give_up()

    def _erred(self, _reason: Any, _text: str) -> None:
        self._give_up()

    def _give_up(self) -> None:
        # The engine may say it twice, by its state and by its error.
        if self._awaited or self._waiting:
            self._awaited, self._waiting = False, ""
            self.failed.emit(BROKEN)


def qt_voice(parent: QObject) -> QtVoice | Absence | None:
    """The first engine of the system that speaks French, why there is none, or None without any engine."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # not installed, or without a library of the system
        return None
    absence = None
    for name in QTextToSpeech.availableEngines():
        if name == "mock":  # for tests: it speaks to nobody
            continue
        engine = QTextToSpeech(name, parent)
        locale = _french(engine.availableLocales())
        if engine.state() is not QTextToSpeech.State.Error:
            if locale is not None:
                engine.setLocale(locale)
                return QtVoice(engine, parent)
            absence = no_french()
        engine.deleteLater()
    return absence


def _french(locales: list[QLocale]) -> QLocale | None:
    """The French of France, else another."""
    spoken = [locale for locale in locales if locale.language() is QLocale.Language.French]
    at_home = (locale for locale in spoken if locale.territory() is QLocale.Country.France)
    return next(at_home, spoken[0] if spoken else None)
