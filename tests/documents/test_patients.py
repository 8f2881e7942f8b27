"""The patient of before never meets the patient of after; the same request gives the same bytes."""

from dataclasses import replace
from datetime import date

import pytest

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.patient import Patient
from tests.documents.press import EVERY, HOUSE, Press, small_sheet
from tests.documents.reading import Paper

FIRST = Patient(
    family="Abcdefghij",
    birth_family="Klmnopqrst",
    given="Ωλγα Ольга محمد Łucja",
    birth=date(1931, 7, 23),
    sex="F",
    birthplace="Zyxwville",
    ipp="987654321",
    ins="2310778000000",
)
SECOND = Patient(family="Durand", given="Paul", birth=date(1950, 1, 2), sex="M")


def pack_of(patient: Patient, *kinds: DocumentKind) -> PackOptions:
    return PackOptions(
        kinds or EVERY, patient=patient, establishment=HOUSE, planned=date(2026, 12, 1), practitioner="Dr Un"
    )


@pytest.fixture(scope="module")
def second(small: Press) -> tuple[bytes, bytes]:
    """The second pack of a maker, and the same pack of a maker that knew nobody."""
    sheet = small_sheet(small)
    busy = small.new_maker()
    assert busy.pack(sheet, pack_of(FIRST, DocumentKind.CONSENT))
    asked = pack_of(SECOND, DocumentKind.FICHE, DocumentKind.CONSENT)
    return busy.pack(sheet, asked), small.new_maker().pack(sheet, asked)


def test_the_second_pack_is_as_if_it_had_been_the_first(second: tuple[bytes, bytes]) -> None:
    after, alone = second
    assert after == alone


def test_nothing_of_the_first_patient_is_left(second: tuple[bytes, bytes]) -> None:
    paper = Paper(second[0])
    everything, text = paper.everything(), paper.text
    for word in ("Abcdefghij", "Klmnopqrst", "Ωλγα", "Ольга", "محمد", "Łucja", "23/07/1931", "987654321"):
        assert word not in text
        assert word.encode() not in everything
        assert word.encode("utf-16-be") not in everything
    assert not any(name.startswith("Noto") for name in paper.fonts())  # only the first name needed it


def test_documents_without_identity_are_the_same_for_everybody(small: Press) -> None:
    sheet = small_sheet(small)
    anonymous = tuple(kind for kind in EVERY if kind is not DocumentKind.CONSENT)
    asked = pack_of(FIRST, *anonymous)
    first = small.maker.separate(sheet, asked)
    other = small.maker.separate(sheet, replace(asked, patient=SECOND, practitioner="Dr Deux"))
    assert first == other
    assert {kind for _, kind in first} == set(anonymous)


def test_a_pack_that_is_stopped_says_so(small: Press) -> None:
    from algoguide.domain.errors import KnownError

    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(KnownError, match="arrêtée"):
        small.maker.pack(small_sheet(small), pack_of(SECOND), cancelled)
    assert len(asked) == 2


def test_no_document_at_all_is_refused(small: Press) -> None:
    from algoguide.domain.errors import KnownError

    with pytest.raises(KnownError, match="cochez au moins un document"):
        small.maker.pack(small_sheet(small), PackOptions(kinds=()))
