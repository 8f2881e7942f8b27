"""Lines of a programme: a visit, or why it is none, with its line and its column."""

from datetime import date, time
from pathlib import Path

import pytest

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.visit import DayEntry, Source
from algoguide.exchange.day_list import DayCount, Field, Summary, entries, read_table, recognise, summary
from tests.exchange.day_list.writing import HEADER, LINE, TODAY, book, one_line, read_lines, text_table

DAY = date(2026, 11, 20)
PATIENT = Patient(family="LEFÈVRE", given="Chloé", birth=date(1950, 1, 15), ipp="0012345")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


def test_a_line_is_a_visit(path: Path) -> None:
    parsed = one_line(path)
    assert parsed.problems == ()
    assert parsed.entries == ((2, DayEntry(Source.CSV, DAY, time(8, 30), PATIENT, act="Cimentoplastie L1")),)


def test_everything_a_line_can_say(path: Path) -> None:
    parsed = one_line(
        path,
        **{
            "Nom de naissance": "CŒUR",
            "Sexe": "Féminin",
            "Accession": "ACC00077",
            "Code acte": "LHMM001",
            "Salle": "SALLE 1",
            "Émetteur": "CHU",
            "Study UID": "1.2.826.0.1",
            "Statut": "Annulé",
        },
    )
    ((_, entry),) = parsed.entries
    assert (entry.patient.birth_family, entry.patient.sex, entry.patient.accession) == (
        "CŒUR",
        "F",
        "ACC00077",
    )
    assert (entry.act_code, entry.room, entry.issuer) == ("LHMM001", "SALLE 1", "CHU")
    assert (entry.study_uid, entry.cancelled, entry.warnings) == ("1.2.826.0.1", True, ())
    assert entry.key == "accession\nACC00077"


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("Date", "31/02/2026", ("« 31/02/2026 »", "existe")),
        ("Date", "", ("jour", "manque")),
        ("Heure", "matin", ("heure", "08:30")),
        ("DDN", "31/02/1951", ("« 31/02/1951 »",)),
        ("Nom", "ChloÃ©", ("abîmées",)),
        ("Nom", "A" * 81, ("80",)),
        ("Prénom", "Chl\no", ("imprime",)),
        ("IPP", "1,2E+11", ("Excel",)),
        ("Examen", "#REF!", ("formule",)),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_column(
    path: Path, column: str, text: str, words: tuple[str, ...]
) -> None:
    parsed = one_line(path, **{column: text})
    assert parsed.entries == ()
    ((problem),) = parsed.problems
    assert (problem.number, problem.column) == (2, column)
    for word in words:
        assert word in problem.reason


def test_all_the_problems_of_a_line_are_told_and_the_others_are_read(path: Path) -> None:
    bad = ("31/02/2026", "25:00", "LEFÈVRE", "Chloé", "31/02/1951", "1", "x")
    parsed = read_lines(text_table(path, HEADER, bad, LINE))
    assert [(problem.number, problem.column) for problem in parsed.problems] == [
        (2, "Heure"),
        (2, "Date"),
        (2, "DDN"),
    ]
    assert [number for number, _ in parsed.entries] == [3]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"DDN": ""}, "naissance"),
        ({"DDN": "00/00/1950"}, "naissance"),
        ({"Prénom": ""}, "prénom"),
        ({"Examen": ""}, "acte"),
        ({"Sexe": "1"}, "sexe"),
        ({"Statut": "Reporté"}, "statut"),
        ({"Annulé": "?!a"}, "statut"),
    ],
)
def test_what_is_missing_or_not_known_is_a_warning(path: Path, cells: dict[str, str], word: str) -> None:
    ((_, entry),) = one_line(path, **cells).entries
    (warning,) = entry.warnings
    assert word in warning
    assert warning.endswith(".")
    assert not entry.cancelled


def test_a_line_without_a_name_is_no_visit(path: Path) -> None:
    (problem,) = one_line(path, Nom="").problems
    assert "nom manque" in problem.reason
    ((_, entry),) = one_line(path, **{"Nom": "", "Nom de naissance": "CŒUR"}).entries
    assert (entry.patient.family, entry.patient.birth_family) == ("", "CŒUR")


def test_a_name_in_one_column(path: Path) -> None:
    header, line = ("Date", "Patient", "Examen"), ("20/11/2026", "DE LA TOUR Anne-Laure", "x")
    parsed = read_lines(text_table(path, header, line, ("20/11/2026", "jean dupont", "x")))
    ((_, entry),) = parsed.entries
    assert (entry.patient.family, entry.patient.given) == ("DE LA TOUR", "Anne-Laure")
    (problem,) = parsed.problems
    assert (problem.number, problem.column) == (3, "Patient")
    assert "dupont" not in problem.reason


def test_the_day_may_be_chosen_for_all(path: Path) -> None:
    table = text_table(path, HEADER[1:], LINE[1:])
    with pytest.raises(KnownError, match="le jour"):
        read_lines(table)
    assert read_lines(table, DAY).entries[0][1].day == DAY
    # Where a column says it, an empty cell is not filled with it.
    table = text_table(path, HEADER, ("", *LINE[1:]))
    assert read_lines(table, DAY).entries == ()


def test_day_and_time_in_one_column_or_in_two_that_agree(path: Path) -> None:
    assert one_line(path, Date="20/11/2026 08:30", Heure="").entries[0][1].time == time(8, 30)
    assert one_line(path, **{"Date et heure": "20/11/2026 08:30"}).entries[0][1].time == time(8, 30)
    for other in ({"Date": "20/11/2026 09:00"}, {"Date et heure": "21/11/2026 08:30"}):
        (problem,) = one_line(path, **other).problems
        assert "même jour" in problem.reason


def test_a_visit_without_a_time_is_kept(path: Path) -> None:
    ((_, entry),) = one_line(path, Heure="").entries
    assert (entry.time, entry.warnings) == (None, ())


def test_a_line_with_more_or_fewer_columns_is_told(path: Path) -> None:
    text = ";".join(HEADER) + "\n" + ";".join(LINE) + ";\n" + ";".join(LINE) + ";reste\n" + ";".join(LINE[:5])
    path.write_text(text, encoding="utf-8")
    parsed = read_lines(read_table(path))
    assert [number for number, _ in parsed.entries] == [2]
    assert [(problem.number, problem.column) for problem in parsed.problems] == [(3, ""), (4, "")]
    assert "plus de colonnes" in parsed.problems[0].reason
    assert "moins de colonnes" in parsed.problems[1].reason


def test_empty_cells_that_excel_leaves_out_beyond_what_is_read_do_no_harm(path: Path) -> None:
    text = ";".join((*HEADER, "Remarque", "")) + "\n" + ";".join(LINE) + "\n"
    path.write_text(text, encoding="utf-8")
    assert len(read_lines(read_table(path)).entries) == 1


def test_the_second_of_two_lines_for_one_visit_is_told(path: Path) -> None:
    again = (*LINE[:2], "AUTRE", *LINE[3:])
    parsed = read_lines(text_table(path, HEADER, LINE, ("",) * 7, again, (*LINE[:6], "Autre acte")))
    assert [number for number, _ in parsed.entries] == [2, 5]
    (problem,) = parsed.problems
    assert (problem.number, problem.column) == (4, "")
    assert "ligne 2" in problem.reason


def test_cells_of_excel_are_read_by_their_type(tmp_path: Path) -> None:
    line = [46346, 830, "LEFÈVRE", "Chloé", date(1950, 1, 15), 12345, "Cimentoplastie L1"]
    table = read_table(book(tmp_path / "a.xlsx", HEADER, line, formats={"F2": "0000000"}))
    assert read_lines(table).entries == (
        (2, DayEntry(Source.CSV, DAY, time(8, 30), PATIENT, act="Cimentoplastie L1")),
    )
    as_text = ["46346", *line[1:]]
    table = read_table(book(tmp_path / "a.xlsx", HEADER, as_text))
    assert read_lines(table).problems[0].column == "Date"


def test_a_first_line_that_is_a_visit_is_read_like_the_others(tmp_path: Path) -> None:
    line = [46346, 830, "LEFÈVRE", "Chloé", 18278, "0012345", "Cimentoplastie L1"]
    table = read_table(book(tmp_path / "a.xlsx", line, [46347, *line[1:]])).headless()
    mapping = recognise(HEADER)
    assert [entry.day for _, entry in entries(table, mapping, TODAY).entries] == [DAY, date(2026, 11, 21)]


def test_columns_can_be_mapped_by_hand_and_what_is_dropped_stays_so(path: Path) -> None:
    table = text_table(
        path, ("Qui", "Quand", "Quoi", "Ville"), ("LEFÈVRE Chloé", "20/11/2026", "Essai", "Lyon")
    )
    assert not table.recognised
    mapping = {0: Field.FULL_NAME, 1: Field.DAY, 2: Field.ACT, 3: Field.ROOM, 99: Field.SEX}
    ((number, entry),) = entries(table, mapping, TODAY).entries
    assert (number, entry.patient.family, entry.act, entry.room) == (2, "LEFÈVRE", "Essai", "")
    with pytest.raises(KnownError, match="l’acte"):
        entries(table, {0: Field.FULL_NAME, 1: Field.DAY, 3: Field.ACT}, TODAY)


def test_a_column_that_is_not_mapped_is_in_no_visit(path: Path) -> None:
    ((_, entry),) = one_line(path, Remarque="ZZMARQUEZZ").entries
    parts = [getattr(entry, name) for name in DayEntry.__slots__]
    parts += [getattr(entry.patient, name) for name in Patient.__slots__]
    assert "ZZMARQUEZZ" not in parts


def test_a_mapping_that_lacks_something_is_refused(path: Path) -> None:
    table = text_table(path, HEADER, LINE)
    with pytest.raises(KnownError, match="l’acte"):
        entries(table, {0: Field.DAY, 2: Field.FAMILY}, TODAY)


def test_a_parsing_can_be_stopped(path: Path) -> None:
    table = text_table(path, HEADER, LINE)
    with pytest.raises(KnownError, match="arrêtée"):
        entries(table, recognise(table.header), TODAY, None, lambda: True)


def test_the_preview_counts_what_would_be_kept(path: Path) -> None:
    header = (*HEADER, "Statut", "Téléphone", "Remarque")
    end = ("Confirmé", "06", "x")
    table = text_table(
        path,
        header,
        ("21/11/2026", *LINE[1:], *end),
        (*LINE, "Annulé", *end[1:]),
        (*LINE[:5], "2", "", *end),
        ("31/02/2026", "99:99", *LINE[2:], *end),
    )
    mapping = recognise(table.header)
    assert summary(table, mapping, entries(table, mapping, TODAY)) == Summary(
        days=(DayCount(DAY, 2, 1), DayCount(date(2026, 11, 21), 1, 0)),
        refused=1,
        warned=1,
        dropped=("Téléphone",),
        ignored=("Remarque",),
    )
