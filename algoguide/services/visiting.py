"""What a nurse does with the visits of a day. Slow (the disk): called in a worker, one call at a time."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Protocol

from algoguide.domain.visit import DayEntry, Tick, Visit
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_planning import Plan, plan


class Keeper(Protocol):
    """Where visits are kept: `store.visits.VisitStore`, whose docstrings say what it raises."""

    @property
    def persistent(self) -> bool:
        """Whether they are still there after the program has ended."""

    def days(self) -> tuple[date, ...]:
        """The days that have visits, in order."""

    def on(self, day: date) -> tuple[Visit, ...]:
        """The visits of a day, in order."""

    def save(self, visits: Iterable[Visit]) -> tuple[Visit, ...]:
        """Write all of them or none; return them with their new revisions."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take visits away."""

    def hashed(self, day: date, key: str) -> str:
        """The keyed hash under which a line of a programme of this day is known."""

    def purge(self, today: date, keep_days: int) -> int:
        """Destroy the days that are past; return how many."""


class Visiting:
    """The day list of this computer.

    `user` is the name of the system's user, written beside each tick; `clock` gives aware times.
    """

    def __init__(
        self, keeper: Keeper, user: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._keeper = keeper
        self._user = user
        self._clock = clock
        self._written: dict[str, int] = {}

    @property
    def persistent(self) -> bool:
        """Whether the visits are still there tomorrow."""
        return self._keeper.persistent

    def tick(self) -> Tick:
        """Now, by the user of the system."""
        return Tick(self._clock().astimezone(UTC), self._user)

    def days(self) -> tuple[date, ...]:
        """The days that have visits, in order."""
        return self._keeper.days()

    def on(self, day: date) -> tuple[Visit, ...]:
        """The visits of a day, in order."""
        return self._keeper.on(day)

    def numbered(self) -> Mapping[str, Visit]:
        """Accession number -> visit, of all days."""
        found = [visit for day in self.days() for visit in self.on(day)]
        return {visit.patient.accession: visit for visit in found if visit.patient.accession}

    def save(self, visits: Iterable[Visit]) -> tuple[Visit, ...]:
        """Write all of them or none. Raises as the store.

        A visit that was ticked twice in a row carries the revision it had before the first tick was written:
        what this object wrote itself is no change by somebody else.
        """
        newer = [replace(v, revision=max(v.revision, self._written.get(v.id, 0))) for v in visits]
        saved = self._keeper.save(newer)
        self._written |= {visit.id: visit.revision for visit in saved}
        return saved

    def remove(self, ids: Iterable[str]) -> None:
        """Take visits away. Raises as the store."""
        wanted = tuple(ids)
        self._keeper.remove(wanted)
        for visit in wanted:
            self._written.pop(visit, None)

    def purge(self, today: date, keep_days: int) -> int:
        """Destroy the days that are past."""
        return self._keeper.purge(today, keep_days)

    def plan(self, entries: Sequence[tuple[int, DayEntry]], meanings: Meanings) -> Plan:
        """What a programme would change; nothing is kept."""
        kept = [visit for day in self.days() for visit in self.on(day) if visit.key]

        def hashed(entry: DayEntry) -> str:
            return self._keeper.hashed(entry.day, entry.key)

        return plan(entries, kept, hashed, meanings, new_id)

    def keep(self, wanted: Plan, *, cancel_gone: bool) -> tuple[Visit, ...]:
        """Carry a plan out, in one go; `cancel_gone` marks as cancelled what the programme has no more."""
        gone = [replace(visit, cancelled=True) for visit in wanted.gone] if cancel_gone else []
        return self.save([*wanted.to_save, *gone])

    def understood(self, meanings: Meanings) -> tuple[Visit, ...]:
        """Give a procedure to the visits whose act a table knows by now."""
        found = []
        for day in self.days():
            for visit in self.on(day):
                if visit.gesture is None and (visit.act or visit.act_code):
                    gesture = meanings.of_act(visit.act, visit.act_code).gesture
                    if gesture is not None:
                        found.append(replace(visit, gesture=gesture))
        return self.save(found) if found else ()


def new_id() -> str:
    """A random id of a visit, 32 hexadecimal digits: it says nothing of anybody."""
    return secrets.token_hex(16)
