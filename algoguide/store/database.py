"""SQLite for the visits: what every connection is told, the version of the schema, the failures in French.

Rows are written so that an acknowledged write outlives a cut of power (WAL, `synchronous=FULL`) and a deleted
one leaves no bytes (`secure_delete`, then `erased`).
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, StatementError

from algoguide.domain.plain import Plain
from algoguide.store.refusals import (
    CannotKeepError,
    DamagedError,
    DiskRefusedError,
    HeldElsewhereError,
    NewerFileError,
)
from algoguide.store.schema import REVISIONS

BUSY_MS = 5_000
"""How long another program may hold the file before we give up, in milliseconds."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITING = "writing"
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    # Sorting spills into no file of its own.
    "temp_store=MEMORY",
)
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_log = logging.getLogger(__name__)


def engine_for(path: Path | None, busy_ms: int = BUSY_MS) -> sa.Engine:
    """An engine of one connection on the file `path`, or in memory.

    One thread at a time may use it, not always the same. Nothing is opened yet.
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite+pysqlite", database=str(path) if path else ":memory:"),
        # No value ever stands in a message.
        hide_parameters=True,
        poolclass=sa.StaticPool,
        connect_args={"check_same_thread": False, "timeout": busy_ms / 1000},
    )

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would open transactions of its own, and none for the statements that change tables.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        # A writer takes its turn at once: one that reads first may find that another has written since.
        writes = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that reads: all of it sees the same moment.

    Raises:
        CannotKeepError: the file cannot be read; the sentence says why.
    """
    with in_french(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that writes all or nothing; once left, it is on the disk.

    Raises:
        CannotKeepError: nothing was written; the sentence says why.
    """
    with in_french(), engine.execution_options(**{_WRITING: True}).begin() as connection:
        yield connection


@contextmanager
def in_french() -> Iterator[None]:
    """Turn a failure of the database into a sentence, without what the database says of it."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error.orig) from None
    except sqlite3.Error as error:
        raise _told(error) from None
    except StatementError as error:
        # A value of ours that no column takes is a bug, and is told as itself, without the values beside it.
        raise (error.orig or error) from None


def _told(error: object) -> CannotKeepError:
    code = getattr(error, "sqlite_errorcode", 0)
    _log.warning("visits refused: %s", Plain(getattr(error, "sqlite_errorname", type(error).__name__)))
    primary = code & 0xFF
    if primary in _DAMAGED:
        return DamagedError()
    if primary in _HELD:
        return HeldElsewhereError()
    return DiskRefusedError(full=primary == sqlite3.SQLITE_FULL)


def make_ready(engine: sa.Engine) -> None:
    """Check the whole file, and bring its schema to the version of this program.

    Raises:
        NewerFileError: a later version wrote it; it is left as it is.
        DamagedError: it is not a whole file of ours.
        CannotKeepError: it cannot be read or written.
    """
    with reading(engine) as connection:
        found = _revision(connection)
        if connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
            raise DamagedError
        _refuse_orphans(connection)
    # Written into the file, which is ours now; so nothing is on those that are refused.
    _outside(engine, "PRAGMA journal_mode=WAL")
    if found != REVISIONS[-1]:
        with _foreign_keys_off(engine), writing(engine) as connection:
            _upgrade(connection)
            _refuse_orphans(connection)


def _refuse_orphans(connection: sa.Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedError


def _revision(connection: sa.Connection) -> str:
    """The version of the schema, empty for a file that holds nothing yet.

    Raises:
        NewerFileError: this program does not know it.
        DamagedError: it holds something else than our tables.
    """
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return ""
    if "alembic_version" not in tables:
        raise DamagedError
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if len(found) != 1:
        raise DamagedError
    if found[0] not in REVISIONS:
        raise NewerFileError
    return str(found[0])


def _upgrade(connection: sa.Connection) -> None:
    """Run the steps that are missing, in the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextmanager
def _foreign_keys_off(engine: sa.Engine) -> Iterator[None]:
    """While tables change: to drop the old copy of one would delete the rows that refer to it."""
    _outside(engine, "PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        _outside(engine, "PRAGMA foreign_keys=ON")


def erased(engine: sa.Engine) -> bool:
    """Leave no byte of what was deleted in the file, its log or its index.

    The log still holds the old pages: it is copied into the file and emptied. `secure_delete` writes zeros
    over a deleted row, but not over the copies that stay in a page when SQLite spreads its rows over others:
    the file is written anew. Zeros first, so that what it gives back to the disk is empty too.

    Returns:
        False when somebody still reads what the log holds, or the disk refuses; to be done again later.
    """
    try:
        return _emptied_log(engine) and not _outside(engine, "VACUUM") and _emptied_log(engine)
    except (HeldElsewhereError, DiskRefusedError):
        return False


def _emptied_log(engine: sa.Engine) -> bool:
    busy, *_ = _outside(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    return bool(busy == 0)


def _outside(engine: sa.Engine, statement: str) -> tuple[Any, ...]:
    """Run a statement outside any transaction; return the row it answers, empty if none."""
    with in_french():
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(statement)
            return tuple(cursor.fetchone() or ())
        finally:
            connection.close()
