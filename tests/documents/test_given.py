"""What the record notes of a pack is what its pages say."""

import re
from dataclasses import replace

from algoguide.domain.document import DocumentKind, PackOptions
from tests.documents.press import EVERY, HOUSE, Press, small_sheet
from tests.documents.reading import Paper

OPTIONS = PackOptions(EVERY, establishment=HOUSE)
FOOTER = re.compile(r"version (\S+) · ([0-9a-f]{12})\b")


def footers(paper: Paper) -> list[tuple[str, str]]:
    """Version and fingerprint of each document in order, as printed at the foot of its pages."""
    return list(dict.fromkeys(found for page in paper.pages for found in FOOTER.findall(page)))


def test_it_is_what_the_footers_print(small: Press) -> None:
    sheet = small_sheet(small)
    for options in (OPTIONS, replace(OPTIONS, large_print=True), replace(OPTIONS, two_sided=True)):
        given = small.maker.given(sheet, options)
        assert [(d.version, d.fingerprint) for d in given] == footers(Paper(small.maker.pack(sheet, options)))
        assert len(given) == len(EVERY)


def test_two_procedures_have_each_their_information(small: Press) -> None:
    first = small_sheet(small)
    second = small_sheet(small, variant="choc")
    second = replace(second, procedure=replace(second.procedure, id="autre", name="Autre geste"))
    given = small.maker.given(first, OPTIONS, second)
    assert [(d.version, d.fingerprint) for d in given] == footers(
        Paper(small.maker.pack(first, OPTIONS, beside=second))
    )
    assert [d.title for d in given] == [
        "Fiche d’information – Geste d’essai",
        "Fiche d’information – Autre geste",
        "L’essentiel, en très simple – Geste d’essai",
        "L’essentiel, en très simple – Autre geste",
        "Consentement à signer – Geste d’essai, puis autre geste",
        "Ma préparation, jour par jour – Geste d’essai, puis autre geste",
        "Après le geste – Geste d’essai, puis autre geste",
    ]


def test_only_what_is_chosen_and_its_size(small: Press) -> None:
    options = replace(OPTIONS, kinds=(DocumentKind.CONSENT,), large_print=True)
    (given,) = small.maker.given(small_sheet(small), options)
    assert given.title == "Consentement à signer – Geste d’essai (grands caractères)"
