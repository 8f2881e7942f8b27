"""The application opened for measures, with its folders apart from the user's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from algoguide.app import Application, start_qt
from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.theme import Theme

SIZE = (1366, 768)


def opened(folder: Path, library: Library | None = None) -> Application:
    """The application with its window shown and painted, on the shipped content if no other is given."""
    locations = replace(Locations.standard().private(folder), cache=folder / "cache")
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = start_qt(["algoguide"], locations)
        Theme().apply(qt)
    application = Application(locations, SettingsStore(locations.config), library or load_library(locations))
    application.window.resize(*SIZE)
    until_painted(application.window, application.window.show)
    return application


class _Painted(QObject):
    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        """Note that it is painted."""
        if event.type() is QEvent.Type.Paint:
            self.seen = True
            watched.removeEventFilter(self)
        return False


def until_painted(widget: QWidget, action: Callable[[], object]) -> None:
    """Do `action`, then wait until `widget` and what is in it are painted."""
    painted = _Painted(widget)
    action()
    while not painted.seen:
        QApplication.processEvents()
