"""XLSX: the first sheet that shows a header, and its typed cells as text that is read in one way only."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list.table import HEADER_SEARCH, WINDOWS_DAY_ZERO, Row

MAX_UNPACKED = 40 * 1024 * 1024
"""Largest content of a workbook once unpacked, bytes: twice 20,000 lines of fifteen columns."""
MAX_COLUMNS = 200
_LAST_ROW = 1_048_576

_DAMAGED = "Ce classeur est abîmé ou coupé ; ouvrez-le dans Excel et enregistrez-le de nouveau en .xlsx."
_ZEROS = re.compile(r"0{2,20}")
_SECOND = timedelta(seconds=1)
"""Fractions of a day are not exact: 08:29:59,9 is 08:30."""


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What was read of a workbook: `rows` are not empty and as wide as each other."""

    name: str
    others: tuple[str, ...]
    rows: tuple[Row, ...]
    day_zero: date


def read_workbook(
    raw: bytes, limit: int, has_header: Callable[[list[Row]], bool], poll: Callable[[], None]
) -> Sheet:
    """Read the first visible sheet that shows a header, else the first that is not empty.

    Args:
        raw: the whole file.
        limit: of the lines that are not empty; one more is read, so that the caller sees it.
        has_header: whether a header is among these lines.
        poll: called now and then; what it raises ends the reading.

    Raises:
        KnownError: not a workbook, damaged, too large once unpacked, without a line, too wide.
    """
    _checked(raw)
    with warnings.catch_warnings():
        # openpyxl warns of what it leaves out (drop-down lists, print areas), and may quote a cell.
        warnings.simplefilter("ignore")
        sheet = _guarded(lambda: _sheet(raw, limit, has_header, poll))
    if sheet is None:
        raise KnownError("Ce classeur est vide ; choisissez celui qui contient le programme.")
    if any(len(row.cells) > MAX_COLUMNS for row in sheet.rows):
        raise KnownError(
            f"Ce classeur a plus de {MAX_COLUMNS} colonnes : ce n’est pas un programme ; refaites l’export."
        )
    return sheet


def _checked(raw: bytes) -> None:
    """Refuse what is not a workbook before it is unpacked."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            infos = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise KnownError(_DAMAGED) from None
    names = {info.filename for info in infos}
    if "xl/workbook.bin" in names:
        raise KnownError("Ce classeur est au format .xlsb ; ouvrez-le dans Excel et enregistrez-le en .xlsx.")
    if "mimetype" in names:
        raise KnownError(
            "Ce fichier est au format OpenDocument ; ouvrez-le dans votre tableur et enregistrez-le en .xlsx."
        )
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise KnownError(
            "Ce fichier compressé n’est pas un classeur Excel ; choisissez un fichier .csv ou .xlsx."
        )
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise KnownError(
            "Ce classeur est trop grand une fois ouvert : un programme tient en un jour ou en quelques "
            "semaines ; refaites l’export sur une période plus courte."
        )


def _guarded(read: Callable[[], Sheet | None]) -> Sheet | None:
    try:
        return read()
    except KnownError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl stumbles in any way over a damaged file, and may quote it
        raise KnownError(_DAMAGED) from None


def _sheet(
    raw: bytes, limit: int, has_header: Callable[[list[Row]], bool], poll: Callable[[], None]
) -> Sheet | None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        chosen = None
        for page in pages:
            top = list(islice(_rows(page, poll), HEADER_SEARCH))
            if top and has_header(top):
                chosen = page
                break
            if top and chosen is None:
                chosen = page
        if chosen is None:
            return None
        others = tuple(page.title for page in pages if page is not chosen)
        rows = tuple(islice(_rows(chosen, poll), limit + 1))
        width = max(len(row.cells) for row in rows)
        filled = tuple(
            Row(row.number, row.cells + ("",) * (width - len(row.cells)), row.numbers) for row in rows
        )
        return Sheet(chosen.title, others, filled, book.epoch.date())
    finally:
        book.close()


def _rows(page: Any, poll: Callable[[], None]) -> Iterator[Row]:
    """The rows of a sheet that are not empty, without the cells that are empty at their end."""
    # These bounds replace what the file says of its size; one column more shows that there are too many.
    rows = page.iter_rows(max_row=_LAST_ROW, max_col=MAX_COLUMNS + 1)
    blank = None
    for number, cells in enumerate(rows, 1):
        if number % 500 == 0:
            poll()
        # One object stands for all the rows of a gap, which may be a million.
        if cells is blank:
            continue
        filled = [(column, cell) for column, cell in enumerate(cells) if cell.value is not None]
        if not filled:
            blank = cells
            continue
        texts = [""] * (filled[-1][0] + 1)
        for column, cell in filled:
            texts[column] = _text(cell)
        if any(text.strip() for text in texts):
            numbers = frozenset(column for column, cell in filled if type(cell.value) in {int, float})
            yield Row(number, tuple(texts), numbers)


def _text(cell: Any) -> str:
    """What a cell holds: dates ISO, times HH:MM, whole numbers without decimals."""
    match cell.value:
        case str(text):
            return text
        case datetime() | time() | date() | timedelta() as moment:
            return _moment(moment)
        case bool(yes):
            return "oui" if yes else "non"
        case float(number) if not number.is_integer():
            return repr(number)
        case number:
            # The format « 0000000 » shows zeros that the number does not have.
            zeros = _ZEROS.fullmatch(cell.number_format or "")
            return str(int(number)).zfill(len(zeros[0]) if zeros else 0)


def _moment(value: datetime | time | date | timedelta) -> str:
    """« 2026-11-20 08:30 », « 2026-11-20 » at midnight, « 08:30 »; seconds are left out."""
    match value:
        case datetime():
            shown = (value + _SECOND).strftime("%Y-%m-%d %H:%M")
            return shown.removesuffix(" 00:00")
        case date():
            return value.isoformat()
        case time():
            return (datetime.combine(WINDOWS_DAY_ZERO, value) + _SECOND).strftime("%H:%M")
    hours, minutes = divmod((value + _SECOND) // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"
