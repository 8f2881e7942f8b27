"""A sentence is written once."""

from pathlib import Path

import pytest

from algoguide.content.rules.repeats import repeats
from tests.content.minimal import CONTENT, checked, copied, edit

SHIPPED = Path(__file__).parents[3] / "content"
GESTE = "gestes/geste-essai/geste.yaml"
GOAL = 'goal: "Le but est de vous soulager."'
WHY = "La douleur dure malgré les médicaments."
LONG = "Une phrase de huit mots est écrite ici."


@pytest.mark.parametrize("root", [SHIPPED, CONTENT], ids=["shipped", "small"])
def test_no_long_sentence_stands_twice(root: Path) -> None:
    assert [str(p) for p in repeats(root)] == []


@pytest.mark.parametrize("second", [LONG, f"Oui. {LONG}", LONG.replace("huit mots", "**huit** mots").upper()])
def test_a_second_copy_is_told_with_the_place_of_the_first(tmp_path: Path, second: str) -> None:
    root = copied(tmp_path)
    first = edit(root, GESTE, GOAL, f'goal: "{LONG}"')
    line = edit(root, GESTE, f'"{WHY}"', f'"{second}"')
    [problem] = [p for p in checked(root).errors if p.rule == "repetition"]
    assert (problem.file, problem.line) == (f"contenu/{GESTE}", line)
    assert f"contenu/{GESTE}, ligne {first}" in problem.message


@pytest.mark.parametrize(
    "second",
    [
        "Une phrase de sept mots est écrite.",
        "Une phrase de huit mots est écrite là.",
        "{{longue}}",
    ],
)
def test_short_other_and_shared_sentences_pass(tmp_path: Path, second: str) -> None:
    root = copied(tmp_path)
    first = "Une phrase de sept mots est écrite." if "sept" in second else LONG
    edit(root, GESTE, GOAL, f'phrases: {{longue: "{first}"}}\ngoal: "{{{{longue}}}}"')
    edit(root, GESTE, f'"{WHY}"', f'"{second}"')
    assert not [p for p in checked(root).errors if p.rule == "repetition"]


def test_titles_of_studies_may_be_alike(tmp_path: Path) -> None:
    root = copied(tmp_path)
    title = "Auteur A. et coll. Une étude au titre très long et presque pareil."
    (root / "sources.yaml").write_text(
        (root / "sources.yaml").read_text(encoding="utf-8")
        + "".join(f'  autre-{n}:\n    citation: "{title}"\n    quality: "A"\n' for n in (1, 2)),
        encoding="utf-8",
    )
    assert not [p for p in checked(root).errors if p.rule == "repetition"]
