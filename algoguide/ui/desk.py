"""The nurse's desk: the visits of the day that is shown, and the way to where they are kept.

It lives as long as the window; screens show it and ask it. What is kept is written by jobs of its own, in
the order in which it was asked: a tick is seen at once, and is taken back if the disk refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from algoguide.domain.errors import KnownError
from algoguide.domain.visit import DayEntry, Tick, Visit, in_order
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_history import History, Return
from algoguide.services.visit_opening import Opened
from algoguide.services.visit_planning import Plan
from algoguide.services.visit_rows import Row, Rows
from algoguide.services.visiting import Visiting
from algoguide.store.settings_visits import VisitSettings
from algoguide.ui.jobs import JobRunner

_PURGE_PERIOD = 60_000
"""Milliseconds between two looks at the day: midnight destroys what is past."""
_DAY_CHANNEL = "day"


class DeskState(StrEnum):
    """Whether the visits can be reached."""

    CLOSED = "fermé"
    OPENING = "ouverture"
    READY = "prêt"
    REFUSED = "refusé"


class Place(Protocol):
    """Where visits are kept: `services.visit_opening.VisitPlace`. Slow: called in a worker."""

    def open(self, *, memory_only: bool, start_anew: bool = False) -> Opened:
        """Open it; raises KnownError."""

    def purge(self, today: date, settings: VisitSettings) -> bool:
        """Destroy what is past while it is not open; return whether all of it is gone."""

    def in_memory(self, settings: VisitSettings) -> bool:
        """Whether nothing is written on the disk."""

    def keep_days(self, settings: VisitSettings) -> int:
        """After how many days visits are destroyed."""


class _Reading(NamedTuple):
    """What a job read: the visits of the day, and those of all days by their accession number."""

    visits: tuple[Visit, ...]
    numbered: Mapping[str, Visit]


class Desk(QObject):
    """Shows one day; every change goes through it and can be taken back."""

    changed = Signal()
    """The rows of the day are others."""
    state_changed = Signal()
    told = Signal(str, str)
    """A role (red, amber, tint) and a French sentence."""

    def __init__(
        self,
        place: Place,
        settings: Callable[[], VisitSettings],
        rows: Callable[[], Rows],
        jobs: JobRunner,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._settings = settings
        self._make_rows = rows
        self._rows: Rows | None = None
        self._jobs = jobs
        self._today = today
        self._visiting: Visiting | None = None
        self._state = DeskState.CLOSED
        self._refusal: KnownError | None = None
        self._visits: dict[str, Visit] = {}
        self._told: dict[str, Row] = {}
        self._numbered: Mapping[str, Visit] = {}
        self._history = History()
        self._day = today() + timedelta(days=1)
        self._purged: tuple[date, bool] | None = None
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PURGE_PERIOD)
        self._timer.timeout.connect(self.purge)

    # What is shown

    @property
    def state(self) -> DeskState:
        """Whether the visits can be reached."""
        return self._state

    @property
    def refusal(self) -> KnownError | None:
        """Why they cannot be reached."""
        return self._refusal

    @property
    def persistent(self) -> bool:
        """Whether what is noted is still there once the window is closed."""
        return self._visiting is not None and self._visiting.persistent

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its visits in order."""
        return tuple(self._told.values())

    @property
    def undo_name(self) -> str:
        """What « Annuler » would take back, empty for nothing."""
        return self._history.last

    def row(self, visit: str) -> Row | None:
        """The row of a visit of the day, by its id."""
        return self._told.get(visit)

    def find(self, accession: str) -> Visit | None:
        """The visit of an accession number as last read, of any day; None for a cancelled one."""
        shown = (v for v in self._visits.values() if v.patient.accession == accession)
        visit = next(shown, None) or self._numbered.get(accession)
        return visit if visit is not None and not visit.cancelled else None

    # Opening and closing

    def open(self, *, memory_only: bool = False, start_anew: bool = False) -> None:
        """Open the place where visits are kept, unless it is.

        `memory_only` keeps nothing on the disk, `start_anew` sets aside what nobody can read any more.
        """
        if self._state in (DeskState.OPENING, DeskState.READY):
            return
        self._set_state(DeskState.OPENING)
        place = self._place
        alone = memory_only or place.in_memory(self._settings())
        self._jobs.submit(
            lambda: place.open(memory_only=alone, start_anew=start_anew), self._opened, self._not_opened
        )

    def show_day(self, day: date) -> None:
        """Show another day."""
        if day != self._day:
            self._day = day
            self._take(())
        self.reload()

    def reload(self) -> None:
        """Read the day again."""
        visiting, day = self._visiting, self._day
        if visiting is not None:
            self._reading = True

            def read() -> _Reading:
                return _Reading(visiting.on(day), visiting.numbered())

            self._jobs.latest(_DAY_CHANNEL, read, self._read, self._failed)

    def start(self) -> None:
        """Destroy what is past, now and at each midnight, whether the visits are opened or not."""
        self._timer.start()
        self.purge()

    def purge(self) -> None:
        """Destroy the days that are past, once a day; what could not be is tried again."""
        visiting, place = self._visiting, self._place
        today, settings = self._today(), self._settings()
        kept = visiting is not None and visiting.persistent
        if self._purged == (today, visiting is not None):
            return

        def work() -> tuple[int, bool]:
            count = visiting.purge(today, place.keep_days(settings)) if visiting is not None else 0
            return count, kept or place.purge(today, settings)

        def destroyed(done: tuple[int, bool]) -> None:
            count, whole = done
            self._purged = (today, visiting is not None) if whole else None
            if count:
                self._history.forget()
                self.reload()

        self._jobs.submit(work, destroyed, self._not_purged)

    # Changing

    def tick(self) -> Tick:
        """Now, by the user of the system. The desk is ready."""
        return self._ready.tick()

    def change(self, name: str, *visits: Visit) -> None:
        """Keep visits as they are from now on; `name` is what « Annuler » says (« heure »)."""
        before = tuple(self._visits[v.id] for v in visits if v.id in self._visits)
        self._history.did(name, before, visits)
        self._write(visits, ())

    def note(self, *visits: Visit) -> None:
        """Keep what happened outside of here (a pack was printed): « Annuler » goes back no further."""
        self._history.forget()
        self._write(visits, ())

    def remove(self, name: str, *visits: Visit) -> None:
        """Take visits away."""
        self._history.did(name, visits, ())
        self._write((), [visit.id for visit in visits])

    def undo(self) -> None:
        """Take the latest change back."""
        revisions = {visit.id: visit.revision for visit in self._visits.values()}
        back: Return | None = self._history.back(revisions)
        if back is not None:
            self._write(back.save, back.remove)
            self.told.emit("tint", f"Annulé\u00a0: {back.name}.")

    def plan(
        self,
        entries: Sequence[tuple[int, DayEntry]],
        meanings: Meanings,
        planned: Callable[[Plan], None],
    ) -> None:
        """Ask what a programme would change; the answer comes to `planned`."""
        visiting = self._ready
        self._jobs.latest("plan", lambda: visiting.plan(entries, meanings), planned, self._failed)

    def keep(self, plan: Plan, *, cancel_gone: bool, kept: Callable[[], None]) -> None:
        """Carry a plan out, then show its first day; `kept` is told when it is done."""
        visiting = self._ready

        def done(saved: tuple[Visit, ...]) -> None:
            self._history.forget()
            days = sorted({visit.day for visit in saved} | {c.after.day for c in plan.changes})
            kept()
            self.show_day(self._day if self._day in days or not days else days[0])

        self._jobs.submit(lambda: visiting.keep(plan, cancel_gone=cancel_gone), done, self._failed)

    def understand(self, meanings: Meanings) -> None:
        """Give a procedure to the visits whose act a table knows by now."""
        visiting = self._ready

        def done(found: tuple[Visit, ...]) -> None:
            if found:
                self._history.forget()
                self.reload()

        self._jobs.submit(lambda: visiting.understood(meanings), done, self._failed)

    # Inside

    @property
    def visiting(self) -> Visiting:
        """What jobs of the same runner ask. Raises KnownError before it is open."""
        return self._ready

    @property
    def _ready(self) -> Visiting:
        if self._visiting is None:
            raise KnownError("Les visites ne sont pas ouvertes ; ouvrez l’écran Visites et réessayez.")
        return self._visiting

    def _opened(self, opened: Opened) -> None:
        self._visiting = opened.visiting
        self._set_state(DeskState.READY)
        self.start()
        self.reload()
        if opened.notices:
            self.told.emit("amber", " ".join(opened.notices))

    def _not_opened(self, error: BaseException) -> None:
        self._set_state(DeskState.REFUSED, error if isinstance(error, KnownError) else None)
        if not isinstance(error, KnownError):
            raise error

    def _not_purged(self, error: BaseException) -> None:
        """Said where visits are shown; it is tried again."""
        if not isinstance(error, KnownError):
            raise error
        if self._state is DeskState.READY:
            self.told.emit("red", str(error))

    def _set_state(self, state: DeskState, refusal: KnownError | None = None) -> None:
        self._state, self._refusal = state, refusal
        self.state_changed.emit()

    def _write(self, visits: Sequence[Visit], removed: Sequence[str]) -> None:
        visiting = self._ready
        kept = {i: v for i, v in self._visits.items() if i not in removed}
        kept |= {visit.id: visit for visit in visits}
        self._take(kept.values())

        def work() -> tuple[Visit, ...]:
            saved = visiting.save(visits) if visits else ()
            if removed:
                visiting.remove(removed)
            return saved

        reading = self._reading
        if reading:
            # What is being read does not know this change yet.
            self._jobs.forget(_DAY_CHANNEL)
        self._jobs.submit(work, self._written, self._failed)
        if reading:
            self.reload()

    def _read(self, found: _Reading) -> None:
        self._reading = False
        self._numbered = found.numbered
        self._take(found.visits)

    def _written(self, saved: tuple[Visit, ...]) -> None:
        """Take the new revisions over, and nothing else: the user may have ticked on meanwhile."""
        for visit in saved:
            if visit.id in self._visits:
                newer = replace(self._visits[visit.id], revision=visit.revision)
                self._visits[visit.id] = newer
                self._told[visit.id] = replace(self._told[visit.id], visit=newer)

    def _take(self, visits: Iterable[Visit]) -> None:
        if self._rows is None:
            self._rows = self._make_rows()
        ordered = sorted((v for v in visits if v.day == self._day), key=in_order)
        before, self._visits = self._visits, {visit.id: visit for visit in ordered}
        kept = {i: self._told[i] for i, v in self._visits.items() if before.get(i) is v and i in self._told}
        self._told = {v.id: kept.get(v.id) or self._rows.of(v) for v in ordered}
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.reload()  # what is shown is what is kept
        if not isinstance(error, KnownError):
            raise error
        self._history.forget()
        self.told.emit("red", str(error))
