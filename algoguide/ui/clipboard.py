"""What of a patient goes to the clipboard: plain text that its history must not keep."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from algoguide.ui.patient_guard import PatientGuard

HOLDER = "presse-papiers"
_DWORD_ZERO = bytes(4)
NOT_FOR_HISTORIES = {
    # Windows: its history (Windows V), its copy to other computers, other programs that watch.
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": _DWORD_ZERO,
    "CanUploadToCloudClipboard": _DWORD_ZERO,
    # KDE and the managers that follow it.
    "x-kde-passwordManagerHint": b"secret",
}
"""What asks each system to leave a text out of the history of the clipboard; the others ignore it."""


def private_text(text: str) -> QMimeData:
    """Plain text for the clipboard, to be left out of its history."""
    data = QMimeData()
    data.setText(text)
    for name, value in NOT_FOR_HISTORIES.items():
        data.setData(name, value)
    return data


def empty_clipboard(values: tuple[str, ...] = ()) -> None:
    """Empty the clipboard when it is still ours, or holds a piece of these values."""
    clipboard = QGuiApplication.clipboard()
    text = clipboard.text().strip()
    # Not every platform knows whose the clipboard is.
    if clipboard.ownsClipboard() or (text and any(text in value for value in values)):
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class PatientClipboard(QObject):
    """Copies a text about the patient, and takes it back when the patient goes, if it is still there."""

    def __init__(self, guard: PatientGuard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        self._copied = ""
        guard.forgotten.connect(self._forget)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard, and have it taken back with the patient."""
        QGuiApplication.clipboard().setMimeData(private_text(text))
        # The text itself is not kept a second time.
        self._copied = _digest(text)
        self._guard.hold(HOLDER, True)

    def _forget(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._copied and (clipboard.ownsClipboard() or _digest(clipboard.text()) == self._copied):
            clipboard.clear()
        self._copied = ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
