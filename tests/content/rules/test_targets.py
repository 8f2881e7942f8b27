"""What a procedure aims at: said for every choice, with its side, and readable in a sentence."""

from pathlib import Path

import pytest

from tests.content.minimal import checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
SUMMARY = "met du ciment dans [[@place]]"
BOTH = ', both: "la vertèbre [[@level]] des deux côtés"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (BOTH, "", "la cible n’a pas de « both »"),
        (BOTH, f'{BOTH}, variants: ["usure"]', "la cible du geste n’est pas dite (choc)"),
        ('text: "la vertèbre [[@level]]"', 'text: "la vertèbre [[@niveau]]"', "« @niveau » n’existe pas"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    root = copied(tmp_path)
    line = edit(root, GESTE, old, new)
    problems = [p for p in checked(root).errors if message in p.message]
    assert [(p.file, p.line) for p in problems] == [(f"contenu/{GESTE}", line)]


def test_a_level_is_only_for_the_target(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, GESTE, SUMMARY, "met du ciment en [[@level]]")
    assert any("« @level » n’existe pas" in p.message for p in checked(root).errors)


def test_a_masculine_target_does_not_follow_its_preposition(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, GESTE, SUMMARY, "pousse une aiguille jusqu’à [[@place]]")
    assert not checked(root).errors
    edit(root, GESTE, 'left: "la vertèbre [[@level]] à gauche"', 'left: "le côté gauche"')
    assert any("se lira « à le… »" in p.message for p in checked(root).errors)
