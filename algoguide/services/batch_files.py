"""What becomes of the packs of a day that are saved: one file for all, or one for each patient."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, time
from typing import TYPE_CHECKING

from algoguide.domain.errors import KnownError
from algoguide.services.processes import Helper, be_silent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ALL_TITLE = "AlgoGuide – documents"
_TICK = 0.1
_FAILED = (
    "Les documents n’ont pas pu être réunis en un seul fichier ; réessayez, ou enregistrez un fichier par "
    "patient."
)


def all_in_one(packs: Sequence[bytes], cancelled: Callable[[], bool] = lambda: False) -> bytes | None:
    """The packs one after the other in one tagged PDF, each on a new sheet of paper; None once cancelled.

    In a process of its own, for qpdf would hold up the window: seconds for the packs of a day.

    Raises:
        KnownError: that process could not do it.
    """
    try:
        helper = Helper(_join, len(packs))
    except OSError:
        raise KnownError(_FAILED) from None
    try:
        for pack in packs:
            helper.connection.send_bytes(pack)
        waiting = True
        while waiting:
            if cancelled():
                return None
            waiting = not helper.connection.poll(_TICK)
        return helper.connection.recv_bytes()
    except (EOFError, OSError):
        raise KnownError(_FAILED) from None
    finally:
        helper.tell_to_end()
        helper.await_end()


def _join(connection: Connection, packs: int) -> None:
    be_silent()
    from algoguide.documents.joining import joined

    with suppress(EOFError, OSError):
        received = [connection.recv_bytes() for _ in range(packs)]
        connection.send_bytes(joined(received, ALL_TITLE, two_sided=True))


def file_name(day: date, at: time | None, procedure: str, number: int) -> str:
    """« 2026-12-02_0830_infiltration-articulaire_01.pdf »: nothing of a patient; `number` is a rank."""
    parts = (day.isoformat(), at.strftime("%H%M") if at else "", procedure, f"{number:02}")
    return "_".join(filter(None, parts)) + ".pdf"
