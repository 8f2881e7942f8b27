import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.french import typeset
from algoguide.services.pronouncing import said


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("La dose est de 3 mSv.", "La dose est de 3 millisieverts."),
        ("Moins de 1 mSv par an.", "Moins de 1 millisievert par an."),
        ("La dose (en mSv) est faible.", "La dose (en millisieverts) est faible."),
        ("Vous avez 38 °C de fièvre.", "Vous avez 38 degrés de fièvre."),
        ("Une aiguille de 2 à 3 mm.", "Une aiguille de 2 à 3 millimètres."),
        ("0,5 mL de produit", "0,5 millilitre de produit"),
        ("5 mg/mL", "5 milligrammes par millilitre"),
        ("À 8 h 30, puis pendant 10 min.", "À 8 heures 30, puis pendant 10 minutes."),
        ("12 % des personnes", "12 pour cent des personnes"),
        ("44 personnes sur 100", "44 personnes sur 100"),
        ("44/100", "44 sur 100"),
        ("2 personnes sur 1 000", "2 personnes sur 1000"),
        ("1 250 000 personnes", "1250000 personnes"),
        ("de 7–8 à 3-4 sur 10", "de 7 à 8 à 3 à 4 sur 10"),
        ("Un changement de −2,61", "Un changement de moins 2,61"),
        ("Appelez le 15 ou le 112.", "Appelez le 15 ou le 112."),
        ("Le jour : 01 23 45 67 89.", "Le jour : 01, 23, 45, 67, 89."),
        ("La nuit : ……………………", "La nuit : à compléter"),
    ],
)
def test_numbers_and_units_are_said_in_words(written: str, heard: str) -> None:
    assert said(typeset(written)) == typeset(heard).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("entre L4-L5 et L5-S1", "entre L4 L5 et L5 S1"),
        ("M. Martin et le Dr. Petit", "Monsieur Martin et le Docteur Petit"),
        ("Mme Martin, Pr Petit", "Madame Martin, Professeur Petit"),
        ("la page n° 5", "la page numéro 5"),
        ("Il n’a pas d’AMM.", "Il n’a pas d’A M M."),
        ("L’IRM, et un SMS au 114", "L’I R M, et un S M S au 114"),
        ("le MEOPA", "le MEOPA"),
        ("C’est NON.", "C’est NON."),
        ("le nerf XII", "le nerf XII"),
        ("le froid et/ou la chaleur", "le froid et ou la chaleur"),
        ("le rhume, etc.", "le rhume, et cetera."),
        ("les rayons X", "les rayons X"),
    ],
)
def test_abbreviations_are_said_as_one_says_them(written: str, heard: str) -> None:
    assert said(typeset(written)) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("**Le but** : ne plus avoir mal.", "Le but : ne plus avoir mal."),
        ("Environ [[effet]] vont mieux.", "Environ vont mieux."),
        ("• « Ça fait mal ? »", "Ça fait mal ?"),
        ("Certitude : faible. Source : 6.", "Certitude : faible."),
        ("* : à confirmer", "à confirmer"),
        ("Sources : 3, 5, 12.", ""),
        ("•", ""),
        (" … ", ""),
        ("", ""),
    ],
)
def test_marks_are_not_said(written: str, heard: str) -> None:
    assert said(typeset(written)) == heard


@given(st.text(alphabet=st.sampled_from("aBL4 0156,.;:!?%°mgSv/–−-*[]@«»•…n\u00a0\u202f()\n"), max_size=80))
def test_whatever_is_written_is_one_line_without_marks(written: str) -> None:
    heard = said(written)
    assert not set(heard) & set("*•«»[]\u00a0\u202f\n")
    assert heard == heard.strip()
    assert "  " not in heard
    assert not heard or any(c.isalnum() for c in heard)
