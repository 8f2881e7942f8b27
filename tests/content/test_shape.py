"""The shape of files: keys, kinds of values, shared items, merging; each problem at its line."""

from pathlib import Path

import pytest

from tests.content.minimal import CONTENT, checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
FIGURES = "gestes/geste-essai/chiffres.yaml"
CARE = "gestes/geste-essai/avant-apres.yaml"

BROKEN = [
    (GESTE, 'side: "any"', 'sidee: "any"', "« sidee » est inconnue", "« side »"),
    (GESTE, 'side: "any"', 'side: "left"', "« left » n’est pas admis", "none, one ou any"),
    (GESTE, 'icon: "bone"', "icon: [1]", "icon : un texte est attendu", "guillemets"),
    (GESTE, 'other_name: "essai"', "other_name: 10:30", "« 10:30 »", "guillemets"),
    (GESTE, 'other_name: "essai"', "other_name: no", "« no »", "guillemets"),
    (GESTE, 'other_name: "essai"', "other_name:", "la valeur manque", "retirez la clé"),
    (GESTE, 'other_name: "essai"', 'other_name: " "', "le texte est vide", "retirez la clé"),
    (
        GESTE,
        'groups: ["SPINE", "CEMENT"]',
        'groups: ["spine"]',
        "« spine » n’est pas un groupe",
        "majuscules",
    ),
    (GESTE, 'groups: ["SPINE", "CEMENT"]', 'groups: "SPINE"', "une liste est attendue", "crochets"),
    (GESTE, "    required: true", '    required: "true"', "« true »", "sans guillemets"),
    (GESTE, "    required: true", "    required: oui", "« oui »", "true ou false"),
    (GESTE, "  aiguille:\n", "  Aiguille 1:\n", "« Aiguille 1 » n’est pas un identifiant", "minuscules"),
    (GESTE, 'checked: "2026-11-21"', 'checked: "21/11/2026"', "n’est pas une date", "2026-11-21"),
    (GESTE, 'title: "L’aiguille"', 'titre: "L’aiguille"', "« titre » est inconnue", "« title »"),
    (FIGURES, "cases: 24", "cases: 240", "« 240 sur 54 » est impossible", "out_of"),
    (FIGURES, "cases: 24", 'cases: "24"', "« 24 »", "sans guillemets"),
    (FIGURES, "cases: 24", "cases: 2.4", "« 2.4 »", "nombre entier"),
    (FIGURES, "high: {cases: 8", "high: {cases: 2", "sous la borne basse", "échangez"),
    (FIGURES, "high: 10", "high: 1", "sous la borne basse", "échangez"),
    (FIGURES, "after: 3.5", "after: 3,5", "« 3,5 »", "avec un point"),
    (FIGURES, 'kind: "change"', 'kind: "mean"', "le genre du chiffre est inconnu", "quantity"),
    (
        FIGURES,
        'use: "infection-profonde"',
        'use: "infection-profond"',
        "n’a pas d’item",
        "« infection-profonde »",
    ),
    (CARE, 'title: "Se reposer un peu"', 'titre: "x"', "« titre » est inconnue", "« title »"),
    ("illustrations/corps.yaml", "size: [800, 900]", "size: [800]", "2\u00a0valeurs sont attendues", "liste"),
    ("illustrations/corps.yaml", 'id: "corps"', 'id: "corp"', "n’est pas le nom du fichier", "même nom"),
]


@pytest.mark.parametrize(("file", "old", "new", "message", "advice"), BROKEN)
def test_a_wrong_shape_is_told_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, message: str, advice: str
) -> None:
    root = copied(tmp_path)
    line = edit(root, file, old, new)
    found = [p for p in checked(root).errors if message in p.message]
    assert [(p.file, p.line) for p in found] == [(f"contenu/{file}", line)]
    assert advice in found[0].advice


NEARLY = [
    (GESTE, 'groups: ["SPINE", "CEMENT"]', 'groups:\n  - "SPINE"\n  - "CEMENT"'),
    (GESTE, 'checked: "2026-11-21"', "checked: 2026-11-21"),
    (GESTE, 'goal: "Le but est de vous soulager."', 'goal: ["Le but.", {text: "Vous soulager."}]'),
    (GESTE, 'icon: "bone"', "icon: bone"),
    (FIGURES, 'kind: "rate"', 'kind: "proportion"\n    proportion_kind: "rate"'),
    (FIGURES, "high: {cases: 8", "high: {cases: 3"),
    (FIGURES, "after: 3.5", "after: 3"),
    ("catalogue.yaml", 'douleur-prevue: "Douleur prévue"', 'douleur-prevue: {name: "Douleur prévue"}'),
]


@pytest.mark.parametrize(("file", "old", "new"), NEARLY)
def test_another_way_to_write_it_is_fine(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    assert checked(root).errors == ()


def test_the_content_of_the_tests_is_correct() -> None:
    assert checked(CONTENT).errors == ()


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, GESTE, 'side: "any"', 'sidee: "any"')
    edit(root, "anesthesie/locale.yaml", "depth: 0", 'depth: "a"')
    (root / "sources.yaml").write_text("a: b: c\n", encoding="utf-8")
    (root / "autre.yaml").write_text('a: "x"\n', encoding="utf-8")
    files = {p.file.removeprefix("contenu/") for p in checked(root).errors}
    assert files >= {GESTE, "anesthesie/locale.yaml", "sources.yaml", "autre.yaml"}


def test_a_missing_key_is_told_in_the_main_file(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, GESTE, 'icon: "bone"\n', "")
    found = [p for p in checked(root).errors if "« icon » manque" in p.message]
    assert [p.file for p in found] == [f"contenu/{GESTE}"]


def test_a_key_in_two_files_of_a_procedure_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    with (root / CARE).open("a", encoding="utf-8") as stream:
        stream.write('goal: "Le but."\n')
    found = [p for p in checked(root).errors if "« goal » est déjà dans" in p.message]
    assert len(found) == 1


def test_sources_may_be_split_in_a_folder_and_an_id_stands_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "sources").mkdir()
    (root / "sources.yaml").rename(root / "sources" / "a.yaml")
    new = 'references:\n  autre-2021: {citation: "Autre.", quality: "B"}\n'
    (root / "sources" / "b.yaml").write_text(new, encoding="utf-8")
    report = checked(root)
    assert report.errors == ()
    assert set(report.library.references) == {"essai-2020", "site-faible", "autre-2021"}
    (root / "sources" / "b.yaml").write_text(new.replace("autre-2021", "essai-2020"), encoding="utf-8")
    found = [p for p in checked(root).errors if "« essai-2020 » est déjà dans" in p.message]
    assert [(p.file, p.line) for p in found] == [("contenu/sources/b.yaml", 2)]


def test_a_shared_item_is_overridden_and_keeps_the_place_of_its_texts() -> None:
    report = checked(CONTENT)
    rest = {item.id: item for item in report.library.procedures["geste-essai"].aftercare}["repos"]
    assert (rest.title, rest.body.text) == ("Se reposer un peu", "Restez au calme ce jour-là.")
    places = {(t.owner, t.path): t.file for t in report.texts if "repos" in t.path}
    assert places["gestes/geste-essai", "aftercare.repos.title"].endswith("avant-apres.yaml")
    assert places["gestes/geste-essai", "aftercare.repos.body"].endswith("commun/apres.yaml")
    assert places["commun/apres", "items.repos.body"].endswith("commun/apres.yaml")


def test_texts_are_typeset_and_keep_what_was_typed() -> None:
    report = checked(CONTENT)
    text = next(t for t in report.texts if t.path == "questions.quoi.text")
    assert text.raw == "Que va-t-on vous faire ?"
    assert text.text == "Que va-t-on vous faire\u202f?"
    assert report.library.procedures["geste-essai"].questions[0].text == text.text


def test_texts_inherit_the_limits_of_what_holds_them() -> None:
    texts = {(t.owner, t.path): t for t in checked(CONTENT).texts}
    assert texts["gestes/geste-essai", "in_brief.1"].variants == ("cause:usure",)
    assert texts["gestes/geste-essai", "anaesthesia.1"].modes == ("sedation",)


def test_limits_of_two_axes_must_agree(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(
        root,
        GESTE,
        "modes:\n",
        '  site:\n    name: "Endroit"\n    required: false\n    options:\n'
        '      cou: {name: "Cou", short: "cou"}\n      dos: {name: "Dos", short: "dos"}\nmodes:\n',
    )
    edit(root, GESTE, '"Il y a une infection."', '{text: "Infection.", variants: ["choc", "cou"]}')
    passage = checked(root).library.procedures["geste-essai"].not_for[0]
    assert passage.variants == ("cause:choc", "site:cou")
