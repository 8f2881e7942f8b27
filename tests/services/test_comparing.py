"""Two to four options, doing nothing always among them."""

from dataclasses import replace

import pytest

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.comparison import Option
from algoguide.locations import Locations
from algoguide.services.comparing import LEAST, MOST, Comparing
from tests.compiled_once import compiled_once


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library(replace(Locations.standard(), cache=compiled_once(tmp_path_factory)))


@pytest.fixture(scope="module")
def comparing(library: Library) -> Comparing:
    return Comparing(library)


def test_every_pain_that_is_written_can_be_compared(comparing: Comparing, library: Library) -> None:
    assert comparing.pains() == tuple(library.pains)


def test_at_first_every_option_is_shown(comparing: Comparing) -> None:
    for pain in comparing.pains():
        options = comparing.comparison(pain).options
        start = comparing.starting(pain)
        assert LEAST <= len(start) <= MOST
        assert start == tuple(option.id for option in options[:MOST])
        assert options[0].nothing


def test_doing_nothing_stays_and_comes_first(comparing: Comparing) -> None:
    assert comparing.chosen("articulation", ["embolisation", "infiltration"]) == (
        "sans-geste",
        "infiltration",
        "embolisation",
    )
    assert comparing.removable("articulation", ("sans-geste", "froid", "embolisation")) == (
        "froid",
        "embolisation",
    )


def test_two_options_are_left_and_four_are_not_passed(comparing: Comparing, library: Library) -> None:
    assert comparing.removable("articulation", ("sans-geste", "froid")) == ()
    assert comparing.chosen("articulation", []) == comparing.starting("articulation")
    full = comparing.starting("articulation")
    assert comparing.addable("articulation", full) == ()
    comparison = library.comparisons["articulation"]
    more = replace(comparison, options=(*comparison.options, Option("prothese", "Une prothèse")))
    wider = Comparing(replace(library, comparisons={**library.comparisons, "articulation": more}))
    everything = tuple(option.id for option in more.options)
    assert len(wider.chosen("articulation", everything)) == MOST
    assert [o.id for o in wider.addable("articulation", everything[:3])] == ["embolisation", "prothese"]
    # An option without cells says that it is not known, in every row.
    table = wider.table("articulation", ["prothese"])
    assert {row.cells[1].lead for row in table.rows} == {"On ne sait pas encore"}


def test_the_table_says_the_figures_of_the_procedures(comparing: Comparing) -> None:
    table = comparing.table("vertebre-tassee", comparing.starting("vertebre-tassee"))
    pain = next(row for row in table.rows if row.id == "deux-semaines")
    first, second = (cell.figure for cell in pain.cells)
    assert first is not None
    assert second is not None
    assert (first.figure.id, second.figure.id) == ("vapour-faux-geste", "vapour-ciment")
    assert first.drawn
    assert second.drawn
    assert table.name == "Vertèbre tassée"


def test_arrays_are_drawn_for_the_crushed_vertebra_alone(comparing: Comparing) -> None:
    drawn = {
        pain
        for pain in comparing.pains()
        for row in comparing.table(pain, comparing.starting(pain)).rows
        if any(cell.figure and cell.figure.drawn for cell in row.cells)
    }
    assert drawn == {"vertebre-tassee"}


def test_what_must_never_stand_beside_is_not_there(comparing: Comparing) -> None:
    """Matrix §6: the uncontrolled series of the knee; recent back pain beside one that lasts."""
    for pain, figures in (
        ("articulation", {"mieux-un-an", "pas-mieux-un-an"}),
        ("lombalgie", {"mieux-un-mois"}),
    ):
        table = comparing.table(pain, comparing.starting(pain))
        said = {f.id for row in table.rows for cell in row.cells for t in cell.texts for _, f in t.figures}
        said |= {cell.figure.figure.id for row in table.rows for cell in row.cells if cell.figure}
        assert not said & figures
