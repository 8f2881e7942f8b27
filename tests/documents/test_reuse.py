"""What serves several patients holds nothing of any of them, and each gets what they would get alone."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from algoguide.documents.pack import Kept
from algoguide.domain.document import PERSONAL_KINDS, DocumentKind, PackOptions
from algoguide.domain.patient import Patient
from tests.documents.press import EVERY, HOUSE, Press, small_sheet
from tests.documents.reading import Paper

FIRST = Patient(
    family="ZZMARQUEZZ",
    birth_family="ZZNAISSANCEZZ",
    given="ZZPRENOMZZ",
    birth=date(1931, 7, 29),
    sex="F",
    birthplace="ZZVILLEZZ",
    ipp="ZZIPPZZ",
    accession="ZZACCESSIONZZ",
    ins="ZZINSZZ",
    ins_oid="ZZOIDZZ",
    ins_status="ZZSTATUTZZ",
)
SECOND = Patient(family="QQDEUXQQ", given="QQPRENOMQQ", birth=date(1947, 3, 8))
LONG = Patient(family="QQ" + "Long " * 14, given="QQPRENOMQQ", birth=date(1947, 3, 8))
PLANNED = "2 décembre 2026"


def options(patient: Patient, *, large: bool = False) -> PackOptions:
    return PackOptions(
        EVERY,
        large_print=large,
        patient=patient,
        establishment=HOUSE,
        practitioner="Dr ZZMEDECINZZ",
        planned=date(2026, 12, 2),
        today=date(2026, 11, 30),
    )


def hidden_in(pdf: bytes) -> str:
    """Everything that a file says or holds: words, objects, decoded streams, declarations."""
    paper = Paper(pdf)
    held = paper.everything()
    wide = held.replace(b"\0", b"")  # text strings of two bytes a letter
    described = paper.declared() + repr(dict(paper.inside.docinfo))
    hexadecimal = b"".join(bytes.fromhex(part.decode()) for part in _hexadecimal(held))
    return "\n".join((paper.text, described, *(data.decode("latin-1") for data in (held, wide, hexadecimal))))


def _hexadecimal(held: bytes) -> list[bytes]:
    found = [part.split(b">")[0] for part in held.split(b"<FEFF")[1:]]
    return [part for part in found if len(part) % 2 == 0 and part.isalnum()]


@pytest.fixture(scope="module")
def kept(small: Press) -> Kept:
    """What is left for the next patient of a pack with everything that options may hold."""
    kept: Kept = {}
    for large in (False, True):
        small.maker.pack(small_sheet(small), options(FIRST, large=large), kept=kept)
    return kept


def test_the_reader_of_this_test_finds_a_name_where_there_is_one(small: Press) -> None:
    kinds = (DocumentKind.CONSENT, DocumentKind.PREPARATION)
    found = hidden_in(small.maker.pack(small_sheet(small), replace(options(FIRST), kinds=kinds)))
    for mark in ("ZZMARQUEZZ", "ZZNAISSANCEZZ", "ZZPRENOMZZ", "ZZMEDECINZZ", "29/07/1931", PLANNED):
        assert mark in found, mark


def test_what_is_kept_holds_nothing_of_a_patient(kept: Kept) -> None:
    assert {seen.kinds for _, seen, _ in kept} == {(kind,) for kind in EVERY}
    for (_, seen, _), document in kept.items():
        [kind] = seen.kinds
        found = hidden_in(document.pdf)
        for name in (field.name for field in fields(Patient)):
            mark = getattr(FIRST, name)
            if isinstance(mark, str) and len(mark) > 1:
                assert mark not in found, (kind, name)
        for moment in ("29/07/1931", "29 juillet", "30/11/2026", "30 novembre"):
            assert moment not in found, (kind, moment)
        assert "1931" not in Paper(document.pdf).text  # elsewhere it may be the place of an object
        assert (PLANNED in found) is (kind is DocumentKind.PREPARATION)
        assert ("ZZMEDECINZZ" in found) is (kind in PERSONAL_KINDS)


@pytest.mark.parametrize("kind", EVERY)
def test_a_kept_document_is_made_from_no_identity(kind: DocumentKind) -> None:
    marked = options(FIRST)
    for seen in (marked.for_nobody(kind), *([] if kind in PERSONAL_KINDS else [marked.seen_by(kind)])):
        assert seen.patient == Patient()
        assert seen.today is None


def test_another_day_gets_another_preparation_and_another_practitioner_another_consent(small: Press) -> None:
    kept: Kept = {}
    kinds = (DocumentKind.CONSENT, DocumentKind.PREPARATION, DocumentKind.AFTERCARE)
    first = replace(options(FIRST), kinds=kinds)
    later = replace(first, planned=date(2027, 1, 20), practitioner="Dr Autre")
    for wanted in (first, later):
        pdf = Paper(small.maker.pack(small_sheet(small), wanted, kept=kept))
        assert (PLANNED in pdf.text) is (wanted is first)
        assert ("20 janvier 2027" in pdf.text) is (wanted is later)
        assert ("ZZMEDECINZZ" in pdf.text) is (wanted is first)
    assert len(kept) == len(kinds) + 2


def test_another_house_size_or_choice_is_another_document(small: Press) -> None:
    kept: Kept = {}
    wanted = replace(options(SECOND), kinds=(DocumentKind.AFTERCARE,))
    sheet = small_sheet(small)
    small.maker.pack(sheet, wanted, kept=kept)
    small.maker.pack(sheet, replace(wanted, patient=FIRST, practitioner="", planned=None), kept=kept)
    assert len(kept) == 1
    for other in (
        replace(wanted, large_print=True),
        replace(wanted, establishment=replace(HOUSE, phone_day="02 00 00 00 09")),
    ):
        small.maker.pack(sheet, other, kept=kept)
    small.maker.pack(small_sheet(small, place="L2"), wanted, kept=kept)
    assert len(kept) == 4


@pytest.mark.parametrize(
    "patient", [FIRST, SECOND, LONG, Patient()], ids=["two names", "one", "long", "none"]
)
def test_a_pack_of_many_is_the_pack_of_one(small: Press, kept: Kept, patient: Patient) -> None:
    """Words, their places and their order for a screen reader; nothing of who came before."""
    sheet, wanted = small_sheet(small), replace(options(patient), kinds=(DocumentKind.CONSENT,))
    alone = Paper(small.maker.pack(sheet, wanted))
    reused = Paper(small.maker.pack(sheet, wanted, kept=dict(kept)))
    assert reused.tags() == alone.tags()
    assert len(reused.pages) == len(alone.pages)
    for number in range(len(alone.pages)):
        assert boxes(reused, number) == boxes(alone, number)
    if patient is not FIRST:
        assert "ZZMARQUEZZ" not in hidden_in(reused.data)


def boxes(paper: Paper, number: int) -> list[tuple[int, ...]]:
    """Where the lines of a page stand, to a point, whatever the order they are drawn in."""
    return sorted(
        tuple(round(edge) for edge in (box.top(), box.left(), box.bottom(), box.right()))
        for box in paper.line_boxes(number)
    )


def test_every_word_of_the_patient_is_tagged(small: Press, kept: Kept) -> None:
    """A screen reader finds the words of a drawing only through elements that name the drawing."""
    wanted = replace(options(SECOND), kinds=(DocumentKind.FICHE, DocumentKind.CONSENT), two_sided=True)
    paper = Paper(small.maker.pack(small_sheet(small), wanted, kept=dict(kept)))
    tree = paper.inside.Root.StructTreeRoot
    keys = [int(key) for key in list(tree.ParentTree.Nums)[::2]]
    assert keys == sorted(set(keys))
    [drawing] = {
        drawing.objgen: drawing
        for page in paper.inside.pages
        for drawing in (page.resources.XObject.values() if "/XObject" in page.resources else ())
        if "/StructParents" in drawing
    }.values()
    owned = tree.ParentTree.Nums[2 * keys.index(int(drawing.StructParents)) + 1]
    assert drawing.read_bytes().count(b"/MCID") == len(owned) > 2
    named: list[Any] = [kid for element in owned for kid in element.K]
    assert {kid.Stm.objgen for kid in named} == {drawing.objgen}
    assert sorted(int(kid.MCID) for kid in named) == list(range(len(owned)))


def test_the_consent_to_two_procedures_is_reused_too(small: Press) -> None:
    first = small_sheet(small)
    second = replace(first, procedure=replace(first.procedure, id="autre-geste", name="Autre geste"))
    kept: Kept = {}
    for patient in (FIRST, SECOND):
        wanted = replace(options(patient), kinds=(DocumentKind.CONSENT,))
        alone = Paper(small.maker.pack(first, wanted, beside=second))
        reused = Paper(small.maker.pack(first, wanted, beside=second, kept=kept))
        assert reused.tags() == alone.tags()
        assert patient.family in reused.text
        assert [boxes(reused, n) for n in range(len(reused.pages))] == [
            boxes(alone, n) for n in range(len(alone.pages))
        ]
