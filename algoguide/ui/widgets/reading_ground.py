"""The ground under the sentence being read: painted behind the words of a label, which do not move.

A label that is not being read pays nothing for it: it is filtered while it is, and is a plain QLabel.
"""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from algoguide.ui.theme import Theme


class ReadingGround(QObject):
    """Shows a stretch of one label at a time: a soft ground, and a line below, seen on any card."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label: QLabel | None = None
        self._span = (0, 0)

    @property
    def label(self) -> QLabel | None:
        """The label that is marked, while it exists."""
        return self._label if self._label is not None and shiboken6.isValid(self._label) else None

    def show(self, label: QLabel, start: int, end: int) -> None:
        """Mark the letters from `start` to `end` of what `label` shows, and nothing else any more."""
        if label is not self.label:
            self.clear()
            self._label = label
            label.installEventFilter(self)
        self._span = (start, end)
        label.update()

    def clear(self) -> None:
        """Mark nothing."""
        label, self._label = self.label, None
        if label is not None:
            label.removeEventFilter(self)
            label.update()

    def bounds(self) -> QRect:
        """What the marked stretch takes of its label, in the label's coordinates; empty without one."""
        whole = QRectF()
        for rect in self.rects():
            whole = whole.united(rect)
        return whole.toAlignedRect()

    def rects(self) -> list[QRectF]:
        """The marked stretch line by line, in the label's coordinates."""
        label = self.label
        if label is None:
            return []
        room = QRectF(label.contentsRect())
        made = list(_drawn(label, room.width(), self._span))
        height = made.pop().bottom()
        top = room.top()
        if label.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (room.height() - height) / 2)
        return [rect.translated(room.left(), top) for rect in made]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self.label:
            self._paint()
        return super().eventFilter(watched, event)

    def _paint(self) -> None:
        if self._label is None:
            return
        painter = QPainter(self._label)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self._theme.colours
        thick = max(2, self._theme.px(0.11))
        for rect in self.rects():
            painter.setBrush(QColor(colours.TINT))
            painter.drawRoundedRect(rect, 3, 3)
            painter.setBrush(QColor(colours.PRIMARY))
            painter.drawRect(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick))
        painter.end()


def shown_by(label: QLabel) -> str:
    """The words that `label` shows, letter for letter, whatever its format."""
    if not _is_rich(label):
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    # Not `toPlainText`, which replaces no-break spaces.
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _is_rich(label: QLabel) -> bool:
    return label.textFormat() is Qt.TextFormat.RichText


def _drawn(label: QLabel, width: float, span: tuple[int, int]) -> Iterator[QRectF]:
    """The lines of `span` as QLabel lays them out, then the room of the whole text."""
    if _is_rich(label):
        document = _document(label, width)
        layout = document.documentLayout()
        block = document.begin()
        while block.isValid():
            # Asking for its place lays the block out.
            at = layout.blockBoundingRect(block).topLeft()
            for rect in _in_lines(block.layout(), span[0] - block.position(), span[1] - block.position()):
                yield rect.translated(at)
            block = block.next()
        yield QRectF(0, 0, width, document.size().height())
        return
    text = QTextLayout(label.text().replace("\n", "\u2028"), label.font())
    option = QTextOption(label.alignment())
    option.setWrapMode(QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.ManualWrap)
    text.setTextOption(option)
    height, leading = 0.0, label.fontMetrics().leading()
    text.beginLayout()
    while (line := text.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(line.position() + QRectF(0, height, 0, 0).topLeft())
        height += line.height() + leading
    text.endLayout()
    yield from _in_lines(text, *span)
    yield QRectF(0, 0, width, height)


def _document(label: QLabel, width: float) -> QTextDocument:
    """A document like the one inside a QLabel, which keeps it to itself."""
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    option = QTextOption(label.alignment())
    option.setWrapMode(QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.ManualWrap)
    document.setDefaultTextOption(option)
    document.setHtml(label.text())
    document.setTextWidth(width)
    return document


def _in_lines(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """The part from `start` to `end` of each line of `layout` that has one."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            # A space at the end of a line is not drawn, and would reach out of the label.
            right = min(right, line.x() + line.naturalTextWidth())
            yield QRectF(min(left, right), line.y(), abs(right - left), line.height())


def _x(place: object) -> float:
    """`cursorToX` gives the place, alone or with the cursor it was asked for."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
