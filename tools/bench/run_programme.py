"""Programmes of 1 000 and 10 000 lines brought in the window: `run_programme PRIVATE-FOLDER`."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from algoguide.app import Application
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.visits import VisitsScreen
from tools.bench.opened import opened

PERIOD = 5
"""Milliseconds between two beats of the window's thread."""
A_DAY = 50
"""Visits of a day: ten thousand lines are two hundred days."""
ACTS = ("Infiltration foraminale L5 gauche", "Cimentoplastie L1", "Embolisation genou droit", "Ponction")


def write(path: Path, lines: int) -> Path:
    """An invented programme."""
    head = "Date;Heure;Nom;Prénom;Né(e) le;Sexe;Téléphone;Examen;N° demande"
    body = (
        f"{date.today() + timedelta(days=1 + n // A_DAY):%d/%m/%Y};{8 + n % 10:02}:{n % 60:02};"  # noqa: DTZ011
        f"DUPONT;Chloé;{1 + n % 28:02}/03/1948;F;0600000000;{ACTS[n % len(ACTS)]};A{lines}X{n:06}"
        for n in range(lines)
    )
    path.write_bytes("\r\n".join((head, *body)).encode("cp1252"))
    return path


def until(done: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not done():
        QApplication.processEvents()


def bring(application: Application, screen: VisitsScreen, path: Path) -> float:
    """Seconds from the file chosen to its visits shown."""
    before = perf_counter()
    screen.importing.read(path)
    until(lambda: screen.bring.preview is not None)
    screen.bring.keep.click()
    until(lambda: not application.visits.busy and bool(application.visits.desk.rows))
    return perf_counter() - before


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    application = opened(folder)
    # As `opening.main` does: Python looks for garbage in the thread of the windows, in what is new.
    gc.freeze()
    application.collector.start()
    store = application.store
    # Neither the keyring nor the visits of whoever measures are touched.
    store.note(replace(store.current, visits=replace(store.current.visits, in_memory=True)))
    application.navigator.go(Route(ScreenId.VISITS))
    screen = application.window.screen_shown
    if not isinstance(screen, VisitsScreen):
        raise TypeError("the visits are not shown")
    until(lambda: not application.visits.busy)
    bring(application, screen, write(folder / "first.csv", 100))
    small = bring(application, screen, write(folder / "small.csv", 1_000))
    beats: list[float] = []
    heart = QTimer(application.window)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start(PERIOD)
    large = bring(application, screen, write(folder / "large.csv", 10_000))
    heart.stop()
    stall = max(b - a for a, b in pairwise(beats)) * 1000
    application.leave(10)
    print(json.dumps({"ratio": large / small, "stall": stall, "small": small, "large": large}))


if __name__ == "__main__":
    main()
