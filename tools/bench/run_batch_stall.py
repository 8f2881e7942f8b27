"""The window while the packs of a day are made and joined: `run_batch_stall PRIVATE-FOLDER COMBINATIONS`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

PERIOD = 5
"""Milliseconds between two beats of the window's thread."""


def main() -> None:
    """Measure and print the longest time between two beats, in milliseconds."""
    # Here and not above: a process of the batch imports this module again.
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from algoguide.locations import Locations
    from algoguide.services.batch_files import all_in_one
    from algoguide.services.batching import Made, PackPool
    from algoguide.services.choosing import Choosing
    from tools.bench.day import day
    from tools.bench.opened import opened

    folder = Path(sys.argv[1])
    application = opened(folder)
    orders = day(Choosing(application.library), int(sys.argv[2]))
    pool = PackPool(replace(Locations.standard(), cache=folder / "cache"))
    beats: list[float] = []
    failed: list[BaseException] = []

    def make() -> bytes | None:
        made: list[Made] = []
        pool.run(orders, made.append, lambda _, error: failed.append(error))
        return all_in_one([one.pdf for one in made])

    def give_up(error: BaseException) -> None:
        failed.append(error)
        QApplication.exit(1)

    heart = QTimer(application.window)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start(PERIOD)
    application.jobs.submit(make, lambda _: QApplication.exit(0), give_up)
    QApplication.exec()
    stall = max(b - a for a, b in pairwise(beats)) * 1000
    application.jobs.close()
    application.jobs.wait(30)
    if failed:
        raise failed[0]
    print(json.dumps({"stall": stall}))


if __name__ == "__main__":
    main()
