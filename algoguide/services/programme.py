"""A programme on its way in: read, understood column by column, compared with what is kept, then kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from algoguide.exchange.day_list import (
    Field,
    Parsed,
    Summary,
    Table,
    entries,
    lacking,
    read_table,
    recognise,
    signature,
    summary,
)
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_memory import columns_of, with_columns
from algoguide.services.visit_planning import Plan
from algoguide.services.visiting import Visiting
from algoguide.store.settings_visits import VisitSettings


@dataclass(frozen=True, slots=True, repr=False)
class Programme:
    """A file that was read, with how its columns are understood.

    Attributes:
        columns: column, from 0, -> what it is.
        day: the day of all visits, where no column gives it.
    """

    table: Table
    columns: Mapping[int, Field]
    day: date | None = None

    @property
    def lacking(self) -> tuple[str, ...]:
        """What must be said before its lines can be read: French sentences."""
        return lacking(self.columns, day_given=self.day is not None)

    @property
    def needs_day(self) -> bool:
        """Whether no column gives the day."""
        return not {Field.DAY, Field.MOMENT}.intersection(self.columns.values())


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """What a programme would do, before anything is kept."""

    programme: Programme
    parsed: Parsed
    summary: Summary
    plan: Plan


def opened(path: Path, settings: VisitSettings) -> Programme:
    """Read a file; its columns are understood as they were for this header, else by their names.

    Raises:
        KnownError: the file cannot be read; the sentence says what to do.
    """
    return understood(read_table(path), settings)


def understood(table: Table, settings: VisitSettings) -> Programme:
    """A table with its columns as they were understood for this header, else by their names."""
    known = columns_of(settings, signature(table.header)) if table.header_number else None
    if known is None:
        return Programme(table, recognise(table.header) if table.header_number else {})
    fields = {field.value: field for field in Field}
    columns = {
        column: fields[name]
        for column, name in known.items()
        if name in fields and column < len(table.header)
    }
    return Programme(table, columns)


def remembered(programme: Programme, settings: VisitSettings) -> VisitSettings:
    """The settings that know how the columns of this header are understood, if it was said by hand."""
    table = programme.table
    if not table.header_number or programme.columns == recognise(table.header):
        return settings
    columns = {column: field.value for column, field in programme.columns.items()}
    return with_columns(settings, signature(table.header), columns)


def previewed(programme: Programme, visiting: Visiting, meanings: Meanings, today: date) -> Preview:
    """What the programme would do. Slow: in a worker.

    Raises:
        KnownError: a column is missing (`Programme.lacking`), or the store refuses.
    """
    parsed = entries(programme.table, programme.columns, today, programme.day)
    plan = visiting.plan(parsed.entries, meanings)
    return Preview(programme, parsed, summary(programme.table, programme.columns, parsed), plan)
