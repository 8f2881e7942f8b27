"""A comparison resolved: what is drawn, said, cited."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from algoguide.domain.compared import Table, told
from algoguide.domain.comparison import Cell, CellState, Comparison, Option, Row, RowTopic
from algoguide.domain.figure import (
    Certainty,
    Comparator,
    Figure,
    Frequency,
    Passport,
    Proportion,
    ProportionKind,
)
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.reference import Quality, Reference
from tests.ui.shell_library import procedure

REFERENCES = {
    "bonne": Reference("bonne", "Un essai.", Quality.A),
    "faible": Reference("faible", "Un blog.", Quality.C),
}
NOTHING = Option("rien", "Continuer sans geste", nothing=True)
ACT = Option("geste", "Le geste", "geste-essai")
OTHER = Option("autre", "Une opération")


def figure(name: str, cases: int, comparator: Comparator = Comparator.SHAM) -> Figure:
    passport = Passport(
        "des gens", "un mois", comparator, Certainty.LOW, ("bonne", "faible"), date(2026, 11, 1)
    )
    return Proportion(name, Frequency(cases, 100), None, ProportionKind.COUNT, passport)


def table(
    *rows: Row, options: tuple[Option, ...] = (NOTHING, ACT), figures: tuple[Figure, ...] = ()
) -> Table:
    comparison = Comparison(
        "douleur", "Une douleur.", "Que faire ?", (), (NOTHING, ACT, OTHER), rows, figures, "2026-11-01"
    )
    known: Mapping[str, Procedure] = {
        "geste-essai": replace(procedure(), figures=(figure("mieux", 44), figure("sans", 21)))
    }
    return told(comparison, "Douleur d’essai", options, known, REFERENCES)


def row(*cells: Cell, arrays: bool = False) -> Row:
    return Row("ligne", "Moins mal", RowTopic.BENEFIT, cells, arrays)


DRAWN = row(
    Cell("rien", figure="sans", of="geste-essai", affected="vont mieux", badge="après un faux geste"),
    Cell("geste", figure="mieux", affected="vont mieux"),
    arrays=True,
)


def test_two_figures_that_compare_are_drawn_with_their_words() -> None:
    first, second = table(DRAWN).rows[0].cells
    assert first.figure is not None
    assert second.figure is not None
    assert (first.figure.drawn, second.figure.drawn) == (True, True)
    assert (first.figure.words, first.figure.rest) == ("21\u00a0personnes sur\u00a0100", "vont mieux")
    assert (first.figure.badge, second.figure.badge) == ("après un faux geste", "comparé à un faux geste")


def test_an_array_whose_companion_was_taken_away_is_words_alone() -> None:
    shown = table(DRAWN, options=(NOTHING, OTHER))
    first, other = shown.rows[0].cells
    assert first.figure is not None
    assert not first.figure.drawn
    assert other.lead == "On ne sait pas encore"


@pytest.mark.parametrize(
    ("state", "lead"),
    [
        (CellState.UNKNOWN, "On ne sait pas encore"),
        (CellState.NOT_COMPARABLE, "Non comparable"),
        (CellState.NONE, "Rien à prévoir"),
        (CellState.SAID, ""),
    ],
)
def test_a_cell_begins_with_what_it_knows(state: CellState, lead: str) -> None:
    (cell, _) = table(row(Cell("rien", state))).rows[0].cells
    assert cell.lead == lead


def test_prose_names_the_figures_of_its_column_and_their_sources() -> None:
    said = Cell("geste", body=(Passage("Avec lui, [[mieux]].", to_confirm=True),))
    made = table(row(said))
    (_, cell) = made.rows[0].cells
    (text,) = cell.texts
    assert text.text == "Avec lui, 44\u00a0personnes sur\u00a0100."
    assert [words for words, _ in text.figures] == ["44\u00a0personnes sur\u00a0100"]
    assert cell.sources == ("bonne", "faible")
    assert (cell.to_confirm, made.to_confirm) == (True, 1)


def test_a_source_of_quality_c_is_never_printed() -> None:
    made = table(DRAWN)
    assert [reference.id for reference in made.references] == ["bonne"]
    assert made.reference_numbers(("faible", "bonne")) == (1,)


def test_a_figure_of_the_comparison_itself_serves_any_column() -> None:
    made = table(
        row(Cell("autre", figure="propre")), options=(NOTHING, OTHER), figures=(figure("propre", 3),)
    )
    (_, cell) = made.rows[0].cells
    assert cell.figure is not None
    assert cell.figure.words.startswith("3")


def test_only_what_one_may_prefer_is_weighed() -> None:
    weighed = {
        topic: Row("r", "Ligne", topic, ()).weighed
        for topic in (RowTopic.WHAT, RowTopic.UNKNOWN, RowTopic.RISK)
    }
    assert weighed == {RowTopic.WHAT: False, RowTopic.UNKNOWN: False, RowTopic.RISK: True}
