"""What every page of every document carries, and which documents may be signed."""

import re
from dataclasses import replace

import pytest

from algoguide.documents.templating import bold_runs
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.establishment import Establishment
from tests.documents.press import EVERY, HOUSE, Press, small_sheet
from tests.documents.reading import Paper

FOOT = re.compile(r"AlgoGuide · (.+?) · version (\S+) · ([0-9a-f]{12}) (Projet – non validé) (\d+) / (\d+)")
DOCUMENT_NAMES = (
    "Fiche d’information",
    "L’essentiel",
    "Consentement",
    "Ma préparation",
    "Après le geste",
)
INVITING = (
    "je soussigné",
    "lu et approuvé",
    "bon pour accord",
    "signez",
    "votre signature",
    "date et signature",
)
SIGNED_WORDS = {
    # Not even the word, in what informs before the decision.
    DocumentKind.FICHE: (*INVITING, "signature"),
    DocumentKind.ESSENTIEL: (*INVITING, "signature"),
    # After a sedation, « aucune signature importante » is advice.
    DocumentKind.PREPARATION: INVITING,
    DocumentKind.AFTERCARE: INVITING,
}


@pytest.fixture(scope="module", params=[False, True], ids=["14 pt", "18 pt"])
def pack(request: pytest.FixtureRequest, small: Press) -> Paper:
    options = PackOptions(EVERY, establishment=HOUSE, large_print=request.param)
    return small.paper(small_sheet(small), options)


def test_every_page_says_what_it_is(pack: Paper) -> None:
    names: set[str] = set()
    for page in pack.pages:
        foot = FOOT.search(page)
        assert foot, page[-200:]
        assert foot[1] == "geste d’essai"
        assert foot[2] == "essai.1"
        names.update(name for name in DOCUMENT_NAMES if f"{HOUSE.phone_day} {name}" in page)
        assert HOUSE.name in page
    assert names == set(DOCUMENT_NAMES)


def test_page_numbers_restart_with_each_document(pack: Paper) -> None:
    by_document: dict[str, list[tuple[int, int]]] = {}
    for page in pack.pages:
        foot = FOOT.search(page)
        assert foot
        by_document.setdefault(foot[3], []).append((int(foot[5]), int(foot[6])))
    assert len(by_document) == len(EVERY)  # each document has its own fingerprint
    for numbers in by_document.values():
        assert numbers == [(n, len(numbers)) for n in range(1, len(numbers) + 1)]


def test_pages_are_a4_and_no_word_leaves_them(pack: Paper) -> None:
    for number in range(pack.shown.pageCount()):
        size = pack.shown.pagePointSize(number)
        assert (round(size.width()), round(size.height())) == (595, 842)
        lines = pack.line_boxes(number)
        assert len(lines) > 10
        for box in lines:
            assert (box.left() >= 30, box.right() <= 595 - 30) == (True, True), (number, box)
            assert (box.top() >= 12, box.bottom() <= 842 - 12) == (True, True), (number, box)


@pytest.mark.parametrize("kind", EVERY)
def test_a_draft_says_so_and_its_size_is_asked_for(small: Press, kind: DocumentKind) -> None:
    page = small.maker.html(small_sheet(small), PackOptions(large_print=True), kind)
    assert '<html lang="fr" class="large">' in page
    assert "Projet – non validé" in page


@pytest.mark.parametrize("content", ["small", "real"])
@pytest.mark.parametrize("kind", SIGNED_WORDS)
def test_what_informs_is_never_signed(
    request: pytest.FixtureRequest, content: str, kind: DocumentKind
) -> None:
    press: Press = request.getfixturevalue(content)
    read = 0
    for sheet in press.every_sheet():
        for large in (False, True):
            said = press.said(sheet, kind, PackOptions(large_print=large)).casefold()
            found = [word for word in SIGNED_WORDS[kind] if word in said]
            assert not found, (sheet.variant_name, sheet.mode.id, large)
            read += 1
    assert read >= 8


def test_the_consent_is_signed(small: Press) -> None:
    assert "signature" in small.said(small_sheet(small), DocumentKind.CONSENT)


@pytest.mark.parametrize("kind", EVERY)
def test_a_document_that_says_to_call_has_numbers(small: Press, kind: DocumentKind) -> None:
    said = small.said(small_sheet(small), kind, PackOptions(establishment=HOUSE))
    assert HOUSE.phone_day in said
    if "ppelez-nous" in said:
        assert f"Le jour : {HOUSE.phone_day}" in said
        assert f"La nuit et le week-end : {HOUSE.phone_night}" in said


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("phones", [("", ""), ("02 00 00 00 00", ""), ("", "02 00 00 00 01")])
def test_a_number_that_is_not_known_is_a_line_to_write(
    small: Press, kind: DocumentKind, phones: tuple[str, str]
) -> None:
    house = replace(HOUSE, phone_day=phones[0], phone_night=phones[1])
    said = small.said(small_sheet(small), kind, PackOptions(establishment=house))
    assert re.search(phones[0] or "Téléphone : …{10}", said)
    if "ppelez-nous" in said:
        assert re.search(f"Le jour : {phones[0] or '…{10}'}", said)
        assert re.search(f"La nuit et le week-end : {phones[1] or '…{10}'}", said)


def test_documents_of_an_unknown_house_have_a_line_for_its_name(small: Press) -> None:
    said = small.said(small_sheet(small), DocumentKind.FICHE, PackOptions(establishment=Establishment()))
    assert re.match("Établissement : …{10}", said)


@pytest.mark.parametrize("kind", EVERY)
def test_place_and_side_are_printed(small: Press, kind: DocumentKind) -> None:
    said = small.said(small_sheet(small), kind)
    assert "L1" in said
    assert "côté gauche" in said


@pytest.mark.parametrize("kind", EVERY)
def test_a_place_or_a_side_not_chosen_is_left_to_write(small: Press, kind: DocumentKind) -> None:
    said = small.said(small.sheet("geste-essai", "usure", "locale"), kind)
    assert "région : ……" in said
    assert "côté : ☐ gauche ☐ droit ☐ les deux" in said


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind is not DocumentKind.AFTERCARE])
def test_a_discouraged_mode_is_the_doctor_s_decision(small: Press, kind: DocumentKind) -> None:
    said = small.said(small_sheet(small, "generale"), kind)
    assert "déconseillée" in said
    assert "On ne peut plus vous parler." in said
    assert "Votre médecin l’a décidée" in said
    assert "déconseillé" not in small.said(small_sheet(small, "sedation"), kind)


@pytest.mark.parametrize("kind", EVERY)
def test_no_box_hangs_on_a_no_break_space(small: Press, kind: DocumentKind) -> None:
    """Where one does not fit at the end of a line, WeasyPrint would end that line after its first word."""
    made = small.maker.html(small_sheet(small), PackOptions(), kind)
    assert not re.search("(\u00a0|&nbsp;)<(span|strong|em)", made)


def test_the_sheet_of_the_days_after_begins_with_whom_to_call(small: Press) -> None:
    sheet = small_sheet(small)
    said = small.said(sheet, DocumentKind.AFTERCARE)
    assert 0 < said.index("Appelez le 15") < said.index(sheet.aftercare[0].title)


def test_what_the_dots_mean_is_printed_where_there_are_some(small: Press, real: Press) -> None:
    key = "un rond est une personne"
    drawn = [small_sheet(small), real.sheet("cryoneurolyse", "intercostal")]
    for press, sheet, some in zip((small, real), drawn, (True, False), strict=True):
        assert (key in press.said(sheet, DocumentKind.FICHE)) is some


@pytest.mark.parametrize("kind", EVERY)
def test_no_paragraph_ends_with_a_space(small: Press, kind: DocumentKind) -> None:
    """It is not shown, but where it alone does not fit WeasyPrint cuts a line after its first word."""
    made = small.maker.html(small_sheet(small), PackOptions(), kind)
    assert not re.search(r"\s</(p|li|h\d|dt|dd)>", made)


def test_a_short_warning_is_never_cut_by_the_end_of_a_page() -> None:
    """« l’arrêtez jamais » alone at the top of a page tells to stop the drug."""
    made = bold_runs("Dites-le. **Ne l’arrêtez jamais de vous-même.** Puis venez.")
    assert "<strong>Ne\u00a0l’arrêtez\u00a0jamais\u00a0de\u00a0vous-même.</strong>" in made
    long = "Jambe qui se paralyse, urines bloquées, entrejambe endormi"
    assert f"<strong>{long}</strong>" in bold_runs(f"**{long}**")
