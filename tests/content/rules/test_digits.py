import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.base import TextKind
from algoguide.content.rules.digits import digits_rule
from tests.content.rules.saying import problems, quoted

RULE = digits_rule({"B12": "nom de vitamine"})

BROKEN = [
    ("Une infection touche 3 personnes sur 1 000.", "3"),
    ("Le succès est de 70 %.", "70 %"),
    ("Une douleur de 7 sur 10.", "7 sur 10"),
    ("15 personnes vont mieux.", "15 personnes"),
    ("Il y en a 15 cas.", "15 cas"),
    ("Le 15 % restant.", "15 %"),
    ("Dans une étude de 120 personnes.", "120"),
    ("Une étude de 120 patients, 2016.", "2016"),
    ("En 2016 personnes ne savait.", "2016"),
    ("Portez moins de 5 kg.", "5 kg"),
    ("L’INR est à 2.", "2"),
    ("Au niveau L7.", "L7"),
    ("Le niveau T14.", "T14"),
    ("De 40 à 60 sur 100.", "40"),
    ("Le 32 janvier 2026.", "32"),
    ("À 27 h 80.", "80"),
    ("2 fois sur 3.", "2 fois"),
    ("Dose de 3 Gy.", "3 Gy"),
    ("Un risque de 1/1000.", "1/1000"),
    ("Le gaz X42.", "X42"),
    ("Sept personnes sur dix vont mieux.", "Sept personnes sur dix"),
    ("Une fois sur cent, il saigne.", "Une fois sur cent"),
    ("La moitié des personnes vont mieux.", "La moitié des personnes"),
    ("Un tiers d’entre eux vont mieux.", "Un tiers d’entre eux"),
    ("Vingt pour cent.", "pour cent"),
    ("Des milliers de patients.", "milliers de patients"),
    ("Trois personnes ont été paralysées.", "Trois personnes"),
    ("Dans la série, une personne en est morte.", "une personne en est morte"),
    ("Quatre-vingt-dix personnes sur cent.", "sur cent"),
]

RIGHT = [
    "Attendez 24 heures, puis 48 h, 6 semaines, 3 mois, 10 ans.",
    "40 minutes à 1 h 40",
    "De 8 h à 18 h, à 14 h 30.",
    "Entre 65 et 80 ans, ou plus de 80 ans.",
    "Au niveau L1, C5-C6, T12-L1, S1.",
    "Vous avez 38 °C ou plus. Le froid descend de −20 à −40 °C.",
    "Une aiguille de 3 mm, à 2 ou 3 cm, des billes de 0,5 mm.",
    "La nature donne environ 3 mSv par an.",
    "Appelez le 15. Appelez le 15 ou le 112. Composez le 112, ou le 114 par SMS.",
    "Au 114, par SMS.",
    "Appelez le 01 23 45 67 89, au 0123456789.",
    "Le 3114 répond, le 31 14 aussi.",
    "Le 15 juin 2026, le 1er mai, en mars 2025, en 2016, le 02/12/2026.",
    "Jour et nuit, 24 heures sur 24, 7 jours sur 7.",
    "Une [[infection-vertebre-2016]] et [[@phone-day]].",
    "La vitamine B12, un analogue du GLP-1.",
    "Deux personnes peuvent vous accompagner.",
    "Une personne reste avec vous.",
    "Un tiers de confiance signe.",
    "La moitié de la seringue.",
    "Trois études ont comparé.",
    "Une seule personne entre.",
    "Un **4 mois** d’attente : **3 mois**.",
]


@pytest.mark.parametrize(("raw", "shown"), BROKEN)
def test_a_figure_in_prose_is_refused(raw: str, shown: str) -> None:
    assert shown in quoted(RULE, raw).replace("\u00a0", " ")


@pytest.mark.parametrize("raw", RIGHT)
def test_typed_measures_pass(raw: str) -> None:
    assert quoted(RULE, raw) == ""


def test_a_passport_and_a_citation_hold_digits() -> None:
    raw = "120 personnes, douleur de 7 sur 10"
    assert quoted(RULE, raw, TextKind.PASSPORT) == ""
    assert quoted(RULE, raw, TextKind.CITATION) == ""
    assert quoted(RULE, raw, TextKind.SIMPLE) != ""


@pytest.mark.parametrize("kind", sorted(set(TextKind) - {TextKind.PASSPORT, TextKind.CITATION}))
def test_every_other_text_is_read(kind: TextKind) -> None:
    assert problems(RULE, "Chez 44 personnes.", kind)


@given(
    st.integers(0, 9999), st.sampled_from(["personnes", "patients", "% des gens", "sur 100", "cas", "fois"])
)
def test_a_count_is_never_taken_for_a_measure(number: int, what: str) -> None:
    assert problems(RULE, f"On compte {number} {what}.")


@given(
    st.integers(1, 99),
    st.sampled_from(["minutes", "heures", "jours", "semaines", "mois", "ans", "mm", "mSv"]),
)
def test_a_measure_passes(number: int, unit: str) -> None:
    assert not problems(RULE, f"Comptez {number} {unit} environ.")


@given(st.text(alphabet="0123456789 hsurLà°C%/.,-[]@j", max_size=40))
def test_any_text_is_read_without_a_crash(raw: str) -> None:
    assert all(p.message for p in problems(RULE, raw))
