import sys

import pytest

from algoguide.content.rules.base import TextKind
from algoguide.content.rules.spelling import french_dictionary, spelling_rule
from algoguide.domain.problem import Severity
from tests.content.rules.saying import problems

KNOWN = frozenset(
    [
        "la",
        "le",
        "les",
        "une",
        "un",
        "de",
        "du",
        "dans",
        "est",
        "vertèbre",
        "aiguille",
        "aujourd'hui",
        "quelqu'un",
        "dites",
        "vient",
        "elle",
        "celui",
        "rendez",
        "vous",
        "peut",
        "être",
        "et",
        "il",
        "radio",
        "mal",
        "fait",
        "hôpital",
    ]
)
WORDS = {"cimentoplastie": "nom de geste", "MEOPA": "nom du gaz"}


class Few:
    """A dictionary of a few words that remembers what it was asked to propose."""

    def __init__(self) -> None:
        self.proposed: list[str] = []

    def check(self, word: str) -> bool:
        return word in KNOWN

    def suggest(self, word: str) -> list[str]:
        self.proposed.append(word)
        return ["vertèbre"]


def unknown(raw: str, kind: TextKind = TextKind.PROSE) -> list[str]:
    return [
        p.message.split(" »")[0].removeprefix("« ") for p in problems(spelling_rule(WORDS, Few()), raw, kind)
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "La vertèbre.",
        "L’aiguille d’une radio.",
        "Aujourd’hui, quelqu’un vient.",
        "Dites-le. Vient-elle ? Peut-être. Celui-là.",
        "A-t-il mal ?",
        "Une Cimentoplastie, la cimentoplastie, le MEOPA.",
        "Le Plavix, l’Ozempic, une héparine Choay.",
        "3 mm, 5 mSv, 38 °C, 14 h, L1-L2, 1er, 2e, T12.",
        "[[infection-vertebre]] et [[@phone-day]]",
        "La **vertèbre**.",
        "Les X.",
    ],
)
def test_what_is_known(raw: str) -> None:
    assert unknown(raw) == []


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("La vertebre.", "vertebre"),
        ("L’aiguile.", "L’aiguile"),
        ("Radio-vertebre.", "Radio-vertebre"),
        ("Le meopa.", "meopa"),
        ("La cimentoplasties.", "cimentoplasties"),
        ("Un **vertbre** dans.", "vertbre"),
    ],
)
def test_what_is_not(raw: str, word: str) -> None:
    assert unknown(raw) == [word]


def test_citations_are_not_read() -> None:
    assert unknown("Vertebroplasty for acute fractures", TextKind.CITATION) == []
    assert unknown("Vertebroplasty", TextKind.ALT) == ["Vertebroplasty"]


def test_only_the_first_unknown_words_have_suggestions() -> None:
    dictionary = Few()
    raw = " ".join("zz" + chr(ord("a") + n) for n in range(26))
    found = problems(spelling_rule({}, dictionary), raw)
    assert len(found) == 26
    assert len(dictionary.proposed) == 20
    assert "vouliez-vous « vertèbre »" in found[0].advice
    assert found[25].advice == "corrigez-le, ou ajoutez-le à mots.yaml avec sa raison"


def test_a_word_met_twice_is_looked_for_once() -> None:
    dictionary = Few()
    assert len(problems(spelling_rule({}, dictionary), "zzz zzz")) == 2
    assert dictionary.proposed == ["zzz"]


def test_without_a_dictionary_one_notice_and_no_error() -> None:
    (found,) = problems(spelling_rule(WORDS, None), "La vertebre, l’aiguile.")
    assert found.severity is Severity.NOTICE
    assert "orthographe non vérifiée" in found.message


def test_without_the_library_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert french_dictionary() is None


def test_the_dictionary_of_the_system_when_it_is_there() -> None:
    dictionary = french_dictionary()
    if dictionary is None:
        pytest.skip("pyenchant ou le dictionnaire français absent")
    found = problems(
        spelling_rule(WORDS, dictionary), "Aujourd’hui, l’aiguille touche la vertebre. Dites-le."
    )
    assert ["vertebre" in p.message for p in found] == [True]
