"""What a workbook holds, as a text that can be read in one way only."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list import Table, read_table
from tests.exchange.day_list.writing import HEADER, LINE, book, raw_book, read_lines


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2026, 11, 20), "dd/mm/yyyy", "2026-11-20"),
        (datetime(2026, 11, 20, 8, 30), "dd/mm/yyyy hh:mm", "2026-11-20 08:30"),  # noqa: DTZ001 - as in Excel
        (46346.354166, "dd/mm/yyyy hh:mm", "2026-11-20 08:30"),
        (46346, "dd/mm/yyyy", "2026-11-20"),
        (time(8, 30), "hh:mm", "08:30"),
        (0.354166, "hh:mm", "08:30"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (12345, "General", "12345"),
        (12345.0, "General", "12345"),
        (12345, "0000000", "0012345"),
        (12345.5, "General", "12345.5"),
        (-3, "General", "-3"),
        (True, "General", "oui"),
        (False, "General", "non"),
        ("0012345", "General", "0012345"),
        (" =x ", "General", " =x "),
    ],
)
def test_a_typed_cell_has_one_reading(tmp_path: Path, value: object, number_format: str, text: str) -> None:
    line = [*LINE[:5], value, LINE[6]]
    table = read_table(book(tmp_path / "a.xlsx", HEADER, line, formats={"F2": number_format}))
    assert table.rows[0].cells == (*LINE[:5], text, LINE[6])


def test_only_numbers_are_numbers(tmp_path: Path) -> None:
    line = [46346, 0.5, "46346", True, date(2026, 11, 20), None, 3.5]
    table = read_table(book(tmp_path / "a.xlsx", HEADER, line))
    assert table.rows[0].numbers == {0, 1, 6}


def test_a_column_without_a_name_and_short_rows_are_filled(tmp_path: Path) -> None:
    table = read_table(book(tmp_path / "a.xlsx", ["Titre"], HEADER, [*LINE, "note"], LINE[:3]))
    assert table.names == (*HEADER, "Colonne 8")
    assert [row.cells for row in table.rows] == [(*LINE, "note"), (*LINE[:3], "", "", "", "", "")]


def sheets(path: Path, **contents: list[tuple[str, ...]]) -> Table:
    workbook = Workbook()
    for name, rows in contents.items():
        sheet = workbook.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "Cachée" else "visible"
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return read_table(path)


def test_the_first_sheet_with_a_header_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    table = sheets(path, Notes=[("x",)], Cachée=[HEADER, LINE], Lundi=[HEADER, LINE], Mardi=[HEADER, LINE])
    assert (table.sheet, table.other_sheets) == ("Lundi", ("Sheet", "Notes", "Mardi"))
    table = sheets(path, Notes=[("x", "y")], Autre=[("z",)])
    assert (table.sheet, table.recognised, table.header) == ("Notes", False, ("x", "y"))
    with pytest.raises(KnownError, match="vide"):
        sheets(path, Cachée=[HEADER, LINE])


def test_a_workbook_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    strings = [*HEADER, *LINE]

    def row(number: int, first: int) -> str:
        cells = "".join(
            f'<c r="{column}{number}" t="s"><v>{first + place}</v></c>'
            for place, column in enumerate("ABCDEFG")
        )
        return f'<row r="{number}">{cells}</row>'

    for lie in ("A1:B1", "A1:XFD1048576", "C3:D4"):
        xml = f'<dimension ref="{lie}"/><sheetData>{row(1, 0)}{row(4, 7)}</sheetData>'
        table = read_table(raw_book(tmp_path / "a.xlsx", xml, strings))
        assert [(r.number, r.cells) for r in table.rows] == [(4, LINE)], lie


def test_a_row_that_no_workbook_has_does_not_hold_the_program(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    far = f"<sheetData>{row.format(1)}{row.format(10**15)}</sheetData>"
    table = read_table(raw_book(tmp_path / "a.xlsx", far))
    assert table.rows == ()


def test_a_table_of_hundreds_of_columns_is_no_programme(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="plus de 200 colonnes"):
        read_table(book(tmp_path / "a.xlsx", ["x"] * 201))


def test_what_openpyxl_warns_of_is_not_said(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    line = [*LINE[:5], 99999999999, LINE[6]]
    table = read_table(book(tmp_path / "a.xlsx", HEADER, line, formats={"F2": "dd/mm/yyyy"}))
    assert table.rows[0].cells[5] == "#VALUE!"
    assert len(recwarn) == 0
    assert "formule" in read_lines(table).problems[0].reason


def test_numbers_of_days_count_from_where_the_workbook_says(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active.append(HEADER)
    workbook.active.append([46346 - 1462, 0.354167, *LINE[2:4], 18278 - 1462, *LINE[5:]])
    workbook.save(tmp_path / "a.xlsx")
    entry = read_lines(read_table(tmp_path / "a.xlsx")).entries[0][1]
    assert (entry.day, entry.time) == (date(2026, 11, 20), time(8, 30))
    assert entry.patient.birth == date(1950, 1, 15)
