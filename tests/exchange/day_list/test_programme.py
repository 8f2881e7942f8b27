"""The programme of an information system, from its file to its visits, and its later version."""

from datetime import date, time
from pathlib import Path

import pytest

from algoguide.domain.visit import DayEntry
from algoguide.exchange.day_list import read_table
from tests.exchange.day_list.programme import (
    BAD,
    FIRST_LINE,
    PLANNED,
    UNKNOWN_ACT,
    programme,
    write_programme,
)
from tests.exchange.day_list.writing import read_lines

DAY = date(2026, 11, 20)


def read(path: Path, *, updated: bool = False) -> dict[str, DayEntry]:
    write_programme(path, DAY, updated=updated)
    parsed = read_lines(read_table(path))
    assert [(p.number, p.column) for p in parsed.problems] == [(FIRST_LINE + BAD, "Date RDV")]
    assert not any(entry.warnings for _, entry in parsed.entries)
    return {entry.key: entry for _, entry in parsed.entries}


def test_a_programme_is_read_but_for_its_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    visits = read(path)
    assert len(visits) == PLANNED
    assert [entry.act for entry in visits.values()].count(UNKNOWN_ACT) == 1
    table = read_table(path)
    assert (table.encoding, table.separator, table.skipped) == ("cp1252", ";", 2)
    assert table.dropped == ("Téléphone", "N° Sécu")
    held = {text for row in table.rows for text in row.cells}
    assert all(line.phone not in held and line.nir not in held for line in programme(DAY))
    assert {"CŒUR", "LEFÈVRE", "O'NEILL-MARTIN", "0012345"} <= held


@pytest.mark.parametrize("updated", [False, True])
def test_it_is_read_the_same_each_time(tmp_path: Path, updated: bool) -> None:
    path = tmp_path / "a.csv"
    assert read(path, updated=updated) == read(path, updated=updated)


def test_the_later_version_moves_cancels_loses_and_brings_a_visit(tmp_path: Path) -> None:
    before, after = read(tmp_path / "a.csv"), read(tmp_path / "b.csv", updated=True)
    assert (len(before.keys() - after.keys()), len(after.keys() - before.keys())) == (1, 1)
    changed = [(before[key], after[key]) for key in before.keys() & after.keys() if before[key] != after[key]]
    moved, cancelled = sorted(changed, key=lambda pair: pair[1].cancelled)
    assert (moved[1].time, moved[1].cancelled) == (time(16, 45), False)
    assert (cancelled[0].cancelled, cancelled[1].cancelled) == (False, True)
