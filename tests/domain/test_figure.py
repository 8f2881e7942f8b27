from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.figure import (
    Certainty,
    Comparator,
    Frequency,
    Passport,
    Proportion,
    ProportionKind,
    Quantity,
)

PASSPORT = Passport("adultes", None, Comparator.NONE, Certainty.LOW, ("s1",), date(2026, 11, 1))


def proportion(
    low: tuple[int, int],
    high: tuple[int, int] | None = None,
    kind: ProportionKind = ProportionKind.COUNT,
) -> Proportion:
    return Proportion("essai", Frequency(*low), Frequency(*high) if high else None, kind, PASSPORT)


frequencies = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("cases", "out_of"), [(3, 2), (-1, 10), (0, 0)])
def test_an_impossible_frequency_cannot_be_built(cases: int, out_of: int) -> None:
    with pytest.raises(ValueError, match="impossible"):
        Frequency(cases, out_of)


def test_a_group_needs_people() -> None:
    with pytest.raises(ValueError, match="needs people"):
        Frequency(1, 10).per(0)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ((44, 100), None, (44, 44, 100, True)),
        ((1, 3), None, (33, 33, 100, False)),
        ((3, 1000), (8, 1000), (3, 8, 1000, True)),
        ((1, 100), (12, 100), (1, 12, 100, True)),
        ((1, 13_000), None, (8, 8, 100_000, False)),
        ((1, 10_000), None, (1, 1, 10_000, True)),
        ((0, 50), None, (0, 0, 100, True)),
        ((0, 5000), (2, 5000), (0, 4, 10_000, True)),
        ((0, 50), (3, 100), (0, 3, 100, True)),
    ],
)
def test_the_denominator_a_patient_reads(
    low: tuple[int, int], high: tuple[int, int] | None, shown: tuple[int, int, int, bool]
) -> None:
    friendly = proportion(low, high).friendly()

    assert (friendly.low, friendly.high, friendly.out_of, friendly.exact) == shown


@given(frequencies)
def test_a_friendly_number_is_within_half_a_person_and_says_when_it_is_rounded(
    frequency: tuple[int, int],
) -> None:
    figure = proportion(frequency)
    friendly = figure.friendly()
    true = figure.low.per(friendly.out_of)

    assert abs(friendly.low - true) <= 0.5
    assert friendly.exact == (friendly.low == true)
    assert 0 <= friendly.low <= friendly.out_of


@given(frequencies)
def test_someone_affected_is_never_told_as_nobody_unless_it_is_under_one_in_a_hundred_thousand(
    frequency: tuple[int, int],
) -> None:
    friendly = proportion(frequency).friendly()

    if frequency[0] * 100_000 >= frequency[1]:
        assert friendly.low >= 1


def test_a_range_upside_down_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="below the low one"):
        proportion((8, 100), (3, 100))
    with pytest.raises(ValueError, match="below the low one"):
        Quantity("duree", 60, 45, "minutes", PASSPORT)


@pytest.mark.parametrize(
    ("figure", "drawable"),
    [
        (proportion((44, 100)), True),
        (proportion((44, 100), kind=ProportionKind.RATE), True),
        (proportion((44, 100), kind=ProportionKind.ESTIMATE), False),
        (proportion((3, 1000)), False),
    ],
)
def test_what_may_be_drawn(figure: Proportion, drawable: bool) -> None:
    assert figure.drawable is drawable
