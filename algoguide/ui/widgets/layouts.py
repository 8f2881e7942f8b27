"""Layouts that count in em: a flow of chips, a grid whose columns follow the width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget


def column(parent: QWidget | None = None, *, spacing: int = 0, margins: int = 0) -> QVBoxLayout:
    """A vertical layout with the same margin on every side."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(margins, margins, margins, margins)
    made.setSpacing(spacing)
    return made


def row(parent: QWidget | None = None, *, spacing: int = 0, margins: int = 0) -> QHBoxLayout:
    """A horizontal layout with the same margin on every side."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(margins, margins, margins, margins)
    made.setSpacing(spacing)
    return made


def stacked(widgets: Iterable[QWidget | None], spacing: int) -> QWidget:
    """The widgets that exist, one under the other, kept at the top."""
    box = QWidget()
    layout = column(box, spacing=spacing)
    for widget in widgets:
        if widget is not None:
            layout.addWidget(widget)
    layout.addStretch(1)
    return box


def emptied(layout: QLayout) -> None:
    """Take the widgets of a layout away and delete them, to fill it anew."""
    while (item := layout.takeAt(0)) is not None:
        former = item.widget()
        if former is not None:
            former.hide()
            former.deleteLater()


class FlowLayout(QLayout):
    """Items one after the other, on as many lines as needed."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All the items on one line: what it takes when there is room."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden: it leaves no gap either
                continue
            wanted = item.sizeHint()
            width = min(wanted.width(), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self.spacing()
            line = max(line, height)
        return y + line - rect.y()


class Columns(QWidget):
    """Widgets side by side in as many equal columns as fit: `width // minimum`, at most `most`."""

    def __init__(
        self, widgets: Sequence[QWidget], minimum: int, most: int, spacing: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._minimum = minimum
        self._most = most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        self._lay(min(most, max(1, len(self._widgets))))

    @property
    def columns(self) -> int:
        """Columns shown now."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        spacing = self._grid.horizontalSpacing()
        fitting = (event.size().width() + spacing) // (self._minimum + spacing)
        self._lay(max(1, min(self._most, fitting)))
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        # One column must be allowed, or the grid of the widest state would forbid ever shrinking.
        return QSize(min(self._minimum, super().minimumSizeHint().width()), 0)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        for index in range(max(columns, self._columns)):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._columns = columns
        for index, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, index // columns, index % columns)
