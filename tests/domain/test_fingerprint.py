import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.establishment import Establishment
from algoguide.domain.fingerprint import SHORT, canonical, content_fingerprint, digest, document_fingerprint
from algoguide.domain.passage import Passage
from algoguide.domain.patient import Patient
from algoguide.domain.procedure import ModeRule
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet, resolve
from tests.ui import shell_library


def sheet(**changes: Any) -> Sheet:
    mode = shell_library.mode("locale", "Locale", "On sent peu.")
    procedure = replace(shell_library.procedure(), **changes)
    selection = Selection({"cause": "usure"}, "locale")
    return resolve(procedure, selection, mode, ModeRule("locale", "usual", "Oui."), (), {})


OPTIONS = PackOptions(establishment=Establishment(name="Clinique d’essai"))


def printed(
    options: PackOptions = OPTIONS,
    kind: DocumentKind = DocumentKind.FICHE,
    template: str = "1",
    **changes: Any,
) -> str:
    return document_fingerprint([sheet(**changes)], options, kind, template)


def test_a_printed_fingerprint_has_twelve_hexadecimal_digits() -> None:
    assert len(printed()) == SHORT
    assert int(printed(), 16) >= 0


@pytest.mark.parametrize(
    "other",
    [
        {"patient": Patient(family="Essai", given="Odile")},
        {"planned": date(2026, 12, 1), "today": date(2026, 11, 21)},
        {"practitioner": "Dr Essai"},
        {"kinds": (DocumentKind.CONSENT,)},
    ],
)
def test_identity_dates_practitioner_and_the_rest_of_the_pack_are_left_out(other: dict[str, Any]) -> None:
    assert printed(replace(OPTIONS, **other)) == printed()


def test_everything_else_changes_it() -> None:
    others = [
        printed(replace(OPTIONS, large_print=True)),
        printed(replace(OPTIONS, establishment=Establishment(name="Clinique d’essai", fasting_food_hours=8))),
        printed(kind=DocumentKind.CONSENT),
        printed(template="2"),
        printed(summary=(Passage("Un autre geste."),)),
    ]

    assert len({printed(), *others}) == len(others) + 1


def test_the_content_is_what_a_doctor_validates() -> None:
    house = OPTIONS.establishment

    assert content_fingerprint(sheet(), house) == content_fingerprint(sheet(), house)
    assert content_fingerprint(sheet(), house) != content_fingerprint(sheet(), replace(house, phone_day="15"))


def test_only_what_the_sheet_says_counts() -> None:
    house = OPTIONS.establishment
    shown, hidden = Passage("Un geste."), Passage("Un autre cas.", variants=("choc",))
    before = content_fingerprint(sheet(summary=(shown, hidden)), house)

    other_case = sheet(summary=(shown, replace(hidden, text="Corrigé.")))
    assert content_fingerprint(other_case, house) == before
    same_case = sheet(summary=(replace(shown, text="Corrigé."), hidden))
    assert content_fingerprint(same_case, house) != before


def test_a_level_is_an_option_of_the_document_and_no_content() -> None:
    house, here = OPTIONS.establishment, sheet()
    there = replace(here, selection=replace(here.selection, place="L2"))

    assert content_fingerprint(there, house) == content_fingerprint(here, house)
    assert document_fingerprint([there], OPTIONS, DocumentKind.FICHE, "1") != printed()


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6))
def test_the_order_of_a_mapping_does_not_matter(mapping: dict[str, int]) -> None:
    backwards = dict(reversed(list(mapping.items())))

    assert digest(mapping) == digest(backwards)
    assert json.loads(json.dumps(canonical(mapping))) == canonical(mapping)


def test_a_type_that_content_never_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form for object"):
        canonical(object())
