"""What a screen reader and an archive find in the file."""

from itertools import pairwise

import pytest

from algoguide.domain.document import FRENCH_NAMES, DocumentKind, PackOptions
from algoguide.domain.patient import Patient
from tests.documents.press import EVERY, HOUSE, Press, small_sheet
from tests.documents.reading import Paper

PATIENT = Patient(family="ZZMARQUEZZ", given="Ωλγα Łucja محمد Ольга")


@pytest.fixture(scope="module")
def pack(small: Press) -> Paper:
    options = PackOptions(EVERY, patient=PATIENT, establishment=HOUSE, practitioner="Dr ZZMEDECINZZ")
    return small.paper(small_sheet(small), options)


@pytest.fixture(scope="module")
def separate(small: Press) -> dict[DocumentKind, Paper]:
    options = PackOptions(EVERY, patient=PATIENT, establishment=HOUSE, practitioner="Dr ZZMEDECINZZ")
    made = small.maker.separate(small_sheet(small), options)
    return {kind: Paper(data) for (_, kind), data in made.items()}


def test_the_file_is_tagged_french_and_titled(pack: Paper) -> None:
    root = pack.inside.Root
    assert root.MarkInfo.Marked
    assert root.Lang == "fr"
    assert root.ViewerPreferences.DisplayDocTitle


def test_the_file_declares_both_standards_once(pack: Paper) -> None:
    declared = pack.declared()
    assert declared.count('pdfaid:part="3"') == declared.count('pdfaid:conformance="A"') == 1
    assert declared.count("<pdfuaid:part>1</pdfuaid:part>") == 1
    assert declared.count("<rdf:RDF") == 1


def test_joining_loses_no_heading(pack: Paper, separate: dict[DocumentKind, Paper]) -> None:
    for tag in ("H1", "H2", "H3", "L", "LI", "Figure", "P"):
        apart = sum(len(paper.elements(tag)) for paper in separate.values())
        assert len(pack.elements(tag)) == apart, tag
    first_pages, at = [], 0
    for kind in EVERY:
        first_pages.append(at)
        at += len(separate[kind].pages)
    assert [pack.page_of(h) for h in pack.elements("H1")] == first_pages


def test_headings_skip_no_level(separate: dict[DocumentKind, Paper]) -> None:
    for kind, paper in separate.items():
        levels = [int(tag[1]) for tag in paper.tags() if tag in ("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == 1, kind
        assert levels.count(1) == 1, kind
        assert all(after <= before + 1 for before, after in pairwise(levels)), (kind, levels)
        assert max(levels) >= 2


def test_every_picture_has_its_words(pack: Paper) -> None:
    figures = pack.elements("Figure")
    assert len(figures) >= 3
    alts = [str(figure.get("/Alt", "")) for figure in figures]
    assert all(len(alt) > 20 for alt in alts)
    assert "Une colonne vue de côté, avec un os plus bas que les autres." in alts


def test_only_our_fonts_and_all_of_them_embedded(pack: Paper) -> None:
    fonts = pack.fonts()
    assert all(fonts.values()), fonts
    for name in fonts:
        assert name.startswith(("Source-Sans-3", "Noto-Sans")), name
    assert any(name.startswith("Noto-Sans-Arabic") for name in fonts)


def test_a_search_finds_words_whatever_space_holds_them(separate: dict[DocumentKind, Paper]) -> None:
    for kind, paper in separate.items():
        for number in range(len(paper.pages)):
            assert "\u00a0" not in paper.shown.getAllText(number).text(), kind


def test_titles_are_neutral(pack: Paper, separate: dict[DocumentKind, Paper]) -> None:
    assert pack.inside.docinfo["/Title"] == "Geste d’essai – documents"
    for kind, paper in separate.items():
        assert paper.inside.docinfo["/Title"] == f"{FRENCH_NAMES[kind]} – Geste d’essai"


def test_what_describes_the_file_names_nobody(pack: Paper, separate: dict[DocumentKind, Paper]) -> None:
    for paper in (pack, *separate.values()):
        described = paper.declared() + repr(dict(paper.inside.docinfo))
        outlines = repr([str(e.get("/T", "")) for e in paper.elements("H1")])
        assert "ZZ" not in described + outlines
    assert "ZZMARQUEZZ" in pack.text


def test_only_the_consent_knows_the_patient(separate: dict[DocumentKind, Paper]) -> None:
    for kind, paper in separate.items():
        found = b"ZZMARQUEZZ" in paper.everything() or "ZZMARQUEZZ" in paper.text
        assert found is (kind is DocumentKind.CONSENT), kind
