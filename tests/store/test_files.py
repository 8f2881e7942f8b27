"""Files written whole: whatever stops a writing, nothing of it stays on the disk."""

import os
from pathlib import Path

import pytest

from algoguide.domain.errors import KnownError
from algoguide.store.files import write_all_whole, write_output


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_writing_that_is_stopped_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"before")

    def stopped(_file: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(type(stop)):
        write_all_whole({tmp_path / "a.pdf": b"after", tmp_path / "b.pdf": b"after"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.pdf": b"before"}


def test_a_file_held_open_elsewhere_is_to_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")  # as Windows says it

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(KnownError, match=r"ouvert ailleurs.*fermez-le"):
        write_output(tmp_path / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == []
