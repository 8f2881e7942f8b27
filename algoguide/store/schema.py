"""The tables of the visits: one schema for SQLite now and PostgreSQL later.

What tells who somebody is, or how they are, is in `visit.sealed` alone (`store/sealed.py`); the rest says
that some visit has some procedure at some time. Whoever changes a table writes by hand the step of
`store/migrations/` and adds it to `REVISIONS`; a test compares the two. The name of every constraint follows
from the convention, so that a later step can name what it drops on both systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
)

REVISIONS = ("0001",)
"""The versions of the schema that this program knows, the oldest first: files of an unknown one are newer."""

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware times in UTC, on both systems: SQLite forgets the offset."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write an aware time in UTC.

        Raises:
            ValueError: the time is naive.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without offset cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read it back, aware."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


def _gesture(*, optional: bool) -> Iterator[Column[object]]:
    """A procedure and what is chosen of it; `place` and `side` may be left open on paper."""
    yield Column("procedure", Text, nullable=optional)
    yield Column("variants", JSON(none_as_null=True), nullable=optional)
    yield Column("mode", Text, nullable=optional)
    yield Column("side", String(16), nullable=True)
    yield Column("place", Text, nullable=True)
    yield Column("discouraged_confirmed", Boolean, nullable=optional)


def _of_visit() -> Column[str]:
    return Column("visit_id", String(64), ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)


metadata = MetaData(naming_convention=NAMES)

day_key = Table(
    "day_key",
    metadata,
    Column("day", Date, primary_key=True),
    # The key of the day, wrapped by the master key. Without it nothing sealed of the day can be read.
    Column("wrapped", LargeBinary, nullable=False),
)

visit = Table(
    "visit",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("day", Date, ForeignKey("day_key.day", ondelete="CASCADE"), nullable=False, index=True),
    Column("time", Time, nullable=True),
    Column("source", String(16), nullable=False),
    *_gesture(optional=True),
    Column("room", Text, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    # None: the documents that are usual for the procedure.
    Column("kinds", JSON(none_as_null=True), nullable=True),
    Column("line_hash", String(64), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("revision", Integer, nullable=False),
    CheckConstraint("revision >= 1", name="revision"),
)

tick = Table(
    "tick",
    metadata,
    _of_visit(),
    Column("line", Text, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
)

paper = Table(
    "paper",
    metadata,
    _of_visit(),
    # What happened to the pack: « printed », « signed ».
    Column("step", String(16), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
    *_gesture(optional=False),
)
