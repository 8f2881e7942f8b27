"""Who is there, in the bar above the screens: named, or a picture alone where room is short."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon

_ACTION = "ouvrir ses documents"
_LONGEST = 22
"""Widest chip, in em: a name of eighty letters leaves the search its place."""


class PatientChip(QPushButton):
    """A button that says who is there; the whole name is in its tool tip and told to assistive technology."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        c = theme.colours
        self._theme = theme
        self._words = ""
        self._room = 0
        self._alone = icons.icon("user-round", c.PRIMARY_DARK, theme.px(1.3))
        self._beside = spaced_icon("user-round", c.PRIMARY_DARK, theme, icons)
        self.setFont(theme.font(weight=QFont.Weight.DemiBold))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(TOUCH, theme.px(2.2)))
        self.setStyleSheet(
            f"QPushButton {{ background: {c.TINT}; color: {c.PRIMARY_DARK}; min-height: 0; padding: 0;"
            f" border: {c.BORDER}px solid {c.CHOSEN_LINE}; }}"
            f"QPushButton:hover {{ border-color: {c.PRIMARY}; }}"
            f"QPushButton:focus {{ padding: 0; border: {c.RING}px solid {c.FOCUS}; }}"
        )

    def tell(self, words: str) -> None:
        """Say who is there."""
        self._words = words
        self.setAccessibleName(f"{words}, {_ACTION}")
        self.setToolTip(f"<p>{escape(words)}</p>")
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Take at most `room` pixels; without any, show the picture alone."""
        self._room = room
        words = self.fontMetrics().horizontalAdvance(self._words) + 1
        most = min(room, self._theme.px(_LONGEST), self._around + words)
        self.setMaximumWidth(max(most, self.height()))
        self.setIcon(self._beside if room > 0 else self._alone)
        self.setIconSize(icon_size(self._theme, wide=room > 0))
        self.updateGeometry()
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.height())

    def minimumSizeHint(self) -> QSize:
        # A bar that grows narrower is not held up by a name.
        return QSize(self.height(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    @property
    def _around(self) -> int:
        """Pixels beside the words."""
        return icon_size(self._theme, wide=True).width() + self._theme.px(1.8)

    def _say(self) -> None:
        room = self.width() - self._around if self._room > 0 else 0
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(elided.replace("&", "&&") if room > 0 else "")
