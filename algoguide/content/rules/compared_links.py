"""What a comparison names elsewhere: procedures that are written, figures that its columns have."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextAt, Texts, Where
from algoguide.content.suggesting import closest
from algoguide.domain.comparison import Cell, Comparison, Option, cell_figures, context_figures
from algoguide.domain.problem import Problem

RULE = "lien"


def compared(broken: Collection[str]) -> Rule:
    """Procedures and figures that cells name exist, or belong to a sheet whose problems are already told."""

    def rule(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        return _named(library, where, broken)

    return rule


def _named(library: Library, where: Where, broken: Collection[str]) -> Iterator[Problem]:
    for comparison in library.comparisons.values():
        owner = f"comparaisons/{comparison.id}"
        named = [(f"options.{option.id}.procedure", option.procedure) for option in comparison.options]
        for path, option, cell in _cells(comparison):
            named.append((f"{path}.of", cell.of))
            figures = cell_figures(comparison, option, cell, library.procedures)
            if cell.figure and cell.figure not in figures and not _missing(library, option, cell):
                yield Problem(
                    *where(owner, f"{path}.figure"),
                    RULE,
                    f"le chiffre « {cell.figure} » n’existe pas dans cette colonne",
                    f"{closest(cell.figure, figures)}, ou dites le geste avec « of »",
                )
        for path, procedure in named:
            if procedure and procedure not in library.procedures and f"gestes/{procedure}" not in broken:
                yield Problem(
                    *where(owner, path),
                    RULE,
                    f"le geste « {procedure} » n’est pas écrit",
                    closest(procedure, library.procedures),
                )


def figures_of_text(library: Library, text: TextAt) -> set[str] | None:
    """The figures that a text of a comparison may name: it depends on its column.

    None when the sheet they would be in is not there: that is told elsewhere.
    """
    comparison = library.comparisons.get(text.owner.rpartition("/")[2])
    if comparison is None:
        return None
    match text.path.split("."):
        case ["rows", row_id, "cells", option_id, *_]:
            row = next(row for row in comparison.rows if row.id == row_id)
            option, cell = comparison.option(option_id), row.cell(option_id)
            if option is None or cell is None or _missing(library, option, cell):
                return None
            return set(cell_figures(comparison, option, cell, library.procedures))
        case ["context", *_]:
            written = (o.procedure for o in comparison.options if o.procedure)
            if any(procedure not in library.procedures for procedure in written):
                return None
            return set(context_figures(comparison, library.procedures))
    return set()


def _missing(library: Library, option: Option, cell: Cell) -> bool:
    procedure = cell.of or option.procedure
    return bool(procedure) and procedure not in library.procedures


def _cells(comparison: Comparison) -> Iterator[tuple[str, Option, Cell]]:
    """Every cell whose option exists, with its path."""
    for row in comparison.rows:
        for cell in row.cells:
            option = comparison.option(cell.id)
            if option is not None:
                yield f"rows.{row.id}.cells.{cell.id}", option, cell
