"""What is no programme is refused with what to do; what is one is read whole, and its lines are numbered."""

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list import read_table, reading
from tests.exchange.day_list.writing import HEADER, LINE, book, delimited, raw_book, read_lines, text_table

GOOD = delimited([HEADER, LINE])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(path: Path, *words: str) -> None:
    with pytest.raises(KnownError) as refusal:
        read_table(path)
    said = str(refusal.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "LEFÈVRE" not in said
    for word in words:
        assert word in said, said


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.csv", b"", ("vide", "refaites")),
        ("a.csv", b"\xef\xbb\xbf \r\n\r\n", ("vide",)),
        ("a.csv", b"\xff\xfe", ("vide",)),
        ("a.csv", b";;;\r\n;;;\r\n", ("vide",)),
        ("a.xls", OLE, ("ancien classeur", ".xlsx")),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), ("mot de passe",)),
        ("a.xls", b"<html><table><tr><td>Nom</td></tr></table></html>", ("page web", ".xlsx")),
        ("a.xlsx", b"\xef\xbb\xbf\r\n  <!DOCTYPE html><html></html>", ("page web",)),
        ("a.csv", "<table>".encode("utf-16"), ("page web",)),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', ("page web",)),
        ("a.xls", b"MIME-Version: 1.0\r\n", ("page web",)),
        ("a.csv", b"%PDF-1.7 ...", ("PDF", "CSV")),
        ("a.xlsx", GOOD.encode(), ("classeur Excel", "n’en est pas un")),
        ("a.xlsx", b"PK\x03\x04" + bytes(40), ("abîmé",)),
        ("a.csv", GOOD.encode().replace(b"LEF", b"LE\0"), ("nuls",)),
        ("a.csv", GOOD.encode("utf-16")[2:], ("nuls",)),
        ("a.csv", b"Nom\r\nLEFEVRE\r\n", ("séparateur", "CSV")),
        ("a.csv", b'"Nom;IPP;Date"\r\n"LEFEVRE;1;2"\r\n', ("séparateur", "CSV")),
        ("a.csv", GOOD.replace("Cimento", '"Cimento').encode(), ("coupé", "ligne 2")),
        ("a.csv", GOOD.replace("Chloé", '"Chloé" L').encode(), ("guillemet", "ligne 2")),
        ("a.csv", GOOD.encode("utf-16")[:-1], ("coupé",)),
        ("a.csv", ("\ufeff" + GOOD + "é").encode()[:-1], ("coupé",)),
        ("a.csv", (GOOD + "é").encode()[:-1], ("coupé",)),
        ("a.csv", GOOD.encode() + "née\r\n".encode("cp1252"), ("lettres accentuées", "ligne 3", "UTF-8")),
        ("a.csv", GOOD.replace("é", "\x81").encode("latin-1"), ("encodage",)),
        ("a.csv", b"x" * (20 * 1024 * 1024 + 1), ("20 Mo", "période")),
    ],
)
def test_what_is_no_programme_is_refused_with_a_remedy(
    tmp_path: Path, name: str, raw: bytes, words: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    refused(path, *words)


def test_a_file_that_is_not_there_a_folder_a_link_and_a_pipe(tmp_path: Path) -> None:
    refused(tmp_path / "absent.csv", "vérifiez qu’il existe")
    refused(tmp_path / ("a" * 300), "ne peut pas être lu")
    refused(tmp_path / "a\0b", "ne peut pas être lu")
    refused(tmp_path, "fichier ordinaire")
    link = tmp_path / "lien.csv"
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    link.symlink_to(tmp_path / "a.csv")
    refused(link, "lien")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "tube")
        refused(tmp_path / "tube", "fichier ordinaire")


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_other_files_that_are_zipped_are_named_and_bombs_stay_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    types = {"[Content_Types].xml": b"<Types/>"}
    refused(zipped(path, **types, **{"xl/workbook.bin": b""}), ".xlsb")
    refused(zipped(path, mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument")
    refused(zipped(path, **types, **{"word/document.xml": b""}), "n’est pas un classeur")
    refused(zipped(path), "n’est pas un classeur")
    bomb = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(41 * 1024 * 1024)}
    refused(zipped(path, **types, **bomb), "trop grand")


def test_a_workbook_that_is_cut_or_altered_is_damaged(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEADER, LINE)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    refused(path, "abîmé ou coupé")
    row = '<sheetData><row r="1"><c r="A1" t="s"><v>{}</v></c></row></sheetData>'
    refused(raw_book(path, row.format(0)[:-9], ["Nom"]), "abîmé ou coupé")
    refused(raw_book(path, row.format(7), ["Nom"]), "abîmé ou coupé")
    entities = '<!DOCTYPE worksheet [<!ENTITY e "ee"><!ENTITY f "&e;&e;">]>'
    refused(raw_book(path, row.format("&f;"), ["Nom"], entities), "abîmé ou coupé")


def test_an_export_of_all_the_visits_of_a_year_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    assert reading.MAX_LINES == 20_000
    path.write_text(delimited([HEADER, *[LINE] * 20_001]), encoding="utf-8")
    refused(path, "plus de 20 000 lignes")
    monkeypatch.setattr(reading, "MAX_LINES", 3)
    path.write_text(delimited([HEADER, *[LINE] * 3]), encoding="utf-8")
    assert len(read_table(path).rows) == 3
    refused(book(tmp_path / "a.xlsx", HEADER, *[LINE] * 4), "plus de 20 000 lignes")
    refused(book(tmp_path / "a.xlsx", HEADER, *[LINE] * 60), "plus de 20 000 lignes")


def test_a_reading_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(delimited([HEADER, *[LINE] * 2_000]), encoding="utf-8")
    asked = []

    def second() -> bool:
        asked.append(True)
        return len(asked) == 2

    with pytest.raises(KnownError, match="arrêtée"):
        read_table(path, second)
    assert len(asked) == 2
    with pytest.raises(KnownError, match="arrêtée"):
        read_table(book(tmp_path / "a.xlsx", HEADER, *[LINE] * 600), lambda: True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    table = text_table(tmp_path / "a.csv", HEADER, LINE, encoding=encoding)
    assert (table.header, table.rows[0].cells, table.encoding) == (HEADER, LINE, encoding)


def test_how_a_file_was_read_is_said_in_french(tmp_path: Path) -> None:
    table = text_table(tmp_path / "a.csv", HEADER, LINE, encoding="cp1252")
    assert (table.encoding_name, table.separator_name, table.sheet) == (
        "Windows (cp1252)",
        "point-virgule",
        "",
    )
    table = read_table(book(tmp_path / "a.xlsx", HEADER, LINE))
    assert (table.encoding_name, table.separator_name, table.sheet) == ("", "", "Programme")


def test_capitals_of_msdos_and_the_oe_of_windows(tmp_path: Path) -> None:
    line = ("20/11/2026", "08:30", "HÉBÉ", "É", "", "1", "x")
    assert text_table(tmp_path / "a.csv", HEADER, line, encoding="cp850").rows[0].cells == line
    line = ("20/11/2026", "08:30", "CŒUR", "Š", "", "1", "’")
    assert text_table(tmp_path / "a.csv", HEADER, line, encoding="cp1252").rows[0].cells == line


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_the_separator_is_found_below_titles_that_hold_others(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    titles = "Vacation, salle 1, salle 2; du 20, au 21, ; ; ; ; ; ; ; ;,,,,,,,,,,\r\n" * 2
    path.write_text(titles + delimited([HEADER, LINE], separator), encoding="utf-8")
    table = read_table(path)
    assert (table.separator, table.header, table.skipped) == (separator, HEADER, 2)


def test_the_median_decides_without_a_known_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,d,e,f\r\nu|v\r\nx|y\r\nz|t\r\n", encoding="utf-8")
    assert read_table(path).separator == "|"


def test_a_first_line_may_name_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=,\r\n" + delimited([HEADER, [";" * 9, *LINE[1:]]], ",").encode())
    table = read_table(path)
    assert (table.separator, table.header, table.skipped) == (",", HEADER, 0)
    assert [row.number for row in table.rows] == [3]


def test_lines_are_numbered_as_an_editor_does(tmp_path: Path) -> None:
    tall = (*LINE[:-1], "Infiltration\r\nL5 gauche")
    path = tmp_path / "a.csv"
    path.write_bytes(
        ("Titre\r\n\r\n" + delimited([HEADER, LINE, tall, [""] * 7, LINE, HEADER, LINE])).encode()
    )
    table = read_table(path)
    assert (table.header_number, table.skipped) == (3, 1)
    assert [row.number for row in table.rows] == [4, 5, 8, 10]
    assert table.rows[1].cells == tall


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(GOOD.replace("\r\n", end).encode())
    assert [row.number for row in read_table(path).rows] == [2]


def test_a_text_named_xls_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(delimited([HEADER, LINE], "\t").encode("cp1252"))
    assert read_table(path).separator_name == "tabulation"


def test_without_a_known_header_the_first_line_waits_for_a_decision(tmp_path: Path) -> None:
    table = text_table(tmp_path / "a.csv", LINE, LINE)
    assert (table.recognised, table.header, table.header_number, len(table.rows)) == (False, LINE, 1, 1)
    headless = table.headless()
    assert headless.names[:2] == ("Colonne 1", "Colonne 2")
    assert [(row.number, row.cells) for row in headless.rows] == [(1, LINE), (2, LINE)]
    assert headless.headless() is headless


def test_titles_do_not_stand_for_the_header_that_is_not_known(tmp_path: Path) -> None:
    table = text_table(
        tmp_path / "a.csv", ("Titre", "", "", ""), ("Qui", "Quand", "Quoi", ""), ("x", "y", "", "t")
    )
    assert (table.recognised, table.header_number, table.skipped) == (False, 2, 1)
    assert table.names == ("Qui", "Quand", "Quoi", "Colonne 4")
    assert table.rows[0].cells == ("x", "y", "", "t")
    assert text_table(tmp_path / "a.csv", ("Qui", "Quand"), ("x", "y")).header == ("Qui", "Quand")


def test_what_must_not_be_kept_is_dropped_at_once_and_named(tmp_path: Path) -> None:
    names = ("Tél. portable", "N° SS", "Adresse du patient", "E-mail", "Code postal", "Ville", "INS")
    secret = ("0600000000", "secret1", "secret2", "secret3", "75000", "secret4", "secret5")
    table = text_table(tmp_path / "a.csv", (*HEADER, *names), (*LINE, *secret))
    assert table.dropped == names
    assert table.rows[0].cells == (*LINE, *[""] * 7)


NIR = "250017505600165"


@pytest.mark.parametrize(
    "written", [NIR, "2 50 01 75 056 001 65", NIR[:13], "2500175056001-65", "157012A05600123"]
)
def test_a_column_of_social_security_numbers_is_dropped_whatever_its_name(
    tmp_path: Path, written: str
) -> None:
    other = (*LINE[:5], "", LINE[6])
    table = text_table(tmp_path / "a.csv", HEADER, (*LINE[:5], written, LINE[6]), other)
    assert table.dropped == ("IPP",)
    assert table.rows[0].cells[5] == ""
    table = text_table(tmp_path / "a.csv", ("a", "b"), ("x", written))
    assert table.dropped == ("b",)
    headless = text_table(tmp_path / "a.csv", ("x", written)).headless()
    assert headless.rows[0].cells == ("x", "")


@pytest.mark.parametrize(
    "written", ["250017505600166", "0012345", "20261120083001", "1261120000123", "9500175056001"]
)
def test_other_long_numbers_are_kept(tmp_path: Path, written: str) -> None:
    table = text_table(tmp_path / "a.csv", HEADER, (*LINE[:5], written, LINE[6]))
    assert table.dropped == ()
    assert table.rows[0].cells[5] == written


def test_one_social_security_number_among_others_drops_its_line_and_no_column(tmp_path: Path) -> None:
    lines = [(*LINE[:5], number, LINE[6]) for number in ("1", NIR, "3")]
    table = text_table(tmp_path / "a.csv", HEADER, *lines)
    assert table.dropped == ()
    assert [problem.number for problem in read_lines(table).problems] == [3]


def test_a_patient_in_the_first_line_drops_no_column(tmp_path: Path) -> None:
    table = text_table(tmp_path / "a.csv", ("VILLE Jean", "20/11/2026"), ("DURAND Zoé", "20/11/2026"))
    assert table.dropped == ()
    assert text_table(tmp_path / "a.csv", ("Qui", "Ville"), ("DURAND Zoé", "Lyon")).dropped == ("Ville",)


def test_rows_of_a_workbook_are_numbered_as_excel_does(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["Vacation"], [], HEADER, [], [date(2026, 11, 20), *LINE[1:]])
    table = read_table(path)
    assert (table.header_number, table.skipped) == (3, 1)
    assert [(row.number, row.cells[0]) for row in table.rows] == [(5, "2026-11-20")]
