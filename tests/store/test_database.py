"""SQLite as it is told to be, and what it says when it refuses."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from algoguide.domain.errors import KnownError
from algoguide.store.data_file import FILE_NAME
from algoguide.store.database import engine_for, foreign_keys_off, make_ready, reading, writing
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


def test_a_table_can_be_copied_without_losing_what_refers_to_it(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        saved = store.save([visit_of()])
    engine = engine_for(tmp_path / FILE_NAME)
    with foreign_keys_off(engine), writing(engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        for table in ("day_key", "visit"):
            with operations.batch_alter_table(table, recreate="always") as batch:
                batch.add_column(sa.Column("more", sa.Text))
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()
    with kept(tmp_path, entry) as store:
        assert store.on(DAY) == saved


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_for(tmp_path / FILE_NAME)
    with writing(engine) as connection:
        # What a step would make is there already: the step fails at its last table.
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0000')")
        connection.exec_driver_sql("CREATE TABLE paper (x)")
    monkeypatch.setattr("algoguide.store.database.REVISIONS", ("0000", "0001"))
    with pytest.raises(Exception, match=r"."):
        make_ready(engine)
    with reading(engine) as connection:
        assert set(sa.inspect(connection).get_table_names()) == {"alembic_version", "paper"}
    engine.dispose()


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
