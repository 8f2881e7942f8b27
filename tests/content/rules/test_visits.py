"""What the nurse asks and checks, and the table of acts: broken, and nearly."""

# ruff: noqa: E501 - tables of faults, one a line

from pathlib import Path

import pytest

from algoguide.content.building import build
from algoguide.content.rules.text import text_rules
from algoguide.domain.visit import Flag
from tests.content.minimal import CONTENT, checked, copied, edit
from tests.content.rules.test_text import Everything

LIST, ACTS = "visites/preparation.yaml", "visites/actes.yaml"
MEDICINES = '  medicaments: {time: "avant", text: "Ordonnances relues", topics: ["medicaments"]'
BACK = 'groups: ["SPINE"]'
FASTING = 'modes: ["sedation", "generale"]'
SIGNED = 'flags: ["antithrombotique"]'
SHOCK = 'variants: {cause: "choc"}'
PLAIN = '{label: "GESTE ESSAI", procedure: "geste-essai"'
PLANNED = '{code: "ESSAI1", procedure: "geste-prevu"'

BROKEN = [
    ("sujet-inconnu", LIST, MEDICINES, MEDICINES.replace('["med', '["mec'), "« mecicaments » n’est pas admis", "medicaments"),
    ("sujet-de-personne", LIST, MEDICINES, MEDICINES.replace('["medicaments"]', '["hygiene"]'), "aucune fiche ne prépare le sujet « hygiene »", ""),
    ("groupe", LIST, BACK, 'groups: ["SPIN"]', "aucun geste n’est du groupe « SPIN »", "SPINE"),
    ("anesthésie", LIST, FASTING, 'modes: ["sedations"]', "l’anesthésie « sedations » n’est pas connue", "sedation"),
    ("réponse", LIST, SIGNED, 'flags: ["anticoagulant"]', "« anticoagulant » n’est pas admis", "antithrombotique"),
    ("moment", LIST, '{time: "jour"', '{time: "veille"', "« veille » n’est pas admis", "avant ou jour"),
    ("question-de-trop", LIST, "  diabete: {name", "  sucre: {name", "« sucre » n’est pas admis", "diabete"),
    ("ligne-longue", LIST, "Ordonnances relues", "Ordonnances relues" + " encore" * 7, "la ligne a 67 caractères", "60 au plus"),
    ("source-inconnue", LIST, f'{BACK}, sources: ["essai-2020"]', f'{BACK}, sources: ["essai-202"]', "la source « essai-202 » n’est pas connue", "essai-2020"),
    ("sans-source", LIST, f'{BACK}, sources: ["essai-2020"]', BACK, "aucune source n’est donnée", "to_confirm"),
    ("question-sans-source", LIST, 'decides: "Le médecin en décide.", sources: ["essai-2020"]', 'decides: "Le médecin en décide."', "aucune source n’est donnée", "to_confirm"),
    ("source-c", LIST, f'{BACK}, sources: ["essai-2020"]', f'{BACK}, sources: ["site-faible"]', "qualité C", "to_confirm"),
    ("côté", ACTS, 'label: "GESTE ESSAI"', 'label: "GESTE ESSAI GENOU G"', "« GESTE ESSAI GENOU G » dit un côté ou un niveau", "retirez-le"),
    ("côté-double", ACTS, 'label: "GESTE ESSAI"', 'label: "GESTE DROITE/GAUCHE"', "dit un côté ou un niveau", "retirez-le"),
    ("niveau", ACTS, 'label: "GESTE ESSAI"', 'label: "GESTE ESSAI L4-5"', "dit un côté ou un niveau", "retirez-le"),
    ("libellé-vide", ACTS, 'label: "GESTE ESSAI"', 'label: "…"', "« … » n’a pas de mot", "écrivez"),
    ("ni-libellé-ni-code", ACTS, 'code: "ESSAI1"', 'code: " "', "ni libellé ni code", "label"),
    ("geste", ACTS, 'procedure: "geste-prevu"', 'procedure: "geste-prev"', "le geste « geste-prev » n’est pas connu", "geste-prevu"),
    ("axe", ACTS, SHOCK, 'variants: {raison: "choc"}', "l’axe « raison » n’est pas connu", ""),
    ("variante", ACTS, SHOCK, 'variants: {cause: "chok"}', "la variante « chok » n’est pas connue", "choc"),
    ("variante-pas-écrite", ACTS, PLANNED, f"{PLANNED}, {SHOCK}", "ce geste n’est pas encore écrit", "retirez"),
    ("mode", ACTS, PLAIN, f'{PLAIN}, mode: "sedat"', "l’anesthésie « sedat » n’est pas connue", "sedation"),
    ("mode-interdit", ACTS, PLAIN, f'{PLAIN}, mode: "loco-regionale"', "n’est pas proposée pour ce geste", ""),
    ("mode-pas-confirmé", ACTS, PLAIN, f'{PLAIN}, mode: "hypnose"', "n’est pas proposée pour ce geste", ""),
    ("côté-inconnu", ACTS, PLAIN, f'{PLAIN}, side: "G"', "« G » n’est pas admis", "gauche"),
    ("clé", ACTS, PLAIN, f'{PLAIN}, variante: "choc"', "« variante » est inconnue", "« variants »"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "advice"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_a_fault_is_told_at_its_line(
    tmp_path: Path, file: str, old: str, new: str, message: str, advice: str
) -> None:
    root = copied(tmp_path)
    line = edit(root, file, old, new)
    found = [p for p in checked(root).errors if message in p.message]
    assert [(p.file, p.line) for p in found] == [(f"contenu/{file}", line)]
    assert advice in found[0].advice


NEARLY = [
    ("toujours", LIST, f", {BACK}", ""),
    ("groupe-d-une-variante", LIST, BACK, 'groups: ["OS"]'),
    ("groupe-d-un-signe", LIST, BACK, 'groups: ["SEDATION"]'),
    ("deux-conditions", LIST, BACK, f"{BACK}, {SIGNED}"),
    ("à-confirmer", LIST, f'{BACK}, sources: ["essai-2020"]', f"{BACK}, to_confirm: true"),
    ("soixante", LIST, "Ordonnances relues", "Ordonnances relues" + " encore" * 6),
    ("libellé-du-catalogue", ACTS, PLANNED, '{label: "GESTE PREVU", procedure: "geste-prevu"'),
    ("libellé-et-code", ACTS, PLAIN, f'{PLAIN}, code: "ESSAI0"'),
    ("mode", ACTS, PLAIN, f'{PLAIN}, mode: "generale"'),
    ("côté-et-niveau-choisis", ACTS, PLAIN, f'{PLAIN}, side: "gauche", place: "L1"'),
    ("élision", ACTS, '"GESTE ESSAI"', '"GESTE D EPAULE"'),
]


@pytest.mark.parametrize(("file", "old", "new"), [c[1:] for c in NEARLY], ids=[c[0] for c in NEARLY])
def test_what_nearly_breaks_a_rule_is_fine(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    assert checked(root).errors == ()


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ('{label: "geste, d’essai"', "« geste, d’essai » est déjà à la ligne 3"),
        ('{label: "Autre", code: "essai1"', "« essai1 » est déjà à la ligne 5"),
    ],
)
def test_a_label_or_a_code_means_one_thing(tmp_path: Path, added: str, message: str) -> None:
    root = copied(tmp_path)
    with (root / ACTS).open("a", encoding="utf-8") as stream:
        stream.write(f'  - {added}, procedure: "geste-prevu"}}\n')
    (problem,) = checked(root).errors
    assert (problem.file, problem.line, problem.message) == (f"contenu/{ACTS}", 6, message)


def test_a_question_that_is_missing_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    text = (root / LIST).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("  allergie:", "  rein:"))]
    (root / LIST).write_text("\n".join(kept), encoding="utf-8")
    assert [p.message for p in checked(root).errors] == [
        "la question « allergie » manque",
        "la question « rein » manque",
    ]


@pytest.mark.parametrize("file", [LIST, ACTS])
def test_a_missing_file_is_told_once_and_the_rest_is_read(tmp_path: Path, file: str) -> None:
    root = copied(tmp_path)
    (root / file).unlink()
    report = checked(root)
    assert [(p.file, p.message) for p in report.errors] == [(f"contenu/{file}", "le fichier manque")]
    assert bool(report.library.questions) == bool(report.library.check_lines) == (file == ACTS)
    assert bool(report.library.acts) == (file == LIST)


def test_a_broken_file_is_told_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, LIST, 'name: "Diabète"', "name: 3")
    edit(root, ACTS, 'code: "ESSAI1"', 'kode: "ESSAI1"')
    edit(root, "gestes/geste-essai/geste.yaml", 'icon: "bone"', "icon: [1]")
    assert {(p.file.removeprefix("contenu/"), p.rule) for p in checked(root).errors} == {
        (LIST, "forme"),
        (ACTS, "forme"),
        ("gestes/geste-essai/geste.yaml", "forme"),
    }


def test_acts_of_a_broken_sheet_are_not_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, "gestes/geste-essai/geste.yaml", 'icon: "bone"', "icon: [1]")
    assert {p.rule for p in checked(root).errors} == {"forme"}


def test_a_file_of_another_name_is_not_expected(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "visites" / "autre.yaml").write_text('a: "x"\n', encoding="utf-8")
    assert [p.file for p in checked(root).errors] == ["contenu/visites/autre.yaml"]


def test_the_sentences_of_a_visit_are_read_as_the_others(tmp_path: Path) -> None:
    root = copied(tmp_path)
    lines = {
        edit(root, LIST, "Un médecin écrit la conduite à tenir.", "Arrêtez l’aspirine 5 jours avant."),
        edit(root, LIST, "Dos déjà opéré ? Demandé", "Geste sans risque pour 3 personnes"),
        edit(root, LIST, "Le médecin dit quoi faire.", "Le geste se fait si la glycémie est sous 2 g/L."),
    }
    made = build(root)
    rules = text_rules(made.words, Everything())
    found = {p for rule in rules for p in rule(made.library, made.origins.texts, made.origins.where)}
    assert {p.rule for p in found} == {"medicament", "promesse", "chiffre"}
    assert {p.line for p in found} == lines


def test_questions_are_in_order_and_what_is_to_confirm_is_counted(tmp_path: Path) -> None:
    root = copied(tmp_path)
    text = (root / LIST).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines(keepends=True) if line.startswith("  antithrombotique"))
    (root / LIST).write_text(
        text.replace(first, "").replace("lines:\n", first + "lines:\n"), encoding="utf-8"
    )
    edit(root, LIST, f'{BACK}, sources: ["essai-2020"]', f"{BACK}, to_confirm: true")
    report = checked(root)
    assert report.errors == ()
    assert list(report.library.questions) == list(Flag)
    assert ("visites/preparation", "lines.dos") in {(u.owner, u.path) for u in report.unconfirmed}
    assert (report.counts["visit_lines"], report.counts["acts"]) == (6, 3)


def test_the_small_content_has_its_desk() -> None:
    library = checked(CONTENT).library
    assert [line.id for line in library.check_lines][:2] == ["papiers", "a-jeun"]
    assert library.acts[1].variants == {"cause": "choc"}
    assert library.questions[Flag.ANTITHROMBOTIC].detail == "lequel"
