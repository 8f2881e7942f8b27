"""Where the patient view is shown: the screen that is not the doctor's, else over the doctor's window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.patient_view.view import PatientView

TITLE = "AlgoGuide"
"""Of the patient's window: it names nobody and nothing."""
SMALLEST = 768
"""Height of the smallest screen, in pixels."""


class Display(QObject):
    """Shows the view as long as the stage is open, wherever there is a screen for it."""

    quit_requested = Signal()
    """The reader of a view over the doctor's window wants to leave it."""
    moved = Signal()
    """The view came to another screen, or left."""

    def __init__(
        self,
        stage: Stage,
        window: QWidget,
        make: Callable[[bool, float], PatientView],
        look: Callable[[], object] = lambda: None,
        screens: Callable[[], list[QScreen]] = QGuiApplication.screens,
        parent: QObject | None = None,
    ) -> None:
        """`make` builds the view: whether it stands alone on the doctor's screen, and its scale.

        `look` is what the view was made in, to make it again in another.
        """
        super().__init__(parent)
        self._stage = stage
        self._window = window
        self._make = make
        self._screens = screens
        self._look = look
        self._made_in: object = None
        self._view: PatientView | None = None
        self._screen: QScreen | None = None
        self._alone = True
        stage.closed.connect(self.hide)
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self.screens_changed)
            application.screenRemoved.connect(self.screens_changed)

    @property
    def view(self) -> PatientView | None:
        """The view while it is shown."""
        return self._view

    @property
    def alone(self) -> bool:
        """Whether the view is shown over the doctor's window, for want of another screen."""
        return self._view is not None and self._alone

    @property
    def beside(self) -> bool:
        """Whether the patient has a screen of their own now."""
        return self._view is not None and not self._alone

    def show(self) -> None:
        """Show the view, on the other screen if there is one."""
        screen = self._other_screen()
        look = self._look()
        if self._view is not None and screen is self._screen and look == self._made_in:
            self._view.raise_()
            return
        self._drop()
        self._screen, self._made_in = screen, look
        self._alone = screen is None
        high = screen.geometry().height() if screen is not None else self._window.height()
        self._view = view = self._make(self._alone, max(1.0, high / SMALLEST))
        view.quit_requested.connect(self.quit_requested)
        if screen is None:
            view.setParent(self._window)
            view.setGeometry(self._window.rect())
            view.show()
            view.raise_()
            self._set_behind(enabled=False)
        else:
            view.setWindowTitle(TITLE)
            view.setScreen(screen)
            view.setGeometry(screen.geometry())
            view.showFullScreen()
            screen.geometryChanged.connect(self._follow_screen)
            self._window.activateWindow()
        self._window.installEventFilter(self)
        self.moved.emit()

    def hide(self) -> None:
        """Take the view away; the stage keeps what it shows."""
        if self._view is not None:
            self._drop()
            self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() is QEvent.Type.Resize and self.alone and self._view is not None:
                self._view.setGeometry(self._window.rect())
            elif event.type() is QEvent.Type.Close:
                self._drop()
        return super().eventFilter(watched, event)

    def _drop(self) -> None:
        view, self._view = self._view, None
        screen, self._screen = self._screen, None
        self._window.removeEventFilter(self)
        if screen is not None and screen in self._screens():
            screen.geometryChanged.disconnect(self._follow_screen)
        if view is not None:
            self._set_behind(enabled=True)
            view.hide()
            view.deleteLater()

    def _set_behind(self, *, enabled: bool) -> None:
        """What the view covers cannot be reached by the keyboard."""
        window = self._window
        behind = window.centralWidget() if isinstance(window, QMainWindow) else None
        if behind is not None:
            behind.setEnabled(enabled)

    def _other_screen(self) -> QScreen | None:
        """The first screen that is not the one the doctor's window is on, told by its name."""
        mine = self._window.screen()
        return next((s for s in self._screens() if s.name() != mine.name()), None)

    def screens_changed(self) -> None:
        """Follow a screen that came or went: the page shown is the same."""
        if self._view is not None and self._other_screen() is not self._screen:
            self.show()

    def _follow_screen(self) -> None:
        """Another resolution: another scale, the same page."""
        if self._view is not None:
            self._drop()
            self.show()
