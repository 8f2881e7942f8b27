"""A comparison is fair or is refused: each rule with what breaks it, and with what nearly does."""

from pathlib import Path

import pytest

from algoguide.domain.problem import Severity
from tests.content.minimal import checked, copied, edit

FILE = "comparaisons/douleur-essai.yaml"
RIGHT = """\
about: "Un os du dos fait mal."
decision: "Faut-il un geste ?"
checked: "2026-11-20"
context: {text: "Souvent, [[soulages]] vont mieux.", sources: ["essai-2020"]}
options:
  sans-geste: {name: "Continuer sans geste", nothing: true}
  ciment: {name: "Le ciment", procedure: "geste-essai", variants: ["usure"]}
rows:
  quoi:
    title: "Ce que c’est"
    topic: "quoi"
    cells:
      sans-geste: {body: {text: "On attend.", to_confirm: true}}
      ciment: {body: {text: "On met du ciment.", sources: ["essai-2020"]}}
  anesthesie:
    title: "Anesthésie"
    topic: "anesthesie"
    cells: {sans-geste: "none", ciment: "unknown"}
  moins-mal:
    title: "Moins mal, à 14 jours"
    topic: "benefice"
    arrays: true
    cells:
      sans-geste:
        {figure: "soulages-sans", of: "geste-essai", badge: "après un faux geste", affected: "ont moins mal"}
      ciment: {figure: "soulages", affected: "ont moins mal"}
  genes:
    title: "Gênes"
    topic: "gene"
    cells:
      sans-geste: {body: {text: "Celles des médicaments.", to_confirm: true}}
      ciment: {body: {text: "Un bleu.", sources: ["essai-2020"]}}
  risque:
    title: "Risque grave"
    topic: "risque"
    cells:
      sans-geste: "unknown"
      ciment: {figure: "infection-os", affected: "ont une infection"}
  reprise:
    title: "Travail"
    topic: "reprise"
    cells: {sans-geste: "unknown", ciment: "unknown"}
  inconnu:
    title: "Ce qu’on ignore"
    topic: "inconnu"
    cells: {sans-geste: "unknown", ciment: "unknown"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = copied(tmp_path)
    path = made / FILE
    path.parent.mkdir()
    path.write_text(RIGHT, encoding="utf-8", newline="\n")
    return made


def test_a_right_comparison_passes_and_is_counted(root: Path) -> None:
    report = checked(root)
    assert [p for p in report.problems if p.file.endswith(FILE)] == []
    assert report.counts["comparisons"] == 1
    row = report.library.comparisons["douleur-essai"].rows[2]
    assert [cell.id for cell in row.cells] == ["sans-geste", "ciment"]
    assert any(u.path.startswith("rows.genes.cells.sans-geste") for u in report.unconfirmed)


NO_STATE = 'cells: {sans-geste: "none", ciment: "unknown"}'
DRAWN = '{figure: "soulages", affected: "ont moins mal"}'
ARM = '"soulages-sans", of: "geste-essai", badge: "après un faux geste"'
RARE = '"infection-os", affected: "ont une infection"'

BROKEN = [
    # doing nothing, and something beside it
    ("nothing: true", "nothing: false", "n’est pas la première option"),
    (', variants: ["usure"]', ", nothing: true", "n’est pas la première option"),
    # each subject has its row
    ('topic: "inconnu"', 'topic: "pratique"', "aucune ligne ne dit ce qu’on ne sait pas"),
    ('topic: "gene"', 'topic: "pratique"', "aucune ligne ne dit les gênes"),
    # each cell is filled or marked
    (NO_STATE, 'cells: {ciment: "unknown"}', "la case de l’option « sans-geste » manque"),
    (NO_STATE, 'cells: {sans-geste: "none", ciment: "said"}', "la case est vide"),
    (NO_STATE, 'cells: {sans-geste: "none", ciment: "none", rien: "none"}', "l’option « rien » n’existe pas"),
    # sources
    ('{text: "On attend.", to_confirm: true}', '{text: "On attend."}', "aucune source"),
    # figures
    ('figure: "soulages", affected', 'figure: "soulage", affected', "n’existe pas dans cette colonne"),
    ('of: "geste-essai"', 'of: "geste-esai"', "n’est pas écrit"),
    ("[[soulages]]", "[[soulage]]", "« soulage » n’existe pas"),
    (RARE, '"infection-os"', "ce que ce chiffre compte"),
    (RARE, f'{RARE}, badge: "après un faux geste"', "« badge » cacherait"),
    # what compares
    (DRAWN, '"unknown"', "un dessin n’a pas d’autre dessin"),
    (DRAWN, '{figure: "soulages", affected: "sont debout"}', "ne comptent pas la même chose"),
    (ARM, '"infection-os", of: "geste-essai"', "un dessin n’a pas d’autre dessin"),
    # names
    ('title: "Travail"', 'title: "Gênes"', "deux fois"),
    ('name: "Le ciment"', 'name: "Continuer sans geste"', "deux fois"),
    # links
    ('variants: ["usure"]', 'variants: ["usur"]', "usur"),
    ('"geste-essai", variants: ["usure"]', '"geste-prevu"', "n’est pas écrit"),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_what_is_unfair_is_refused_at_its_place(root: Path, old: str, new: str, said: str) -> None:
    edit(root, FILE, old, new)
    errors = checked(root).errors
    assert any(said in p.message for p in errors), errors
    assert {p.file for p in errors} == {f"contenu/{FILE}"}


def test_what_has_no_stated_delay_is_not_drawn(root: Path) -> None:
    path = root / "gestes/geste-essai/chiffres.yaml"
    text = path.read_text(encoding="utf-8").replace('horizon: "14 jours"', 'horizon: "not stated"')
    path.write_text(text, encoding="utf-8")
    assert [p.message for p in checked(root).errors] == [
        "un chiffre sans comparaison ou sans délai ne se dessine pas ici"
    ]


def test_a_benefit_without_comparison_stands_apart(root: Path) -> None:
    edit(root, FILE, "    arrays: true\n", "")
    edit(root, FILE, '{figure: "soulages", affected: "ont moins mal"}', '{figure: "baisse"}')
    assert any("comparé à rien" in p.message for p in checked(root).errors)
    edit(root, FILE, '{figure: "baisse"}', '{state: "not-comparable", figure: "baisse"}')
    assert checked(root).errors == ()


def test_another_delay_is_another_row(root: Path) -> None:
    edit(root, FILE, "    arrays: true\n", "")
    here = 'faux geste"\n      horizon: '
    edit(root, "gestes/geste-essai/chiffres.yaml", f'{here}"14 jours"', f'{here}"1 mois"')
    told = [p for p in checked(root).errors if p.file.endswith(FILE)]
    assert told
    assert all("le délai et le comparateur" in p.message for p in told)


def test_more_words_on_one_side_are_only_noticed(root: Path) -> None:
    long = "Un bleu, une bosse, une peau rouge, un nerf qui brûle, et de la fièvre, longtemps."
    edit(root, FILE, "Un bleu.", long)
    (notice,) = [p for p in checked(root).problems if p.file.endswith(FILE)]
    assert notice.severity is Severity.NOTICE
    assert "bénéfices" in notice.message


def test_an_old_comparison_is_read_again(root: Path) -> None:
    edit(root, FILE, 'checked: "2026-11-20"', 'checked: "2024-11-20"')
    assert [p.rule for p in checked(root).errors] == ["passeport"]


def test_a_broken_sheet_is_told_once(root: Path) -> None:
    edit(root, "gestes/geste-essai/geste.yaml", 'side: "any"', 'side: "aucun"')
    assert [p for p in checked(root).errors if p.file.endswith(FILE)] == []


def test_accueil_is_made_without_comparisons(root: Path) -> None:
    from algoguide.content.building import build_front

    (root / FILE).write_text("about: [", encoding="utf-8")
    # One pain has a picture on its card: a second one, as in the real content.
    second = (root / "douleurs/douleur-essai.yaml").read_text(encoding="utf-8")
    (root / "douleurs/douleur-prevue.yaml").write_text(second, encoding="utf-8")
    front = build_front(root)
    assert front is not None
    assert dict(front.comparisons) == {}
