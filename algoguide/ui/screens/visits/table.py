"""The table of the visits: one line a visit, chosen as a whole, its columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from algoguide.services.visit_rows import Row
from algoguide.ui.icons import Icons
from algoguide.ui.screens.visits.delegate import VisitDelegate
from algoguide.ui.screens.visits.model import TITLES, Column, VisitsModel
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import column

_FIRST_TO_GO = (Column.MODE, Column.PAPERS)
"""What a narrow table does without, in that order: the panel says it too."""
_LEAST = {Column.PATIENT: 9.0, Column.GESTURE: 9.0}
"""Width, in em, under which names are not cut as long as another column can go."""


class VisitsTable(QFrame):
    """A card that holds the table; reports the visit chosen and the one opened."""

    chosen = Signal(str)
    """Id of the visit under the keyboard."""
    opened = Signal(str)
    """Enter, or two clicks, on a visit."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self._delegate = VisitDelegate(theme, icons, self)
        self.model = VisitsModel(self)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName("Visites du jour")
        self.view.setAccessibleDescription(
            "Flèches\u00a0: choisir une visite. Entrée\u00a0: aller à sa préparation."
        )
        self.view.setStyleSheet(_style(theme))
        head = self.view.horizontalHeader()
        head.setFont(theme.font(0.8))
        head.setFixedHeight(theme.px(2.4))
        layout = column(self)
        margin = theme.px(0.5)
        layout.setContentsMargins(margin, theme.px(0.25), margin, margin)
        layout.addWidget(self.view, 1)
        self.view.selectionModel().selectionChanged.connect(self._report)
        self.view.activated.connect(lambda index: self.opened.emit(self.model.rows[index.row()].visit.id))

    @property
    def current(self) -> str:
        """The id of the visit chosen, empty for none."""
        chosen = self.view.selectionModel().selectedRows()
        return self.model.rows[chosen[0].row()].visit.id if chosen else ""

    @property
    def natural_height(self) -> int:
        """Pixels that all the rows take."""
        rows = max(1, len(self.model.rows)) * self._delegate.height
        return self.view.horizontalHeader().height() + rows + self._theme.px(1.2)

    def show_rows(self, rows: Sequence[Row], wanted: str) -> None:
        """Show these, with the visit `wanted` chosen, else the one in its place."""
        before = max(0, self.model.position(wanted))
        self.model.show_rows(rows)
        self.view.verticalHeader().setDefaultSectionSize(self._delegate.height)
        self._fit()
        at = self.model.position(wanted)
        if at < 0 and rows:
            at = min(before, len(rows) - 1)
        if at >= 0:
            self.view.selectRow(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column what its words need; patient and geste share what is left, or what lacks."""
        rows, room = self.model.rows, self.view.viewport().width()
        head = QFontMetrics(self._theme.font(0.8))
        pad = self._theme.px(1.2)
        wanted = {
            c: max(
                head.horizontalAdvance(TITLES[c]) + pad,
                *(self._delegate.width_of(row, c, self.model) for row in rows),
                0,
            )
            for c in Column
        }
        shown = list(Column)
        for c in _FIRST_TO_GO:
            rest = sum(wanted[s] for s in shown if s not in _LEAST)
            if rest + sum(self._theme.px(least) for least in _LEAST.values()) > room:
                shown.remove(c)
        left = room - sum(wanted[c] for c in shown if c not in _LEAST)
        names = _shares({c: wanted[c] for c in _LEAST}, left)
        for c in Column:
            self.view.setColumnHidden(c, c not in shown)
            if c in shown:
                self.view.setColumnWidth(c, max(1, names.get(c, wanted[c])))

    def _report(self, _selected: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.current)


def _shares(wanted: Mapping[Column, int], room: int) -> dict[Column, int]:
    """Share `room` between the columns: what one does not need of its part goes to the others."""
    given: dict[Column, int] = {}
    for number, one in enumerate(sorted(wanted, key=lambda c: wanted[c])):
        fair = (room - sum(given.values())) // (len(wanted) - number)
        given[one] = min(wanted[one], fair)
    spare = max(0, room - sum(given.values())) // len(given)
    return {one: width + spare for one, width in given.items()}


class _View(QTableView):
    """Whole lines; Tab leaves the table, which the arrows walk through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The platform decides whether Enter activates: here it always does.
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _style(theme: Theme) -> str:
    c = theme.colours
    return f"""
QTableView {{ background: {c.CARD}; border: none; outline: none; }}
QHeaderView {{ background: {c.CARD}; }}
QHeaderView::section {{ background: {c.CARD}; color: {c.SECONDARY}; border: none;
  border-bottom: 1px solid {c.LINE}; padding-left: {theme.px(0.6)}px; font-weight: 600; }}
"""
