"""SQLite as it is told to be, and what it says when it refuses."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from algoguide.domain.errors import KnownError
from algoguide.domain.visit import Visit
from algoguide.store import database
from algoguide.store.data_file import FILE_NAME
from algoguide.store.database import engine_for, make_ready, reading, writing
from algoguide.store.refusals import DiskRefusedError, NewerFileError
from algoguide.store.schema import day_key
from tests.store.visits_kept import DAY, MemorySecrets, bytes_of, kept, visit_of


def test_what_protects_the_file_is_on(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "a %20#?.sqlite3", 1234)
    make_ready(engine)
    with reading(engine) as connection:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "busy_timeout": 1234,
            "temp_store": 2,
        }
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert said == wanted
    engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["a %20#?.sqlite3"]


def test_a_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        store.save([visit_of()])
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = bytes_of(tmp_path)
    with (
        pytest.raises(NewerFileError, match=r"version plus récente.*mémoire seulement"),
        kept(tmp_path, entry),
    ):
        pass
    assert bytes_of(tmp_path) == before


STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade() -> None:
    for table in ("day_key", "visit"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("more", sa.Text))
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The steps of a program that has one more; return its file, to be written."""
    steps = tmp_path / "100 % à part" / "migrations"
    shutil.copytree(database._MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))  # noqa: SLF001
    monkeypatch.setattr(database, "_MIGRATIONS", steps)
    monkeypatch.setattr(database, "REVISIONS", ("0001", "0002"))
    return steps / "versions" / "v0002_more.py"


def columns(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return {name for _, name, *_ in connection.execute("PRAGMA table_info(visit)")}


@pytest.fixture
def old_file(tmp_path: Path) -> tuple[Path, MemorySecrets, tuple[Visit, ...]]:
    entry = MemorySecrets()
    with kept(tmp_path / "data", entry) as store:
        return tmp_path / "data", entry, store.save([visit_of(1), visit_of(2)])


def test_tables_that_are_copied_lose_nothing_of_what_refers_to_them(
    old_file: tuple[Path, MemorySecrets, tuple[Visit, ...]], next_version: Path
) -> None:
    folder, entry, saved = old_file
    next_version.write_text(STEP, encoding="utf-8")
    with kept(folder, entry) as store:
        assert {visit.id: visit for visit in store.on(DAY)} == {visit.id: visit for visit in saved}
        assert "more" in columns(folder)
        store.forget(DAY)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        # The keys between tables are there again, and in force.
        assert connection.execute("SELECT count(*) FROM tick").fetchone() == (0,)


def test_a_step_that_fails_changes_nothing(
    old_file: tuple[Path, MemorySecrets, tuple[Visit, ...]],
    next_version: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, entry, saved = old_file
    next_version.write_text(f"{STEP}    op.drop_table('absent')", encoding="utf-8")
    with pytest.raises(KnownError), kept(folder, entry):
        pass
    monkeypatch.undo()
    assert "more" not in columns(folder)
    with kept(folder, entry) as store:
        assert {visit.id for visit in store.on(DAY)} == {visit.id for visit in saved}


def test_a_refusal_holds_no_value_and_no_word_of_the_database(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / FILE_NAME)
    make_ready(engine)
    row = {"day": DAY, "wrapped": b"ZZSECRET"}
    with writing(engine) as connection:
        connection.execute(day_key.insert(), row)
    with pytest.raises(KnownError) as refusal, writing(engine) as connection:
        connection.execute(day_key.insert(), row)
    assert refusal.value.__suppress_context__
    original = refusal.value.__context__
    assert isinstance(original, sa.exc.IntegrityError)
    assert "ZZSECRET" not in str(original)
    assert "day_key" not in str(refusal.value)
    engine.dispose()


def test_a_database_that_may_not_grow_says_the_disk_is_full(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        (first,) = store.save([visit_of(1)])
        with reading(store._engine) as connection:  # noqa: SLF001 - the page count is the connection's own
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskRefusedError, match=r"disque est plein.*libérez de la place"):
            store.save([visit_of(n) for n in range(2, 400)])
        assert store.on(DAY) == (first,)
        with reading(store._engine) as connection:  # noqa: SLF001
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert len(store.save([visit_of(n) for n in range(2, 400)])) == 398


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "absent" / FILE_NAME)
    with pytest.raises(DiskRefusedError, match="service informatique"):
        make_ready(engine)
    engine.dispose()
