"""The visits of a day as a table: what each cell says, in words too for assistive technology."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from algoguide.domain.visit import Papers
from algoguide.services.visit_rows import Row, age_words, full_name

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The role of the whole row."""

PAPERS = {
    Papers.NONE: "Pas de document",
    Papers.TO_PRINT: "À imprimer",
    Papers.OUTDATED: "À réimprimer",
    Papers.PRINTED: "Imprimé",
    Papers.SIGNED: "Signé",
}
HIDDEN = "Patient masqué"


class Column(IntEnum):
    """The columns, in order."""

    TIME = 0
    PATIENT = 1
    GESTURE = 2
    MODE = 3
    PREPARATION = 4
    PAPERS = 5


TITLES = {
    Column.TIME: "Heure",
    Column.PATIENT: "Patient",
    Column.GESTURE: "Geste",
    Column.MODE: "Anesthésie",
    Column.PREPARATION: "Préparation",
    Column.PAPERS: "Documents",
}


class VisitsModel(QAbstractTableModel):
    """Shows rows; a row that changed is told as such, so that the selection stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._hidden = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        same = [r.visit.id for r in rows] == [r.visit.id for r in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def hide_names(self, hidden: bool) -> None:
        """Show nothing of who the patients are, or show it again."""
        self._hidden = hidden
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def position(self, visit: str) -> int:
        """The line of a visit, -1 when it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.visit.id == visit), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW:
            return row
        first, second = self.lines(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return first
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (first, second)))
        return None

    def lines(self, row: Row, column: Column) -> tuple[str, str]:
        """The words of a cell, and the smaller ones under them."""
        if column is Column.TIME:
            return row.visit.time.strftime("%H:%M") if row.visit.time else "–", ""
        if column is Column.PATIENT:
            return self._patient(row)
        if column is Column.GESTURE:
            return _gesture(row)
        if column is Column.MODE:
            return row.mode or "–", ""
        if column is Column.PREPARATION:
            return _preparation(row)
        return papers_words(row), ""

    def _patient(self, row: Row) -> tuple[str, str]:
        visit = row.visit
        if self._hidden:
            return HIDDEN, ""
        local = "saisi à la main" if visit.local else ""
        return full_name(visit.patient), " · ".join(filter(None, (age_words(visit.patient, visit), local)))


def papers_words(row: Row) -> str:
    """Where the pack of a visit stands; one that cannot be made yet is « À compléter »."""
    waiting = row.visit.papers in (Papers.TO_PRINT, Papers.OUTDATED)
    return "À compléter" if waiting and not row.printable else PAPERS[row.visit.papers]


def _gesture(row: Row) -> tuple[str, str]:
    if row.visit.cancelled:
        return row.name or "–", "Visite annulée"
    if row.unknown:
        return row.name or "Aucun acte", "Acte inconnu"
    if row.unwritten:
        return row.name, "Fiche pas encore écrite"
    if row.open:
        choose = f"à choisir : {', '.join(row.open).lower()}"
        return row.name, " · ".join(filter(None, (row.detail, choose)))
    return row.name, row.detail


def _preparation(row: Row) -> tuple[str, str]:
    done = row.progress
    flagged = len(row.alerts)
    words = (
        f"{flagged} point{'s' if flagged > 1 else ''} signalé{'s' if flagged > 1 else ''}" if flagged else ""
    )
    return f"{done.done}\u00a0/\u00a0{done.total}", words
