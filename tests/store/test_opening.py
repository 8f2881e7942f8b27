"""Every way in: a new file, one that is held, damaged, of another key; and memory, which leaves nothing."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from algoguide.store.data_file import FILE_NAME
from algoguide.store.opening import open_in_memory, open_visits
from algoguide.store.refusals import (
    CannotKeepError,
    DiskRefusedError,
    HeldElsewhereError,
    KeyringMissingError,
    MasterKeyLostError,
    NetworkShareError,
)
from tests.store.visits_kept import DAY, MemorySecrets, bytes_of, kept, opened_at, visit_of

posix = pytest.mark.skipif(os.name == "nt", reason="Windows protects by the folder of the user")


@pytest.fixture
def entry() -> MemorySecrets:
    return MemorySecrets()


def test_memory_only_leaves_nothing_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: MemorySecrets
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR", "HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    opened = open_in_memory()
    store = opened.store
    assert not store.persistent
    store.save([visit_of(n, note="x" * 10_000) for n in range(300)])
    assert len(store.on(DAY)) == 300
    assert store.purge(DAY + timedelta(days=1), 1) == 1
    assert not store.unfinished
    store.save([visit_of()])
    assert list(tmp_path.iterdir()) == []
    store.close()
    assert open_in_memory().store.days() == ()
    assert list(tmp_path.iterdir()) == []
    assert entry.value is None


def test_without_a_keyring_there_is_no_file(tmp_path: Path, entry: MemorySecrets) -> None:
    entry.refuses = True
    with pytest.raises(KeyringMissingError, match="mémoire seulement"):
        opened_at(tmp_path / "data", entry)
    assert list(tmp_path.iterdir()) == []


@posix
def test_the_file_is_for_this_user_alone(tmp_path: Path, entry: MemorySecrets) -> None:
    folder = tmp_path / "AlgoGuide"
    folder.mkdir(mode=0o755)
    (folder / FILE_NAME).touch(mode=0o644)
    with kept(folder, entry) as store:
        store.save([visit_of()])
        rights = {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.iterdir()]}
    assert rights == {
        "AlgoGuide": 0o700,
        FILE_NAME: 0o600,
        f"{FILE_NAME}-wal": 0o600,
        f"{FILE_NAME}-shm": 0o600,
    }


def test_a_network_share_is_refused_before_anything_is_written(tmp_path: Path, entry: MemorySecrets) -> None:
    seen = []

    def remote(path: Path) -> bool:
        seen.append(path)
        return True

    with pytest.raises(NetworkShareError, match=r"sur le réseau.*mémoire seulement"):
        open_visits(tmp_path / "data", entry, remote=remote)
    assert seen == [tmp_path / "data" / FILE_NAME]
    assert list(tmp_path.iterdir()) == []
    assert entry.value is None


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path, entry: MemorySecrets) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(DiskRefusedError, match="service informatique"):
        opened_at(tmp_path / "data", entry)


def test_a_held_file_is_said_and_opens_once_free(tmp_path: Path, entry: MemorySecrets) -> None:
    with kept(tmp_path, entry) as store:
        saved = store.save([visit_of()])
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HeldElsewhereError, match="fermez l’autre fenêtre"), kept(tmp_path, entry):
            pass
        other.execute("ROLLBACK")
    with kept(tmp_path, entry) as store:
        assert store.on(DAY) == saved


def headless(data: bytes) -> bytes:
    return b"x" * 100 + data[100:]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def holed(data: bytes) -> bytes:
    return data[:4096] + bytes(4096) + data[8192:]


def foreign(_: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE recipe (cake)")
        return other.serialize()


@pytest.mark.parametrize("damage", [headless, half, holed, foreign])
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begins(
    tmp_path: Path, entry: MemorySecrets, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / FILE_NAME
    for number in (1, 2):
        with kept(tmp_path, entry) as store:
            store.save([visit_of(n) for n in range(60)])
        broken = damage(path.read_bytes())
        path.write_bytes(broken)
        opened = opened_at(tmp_path, entry)
        (notice,) = opened.notices
        end = "" if number == 1 else "-2"
        aside = f"visits.set-aside-20261201-150400{end}.sqlite3"
        assert "était abîmé" in notice
        assert aside in notice
        assert "Importez de nouveau" in notice
        assert (tmp_path / aside).read_bytes() == broken
        assert opened.store.days() == ()
        assert len(opened.store.save([visit_of()])) == 1
        opened.store.forget(DAY)
        opened.store.close()


@pytest.mark.parametrize("file", [b"not a database " * 99, b"", None], ids=["other", "empty", "gone"])
def test_the_log_of_a_damaged_file_goes_with_it(
    tmp_path: Path, entry: MemorySecrets, file: bytes | None
) -> None:
    if file is not None:
        (tmp_path / FILE_NAME).write_bytes(file)
    (tmp_path / f"{FILE_NAME}-wal").write_bytes(b"log")
    opened = opened_at(tmp_path, entry)
    assert "était abîmé" in opened.notices[0]
    opened.store.save([visit_of()])
    opened.store.close()
    aside = "visits.set-aside-20261201-150400.sqlite3"
    held = bytes_of(tmp_path)
    assert held[aside] == (file or b"")
    assert held[f"{aside}-wal"] == b"log"
    assert set(held) == {FILE_NAME, aside, f"{aside}-wal"}


def test_a_lost_master_key_is_said_and_the_user_may_begin_anew(tmp_path: Path, entry: MemorySecrets) -> None:
    with kept(tmp_path, entry) as store:
        saved = store.save([visit_of()])
    before, first = bytes_of(tmp_path), entry.value
    for lost in (None, "autre chose", MASTER):
        entry.value = lost
        with pytest.raises(MasterKeyLostError, match=r"n’est plus dans le trousseau.*liste vide"):
            opened_at(tmp_path, entry)
        assert bytes_of(tmp_path) == before
        assert entry.value == lost
    entry.value = first
    with kept(tmp_path, entry) as store:
        assert store.on(DAY) == saved
    entry.value = None
    opened = opened_at(tmp_path, entry, start_anew=True)
    (notice,) = opened.notices
    assert opened.store.days() == ()
    opened.store.save([visit_of()])
    opened.store.close()
    (aside,) = tmp_path.glob("visits.set-aside-*.sqlite3")
    assert aside.name in notice
    assert aside.read_bytes() == before[FILE_NAME]
    assert entry.value not in {None, first}
    with kept(tmp_path, entry) as store:
        assert store.days() == (DAY,)


MASTER = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
"""32 bytes: the key of another computer."""


def test_beginning_anew_sets_nothing_aside_when_the_key_is_there(
    tmp_path: Path, entry: MemorySecrets
) -> None:
    with kept(tmp_path, entry) as store:
        saved = store.save([visit_of()])
    with kept(tmp_path, entry, start_anew=True) as store:
        assert store.on(DAY) == saved


def test_a_keyring_that_refuses_halfway_leaves_no_key_and_a_later_start_works(tmp_path: Path) -> None:
    class Fickle(MemorySecrets):
        def set(self, value: str) -> None:
            if self.refuses:
                raise KeyringMissingError(locked=True)
            super().set(value)

        def get(self) -> str | None:
            return self.value

    entry = Fickle()
    entry.refuses = True
    with pytest.raises(CannotKeepError, match="déverrouillez"):
        opened_at(tmp_path, entry)
    entry.refuses = False
    with kept(tmp_path, entry) as store:
        assert store.days() == ()


def test_two_first_starts_share_one_master_key(tmp_path: Path, entry: MemorySecrets) -> None:
    with kept(tmp_path, entry) as one, kept(tmp_path, entry) as other:
        saved = one.save([visit_of()])
        assert other.on(DAY) == saved


def test_what_the_first_screen_may_import_needs_no_database() -> None:
    code = (
        "import sys; import algoguide.store.policy, algoguide.store.refusals, algoguide.store.system_keyring;"
        "print(*{'sqlalchemy', 'alembic', 'cryptography', 'keyring'}.intersection(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == []
