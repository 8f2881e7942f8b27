"""The comparison on paper: one page, a table with headers, the patient's own weights."""

from dataclasses import replace

import pytest

from algoguide.documents.compared_page import ComparedPage
from algoguide.domain.consultation import Weight
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.services.comparing import Comparing
from tests.documents.press import HOUSE, Press
from tests.documents.reading import Paper

PAIN = "vertebre-tassee"
WEIGHTS = {"deux-semaines": Weight.MUCH, "reprise": Weight.LITTLE}


def page_of(
    press: Press,
    pain: str = PAIN,
    weights: dict[str, Weight] | None = None,
    options: PackOptions | None = None,
) -> ComparedPage:
    comparing = Comparing(press.library)
    table = comparing.table(pain, comparing.starting(pain))
    return press.maker.comparisons.page(table, weights or {}, options or PackOptions(establishment=HOUSE))


@pytest.fixture(scope="module")
def page(real: Press) -> ComparedPage:
    return page_of(real, weights=WEIGHTS)


@pytest.fixture(scope="module")
def paper(page: ComparedPage) -> Paper:
    return Paper(page.pdf)


def test_it_is_one_page_on_its_side(page: ComparedPage, paper: Paper) -> None:
    assert page.pages == 1
    size = paper.shown.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (842, 595)


def test_it_says_what_the_screen_says(real: Press, paper: Paper) -> None:
    comparing = Comparing(real.library)
    table = comparing.table(PAIN, comparing.starting(PAIN))
    for words in (
        table.about,
        table.decision,
        *(o.name for o in table.options),
        *(r.title for r in table.rows),
    ):
        assert " ".join(words.split()) in paper.text
    assert "44 personnes sur 100" in paper.text
    assert "comparé à un faux geste" in paper.text
    assert "après un faux geste" in paper.text
    assert "On ne sait pas encore." in paper.text
    assert "Non comparable :" in paper.text


def test_what_counts_for_the_patient_is_said_in_words(real: Press, paper: Paper) -> None:
    assert "pour moi : beaucoup" in paper.text
    assert "pour moi : peu" in paper.text
    assert paper.text.count("pour moi :") == len(WEIGHTS)
    bare = Paper(page_of(real).pdf)
    assert "pour moi" not in bare.text


def test_the_weights_are_no_part_of_the_document(real: Press, page: ComparedPage) -> None:
    assert page_of(real).fingerprint == page.fingerprint
    other = replace(HOUSE, name="Une autre maison")
    assert page_of(real, options=PackOptions(establishment=other)).fingerprint != page.fingerprint


def test_it_is_dated_cited_unsigned_and_a_draft(page: ComparedPage, paper: Paper) -> None:
    assert "Relu le 28 novembre 2026" in paper.text
    assert "Sources : [1]" in paper.text
    assert "Projet – non validé" in paper.text
    assert page.fingerprint in paper.text
    assert "1 / 1" in paper.text
    for word in ("signature", "signer", "Signature", "je soussigné"):
        assert word not in paper.text


def test_the_table_has_its_headers_and_a_caption(real: Press, paper: Paper) -> None:
    comparison = real.library.comparisons[PAIN]
    tags = paper.tags()
    assert tags.count("Table") == 1
    assert tags.count("Caption") == 1
    assert tags.count("TH") == 1 + len(comparison.options) + len(comparison.rows)
    assert tags.count("TD") == len(comparison.options) * len(comparison.rows)
    assert tags.count("H1") == 1


def test_large_print_is_larger(real: Press, page: ComparedPage) -> None:
    large = page_of(real, options=PackOptions(establishment=HOUSE, large_print=True))
    assert large.pages > page.pages
    assert large.fingerprint != page.fingerprint


def test_a_house_that_our_fonts_cannot_print_is_refused(real: Press) -> None:
    with pytest.raises(KnownError, match="polices"):
        page_of(real, options=PackOptions(establishment=Establishment(name="病院")))


def test_a_long_house_leaves_the_page_whole(real: Press) -> None:
    house = Establishment(
        name="Centre hospitalier universitaire " * 3, unit="Imagerie " * 8, phone_day="02 00 00 00 00"
    )
    assert page_of(real, "articulation", options=PackOptions(establishment=house)).pages == 1
