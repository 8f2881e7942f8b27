"""Where the packs of a day go: a printer, one file, a folder. What one refuses stops the batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from algoguide.domain.french import counted
from algoguide.domain.visit import Visit
from algoguide.services.batch_files import file_name
from algoguide.store.files import write_output

Cancelled = Callable[[], bool]
Join = Callable[[Sequence[bytes], Cancelled], bytes | None]
"""Makes one PDF of several, each on a new sheet of paper; None once cancelled."""


class BatchDelivery(Protocol):
    """Takes packs in the order of the day."""

    def take(self, visit: Visit, pdf: bytes, cancelled: Cancelled) -> None:
        """Take one pack; raises KnownError when it cannot, or when `cancelled` made it give up."""

    def finish(self, cancelled: Cancelled) -> None:
        """All were given; raises KnownError when what is left cannot be written."""

    def words(self, count: int) -> str:
        """What was done with `count` packs: a French sentence."""


@dataclass(frozen=True, slots=True)
class ToPrinter:
    """One job for each patient.

    `send` hands a PDF over and returns when the printer has it; what it is given then tells whether the user
    wants to stop.
    """

    send: Callable[[bytes, Cancelled], None]

    def take(self, visit: Visit, pdf: bytes, cancelled: Cancelled) -> None:  # noqa: ARG002 - a job names no visit
        """Print one pack."""
        self.send(pdf, cancelled)

    def finish(self, cancelled: Cancelled) -> None:
        """Nothing is left to do."""

    def words(self, count: int) -> str:
        """« 7 dossiers imprimés. »."""
        return f"{counted(count, 'dossier imprimé', 'dossiers imprimés')}."


@dataclass(frozen=True, slots=True)
class ToFolder:
    """One file for each patient, under names that say nothing of anybody."""

    folder: Path
    written: list[str] = field(default_factory=list)

    def take(self, visit: Visit, pdf: bytes, cancelled: Cancelled) -> None:  # noqa: ARG002 - it is short
        """Write one pack, whole or not at all."""
        procedure = visit.gesture.procedure if visit.gesture else "visite"
        number = len(self.written) + 1
        # Another batch may have written here, of a patient who comes at the same time for the same thing.
        while (self.folder / file_name(visit.day, visit.time, procedure, number)).exists():
            number += 1
        name = file_name(visit.day, visit.time, procedure, number)
        write_output(self.folder / name, pdf)
        self.written.append(name)

    def finish(self, cancelled: Cancelled) -> None:
        """Nothing is left to do."""

    def words(self, count: int) -> str:
        """« 7 dossiers enregistrés dans « Visites ». »."""
        return f"{counted(count, 'dossier enregistré', 'dossiers enregistrés')} dans « {self.folder.name} »."


@dataclass(frozen=True, slots=True)
class ToOneFile:
    """All the packs in one PDF, written at the end: an interrupted batch leaves no half of it."""

    path: Path
    join: Join
    packs: list[bytes] = field(default_factory=list)

    def take(self, visit: Visit, pdf: bytes, cancelled: Cancelled) -> None:  # noqa: ARG002 - the order says it all
        """Keep one pack in memory."""
        self.packs.append(pdf)

    def finish(self, cancelled: Cancelled) -> None:
        """Write the file."""
        whole = self.join(self.packs, cancelled) if self.packs else None
        if whole is not None:
            write_output(self.path, whole)

    def words(self, count: int) -> str:
        """« 7 dossiers enregistrés dans « visites.pdf ». »."""
        return f"{counted(count, 'dossier enregistré', 'dossiers enregistrés')} dans « {self.path.name} »."


def neutral_title(visit: Visit) -> str:
    """The default name of one file for the whole day."""
    return f"visites-{visit.day.isoformat()}.pdf"
