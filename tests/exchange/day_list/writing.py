"""Files of programmes as the tests write them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from algoguide.exchange.day_list import Parsed, Table, entries, read_table, recognise

TODAY = date(2026, 11, 19)
HEADER = ("Date", "Heure", "Nom", "Prénom", "DDN", "IPP", "Examen")
LINE = ("20/11/2026", "08:30", "LEFÈVRE", "Chloé", "15/01/1950", "0012345", "Cimentoplastie L1")


def delimited(rows: Iterable[Sequence[str]], separator: str = ";") -> str:
    """Rows as Excel writes them in a CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def text_table(path: Path, *rows: Sequence[str], encoding: str = "utf-8") -> Table:
    """The table read from these rows written as CSV."""
    path.write_bytes(delimited(rows).encode(encoding))
    return read_table(path)


def book(path: Path, *rows: Sequence[Any], formats: dict[str, str] | None = None) -> Path:
    """A workbook of one sheet; `formats`: number format of a cell."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Programme"
    for row in rows:
        sheet.append(row)
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    workbook.save(path)
    return path


def read_lines(table: Table, default_day: date | None = None) -> Parsed:
    """What the lines of a table say, with the columns as they are recognised."""
    return entries(table, recognise(table.header), TODAY, default_day)


def one_line(path: Path, **cells: str) -> Parsed:
    """What the usual line says with other cells; the name of a cell is that of its column."""
    named = dict(zip(HEADER, LINE, strict=True)) | cells
    return read_lines(text_table(path, tuple(named), tuple(named.values())))


_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def raw_book(path: Path, sheet: str, strings: Sequence[str] = (), before: str = "") -> Path:
    """A workbook as Excel packs it, with the texts apart, around the XML of its one sheet.

    `sheet` is what stands in its `worksheet`, `before` what stands before that.
    """
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    types = {"workbook": "sheet.main", "sharedStrings": "sharedStrings"}
    parts = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in types.items()
    )
    page = '<sheet name="S" sheetId="1" r:id="a"/>'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{parts}</Types>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="a" Type="{_LINK}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_LINK}"><sheets>{page}</sheets></workbook>',
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{items}</sst>",
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {_MAIN}>{sheet}</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
