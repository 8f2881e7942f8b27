"""The teach-back questions: broken, and nearly."""

# ruff: noqa: E501 - tables of faults, one a line

from pathlib import Path

import pytest

from algoguide.domain.procedure import Prompt, Question
from algoguide.domain.teach_back import others, teach_back
from tests.content.minimal import checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
LOCALE = "anesthesie/locale.yaml"
RETURN = '  retour: {text: "Qui vous ramène ?", expected: "Un proche.", prompt: "le-jour", drawn_from: ["aftercare.repos"]}\n'
DAY = 'prompt: "le-jour", '

BROKEN = [
    ("quatre", GESTE, RETURN, "", "4\u00a0questions sont posées (usure, locale)"),
    ("limitée", GESTE, 'expected: "Un proche."', 'expected: "Un proche.", modes: ["locale"]', "4\u00a0questions sont posées (usure, sedation)"),
    ("sans-prompt", GESTE, DAY, "", "aucune question ne vérifie « le-jour » (usure, locale)"),
    ("prompt-limité", GESTE, RETURN, RETURN + RETURN.replace("retour", "bis").replace(DAY, "").replace("}", ', variants: ["choc"]}'), ""),
    ("prompt-double", GESTE, DAY, 'prompt: "pourquoi", ', "aucune question ne vérifie « le-jour »"),
    ("sans-partie", GESTE, ', drawn_from: ["aftercare.repos"]', "", "la réponse attendue ne dit pas d’où elle vient"),
    ("partie-inconnue", GESTE, '"aftercare.repos"', '"aftercare.repo"', "« aftercare.repo » n’est pas dit par la fiche (geste-essai, usure, locale)"),
    ("partie-ailleurs", GESTE, '"aftercare.repos"', '"anaesthesia", "risks"', "« risks » n’est pas dit par la fiche"),
    ("partie-du-mode", GESTE, '"aftercare.repos"', '"mode.monitoring"', "« mode.monitoring » n’est pas dit par la fiche"),
    ("prompt-inconnu", GESTE, DAY, 'prompt: "le-soir", ', "le-soir"),
    ("partie-mal-écrite", GESTE, '"aftercare.repos"', '"Après"', "n’est pas une partie de la fiche"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_a_fault_is_told(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    errors = checked(root).errors
    if not message:
        assert errors == ()
        return
    assert any(message in p.message for p in errors), [p.message for p in errors]
    assert all(p.line for p in errors)


def test_the_fault_is_told_where_it_is_written(tmp_path: Path) -> None:
    root = copied(tmp_path)
    line = edit(root, GESTE, '"aftercare.repos"', '"aftercare.repo"')
    (problem,) = checked(root).errors
    assert (problem.file.endswith(GESTE), problem.line) == (True, line)
    assert problem.advice == "vouliez-vous « aftercare.repos » ?"


def test_a_part_that_one_variant_lacks_is_refused_where_all_are_asked(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, GESTE, 'alternatives:\n  rien:\n    name: "Ne rien faire"\n    nothing: true\n',
         'alternatives:\n  autre:\n    name: "Rien"\n    nothing: true\n    variants: ["choc"]\n    body: "x"\n    simple: "x"\n    consent: "x"\n'
         '  rien:\n    name: "Ne rien faire"\n    nothing: true\n    variants: ["usure"]\n')  # fmt: skip
    messages = [p.message for p in checked(root).errors]
    assert "« alternatives.rien » n’est pas dit par la fiche (geste-essai, choc, locale)" in messages
    edit(root, GESTE, 'drawn_from: ["alternatives.rien"]}', 'drawn_from: ["alternatives.rien"], variants: ["usure"]}\n'
         '  rien-choc: {text: "Et sans geste ?", expected: "On ne sait pas.", prompt: "autrement", drawn_from: ["alternatives.autre"], variants: ["choc"]}')  # fmt: skip
    assert not [p for p in checked(root).errors if p.rule == "questions"]


def test_a_question_of_the_anaesthesia_is_told_in_its_file(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / LOCALE
    path.write_text(
        path.read_text(encoding="utf-8")
        + '\nquestions:\n  mal: {text: "Et si vous avez mal ?", expected: "Je le dis.", drawn_from: ["mode.speakin"]}\n',
        encoding="utf-8",
    )
    (problem,) = [p for p in checked(root).errors if p.rule == "questions"]
    assert problem.file.endswith(LOCALE)


def question(name: str, prompt: Prompt | None) -> Question:
    return Question(name, "?", "Oui.", prompt=prompt)


def test_the_first_question_of_each_prompt_in_order() -> None:
    asked = (
        question("medicaments", Prompt.MEDICINES),
        question("pourquoi", Prompt.WHY),
        question("libre", None),
        question("encore", Prompt.WHY),
    )
    assert [q.id for q in teach_back(asked)] == ["pourquoi", "medicaments"]
    assert [q.id for q in others(asked)] == ["libre", "encore"]
