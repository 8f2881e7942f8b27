"""Where the commands of one user meet the window that shows their settings: a mark and a local socket."""

from __future__ import annotations

import os
import stat
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

STARTING = 120.0
"""Seconds after which a window listens even on a slow computer: an older mark was left by a crash."""

_LONGEST = 100
"""Longest address of a socket, in bytes: Linux has room for 108, others for less."""


class Rendezvous:
    """One place for each folder of settings, in a folder that nobody else may enter.

    Not a QLockFile: it costs the first screen some milliseconds, and asks nobody whether they still live.

    Attributes:
        address: where the window listens: a file; under Windows a pipe, whose names all users share.
    """

    def __init__(self, runtime: Path, config: Path) -> None:
        """`runtime` is the user's own on this machine, and made on the first need."""
        name = f"fenetre-{zlib.crc32(os.fsencode(config)):08x}"
        self._folder = runtime
        self._mark = runtime / name
        self._token = b""
        self.address = str(runtime / f"{name}.sock")
        if sys.platform == "win32":
            self.address = rf"\\.\pipe\algoguide-{zlib.crc32(os.fsencode(runtime)):08x}-{name}"

    @property
    def held(self) -> bool:
        """Whether commands may reach the window of this process."""
        return bool(self._token)

    def take(self) -> bool:
        """Take the place; False when somebody has it, or had it and crashed.

        Where no folder can be had that is ours alone, or its path is too long for a socket, nobody is met: it
        is taken, and not held.
        """
        if len(os.fsencode(self.address)) > _LONGEST or not self._prepared():
            return True
        try:
            mark = os.open(self._mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR)
        except FileExistsError:
            return False
        except OSError:
            return True
        self._token = f"{os.getpid()} {os.urandom(8).hex()}".encode()
        with suppress(OSError):  # a full disk: the mark is then left behind, as by a crash
            os.write(mark, self._token)
        os.close(mark)
        return True

    def drop_stale(self) -> None:
        """Take the mark of a crash away; whoever calls has found that nobody listens.

        A process that is there may still be starting, for a time; one that is gone never will.
        """
        with suppress(OSError):
            if _gone(self._mark.read_bytes()) or abs(time.time() - self._mark.stat().st_mtime) > STARTING:
                self._mark.unlink()

    def leave(self) -> None:
        """Give the place back, unless another start thought us gone and has it now."""
        if self.held:
            with suppress(OSError):
                if self._mark.read_bytes() == self._token:
                    self._mark.unlink()
            self._token = b""

    def _prepared(self) -> bool:
        """Whether the folder is there, and the user's alone."""
        try:
            self._folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            return _private(self._folder)
        except OSError:
            return False


def _gone(mark: bytes) -> bool:
    """Whether the process that left a mark has ended for certain; under Windows age alone decides."""
    number = mark.split(b" ")[0]
    if sys.platform != "win32" and number.isdigit():
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
    return False


def _private(folder: Path) -> bool:
    """Whether `folder` is the user's, closed to others; Windows keeps it in their profile."""
    found = folder.lstat()
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    others = stat.S_IRWXG | stat.S_IRWXO
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & others
