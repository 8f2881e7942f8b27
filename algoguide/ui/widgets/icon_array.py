"""Icon arrays on screen: one hundred people, with their number in words beside them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from algoguide.domain.figure import Friendly
from algoguide.domain.icon_array import COLUMNS, Person, people_of
from algoguide.domain.wording import people
from algoguide.ui.palette import Colours
from algoguide.ui.theme import Theme


def colour_of(tone: str, colours: type[Colours]) -> str:
    """The colour of a tone in a look."""
    return {"good": colours.GREEN, "other": colours.SECONDARY, "bad": colours.WARM}[tone]


class IconArrayView(QWidget):
    """Ten by ten figures, square. `tone`: good (a benefit), other (the compared group), bad (a risk)."""

    told_as = "picture"

    def __init__(
        self, friendly: Friendly, tone: str, side: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people_of(friendly)
        self._colours = theme.colours
        self._colour = QColor(colour_of(tone, theme.colours))
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(people(friendly))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.width() / COLUMNS
        radius = cell * 0.4
        outline = max(1.0, cell * 0.07)
        for index, person in enumerate(self._people):
            centre = QPointF((index % COLUMNS + 0.5) * cell, (index // COLUMNS + 0.5) * cell)
            if person is Person.OFF:
                painter.setPen(QPen(QColor(self._colours.OFF_OUTLINE), outline))
                painter.setBrush(QColor(self._colours.OFF))
                painter.drawEllipse(centre, radius, radius)
            else:
                self._draw(painter, centre, radius, hatched=person is Person.MAYBE)
        event.accept()

    def _draw(self, painter: QPainter, centre: QPointF, radius: float, *, hatched: bool) -> None:
        painter.setPen(QPen(self._colour, max(1.0, radius * 0.2)))
        painter.setBrush(QColor(self._colours.CARD) if hatched else self._colour)
        painter.drawEllipse(centre, radius, radius)
        if hatched:
            painter.setPen(QPen(self._colour, max(1.0, radius * 0.2), Qt.PenStyle.SolidLine))
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            for shift in (-0.5, 0.0, 0.5):
                offset, reach = shift * radius, 0.62 * radius
                painter.drawLine(
                    box.center() + QPointF(offset - reach, offset + reach),
                    box.center() + QPointF(offset + reach, offset - reach),
                )
