"""A voice and a finder for the tests: they say nothing, and note what they were asked."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from algoguide.domain.speech import Speed
from algoguide.store.settings import SettingsStore
from algoguide.ui.speech import Absence, Listening, Voice, VoiceFinder


class NotingVoice(QObject):
    """A Voice that a test ends itself, by `end` or `break_down`."""

    finished = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, Speed]] = []
        self.speaking = ""
        self.stops = 0

    @property
    def name(self) -> str:
        return "voix d’essai"

    def say(self, sentence: str, speed: Speed) -> None:
        self.said.append((sentence, speed))
        self.speaking = sentence

    def stop(self) -> None:
        self.speaking = ""
        self.stops += 1

    def end(self) -> None:
        self.speaking = ""
        self.finished.emit()

    def break_down(self, reason: str) -> None:
        self.speaking = ""
        self.failed.emit(reason)


class ReadyFinder(VoiceFinder):
    """Answers what it is given, at once or when it is told to."""

    def __init__(self, answer: Voice | Absence | None, guess: Absence | None = None) -> None:
        super().__init__()
        self._answer = answer
        self._guess = guess
        self.looks = 0

    def guess(self) -> Absence | None:
        return self._guess

    def look(self) -> None:
        self.looks += 1
        if self._answer is not None:
            self.found.emit(self._answer)

    def answer(self, answer: Voice | Absence) -> None:
        self._answer = answer
        self.found.emit(answer)


def listening_to(voice: Voice | Absence | None, folder: Path, guess: Absence | None = None) -> Listening:
    """A Listening with this voice, and no breath between two sentences."""
    finder = ReadyFinder(voice, guess)
    made = Listening(SettingsStore(folder), finder, breath=0)
    finder.setParent(made)
    return made
