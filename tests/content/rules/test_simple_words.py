from dataclasses import replace

import pytest

from algoguide.content.building import build
from algoguide.content.rules.base import TextKind
from algoguide.content.rules.simple_words import simple_words
from algoguide.domain.figure import Quantity
from tests.content.minimal import CONTENT
from tests.content.rules.saying import quoted, with_glossary

GLOSSARY = with_glossary(infiltration=("Infiltration",), metastase=("Métastase", "métastases"))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Une moitié, 50 % des gens.", "50\u00a0%"),
        ("Vingt pour cent.", "pour cent"),
        ("On fait une embolisation.", "embolisation"),
        ("On fait deux infiltrations.", "infiltrations"),  # this form is not explained
        ("La métastatique.", "métastatique"),
        ("Un pneumothorax.", "pneumothorax"),
    ],
)
def test_l_essentiel_refuses(raw: str, shown: str) -> None:
    assert f"« {shown} »" in quoted(simple_words, raw, TextKind.SIMPLE, GLOSSARY)


@pytest.mark.parametrize(
    "raw",
    [
        "On fait une infiltration.",
        "Des métastases, une Métastase.",
        "Le ciment durcit.",
        "On vous endort.",
        "La moitié.",
    ],
)
def test_l_essentiel_admits(raw: str) -> None:
    assert quoted(simple_words, raw, TextKind.SIMPLE, GLOSSARY) == ""


def test_the_standard_level_may_use_them() -> None:
    assert quoted(simple_words, "Une embolisation, 50 %.", TextKind.PROSE, GLOSSARY) == ""


def test_a_figure_in_percent_is_a_percentage() -> None:
    made = build(CONTENT)
    library = made.library
    sheet = library.procedures["geste-essai"]
    figures = tuple(replace(f, unit="%") if isinstance(f, Quantity) else f for f in sheet.figures)
    changed = replace(library, procedures={"geste-essai": replace(sheet, figures=figures)})
    text = next(
        t for t in made.origins.texts if t.kind is TextKind.SIMPLE and t.owner == "gestes/geste-essai"
    )
    named = replace(text, text="La dose est de [[dose]].")
    assert not list(simple_words(library, [named], made.origins.where))
    (found,) = simple_words(changed, [named], made.origins.where)
    assert "[[dose]]" in found.message
