"""Forgets the patient nobody looks after any more: 30 minutes without a gesture, midnight, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

IDLE = timedelta(minutes=30)
_PERIOD = 20_000
"""Milliseconds between two looks at the clock."""

_GESTURES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


def _now() -> datetime:
    return datetime.now().astimezone()


class PatientGuard(QObject):
    """Watches while a patient is in memory, and costs nothing the rest of the time.

    `clock` gives the time of the wall with its zone: a computer that slept has aged too.
    """

    expired = Signal(str)
    """A French sentence that says why; whoever holds patient data forgets it."""
    forgotten = Signal()
    """The patient is gone, in time or by « Nouveau patient »: choices made for them go too."""

    def __init__(self, clock: Callable[[], datetime] = _now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last_gesture = clock()
        self._day: date | None = None
        self._holders: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIOD)
        self._timer.timeout.connect(self.check)

    @property
    def watching(self) -> bool:
        """Whether a patient is in memory."""
        return self._day is not None

    def hold(self, holder: str, wanted: bool) -> None:
        """Note whether `holder` has something of a patient; watch as long as anybody has."""
        if wanted:
            self._holders.add(holder)
        else:
            self._holders.discard(holder)
        self._set_watching(bool(self._holders))

    def forget(self) -> None:
        """Another patient comes: nothing of the one before stays."""
        self._holders.clear()
        self._set_watching(False)
        self.forgotten.emit()

    def _set_watching(self, wanted: bool) -> None:
        if wanted == self.watching:
            return
        application = cast("QCoreApplication", QCoreApplication.instance())
        if wanted:
            self._last_gesture = self._clock()
            self._day = self._last_gesture.date()
            # Every event of the application passes through a filter: only while it serves.
            application.installEventFilter(self)
            application.aboutToQuit.connect(self._close)
            self._timer.start()
        else:
            self._day = None
            application.removeEventFilter(self)
            application.aboutToQuit.disconnect(self._close)
            self._timer.stop()

    def check(self) -> None:
        """Look at the clock now."""
        now = self._clock()
        if self._day is None:
            return
        if now.date() != self._day:
            self._expire("La journée est finie : les données du patient ont été effacées.")
        elif now - self._last_gesture >= IDLE:
            self._expire("Rien n’a été touché pendant 30 minutes : les données du patient ont été effacées.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GESTURES:
            # The gesture that ends a long absence must not save the patient of before.
            self.check()
            self._last_gesture = self._clock()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self._expire("")

    def _expire(self, reason: str) -> None:
        self._holders.clear()
        self._set_watching(False)
        self.expired.emit(reason)
        self.forgotten.emit()
