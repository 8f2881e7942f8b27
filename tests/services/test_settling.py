import pytest

from algoguide.domain.establishment import Establishment
from algoguide.services.settling import (
    NAME_LIMIT,
    cleaned,
    establishment_problems,
    practitioner_problem,
    telephone_problem,
)


@pytest.mark.parametrize(
    "number",
    ["", "15", "01 23 45 67 89", "+33 (0)1.23.45.67.89", "01-23-45-67-89", "01 23 45 67 89 poste 4512"],
)
def test_numbers_one_can_dial_are_accepted(number: str) -> None:
    assert telephone_problem(number) == ""


@pytest.mark.parametrize("number", ["1", "à compléter", "01 23 45 67 8X", "+", "0" * 16, "poste 12", "1+2+3"])
def test_numbers_one_cannot_dial_are_refused_with_an_example(number: str) -> None:
    assert "01 23 45 67 89" in telephone_problem(number)


def test_a_house_is_refused_field_by_field() -> None:
    house = Establishment("x" * (NAME_LIMIT + 1), "", "zéro", "", 2, 6)
    assert set(establishment_problems(house)) == {"name", "phone_day", "fasting_drink_hours"}
    assert establishment_problems(Establishment("x" * NAME_LIMIT, "", "15", "", 6, 6)) == {}


def test_practitioners_have_a_name_once() -> None:
    assert practitioner_problem("", ())
    assert practitioner_problem("Dr Essai", ["dr essai"])
    assert practitioner_problem("x" * 81, ())
    assert practitioner_problem("Dr Essai", [str(n) for n in range(100)])
    assert practitioner_problem("Dr Essai", ["Dr Autre"]) == ""


def test_texts_are_cleaned() -> None:
    assert cleaned("  Centre \t hospitalier\n d’essai ") == "Centre hospitalier d’essai"
