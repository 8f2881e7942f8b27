"""Links: each kind broken is told at its line with what to write; what nearly looks broken is not."""

from pathlib import Path

import pytest

from tests.content.minimal import checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
FIGURES = "gestes/geste-essai/chiffres.yaml"
PAIN = "douleurs/douleur-essai.yaml"
FLAGS = "commun/alertes.yaml"

BROKEN = [
    (
        GESTE,
        'guide l’aiguille à l’écran.", sources: ["essai-2020"]',
        'x.", sources: ["essai-202"]',
        "essai-2020",
    ),
    (FIGURES, 'figure: "soulages"', 'figure: "soulage"', "soulages"),
    (FIGURES, 'comparison: "soulages-sans"', 'comparison: "soulages-san"', "soulages-sans"),
    (FIGURES, 'figure: "infection-os"', 'figure: "infection"', "infection-os"),
    (FIGURES, "[[baisse]]", "[[baise]]", "baisse"),
    (GESTE, "[[@place]]", "[[@plase]]", "place"),
    (GESTE, "[[@place]]", "[[@place]", "[[identifiant]]"),
    (
        GESTE,
        'plate: "vertebre-profil", step: "ciment"',
        'plate: "vertebre", step: "ciment"',
        "vertebre-profil",
    ),
    (GESTE, 'plate: "vertebre-profil", step: "ciment"', 'plate: "vertebre-profil", step: "cimen"', "ciment"),
    ("corps.yaml", 'plate: "corps"', 'plate: "corp"', "corps"),
    ("corps.yaml", 'pains: ["douleur-essai", "douleur-prevue"]', 'pains: ["douleur-esai"]', "douleur-essai"),
    (GESTE, 'variants: ["choc"]', 'variants: ["chok"]', "choc"),
    (GESTE, 'variants: ["choc"]', 'variants: ["raison:choc"]', "choc"),
    (PAIN, 'variants: ["usure"]', 'variants: ["usur"]', "usure"),
    (GESTE, 'modes: ["locale"]', 'modes: ["local"]', "locale"),
    (GESTE, "  hypnose: {", "  hipnose: {", "hypnose"),
    (FLAGS, 'modes: ["generale"]', 'modes: ["general"]', "generale"),
    (GESTE, 'family: "essai"', 'family: "esai"', "essai"),
    ("catalogue.yaml", '"Geste prévu", family: "essai"', '"Geste prévu", family: "esai"', "essai"),
    (GESTE, 'procedure: "geste-prevu"', 'procedure: "geste-prev"', "geste-prevu"),
    (GESTE, 'with_id: "radiotherapie"', 'with_id: "geste-prevus"', "geste-prevu"),
    (PAIN, 'procedure: "geste-prevu"', 'procedure: "geste-prev"', "geste-prevu"),
    (PAIN, '"deficit-membre"', '"deficit"', "deficit-membre"),
]


@pytest.mark.parametrize(("file", "old", "new", "proposed"), BROKEN)
def test_a_broken_link_is_told_with_the_closest_name(
    tmp_path: Path, file: str, old: str, new: str, proposed: str
) -> None:
    root = copied(tmp_path)
    line = edit(root, file, old, new)
    found = [p for p in checked(root).errors if p.rule == "lien"]
    assert [(p.file, p.line) for p in found] == [(f"contenu/{file}", line)]
    assert proposed in found[0].advice


NEARLY = [
    (GESTE, 'variants: ["choc"]', 'variants: ["cause:choc"]'),
    (GESTE, 'procedure: "geste-prevu"', 'procedure: ""'),
    (GESTE, 'with_id: "radiotherapie"', 'with_id: "chirurgie"'),
    (GESTE, 'with_id: "radiotherapie"', 'with_id: "geste-prevu"'),  # known, not written
    (PAIN, '  - procedure: "geste-prevu"', '  - procedure: "geste-essai"'),
]


@pytest.mark.parametrize(("file", "old", "new"), NEARLY)
def test_what_exists_or_is_planned_is_a_link(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    assert checked(root).errors == ()


def test_a_shared_risk_is_checked_where_it_is_used(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, "commun/risques.yaml", '    name: "Une infection"', '    figure: "x"\n    name: "[[y]]"')
    found = {(p.file, p.message) for p in checked(root).errors if p.rule == "lien"}
    assert found == {("contenu/commun/risques.yaml", "le chiffre « y » n’existe pas")}


def test_a_local_value_is_refused_where_nothing_replaces_it(tmp_path: Path) -> None:
    root = copied(tmp_path)
    line = edit(root, PAIN, 'summary: "', 'summary: "Appelez [[@phone-day]]. ')
    (problem,) = checked(root).errors
    assert (problem.file, problem.line, problem.rule) == (f"contenu/{PAIN}", line, "lien")


def test_a_sheet_outside_the_catalogue_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / PAIN).rename(root / "douleurs" / "douleur-esai.yaml")
    found = [p for p in checked(root).errors if p.rule == "lien"]
    assert [p.advice for p in found] == ["vouliez-vous « douleur-essai » ?"]


def test_links_to_a_broken_file_are_not_told_twice(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, "illustrations/vertebre-profil.yaml", "size: [1000, 640]", "size: [1000]")
    edit(root, "sources.yaml", "references:", "references: x: y")
    assert {p.rule for p in checked(root).errors} == {"forme", "lecture"}


def test_a_figure_of_a_mode_may_be_named_by_the_texts_of_this_mode(tmp_path: Path) -> None:
    root = copied(tmp_path)
    figure = (root / FIGURES).read_text(encoding="utf-8").split("  dose:\n")[1].split("outcomes:")[0]
    with (root / "anesthesie/sedation.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"figures:\n  duree:\n{figure}")
    edit(root, GESTE, "Vous dormez à moitié.", "Vous dormez [[duree]].")
    assert checked(root).errors == ()
    edit(root, GESTE, "La peau est endormie.", "La peau est endormie [[duree]].")
    assert [p.rule for p in checked(root).errors] == ["lien"]
