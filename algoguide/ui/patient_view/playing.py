"""A step that plays: its layers come one after the other onto the picture of the step before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from algoguide.domain.illustration import Plate, growing
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.plate_view import PlateView

FADE = 380
"""Milliseconds for a layer to appear."""
_MOST = 4
"""Appearances in one step: more layers than this come together."""


class PlayingPlate(PlateView):
    """Shows a step at once, or grows it from `base`, a step of the same plate; its labels come last."""

    ended = Signal()

    def __init__(
        self,
        folder: Path,
        plate: Plate,
        step_id: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        base: str = "",
        side: str | None = None,
    ) -> None:
        super().__init__(folder, plate, step_id, theme, parent, side=side)
        grows = base and base != step_id
        self._moments = growing(plate.step(base), self.step, _MOST) if grows else ()
        self._at = len(self._moments)
        self._pictures: dict[int, QPixmap] = {}
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._next)

    @property
    def can_play(self) -> bool:
        """Whether something appears in this step."""
        return len(self._moments) > 1

    @property
    def playing(self) -> bool:
        """Whether something is still to come."""
        return self._at < len(self._moments)

    def play(self) -> None:
        """Grow the picture again from the step before."""
        if self.can_play:
            self._at = 1
            self._fade.start()

    def finish(self) -> None:
        """Show the whole step now."""
        if self.playing:
            self._at = len(self._moments)
            self._fade.stop()
            self._end()

    def _next(self) -> None:
        self._pictures.pop(self._at - 1, None)
        self._at += 1
        if self.playing:
            self._fade.start()
        else:
            self._end()

    def _end(self) -> None:
        self._pictures.clear()
        self.update()
        self.ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pictures.clear()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.playing:
            super().paintEvent(event)
            return
        view = self._view(self.width())
        scale = min(self.width() / view.width(), self.height() / view.height())
        target = QRectF(0, 0, view.width() * scale, view.height() * scale)
        target.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.drawPixmap(target.topLeft(), self._picture(self._at - 1, view, target))
        painter.setOpacity(float(self._fade.currentValue() or 0.0))
        painter.drawPixmap(target.topLeft(), self._picture(self._at, view, target))
        painter.end()
        event.accept()

    def _picture(self, index: int, view: QRectF, target: QRectF) -> QPixmap:
        found = self._pictures.get(index)
        if found is None:
            found = self._pictures[index] = self._render(view, target.size().toSize(), self._moments[index])
        return found
