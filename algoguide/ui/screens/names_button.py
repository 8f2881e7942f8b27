"""The button that hides the names typed, for when the screen is turned to somebody else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.room import Room
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon

KEYS = "Ctrl+Shift+H"
HIDE, SHOW = "Masquer le nom", "Montrer le nom"


class NamesButton(QPushButton):
    """Says what it will do, hide or show; the same key does it on every screen that has one."""

    def __init__(self, room: Room, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(HIDE, parent)
        self._room = room
        self.setIcon(spaced_icon("eye", theme.colours.INK, theme, icons))
        self.setIconSize(icon_size(theme, wide=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        shortcut = QShortcut(QKeySequence(KEYS), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.click)
        self.clicked.connect(lambda: room.hide_names(not room.names_hidden))
        room.names_hidden_changed.connect(self._say)
        self._say(room.names_hidden)

    def _say(self, hidden: bool) -> None:
        self.setText(SHOW if hidden else HIDE)
        shown = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.text()} ({shown})")
