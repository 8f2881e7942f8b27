"""A strip that stays under a page that scrolls, as long as it is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from algoguide.ui.widgets.page import Page

_CHANGES = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest})


class Pinned(QObject):
    """Gives `foot` the lower edge of `page`, and takes it back when the foot hides."""

    def __init__(self, page: Page, foot: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._foot = foot
        foot.setParent(page)
        page.installEventFilter(self)
        foot.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if (watched is self._page and kind is QEvent.Type.Resize) or (
            watched is self._foot and kind in _CHANGES
        ):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._foot.isHidden():
            self._page.setViewportMargins(0, 0, 0, 0)
            return
        width, layout = self._page.width(), self._foot.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else -1
        height = wanted if wanted > 0 else self._foot.sizeHint().height()
        self._page.setViewportMargins(0, 0, 0, height)
        self._foot.setGeometry(0, self._page.height() - height, width, height)
