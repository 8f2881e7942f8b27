"""A list in a coloured box: as tall as what it says, up to a height from which it scrolls."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import column, emptied
from algoguide.ui.widgets.page import Page


class ShortPage(Page):
    """Shows widgets one under the other. `ground` is the colour of the box it stands in."""

    def __init__(
        self, name: str, most: float, ground: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`name` is told; `most` is the height, in em, from which it scrolls."""
        super().__init__(theme, parent)
        self._most = theme.px(most)
        self.setAccessibleName(name)
        self.content.setObjectName("short")
        style = f"background: {ground};"
        self.setStyleSheet(f"QScrollArea {{ {style} }} QWidget#short {{ {style} }}")
        self.body.setContentsMargins(0, 0, theme.px(0.5), 0)
        self.body.setSpacing(0)
        self._lines = column(spacing=theme.px(0.35))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these instead of what is shown."""
        emptied(self._lines)
        for line in lines:
            self._lines.addWidget(line)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wraps = self.body.hasHeightForWidth()
        needed = self.body.heightForWidth(self.viewport().width()) if wraps else self.body.sizeHint().height()
        height = min(self._most, max(needed, 1))
        if height != self.height():
            self.setFixedHeight(height)
