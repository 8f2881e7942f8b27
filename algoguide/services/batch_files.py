"""What becomes of the packs of a day that are saved: one file for all, or one for each patient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

ALL_TITLE = "AlgoGuide – documents"


def all_in_one(packs: Sequence[bytes]) -> bytes:
    """The packs one after the other in one tagged PDF, each beginning on a new sheet of paper.

    Slow: call it in a worker.
    """
    from algoguide.documents.joining import joined

    return joined(packs, ALL_TITLE, two_sided=True)


def file_name(day: date, at: time | None, procedure: str, number: int) -> str:
    """« 2026-12-02_0830_infiltration-articulaire_01.pdf »: nothing of a patient; `number` is a rank."""
    parts = (day.isoformat(), at.strftime("%H%M") if at else "", procedure, f"{number:02}")
    return "_".join(filter(None, parts)) + ".pdf"
