"""Clicks from page to page: `run_pages PRIVATE-FOLDER RUNS`, answers in JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QWidget

from algoguide.app import Application
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.procedure import ProcedureScreen
from tools.bench.opened import opened, until_painted


def settle() -> None:
    """Let everything that was asked for be done."""
    for _ in range(20):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def routes(application: Application) -> list[Route]:
    """One route of each screen."""
    library = application.library
    return [
        Route(ScreenId.PAIN, next(iter(library.pains))),
        Route(ScreenId.PROCEDURES),
        Route(ScreenId.PROCEDURE, next(iter(library.procedures))),
        Route(ScreenId.ANAESTHESIA),
        Route(ScreenId.DOCUMENTS, next(iter(library.procedures))),
        Route(ScreenId.SETTINGS),
        Route(ScreenId.ABOUT),
        Route(ScreenId.HOME),
    ]


def changes(application: Application, runs: int) -> list[float]:
    """For each screen, built already: a click on « Page précédente » that leads to it ÷ repainting it."""
    window, navigator = application.window, application.navigator
    back = next(b for b in window.findChildren(QToolButton) if "précédente" in b.toolTip())
    places = routes(application)
    for route in places:
        navigator.go(route)
        settle()
        while application.jobs.busy:
            settle()
    ratios = []
    for route, other in zip(places, [*places[1:], places[0]], strict=True):
        seen = []
        for _ in range(runs + 1):
            navigator.go(route)
            settle()
            screen = window.screen_shown
            repainted = _repainted(window, screen)
            navigator.go(other)
            settle()
            began = perf_counter()
            until_painted(_page(screen), back.click)
            seen.append((perf_counter() - began) / repainted)
        ratios.append(median(seen[1:]))
    return ratios


def _repainted(window: QWidget, screen: QWidget) -> float:
    """Seconds to paint all that is seen again, nothing being laid out or built."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            widget.update()
    began = perf_counter()
    until_painted(_page(screen), lambda: None)
    return perf_counter() - began


def _page(screen: QWidget) -> QWidget:
    """What is surely painted when `screen` is: its scrolling area's content, else itself."""
    area = screen if isinstance(screen, QScrollArea) else screen.findChild(QScrollArea)
    inner = area.widget() if area is not None else None
    return inner if inner is not None else screen


def rest_of_long_page(application: Application, runs: int) -> tuple[list[float], list[int]]:
    """Milliseconds from the first paint of a procedure's page to its last section, and the jumps seen."""
    window, navigator = application.window, application.navigator
    route = Route(ScreenId.PROCEDURE, next(iter(application.library.procedures)))
    times, jumps = [], []
    for _ in range(runs):
        navigator.go(Route(ScreenId.HOME))
        window.settings_changed()  # forgets the pages that were built
        settle()
        until_painted(window, lambda: navigator.go(route))
        screen = cast("ProcedureScreen", window.screen_shown)
        area = cast("QScrollArea", screen.findChild(QScrollArea))
        before = _seen(area)
        began = perf_counter()
        while not screen.complete:
            QApplication.processEvents()
        times.append((perf_counter() - began) * 1000)
        settle()
        jumps.append(int(_seen(area) != before))
    return times, jumps


def _seen(area: QScrollArea) -> tuple[int, QImage]:
    return area.verticalScrollBar().value(), area.viewport().grab().toImage()


def main() -> None:
    """Measure and print."""
    application = opened(Path(sys.argv[1]))
    runs = int(sys.argv[2])
    rest, jumps = rest_of_long_page(application, runs)
    print(json.dumps({"change": changes(application, runs), "rest": rest, "jumps": jumps}))
    application.jobs.close()
    application.jobs.wait(30)


if __name__ == "__main__":
    main()
