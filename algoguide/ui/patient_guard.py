"""Forgets the patient: by « Nouveau patient », or nobody looks after them any more.

« Nouveau patient » can be undone for ten seconds: it is one key away from the work of a whole consultation.
What goes because nobody was there (30 minutes without a gesture, midnight, closing) never comes back: the
person who touches the screen next may be another patient, and must not be offered the one before.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

IDLE = timedelta(minutes=30)
UNDO = timedelta(seconds=10)
"""How long « Nouveau patient » can be undone, unless the next patient is there before."""
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


class Keeper(Protocol):
    """Whoever holds something of a patient that « Annuler » may bring back."""

    def remember(self) -> object:
        """What it holds, as a value; None for nothing."""

    def bring_back(self, state: object) -> None:
        """Take back what `remember` returned."""


@dataclass(frozen=True, slots=True, repr=False)
class _Undo:
    """What « Nouveau patient » took away, as long as it can be undone."""

    at: datetime
    holders: frozenset[str]
    states: Mapping[str, object]


class PatientGuard(QObject):
    """Watches while a patient is in memory, and costs nothing the rest of the time.

    `clock` gives the time of the wall with its zone: a computer that slept has aged too.
    """

    forgotten = Signal()
    """The patient is gone, in time or by « Nouveau patient »: whoever holds patient data forgets it."""
    expired = Signal(str)
    """They were forgotten in time: a French sentence that says why, empty when the application closes."""
    undo_changed = Signal(bool)
    """Whether « Nouveau patient » can be undone now."""

    def __init__(self, clock: Callable[[], datetime] = _now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last_gesture = clock()
        self._day: date | None = None
        self._holders: set[str] = set()
        self._keepers: dict[str, weakref.ref[Keeper]] = {}
        self._undo: _Undo | None = None
        self._undo_end = QTimer(self)
        self._undo_end.setSingleShot(True)
        self._undo_end.setInterval(int(UNDO.total_seconds() * 1000))
        self._undo_end.timeout.connect(self._drop_undo)
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIOD)
        self._timer.timeout.connect(self.check)

    @property
    def watching(self) -> bool:
        """Whether a patient is in memory."""
        return self._day is not None

    def hold(self, holder: str, wanted: bool) -> None:
        """Note whether `holder` has something of a patient; watch as long as anybody has.

        The first thing that is held is another patient's: the one before cannot come back any more.
        """
        if wanted:
            self._drop_undo()
            self._holders.add(holder)
        else:
            self._holders.discard(holder)
        self._set_watching(bool(self._holders))

    def keep(self, name: str, keeper: Keeper) -> None:
        """Ask `keeper` what « Annuler » must bring back; it takes the place of the one of that name.

        It is not kept alive, and a deleted one is left out: a screen is built anew for another text size.
        """
        self._keepers[name] = weakref.ref(keeper)

    def forget(self) -> None:
        """Another patient is opened: nothing of the one before stays."""
        self._drop_undo()
        self._holders.clear()
        self._set_watching(False)
        self.forgotten.emit()

    @property
    def can_undo(self) -> bool:
        """Whether the patient that « Nouveau patient » took away can still come back."""
        return self._undo is not None

    def start_new(self) -> None:
        """« Nouveau patient »: forget, and keep what was there aside for ten seconds."""
        self.check()  # a patient nobody looked after is past coming back
        holders = frozenset(self._holders)
        states = {name: keeper.remember() for name, keeper in self._alive().items()} if holders else {}
        self.forget()
        if holders:
            kept = {name: state for name, state in states.items() if state is not None}
            self._undo = _Undo(self._clock(), holders, kept)
            self._undo_end.start()
            self.undo_changed.emit(True)

    def undo(self) -> None:
        """Bring the patient back, if there is still time: a computer that slept has none left."""
        undo, now = self._undo, self._clock()
        self._drop_undo()
        if undo is None or now - undo.at > UNDO or now.date() != undo.at.date():
            return
        self._holders = set(undo.holders)
        self._set_watching(True)
        alive = self._alive()
        for name, state in undo.states.items():
            if name in alive:
                alive[name].bring_back(state)

    def _alive(self) -> dict[str, Keeper]:
        found = ((name, reference()) for name, reference in self._keepers.items())
        return {name: keeper for name, keeper in found if keeper is not None and shiboken6.isValid(keeper)}

    def _drop_undo(self) -> None:
        if self._undo is not None:
            self._undo = None
            self._undo_end.stop()
            self.undo_changed.emit(False)

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
        self.forget()
        self.expired.emit(reason)
