"""Which voice this computer has, looked for when one is first wanted."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from algoguide.ui.speech.espeak import COMMAND, EspeakVoice
from algoguide.ui.speech.qt_voice import qt_voice
from algoguide.ui.speech.voice import Absence, espeak_mute, espeak_without_french, nothing_there

PATIENCE = 4_000
"""Milliseconds granted to espeak-ng to name its voices."""


class VoiceFinder(QObject):
    """Looks for a voice that speaks French: the system's through Qt when it is there, else espeak-ng's."""

    found = Signal(object)  # Voice | Absence

    def __init__(self, patience: int = PATIENCE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._probe: QProcess | None = None
        self._without: Absence | None = None
        self._program = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(lambda: self._tell(espeak_mute()))

    def guess(self) -> Absence | None:
        """Why there can be no voice, None when there may be one; nothing is loaded nor started for it."""
        if shutil.which(COMMAND) or find_spec("PySide6.QtTextToSpeech"):
            return None
        return nothing_there()

    def look(self) -> None:
        """Look now; `found` comes with a Voice or an Absence, perhaps before this returns."""
        if self._probe is not None:
            return
        made = qt_voice(self)
        if made is not None and not isinstance(made, Absence):
            self.found.emit(made)
            return
        self._without = made
        program = shutil.which(COMMAND)
        if program is None:
            self.found.emit(made or nothing_there())
            return
        self._program = program
        probe = self._probe = QProcess(self)
        probe.setStandardErrorFile(QProcess.nullDevice())
        probe.errorOccurred.connect(self._refused)
        probe.finished.connect(self._read)
        self._timer.start()
        probe.start(program, ["--voices=fr"])

    def stop(self) -> None:
        """Look no more; nothing is said about it."""
        probe, self._probe = self._probe, None
        self._timer.stop()
        if probe is not None:
            probe.blockSignals(True)
            probe.kill()
            probe.waitForFinished(1_000)
            probe.deleteLater()

    def _refused(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._tell(espeak_mute())

    def _read(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._probe is None:
            return
        if code or status is QProcess.ExitStatus.CrashExit:
            self._tell(espeak_mute())
            return
        listed = bytes(self._probe.readAllStandardOutput().data()).decode(errors="replace")
        if _speaks_french(listed):
            self._tell(EspeakVoice(self._program, self))
        else:
            self._tell(self._without or espeak_without_french())

    def _tell(self, answer: EspeakVoice | Absence) -> None:
        self.stop()
        self.found.emit(answer)


def _speaks_french(listed: str) -> bool:
    """Whether the table of `--voices` has a French voice of espeak-ng's own.

    It also lists those of MBROLA, which are other packages.
    """
    rows = [line.split() for line in listed.splitlines()[1:]]
    return any(
        len(row) > 4 and (row[1] == "fr" or row[1].startswith("fr-")) and not row[4].startswith("mb/")
        for row in rows
    )
