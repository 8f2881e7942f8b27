"""The window while its first pack is made, WeasyPrint's import included: `run_pack PRIVATE-FOLDER`."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from tools.bench.opened import opened

PERIOD = 5
"""Milliseconds between two beats of the window's thread."""


def main() -> None:
    """Measure and print the longest time between two beats, in milliseconds."""
    application = opened(Path(sys.argv[1]))
    library = application.library
    choosing = Choosing(library)
    procedure = next(iter(library.procedures.values()))
    sheet = choosing.sheet(procedure.id, choosing.starting(procedure))
    packing = Packing(library, Locations.standard().resources)
    beats: list[float] = []
    failed: list[BaseException] = []

    def give_up(error: BaseException) -> None:
        failed.append(error)
        QApplication.exit(1)

    heart = QTimer(application.window)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start(PERIOD)
    application.jobs.submit(
        lambda: packing.pack(sheet, PackOptions(tuple(DocumentKind))),
        lambda _: QApplication.exit(0),
        give_up,
    )
    QApplication.exec()
    stall = max(b - a for a, b in pairwise(beats)) * 1000
    application.jobs.close()
    application.jobs.wait(30)
    if failed:
        raise failed[0]
    print(json.dumps({"stall": stall}))


if __name__ == "__main__":
    main()
