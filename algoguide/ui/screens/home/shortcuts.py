"""The procedures at hand on Accueil: favourites, then those opened last, as compact buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.domain.catalogue import Entry
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout

_LONGEST = 13
"""Longest name, in em: a longer one ends with « … » and is whole in the tool tip."""


class Shortcuts(QWidget):
    """Reports the procedure wanted."""

    chosen = Signal(str)  # procedure id

    def __init__(
        self,
        favourites: Sequence[Entry],
        recent: Sequence[Entry],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        flow = FlowLayout(self, theme.px(0.4))
        for kind, icon, entries in (
            ("Favori", "star-filled", favourites),
            ("Vu récemment", "history", recent),
        ):
            for entry in entries:
                flow.addWidget(self._button(entry, kind, icon))

    def _button(self, entry: Entry, kind: str, icon: str) -> QPushButton:
        theme = self._theme
        button = QPushButton()
        button.setFont(theme.font(0.88, QFont.Weight.DemiBold))
        side, ringed = theme.px(0.55), theme.px(0.55) - theme.colours.RING + theme.colours.BORDER
        button.setStyleSheet(
            f"QPushButton {{ padding-left: {side}px; padding-right: {side}px; }}"
            f"QPushButton:focus {{ padding-left: {ringed}px; padding-right: {ringed}px; }}"
        )
        shown = button.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, theme.px(_LONGEST))
        button.setText(f"\u2002{shown}")
        button.setIcon(self._icons.icon(icon, theme.colours.PRIMARY, theme.px(1)))
        button.setIconSize(QSize(theme.px(1), theme.px(1)))
        name = f"{kind}\u00a0: {entry.name}"
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.chosen.emit(entry.id))
        return button
