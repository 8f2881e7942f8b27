"""What printing asks of one system only: on Linux and macOS the PDF itself goes to CUPS, by its `lp` command.

The only module of the program with calls that another system lacks.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass

from algoguide.domain.errors import KnownError

_PATIENCE = 60
"""Seconds granted to the print server."""


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


def send_to_cups(lp: str, pdf: bytes, order: PrintOrder) -> None:
    """Hand `pdf` over by standard input: nothing about a patient is left in a temporary file.

    Raises:
        KnownError: the print server refused or did not answer.
    """
    command = [lp, "-s", "-d", order.queue, "-t", order.title, "-n", str(order.copies)]
    command += ["-o", "media=A4", "-o", f"sides={order.sides}"]
    if order.pages is not None:
        command += ["-P", f"{order.pages[0]}-{order.pages[1]}"]
    if not order.colour:
        command += ["-o", "print-color-mode=monochrome"]
    try:
        done = subprocess.run([*command, "-"], input=pdf, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        # The chained error would hold the command line, hence a title and a queue: the sentence is enough.
        raise refusal(order.queue) from None
    if done.returncode:
        raise refusal(order.queue)


def refusal(printer: str) -> KnownError:
    """The sentence for a printer that took nothing."""
    return KnownError(
        f"L’imprimante « {printer} » n’a pas accepté les documents ; vérifiez qu’elle est allumée et "
        "réessayez, ou enregistrez en PDF."
    )
