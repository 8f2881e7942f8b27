import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.figure import Friendly
from algoguide.domain.icon_array import PEOPLE, Person, blocks, people_of

ranges = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)


@given(ranges)
def test_one_hundred_people_the_affected_ones_first(bounds: list[int]) -> None:
    low, high = bounds
    people = people_of(Friendly(low, high, 100, exact=True))

    assert people.count(Person.ON) == low
    assert people.count(Person.MAYBE) == high - low
    assert people.count(Person.OFF) == 100 - high
    assert list(people) == sorted(people, key=[Person.ON, Person.MAYBE, Person.OFF].index)


@given(ranges)
def test_the_blocks_cover_everyone_once_and_alike(bounds: list[int]) -> None:
    friendly = Friendly(bounds[0], bounds[1], 100, exact=True)
    people = people_of(friendly)
    seen = [
        (row * 10 + column, block.person)
        for block in blocks(friendly)
        for row in range(block.row, block.row + block.rows)
        for column in range(block.column, block.column + block.columns)
    ]

    assert sorted(i for i, _ in seen) == list(range(PEOPLE))
    assert all(people[i] is person for i, person in seen)


@given(ranges)
def test_few_blocks_are_enough(bounds: list[int]) -> None:
    assert len(blocks(Friendly(bounds[0], bounds[1], 100, exact=True))) <= 7


def test_a_rare_event_is_never_drawn() -> None:
    with pytest.raises(ValueError, match="never drawn"):
        people_of(Friendly(3, 8, 1000, exact=True))
