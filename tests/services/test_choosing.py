"""Choosing in a small fictional library whose procedure has every kind of mode."""

from dataclasses import replace
from typing import Any

import pytest

from algoguide.domain.catalogue import Entry
from algoguide.domain.errors import KnownError
from algoguide.domain.procedure import ModeRule, Place, SideRule, Variant, VariantAxis
from algoguide.domain.selection import Selection, Side
from algoguide.services.choosing import Choosing
from tests.ui import shell_library

CAUSE = VariantAxis(
    "cause",
    "Cause",
    required=True,
    options=(Variant("usure", "Usure", "usure"), Variant("choc", "Choc", "choc")),
)
LEVEL = VariantAxis(
    "etage",
    "Étage",
    required=False,
    options=(Variant("thoracique-lombaire", "Dos", "dos"), Variant("cervicale", "Cou", "cou")),
    from_level=True,
)
RULES = (
    ModeRule("locale", "possible", "Parfois."),
    ModeRule("sedation", "usual", "D’habitude."),
    ModeRule("hypnose", "unconfirmed", "On ne sait pas."),
    ModeRule("meopa", "forbidden", "Le gaz ne suffit pas."),
    ModeRule("generale", "discouraged", "C’est trop."),
    ModeRule("generale", "unconfirmed", "À décider.", variants=("cervicale",)),
)


@pytest.fixture
def choosing() -> Choosing:
    return library()


def library(**changes: Any) -> Choosing:
    base = shell_library.library()
    procedure = replace(
        shell_library.procedure(),
        **{"axes": (CAUSE, LEVEL), "modes": RULES, "place": Place.LEVEL, "side": SideRule.ONE, **changes},
    )
    modes = {
        m: shell_library.mode(m, m.capitalize(), "On sent peu.")
        for m in ("locale", "sedation", "hypnose", "meopa", "generale")
    }
    planned = Entry("geste-prevu", "Geste prévu", "essais")
    catalogue = replace(base.catalogue, procedures=(*base.catalogue.procedures, planned))
    return Choosing(replace(base, catalogue=catalogue, procedures={procedure.id: procedure}, modes=modes))


def test_the_defaults_complete_a_choice(choosing: Choosing) -> None:
    assert choosing.select("geste-essai", variants=["choc"]) == Selection(
        {"cause": "choc", "etage": "thoracique-lombaire"}, "sedation"
    )


def test_variants_in_any_order(choosing: Choosing) -> None:
    one = choosing.select("geste-essai", variants=["usure", "cervicale"])

    assert one == choosing.select("geste-essai", variants=["cervicale", "usure"])
    assert one.variants == {"cause": "usure", "etage": "cervicale"}


@pytest.mark.parametrize(
    ("place", "etage"),
    [
        ("L1", "thoracique-lombaire"),
        ("D 12", "thoracique-lombaire"),
        ("C5", "cervicale"),
        ("bassin", "thoracique-lombaire"),
    ],
)
def test_a_level_decides_the_variant_that_follows_from_it(choosing: Choosing, place: str, etage: str) -> None:
    chosen = choosing.select("geste-essai", variants=["usure"], place=place)

    assert chosen.variants["etage"] == etage
    assert chosen.place == place


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"procedure_id": "absent"}, "n’existe pas"),
    ({"procedure_id": "geste-prevu"}, "pas encore écrite"),
    ({"variants": ()}, "Il faut choisir la variante « Cause » avec --variant : usure, choc"),
    ({"variants": ["mystere"]}, r"choisissez parmi : Cause \(usure, choc\)"),
    ({"variants": ["usure", "choc"]}, "gardez-en une"),
    ({"variants": ["usure", "cervicale"], "place": "L1"}, "ne va pas avec"),
    ({"place": "x" * 21}, "20 caractères"),
    ({"place": "L1\x07"}, "20 caractères"),
    ({"side": "dessus"}, "gauche, droite ou bilateral"),
    ({"side": "bilateral"}, "d’un seul côté"),
    ({"mode": "magie"}, "choisissez parmi : locale, sedation"),
    ({"mode": "meopa"}, "interdit pour ce geste. Le gaz ne suffit pas. Choisissez"),
    ({"mode": "hypnose"}, "à confirmer par votre équipe. On ne sait pas."),
    ({"mode": "generale"}, "déconseillé pour ce geste.*--confirm-discouraged"),
    ({"mode": "generale", "variants": ["usure", "cervicale"], "discouraged_confirmed": True}, "à confirmer"),
]


@pytest.mark.parametrize(("wanted", "said"), REFUSED)
def test_what_makes_no_sense_is_refused_with_what_to_do(
    choosing: Choosing, wanted: dict[str, Any], said: str
) -> None:
    with pytest.raises(KnownError, match=said) as refused:
        choosing.select(**{"procedure_id": "geste-essai", "variants": ["usure"], **wanted})
    assert refused.value.status == 2


def test_a_side_or_a_level_that_a_procedure_has_not() -> None:
    plain = library(place=Place.NONE, side=SideRule.NONE)

    with pytest.raises(KnownError, match="retirez --level"):
        plain.select("geste-essai", variants=["usure"], place="L1")
    with pytest.raises(KnownError, match="retirez --side"):
        plain.select("geste-essai", variants=["usure"], side="gauche")


def test_the_doctor_may_confirm_a_discouraged_mode(choosing: Choosing) -> None:
    chosen = choosing.select(
        "geste-essai", variants=["usure"], mode="generale", side="gauche", discouraged_confirmed=True
    )

    assert chosen.mode == "generale"
    assert chosen.side is Side.LEFT
    assert choosing.sheet("geste-essai", chosen).mode_rule.status == "discouraged"


def test_a_rule_for_a_variant_prevails(choosing: Choosing) -> None:
    procedure = choosing.procedure("geste-essai")

    assert choosing.mode_rules(procedure, ["thoracique-lombaire"])["generale"].status == "discouraged"
    assert choosing.mode_rules(procedure, ["cervicale"])["generale"].status == "unconfirmed"
    assert choosing.offered(procedure, ["usure"]) == ("locale", "sedation")


def test_a_rule_may_name_its_variant_with_its_axis() -> None:
    limited = ModeRule("generale", "forbidden", "Jamais.", variants=("etage:cervicale",))
    some = library(modes=(*RULES[:5], limited))
    procedure = some.procedure("geste-essai")

    assert some.mode_rules(procedure, ["thoracique-lombaire"])["generale"].status == "discouraged"
    assert some.mode_rules(procedure, ["cervicale"])["generale"].status == "forbidden"


def test_a_rule_limited_on_two_axes_needs_both() -> None:
    limited = ModeRule("generale", "forbidden", "Jamais.", variants=("choc", "cervicale"))
    some = library(modes=(*RULES[:5], limited))
    procedure = some.procedure("geste-essai")

    for chosen in (["choc", "thoracique-lombaire"], ["usure", "cervicale"]):
        assert some.mode_rules(procedure, chosen)["generale"].status == "discouraged"
    assert some.mode_rules(procedure, ["choc", "cervicale"])["generale"].status == "forbidden"


def test_without_a_usual_mode_the_first_possible_one_starts() -> None:
    some = library(modes=(RULES[2], RULES[0]))
    none = library(modes=(RULES[2], RULES[3]))

    assert some.usual_mode(some.procedure("geste-essai"), []) == "locale"
    with pytest.raises(KnownError, match="Aucun mode"):
        none.usual_mode(none.procedure("geste-essai"), [])


def test_a_choice_on_screen_never_leaves_an_impossible_selection(choosing: Choosing) -> None:
    procedure = choosing.procedure("geste-essai")
    start = choosing.select(
        "geste-essai", variants=["usure"], mode="generale", place="L1", discouraged_confirmed=True
    )

    moved = choosing.changed(procedure, start, axis="etage", variant="cervicale")

    assert (moved.mode, moved.place, moved.discouraged_confirmed) == ("sedation", None, False)
    kept = choosing.changed(procedure, start, axis="cause", variant="choc")
    assert (kept.mode, kept.place, kept.discouraged_confirmed) == ("generale", "L1", True)


def test_a_page_starts_with_the_variants_that_the_pain_preselects(choosing: Choosing) -> None:
    procedure = choosing.procedure("geste-essai")

    assert choosing.starting(procedure).variants["cause"] == "usure"
    assert choosing.starting(procedure, ["cause:choc"]).variants["cause"] == "choc"
    assert choosing.starting(procedure, ["choc"]).variants == {
        "cause": "choc",
        "etage": "thoracique-lombaire",
    }


@pytest.mark.parametrize("place", ["L5", "L5-S1", "l 4", "S1", "sacrum", "à droite"])
def test_a_level_of_the_region_is_taken(place: str) -> None:
    choosing = library(regions=("lombaire", "sacrum"))
    assert choosing.select("geste-essai", variants=["choc"], place=place).place == place


@pytest.mark.parametrize("place", ["C6", "c5-c6", "T12", "D11", "cou"])
def test_a_level_of_another_region_is_refused(place: str) -> None:
    choosing = library(regions=("lombaire", "sacrum"), axes=(CAUSE,))
    with pytest.raises(KnownError, match="n’est pas un niveau de ce geste"):
        choosing.select("geste-essai", variants=["choc"], place=place)


@pytest.mark.parametrize("place", ["L4-L5", "L5–S1", "l4/5", "L4 - L5"])
def test_a_disc_is_told_by_its_two_vertebrae(place: str) -> None:
    choosing = library(place=Place.DISC, axes=(CAUSE,))
    assert choosing.select("geste-essai", variants=["choc"], place=place).place == place


@pytest.mark.parametrize("place", ["L5", "S1", "lombaire", "L4-", "-L5"])
def test_a_vertebra_is_not_a_disc(place: str) -> None:
    choosing = library(place=Place.DISC, axes=(CAUSE,))
    with pytest.raises(KnownError, match="n’est pas un disque"):
        choosing.select("geste-essai", variants=["choc"], place=place)
