"""Said by a child when its window is painted: the end of the run, and its memory."""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Ends the process once `widget` was painted and the event loop had nothing more to do."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        """Paint events of a window are delivered together: after them comes the first idle turn."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _end)
        return False


def _end() -> None:
    QCoreApplication.processEvents()
    print(json.dumps({"peak": peak_memory()}), flush=True)
    # At once: to take the interpreter down is no part of a first paint.
    os._exit(0)


def peak_memory() -> int:
    """The largest resident memory of this process so far, in kB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
