"""Builds every object once, joins them, starts Qt; nothing but the command line imports it."""

import os
import sys
from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from algoguide import __version__
from algoguide.content.compiled import load_library
from algoguide.content.library import Library
from algoguide.domain.patient import Establishment
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.services.searching import Found, SearchIndex
from algoguide.store import log
from algoguide.store.settings import SettingsStore
from algoguide.ui.failures import Failures
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.leading import route_of
from algoguide.ui.main_window import MainWindow, ScreenFactory
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.theme import Theme, load_fonts

_HANGING_JOB = 0.5
"""Seconds granted, once the window is closed, to a job that did not end in time."""


def start_qt(argv: list[str], locations: Locations) -> QApplication:
    """The QApplication with its style, language and fonts: once, before any widget."""
    QLocale.setDefault(QLocale("fr_FR"))
    qt = QApplication(argv)
    qt.setApplicationName("AlgoGuide")
    qt.setApplicationVersion(__version__)
    qt.setStyle("Fusion")
    translator = QTranslator(qt)
    if translator.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(translator)
    load_fonts(locations.resources / "fonts")
    return qt


class Application:
    """The objects of one run, each built once. Needs a QApplication.

    Attributes:
        window: the main window, not yet shown.
        navigator: where the window is.
        store: the settings.
        jobs: what runs away from the window's thread.
        library: all the content.
    """

    def __init__(self, locations: Locations, store: SettingsStore, library: Library) -> None:
        self._locations = locations
        self._choosing = Choosing(library)
        self._packing = Packing(library, locations.resources)
        self._guard = PatientGuard()
        self.library = library
        self.store = store
        self.icons = Icons(locations.resources / "icons")
        self.navigator = Navigator(Route(ScreenId.HOME))
        self.jobs = JobRunner()
        self.window = MainWindow(
            self._factories(),
            self.navigator,
            self.icons,
            store=store,
            jobs=self.jobs,
            find=self._search,
            lead=lambda found: route_of(found, self._choosing),
        )

    @cached_property
    def _index(self) -> SearchIndex:
        # On the first letter typed, not before the first screen.
        return SearchIndex(self.library)

    def _search(self, query: str) -> tuple[Found, ...]:
        return self._index.find(query)

    def _establishment(self) -> Establishment:
        return self.store.current.establishment

    def _factories(self) -> dict[ScreenId, ScreenFactory]:
        """How each screen is built; its module is imported on its first visit."""
        resources = self._locations.resources

        def reading(screen_class: Callable[..., QWidget], theme: Theme) -> QWidget:
            return screen_class(self.library, self._choosing, theme, self.icons, resources)

        def home(theme: Theme) -> QWidget:
            from algoguide.ui.screens.home import HomeScreen

            return reading(HomeScreen, theme)

        def pain(theme: Theme) -> QWidget:
            from algoguide.ui.screens.pain import PainScreen

            return reading(PainScreen, theme)

        def procedures(theme: Theme) -> QWidget:
            from algoguide.ui.screens.procedures import ProceduresScreen

            return reading(ProceduresScreen, theme)

        def procedure(theme: Theme) -> QWidget:
            from algoguide.ui.screens.procedure import ProcedureScreen

            return ProcedureScreen(
                self.library, self._choosing, theme, self.icons, resources, self._establishment
            )

        def anaesthesia(theme: Theme) -> QWidget:
            from algoguide.ui.screens.anaesthesia import AnaesthesiaScreen

            return AnaesthesiaScreen(
                self.library, self._choosing, theme, self.icons, resources, self._establishment
            )

        def documents(theme: Theme) -> QWidget:
            from algoguide.ui.screens.documents import DocumentsScreen

            return DocumentsScreen(
                self.library,
                self._choosing,
                self._packing,
                theme,
                self.icons,
                self.store,
                self.jobs,
                guard=self._guard,
            )

        def settings(theme: Theme) -> QWidget:
            from algoguide.ui.screens.settings import SettingsScreen

            screen = SettingsScreen(self.store, theme, self.icons, self._locations.logs)
            screen.saved.connect(self.window.settings_changed)
            screen.text_percent_requested.connect(self.window.set_text_percent)
            return screen

        def about(theme: Theme) -> QWidget:
            from algoguide.ui.screens.about import AboutScreen

            return AboutScreen(self.library, theme, self.icons)

        return {
            ScreenId.HOME: home,
            ScreenId.PAIN: pain,
            ScreenId.PROCEDURES: procedures,
            ScreenId.PROCEDURE: procedure,
            ScreenId.ANAESTHESIA: anaesthesia,
            ScreenId.DOCUMENTS: documents,
            ScreenId.SETTINGS: settings,
            ScreenId.ABOUT: about,
        }


def main(argv: list[str], locations: Locations | None = None) -> int:
    """Open the window and stay until it is closed; return the exit status.

    Raises:
        KnownError: the content cannot be read.
    """
    locations = locations or Locations.standard()
    store = SettingsStore(locations.config)
    handler = log.start(locations.logs, store.current.log_level)
    failures = Failures(locations.logs, __version__)
    failures.install()
    try:
        qt = start_qt([sys.argv[0], *argv], locations)
        Theme(store.current.text_percent).apply(qt)
        application = Application(locations, store, load_library(locations))
        failures.set_window(application.window)
        application.window.show()
        status = qt.exec()
        application.jobs.close()
        ended = application.jobs.wait(_HANGING_JOB)
    finally:
        failures.uninstall()
        log.stop(handler)
    if not ended:
        # A thread inside Pango cannot be stopped, and must not meet an interpreter that is taken down.
        sys.stdout.flush()
        os._exit(status)
    return status
