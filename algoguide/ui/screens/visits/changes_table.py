"""What a programme would change, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from algoguide.services.visit_planning import Change, ChangeKind
from algoguide.services.visit_rows import full_name
from algoguide.ui.screens.visits.model import Index
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import column

_TITLES = ("Ligne", "Visite", "Jour", "Heure", "Patient", "Acte", "À vérifier")
_NARROW = (0, 2, 6)
"""Columns that a narrow table does without."""
_TALL = 20
"""Height of the table, in em, above which it scrolls."""
_TOLD = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)})
_OPENED = {ChangeKind.NEW: "Nouvelle", ChangeKind.UPDATED: "Modifiée", ChangeKind.CANCELLED: "Annulée",
           ChangeKind.RESTORED: "Rétablie", ChangeKind.SAME: "Inchangée"}  # fmt: skip


class _Model(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.changes: tuple[Change, ...] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these."""
        self.beginResetModel()
        self.changes = tuple(changes)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Most of what a painted cell asks is not told here; Qt is not asked again before that is known.
        if role not in _TOLD or not index.isValid():
            return None
        return words(self.changes[index.row()])[index.column()]


class ChangesTable(QFrame):
    """Reads only; one that is told of first stands first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Model(self)
        self.view = QTableView()
        self.view.setModel(self._model)
        self.view.setAccessibleName("Ce qui va changer, ligne par ligne")
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(max(44, theme.px(2.2)))
        head = self.view.horizontalHeader()
        head.setFont(theme.font(0.8))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(theme.px(2.2))
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.view.setFont(theme.font(0.94))
        self.view.setStyleSheet(_style(theme))
        column(self).addWidget(self.view)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these: what is another before what stays the same."""
        order = list(ChangeKind)
        self._model.show_changes(sorted(changes, key=lambda c: (order.index(c.kind), c.line)))
        rows = max(1, len(changes)) * self.view.verticalHeader().defaultSectionSize()
        needed = self.view.horizontalHeader().height() + rows + 4
        self.setFixedHeight(min(self._theme.px(_TALL), needed))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words, the last of them taking what is left."""
        metrics, pad = QFontMetrics(self.view.font()), self._theme.px(1.2)
        room = self.view.viewport().width()
        narrow = room < self._theme.px(48)
        rows = [words(change) for change in self._model.changes[:200]]
        shown = [n for n in range(len(_TITLES)) if not (narrow and n in _NARROW)]
        widths = {
            n: pad + max(metrics.horizontalAdvance(text) for text in (_TITLES[n], *(r[n] for r in rows)))
            for n in shown
        }
        # What is told last needs some words of its own.
        most, last = self._theme.px(17), self._theme.px(6)
        while sum(min(widths[n], most) for n in shown[:-1]) > room - last and most > self._theme.px(2):
            most -= self._theme.px(0.5)
        for n in range(len(_TITLES)):
            self.view.setColumnHidden(n, n not in shown)
            if n in shown:
                self.view.setColumnWidth(n, min(widths[n], most))
        taken = sum(min(widths[n], most) for n in shown[:-1])
        self.view.setColumnWidth(shown[-1], max(1, room - taken))


def words(change: Change) -> tuple[str, ...]:
    """What the cells of a line say."""
    visit = change.after
    kind = _OPENED[change.kind]
    if change.parts:
        kind = f"{kind} ({', '.join(change.parts)})"
    return (
        str(change.line),
        kind,
        f"{visit.day:%d/%m}",
        visit.time.strftime("%H:%M") if visit.time else "–",
        full_name(visit.patient),
        visit.act or visit.act_code or "–",
        " ".join((*(["Acte inconnu."] if visit.gesture is None else []), *change.warnings)),
    )


def _style(theme: Theme) -> str:
    c = theme.colours
    return f"""
QTableView {{ background: {c.CARD}; color: {c.INK}; border: none; outline: none;
  selection-background-color: {c.TINT}; selection-color: {c.PRIMARY_DARK}; }}
QTableView::item {{ border-bottom: 1px solid {c.LINE}; padding-left: {theme.px(0.5)}px; }}
QTableView:focus {{ border: {c.RING}px solid {c.FOCUS}; }}
QHeaderView {{ background: {c.CARD}; }}
QHeaderView::section {{ background: {c.CARD}; color: {c.SECONDARY}; border: none;
  border-bottom: 1px solid {c.LINE}; padding-left: {theme.px(0.5)}px; font-weight: 600; }}
"""
