"""Where one is in a section."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import row
from algoguide.ui.widgets.text import label

_MANY = 16
"""Pages of a section over which dots say nothing any more."""


class Dots(QFrame):
    """Where one is in a section: a dot a page, the current one long; in words for who cannot see it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = row(self, spacing=theme.px(0.55))

    def show_place(self, at: int, pages: int, section: str) -> None:
        """The page `at` (from 0) of so many."""
        theme = self._theme
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(f"{section}\u00a0: page {at + 1} sur {pages}")
        self._line.addStretch(1)
        if pages > _MANY:
            self._line.addWidget(label(f"{at + 1} sur {pages}", theme, role="secondary"))
        else:
            for index in range(pages):
                dot = QFrame()
                on = index == at
                size = theme.px(0.7)
                dot.setFixedSize(theme.px(2) if on else size, size)
                colour = theme.colours.PRIMARY if on else theme.colours.LINE
                dot.setStyleSheet(f"background: {colour}; border-radius: {size // 2}px;")
                self._line.addWidget(dot)
        self._line.addStretch(1)
