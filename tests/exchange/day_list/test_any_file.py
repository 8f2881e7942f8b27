"""Whatever a file holds, it is read or refused with a sentence; what is read is what was written."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list import read_table
from algoguide.exchange.day_list.unwanted import looks_like_nir
from tests.exchange.day_list.writing import HEADER, LINE, book, delimited, read_lines

TEXT = delimited([("Titre",), HEADER, LINE, LINE])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@pytest.fixture(scope="module")
def workbook(folder: Path) -> bytes:
    return book(folder / "good.xlsx", HEADER, LINE).read_bytes()


def survives(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    with suppress(KnownError):
        table = read_table(path)
        table.headless()
        read_lines(table)


@settings(deadline=None)
@given(raw=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes_are_read_or_refused(folder: Path, raw: bytes, name: str) -> None:
    survives(folder / name, raw)


@settings(deadline=None)
@given(text=st.text(st.sampled_from(';,\t|"\r\n aé<=0'), max_size=60), at=st.integers(0, len(TEXT)))
def test_any_text_amid_a_programme_is_read_or_refused(folder: Path, text: str, at: int) -> None:
    survives(folder / "a.csv", (TEXT[:at] + text + TEXT[at:]).encode())


@settings(deadline=None)
@given(encoding=st.sampled_from(["utf-8-sig", "utf-16", "cp1252", "cp850"]), data=st.data())
def test_any_damage_to_a_programme_is_read_or_refused(
    folder: Path, encoding: str, data: st.DataObject
) -> None:
    survives(folder / "a.csv", damaged(TEXT.encode(encoding), data))


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_damage_to_a_workbook_is_read_or_refused(
    folder: Path, workbook: bytes, data: st.DataObject
) -> None:
    survives(folder / "a.xlsx", damaged(workbook, data))


def damaged(raw: bytes, data: st.DataObject) -> bytes:
    """The bytes with some of them changed, or cut."""
    changed = bytearray(raw)
    draw = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - places of bytes
    for _ in range(data.draw(st.integers(0, 8))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else changed)


CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    separator=st.sampled_from([";", "\t", ",", "|"]),
)
def test_any_cells_come_back(folder: Path, rows: list[list[str]], encoding: str, separator: str) -> None:
    assume(not any(looks_like_nir(text) for row in rows for text in row))
    path = folder / "a.csv"
    path.write_bytes(delimited([HEADER, *rows], separator).encode(encoding))
    kept = [tuple(row) for row in rows if any(text.strip() for text in row)]
    table = read_table(path)
    assert (table.header, [row.cells for row in table.rows]) == (HEADER, kept)
