import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.french import typeset
from algoguide.domain.passage import Passage
from algoguide.domain.sheet import walk
from algoguide.domain.wording import plain
from algoguide.locations import Locations
from algoguide.services.speaking import LONGEST, pieces, script

PROSE = st.text(alphabet=st.sampled_from("aéB12 .!?…;:,»)«\u00a0\u202f\n\r\tM"), max_size=600)


@given(st.one_of(PROSE, st.text(max_size=300)))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(cut)
    assert all(len(piece) <= LONGEST for piece in cut)


@given(st.lists(PROSE, max_size=4))
def test_each_sentence_has_its_place_in_its_block(blocks: list[str]) -> None:
    last = (0, 0)
    for sentence in script(blocks):
        there = blocks[sentence.block][sentence.start : sentence.end]
        assert there == there.strip()
        assert there
        assert sentence.said
        assert (sentence.block, sentence.start) >= last
        last = (sentence.block, sentence.end)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Un. Deux ! Trois ? Quatre…", ["Un.", "Deux !", "Trois ?", "Quatre…"]),
        ("M. Martin voit le Dr. Petit. Il part.", ["M. Martin voit le Dr. Petit.", "Il part."]),
        ("En L4-L5. Puis 1 000 personnes. Le n° 5.", ["En L4-L5.", "Puis 1 000 personnes.", "Le n° 5."]),
        ("Sans AMM. « Ah ! » Oui.", ["Sans AMM.", "« Ah ! »", "Oui."]),
        ("Des fruits, etc. mais pas de lait.", ["Des fruits, etc. mais pas de lait."]),
        ("1. Le titre", ["1. Le titre"]),
        ("Il dit « Je pars. » Elle reste.", ["Il dit « Je pars. »", "Elle reste."]),
        ("Une ligne\nUne autre", ["Une ligne", "Une autre"]),
        ("Les rayons X. Peu de dose.", ["Les rayons X.", "Peu de dose."]),
        ("Le cas 2.5 est rare.", ["Le cas 2.5 est rare."]),
        ("  Au milieu.  ", ["Au milieu."]),
    ],
)
def test_french_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    shown = typeset(text)
    assert [shown[s.start : s.end] for s in script([shown])] == [typeset(s) for s in sentences]


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    text = "Le médecin vous parle, " * 20 + "puis vous décidez."
    cut = pieces(text)
    assert len(cut) > 1
    assert all(piece.endswith((", ", "décidez.")) for piece in cut)


def test_what_cannot_be_heard_is_left_out_and_the_rest_keeps_its_number() -> None:
    found = script(["•", "Oui.", "Source : 3.", "Non."])
    assert [(s.block, s.said) for s in found] == [(1, "Oui."), (3, "Non.")]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(Locations.standard())


def test_every_text_of_the_content_can_be_heard(library: Library) -> None:
    """No sign is left that a voice would spell, whatever the sheet."""
    sheets: tuple[object, ...] = (
        *library.procedures.values(),
        *library.modes.values(),
        *library.pains.values(),
    )
    texts = [node.text for sheet in sheets for node in walk(sheet) if isinstance(node, Passage)]
    assert len(texts) > 500
    for text in texts:
        for sentence in script([plain(text)]):
            assert not set(sentence.said) & set("*[]°%/•«»\u00a0\u202f"), sentence.said
