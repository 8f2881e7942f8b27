"""Names, numbers and sexes: what is read, and what is told instead of being guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.exchange.day_list.cells import Cell, UnreadableError, cell
from algoguide.exchange.day_list.statuses import answers_cancelled, says_cancelled
from algoguide.exchange.day_list.words import code, label, name, sex, split_name, uid


@pytest.mark.parametrize(
    ("text", "family", "given_names"),
    [
        ("LEFÈVRE Chloé", "LEFÈVRE", "Chloé"),
        ("DE LA TOUR Anne-Laure", "DE LA TOUR", "Anne-Laure"),
        ("D'ALMEIDA José", "D'ALMEIDA", "José"),
        ("D’ALMEIDA  José", "D’ALMEIDA", "José"),
        ("NGUYỄN Thị Hoa", "NGUYỄN", "Thị Hoa"),
        ("MARTIN-DURAND Éva", "MARTIN-DURAND", "Éva"),
        ("O'NEILL-MARTIN Jean P.", "O'NEILL-MARTIN", "Jean P."),
        ("CŒUR Noël", "CŒUR", "Noël"),
        ("SILVA Maria da Luz", "SILVA", "Maria da Luz"),
        ("MARTIN, Jean", "MARTIN", "Jean"),
        ("Mme MARTIN Jeanne", "MARTIN", "Jeanne"),
        ("MME LE GOFF Jeanne", "LE GOFF", "Jeanne"),
        ("M. MARTIN Jean", "MARTIN", "Jean"),
        ("Y Kim", "Y", "Kim"),
    ],
)
def test_the_capitals_at_the_start_are_the_family_name(text: str, family: str, given_names: str) -> None:
    assert split_name(text) == (family, given_names)


@pytest.mark.parametrize(
    "text",
    [
        "jean dupont",
        "JEAN DUPONT",
        "Jean Dupont",
        "Jean DUPONT",
        "DUPONT",
        "DUPONT J.",
        "DUPONT J Marie",
        "DUPONT Jean MARTIN",
        "DUPONT née MARTIN Jeanne",
        "DUPONT Jeanne née Martin",
        "DUPONT jean",
        "d'ALMEIDA José",
        "McDONALD John",
        "DUPONT (MARTIN) Jeanne",
        "DUPONT/MARTIN Jeanne",
        "DUPONT Jeanne 2",
        "Mme MARTIN",
        "M. Jean",
        ", Jean",
        "漢字",
    ],
)
def test_a_name_that_can_be_split_in_two_ways_is_told_without_being_quoted(text: str) -> None:
    with pytest.raises(UnreadableError) as told:
        split_name(text)
    assert "deux colonnes" in str(told.value)
    assert not any(word in str(told.value) for word in ("DUPONT", "Dupont", "Jean", "MARTIN"))


@given(st.text(max_size=30))
def test_any_name_is_split_or_told(text: str) -> None:
    try:
        family, given_names = split_name(text)
    except UnreadableError:
        return
    assert family.isupper()
    assert given_names[0].isupper()


@pytest.mark.parametrize(
    "text", ["A" * 81, "DUPONT\nJean", "DUPONT\tJean", "DU\u202ePONT", "DU\u0085PONT", "DU\u00adPONT"]
)
def test_a_name_that_cannot_be_printed_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        name(text)


def test_a_name_is_kept_as_it_is_written() -> None:
    assert name("de  la Tour") == "de la Tour"
    assert name("A" * 80) == "A" * 80
    assert name(cell("\u00a0Le\u00a0Goff ").text) == "Le Goff"
    assert name(cell("LEFE\u0300VRE").text) == "LEFÈVRE"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *[(word, "F") for word in ("F", "f", "Féminin", "FEMME", "Madame", "Mme")],
        *[(word, "M") for word in ("M", "H", "Masculin", "homme", "Monsieur", "M.")],
        *[(word, "I") for word in ("I", "Indéterminé")],
        *[(word, "") for word in ("1", "2", "U", "Autre", "FM", "garçon")],
    ],
)
def test_a_sex_is_read_from_words_that_say_it(text: str, read: str) -> None:
    assert sex(text) == read


@pytest.mark.parametrize("text", ["0012345", "ACC-00/77", "HAQP002+4", "é", "1E5", "2026E12"])
def test_a_number_is_a_text(text: str) -> None:
    assert code(Cell(text)) == text


def test_a_number_loses_what_keeps_its_zeros_in_excel() -> None:
    assert code(cell('="0012345"')) == "0012345"
    assert code(cell("'0012345")) == "0012345"


@pytest.mark.parametrize(
    ("held", "word"),
    [
        (Cell("1,23457E+11"), "Excel"),
        (Cell("1.2E+5"), "Excel"),
        (Cell("1234567890123456", number=True), "Excel"),
        (Cell("12345.5", number=True), "Excel"),
        (Cell("-3", number=True), "Excel"),
        (Cell("2 50 01 75 056 001 65"), "sécurité sociale"),
        (Cell("1" * 65), "64"),
        (Cell("12\n34"), "imprime"),
    ],
)
def test_a_number_that_was_damaged_is_told(held: Cell, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as told:
        code(held)
    assert held.text not in str(told.value)


def test_an_act_is_on_one_line() -> None:
    assert label("Infiltration\r\n L5\tgauche") == "Infiltration L5 gauche"
    with pytest.raises(UnreadableError, match="200"):
        label("x" * 201)


def test_a_uid_is_made_of_numbers() -> None:
    assert uid("1.2.826.0.1") == "1.2.826.0.1"
    for text in ("1", "1..2", "1.2.a", "1." + "2" * 63):
        with pytest.raises(UnreadableError, match="UID"):
            uid(text)


@pytest.mark.parametrize(
    "text", ["LEF\u00c3\u02c6VRE", "ChloÃ©", "LEF\ufffdVRE", "#REF!", "#N/A", "#VALEUR!"]
)
def test_a_cell_that_is_damaged_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        cell(text)


@pytest.mark.parametrize("text", ["JOÃO", "n#1", "Ã"])
def test_a_cell_that_only_looks_damaged_is_kept(text: str) -> None:
    assert cell(text).text == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *[(word, True) for word in ("Annulé", "ANNULEE", "annulé par le patient", "Cancelled", "Supprimé")],
        *[(word, False) for word in ("Confirmé", "prévu", "En attente", "À confirmer", "Scheduled")],
        *[(word, None) for word in ("Reporté", "Non annulé", "absent", "oui", "XYZ")],
    ],
)
def test_a_status_says_cancelled_in_so_many_words(text: str, read: bool | None) -> None:
    assert says_cancelled(text) is read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Oui", True),
        ("O", True),
        ("x", True),
        ("non", False),
        ("N", False),
        ("Annulé", True),
        ("peut-être", None),
    ],
)
def test_a_column_annule_answers_yes_or_no(text: str, read: bool | None) -> None:
    assert answers_cancelled(text) is read
