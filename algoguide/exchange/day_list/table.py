"""A programme as it was read, before anything is understood of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from algoguide.exchange.day_list.unwanted import is_unwanted, nir_columns

HEADER_SEARCH = 50
"""How many lines that are not empty may stand above the header, and it among them."""

WINDOWS_DAY_ZERO = date(1899, 12, 30)
"""The day that Excel counts from, but in workbooks of old Macintoshes."""

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows (cp1252)",
    "cp850": "DOS (cp850)",
}
_SEPARATORS = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre verticale"}


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A line of the file.

    Attributes:
        number: of its first line in a text editor, or of its row in Excel; the first is 1.
        cells: as they are written; those of an Excel row are as many as the columns.
        numbers: columns whose cell is a number of Excel, and no text.
    """

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The lines of a programme, without empty ones, repeated headers and unwanted columns.

    Attributes:
        header: the names of the columns, empty for one without a name.
        header_number: line of the header in the file; 0 when the columns have no names.
        recognised: whether the header was found. If not, it is the first line of at least three filled cells
            (else the first one): either the columns are mapped by hand, or `headless` says that this line is
            already a visit.
        encoding: as Python names it; empty for a workbook.
        separator: between two columns; empty for a workbook.
        sheet: name of the sheet that was read; empty for a text.
        other_sheets: names of those that were not; hidden ones are left out.
        skipped: how many lines (titles) stand above the header, empty ones not counted.
        header_numbers: as `numbers` of a row, for a header that is a visit.
        dropped_columns: what must not be kept; their cells are empty.
        day_zero: the day that the numbers of the workbook count from.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    header_number: int
    recognised: bool
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    skipped: int = 0
    header_numbers: frozenset[int] = frozenset()
    dropped_columns: frozenset[int] = frozenset()
    day_zero: date = WINDOWS_DAY_ZERO

    @property
    def names(self) -> tuple[str, ...]:
        """How each column is called on screen: « Colonne 3 » when it has no name."""
        return tuple(
            " ".join(name.split()) or f"Colonne {place}" for place, name in enumerate(self.header, 1)
        )

    @property
    def dropped(self) -> tuple[str, ...]:
        """The names of the columns that are not kept."""
        return tuple(self.names[column] for column in sorted(self.dropped_columns))

    @property
    def encoding_name(self) -> str:
        """« Windows (cp1252) », for the preview."""
        return _ENCODINGS.get(self.encoding, "")

    @property
    def separator_name(self) -> str:
        """« point-virgule », for the preview."""
        return _SEPARATORS.get(self.separator, "")

    def headless(self) -> Table:
        """The same table, of which the first line is a visit and the columns have no names."""
        if not self.header_number:
            return self
        first = Row(self.header_number, self.header, self.header_numbers)
        return without_unwanted(
            replace(self, header=("",) * len(self.header), rows=(first, *self.rows), header_number=0)
        )


def without_unwanted(table: Table) -> Table:
    """The table without the cells that must not be kept; those it lost before stay lost."""
    named = {
        column
        for column, name in enumerate(table.header)
        if table.header_number and is_unwanted(name, whole=not table.recognised)
    }
    dropped = table.dropped_columns | named | nir_columns(row.cells for row in table.rows)
    if not dropped:
        return table
    rows = tuple(replace(row, cells=_blanked(row.cells, dropped)) for row in table.rows)
    return replace(table, rows=rows, dropped_columns=dropped & frozenset(range(len(table.header))))


def _blanked(cells: Sequence[str], dropped: frozenset[int]) -> tuple[str, ...]:
    return tuple("" if column in dropped else text for column, text in enumerate(cells))
