import pytest

from algoguide.domain.passage import Passage
from algoguide.domain.selection import Selection

CHOSEN = Selection({"cause": "osteoporose", "etage": "cervicale"}, "sedation")


@pytest.mark.parametrize(
    ("variants", "modes", "shown"),
    [
        ((), (), True),
        (("osteoporose",), (), True),
        (("myelome",), (), False),
        (("myelome", "osteoporose"), (), True),
        (("cause:osteoporose",), (), True),
        (("etage:osteoporose",), (), False),
        (("cause:osteoporose", "etage:cervicale"), (), True),
        (("cause:osteoporose", "etage:thoracique"), (), False),
        (("cause:myelome", "cause:osteoporose", "etage:cervicale"), (), True),
        ((), ("sedation",), True),
        ((), ("generale", "sedation"), True),
        ((), ("generale",), False),
        (("osteoporose",), ("generale",), False),
    ],
)
def test_what_a_selection_admits(variants: tuple[str, ...], modes: tuple[str, ...], shown: bool) -> None:
    assert CHOSEN.admits(variants, modes) is shown
    assert Passage("texte", variants, modes).shown(CHOSEN) is shown


def test_nothing_chosen_admits_only_what_is_always_shown() -> None:
    assert Selection().admits((), ())
    assert not Selection().admits(("osteoporose",), ())
    assert not Selection().admits((), ("sedation",))
