"""Sentences written once and mentioned elsewhere."""

from pathlib import Path

import pytest

from algoguide.content.building import build
from algoguide.domain.problem import Severity
from tests.content.minimal import checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
GOAL = 'goal: "Le but est de vous soulager."\n'
BRIEF = 'in_brief:\n  - "Le but est de vous soulager."'


def add_phrases(root: Path) -> None:
    """One of the sheet, used twice, and one shared by all."""
    edit(root, GESTE, GOAL, 'phrases: {but: "Le but est de calmer votre douleur."}\ngoal: "{{but}}"\n')
    edit(root, GESTE, BRIEF, 'in_brief:\n  - "{{but}} {{decision}}"')
    common = root / "commun" / "phrases.yaml"
    common.write_text('phrases:\n  decision: "Vous décidez."\n', encoding="utf-8")


def test_a_phrase_stands_where_it_is_mentioned(tmp_path: Path) -> None:
    root = copied(tmp_path)
    add_phrases(root)
    procedure = build(root).library.procedures["geste-essai"]
    assert [p.text for p in procedure.goal] == ["Le but est de calmer votre douleur."]
    assert procedure.in_brief[0].text == "Le but est de calmer votre douleur. Vous décidez."
    assert not checked(root).errors


def test_a_fault_of_a_phrase_is_told_once_at_its_own_line(tmp_path: Path) -> None:
    root = copied(tmp_path)
    add_phrases(root)
    line = edit(root, GESTE, "Le but est de calmer votre douleur.", "Le but [[rien]] est de vous calmer.")
    edit(root, GESTE, "{{but}} {{decision}}", "{{decision}}")
    [problem] = [p for p in checked(root).errors if "rien" in p.message]
    assert (problem.file, problem.line) == ("contenu/" + GESTE, line)


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        ("{{but}} {{decision}}", "{{but}} {{decisio}}", "« decisio » n’existe pas", "« decision »"),
        ("{{but}} {{decision}}", "{{but}} {{}}", "« » n’existe pas", "choisissez parmi"),
    ],
)
def test_an_unknown_phrase_is_told(tmp_path: Path, old: str, new: str, message: str, advice: str) -> None:
    root = copied(tmp_path)
    add_phrases(root)
    line = edit(root, GESTE, old, new)
    [problem] = [p for p in checked(root).errors if p.rule == "phrase"]
    assert problem.line == line
    assert message in problem.message.replace("\u202f", "").replace("«  »", "« »")
    assert advice in problem.advice


@pytest.mark.parametrize("shared", [False, True])
def test_a_phrase_that_serves_nothing_is_a_notice(tmp_path: Path, shared: bool) -> None:
    root = copied(tmp_path)
    add_phrases(root)
    kept = "{{but}}" if shared else "{{decision}}"
    edit(root, GESTE, "{{but}} {{decision}}", kept)
    if not shared:
        edit(root, GESTE, 'goal: "{{but}}"', 'goal: "Le but est de vous soulager."')
    [notice] = [p for p in checked(root).problems if p.rule == "phrase"]
    assert notice.severity is Severity.NOTICE
    assert "ne sert à rien" in notice.message
    assert notice.file.endswith("commun/phrases.yaml" if shared else "geste.yaml")
