"""What a killed run left behind goes, and nothing else."""

import os
import time
from pathlib import Path

from algoguide.store.temporary import PREFIX, STALE, sweep


def aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then), follow_symlinks=False)
    return path


def test_old_folders_of_ours_go_with_what_is_in_them(tmp_path: Path) -> None:
    old = tmp_path / f"{PREFIX}abc"
    old.mkdir()
    (old / "police.ttf").write_bytes(b"x")
    aged(old, STALE + 60)
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_serves_or_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}sert").mkdir()
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    aged(elsewhere, STALE + 60)
    link = tmp_path / f"{PREFIX}lien"
    link.symlink_to(elsewhere)
    aged(link, STALE + 60)
    file = tmp_path / f"{PREFIX}fichier"
    file.write_bytes(b"x")
    aged(file, STALE + 60)
    before = sorted(tmp_path.iterdir())
    assert sweep(tmp_path) == 0
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert sweep(tmp_path / "absent") == 0
