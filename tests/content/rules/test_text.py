from pathlib import Path

from algoguide.content.building import build
from algoguide.content.rules.text import text_rules
from algoguide.domain.problem import Problem, Severity
from tests.content.minimal import CONTENT, copied, edit


class Everything:
    """A dictionary that knows every word."""

    def check(self, _word: str) -> bool:
        return True

    def suggest(self, _word: str) -> list[str]:
        return []


def said(root: Path) -> list[Problem]:
    made = build(root)
    rules = text_rules(made.words, Everything())
    found = {p for rule in rules for p in rule(made.library, made.origins.texts, made.origins.where)}
    return sorted(found)


def test_the_small_content_is_right() -> None:
    assert said(CONTENT) == []


def test_all_the_slips_of_a_text_are_told_at_its_line(tmp_path: Path) -> None:
    root = copied(tmp_path)
    wrong = "C'est garanti : 9 personnes sur 10. Arrêtez l’aspirine 5 jours avant."
    line = edit(root, "gestes/geste-essai/geste.yaml", "La douleur dure malgré les médicaments.", wrong)
    found = said(root)
    assert {p.rule for p in found} == {"typographie", "promesse", "chiffre", "medicament"}
    assert {p.line for p in found} == {line}
    assert all(p.severity is Severity.ERROR for p in found)
