"""How a cell of the visits is painted: two lines of words, a pill for the preparation, an icon for papers."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from algoguide.domain.visit import Papers
from algoguide.services.visit_rows import Row
from algoguide.ui.icons import Icons
from algoguide.ui.screens.visits.model import ROW, Column, Index, VisitsModel
from algoguide.ui.theme import Theme

_PAPER_ICONS = {
    Papers.TO_PRINT: "file-clock",
    Papers.OUTDATED: "file-clock",
    Papers.PRINTED: "printer-check",
    Papers.SIGNED: "file-check",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class VisitDelegate(QStyledItemDelegate):
    """Paints one row as a band; a selected one is tinted, whichever of its cells has the keyboard."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._plain = theme.font(0.94)
        self._bold = theme.font(0.94, QFont.Weight.Bold)
        self._small = theme.font(0.82)

    @property
    def height(self) -> int:
        """Pixels of a row."""
        return max(self._theme.px(3.7), 44)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self.height)

    def width_of(self, row: Row, column: Column, model: VisitsModel) -> int:
        """Pixels that a cell takes when nothing is cut."""
        first, second = model.lines(row, column)
        pad = 2 * self._theme.px(0.6)
        if column is Column.PREPARATION:
            pill = QFontMetrics(self._bold).horizontalAdvance(first) + self._theme.px(2.6)
            return pad + pill + (self._theme.px(2.2) if row.alerts else 0)
        icon = self._theme.px(1.7) if column is Column.PAPERS else 0
        bold = column in (Column.TIME, Column.PATIENT)
        widths = (
            QFontMetrics(self._bold if bold else self._plain).horizontalAdvance(first),
            QFontMetrics(self._small).horizontalAdvance(second),
        )
        return pad + icon + max(widths)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._theme.colours
        rect, state = option.rect, option.state
        row, column = index.data(ROW), Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(c.TINT))
        painter.setPen(QColor(c.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(self._theme.px(0.6), 0, -self._theme.px(0.3), 0)
        model = index.model()
        first, second = model.lines(row, column) if isinstance(model, VisitsModel) else ("", "")
        if column is Column.PREPARATION:
            self._paint_preparation(painter, inside, row, first)
        elif column is Column.PAPERS:
            self._paint_papers(painter, inside, row, first)
        else:
            self._paint_words(painter, inside, row, column, first, second)
        if selected and column is Column.TIME:
            # Told by more than a tint.
            painter.fillRect(
                QRect(rect.topLeft(), QSize(self._theme.px(0.22), rect.height())), QColor(c.PRIMARY)
            )
        view = option.widget
        if selected and isinstance(view, QTableView) and view.hasFocus():
            self._paint_focus(painter, view, rect)
        painter.restore()

    def _paint_focus(self, painter: QPainter, view: QTableView, rect: QRect) -> None:
        """The keyboard's ring around the whole row, of which each cell paints its part."""
        ring = self._theme.colours.RING
        whole = QRect(0, rect.top(), view.viewport().width(), rect.height())
        half = ring // 2 + 1
        painter.setClipRect(rect)
        painter.setPen(QPen(QColor(self._theme.colours.FOCUS), ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole.adjusted(half, half, -half, -half))

    def _paint_words(
        self, painter: QPainter, rect: QRect, row: Row, column: Column, first: str, second: str
    ) -> None:
        c = self._theme.colours
        off = row.visit.cancelled
        bold = column in (Column.TIME, Column.PATIENT)
        font = QFont(self._bold if bold else self._plain)
        font.setStrikeOut(off)
        upper, lower = _halves(rect, QFontMetrics(font).height(), QFontMetrics(self._small).height(), second)
        painter.setFont(font)
        painter.setPen(QColor(c.SECONDARY if off else c.INK))
        _draw(painter, upper, first)
        if not second:
            return
        painter.setFont(self._small)
        ask = column is Column.GESTURE and not off and (row.unknown or row.unwritten or row.open)
        painter.setPen(QColor(c.AMBER if ask else c.SECONDARY))
        if ask:
            size = self._theme.px(0.95)
            mark = self._icons.pixmap("triangle-alert", c.AMBER, size)
            painter.drawPixmap(QRect(lower.left(), lower.center().y() - size // 2, size, size), mark)
            lower.setLeft(lower.left() + size + self._theme.px(0.3))
        _draw(painter, lower, second)

    def _paint_preparation(self, painter: QPainter, rect: QRect, row: Row, words: str) -> None:
        c = self._theme.colours
        if row.visit.cancelled:
            return
        done = row.ready
        ink, ground, line = (
            (c.GREEN, c.GREEN_TINT, c.GREEN_LINE) if done else (c.AMBER, c.AMBER_TINT, c.AMBER_LINE)
        )
        painter.setFont(self._bold)
        size, gap = self._theme.px(1.0), self._theme.px(0.4)
        width = size + 3 * gap + painter.fontMetrics().horizontalAdvance(words)
        height = self._theme.px(1.65)
        pill = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        icon = self._icons.pixmap("circle-check" if done else "circle-dashed", ink, size)
        painter.drawPixmap(QRect(pill.left() + gap, pill.center().y() - size // 2 + 1, size, size), icon)
        painter.setPen(QColor(ink))
        _draw(painter, pill.adjusted(size + 2 * gap, 0, 0, 0), words)
        if row.alerts:
            mark = self._theme.px(1.25)
            at = QPoint(pill.right() + self._theme.px(0.5), rect.center().y() - mark // 2)
            painter.drawPixmap(
                QRect(at, QSize(mark, mark)), self._icons.pixmap("triangle-alert", c.RED, mark)
            )

    def _paint_papers(self, painter: QPainter, rect: QRect, row: Row, words: str) -> None:
        c = self._theme.colours
        waiting = row.visit.papers in (Papers.TO_PRINT, Papers.OUTDATED) and not row.printable
        name = "pencil" if waiting else _PAPER_ICONS.get(row.visit.papers)
        if name is None:
            painter.setPen(QColor(c.SECONDARY))
            painter.setFont(self._plain)
            _draw(painter, rect, "–")
            return
        size = self._theme.px(1.2)
        at = QRect(rect.left(), rect.center().y() - size // 2, size, size)
        painter.drawPixmap(at, self._icons.pixmap(name, c.INK, size))
        painter.setPen(QColor(c.INK))
        painter.setFont(self._plain)
        _draw(painter, rect.adjusted(size + self._theme.px(0.45), 0, 0, 0), words)


def _halves(rect: QRect, first: int, second: int, below: str) -> tuple[QRect, QRect]:
    """The room of one line of words, or of two."""
    if not below:
        return QRect(rect), QRect()
    top = rect.center().y() - (first + second) // 2
    return (
        QRect(rect.left(), top, rect.width(), first),
        QRect(rect.left(), top + first, rect.width(), second),
    )


def _draw(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(_LEFT), shown)
