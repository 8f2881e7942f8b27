"""How much a row counts for the patient: three bars, said in words too. Nothing is added up."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from algoguide.domain.consultation import Weight
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.text import label

_WEIGHTS = tuple(Weight)


class _Bar(QAbstractButton):
    """One of the three bars."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.filled = False
        self.was_checked = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(max(TOUCH, theme.px(1.7)), max(TOUCH + 4, theme.px(2.7))))
        self.pressed.connect(self._remember)

    def _remember(self) -> None:
        self.was_checked = self.isChecked()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._theme.px(0.5)
        room = QRectF(3, self._theme.px(0.55), self.width() - 6, thick)
        painter.setPen(QPen(QColor(colours.PRIMARY if self.filled else colours.CONTROL_LINE), 1.2))
        painter.setBrush(QColor(colours.PRIMARY if self.filled else colours.CARD))
        painter.drawRoundedRect(room, thick / 2, thick / 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(-2, -4, 2, 4), 6, 6)
        painter.end()


class WeightBars(QWidget):
    """Reports what was chosen; the bar that is already chosen takes the choice back."""

    changed = Signal(object)  # Weight | None

    def __init__(self, row: str, chosen: Weight | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._chosen = chosen
        self._group = OneOf(self)
        self._words = label("", theme, ems=0.82, weight=QFont.Weight.DemiBold, role="primary", parent=self)
        self._words.setWordWrap(False)
        # The words stand in the lower half of the bars, which are large for the finger.
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bars = [_Bar(theme, self) for _ in _WEIGHTS]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for weight, bar in zip(_WEIGHTS, self.bars, strict=True):
            bar.setAccessibleName(f"{row} : compte {weight.value}")
            bar.setToolTip(f"Compte {weight.value}")
            bar.clicked.connect(lambda _=False, w=weight: self._choose(w))
            self._group.add(bar)
            layout.addWidget(bar)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words.move(4, theme.px(1.2))
        self._words.raise_()
        self._show()

    @property
    def chosen(self) -> Weight | None:
        """What is chosen now."""
        return self._chosen

    def _choose(self, weight: Weight) -> None:
        again = self.bars[_WEIGHTS.index(weight)].was_checked and self._chosen is weight
        self._chosen = None if again else weight
        self._show()
        self.changed.emit(self._chosen)

    def _show(self) -> None:
        rank = -1 if self._chosen is None else _WEIGHTS.index(self._chosen)
        self._group.setExclusive(False)
        for number, bar in enumerate(self.bars):
            bar.filled = number <= rank
            bar.setChecked(number == rank)
            bar.setAccessibleDescription("Choisi ; encore une fois pour l’effacer" if number == rank else "")
            bar.update()
        self._group.setExclusive(True)
        said = "" if self._chosen is None else f"compte {self._chosen.value}"
        self._words.setText(said)
        self._words.adjustSize()
        self.setAccessibleName(f"{self._row} : {said or 'pas encore dit'}")
