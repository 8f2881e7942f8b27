import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.base import TextKind
from algoguide.content.rules.typography import typography_rule
from tests.content.rules.saying import problems, quoted, with_glossary

RULE = typography_rule({"MEOPA": "nom du gaz", "SMS": "sigle"})

BROKEN = [
    ("C'est là.", "C'est", "apostrophe"),
    ('Le "geste" dure.', '"geste"', "guillemets sont droits"),
    ("Le “geste” dure.", "“geste”", "ne sont pas français"),
    ("Le \u2018geste’ dure.", "\u2018geste’", "ne sont pas français"),
    ("Dites«oui » ici.", "Dites«", "touche un mot"),
    ("Dites « oui »ici.", "»ici", "touche un mot"),
    ("Dites «oui » ici.", "«oui", "à l’intérieur"),
    ("Dites « oui» ici.", "oui»", "à l’intérieur"),
    ("Deux  espaces.", "␣␣", "deux espaces"),
    ("Fin. ", "Fin.", "commence ou finit"),
    (" Début.", "Début", "commence ou finit"),
    ("Un mot , puis.", ",", "précède"),
    ("Un mot,puis un autre.", "mot,puis", "après la ponctuation"),
    ("Un signe:appelez.", "signe:appelez", "après la ponctuation"),
    ("Mal ?Appelez. Mal?appelez.", "Mal?appelez", "après la ponctuation"),
    ("Fin.Début.", "Fin.Début", "après le point"),
    ("Attendez... puis levez-vous.", "...", "…"),
    ("Attendez.. un peu.", "..", "…"),
    ("Venez !", "!", "exclamation"),
    ("Un mot - puis un autre.", "mot - puis", "tiret"),
    ("Le coeur bat.", "coeur", "œ"),
    ("Un oedème.", "oedème", "œ"),
    ("Ne mangez SURTOUT pas.", "SURTOUT", "capitales"),
    ("C’est NON.", "NON", "capitales"),
    ("Vous êtes hospitalisé(e).", "hospitalisé(e)", "genres"),
    ("Les patient(e)s viennent.", "patient(e", "genres"),
    ("Un·e patient·e vient.", "patient·e", "genres"),
    ("Il/elle vient.", "Il/elle", "genres"),
    ("Le chirurgien/ne vient.", "chirurgien/ne", "genres"),
    ("Le le geste.", "Le le", "deux fois"),
    ("Un mot **gras.", "**", "fermé"),
    ("Un mot *penché*.", "*", "seul"),
    ("Un\u200bmot.", "U+200B", "pas sa place"),
    ("Un\u00admot.", "U+00AD", "pas sa place"),
    ("Un mot \U0001f600.", "U+1F600", "pas sa place"),
    ("Un m\u043et.", "U+043E", "pas sa place"),
    ("Un mot \ufffd.", "U+FFFD", "pas sa place"),
    ("Une <b>piqûre</b>.", "U+003C", "pas sa place"),
    (unicodedata.normalize("NFD", "Une piqûre."), "piqûre", "décomposé"),
]

RIGHT = [
    "C’est là : « oui », dit-elle ; venez-vous ?",
    "Dites « oui ». Puis partez (« non »).",
    "Attendez… puis levez-vous.",
    "Le gaz MEOPA, par SMS, l’IRM.",
    "L’hôpital Henri IV, l’étage L1-L2, 38 °C, T12.",
    "Le **cœur** bat, l’œil voit, la moelle aussi.",
    "Comptez 3,5 mm, 1 000 fois, 24 h/24.",
    "Vous restez à l’hôpital une nuit.",
    "Vous vous levez. Nous nous revoyons.",
    "La fièvre – ou des frissons – doit alerter.",
    "Les rayons X. La dose.",
    "Restez [[@fasting-food]] sans manger, [[figure]].",
    "On y va.",
    "De 8 h à 18 h.",
    "Coexister, coefficient, poésie.",
    "Appelez le 15 (ou le 112).",
]


@pytest.mark.parametrize(("raw", "shown", "why"), BROKEN)
def test_a_slip_is_quoted_with_what_to_do(raw: str, shown: str, why: str) -> None:
    found = problems(RULE, raw)
    assert found, raw
    said = quoted(RULE, raw)
    assert unicodedata.normalize("NFC", shown) in unicodedata.normalize("NFC", said)
    assert any(why in f"{p.message} {p.advice}" for p in found)


@pytest.mark.parametrize("raw", RIGHT)
def test_right_text_passes(raw: str) -> None:
    library = with_glossary(irm=("IRM",))
    assert quoted(RULE, raw, library=library) == ""


def test_an_acronym_needs_a_reason_or_an_explanation() -> None:
    assert "IRM" in quoted(RULE, "Une IRM.")
    assert quoted(RULE, "Une IRM.", library=with_glossary(irm=("IRM", "imagerie par résonance"))) == ""
    assert quoted(typography_rule({"IRM": "sigle courant"}), "Une IRM.") == ""


def test_a_published_title_stays_as_published() -> None:
    assert quoted(RULE, 'Čitina M. "VAPOUR": the trial! (NICE)', TextKind.CITATION) == ""
    assert "U+200B" in quoted(RULE, "The\u200btrial", TextKind.CITATION)


def test_arrows_are_for_plates() -> None:
    assert quoted(RULE, "← tête", TextKind.LABEL) == ""
    assert "U+2190" in quoted(RULE, "← tête")


@given(st.text(max_size=60), st.sampled_from(list(TextKind)))
def test_any_text_is_read_without_a_crash(raw: str, kind: TextKind) -> None:
    for problem in problems(RULE, raw, kind):
        assert problem.line == 12
        assert problem.advice
