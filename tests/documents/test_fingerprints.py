"""The fingerprint printed: what changes it, and what must not."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from algoguide.documents.pack import PackMaker
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.patient import Patient
from algoguide.domain.sheet import Sheet
from tests.documents.press import EVERY, HOUSE, Press, small_sheet


def fingerprint(
    press: Press, sheet: Sheet, kind: DocumentKind, options: PackOptions, maker: PackMaker | None = None
) -> str:
    page = (maker or press.maker).html(sheet, options, kind)
    [found] = re.findall(r"\s· ([0-9a-f]{12})</div>", page)
    return str(found)


BASE = PackOptions(EVERY, establishment=HOUSE)


def test_each_document_has_its_own(small: Press) -> None:
    assert len({fingerprint(small, small_sheet(small), kind, BASE) for kind in EVERY}) == len(EVERY)


@pytest.mark.parametrize("kind", EVERY)
def test_what_changes_it(small: Press, kind: DocumentKind) -> None:
    sheet = small_sheet(small)
    seen = [
        fingerprint(small, sheet, kind, BASE),
        fingerprint(small, small_sheet(small, variant="choc"), kind, BASE),
        fingerprint(small, small_sheet(small, mode="locale"), kind, BASE),
        fingerprint(small, small_sheet(small, place="L2"), kind, BASE),
        fingerprint(
            small, small.sheet("geste-essai", "usure", "sedation", side="droite", place="L1"), kind, BASE
        ),
        fingerprint(small, sheet, kind, replace(BASE, large_print=True)),
        fingerprint(small, sheet, kind, replace(BASE, establishment=replace(HOUSE, phone_day="01"))),
        fingerprint(small, sheet, kind, replace(BASE, establishment=replace(HOUSE, fasting_food_hours=8))),
    ]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("kind", EVERY)
def test_what_does_not_change_it(small: Press, kind: DocumentKind) -> None:
    sheet = small_sheet(small)
    same = (
        replace(BASE, patient=Patient(family="Durand", birth=date(1950, 1, 2))),
        replace(BASE, planned=date(2026, 12, 1)),
        replace(BASE, today=date(2026, 12, 1)),
        replace(BASE, practitioner="Dr Un"),
        replace(BASE, kinds=(kind,)),
    )
    assert {fingerprint(small, sheet, kind, o) for o in same} == {fingerprint(small, sheet, kind, BASE)}


@pytest.mark.parametrize("file", ["apres.html", "style.css"])
def test_a_changed_template_changes_it(small: Press, tmp_path: Path, file: str) -> None:
    resources = shutil.copytree(small.locations.resources, tmp_path / "resources")
    edited = resources / "templates" / file
    edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    library = small.library
    maker = PackMaker(resources, library.plates, library.glossary, library.catalogue.version)
    sheet = small_sheet(small)
    before = fingerprint(small, sheet, DocumentKind.FICHE, BASE)
    assert fingerprint(small, sheet, DocumentKind.FICHE, BASE, maker) != before
