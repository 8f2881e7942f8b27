import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.reference import GlossaryTerm
from algoguide.services.explaining import Explaining

WORDS = (
    GlossaryTerm("ciment", "ciment", "Une pâte qui durcit.", ("ciments",)),
    GlossaryTerm("ciment-osseux", "ciment osseux", "Le ciment de l’os."),
    GlossaryTerm("irm", "IRM", "Un examen avec un aimant."),
)
EXPLAINING = Explaining({word.id: word for word in WORDS})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le ciment durcit.", [("ciment", "ciment")]),
        ("Les CIMENTS durcissent.", [("CIMENTS", "ciment")]),
        ("Le ciment osseux durcit.", [("ciment osseux", "ciment-osseux")]),
        ("Une cimentoplastie", []),
        ("L’irm, puis l’IRM.", [("irm", "irm"), ("IRM", "irm")]),
        ("", []),
    ],
)
def test_whole_words_without_regard_to_case(text: str, found: list[tuple[str, str]]) -> None:
    assert [piece for piece in EXPLAINING.pieces(text) if piece[1]] == found


@given(st.text(alphabet="ciment osIRM.,’", max_size=60))
def test_the_pieces_make_the_text_again(text: str) -> None:
    assert "".join(piece for piece, _ in EXPLAINING.pieces(text)) == text


def test_without_a_glossary_the_text_is_one_piece() -> None:
    assert list(Explaining({}).pieces("Le ciment")) == [("Le ciment", "")]


def test_a_term_by_its_id() -> None:
    assert EXPLAINING.term("irm").definition == "Un examen avec un aimant."
    with pytest.raises(KeyError):
        EXPLAINING.term("absent")
