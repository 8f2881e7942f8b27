from datetime import date

import pytest

from algoguide.domain.errors import KnownError
from algoguide.ui.screens.documents.dates import birth_date, french_date, parse_date, planned_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text", ["14/03/1948", " 14/3/1948 ", "14.03.1948", "14-03-1948", "14 03 1948", "14031948"]
)
def test_a_date_is_read_as_the_french_type_it(text: str) -> None:
    assert parse_date(text) == date(1948, 3, 14)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_field_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["14/03/48", "14/03", "1948-03-14", "31/02/1950", "03/14/1948", "00/01/1950", "x", "14/03/1948 x"]
)
def test_anything_else_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(KnownError, match=r"corrigez|laissez vide"):
        parse_date(text)


def test_a_birth_is_neither_in_the_future_nor_beyond_a_life() -> None:
    assert birth_date("21/11/2026", TODAY) == TODAY
    for text in ("22/11/2026", "31/12/1895"):
        with pytest.raises(KnownError):
            birth_date(text, TODAY)


def test_an_appointment_is_from_today_to_two_years() -> None:
    assert planned_date("21/11/2026", TODAY) == TODAY
    assert planned_date("20/11/2028", TODAY) == date(2028, 11, 20)
    for text in ("20/11/2026", "02/12/2062"):
        with pytest.raises(KnownError):
            planned_date(text, TODAY)


def test_a_date_is_shown_as_it_is_typed() -> None:
    assert french_date(date(1948, 3, 4)) == "04/03/1948"
    assert french_date(None) == ""
