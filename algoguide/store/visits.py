"""The visits of the days to come, kept until they are purged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from algoguide.domain.visit import Visit, in_order
from algoguide.store.data_file import remove_old_asides
from algoguide.store.database import erased, reading, writing
from algoguide.store.refusals import StaleError
from algoguide.store.rows import Row, paper_rows, tick_rows, visit_from, visit_row
from algoguide.store.schema import day_key, paper, tick, visit
from algoguide.store.settings_visits import KEEP_LIMIT
from algoguide.store.vault import DayKey, Vault

_AT_ONCE = 200
"""Visits that one statement writes."""


class VisitStore:
    """The visits in a file of `folder`, or in memory only without one; made by `opening.open_visits`.

    One thread at a time may use it, not always the same: it is called by the worker of the application. Two
    programs may have the same file open. Every call may raise a `CannotKeepError`, which says why the disk or
    the file refuses; a call that writes has then written nothing.

    Attributes:
        unfinished: whether bytes of what was deleted may still be in the file, because somebody was reading
            it or the disk refused; the next purge ends it, with or without something new to destroy.
    """

    def __init__(self, engine: Engine, vault: Vault, folder: Path | None) -> None:
        self._engine = engine
        self._vault = vault
        self._folder = folder
        self.unfinished = False

    @property
    def persistent(self) -> bool:
        """Whether the visits are still there after the program has ended."""
        return self._folder is not None

    def days(self) -> tuple[date, ...]:
        """The days that have visits, in order."""
        with reading(self._engine) as connection:
            return tuple(connection.scalars(select(visit.c.day).distinct().order_by(visit.c.day)))

    def on(self, day: date) -> tuple[Visit, ...]:
        """The visits of a day, in order (`in_order`).

        Raises:
            UnreadableDayError: one of them was changed by something else than AlgoGuide; `forget` the day.
        """
        with reading(self._engine) as connection:
            return tuple(sorted(self._found(connection, visit.c.day == day), key=in_order))

    def get(self, visit_id: str) -> Visit | None:
        """One visit, None when it is not there (any more).

        Raises:
            UnreadableDayError: as `on`.
        """
        with reading(self._engine) as connection:
            return next(iter(self._found(connection, visit.c.id == visit_id)), None)

    def save(self, visits: Iterable[Visit]) -> tuple[Visit, ...]:
        """Write all of them or none: those of revision 0 are new, the others replace what they were read as.

        Once it returns, they are on the disk. A visit of another day than before is sealed anew for that day;
        its `key` is hashed with the key of its day, so that whoever moves it gives it the one of the new day.

        Returns:
            The visits with their new revisions, in the same order.

        Raises:
            StaleError: one was written or removed by somebody else since it was read, or is not new.
            UnreadableDayError: the key of a day was changed by something else than AlgoGuide.
        """
        wanted = tuple(visits)
        if not wanted:
            return ()
        with writing(self._engine) as connection:
            keys = {day: self._key(connection, day) for day in {v.day for v in wanted}}
            self._insert(connection, [one for one in wanted if one.revision == 0], keys)
            for one in wanted:
                if one.revision:
                    self._update(connection, one, keys[one.day])
        return tuple(replace(one, revision=one.revision + 1) for one in wanted)

    def remove(self, ids: Iterable[str]) -> None:
        """Take visits away; those that are gone already are no matter."""
        with writing(self._engine) as connection:
            connection.execute(delete(visit).where(visit.c.id.in_(list(ids))))
        self.unfinished = not erased(self._engine)

    def forget(self, day: date) -> None:
        """Destroy a day with its key, readable or not."""
        self._destroy(day_key.c.day == day)

    def hashed(self, day: date, key: str) -> str:
        """The keyed hash of a line of the programme of `day` (`DayEntry.key`): 64 hexadecimal digits.

        It is the same as long as the day is kept, and another for each day. The first call of a day makes
        its key, which says nothing of anybody.

        Raises:
            UnreadableDayError: the key of the day was changed by something else than AlgoGuide.
        """
        with reading(self._engine) as connection:
            wrapped = _wrapped(connection, day)
        if wrapped is not None:
            return self._vault.day(day, wrapped).hashed(key)
        with writing(self._engine) as connection:
            return self._key(connection, day).hashed(key)

    def purge(self, today: date, keep_days: int) -> int:
        """Destroy the days D, with their keys, for which D + `keep_days` has come: 1 is the day after.

        The visits of a day are thus whole until its midnight, whatever `keep_days`. Files that were set aside
        go after seven days.

        Args:
            today: the day that has begun.
            keep_days: 1 to 7.

        Returns:
            How many days with visits were destroyed. When `unfinished` is then true, their bytes may not all
            be gone, and it is to be called again.

        Raises:
            ValueError: `keep_days` is not 1 to 7.
        """
        if not 1 <= keep_days <= KEEP_LIMIT:
            raise ValueError(f"visits are kept 1 to {KEEP_LIMIT} days, not {keep_days}")
        gone = self._destroy(day_key.c.day <= today - timedelta(days=keep_days))
        if self._folder is not None:
            remove_old_asides(self._folder, today)
        return gone

    def close(self) -> None:
        """Let go of the file; what was held in memory only is gone."""
        self._engine.dispose()

    def _destroy(self, days: ColumnElement[bool]) -> int:
        with writing(self._engine) as connection:
            kept = select(func.count(visit.c.day.distinct())).select_from(day_key).join(visit).where(days)
            gone = connection.scalars(kept).one()
            connection.execute(delete(day_key).where(days))
        self.unfinished = not erased(self._engine)
        return gone

    def _insert(self, connection: Connection, new: Sequence[Visit], keys: Mapping[date, DayKey]) -> None:
        """Those that are not there yet, some at a time.

        One statement a visit would give way to the thread of the windows, and take its turn back before that
        one wakes up, thousands of times.
        """
        for first in range(0, len(new), _AT_ONCE):
            some = new[first : first + _AT_ONCE]
            try:
                connection.execute(
                    insert(visit), [visit_row(one, keys[one.day]) | {"revision": 1} for one in some]
                )
            except IntegrityError:
                raise StaleError from None
            _insert_parts(connection, some)

    def _update(self, connection: Connection, one: Visit, key: DayKey) -> None:
        row = visit_row(one, key) | {"revision": one.revision + 1}
        same = (visit.c.id == one.id) & (visit.c.revision == one.revision)
        if connection.execute(update(visit).where(same).values(row)).rowcount != 1:
            raise StaleError
        for table in (tick, paper):
            connection.execute(delete(table).where(table.c.visit_id == one.id))
        _insert_parts(connection, (one,))

    def _key(self, connection: Connection, day: date) -> DayKey:
        """The key of a day, made if it has none yet."""
        wrapped = _wrapped(connection, day)
        if wrapped is None:
            wrapped = self._vault.new_day()
            connection.execute(insert(day_key), {"day": day, "wrapped": wrapped})
        return self._vault.day(day, wrapped)

    def _found(self, connection: Connection, which: ColumnElement[bool]) -> list[Visit]:
        rows = _rows(connection, select(visit).where(which))
        ids = select(visit.c.id).where(which)
        ticks = _by_visit(_rows(connection, select(tick).where(tick.c.visit_id.in_(ids))))
        papers = _by_visit(_rows(connection, select(paper).where(paper.c.visit_id.in_(ids))))
        # Never remembered: another program may have purged a day and begun it again with another key.
        wrapped = select(day_key).where(day_key.c.day.in_(select(visit.c.day).where(which)))
        keys = {row["day"]: self._vault.day(row["day"], row["wrapped"]) for row in _rows(connection, wrapped)}
        return [visit_from(row, ticks[row["id"]], papers[row["id"]], keys[row["day"]]) for row in rows]


def _insert_parts(connection: Connection, visits: Iterable[Visit]) -> None:
    """What was ticked and the papers of visits whose own rows are written."""
    for table, parts in ((tick, tick_rows), (paper, paper_rows)):
        rows = [row for one in visits for row in parts(one)]
        if rows:
            connection.execute(insert(table), rows)


def _rows(connection: Connection, wanted: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(wanted).mappings()]


def _by_visit(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["visit_id"]].append(row)
    return found


def _wrapped(connection: Connection, day: date) -> bytes | None:
    """The wrapped key of a day, None when it has none."""
    return connection.scalars(select(day_key.c.wrapped).where(day_key.c.day == day)).first()
