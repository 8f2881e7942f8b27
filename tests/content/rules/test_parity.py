from pathlib import Path

import pytest

from algoguide.content.building import build
from algoguide.content.rules.parity import parity
from tests.content.minimal import CONTENT, copied, edit


def said(root: Path) -> list[str]:
    made = build(root)
    assert not made.problems
    return [str(p) for p in parity(made.library, made.origins.texts, made.origins.where)]


FIGURES = "gestes/geste-essai/chiffres.yaml"
CARE = "gestes/geste-essai/avant-apres.yaml"

RISKS = [
    ("Appelez le 15.", "Un bleu peut venir.", "l’appel au 15"),
    ("Appelez le 15.", "Un bleu peut venir. Appelez le 15.", ""),
    ("Restez couché 15 minutes.", "Un bleu peut venir.", ""),
    ("Appelez-nous. Une personne peut en mourir.", "Un bleu peut venir.", "mort"),
    ("Appelez-nous. Une personne peut en mourir.", "Un bleu peut venir, et peut tuer.", ""),
    ("Une jambe peut rester paralysée.", "Un bleu peut venir.", "paralysie"),
    ("Une jambe peut rester paralysée.", "Une jambe peut rester sans force.", ""),
]
CARE_ITEMS = [
    ("Pas de volant pendant 24 heures.", "Ne conduisez pas.", "24 heures"),
    ("Pas de volant pendant 24 heures.", "Ne conduisez pas pendant 24 heures.", ""),
    ("Ne mangez plus dans les [[@fasting-food]].", "Ne mangez plus avant.", "fasting-food"),
    ("Ne mangez plus dans les [[@fasting-food]].", "L’équipe écrit l’heure.", ""),
    ("Le médecin passe dans les 24 heures.", "Le médecin passe.", ""),
    ("Ne l’arrêtez jamais seul.", "Dites-le.", "ne rien arrêter"),
    ("Ne l’arrêtez jamais seul.", "Dites-le. Ne l’arrêtez jamais.", ""),
    ("Ne changez rien de vous-même.", "Dites-le.", "ne rien arrêter"),
]


def test_the_small_content_is_even() -> None:
    assert said(CONTENT) == []


@pytest.mark.parametrize(("standard", "simple", "missing"), RISKS)
def test_a_risk_keeps_its_weight(tmp_path: Path, standard: str, simple: str, missing: str) -> None:
    root = copied(tmp_path)
    edit(root, FIGURES, "Appelez-nous s’il grossit.", standard)
    line = edit(root, FIGURES, "Un bleu peut venir.", simple)
    found = said(root)
    assert len(found) == bool(missing)
    if missing:
        assert missing in found[0]
        assert f"chiffres.yaml:{line}:" in found[0]


@pytest.mark.parametrize(("standard", "simple", "missing"), CARE_ITEMS)
def test_an_instruction_keeps_its_weight(tmp_path: Path, standard: str, simple: str, missing: str) -> None:
    root = copied(tmp_path)
    edit(root, CARE, "Prenez un repas léger.", standard)
    edit(root, CARE, "Mangez léger.", simple)
    found = said(root)
    assert len(found) == bool(missing), found
    assert missing in "".join(found)


def test_a_red_flag_keeps_its_weight(tmp_path: Path) -> None:
    root = copied(tmp_path)
    file = "commun/alertes.yaml"
    edit(root, file, 'sign: "La plaie saigne ou coule."', 'sign: "La plaie saigne : couchez-vous."')
    (found,) = said(root)
    assert "alertes.yaml" in found
    edit(root, file, 'simple: "La plaie saigne."', 'simple: "La plaie saigne. Couchez-vous."')
    assert said(root) == []
