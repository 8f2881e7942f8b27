"""Another process of ours, and the pipe to it.

Started afresh and not forked: a copy of a process that runs Qt is not sound, and Windows makes none.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context

_PATIENCE = 1.0
"""Seconds a process that was told to end has, before it is killed."""


class Helper:
    """A process that runs `work(connection, *arguments)`, a function of a module. It dies with this process.

    Raises:
        OSError: the system starts no more.
    """

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        # Our copy of its end is closed at once: the end of the process is then the end of the pipe.
        with theirs:
            self._process = context.Process(target=work, args=(theirs, *arguments), daemon=True)
            self._process.start()

    def tell_to_end(self) -> None:
        """Ask it to end, whatever it does; `await_end` follows."""
        self._process.terminate()

    def await_end(self) -> None:
        """Wait until it has ended; kill it if it does not."""
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        self.connection.close()


def be_silent() -> None:
    """In a helper: say nothing where others may read it. What a library writes may quote a document."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
