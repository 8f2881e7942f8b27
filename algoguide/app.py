"""Builds every object once and joins them; nothing but what opens windows imports it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from algoguide import __version__
from algoguide.app_visits import VisitParts
from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.collector import Collector
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.main_window import MainWindow, ScreenFactory
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.telling import Telling
from algoguide.ui.theme import Theme, load_fonts

if TYPE_CHECKING:
    from algoguide.services.choosing import Choosing
    from algoguide.services.packing import Packing
    from algoguide.services.searching import Found, SearchIndex
    from algoguide.ui.clipboard import PatientClipboard
    from algoguide.ui.handover import Handover
    from algoguide.ui.patient_view.display import Display
    from algoguide.ui.patient_view.stage import Stage
    from algoguide.ui.printing import Printing
    from algoguide.ui.room import Room
    from algoguide.ui.speech import Listening


def start_qt(argv: list[str], locations: Locations) -> QApplication:
    """The QApplication with its style, language and fonts: once, before any widget."""
    QLocale.setDefault(QLocale("fr_FR"))
    # An argument, and not `setStyle`: it returns the style, for which PySide makes all its classes.
    qt = QApplication([*argv[:1], "-style", "Fusion", *argv[1:]])
    qt.setApplicationName("AlgoGuide")
    qt.setApplicationVersion(__version__)
    translator = QTranslator(qt)
    if translator.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(translator)
    load_fonts(locations.resources / "fonts")
    Telling().start()
    return qt


class Application:
    """The objects of one run, each built once. Needs a QApplication.

    Attributes:
        window: the main window, not yet shown.
        navigator: where the window is.
        store: the settings.
        jobs: what runs away from the window's thread.
        collector: to be started as soon as the first screen is there.
    """

    def __init__(
        self,
        locations: Locations,
        store: SettingsStore,
        front: Library,
        whole: Callable[[], Library] | None = None,
        printing: "Printing | None" = None,
    ) -> None:
        """`front` has at least what Accueil shows; `whole` waits for the rest, when it lacks some.

        `printing` is the system's own when it is not given.
        """
        self._printing = printing
        self._locations = locations
        self._guard = PatientGuard()
        self._front = front
        self._whole = whole
        self.store = store
        self.icons = Icons(locations.resources / "icons")
        self.navigator = Navigator(Route(ScreenId.HOME))
        self._guard.forgotten.connect(self.navigator.forget_patient)
        self._guard.keep("navigation", self.navigator)
        self.jobs = JobRunner()
        self.visits = VisitParts(locations, store, lambda: self.library, lambda: self._choosing)
        self.window = MainWindow(
            self._factories(),
            self.navigator,
            self.icons,
            store=store,
            jobs=self.jobs,
            find=self._search,
            lead=self._lead,
            guard=self._guard,
            others_busy=lambda: self.visits.busy,
        )
        self.window.leaving.connect(self.visits.stop)
        self.navigator.moved.connect(self._note_opened)
        self.collector = Collector(self.window)

    @cached_property
    def library(self) -> Library:
        """All the content.

        Raises:
            KnownError: it cannot be read; Accueil may be there already.
        """
        return self._whole() if self._whole is not None else self._front

    def busy(self) -> bool:
        """Whether something is being made, read or written."""
        return self.jobs.busy or self.visits.busy

    def leave(self, seconds: float) -> bool:
        """Take no more work, and wait for what runs, at most `seconds` each; return whether it ended."""
        self.visits.close()
        self.jobs.close()
        return all([self.jobs.wait(seconds), self.visits.wait(seconds)])

    def end(self) -> None:
        """Destroy the window while Qt is there; nothing of this object is used afterwards.

        Left to the end of the interpreter, some widgets would outlive Qt and take the program down.
        """
        import shiboken6

        if shiboken6.isValid(self.window):
            shiboken6.delete(self.window)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # These are not needed before the first screen: they come on their first use, with their modules.

    @cached_property
    def _choosing(self) -> "Choosing":
        from algoguide.services.choosing import Choosing

        return Choosing(self.library)

    @cached_property
    def _packing(self) -> "Packing":
        from algoguide.services.packing import Packing

        return Packing(self.library, self._locations.resources)

    @cached_property
    def _index(self) -> "SearchIndex":
        from algoguide.services.searching import SearchIndex

        return SearchIndex(self.library)

    @cached_property
    def room(self) -> "Room":
        """What happened with the patient who is there."""
        from algoguide.ui.room import Room

        made = Room(self._guard)
        made.patient_changed.connect(self._name_patient)
        made.names_hidden_changed.connect(self._name_patient)
        return made

    @cached_property
    def handover(self) -> "Handover":
        """What does as a command asks."""
        from algoguide.ui.handover import Handover

        return Handover(
            self.window,
            self.navigator,
            self._guard,
            self.room,
            self._front.procedures,
            lambda: self._choosing,
            self.visits.find,
        )

    @cached_property
    def stage(self) -> "Stage":
        """What the patient sees. It outlives the screens that show it."""
        from algoguide.ui.patient_view.stage import Stage

        return Stage(self.library, self._choosing, self._establishment, self.room, self._guard)

    @cached_property
    def display(self) -> "Display":
        """Where the patient looks."""
        from algoguide.ui.patient_view.display import Display
        from algoguide.ui.patient_view.view import PatientView

        def make(alone: bool, scale: float) -> PatientView:
            return PatientView(
                self.stage,
                self.library,
                self.window.theme,
                self.icons,
                self._locations.resources,
                lambda: self.window.theme.motion,
                alone=alone,
                scale=scale,
                listening=self._listening,
            )

        return Display(self.stage, self.window, make, lambda: self.window.theme)

    @cached_property
    def _listening(self) -> "Listening":
        from algoguide.ui.speech import Listening, VoiceFinder

        made = Listening(self.store, VoiceFinder(parent=self.window), parent=self.window)
        self.navigator.moved.connect(made.stop)
        self._guard.forgotten.connect(made.stop)
        cast("QApplication", QApplication.instance()).aboutToQuit.connect(made.close)
        return made

    @cached_property
    def _clipboard(self) -> "PatientClipboard":
        from algoguide.ui.clipboard import PatientClipboard

        return PatientClipboard(self._guard)

    def _search(self, query: str) -> "tuple[Found, ...]":
        return self._index.find(query)

    def _lead(self, found: "Found") -> Route:
        from algoguide.ui.leading import route_of

        return route_of(found, self._choosing)

    def _note_opened(self, route: Route) -> None:
        """Remember a procedure that was opened; it is written when something else is, or at the end."""
        if route.screen is ScreenId.PROCEDURE:
            from algoguide.services.shortcuts import opened

            current = self.store.current
            self.store.note(replace(current, recent=opened(current.recent, route.subject)))

    def _name_patient(self) -> None:
        """Say in the window's bar who was handed over."""
        from algoguide.domain.patient import MASKED, told

        handed = self.room.patient
        if handed is None:
            self.window.show_patient("")
        else:
            self.window.show_patient(MASKED if self.room.names_hidden else told(handed.patient))

    def _establishment(self) -> Establishment:
        return self.store.current.establishment

    def _record(self, theme: Theme) -> QWidget:
        from algoguide.ui.screens.record import RecordScreen

        return RecordScreen(
            self.library,
            self._choosing,
            theme,
            self.icons,
            self.store,
            self._guard,
            self.room,
            self._clipboard,
        )

    def _compare(self, theme: Theme) -> QWidget:
        from algoguide.ui.screens.compare import CompareScreen

        return CompareScreen(
            self.library,
            self._packing,
            theme,
            self.icons,
            self.store,
            self.jobs,
            self.room,
            printing=self._printing,
        )

    def _factories(self) -> dict[ScreenId, ScreenFactory]:  # noqa: C901 - one short factory a screen
        """How each screen is built; its module is imported on its first visit."""
        resources = self._locations.resources

        def reading(screen_class: Callable[..., QWidget], theme: Theme) -> QWidget:
            return screen_class(self.library, self._choosing, theme, self.icons, resources)

        def home(theme: Theme) -> QWidget:
            from algoguide.ui.screens.home import HomeScreen

            return HomeScreen(self._front, theme, self.icons, resources, lambda: self.store.current)

        def pain(theme: Theme) -> QWidget:
            from algoguide.ui.screens.pain import PainScreen

            return PainScreen(self.library, self._choosing, theme, self.icons, resources, self._listening)

        def procedures(theme: Theme) -> QWidget:
            from algoguide.ui.screens.procedures import ProceduresScreen

            return reading(ProceduresScreen, theme)

        def procedure(theme: Theme) -> QWidget:
            from algoguide.ui.screens.procedure import ProcedureScreen

            screen = ProcedureScreen(
                self.library,
                self._choosing,
                theme,
                self.icons,
                resources,
                self._establishment,
                self._guard,
                lambda: self.store.current.favourites,
                self._listening,
            )
            screen.favourite_wanted.connect(self.window.set_favourite)
            return screen

        def patient(theme: Theme) -> QWidget:
            from algoguide.ui.screens.patient import ConductorScreen

            return ConductorScreen(
                self.library, self._choosing, self.stage, self.display, theme, self.icons, resources
            )

        def anaesthesia(theme: Theme) -> QWidget:
            from algoguide.ui.screens.anaesthesia import AnaesthesiaScreen

            return AnaesthesiaScreen(
                self.library,
                self._choosing,
                theme,
                self.icons,
                resources,
                self._establishment,
                self._listening,
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
                room=self.room,
                printing=self._printing,
            )

        def visits(theme: Theme) -> QWidget:
            return self.visits.screen(theme, self.icons, self.room, self._guard, self._printing)

        def settings(theme: Theme) -> QWidget:
            from algoguide.ui.screens.settings import SettingsScreen

            screen = SettingsScreen(
                self.store,
                theme,
                self.icons,
                self._locations.logs,
                self._listening,
                self.visits.place.policy,
            )
            screen.saved.connect(self.window.settings_changed)
            screen.text_percent_requested.connect(self.window.set_text_percent)
            screen.contrast_requested.connect(self.window.set_contrast)
            screen.motion_requested.connect(self.window.set_motion)
            return screen

        def about(theme: Theme) -> QWidget:
            from algoguide.ui.screens.about import AboutScreen

            return AboutScreen(self.library, theme, self.icons)

        return {
            ScreenId.HOME: home,
            ScreenId.PAIN: pain,
            ScreenId.PROCEDURES: procedures,
            ScreenId.PROCEDURE: procedure,
            ScreenId.PATIENT: patient,
            ScreenId.COMPARE: self._compare,
            ScreenId.ANAESTHESIA: anaesthesia,
            ScreenId.DOCUMENTS: documents,
            ScreenId.RECORD: self._record,
            ScreenId.VISITS: visits,
            ScreenId.SETTINGS: settings,
            ScreenId.ABOUT: about,
        }
