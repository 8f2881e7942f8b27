"""What is purged leaves no byte: keys, rows and names are searched for in the files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from algoguide.domain.visit import Visit
from algoguide.store.data_file import FILE_NAME
from algoguide.store.opening import open_in_memory, purge_kept
from algoguide.store.refusals import HeldElsewhereError
from tests.store.visits_kept import DAY, SECRETS, MemorySecrets, bytes_of, kept, visit_of

NEXT, AFTER = DAY + timedelta(days=1), DAY + timedelta(days=2)


@contextmanager
def connected(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / FILE_NAME, timeout=0, isolation_level=None)) as connection:
        yield connection


def traces(folder: Path) -> list[bytes]:
    """What the file holds of `DAY` that must go with it: its wrapped key, its blobs, its ids and hashes."""
    with connected(folder) as connection:
        (wrapped,) = connection.execute("SELECT wrapped FROM day_key WHERE day = ?", [str(DAY)]).fetchone()
        rows = connection.execute("SELECT id, line_hash, sealed FROM visit WHERE day = ?", [str(DAY)])
        return [
            wrapped,
            *(part for row in rows for part in (row[0].encode(), row[1].encode(), row[2][12:60])),
        ]


def found(folder: Path, wanted: list[bytes]) -> list[bytes]:
    held = b"\0".join(bytes_of(folder).values())
    return [trace for trace in wanted if trace in held]


def test_after_a_purge_no_name_birth_date_id_or_key_is_left_in_any_byte(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        # Such that SQLite spreads the rows of one page over others: what it copied is not written over.
        visits: list[Visit] = []
        for first in (0, 60, 120):
            new = (visit_of(n, day=(DAY, DAY, NEXT, AFTER)[n % 4]) for n in range(first, first + 60))
            visits += store.save(new)
            visits[::2] = store.save(visits[::2])
        gone = traces(tmp_path)
        assert len(gone) == 1 + 3 * 90
        assert found(tmp_path, gone) == gone
        assert store.purge(NEXT, keep_days=1) == 1
        assert not store.unfinished
        assert found(tmp_path, [*gone, *SECRETS]) == []
        assert {visit.id for visit in store.on(NEXT)} == {visit.id for visit in visits[2::4]}
    assert found(tmp_path, [*gone, *SECRETS]) == []
    assert set(bytes_of(tmp_path)) == {FILE_NAME}


def test_a_visit_that_is_removed_leaves_no_byte_either(tmp_path: Path) -> None:
    with kept(tmp_path, MemorySecrets()) as store:
        (visit,) = store.save([visit_of(7)])
        gone = traces(tmp_path)[1:]
        store.remove([visit.id])
        assert found(tmp_path, gone) == []


@pytest.mark.parametrize("keep_days", range(1, 8))
def test_a_day_goes_when_its_time_has_come_and_not_before(keep_days: int) -> None:
    store = open_in_memory().store
    store.save([visit_of(n, day=DAY + timedelta(days=n)) for n in range(3)])
    last = DAY + timedelta(days=keep_days)
    assert store.purge(last - timedelta(days=1), keep_days) == 0
    assert store.purge(last, keep_days) == 1
    assert store.purge(last, keep_days) == 0
    assert store.purge(last + timedelta(days=30), keep_days) == 2
    assert store.days() == ()
    store.close()


@pytest.mark.parametrize("keep_days", [0, 8, -1])
def test_no_other_delay_is_taken(keep_days: int) -> None:
    store = open_in_memory().store
    with pytest.raises(ValueError, match="1 to 7"):
        store.purge(DAY, keep_days)
    store.close()


def test_while_somebody_reads_it_is_to_be_done_again(tmp_path: Path) -> None:
    with kept(tmp_path, MemorySecrets()) as store, connected(tmp_path) as reader:
        store.save([visit_of()])
        gone = traces(tmp_path)
        reader.execute("BEGIN")
        reader.execute("SELECT id FROM visit").fetchall()
        assert store.purge(NEXT, 1) == 1
        assert store.unfinished
        assert found(tmp_path, gone) == gone
        assert store.days() == ()
        reader.execute("COMMIT")
        assert store.purge(NEXT, 1) == 0
        assert not store.unfinished
        assert found(tmp_path, gone) == []


def test_while_somebody_writes_nothing_is_purged_and_it_is_said(tmp_path: Path) -> None:
    with kept(tmp_path, MemorySecrets()) as store, connected(tmp_path) as writer:
        store.save([visit_of()])
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(HeldElsewhereError, match="fermez l’autre fenêtre"):
            store.purge(NEXT, 1)
        assert store.days() == (DAY,)
        writer.execute("COMMIT")
        assert store.purge(NEXT, 1) == 1


def test_what_an_earlier_run_kept_is_purged_without_any_key(tmp_path: Path) -> None:
    assert purge_kept(tmp_path / "absent", NEXT, 1)
    assert not (tmp_path / "absent").exists()
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        store.save([visit_of(1), visit_of(2, day=NEXT)])
    gone = traces(tmp_path)
    assert purge_kept(tmp_path, NEXT, 1)
    assert found(tmp_path, gone) == []
    with kept(tmp_path, entry) as store:
        assert store.days() == (NEXT,)


def test_files_set_aside_go_after_seven_days(tmp_path: Path) -> None:
    aside = [tmp_path / f"visits.set-aside-20261202-101500{end}" for end in (".sqlite3", ".sqlite3-wal")]
    others = [tmp_path / "visits.set-aside-x", tmp_path / "autre.sqlite3"]
    for path in (*aside, *others):
        path.touch()
    purge_kept(tmp_path, DAY + timedelta(days=6), 1)
    assert all(path.exists() for path in aside)
    with kept(tmp_path, MemorySecrets()) as store:
        store.purge(DAY + timedelta(days=7), 1)
    assert not any(path.exists() for path in aside)
    assert all(path.exists() for path in others)
    aside[0].touch()
    (tmp_path / FILE_NAME).unlink()
    assert purge_kept(tmp_path, datetime(2027, 1, 1).astimezone().date(), 1)
    assert not aside[0].exists()
