"""Icon arrays: one hundred people, ten by ten, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from algoguide.domain.figure import Friendly

COLUMNS = 10
PEOPLE = 100


class Person(StrEnum):
    """How one person is drawn. `MAYBE` is hatched: between the low and the high bound of a range."""

    ON = "on"
    MAYBE = "maybe"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Block:
    """`rows` x `columns` people drawn alike, from the left edge `column` of row `row` (top row first)."""

    person: Person
    row: int
    column: int
    rows: int
    columns: int


def people_of(friendly: Friendly) -> tuple[Person, ...]:
    """One hundred people, the affected ones first and grouped.

    Raises:
        ValueError: the proportion is not out of 100 and must be said in words.
    """
    if not friendly.drawable:
        raise ValueError(f"a rate out of {friendly.out_of} is never drawn")
    maybe = friendly.high - friendly.low
    return (Person.ON,) * friendly.low + (Person.MAYBE,) * maybe + (Person.OFF,) * (PEOPLE - friendly.high)


def blocks(friendly: Friendly) -> tuple[Block, ...]:
    """The array as few rectangles: whole rows alike are one block, a mixed row is cut where it changes."""
    people = people_of(friendly)
    rows = [people[i : i + COLUMNS] for i in range(0, PEOPLE, COLUMNS)]
    out: list[Block] = []
    at = 0
    for row, same in groupby(rows):
        count = len(list(same))
        column = 0
        for person, run in groupby(row):
            width = len(list(run))
            out.append(Block(person, at, column, count, width))
            column += width
        at += count
    return tuple(out)
