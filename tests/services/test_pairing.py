"""Two procedures of one visit."""

from dataclasses import replace

import pytest

from algoguide.domain.errors import KnownError
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Association, ModeRule, Place, SideRule, Variant, VariantAxis
from algoguide.domain.selection import Selection, Side
from algoguide.domain.sheet import Sheet
from algoguide.services.choosing import Choosing
from algoguide.services.pairing import Pairing
from tests.ui import shell_library

JOINT = VariantAxis(
    "articulation",
    "Articulation",
    required=True,
    options=(Variant("epaule", "Épaule", "épaule"), Variant("main", "Main", "main")),
)
TOGETHER = Association("ensemble", "second", Passage("Le second suit."), same_visit=True)
LATER = Association("apres", "troisieme", Passage("Un autre jour."))
OUTSIDE = Association("dehors", "radiotherapie", Passage("Des rayons."), same_visit=True)


@pytest.fixture
def pairing() -> Pairing:
    base = shell_library.library()
    first = replace(shell_library.procedure(), associations=(TOGETHER, LATER, OUTSIDE))
    second = replace(
        first,
        id="second",
        name="Second geste",
        axes=(JOINT,),
        associations=(),
        place=Place.LEVEL,
        side=SideRule.ONE,
        modes=(
            ModeRule("locale", "usual", "Le mode des essais."),
            ModeRule("generale", "possible", "Parfois.", variants=("epaule",)),
            ModeRule("generale", "unconfirmed", "À décider.", variants=("main",)),
        ),
    )
    third = replace(second, id="troisieme")
    made = {p.id: p for p in (first, second, third)}
    return Pairing(Choosing(replace(base, procedures=made)))


def sheet(pairing: Pairing, mode: str = "locale") -> Sheet:
    chosen = pairing.choosing.select("geste-essai", variants=["usure"], mode=mode)
    return pairing.choosing.sheet("geste-essai", chosen)


def test_companions_are_written_and_of_the_same_visit(pairing: Pairing) -> None:
    [companion] = pairing.companions(sheet(pairing))
    assert companion.procedure.id == "second"
    assert companion.association is TOGETHER


def test_an_association_that_the_variant_does_not_show_is_no_companion(pairing: Pairing) -> None:
    library = pairing.choosing.library
    only_after_a_shock = replace(TOGETHER, body=replace(TOGETHER.body, variants=("cause:choc",)))
    first = replace(library.procedures["geste-essai"], associations=(only_after_a_shock,))
    changed = replace(library, procedures={**library.procedures, first.id: first})
    assert not list(Pairing(Choosing(changed)).companions(sheet(Pairing(Choosing(changed)))))


@pytest.mark.parametrize("mode", ["locale", "generale"])
def test_the_second_has_the_anaesthesia_of_the_first(pairing: Pairing, mode: str) -> None:
    chosen = pairing.select(sheet(pairing, mode), "second", variants=["epaule"], side="gauche", place=" L4 ")
    assert chosen == Selection({"articulation": "epaule"}, mode, Side.LEFT, "L4")


def test_an_anaesthesia_that_does_not_suit_both_is_refused_with_one_that_does(pairing: Pairing) -> None:
    with pytest.raises(KnownError) as refusal:
        pairing.select(sheet(pairing, "generale"), "second", variants=["main"])
    assert "« Second geste »" in str(refusal.value)
    assert "choisissez, pour le premier : anesthésie locale" in str(refusal.value)


@pytest.mark.parametrize(
    ("procedure", "words"),
    [
        (
            "troisieme",
            "ne dit pas qu’il se fait avec « troisieme » à la même visite ; choisissez parmi : second",
        ),
        ("radiotherapie", "n’existe pas"),
        ("rien", "n’existe pas"),
    ],
)
def test_what_does_not_go_together_is_refused(pairing: Pairing, procedure: str, words: str) -> None:
    with pytest.raises(KnownError) as refusal:
        pairing.select(sheet(pairing), procedure)
    assert words in str(refusal.value)


def test_a_missing_variant_is_asked_for(pairing: Pairing) -> None:
    with pytest.raises(KnownError, match="Il faut choisir la variante « Articulation »"):
        pairing.select(sheet(pairing), "second")


def test_a_form_starts_with_the_first_variants(pairing: Pairing) -> None:
    assert pairing.starting(sheet(pairing), "second") == Selection({"articulation": "epaule"}, "locale")
