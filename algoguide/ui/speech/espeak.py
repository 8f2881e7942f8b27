"""The voice of espeak-ng, a process for each sentence."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, Signal

from algoguide.domain.speech import Speed
from algoguide.ui.speech.voice import BROKEN, NO_SOUND

COMMAND = "espeak-ng"
_WORDS_PER_MINUTE = {Speed.SLOW: 115, Speed.NORMAL: 150, Speed.FAST: 190}
_REAPING = 1_000
"""Milliseconds granted to a process that was killed."""
_LEAST_PER_LETTER = 10
"""Milliseconds: no voice says a letter in less, at any speed."""
_TELLING = 12
"""Letters from which the time a sentence took says whether it was heard."""


class EspeakVoice(QObject):
    """Gives each sentence by standard input: what a process is called with can be read by anybody.

    Without a sound card espeak-ng ends at once and says that all went well: a sentence said in no time is
    a sentence that nobody heard.
    """

    finished = Signal()
    failed = Signal(str)

    def __init__(self, program: str, parent: QObject | None = None) -> None:
        """`program` is the path of espeak-ng."""
        super().__init__(parent)
        self._program = program
        self._process: QProcess | None = None
        self._clock = QElapsedTimer()
        self._sentence = b""
        self._letters = 0

    @property
    def name(self) -> str:
        """What Réglages calls it."""
        return "espeak-ng, en français"

    def say(self, sentence: str, speed: Speed) -> None:
        """Begin to say `sentence`, and nothing that was being said any more."""
        self.stop()
        self._sentence = sentence.encode()
        self._letters = sum(c.isalnum() for c in sentence)
        process = self._process = QProcess(self)
        # Not ours to keep: its messages could repeat what it was given.
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.started.connect(self._give)
        process.errorOccurred.connect(self._refused)
        process.finished.connect(self._ended)
        self._clock.start()
        process.start(self._program, ["-v", "fr", "-b", "1", "-s", str(_WORDS_PER_MINUTE[speed]), "--stdin"])

    def stop(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        self._sentence = b""
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_REAPING)
            process.deleteLater()

    def _give(self) -> None:
        if self._process is not None:
            self._process.write(self._sentence)
            self._process.closeWriteChannel()
            self._sentence = b""

    def _refused(self, error: QProcess.ProcessError) -> None:
        # Whatever else goes wrong ends the process, which is heard of below.
        if error is QProcess.ProcessError.FailedToStart:
            self._release()
            self.failed.emit(BROKEN)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._release()
        if code or status is QProcess.ExitStatus.CrashExit:
            self.failed.emit(BROKEN)
        elif self._letters >= _TELLING and self._clock.elapsed() < _LEAST_PER_LETTER * self._letters:
            self.failed.emit(NO_SOUND)
        else:
            self.finished.emit()

    def _release(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
