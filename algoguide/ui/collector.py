"""Let Python look for unreachable objects in the thread of the windows, and there only."""

import gc

from PySide6.QtCore import QObject, QTimer

_PERIOD = 50
"""Milliseconds: a job makes some ten thousand objects meanwhile, a few milliseconds of search."""


class Collector(QObject):
    """Takes the place of Python's automatic collection while it is started.

    Python collects in whichever thread happens to ask for memory. A dialog or a page that died in a
    cycle of references would be destroyed by the thread that renders a document: its timers stay
    behind, and the next tick of the window ends the program. The same search in the middle of an event
    destroys what Qt is working on. A timer of the window's thread has neither trouble.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIOD)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Turn the automatic collection off, and collect at each tick."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give the collection back to Python: no job runs any more, or no window is left."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])
