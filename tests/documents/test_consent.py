"""The consent sheet: who may sign it, and what it lets them say."""

import re
from datetime import date

import pytest

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from tests.documents.press import Press, small_sheet

CONSENT = (DocumentKind.CONSENT,)


def options(birth: date, *, planned: date | None = None, today: date | None = None) -> PackOptions:
    return PackOptions(CONSENT, patient=Patient(birth=birth), planned=planned, today=today)


def refusal(press: Press, asked: PackOptions) -> str:
    """Why the consent is refused, or nothing."""
    try:
        press.maker.pack(small_sheet(press), asked)
    except KnownError as error:
        return str(error)
    return ""


BORN = date(2008, 11, 22)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (options(BORN, today=date(2026, 11, 21)), False),
        (options(BORN, today=date(2026, 11, 22)), True),
        # The planned day decides, whichever side of it today stands.
        (options(BORN, planned=date(2026, 11, 22), today=date(2026, 11, 1)), True),
        (options(BORN, planned=date(2026, 11, 21), today=date(2027, 1, 1)), False),
        # Born on 29 February: of age on 1 March of a common year.
        (options(date(2008, 2, 29), planned=date(2026, 2, 28)), False),
        (options(date(2008, 2, 29), planned=date(2026, 3, 1)), True),
        (options(date(2010, 3, 1), planned=date(2028, 2, 29)), False),
        (options(date(2010, 3, 1), planned=date(2028, 3, 1)), True),
    ],
)
def test_the_person_is_of_age_on_the_day(small: Press, asked: PackOptions, expected: bool) -> None:
    said = refusal(small, asked)
    assert (said == "") is expected
    if not expected:
        assert "adulte" in said
        assert "moins de 18 ans" in said
        assert "retirez ce document" in said


def test_without_a_day_today_counts(small: Press) -> None:
    today = date.today()  # noqa: DTZ011 - what the maker itself takes
    assert refusal(small, options(date(today.year - 30, 1, 1))) == ""
    assert "18 ans" in refusal(small, options(date(today.year - 10, 1, 1)))


def test_a_minor_gets_the_other_documents(small: Press) -> None:
    kinds = tuple(kind for kind in DocumentKind if kind is not DocumentKind.CONSENT)
    asked = PackOptions(kinds, patient=Patient(birth=date(2020, 1, 1)), today=date(2026, 11, 21))
    assert small.maker.pack(small_sheet(small), asked).startswith(b"%PDF")


@pytest.mark.parametrize("content", ["small", "real"])
def test_what_the_sheet_lets_say(request: pytest.FixtureRequest, content: str) -> None:
    press: Press = request.getfixturevalue(content)
    for sheet in press.every_sheet():
        said = press.said(sheet, DocumentKind.CONSENT)
        for words in (
            "Coller ici l’étiquette",
            "une personne adulte qui consent pour elle-même",
            "mineure ou protégée",
            "J’accepte ce geste",
            "encore réfléchir",
            "Je refuse ce geste",
            "je retire mon accord",
            "changer d’avis à tout moment",
            "Avec mes mots",
            "Interprète",
            "Personne de confiance",
            "Le médecin",
        ):
            assert words in said, words


@pytest.mark.parametrize("content", ["small", "real"])
def test_risks_are_in_words_with_their_number_or_that_it_is_unknown(
    request: pytest.FixtureRequest, content: str
) -> None:
    press: Press = request.getfixturevalue(content)
    told = 0
    for sheet in press.every_sheet():
        said = press.said(sheet, DocumentKind.CONSENT)
        for risk in sheet.risks:
            if not risk.consent:
                continue
            named = press.printed(sheet, risk.consent)
            if risk.figure:
                number = press.printed(sheet, f"[[{risk.figure}]]")
                assert f"{named} : {number}.".casefold() in said.casefold()
            else:
                # Known risks first, then those of which nobody knows how often they happen.
                before, unknown = re.split("fréquence inconnue", said, maxsplit=1, flags=re.IGNORECASE)
                assert named.casefold() in unknown.casefold() or f"{named} : " in before
            told += 1
    assert told >= 6


def test_a_doctor_s_name_stands_in_their_box(small: Press) -> None:
    asked = PackOptions(CONSENT, practitioner="Dr Œuvrard")
    assert "Le médecin : Dr Œuvrard" in small.said(small_sheet(small), DocumentKind.CONSENT, asked)


def test_the_place_to_confirm_on_the_day(small: Press) -> None:
    chosen = small.said(small_sheet(small), DocumentKind.CONSENT)
    assert "c’est le bon endroit (la vertèbre L1 à gauche)" in chosen
    open_ = small.said(small.sheet("geste-essai", "usure", "locale"), DocumentKind.CONSENT)
    assert "c’est le bon endroit (la vertèbre, région : ………………, côté : ☐ gauche ☐ droit ☐ les deux)" in open_
