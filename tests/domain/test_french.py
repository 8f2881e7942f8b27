"""French typography, plurals, numbers, dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.french import closed, counted, listing, long_date, number, plural, typeset

N, T = "\u00a0", "\u202f"
TYPEWRITER = st.text(alphabet=f"aé1 0{N}{T}'’;:!?%«».*()[]h\n", max_size=40)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Avez-vous mal ?", f"Avez-vous mal{T}?"),
        ("Avez-vous mal?", f"Avez-vous mal{T}?"),
        ("l'aiguille", "l’aiguille"),
        ("l'**aiguille**", "l’**aiguille**"),
        ("on dit «tassée»", f"on dit «{T}tassée{T}»"),
        ("on dit « tassée » :", f"on dit «{T}tassée{T}»{N}:"),
        ("44 % ; 1 000 personnes", f"44{N}%{T}; 1{N}000{N}personnes"),
        ("12 000 000", f"12{N}000{N}000"),
        ("6 semaines, 14 h", f"6{N}semaines, 14{N}h"),
        ("**Attention :** ne bougez pas", f"**Attention{N}:** ne bougez pas"),
        ("attendez...", "attendez…"),
        ("2 à 6 heures", f"2{N}à{N}6{N}heures"),
        ("de la côte 3 à la côte 5", "de la côte 3 à la côte 5"),
        ("appelez le 15, un SMS au 114, le 112", f"appelez le{N}15, un SMS au{N}114, le{N}112"),
        ("le 20 mars, le 155", "le 20 mars, le 155"),
        ("des rayons X", f"des rayons{N}X"),
    ],
)
def test_text_is_typeset(typed: str, read: str) -> None:
    assert typeset(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1016/S0140-6736",
        "en 2016 100 personnes sont venues",  # a year is no group of thousands
        "Lancet 2016;388:1408",
        "[[infection-vertebre]]",
        "3,5 000",
        "14 hommes",  # « h » is a unit only as a whole word
    ],
)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    assert typeset(text).replace(N, " ") == text
    assert T not in typeset(text)


def test_a_unit_must_be_a_whole_word() -> None:
    assert typeset("14 hommes") == "14 hommes"


@given(TYPEWRITER)
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(TYPEWRITER)
def test_only_spaces_apostrophes_and_dots_change(text: str) -> None:
    def bare(value: str) -> str:
        kept = value.replace("'", "’").replace("…", "").replace(".", "")
        return "".join(c for c in kept if c not in f" {N}{T}")

    assert bare(typeset(text)) == bare(text)


@pytest.mark.parametrize(("n", "word"), [(0, "jour"), (1, "jour"), (1.5, "jour"), (2, "jours")])
def test_french_is_singular_below_two(n: float, word: str) -> None:
    assert plural(n, "jour", "jours") == word


def test_a_count_agrees() -> None:
    assert counted(1000, "personne", "personnes") == f"1{N}000{N}personnes"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1000, f"1{N}000"), (0.5, "0,5"), (2.0, "2"), (-2.61, "−2,61"), (12345.25, f"12{N}345,25")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_is_read_back(value: int) -> None:
    assert int(number(value).replace(N, "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("title", "read"), [("Manger", "Manger."), ("De l’air ?", "De l’air ?"), ("Le 15.", "Le 15.")]
)
def test_a_title_gets_one_stop(title: str, read: str) -> None:
    assert closed(title) == read


def test_dates() -> None:
    assert long_date(date(2026, 12, 2)) == f"2{N}décembre{N}2026"
    assert long_date(date(2026, 5, 1)) == f"1er{N}mai{N}2026"


def test_lists() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b et c"
    assert listing(["a", "b"], "ou") == "a ou b"
