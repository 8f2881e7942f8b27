"""The comparison on screen: a table where there is room, else a card per row."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from algoguide.domain.compared import Table, ToldCell, ToldRow
from algoguide.domain.comparison import Option
from algoguide.domain.consultation import Weight
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.screens.compare.cells import CellView
from algoguide.ui.screens.compare.weights import WeightBars
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import heading, label

HEAD = "Ce qui compte pour moi"
_FIRST = 11.5
"""Width of the column of questions, in em."""
_OTHER = 12.5
"""Least width of the column of an option, in em."""


def needed(options: int, theme: Theme) -> int:
    """Pixels of width from which so many options stand side by side."""
    return theme.px(_FIRST + options * _OTHER)


class CompareTable(QWidget):
    """Shows a table and reports what is touched. `side_by_side` chooses its shape, once."""

    figure_requested = Signal(object, object)  # Figure, the widget beside which to explain it
    glossary_requested = Signal(str)  # term id
    removed = Signal(str)  # option id
    weighed = Signal(str, object)  # row id, Weight | None
    resized = Signal()

    def __init__(
        self,
        table: Table,
        weights: Mapping[str, Weight],
        removable: Collection[str],
        explaining: Explaining,
        theme: Theme,
        icons: Icons,
        *,
        side_by_side: bool,
    ) -> None:
        super().__init__()
        self._table = table
        self._weights = weights
        self._removable = removable
        self._explaining = explaining
        self._theme = theme
        self._icons = icons
        self.heads: list[QFrame] = []
        self.setStyleSheet(_sheet(theme))
        if side_by_side:
            self._grid()
        else:
            self._cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _grid(self) -> None:
        box = QFrame(self)
        box.setProperty("role", "table")
        outer = column(self)
        outer.addWidget(box)
        grid = QGridLayout(box)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.setColumnMinimumWidth(0, self._theme.px(_FIRST))
        options = self._table.options
        for number in range(len(options)):
            grid.setColumnStretch(number + 1, 1)
        corner = self._frame("corner")
        column(corner, margins=self._theme.px(0.5)).addWidget(
            label(HEAD, self._theme, ems=0.94, weight=QFont.Weight.Bold)
        )
        grid.addWidget(corner, 0, 0)
        self.heads = [corner]
        for number, option in enumerate(options, start=1):
            head = self._frame("head-end" if number == len(options) else "head")
            self._name(head, option)
            grid.addWidget(head, 0, number)
            self.heads.append(head)
        for line, row in enumerate(self._table.rows, start=1):
            last = line == len(self._table.rows)
            title = self._frame("title-end" if last else "title")
            self._title(title, row)
            title.setFixedWidth(self._theme.px(_FIRST))
            grid.addWidget(title, line, 0)
            for number, cell in enumerate(row.cells, start=1):
                frame = self._frame("cell-end" if last else "cell")
                column(frame, margins=self._theme.px(0.5)).addWidget(self._cell(row, cell))
                grid.addWidget(frame, line, number)

    def _cards(self) -> None:
        theme = self._theme
        layout = column(self, spacing=theme.px(0.7))
        options = Card(theme)
        options.body.addWidget(heading("Les options comparées", theme, 1.1))
        for option in self._table.options:
            line = QFrame()
            self._name(line, option, margin=0)
            options.body.addWidget(line)
        layout.addWidget(options)
        for row in self._table.rows:
            card = Card(theme)
            self._title(card, row, margins=False)
            for cell in row.cells:
                card.body.addWidget(label(cell.option.name, theme, weight=QFont.Weight.Bold, role="primary"))
                card.body.addWidget(self._cell(row, cell))
            layout.addWidget(card)

    def _frame(self, role: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", role)
        # Equal columns: the words of one must not push the others.
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return frame

    def _name(self, frame: QFrame, option: Option, margin: float = 0.5) -> None:
        theme = self._theme
        line = QHBoxLayout(frame)
        line.setContentsMargins(theme.px(margin), theme.px(0.2), theme.px(0.2), theme.px(0.2))
        line.setSpacing(theme.px(0.3))
        name = label(option.name, theme, ems=1.06, weight=QFont.Weight.Bold)
        name.setProperty("role", "option")
        line.addWidget(name, 1)
        if option.id in self._removable:
            remove = QToolButton()
            size = theme.px(1.1)
            remove.setIcon(self._icons.icon("x", theme.colours.PRIMARY_DARK, size))
            remove.setIconSize(QSize(size, size))
            side = max(TOUCH, theme.px(2))
            remove.setFixedSize(side, side)
            remove.setAutoRaise(True)
            remove.setAccessibleName(f"Retirer : {option.name}")
            remove.setToolTip(f"Retirer\u00a0: {option.name}")
            remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            remove.clicked.connect(lambda: self.removed.emit(option.id))
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        else:
            frame.setMinimumHeight(max(TOUCH, theme.px(2)) + theme.px(0.4))

    def _title(self, frame: QFrame, row: ToldRow, *, margins: bool = True) -> None:
        title = heading(row.title, self._theme, 1.0 if margins else 1.15)
        if isinstance(frame, Card):
            layout = frame.body
        else:
            layout = column(frame, spacing=self._theme.px(0.1), margins=self._theme.px(0.5))
        layout.addWidget(title)
        if row.weighed:
            bars = WeightBars(row.title, self._weights.get(row.id), self._theme)
            bars.changed.connect(lambda weight: self.weighed.emit(row.id, weight))
            layout.addWidget(bars)
        if margins:
            layout.addStretch(1)

    def _cell(self, row: ToldRow, cell: ToldCell) -> CellView:
        name = f"{row.title}, {cell.option.name}"
        view = CellView(cell, name, self._explaining, self._theme, self._icons)
        view.figure_requested.connect(self.figure_requested)
        view.glossary_requested.connect(self.glossary_requested)
        return view


class StickyHead(QFrame):
    """The names of the options, kept in sight while a long table scrolls. For the eyes alone."""

    def __init__(self, table: Table, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "sticky")
        self.setStyleSheet(
            f'QFrame[role="sticky"] {{ background: {theme.colours.TINT}; border: none;'
            f" border-bottom: 1px solid {theme.colours.TINT_LINE}; }}"
            f'QLabel[role="option"] {{ color: {theme.colours.PRIMARY_DARK}; border: none; }}'
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._margin = theme.px(0.5)
        self._names: list[QLabel] = []
        for text in (HEAD, *(option.name for option in table.options)):
            name = label(text, theme, weight=QFont.Weight.Bold, parent=self)
            name.setProperty("role", "option")
            self._names.append(name)
        self.hide()

    def follow(self, heads: list[QFrame], table: QWidget) -> None:
        """Stand at the top of the view while the true heads are above it and the table is not."""
        view = self.parentWidget()
        if view is None or len(heads) != len(self._names):
            self.hide()
            return
        places = [QRect(head.mapTo(view, head.rect().topLeft()), head.size()) for head in heads]
        bottom = table.mapTo(view, table.rect().bottomLeft()).y()
        height = max(place.height() for place in places)
        if places[0].top() >= 0 or bottom < 2 * height:
            self.hide()
            return
        self.setGeometry(places[0].left(), 0, places[-1].right() - places[0].left() + 1, height)
        for name, place in zip(self._names, places, strict=True):
            left = place.left() - places[0].left() + self._margin
            name.setGeometry(left, 0, place.width() - 2 * self._margin, height - 1)
        self.show()
        self.raise_()


def _sheet(theme: Theme) -> str:
    c = theme.colours
    return f"""
QFrame[role="table"] {{ background: {c.CARD}; border: 1px solid {c.LINE}; border-radius: 16px; }}
QFrame[role="corner"] {{ background: {c.PAGE}; border: none; border-bottom: 1px solid {c.LINE};
  border-top-left-radius: 15px; }}
QFrame[role="head"] {{ background: {c.TINT}; border: none; border-bottom: 1px solid {c.LINE}; }}
QFrame[role="head-end"] {{ background: {c.TINT}; border: none; border-bottom: 1px solid {c.LINE};
  border-top-right-radius: 15px; }}
QFrame[role="title"] {{ background: {c.PAGE}; border: none; border-bottom: 1px solid {c.LINE}; }}
QFrame[role="title-end"] {{ background: {c.PAGE}; border: none; border-bottom-left-radius: 15px; }}
QFrame[role="cell"] {{ background: transparent; border: none; border-bottom: 1px solid {c.LINE}; }}
QFrame[role="cell-end"] {{ background: transparent; border: none; }}
QFrame[role="figure"] {{ background: transparent; border: 2px solid transparent; border-radius: 11px; }}
QFrame[role="figure"]:hover {{ border-color: {c.TINT_LINE}; background: {c.TINT}; }}
QFrame[role="figure"]:focus {{ border: 2px solid {c.FOCUS}; }}
QLabel[role="option"] {{ color: {c.PRIMARY_DARK}; }}
QLabel[role="badge"] {{ color: {c.INK}; background: {c.PAGE}; border: 1px solid {c.LINE}; border-radius: 7px;
  padding: 1px {theme.px(0.35)}px; }}
"""
