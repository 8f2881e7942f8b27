"""The star of a procedure's page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme


class FavouriteButton(QPushButton):
    """Empty or full, and named by what a click does; it reports what is wanted."""

    wanted = Signal(bool)

    def __init__(self, on: bool, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        side = max(TOUCH, theme.px(2.6))
        self.setFixedSize(side, side)
        # The application's style would give it the height of a line of text.
        self.setStyleSheet(f"padding: 0; min-height: {side - 2 * theme.colours.BORDER}px;")
        self.setIconSize(QSize(theme.px(1.3), theme.px(1.3)))
        self._show(on)
        self.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._show(not self._on)
        self.wanted.emit(self._on)

    def _show(self, on: bool) -> None:
        self._on = on
        name = "Retirer des favoris" if on else "Mettre dans les favoris"
        self.setAccessibleName(name)
        self.setToolTip(name)
        star = "star-filled" if on else "star"
        self.setIcon(self._icons.icon(star, self._theme.colours.PRIMARY, self._theme.px(1.3)))
