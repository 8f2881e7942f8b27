from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.syllables import syllables


def calibration() -> list[tuple[str, int]]:
    lines = files("algoguide.content").joinpath("data/syllables.txt").read_text("utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    return [(word, int(count)) for word, count in pairs]


@pytest.mark.parametrize(("word", "count"), calibration())
def test_the_counter_agrees_with_the_shipped_list(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_list_is_long_enough_and_varied() -> None:
    words = calibration()
    assert len(dict(words)) == len(words) >= 60
    assert {1, 2, 3, 4, 5, 6} <= {count for _, count in words}


@pytest.mark.parametrize(
    ("word", "count"),
    [("IRM", 3), ("MEOPA", 3), ("24", 0), ("–", 0), ("X", 1), ("Vertèbre", 2), ("l’IRM", 3), ("qu’il", 1)],
)
def test_capitals_numbers_and_elisions(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.from_regex(r"[a-zàâçéèêëîïôûùœ]{1,20}", fullmatch=True))
def test_between_one_and_a_syllable_a_letter(word: str) -> None:
    assert 1 <= syllables(word) <= len(word) + word.count("œ")


@given(st.sampled_from([w for w, _ in calibration() if w[0] in "aeiouéœ" and "’" not in w]))
def test_an_elision_adds_nothing(word: str) -> None:
    assert syllables(f"l’{word}") == syllables(word)
