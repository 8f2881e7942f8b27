"""The page of a mode and the catalogue, on the library of test_choosing."""

from dataclasses import replace

import pytest

from algoguide.domain.establishment import Establishment
from algoguide.domain.pain import PainProcedure
from algoguide.domain.passage import Passage
from algoguide.domain.reference import Quality, Reference
from algoguide.services.cataloguing import Cataloguing, Filter
from algoguide.services.mode_page import ModePage
from tests.services.test_choosing import library


def test_the_sources_of_a_mode_without_those_of_quality_c() -> None:
    base = library().library
    references = {n: Reference(n, n, q) for n, q in (("a", Quality.A), ("c", Quality.C), ("b", Quality.B))}
    mode = replace(
        base.modes["sedation"],
        feeling=(Passage("Peu.", sources=("c", "b")),),
        who=(Passage("Un médecin.", sources=("a",)),),
    )
    page = ModePage(replace(base, references=references), mode, Establishment())

    assert [r.id for r in page.references] == ["b", "a"]
    assert page.reference_numbers(("a", "c")) == (2,)


def test_the_hours_of_the_house_fill_the_prose() -> None:
    base = library().library
    page = ModePage(base, base.modes["sedation"], Establishment(fasting_drink_hours=3))

    assert page.wording("Buvez jusqu’à [[@fasting-drink]] avant.") == "Buvez jusqu’à 3\u00a0heures avant."


@pytest.mark.parametrize(
    ("mode", "offered"),
    [("sedation", True), ("locale", True), ("hypnose", False), ("meopa", False), ("generale", False)],
)
def test_a_mode_leads_to_the_procedures_that_offer_it(mode: str, offered: bool) -> None:
    base = library().library
    found = ModePage(base, base.modes[mode], Establishment()).procedures()

    assert [selection.mode for _, selection in found] == ([mode] if offered else [])


def test_a_mode_opened_by_a_variant_starts_with_it() -> None:
    rules = library().procedure("geste-essai").modes
    opened = tuple(replace(r, status="possible") if r.variants else r for r in rules)
    base = library(modes=opened).library

    [(_, selection)] = ModePage(base, base.modes["generale"], Establishment()).procedures()

    assert selection.mode == "generale"
    assert selection.variants["etage"] == "cervicale"


@pytest.fixture
def catalogue() -> Cataloguing:
    base = library().library
    suits = PainProcedure("geste-essai", Passage("Pour vous."), Passage("Jamais."), ("choc",))
    pain = replace(base.pains["douleur-essai"], procedures=(suits,))
    other = replace(pain, id="autre-douleur", procedures=())
    return Cataloguing(replace(base, pains={pain.id: pain, other.id: other}))


def test_the_catalogue_by_family(catalogue: Cataloguing) -> None:
    [(family, [found])] = catalogue.families(Filter())

    assert family == "Essais"
    assert found.selection.variants["cause"] == "usure"
    assert [p.id for p in found.pains] == ["douleur-essai"]
    assert [p.id for p in catalogue.pains()] == ["douleur-essai"]
    assert catalogue.unwritten() == 1


def test_the_filter_by_pain_preselects_its_variants(catalogue: Cataloguing) -> None:
    [(_, [found])] = catalogue.families(Filter(pain="douleur-essai", mode="locale"))

    assert found.selection.variants["cause"] == "choc"
    assert found.selection.mode == "locale"


@pytest.mark.parametrize("wanted", [Filter(pain="autre-douleur"), Filter(mode="hypnose")])
def test_a_filter_may_leave_nothing(catalogue: Cataloguing, wanted: Filter) -> None:
    assert catalogue.families(wanted) == ()
