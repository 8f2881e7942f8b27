"""What printing asks of one system only: on Linux and macOS the PDF itself goes to CUPS, by its `lp` command.

The only module of the program with calls that another system lacks.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from algoguide.domain.errors import KnownError

_PATIENCE = 60
"""Seconds granted to the print server."""
_LOOK_AGAIN = 0.25
"""Seconds between two looks at a job."""
_JOB = re.compile(r"request id is (\S+-\d+)")
_STOPPED = (
    "L’imprimante « {} » s’est arrêtée ; vérifiez le papier et remettez-la en marche, puis reprenez. Le "
    "dossier en cours sera repris en entier."
)
_CANCELLED = "L’impression est arrêtée. Le dossier en cours a été repris à l’imprimante."


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """How a PDF is printed. `sides` is the word of IPP; `pages` is first and last, from 1, None for all.

    `title` is read by anybody in the print queue: it names no patient.
    """

    queue: str
    title: str
    copies: int = 1
    sides: str = "one-sided"
    pages: tuple[int, int] | None = None
    colour: bool = True


def cups_command() -> str | None:
    """The path of `lp`, or None where there is no CUPS."""
    return None if sys.platform == "win32" else shutil.which("lp")


def send_to_cups(lp: str, pdf: bytes, order: PrintOrder) -> str:
    """Hand `pdf` over by standard input: nothing about a patient is left in a temporary file.

    Returns:
        The id of the job (« essai-12 »), empty when the server does not say it.

    Raises:
        KnownError: the print server refused or did not answer.
    """
    command = [lp, "-d", order.queue, "-t", order.title, "-n", str(order.copies)]
    command += ["-o", "media=A4", "-o", f"sides={order.sides}"]
    if order.pages is not None:
        command += ["-P", f"{order.pages[0]}-{order.pages[1]}"]
    if not order.colour:
        command += ["-o", "print-color-mode=monochrome"]
    found = _JOB.search(_asked([*command, "-"], order.queue, pdf))
    return found[1] if found else ""


def await_printed(job: str, queue: str, cancelled: Callable[[], bool]) -> None:
    """Wait until CUPS has given a job to its printer. A queue that stops, or `cancelled`, takes the job back.

    Raises:
        KnownError: it was not printed, and will not be; the server does not answer.
    """
    while job in _words(_asked(["lpstat", "-W", "not-completed", "-o", queue], queue)):
        stopped = "disabled" in _words(_asked(["lpstat", "-p", queue], queue))
        if stopped or cancelled():
            _asked(["cancel", job], queue)
            raise KnownError(_STOPPED.format(queue) if stopped else _CANCELLED)
        time.sleep(_LOOK_AGAIN)


def _asked(command: list[str], queue: str, given: bytes = b"") -> str:
    """What a command of CUPS answers, in English whatever the system speaks."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        # The chained error would hold the command line, hence a title and a queue: the sentence is enough.
        raise refusal(queue) from None
    if done.returncode:
        raise refusal(queue)
    return done.stdout.decode(errors="replace")


def _words(answer: str) -> frozenset[str]:
    return frozenset(answer.split())


def refusal(printer: str) -> KnownError:
    """The sentence for a printer that took nothing."""
    return KnownError(
        f"L’imprimante « {printer} » n’a pas accepté les documents ; vérifiez qu’elle est allumée et "
        "réessayez, ou enregistrez en PDF."
    )
