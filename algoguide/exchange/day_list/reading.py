"""A programme file -> `Table`: what it is, by its content and not by its name, and why it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list.columns import HEADER_NAMES, is_header, same_header
from algoguide.exchange.day_list.delimited import Delimited, decoded, no_separator
from algoguide.exchange.day_list.table import HEADER_SEARCH, Row, Table, without_unwanted
from algoguide.exchange.day_list.workbook import read_workbook

SIZE_LIMIT = 20 * 1024 * 1024
"""Largest file, bytes."""
MAX_LINES = 20_000
"""Most lines below the header: a programme is a day or a few weeks, never all the visits of a year."""

_POLL_EVERY = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = re.compile(r"\s*(?:<[!?a-z]|mime-version:)", re.IGNORECASE)
_WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm"})


def read_table(path: Path, cancelled: Callable[[], bool] = lambda: False) -> Table:
    """Read a programme, text with separators or XLSX.

    Args:
        path: the file; its name says nothing, except that an `.xlsx` must be a workbook.
        cancelled: asked every few hundred lines.

    Raises:
        KnownError: the file cannot be read, is of another kind, damaged, cut, empty or too large, or
            `cancelled` is true. The sentence says what to do and quotes nothing of the file.
    """

    def poll() -> None:
        if cancelled():
            raise KnownError("La lecture du programme est arrêtée.")

    raw = _raw(path)
    _refuse_other_kinds(raw)
    if raw.startswith(_ZIP):
        table = _from_workbook(raw, poll)
    elif path.suffix.lower() in _WORKBOOK_NAMES:
        raise KnownError(
            "Ce fichier porte le nom d’un classeur Excel et n’en est pas un, ou il est abîmé ; refaites "
            "l’export."
        )
    else:
        table = _from_text(raw, poll)
    if len(table.rows) > MAX_LINES:
        raise _too_long()
    poll()
    return without_unwanted(table)


def _raw(path: Path) -> bytes:
    try:
        if path.is_symlink():
            raise KnownError("Ce fichier est un lien ; choisissez le fichier lui-même.")
        if path.exists() and not path.is_file():
            raise KnownError("Ce n’est pas un fichier ordinaire ; choisissez un fichier .csv ou .xlsx.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError):
        raise KnownError(
            "Ce fichier ne peut pas être lu ; vérifiez qu’il existe, qu’il n’est pas ouvert ailleurs et que "
            "vous y avez droit."
        ) from None
    if len(raw) > SIZE_LIMIT:
        raise KnownError(
            f"Ce fichier dépasse {SIZE_LIMIT // 1024 // 1024} Mo : un programme tient en un jour ou en "
            "quelques semaines ; refaites l’export sur une période plus courte."
        )
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise KnownError("Ce fichier est vide ; refaites l’export, ou choisissez un autre fichier.")
    return raw


def _refuse_other_kinds(raw: bytes) -> None:
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise KnownError(
                "Ce classeur est protégé par un mot de passe ; ouvrez-le dans Excel, retirez le mot de "
                "passe, et enregistrez-le en .xlsx."
            )
        raise KnownError(
            "Ce fichier est un ancien classeur Excel (.xls) ; ouvrez-le dans Excel et enregistrez-le en "
            ".xlsx ou en CSV."
        )
    if raw.startswith(b"%PDF"):
        raise KnownError("Ce fichier est un PDF ; demandez le programme en CSV ou en .xlsx.")
    head = raw[:400].replace(b"\0", b"").decode("latin-1").lstrip("ï»¿ÿþ")
    if _MARKUP.match(head):
        raise KnownError(
            "Ce fichier est une page web, même si son nom finit par .xls ou .csv ; ouvrez-le dans Excel et "
            "enregistrez-le en .xlsx ou en CSV."
        )


def _from_text(raw: bytes, poll: Callable[[], None]) -> Table:
    text, encoding = decoded(raw)
    content = Delimited(text, lambda rows: _header_at(rows) is not None)
    rows = []
    for row in content.rows():
        rows.append(row)
        if len(rows) % _POLL_EVERY == 0:
            poll()
        if len(rows) > MAX_LINES + HEADER_SEARCH:
            raise _too_long()
    if not rows:
        raise KnownError("Ce fichier est vide ; refaites l’export, ou choisissez un autre fichier.")
    table = _under_header(rows)
    if table.recognised:
        # Exports end lines with a separator: what has no name and holds nothing is no column.
        width = _filled(table.header)
    else:
        width = max(_filled(cells) for cells in (table.header, *(row.cells for row in table.rows)))
    if width < 2:  # noqa: PLR2004 - a table
        raise no_separator()
    return replace(
        table,
        header=table.header[:width] + ("",) * (width - len(table.header)),
        rows=tuple(replace(row, cells=row.cells[: max(width, _filled(row.cells))]) for row in table.rows),
        encoding=encoding,
        separator=content.separator,
    )


def _filled(cells: tuple[str, ...]) -> int:
    """How many cells there are without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return end


def _from_workbook(raw: bytes, poll: Callable[[], None]) -> Table:
    sheet = read_workbook(raw, MAX_LINES + HEADER_SEARCH, lambda rows: _header_at(rows) is not None, poll)
    if len(sheet.rows) > MAX_LINES + HEADER_SEARCH:
        raise _too_long()
    table = _under_header(list(sheet.rows))
    return replace(table, sheet=sheet.name, other_sheets=sheet.others, day_zero=sheet.day_zero)


def _header_at(rows: list[Row]) -> int | None:
    return next((at for at, row in enumerate(rows[:HEADER_SEARCH]) if is_header(row.cells)), None)


def _under_header(rows: list[Row]) -> Table:
    """The lines below the header; one that comes again on each page is left out.

    Without a known header, the first line of three cells that are filled takes its place: titles have fewer.
    """
    at = _header_at(rows)
    first = at if at is not None else _first_full(rows)
    header = rows[first]
    below = rows[first + 1 :]
    if at is not None:
        below = [row for row in below if not same_header(row.cells, header.cells)]
    return Table(
        header.cells,
        tuple(below),
        header.number,
        recognised=at is not None,
        skipped=first,
        header_numbers=header.numbers,
    )


def _first_full(rows: list[Row]) -> int:
    full = (
        at
        for at, row in enumerate(rows[:HEADER_SEARCH])
        if sum(map(bool, map(str.strip, row.cells))) >= HEADER_NAMES
    )
    return next(full, 0)


def _too_long() -> KnownError:
    return KnownError(
        "Ce fichier a plus de 20 000 lignes : un programme tient en un jour ou en quelques semaines ; "
        "refaites l’export sur une période plus courte."
    )
