"""The place of the one window: taken once, left behind by a crash, never shared with another user."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from algoguide.store.rendezvous import STARTING, Rendezvous

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are POSIX's")


def place(folder: Path, config: str = "config") -> Rendezvous:
    return Rendezvous(folder / "session", folder / config)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Shorter than the one of pytest: a socket has no room for a long path."""
    with TemporaryDirectory(prefix="algo-") as made:
        yield Path(made)


def test_the_second_finds_it_taken_until_it_is_left(tmp_path: Path) -> None:
    first, second = place(tmp_path), place(tmp_path)
    assert first.take()
    assert first.held
    assert not second.take()
    assert not second.held
    second.leave()  # what it does not have
    assert not second.take()
    first.leave()
    assert second.take()


def test_other_settings_are_another_place(tmp_path: Path) -> None:
    first, other = place(tmp_path), place(tmp_path, "autre")
    assert first.take()
    assert other.take()
    assert first.address != other.address


@POSIX
def test_a_process_that_is_gone_leaves_its_place_at_once(tmp_path: Path) -> None:
    crashed, after = place(tmp_path), place(tmp_path)
    assert crashed.take()
    (mark,) = (tmp_path / "session").iterdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mark.write_bytes(f"{ended.pid} 00".encode())
    after.drop_stale()
    assert after.take()


def test_a_process_that_is_there_may_be_starting_for_a_time(tmp_path: Path) -> None:
    crashed, after = place(tmp_path), place(tmp_path)
    assert crashed.take()
    after.drop_stale()
    assert not after.take()  # it may be starting
    (mark,) = (tmp_path / "session").iterdir()
    then = mark.stat().st_mtime - STARTING - 1
    os.utime(mark, (then, then))
    after.drop_stale()
    assert after.take()
    crashed.leave()  # it was only slow: the place is another's now
    assert not place(tmp_path).take()


@POSIX
def test_a_folder_that_others_may_enter_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    made = place(tmp_path)
    assert made.take()
    assert not made.held
    assert list(folder.iterdir()) == []


@POSIX
def test_a_folder_of_another_user_and_a_link_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir(mode=0o700)
    (tmp_path / "session").symlink_to(elsewhere)
    made = place(tmp_path)
    assert made.take()
    assert not made.held
    (tmp_path / "session").unlink()
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert made.take()
    assert not made.held


def test_no_folder_at_all_prevents_no_window(tmp_path: Path) -> None:
    (tmp_path / "session").write_text("x", encoding="utf-8")
    made = place(tmp_path)
    assert made.take()
    assert not made.held


def test_a_path_too_long_for_a_socket_prevents_no_window(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 110)
    made = place(folder)
    assert made.take()
    assert not made.held
    assert not folder.exists()
