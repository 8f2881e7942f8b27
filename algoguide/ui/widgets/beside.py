"""Two widgets side by side, one under the other when the room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


class Beside(QWidget):
    """`left` and `right` share the width by `weights` from `minimum` pixels on; below, they stack."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        minimum: int,
        spacing: int,
        weights: tuple[int, int] = (1, 1),
        *,
        align_top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum = minimum
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        top = Qt.AlignmentFlag.AlignTop if align_top else Qt.AlignmentFlag(0)
        self._layout.addWidget(left, weights[0], top)
        self._layout.addWidget(right, weights[1], top)

    @property
    def stacked(self) -> bool:
        """Whether the two stand one under the other now."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self._minimum
        if narrow != self.stacked:
            direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._layout.setDirection(direction)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        # Stacking must be allowed, or the side-by-side state would forbid ever shrinking.
        items = (self._layout.itemAt(i) for i in range(self._layout.count()))
        widest = max(item.minimumSize().width() for item in items if item is not None)
        return QSize(widest, super().minimumSizeHint().height() if self.stacked else 0)
