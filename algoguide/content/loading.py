"""Brings the library at a start: from a compiled file, or compiled by another process while Qt is loaded.

That process first tells what Accueil shows, the front: names, pains and modes. The first screen need not
wait for the texts and the pictures of every procedure to be read from YAML.
"""

import gc
import logging
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from algoguide.content.compiled import SHIPPED_NAME, built, key_of, packed, read, unpacked, write
from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)


def load_library(locations: Locations) -> Library:
    """The library of `locations.content`, from a compiled file when one is good.

    Raises:
        KnownError: the content has errors, which `algoguide check` lists.
    """
    return Loading(locations).library()


class Loading:
    """A library on its way. When it must be compiled, another process does it while this one goes on.

    Made before Qt is loaded: the first start then waits for the slower of the two, not for both.
    """

    def __init__(self, locations: Locations, *, beside: bool = False) -> None:
        """`beside`: compile in another process, where there is an interpreter to run it."""
        self._content = locations.content
        self._key = key_of(locations.content)
        where = f"{zlib.crc32(os.fsencode(locations.content.resolve())):08x}"
        self._cached = locations.cache / f"library-{where}.bin"
        self._places = (locations.content.parent / SHIPPED_NAME, self._cached)
        self._whole: Library | None = None
        self._process: subprocess.Popen[bytes] | None = None
        if beside and not any(_is_of(path, self._key) for path in self._places):
            self._process = _start_compiling(self._content, self._cached)

    def front(self) -> Library:
        """As much of the library as the first screen shows, waited for; all of it when it is there.

        Of the procedures, a front knows the ids alone.

        Raises:
            KnownError: the content has errors, which `algoguide check` lists.
        """
        if self._whole is None and (told := self._told()):
            try:
                front = unpacked(told, self._key)
            except Exception as error:  # noqa: BLE001 - a pickle fails in any way; the library will tell
                _log.info("no front: %s", type(error).__name__)
                front = None
            if front is not None:
                return front
        return self.library()

    def arrived(self) -> bool:
        """Whether `library` would not wait."""
        return self._process is None or self._process.poll() is not None

    def library(self) -> Library:
        """All of the library, waited for.

        Raises:
            KnownError: the content has errors, which `algoguide check` lists.
        """
        if self._whole is None:
            self._whole = self._read()
        return self._whole

    def _read(self) -> Library:
        if self._process is not None:
            # A pipe that nobody empties would hold it up.
            self._told()
            # Its failure is no news: what is wrong with the content is told by reading it here.
            self._process.wait()
        for path in self._places:
            library = read(path, self._key)
            if library is not None:
                return library
        library = built(self._content)
        write(self._cached, self._key, library)
        return library

    def _told(self) -> bytes:
        """What the other process has said until it closed its output; nothing the second time."""
        if self._process is None or self._process.stdout is None or self._process.stdout.closed:
            return b""
        with self._process.stdout as output:
            return output.read()


def _is_of(path: Path, key: str) -> bool:
    """Whether a compiled file says that it was made with this key; what follows is judged in reading it."""
    try:
        with path.open("rb") as stream:
            return stream.readline().startswith(f"{key} ".encode())
    except OSError:
        return False


def _start_compiling(content: Path, target: Path) -> "subprocess.Popen[bytes] | None":
    """An interpreter like ours that reads the YAML; None in a frozen app, or when it cannot start."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    import subprocess

    code = "import sys; from algoguide.content.loading import compile_beside as run; run(*sys.argv[1:])"
    ours = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(
            [sys.executable, "-c", code, str(content), str(target)],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _log.info("no process to compile the library: %s", type(error).__name__)
        return None


def compile_beside(content: str, target: str) -> None:
    """What the other process does: say the front, then compile `content` into `target`, or end in silence."""
    gc.disable()  # all that is made is kept until it is written
    root = Path(content)
    key = key_of(root)
    with suppress(OSError):  # nobody listens any more: the next start will be glad of the library
        _say_front(root, key)
    with suppress(KnownError):
        write(Path(target), key, built(root))


def _say_front(root: Path, key: str) -> None:
    from algoguide.content.building import build_front

    front = build_front(root)
    try:
        if front is not None:
            sys.stdout.buffer.write(packed(key, front))
            sys.stdout.buffer.flush()
    finally:
        # Whoever listens need not wait for the rest; closing `sys.stdout` would leave its descriptor open.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
