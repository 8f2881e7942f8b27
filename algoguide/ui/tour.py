"""A visit of every screen, as a user would make it, with a picture of each page.

It works with no display and leaves no trace: settings and journal go to a temporary folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from algoguide.domain.establishment import Establishment
from algoguide.ui.desk import Desk
from algoguide.ui.main_window import MainWindow
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_view.display import Display
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.screens.procedure.steps import StepsCard
from algoguide.ui.topbar import SearchField

SIZE = (1366, 768)
OVERLAP = 0.85
"""Part of the height by which a long page is scrolled between two pictures."""
DRAWING = 250
"""Milliseconds left for what is drawn in several passes (previews of documents)."""


@contextmanager
def hushed_platform() -> Iterator[None]:
    """Keep to itself what the offscreen platform says of every window, in English, for nobody."""

    def say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if "propagateSizeHints" not in message:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def settle(milliseconds: int = 40) -> None:
    """Let Qt draw and deliver what is waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Tour:
    """Walks through a window. `is_busy` tells whether a document is being made."""

    def __init__(
        self, window: MainWindow, navigator: Navigator, is_busy: Callable[[], bool], output: Path
    ) -> None:
        self._window = window
        self._navigator = navigator
        self._is_busy = is_busy
        self._output = output
        self._number = 0
        self.pictures: list[Path] = []

    def run(self, percent: int, routes: list[tuple[str, Route]], *, contrast: bool = False) -> None:
        """Take the pictures of one text size, in one of the looks."""
        self._window.set_contrast("yes" if contrast else "no")
        self._window.set_text_percent(percent)
        prefix = f"{percent:03d}-contraste" if contrast else f"{percent:03d}"
        self._window.resize(*SIZE)
        self._window.show()
        self._number = 0
        for name, route in routes:
            self._navigator.go(route)
            self._wait()
            self._pages(prefix, name)
            self._steps(prefix, name)
        self._search(prefix)

    def patient_view(
        self, percent: int, stage: Stage, display: Display, route: Route, *, contrast: bool = False
    ) -> None:
        """The pages a patient sees, each part of each, all of them at once, then the doctor's window."""
        self._navigator.go(route)
        self._wait()
        view = display.view
        if view is None:
            return
        while stage.percent != percent:
            stage.step_size(1 if stage.percent < percent else -1)
        self._number += 1
        look = f"{percent:03d}-contraste" if contrast else f"{percent:03d}"
        prefix, page = f"{look}-{self._number:02d}", 0
        while True:
            settle()
            view.sheet.finish()
            page += 1
            self._grab(f"{prefix}-vue-patient-{page:03d}-{stage.presentation.page.id}", view)
            before = (stage.presentation.at, stage.presentation.part)
            stage.forward()
            if (stage.presentation.at, stage.presentation.part) == before:
                break
        view.toggle_overview()
        settle()
        self._grab(f"{prefix}-vue-patient-toutes", view)
        view.toggle_overview()
        # As if the patient had a screen of their own.
        display.hide()
        stage.first()
        settle(DRAWING)
        self._pages(look, "vue-patient-medecin")

    def visits(self, percent: int, desk: Desk, folder: Path, *, contrast: bool = False) -> None:
        """The nurse's day."""
        from algoguide.ui.screens.visits import VisitsScreen
        from algoguide.ui.tour_visits import show_visits

        self._navigator.go(Route(ScreenId.VISITS))
        self._wait()
        screen = self._window.screen_shown
        if not isinstance(screen, VisitsScreen):
            return
        look = f"{percent:03d}-contraste" if contrast else f"{percent:03d}"
        show_visits(screen, desk, folder, lambda name: self._pages(look, name), self._wait)
        self._navigator.go(Route(ScreenId.HOME))

    def _wait(self) -> None:
        settle()
        while self._is_busy():
            settle(DRAWING)
        settle(DRAWING if self._navigator.current.screen is ScreenId.DOCUMENTS else 40)

    def _pages(self, prefix: str, name: str) -> None:
        area = _longest(self._window.screen_shown)
        self._number += 1
        if area is None:
            self._grab(f"{prefix}-{self._number:02d}-{name}")
            return
        bar, page = area.verticalScrollBar(), 0
        bar.setValue(0)
        while True:
            settle()
            page += 1
            self._grab(f"{prefix}-{self._number:02d}-{name}-{page:02d}")
            # The end moves down while the rest of a long page is being built.
            if bar.value() >= bar.maximum():
                break
            bar.setValue(bar.value() + max(1, round(area.viewport().height() * OVERLAP)))

    def _steps(self, prefix: str, name: str) -> None:
        """The pictures of « Comment ça se passe », one after the other."""
        for card in self._window.screen_shown.findChildren(StepsCard):
            while card.next.isEnabled():
                card.next.click()
                settle()
                area = _longest(self._window.screen_shown)
                page = area.widget() if area is not None else None
                if area is not None and page is not None:
                    area.verticalScrollBar().setValue(card.mapTo(page, QPoint(0, 0)).y())
                settle()
                self._grab(f"{prefix}-{self._number:02d}-{name}-etape-{card.index + 1}")

    def _search(self, prefix: str) -> None:
        self._navigator.go(Route(ScreenId.HOME))
        field = self._window.findChild(SearchField)
        if field is None:
            return
        field.setFocus()
        for text in ("ciment", "jeun", "zzz"):
            field.clear()
            for letter in text:
                field.setText(field.text() + letter)
                field.textEdited.emit(field.text())
            settle(120)
            self._number += 1
            self._grab(f"{prefix}-{self._number:02d}-recherche-{text}")
        field.clear()
        field.textEdited.emit("")
        # The next pages are those of a reader, whose keyboard is not in the search.
        self._window.screen_shown.setFocus()

    def _grab(self, name: str, widget: QWidget | None = None) -> None:
        path = self._output / f"{name}.png"
        if not (widget or self._window).grab().save(str(path)):
            raise OSError(28, "picture not written", str(path))
        self.pictures.append(path)


def _longest(screen: QWidget) -> QScrollArea | None:
    """The scrolled page of a screen: the visible area with the most to scroll."""
    areas = [screen] if isinstance(screen, QScrollArea) else []
    areas += [a for a in screen.findChildren(QScrollArea) if a.isVisible()]
    areas = [a for a in areas if a.verticalScrollBar().maximum() > 0]
    return max(areas, key=lambda a: a.verticalScrollBar().maximum(), default=None)


def example_house(house: Establishment) -> Establishment:
    """The establishment of the pictures: an invented one, unless the user filled in theirs."""
    if house.filled:
        return house
    return replace(
        house,
        name="Centre hospitalier de l’Exemple",
        unit="Imagerie interventionnelle",
        phone_day="02 00 00 00 00",
        phone_night="02 00 00 00 01",
    )
