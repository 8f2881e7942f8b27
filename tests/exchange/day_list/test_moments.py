"""Days, times and births: what is read, and what is told instead of being guessed."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.exchange.day_list.cells import Cell, UnreadableError
from algoguide.exchange.day_list.moments import Birth, birth, visit_moment, visit_time
from tests.exchange.day_list.writing import TODAY

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("20/11/2026", None),
        ("20-11-2026", None),
        ("20.11.2026", None),
        ("2026-11-20", None),
        ("2026/11/20", None),
        ("20261120", None),
        ("20/11/26", None),
        ("20/11/2026 08:30", time(8, 30)),
        ("20/11/2026 8h30", time(8, 30)),
        ("2026-11-20T08:30:00", time(8, 30)),
        ("2026-11-20 08:30:00.000", time(8, 30)),
        ("20/11/2026 00:00:00", None),
    ],
)
def test_a_day_is_read(text: str, at: time | None) -> None:
    assert visit_moment(Cell(text), TODAY) == (DAY, at)


@pytest.mark.parametrize(
    ("text", "at"),
    [("46346", None), ("20261120", None), ("46346.3541666667", time(8, 30)), ("46346.0", None)],
)
def test_a_number_of_excel_is_a_day(text: str, at: time | None) -> None:
    assert visit_moment(Cell(text, number=True), TODAY) == (DAY, at)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/02/2026", ("« 31/02/2026 »", "existe")),
        ("11/20/2026", ("existe",)),
        ("00/11/2026", ("existe",)),
        ("20/11-2026", ("ne se lit pas", "20/11/2026")),
        ("46346", ("ne se lit pas",)),
        ("20 novembre", ("ne se lit pas",)),
        ("2026-11-20T08:30Z", ("ne se lit pas",)),
        ("20/11/2026 25:00", ("heure",)),
        ("20/11/2062", ("trop loin", "20/11/2062")),
        ("18/11/2025", ("trop loin",)),
        ("20/11/1926", ("trop loin",)),
        ("२०/११/२०२६", ("ne se lit pas",)),
    ],
)
def test_a_day_that_is_none_is_told(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableError) as told:
        visit_moment(Cell(text), TODAY)
    for word in words:
        assert word in str(told.value)


def test_what_may_be_a_name_is_not_quoted() -> None:
    for read in (visit_moment, birth):
        with pytest.raises(UnreadableError) as told:
            read(Cell("DUPONT Jean"), TODAY)
        assert "DUPONT" not in str(told.value)


@pytest.mark.parametrize("text", ["1e300", "nan", "999999999999", "-5", "3"])
def test_a_number_that_is_no_day_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        visit_moment(Cell(text, number=True), TODAY)


def test_the_window_of_days_survives_a_29_february() -> None:
    today = date(2028, 2, 29)
    assert visit_moment(Cell("28/02/2027"), today)[0] == date(2027, 2, 28)
    with pytest.raises(UnreadableError):
        visit_moment(Cell("27/02/2027"), today)


@pytest.mark.parametrize(
    "text", ["08:30", "8:30", "8h30", "08h30", "8H30", "8 h 30", "0830", "08:30:00", "08:30:59"]
)
def test_a_time_is_read(text: str) -> None:
    assert visit_time(Cell(text)) == time(8, 30)


def test_a_time_without_minutes_and_numbers_of_excel() -> None:
    assert visit_time(Cell("8h")) == time(8)
    for text in ("830", "0.354166", "46346.3541666"):
        assert visit_time(Cell(text, number=True)) == time(8, 30)


@pytest.mark.parametrize(
    "text", ["830", "8", "8.30", "24:00", "08:60", "2460", "8h3", "matin", "08:30-09:00"]
)
def test_a_time_that_is_none_is_told(text: str) -> None:
    with pytest.raises(UnreadableError, match="08:30"):
        visit_time(Cell(text))


@pytest.mark.parametrize(
    "text", ["15/01/1950", "1950-01-15", "19500115", "15-01-50", "15/1/50", "15/01/1950 00:00:00"]
)
def test_a_birth_is_read(text: str) -> None:
    assert birth(Cell(text), TODAY) == Birth(date(1950, 1, 15))


@pytest.mark.parametrize(
    ("text", "read", "warned"),
    [
        ("18/11/26", date(2026, 11, 18), True),
        ("20/11/26", date(1926, 11, 20), False),
        ("01/01/20", date(2020, 1, 1), True),
        ("01/01/05", date(2005, 1, 1), False),
        ("01/01/27", date(1927, 1, 1), False),
    ],
)
def test_a_birth_of_two_digits_is_never_in_the_future(text: str, read: date, warned: bool) -> None:
    found = birth(Cell(text), TODAY)
    assert (found.day, bool(found.warning)) == (read, warned)


@pytest.mark.parametrize(
    "text", ["00/00/1950", "00/05/1950", "15/00/1950", "1950-00-00", "19500000", "00/00/50"]
)
def test_an_unknown_day_of_birth_is_a_warning(text: str) -> None:
    found = birth(Cell(text), TODAY)
    assert found.day is None
    assert "n’est pas complète" in found.warning


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("31/02/1951", "existe"),
        ("31/11/1944", "existe"),
        ("20/11/2026", "futur"),
        ("15/01/1850", "120 ans"),
        ("00500115", "120 ans"),
        ("1950", "ne se lit pas"),
    ],
)
def test_a_birth_that_is_none_is_told(text: str, word: str) -> None:
    with pytest.raises(UnreadableError, match=word):
        birth(Cell(text), TODAY)


def test_a_birth_that_excel_made_a_number() -> None:
    assert birth(Cell("18278", number=True), TODAY).day == date(1950, 1, 15)
    with pytest.raises(UnreadableError):
        birth(Cell("12", number=True), TODAY)


@given(st.dates(date(2026, 1, 1), date(2028, 11, 1)), st.times())
def test_any_day_and_time_come_back(day: date, at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    expected = (day, minute if minute != time() else None)
    for written in (
        f"{day:%d/%m/%Y} {at:%H:%M}",
        f"{day:%d-%m-%y} {at:%Hh%M}",
        f"{day.isoformat()}T{at:%H:%M:%S}",
    ):
        assert visit_moment(Cell(written), TODAY) == expected
    serial = (day - date(1899, 12, 30)).days + (minute.hour * 60 + minute.minute) / 1440
    assert visit_moment(Cell(repr(serial), number=True), TODAY) == expected


@given(st.text(max_size=12) | st.text("0123456789/.:hT -", max_size=20), st.booleans())
def test_any_text_is_read_or_told(text: str, number: bool) -> None:
    for read in (
        lambda held: visit_moment(held, TODAY),
        visit_time,
        lambda held: birth(held, TODAY),
    ):
        with suppress(UnreadableError):
            read(Cell(text, number=number))
