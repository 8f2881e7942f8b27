"""What a procedure aims at, in words."""

import pytest

from algoguide.domain.selection import Selection, Side
from algoguide.domain.target import Target, general_words, target_words

VERTEBRA = (Target("la vertèbre [[@level]]"),)
KNEE = (
    Target("la hanche", "la hanche gauche", "la hanche droite", variants=("articulation:hanche",)),
    Target("le genou", "le genou gauche", "le genou droit", "les deux genoux"),
)
ROOT = (Target("le nerf [[@level]]", "le nerf [[@level]], à gauche", "le nerf [[@level]], à droite"),)


@pytest.mark.parametrize(
    ("targets", "selection", "words"),
    [
        (VERTEBRA, Selection(), "la vertèbre"),
        (VERTEBRA, Selection(place="L1"), "la vertèbre\u00a0L1"),
        (KNEE, Selection(), "le genou"),
        (KNEE, Selection(side=Side.LEFT), "le genou gauche"),
        (KNEE, Selection(side=Side.BOTH), "les deux genoux"),
        (KNEE, Selection({"articulation": "hanche"}, side=Side.RIGHT), "la hanche droite"),
        (KNEE, Selection({"articulation": "hanche"}, side=Side.BOTH), "la hanche"),
        (ROOT, Selection(side=Side.RIGHT), "le nerf, à droite"),
        (ROOT, Selection(side=Side.RIGHT, place="L5"), "le nerf\u00a0L5, à droite"),
        ((Target("le pied", variants=("pied",)),), Selection(), ""),
    ],
)
def test_a_target_says_level_and_side(targets: tuple[Target, ...], selection: Selection, words: str) -> None:
    assert target_words(targets, selection) == words


def test_a_level_is_never_read_as_a_pattern() -> None:
    assert target_words(VERTEBRA, Selection(place=r"\1 [L]")) == "la vertèbre\u00a0\\1 [L]"


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        (VERTEBRA, "la vertèbre"),
        (KNEE, "le genou"),  # the one of no variant, though it is not the first
        ((Target("la hernie [[@level]]", variants=("place:côté",)),), "la hernie"),
        ((), ""),
    ],
)
def test_before_any_choice_a_target_is_said_in_general(targets: tuple[Target, ...], words: str) -> None:
    assert general_words(targets) == words
