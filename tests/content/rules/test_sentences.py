import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.sentences import sentences, shortened, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une phrase. Une autre ? Oui.", 3),
        ("Le Dr Martin et le Pr. Petit viennent. Ils parlent.", 2),
        ("Mme. Dupont vient. M. J. Petit aussi.", 2),
        ("Venez à 15 h 30. Partez à 18 h.", 2),
        ("Le geste dure 1 h 40. Il finit.", 2),
        ("Il mesure 3,5 mm. C’est peu.", 2),
        ("Attendez… puis levez-vous.", 1),
        ("Attendez… Levez-vous.", 2),
        ("Elle dit : « Oui. » Puis elle part.", 2),
        ("Elle dit : « J’ai mal. » puis se tait.", 1),
        ("Des rayons X. La dose varie.", 2),
        ("**Une phrase.** Une autre.", 2),
        ("- du repos\n- du froid\n- un appel", 3),
        ("1. Venez.\n2. Attendez", 2),
        ("Un titre\n\nUne phrase.", 2),
        ("Apportez cartes, images, etc. et la liste.", 1),
        ("Une douleur : elle vient ; elle part.", 1),
        ("Souvent debout en 24 heures", 1),
        ("La salle n° 4 est à gauche.", 1),
        ("", 0),
        ("…", 0),
    ],
)
def test_where_a_sentence_ends(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected, sentences(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’aiguille", 1),
        ("Dites-le tout de suite.", 4),
        ("aujourd’hui qu’elle vient", 3),
        ("à 15 h 30", 2),
        ("1\u00a0000 personnes", 2),
        ("3,5 mm", 2),
        ("« Oui », dit-elle : non ?", 3),
        ("loco-régionale", 1),
    ],
)
def test_what_a_word_is(text: str, expected: int) -> None:
    assert len(words(text)) == expected, words(text)


def test_a_quotation_is_cut_between_words() -> None:
    assert shortened("Un deux trois quatre", 12) == "Un deux…"
    assert shortened("Un deux") == "Un deux"


@given(st.text(alphabet="Aé bc.?!…\n-«» 1h,’", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    assert sum(len(words(s)) for s in sentences(text)) <= len(words(text))
    assert bool(sentences(text)) == bool(words(text)) or "\n" in text
