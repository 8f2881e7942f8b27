"""The options of a pain side by side, as authors write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A library is read without them: a comparison is looked up when it is asked for.
    from algoguide.domain.figure import Figure
    from algoguide.domain.passage import Passage
    from algoguide.domain.procedure import Procedure


class RowTopic(StrEnum):
    """What a row is about. A comparison speaks of each of these, `PRACTICE` excepted."""

    WHAT = "quoi"
    ANAESTHESIA = "anesthesie"
    BENEFIT = "benefice"
    DISCOMFORT = "gene"
    RISK = "risque"
    RESUMING = "reprise"
    PRACTICE = "pratique"
    UNKNOWN = "inconnu"


NOT_WEIGHED = frozenset({RowTopic.WHAT, RowTopic.UNKNOWN})
"""Rows that say what an option is, or what nobody knows: there is nothing to prefer in them."""


HARMS = frozenset({RowTopic.DISCOMFORT, RowTopic.RISK})
"""Rows whose figures count people who are worse off."""


class CellState(StrEnum):
    """What a cell knows. `NONE`: the question does not arise, as of an anaesthesia without a procedure."""

    SAID = "said"
    NOT_COMPARABLE = "not-comparable"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Option:
    """A column: a procedure of the catalogue with the variants meant, another treatment, or doing nothing."""

    id: str
    name: str
    procedure: str = ""
    variants: tuple[str, ...] = ()
    nothing: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """What one option (`id`) says in a row: prose, a figure with what it counts, or that it is not known.

    Figures are those of the option's procedure, of the procedure `of`, or of the comparison itself. `badge`
    names the arm a figure comes from, in place of its comparator.
    """

    id: str
    state: CellState = CellState.SAID
    body: tuple[Passage, ...] = ()
    figure: str = ""
    affected: str = ""
    badge: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A question asked of every option. `arrays`: its figures may be drawn side by side."""

    id: str
    title: str
    topic: RowTopic
    cells: tuple[Cell, ...]
    arrays: bool = False

    @property
    def weighed(self) -> bool:
        """Whether a patient may say how much this row counts."""
        return self.topic not in NOT_WEIGHED

    def cell(self, option: str) -> Cell | None:
        """The cell of an option, None when nobody wrote it."""
        return next((cell for cell in self.cells if cell.id == option), None)


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """The options of the pain `id`. `about` says whose pain it is, `decision` what is to be decided.

    `context` is said above the table: what is true of everybody, and no column's own.
    """

    id: str
    about: str
    decision: str
    context: tuple[Passage, ...]
    options: tuple[Option, ...]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    checked: str

    def option(self, option_id: str) -> Option | None:
        """An option by id."""
        return next((option for option in self.options if option.id == option_id), None)


def cell_figures(
    comparison: Comparison, option: Option, cell: Cell, procedures: Mapping[str, Procedure]
) -> dict[str, Figure]:
    """The figures a cell may name: those of the comparison, and of one procedure."""
    found = {figure.id: figure for figure in comparison.figures}
    procedure = procedures.get(cell.of or option.procedure)
    if procedure is not None:
        found.update({figure.id: figure for figure in procedure.figures})
    return found


def context_figures(comparison: Comparison, procedures: Mapping[str, Procedure]) -> dict[str, Figure]:
    """The figures the context may name: those of the comparison and of its procedures, in that order."""
    found: dict[str, Figure] = {}
    for option in reversed(comparison.options):
        procedure = procedures.get(option.procedure)
        if procedure is not None:
            found.update({figure.id: figure for figure in procedure.figures})
    found.update({figure.id: figure for figure in comparison.figures})
    return found
