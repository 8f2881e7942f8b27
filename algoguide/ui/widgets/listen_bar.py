"""« Écouter » and what goes with it: « Arrêter », a pause, the speed, and why a voice fell silent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from algoguide.domain.french import typeset
from algoguide.domain.speech import Speed
from algoguide.ui.icons import Icons
from algoguide.ui.speech.listening import Listening, State
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout, column, row
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.text import label

LARGE = 150
"""Size of the text, in percent, from which the speeds stand without their title."""


class ListenButton(QPushButton):
    """« Écouter », which is « Arrêter » while something is read; hidden where there is no voice."""

    read_requested = Signal()

    def __init__(
        self, listening: Listening, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._listening = listening
        ink, size = theme.colours.INK, theme.px(1.2)
        self._listen = icons.icon("volume-2", ink, size)
        self._stop = icons.icon("circle-stop", ink, size)
        self.clicked.connect(self.switch)
        listening.state_changed.connect(self._show_state)
        listening.voice_changed.connect(self._show_voice)
        self._show_state()
        self._show_voice()

    def switch(self) -> None:
        """Ask for the reading, or end it."""
        if self._listening.active:
            self._listening.stop()
        else:
            self.read_requested.emit()

    def _show_state(self) -> None:
        active = self._listening.active
        self.setIcon(self._stop if active else self._listen)
        self.setText("\u2002Arrêter" if active else "\u2002Écouter")
        self.setAccessibleName("Arrêter la lecture" if active else "Écouter cette page")

    def _show_voice(self) -> None:
        show(self, self._listening.absence is None)


class SpeedChoice(QWidget):
    """The three speeds, side by side."""

    def __init__(self, listening: Listening, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self.setAccessibleName("Vitesse de lecture")
        flow = FlowLayout(self, theme.px(0.4))
        group = OneOf(self)
        self.buttons: dict[Speed, QPushButton] = {}
        for speed in Speed:
            button = QPushButton(speed.capitalize())
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"Vitesse de lecture\u00a0: {speed}")
            button.clicked.connect(lambda _=False, s=speed: listening.set_speed(s))
            group.add(button)
            self.buttons[speed] = button
            flow.addWidget(button)
        listening.speed_changed.connect(self._show_speed)
        self._show_speed()

    def _show_speed(self) -> None:
        self.buttons[self._listening.speed].setChecked(True)


class ListenBar(QFrame):
    """The whole control of a reading. `read_requested` asks whoever shows it for the reading.

    It stays where it is put (`always`), or shows only while there is a reading, or a failure to tell.
    """

    read_requested = Signal()

    def __init__(
        self,
        listening: Listening,
        theme: Theme,
        icons: Icons,
        *,
        always: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listening = listening
        self._always = always
        self._named = theme.percent < LARGE
        self.setAccessibleName("Lecture à voix haute")
        self.button = ListenButton(listening, theme, icons)
        self.pause = QPushButton()
        ink, size = theme.colours.INK, theme.px(1.2)
        self._pause = icons.icon("pause", ink, size)
        self._resume = icons.icon("play", ink, size)
        self.speed = SpeedChoice(listening, theme)
        self._speed_name = label("Vitesse", theme, ems=0.92, weight=QFont.Weight.DemiBold, role="secondary")
        self._speed_name.setWordWrap(False)
        self._problem = label("", theme, ems=0.94, role="red")
        self._again = QPushButton("Réessayer")
        self._again.setAccessibleName("Réessayer d’écouter cette page")
        self._close = QPushButton("Fermer")
        self._close.setAccessibleName("Fermer ce message")
        speeds = QWidget()
        beside = row(speeds, spacing=theme.px(0.5))
        beside.addWidget(self._speed_name)
        beside.addWidget(self.speed, 1)
        # In a narrow window the speeds go below, together: the page keeps what room there is.
        controls = FlowLayout(spacing=theme.px(0.5))
        for widget in (self.button, self.pause, speeds):
            controls.addWidget(widget)
        told = row(spacing=theme.px(0.6))
        told.addWidget(self._problem, 1)
        for button in (self._again, self._close):
            told.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self, spacing=theme.px(0.3))
        layout.addLayout(told)
        layout.addLayout(controls)
        self.button.read_requested.connect(self.read_requested)
        self.pause.clicked.connect(self._switch_pause)
        self._again.clicked.connect(self.read_requested)
        self._close.clicked.connect(lambda: self._tell(""))
        listening.state_changed.connect(self._show_state)
        listening.voice_changed.connect(self._show_state)
        listening.failed.connect(self._tell)
        self._tell("")

    @property
    def problem(self) -> str:
        """Why the voice failed, empty when it did not."""
        return self._problem.text()

    def hideEvent(self, event: QHideEvent) -> None:
        focused = QApplication.focusWidget()
        above = self.parentWidget()
        if focused is not None and above is not None and self.isAncestorOf(focused):
            # Qt would give the keyboard to whatever comes next in the window.
            above.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hideEvent(event)

    def _switch_pause(self) -> None:
        if self._listening.state is State.PAUSED:
            self._listening.resume()
        else:
            self._listening.pause()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(typeset(sentence))
        show(self._problem, bool(sentence))
        show(self._close, bool(sentence))
        show(self._again, bool(sentence) and self._listening.absence is None)
        self._show_state()
        if sentence and self.isVisible():
            self._problem.setAccessibleName(self._problem.text())
            QAccessible.updateAccessibility(QAccessibleEvent(self._problem, QAccessible.Event.Alert))

    def _show_state(self) -> None:
        state = self._listening.state
        if state is not State.SILENT and self.problem:
            self._tell("")
            return
        paused = state is State.PAUSED
        show(self.pause, state in (State.READING, State.PAUSED))
        self.pause.setIcon(self._resume if paused else self._pause)
        self.pause.setText("\u2002Reprendre" if paused else "\u2002Pause")
        self.pause.setAccessibleName("Reprendre la lecture" if paused else "Mettre la lecture en pause")
        there = self._listening.absence is None
        shown = self._always or state is not State.SILENT
        for widget in (self.button, self.speed):
            show(widget, there and shown)
        # In large text the strip must leave room to the page: the three words speak for themselves.
        show(self._speed_name, there and shown and self._named)
        show(self, (there and shown) or bool(self.problem))


def show(widget: QWidget, wanted: bool) -> None:
    """Show or hide a widget; one that has no place yet will show with its page, not as a window."""
    if not wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
