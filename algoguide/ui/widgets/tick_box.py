"""A check box as large as its line: words that wrap, a remark at the right, the whole of it answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme

_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TickBox(QCheckBox):
    """A check box with a remark, such as a number of pages."""

    def __init__(self, text: str, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icons = icons
        self._colours = theme.colours
        self._edge = theme.colours.RING + 2
        self.setFont(theme.font(1.0, QFont.Weight.DemiBold))
        self._plain = theme.font()
        self._remark = ""
        self._side = theme.px(1.3)
        self._gap = theme.px(0.65)
        self._least = max(TOUCH, theme.px(1.9))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def remark(self) -> str:
        """What stands at the right."""
        return self._remark

    def set_remark(self, remark: str) -> None:
        """Show `remark` at the right; a screen reader says it after the name."""
        if remark != self._remark:
            self._remark = remark
            self.setAccessibleDescription(remark)
            self.updateGeometry()
            self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, self._words_width(width), 10_000)
        needed = self.fontMetrics().boundingRect(room, int(_WORDS), self.text()).height()
        if self._remark_below(width):
            needed += self.fontMetrics().height()
        return max(self._least, needed + self._gap)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = self._words_left + words + self._remark_width + 2 * self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max(self._longest_word, self._remark_width)
        return QSize(self._words_left + widest + self._edge, self._least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        painter.setPen(QColor(c.INK if self.isEnabled() else c.SECONDARY))
        below = self._remark_below(self.width())
        line = self.fontMetrics().height() if below else 0
        words = QRect(self._words_left, 0, self._words_width(self.width()), self.height() - line)
        painter.drawText(words, int(_WORDS), self.text())
        painter.setPen(QColor(c.SECONDARY))
        painter.setFont(self._plain)
        if below:
            rest = QRect(self._words_left, words.bottom() - self._gap // 2, words.width(), line)
            painter.drawText(rest, int(_WORDS), self._remark)
        else:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -self._edge, 0), int(right), self._remark)
        if self.hasFocus():
            edge = c.RING // 2
            painter.setPen(QPen(QColor(c.FOCUS), c.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), 6, 6)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        c = self._colours
        box = QRect(self._edge, (self.height() - self._side) // 2, self._side, self._side)
        ticked = self.isChecked()
        painter.setPen(QPen(QColor(c.PRIMARY if ticked else c.CONTROL_LINE), 2))
        painter.setBrush(QColor(c.PRIMARY if ticked else c.CARD))
        painter.drawRoundedRect(box, self._side * 0.25, self._side * 0.25)
        if ticked:
            size = round(self._side * 0.8)
            at = box.center() - QPoint(size // 2 - 1, size // 2 - 1)
            mark = self._icons.pixmap("check", c.ON_DARK, size)
            painter.drawPixmap(QRect(at, QSize(size, size)), mark)

    @property
    def _words_left(self) -> int:
        return self._edge + self._side + self._gap

    @property
    def _longest_word(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)

    @property
    def _remark_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._remark) if self._remark else 0

    def _remark_below(self, width: int) -> bool:
        """Whether the remark takes a line of its own rather than cut a word."""
        beside = width - self._words_left - self._remark_width - self._gap - self._edge
        return bool(self._remark) and beside < self._longest_word

    def _words_width(self, width: int) -> int:
        beside = self._remark and not self._remark_below(width)
        right = self._remark_width + self._gap + self._edge if beside else self._edge
        return max(1, width - self._words_left - right)
