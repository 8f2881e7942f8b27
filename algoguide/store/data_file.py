"""The file of the visits in its folder: for this user alone, set aside when it cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from algoguide.store.files import write_whole
from algoguide.store.refusals import DiskRefusedError

FILE_NAME = "visits.sqlite3"
PARTS = ("", "-wal", "-shm")
"""What SQLite adds to the name of a file for its log and its index; they belong together."""
ASIDE_DAYS = 7
"""How long a file that was set aside is kept, in days: as long as a visit may be, at most."""

_ASIDE = "visits.set-aside-"


def make_private(folder: Path) -> Path:
    """Make the folder and the file if they are missing; nobody but this user may read them.

    Returns:
        The file. What SQLite adds beside it has the same rights.

    Raises:
        DiskRefusedError: the folder cannot be written.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except OSError:
        raise DiskRefusedError from None
    return path


def left_log(folder: Path) -> bytes:
    """The log that a run which was killed left beside the file, empty if there is none.

    Raises:
        DiskRefusedError: it cannot be read.
    """
    try:
        return (folder / f"{FILE_NAME}-wal").read_bytes()
    except FileNotFoundError:
        return b""
    except OSError:
        raise DiskRefusedError from None


def set_aside(folder: Path, now: datetime, log: bytes = b"") -> Path:
    """Give the file, its log and its index another name, dated and neutral, which nothing has yet.

    Args:
        folder: where they are.
        now: the time of the name.
        log: what `left_log` found; SQLite deletes a log that it does not understand.

    Returns:
        The new place of the file.

    Raises:
        DiskRefusedError: they cannot be renamed (open elsewhere, under Windows).
    """
    stem = f"{_ASIDE}{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}.sqlite3" if n == 1 else f"{stem}-{n}.sqlite3" for n in count(1))
    aside = folder / next(n for n in names if not any((folder / (n + part)).exists() for part in PARTS))
    try:
        # The file last: while it is there, what belongs to it is looked for.
        for part in reversed(PARTS):
            old = folder / (FILE_NAME + part)
            if old.exists():
                old.rename(aside.with_name(aside.name + part))
        kept = aside.with_name(f"{aside.name}-wal")
        if log and not kept.exists():
            write_whole(kept, log)
            kept.chmod(0o600)
    except OSError:
        raise DiskRefusedError from None
    return aside


def remove_old_asides(folder: Path, today: date) -> None:
    """Delete the files that were set aside `ASIDE_DAYS` ago or before: nothing purges the visits they hold.

    Raises:
        DiskRefusedError: one cannot be deleted.
    """
    try:
        for path, day in _asides(folder):
            if day <= today - timedelta(days=ASIDE_DAYS):
                path.unlink(missing_ok=True)
    except OSError:
        raise DiskRefusedError from None


def _asides(folder: Path) -> Iterator[tuple[Path, date]]:
    for path in folder.glob(f"{_ASIDE}*"):
        try:
            day = datetime.strptime(path.name.removeprefix(_ASIDE)[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
        yield path, day
