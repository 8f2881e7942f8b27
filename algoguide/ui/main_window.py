"""The frame of the application: navigation, search, size of the text; no screen's own logic."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QScrollArea,
    QWidget,
)

from algoguide.domain.errors import KnownError
from algoguide.store.settings import Settings, SettingsStore
from algoguide.ui.frame import Frame
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.theme import TEXT_SIZES, SystemLook, Theme
from algoguide.ui.window_place import place_of, restore_place

if TYPE_CHECKING:
    # Not needed before the first search, the first choice.
    from algoguide.domain.selection import Selection
    from algoguide.services.searching import Found

ScreenFactory = Callable[[Theme], QWidget]
"""Builds a screen: a widget with `navigate = Signal(object)` and `show_route(route)`."""

FIRST_SIZE = QSize(1366, 768)
SMALLEST = 480
"""Least height of the window, in pixels."""
NARROWEST = 30
"""Least width of the window, in em, where the screen has it: the longest button fits."""
CLOSING_LIMIT = 8_000
"""Longest wait for a running job when the window closes, in milliseconds."""
_LOOK_AGAIN = 100
"""Milliseconds between two looks at whether it has ended."""

_log = logging.getLogger(__name__)


class _Screen(Protocol):
    navigate: Any

    def show_route(self, route: Route) -> None: ...


class KeepsState(Protocol):
    """What a screen may offer besides: its state survives a change of the size of the text."""

    def state(self) -> object:
        """What was typed and chosen."""

    def restore_state(self, state: object) -> None:
        """Take back what `state` returned."""


class MainWindow(QMainWindow):
    """Shows the screen of the navigator's route, built on its first visit.

    `find` searches; `lead` says where a result leads; `guard` says when « Nouveau patient » can be undone.
    """

    leaving = Signal()
    """The window closes; it may stay a few seconds for a job that ends."""

    def __init__(
        self,
        factories: Mapping[ScreenId, ScreenFactory],
        navigator: Navigator,
        icons: Icons,
        *,
        store: SettingsStore,
        jobs: JobRunner,
        find: Callable[[str], Sequence["Found"]],
        lead: Callable[["Found"], Route],
        guard: PatientGuard | None = None,
        others_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`others_busy`: whether work beside `jobs` is to be waited for when the window closes."""
        super().__init__()
        self._factories = factories
        self._navigator = navigator
        self._icons = icons
        self._store = store
        self._jobs = jobs
        self._find = find
        self._lead = lead
        self._guard = guard
        self._notices = list(store.notices)
        self._screens: dict[ScreenId, QWidget] = {}
        self._closing = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._others_busy = others_busy
        self._patient = ""
        self._system = SystemLook.asked()
        self._theme = Theme.of(store.current, self._system)
        self.setWindowTitle("AlgoGuide")
        self._add_actions()
        self._build()
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableGeometry().size()))
        restore_place(self, store.current)
        self.screen_shown.setFocus(Qt.FocusReason.OtherFocusReason)
        navigator.moved.connect(self._show)
        if guard is not None:
            guard.undo_changed.connect(self._tell_undo)
        jobs.busy_changed.connect(self._busy_changed)
        self._style_hints = QGuiApplication.styleHints()  # kept: PySide forgets its children with it
        hints = self._style_hints.accessibility()
        hints.contrastPreferenceChanged.connect(self._system_contrast)
        hints.motionPreferenceChanged.connect(self._system_motion)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def closing(self) -> bool:
        """Whether it is about to be gone."""
        return self._closing

    @property
    def screen_shown(self) -> QWidget:
        """The screen in front."""
        return self._screens[self._navigator.current.screen]

    def set_text_percent(self, percent: int) -> None:
        """Change the size of the text everywhere and remember it."""
        self._dress(replace(self._store.current, text_percent=percent))

    def set_contrast(self, wanted: str) -> None:
        """Choose among the LOOKS of settings whether contrast is high, everywhere, and remember it."""
        self._dress(replace(self._store.current, contrast=wanted))

    def set_motion(self, wanted: str) -> None:
        """Choose among the LOOKS of settings whether fades play, and remember it."""
        self._dress(replace(self._store.current, motion=wanted))

    @Slot(str, bool)
    def set_favourite(self, procedure: str, wanted: bool) -> None:
        """Keep a procedure among the favourites, or no longer; a folder that refuses is told."""
        from algoguide.services.shortcuts import with_favourite

        current = self._store.current
        favourites = with_favourite(current.favourites, procedure, wanted=wanted)
        try:
            self._store.save(replace(current, favourites=favourites))
        except KnownError as error:
            self._frame.tell_notice(str(error))

    @Slot(object)
    def go(self, route: Route) -> None:
        """Show a page; the choices made on the one before are kept in the history."""
        self._note_choices()
        self._navigator.go(route)

    def show_patient(self, words: str) -> None:
        """Say in the bar who is there, nobody when empty. The title of the window never does."""
        self._patient = words
        self._frame.topbar.show_patient(words)

    def tell(self, sentence: str) -> None:
        """Say something above the screen until it is read."""
        if sentence not in self._notices:
            self._notices.append(sentence)
        self._frame.tell_notice(sentence)

    @Slot()
    def settings_changed(self) -> None:
        """The pages that quote the settings are built anew on their next visit."""
        for screen, widget in list(self._screens.items()):
            if widget is not self.screen_shown and not hasattr(widget, "restore_state"):
                del self._screens[screen]
                self._frame.remove(widget)
        self._tell_no_house()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse, which no widget takes, end here."""
        if event.button() is Qt.MouseButton.BackButton:
            self._back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self._forward()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, as it does elsewhere: Qt leaves it to dialogs, and it ends here."""
        focused = QApplication.focusWidget()
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(focused, QAbstractButton)
            and not event.isAutoRepeat()
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Show what Tab reaches: a page scrolls by itself only when Tab comes from within it."""
        moved = super().focusNextPrevChild(forward)
        reached = QApplication.focusWidget()
        around = reached.parentWidget() if reached is not None else None
        while reached is not None and around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(reached)
            around = around.parentWidget()
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a running job end, a few seconds at most, without freezing the window."""
        if not self._closing:
            self._closing = True
            self.leaving.emit()
            geometry, state = place_of(self)
            self._remember(replace(self._store.current, window_geometry=geometry, window_state=state))
            self._jobs.close()
            self._limit.start(CLOSING_LIMIT)
        # What is asked to stop still has something to say: what was printed is noted.
        if self._limit.isActive() and (self._jobs.busy or self._others_busy()):
            self._frame.tell_leaving()
            QTimer.singleShot(_LOOK_AGAIN, self.close)
            event.ignore()
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._frame.close_search()

    def _add_actions(self) -> None:
        keys: tuple[tuple[str, tuple[str, ...], Callable[[], None]], ...] = (
            ("Rechercher", ("Ctrl+K", "Ctrl+F"), self._focus_search),
            ("Page précédente", ("Alt+Left",), self._back),
            ("Page suivante", ("Alt+Right",), self._forward),
            ("Accueil", ("Alt+Home",), lambda: self._open(ScreenId.HOME)),
            ("Texte plus grand", ("Ctrl++", "Ctrl+="), lambda: self._step_text(1)),
            ("Texte plus petit", ("Ctrl+-",), lambda: self._step_text(-1)),
            ("Annuler « Nouveau patient »", ("Ctrl+Shift+Z",), self._undo),
            ("Taille de texte normale", ("Ctrl+0",), lambda: self.set_text_percent(TEXT_SIZES[0])),
        )
        for name, sequences, slot in keys:
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(s) for s in sequences])
            action.triggered.connect(slot)
            self.addAction(action)

    def _dress(self, settings: Settings) -> None:
        """Show the theme of `settings`, which are kept; screens are built anew when it is another."""
        if settings != self._store.current:
            self._store.note(settings)  # before the screens, which show them, are built
            self._wear(Theme.of(settings, self._system))
            self._remember(settings)

    def _wear(self, theme: Theme) -> None:
        if theme == self._theme:
            return
        self._theme = theme
        theme.apply(cast("QApplication", QApplication.instance()))
        states = {
            screen: cast("KeepsState", widget).state()
            for screen, widget in self._screens.items()
            if hasattr(widget, "restore_state")
        }
        self._note_choices()
        self._screens.clear()
        self._build(states)

    @Slot(object)
    def _system_contrast(self, wanted: Qt.ContrastPreference) -> None:
        self._system = self._system._replace(contrast=wanted is Qt.ContrastPreference.HighContrast)
        self._wear(Theme.of(self._store.current, self._system))

    @Slot(object)
    def _system_motion(self, wanted: Qt.MotionPreference) -> None:
        self._system = self._system._replace(motion=wanted is not Qt.MotionPreference.ReducedMotion)
        self._wear(Theme.of(self._store.current, self._system))

    def _build(self, states: Mapping[ScreenId, object] | None = None) -> None:
        """Build frame and screens for the current theme; the former ones go.

        Screens that had a state are built at once, and not on their next visit: what they hold may have
        to be forgotten before.
        """
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(QSize(self._theme.px(NARROWEST), SMALLEST).boundedTo(room))
        frame = self._frame = Frame(self._factories.keys(), self._find, self._theme, self._icons)
        frame.place_chosen.connect(self._open)
        frame.result_chosen.connect(self._follow)
        frame.notice_dismissed.connect(self._notices.clear)
        frame.undo_requested.connect(self._undo)
        frame.topbar.back_requested.connect(self._back)
        frame.topbar.forward_requested.connect(self._forward)
        frame.topbar.smaller_requested.connect(lambda: self._step_text(-1))
        frame.topbar.larger_requested.connect(lambda: self._step_text(1))
        frame.topbar.patient_requested.connect(self._open_documents)
        frame.topbar.show_patient(self._patient)
        if self._notices:
            frame.tell_notice(" ".join(self._notices))
        if self._guard is not None:
            frame.tell_undo(self._guard.can_undo)
        self.setCentralWidget(frame)  # the former one is deleted
        frame.show()  # now: Qt would wait for its next turn
        for screen, state in (states or {}).items():
            restored = self._built(screen)
            cast("KeepsState", restored).restore_state(state)
            if screen is not self._navigator.current.screen:
                cast("_Screen", restored).show_route(Route(screen))
        self._show(self._navigator.current)

    @Slot(object)
    def _show(self, route: Route) -> None:
        screen = self._built(route.screen)
        cast("_Screen", screen).show_route(route)
        self._frame.bring(screen, route.screen)
        if not self._frame.has_focus:
            # Tab then goes to the first control of the new screen.
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._frame.topbar.set_history(self._navigator.can_go_back, self._navigator.can_go_forward)
        self._tell_no_house()

    def _built(self, screen_id: ScreenId) -> QWidget:
        """The screen, built if this is its first visit."""
        screen = self._screens.get(screen_id)
        if screen is None:
            screen = self._screens[screen_id] = self._factories[screen_id](self._theme)
            cast("_Screen", screen).navigate.connect(self.go)
            self._frame.add(screen)
        return screen

    def _tell_no_house(self) -> None:
        at_home = self._navigator.current.screen is ScreenId.HOME
        self._frame.tell_no_house(at_home and not self._store.current.establishment.filled)

    @Slot(object)
    def _open(self, screen: ScreenId) -> None:
        self.go(Route(screen))

    @Slot()
    def _open_documents(self) -> None:
        """Those of who is there, for the procedure in sight if there is one."""
        self._note_choices()
        here = self._navigator.current
        procedure = here.screen in (ScreenId.PROCEDURE, ScreenId.PATIENT, ScreenId.RECORD)
        chosen = (here.subject, here.selection) if procedure else ()
        self._navigator.go(Route(ScreenId.DOCUMENTS, *chosen))

    @Slot()
    def _back(self) -> None:
        self._note_choices()
        self._navigator.back()

    @Slot()
    def _forward(self) -> None:
        self._note_choices()
        self._navigator.forward()

    def _note_choices(self) -> None:
        """Keep in the history what was chosen on the page that is left: « back » shows it again."""
        selection: Selection | None = getattr(self.screen_shown, "selection", None)
        if self._navigator.current.subject and selection is not None:
            self._navigator.amend(selection)

    @Slot(object)
    def _follow(self, found: "Found") -> None:
        self.go(self._lead(found))
        self.screen_shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _tell_undo(self, possible: bool) -> None:
        self._frame.tell_undo(possible)

    @Slot()
    def _undo(self) -> None:
        if self._guard is not None:
            self._guard.undo()

    def _focus_search(self) -> None:
        self._frame.focus_search()

    def _step_text(self, step: int) -> None:
        sizes = [size for size in TEXT_SIZES if (size - self._theme.percent) * step > 0]
        if sizes:
            self.set_text_percent(min(sizes, key=lambda size: abs(size - self._theme.percent)))

    @Slot(bool)
    def _busy_changed(self, busy: bool) -> None:
        if self._closing and not busy:
            self.close()

    def _remember(self, settings: Settings) -> None:
        """Keep what the user did not ask to save; a folder that refuses is told in Réglages."""
        try:
            self._store.save(settings)
        except KnownError:
            _log.info("settings kept in memory only")
