"""Where one is in a section."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from algoguide.ui.theme import Theme

_MANY = 16
"""Pages of a section over which dots say nothing any more."""


class Dots(QWidget):
    """A dot a page, the current one long; in words for who cannot see it, and for too many."""

    told_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at = 0
        self._pages = 0
        self.setMinimumHeight(theme.px(1.6))

    def show_place(self, at: int, pages: int, section: str) -> None:
        """The page `at` (from 0) of so many."""
        self._at, self._pages = at, pages
        self.setAccessibleName(f"{section}\u00a0: page {at + 1} sur {pages}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pages > _MANY:
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.SECONDARY))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self._at + 1} sur {self._pages}")
        else:
            dot, gap, long = theme.px(0.7), theme.px(0.55), theme.px(2)
            x = (self.width() - (self._pages - 1) * (dot + gap) - long) / 2
            y = (self.height() - dot) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            for index in range(self._pages):
                width = long if index == self._at else dot
                painter.setBrush(QColor(colours.PRIMARY if index == self._at else colours.LINE))
                painter.drawRoundedRect(QRectF(x, y, width, dot), dot / 2, dot / 2)
                x += width + gap
        event.accept()
