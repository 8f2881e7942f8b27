"""What a sheet must hold, sources, passports, pictures: broken, and nearly."""

# ruff: noqa: E501 - tables of faults, one a line

from datetime import date
from pathlib import Path

import pytest

from algoguide.content.checking import check
from algoguide.content.rules.walking import choices, said
from tests.content.minimal import CONTENT, TODAY, checked, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"
FIGURES = "gestes/geste-essai/chiffres.yaml"
FLAGS = "commun/alertes.yaml"
RESOURCES = Path(__file__).parents[2] / "resources" / "illustrations"

REFUSAL = 'refusal: "Si vous refusez, vous serez soigné pareil."\n'
DECIDE = '  - "C’est vous qui décidez."\n'

BROKEN = [
    ("axe", GESTE, '      usure: {name: "Usure de l’os", short: "usure"}\n', "", "n’offre pas de choix"),
    ("statut", GESTE, '  hypnose: {status: "unconfirmed", reason: "Aucune étude ne porte sur ce geste.", to_confirm: true}\n', "", "« hypnose » n’a pas de statut"),
    ("usuel", GESTE, 'status: "usual"', 'status: "possible"', "aucune anesthésie n’est habituelle"),
    ("rien", GESTE, "    nothing: true\n", "", "proposé 0 fois"),
    ("rien-limité", GESTE, "    nothing: true\n", '    nothing: true\n    variants: ["usure"]\n', "proposé 0 fois (choc)"),
    ("rien-double", GESTE, '    procedure: "geste-prevu"\n', "    nothing: true\n", "proposé 2 fois"),
    ("refus", GESTE, REFUSAL, "", "un refus n’est pas dit"),
    ("refus-limité", GESTE, REFUSAL, 'refusal: {text: "x", variants: ["usure"]}\n', "un refus n’est pas dit (choc)"),
    ("bref", GESTE, DECIDE, DECIDE * 4, "« En bref » a 6\u00a0lignes"),
    ("étapes", GESTE, 'body: "Vous êtes à plat ventre sur la table."', 'body: {text: "x", variants: ["usure"]}', "2\u00a0étapes sont décrites"),
    ("chiffre", FIGURES, " La dose de rayons est de [[dose]].", "", "« dose » n’est employé nulle part"),
    ("bénéfice-vide", FIGURES, '    body: {text: "En moyenne, [[baisse]]. La dose de rayons est de [[dose]].", sources: ["essai-2020"]}\n', "", "ni chiffre ni texte"),
    ("deux-façons", FIGURES, '    unaffected: "n’ont pas moins mal"\n', "", "des deux façons"),
    ("comparaison", FIGURES, '    comparison_label: "avec un faux geste"\n', "", "la comparaison n’a pas de nom"),
    ("horizon", FIGURES, 'faux geste"\n      horizon: "14 jours"', 'faux geste"\n      horizon: "1 an"', "pas le même horizon"),
    ("essentiel", FIGURES, '    simple: "Un bleu peut venir."\n', "", "l’essentiel ne dit rien de « bleu »"),
    ("essentiel-alerte", FLAGS, '    simple: "Votre visage gonfle."\n', "", "l’essentiel ne dit rien de « allergie »"),
    ("consentement", FIGURES, '    consent: "Un bleu"\n', "", "le consentement ne dit rien du risque « bleu »"),
    ("source-c", GESTE, 'guide l’aiguille à l’écran.", sources: ["essai-2020"]', 'x.", sources: ["site-faible"]', "qualité C"),
    ("source-mode", GESTE, 'suffit le plus souvent.", sources: ["essai-2020"]', 'suffit."', "aucune source n’est donnée"),
    ("source-alerte", FLAGS, "    to_confirm: true\n", "", "aucune source n’est donnée"),
    ("source-chiffre", FIGURES, 'sources: ["essai-2020"]\n      checked: "2026-11-21"\n      to_confirm: true', 'sources: []\n      checked: "2026-11-21"', "ce chiffre n’a pas de source"),
    ("ancien", GESTE, 'checked: "2026-11-21"', 'checked: "2024-11-21"', "24 mois ou plus"),
    ("futur", GESTE, 'checked: "2026-11-21"', 'checked: "2026-11-22"', "dans le futur"),
    ("étudiés", FIGURES, "studied: 54", "studied: 0", "étudiées est impossible"),
    ("alt", "illustrations/corps.yaml", "Une personne debout, dessinée de face et de dos.", "Le corps debout", "ne décrit pas l’image"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_a_fault_is_told(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    errors = checked(root).errors
    assert any(message in p.message for p in errors), [p.message for p in errors]
    assert all(p.line for p in errors)


NEARLY = [
    ("statut-par-variante", GESTE, '  hypnose: {status: "unconfirmed", reason: "Aucune étude ne porte sur ce geste.", to_confirm: true}\n', '  hypnose:\n    - {status: "unconfirmed", reason: "On ne sait pas.", to_confirm: true}\n    - {status: "forbidden", reason: "Non.", variants: ["choc"], to_confirm: true}\n'),
    ("rien-par-variante", GESTE, "    nothing: true\n", '    nothing: true\n    variants: ["usure", "choc"]\n'),
    ("bref-cinq", GESTE, DECIDE, DECIDE * 3),
    ("source-c-à-confirmer", GESTE, 'guide l’aiguille à l’écran.", sources: ["essai-2020"]', 'x.", sources: ["site-faible"], to_confirm: true'),
    ("source-c-et-a", GESTE, 'guide l’aiguille à l’écran.", sources: ["essai-2020"]', 'x.", sources: ["site-faible", "essai-2020"]'),
    ("presque-ancien", GESTE, 'checked: "2026-11-21"', 'checked: "2024-11-22"'),
    ("alt-court", "illustrations/corps.yaml", "Une personne debout, dessinée de face et de dos.", "Un corps de deux côtés."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), [c[1:] for c in NEARLY], ids=[c[0] for c in NEARLY])
def test_what_nearly_breaks_a_rule_is_fine(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copied(tmp_path)
    edit(root, file, old, new)
    assert checked(root).errors == ()


def test_a_mode_with_two_general_rules_is_refused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    old = 'locale: {status: "usual", reason: "Elle suffit le plus souvent.", sources: ["essai-2020"]}'
    rule = old.removeprefix("locale: ")
    edit(root, GESTE, old, f"locale: [{rule}, {rule}]")
    messages = [p.message for p in checked(root).errors]
    assert "l’anesthésie « locale » a plusieurs statuts (usure)" in messages


def test_a_mode_that_a_variant_forbids_is_no_choice_with_it(tmp_path: Path) -> None:
    root = copied(tmp_path)
    old = (
        'sedation: {status: "possible", reason: "Elle aide une personne anxieuse.", sources: ["essai-2020"]}'
    )
    forbidden = '{status: "forbidden", reason: "Non.", variants: ["choc"], to_confirm: true}'
    edit(root, GESTE, old, f"sedation: [{old.removeprefix('sedation: ')}, {forbidden}]")
    (procedure,) = checked(root).library.procedures.values()
    offered = {said(selection) for selection in choices(procedure)}
    assert "usure, sedation" in offered
    assert "choc, sedation" not in offered


def test_the_day_of_the_check_is_a_parameter(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert check(root, today=date(2028, 11, 20)).errors == ()
    assert {p.rule for p in check(root, today=date(2028, 11, 21)).errors} == {"passeport"}


def test_layers_are_those_of_the_drawing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert check(root, today=TODAY, drawings=RESOURCES).errors == ()
    file = "illustrations/vertebre-profil.yaml"
    line = edit(root, file, '["fond", "os", "aiguille"]', '["fond", "os", "aiguile"]')
    (problem,) = check(root, today=TODAY, drawings=RESOURCES).errors
    assert (problem.line, problem.advice) == (line, "vouliez-vous « aiguille » ?")


def test_icons_are_those_that_are_shipped(tmp_path: Path) -> None:
    root, shipped = copied(tmp_path), RESOURCES.parent / "icons"
    assert check(root, today=TODAY, icons=shipped).errors == ()
    line = edit(root, GESTE, 'icon: "clock"', 'icon: "clok"')
    (problem,) = check(root, today=TODAY, icons=shipped).errors
    assert (problem.line, problem.advice) == (line, "vouliez-vous « clock » ?")


def test_a_plate_without_its_drawing_is_told(tmp_path: Path) -> None:
    found = check(copied(tmp_path), today=TODAY, drawings=tmp_path).errors
    assert len(found) == 4
    assert {p.rule for p in found} == {"image"}


def test_what_is_to_confirm_and_not_written_is_counted() -> None:
    report = checked(CONTENT)
    assert report.unwritten == {
        "douleurs": ("douleur-prevue",),
        "gestes": ("geste-prevu",),
        "anesthesie": (),
    }
    assert report.counts["to_confirm"] == len(report.unconfirmed) == 10
    assert all(u.line for u in report.unconfirmed)
