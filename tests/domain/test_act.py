"""What a label of a programme says: a side or a level that may be another one is not read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.act import ActRule, matching, plain_label, read_label
from algoguide.domain.selection import Side

L, R, B = Side.LEFT, Side.RIGHT, Side.BOTH

LABELS = [
    # in so many words
    ("Infiltration genou gauche", "infiltration genou", L, None),
    ("INFILTRATION GENOU DROIT", "infiltration genou", R, None),
    ("Infiltration épaule droite sous écho", "infiltration epaule sous echo", R, None),
    ("INF EPAULE G", "inf epaule", L, None),
    ("Épaule (D)", "epaule", R, None),
    ("côté G.", "cote", L, None),
    ("GENOU BILAT.", "genou", B, None),
    ("INFILTRATION BILATERALE", "infiltration", B, None),
    ("SACRO-ILIAQUE D", "sacro iliaque", R, None),
    ("C7 droite", "", R, "C7"),
    ("L5 G", "", L, "L5"),
    ("Infiltration L5, droit", "infiltration", R, "L5"),
    ("HERNIECTOMIE L4-L5 GAUCHE", "herniectomie", L, "L4-L5"),
    ("L4-5", "", None, "L4-L5"),
    ("L4/L5", "", None, "L4-L5"),
    ("L5S1", "", None, "L5-S1"),
    ("D12-L1", "", None, "D12-L1"),
    ("C7-D1", "", None, "C7-D1"),
    ("RACINE C8", "racine", None, "C8"),
    ("L5 – L5", "", None, None),
    ("L5, L5", "", None, "L5"),
    # both sides, added up
    ("GENOU D+G", "genou", B, None),
    ("GENOUX D ET G", "genoux", B, None),
    ("Genou droit et gauche", "genou", B, None),
    # one of two, or nobody knows
    ("GENOU D/G", "genou", None, None),
    ("GENOU D-G", "genou", None, None),
    ("GENOU D G", "genou", None, None),
    ("GENOU DROIT GAUCHE", "genou", None, None),
    ("GENOU DROIT OU GAUCHE", "genou ou", None, None),
    ("GENOU GAUCHE ?", "genou", None, None),
    ("BILATERAL GAUCHE", "", None, None),
    ("L4 GAUCHE ET L5 DROITE", "et", None, None),
    ("EPAULE D HANCHE G", "epaule d hanche g", None, None),
    ("EPAULE GAUCHE / GENOU", "epaule gauche genou", None, None),
    ("INFILTRATION L5 GAUCHE + EPAULE", "infiltration l5 gauche epaule", None, None),
    ("L5 GAUCHE + SACRO ILIAQUE", "l5 gauche sacro iliaque", None, None),
    # what is no side
    ("Infiltration d epaule", "infiltration d epaule", None, None),
    ("Infiltration d’épaule", "infiltration epaule", None, None),
    ("INFILTRATION D EPAULE G", "infiltration d epaule", L, None),
    ("INFILTRATION D", "infiltration d", None, None),  # cut by the programme before « épaule »
    ("INFILTRATION G", "infiltration g", None, None),  # before « genou »
    ("EPAULE SOUS SCANNER D", "epaule sous scanner d", None, None),
    ("GENOU D ARTHROSE", "genou d arthrose", None, None),
    ("vitamine D", "vitamine d", None, None),
    ("TENDON DROIT FEMORAL", "tendon droit femoral", None, None),
    ("HANCHE, DROIT ANTERIEUR", "hanche droit anterieur", None, None),
    ("NODULE DU GRAND DROIT", "nodule du grand droit", None, None),
    ("TENDON DROIT FEMORAL GAUCHE", "tendon droit femoral", L, None),
    ("GENOU DR GAUCHE", "genou dr gauche", None, None),
    ("EPAULE SALLE GAUCHE", "epaule salle gauche", None, None),
    ("PATIENT GAUCHER", "patient gaucher", None, None),
    # what is no level
    ("vitamine D3", "vitamine d3", None, None),
    ("IRM T2", "irm t2", None, None),
    ("IRM RACHIS T1 T2", "irm rachis t1 t2", None, None),
    ("SALLE S1", "salle s1", None, None),
    ("CONSULTATION C2", "consultation c2", None, None),
    ("GENOU D1", "genou d1", None, None),
    ("T20", "t20", None, None),
    ("L6", "l6", None, None),
    ("L05", "l05", None, None),
    ("L5°", "l5", None, None),
    ("L²", "l²", None, None),
    # one level of several, or nobody knows
    ("L4 L5", "", None, None),
    ("L4, L5", "", None, None),
    ("L5_S1", "", None, None),
    ("L4-L5-S1", "", None, None),
    ("L1-L4", "", None, None),
    ("L5-L4", "", None, None),
    ("L5-2", "", None, None),
    ("L5 2 injections", "2 injections", None, None),
    ("L4 et 5", "et 5", None, None),
    ("L4.5", "5", None, None),
    ("L4-5G", "5g", None, None),
    ("L4 L5G", "l5g", None, None),
    ("4-L5", "4", None, None),
    ("L5G", "l5g", None, None),
    ("T11-T1", "", None, None),
    ("", "", None, None),
]


@pytest.mark.parametrize(("label", "rest", "side", "place"), LABELS, ids=[case[0] for case in LABELS])
def test_a_label(label: str, rest: str, side: Side | None, place: str | None) -> None:
    read = read_label(label)
    assert (read.rest, read.side, read.place) == (rest, side, place)


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Foraminale L5 gauche", "foraminale lombaire"),
        ("Foraminale L5-S1", "foraminale lombaire"),
        ("Foraminale C6", "foraminale cervicale"),
        ("Ciment D8", "ciment thoracique"),
        ("Ciment T12-L1", ""),
        ("Ciment L4, L5", ""),
        ("Genou", ""),
    ],
)
def test_a_level_names_its_part_of_the_spine(label: str, named: str) -> None:
    assert read_label(label).named == named


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("  Infiltration\tÉPAULE ", "infiltration epaule"),
        ("INFILTRATION D'ÉPAULE", "infiltration epaule"),
        ("cœur_artère-genou", "coeur artere genou"),
        ("ŒIL", "oeil"),
        ("(…)", ""),
    ],
)
def test_labels_written_alike_are_one(label: str, plain: str) -> None:
    assert plain_label(label) == plain


WORDS = (
    "infiltration genou épaule hanche d’ d l' g G D droit droite gauche bilat. bilatéral et ou + / - , ( ) "
    "L5 l4 L4-L5 L5-S1 T12 C7 D1 S1 5 2 12 L5S1 T2 IRM vitamine scanner salle Dr côté fémoral sous"
)
A_WORD = st.sampled_from(WORDS.split())
ANY_LABEL = st.one_of(
    st.text(max_size=30),
    st.lists(A_WORD, max_size=9).map(" ".join),
    st.lists(A_WORD, max_size=6).map("".join),
)
LEFT = {"gauche", "gauches", "gche", "gch", "g"}
RIGHT = {"droite", "droites", "drte", "dte", "droit", "droits", "drt", "d"}
MOST = {"C": 8, "D": 12, "T": 12, "L": 5, "S": 5}


@given(ANY_LABEL)
def test_a_side_is_always_a_word_of_the_label(label: str) -> None:
    words = set(plain_label(label).split())
    said = read_label(label).side
    left, right = bool(words & LEFT), bool(words & RIGHT)
    if said is L:
        assert left
    if said is R:
        assert right
    if said is B:
        assert (left and right) or any(word.startswith("bilat") for word in words)


@given(ANY_LABEL)
def test_a_level_exists_and_its_numbers_are_in_the_label(label: str) -> None:
    place = read_label(label).place
    for part in place.split("-") if place else ():
        assert 1 <= int(part[1:]) <= MOST[part[0]]
        assert part[1:] in label
    if place:
        assert place[0].casefold() in plain_label(label)


@given(ANY_LABEL)
def test_what_is_left_are_words_of_the_label(label: str) -> None:
    words = plain_label(label).split()
    assert set(read_label(label).rest.split()) <= set(words)


@given(st.sampled_from(["L", "T", "S", "C"]), st.integers(0, 30), st.integers(0, 30))
def test_a_number_beside_a_level_is_never_lost(part: str, first: int, second: int) -> None:
    place = read_label(f"infiltration {part}{first}-{second}").place
    assert place is None or place == f"{part}{first}-{part}{second}"


def test_two_sides_of_two_parts_are_never_read() -> None:
    parts, sides = ("genou", "épaule"), ("G", "D", "gauche", "droite", "bilat")
    for one in sides:
        for other in sides:
            assert read_label(f"Infiltration {parts[0]} {one}, {parts[1]} {other}").side is None


RULES = (
    ActRule("infiltration-articulaire", "INFILTRATION D’ÉPAULE", variants={"articulation": "epaule"}),
    ActRule("infiltration-foraminale-lombaire", "Infiltration foraminale lombaire"),
    ActRule("infiltration-cervicale", "Infiltration foraminale cervicale"),
    ActRule("vertebroplastie", "VERTEBROPLASTIE"),
    ActRule("infiltration-test", "Vertébroplastie L1", side=Side.LEFT),
    ActRule("cryoneurolyse", code="ABC1"),
)


@pytest.mark.parametrize(
    ("label", "code", "procedure"),
    [
        ("infiltration épaule", "", "infiltration-articulaire"),
        ("Infiltration de l’épaule", "", None),  # another label: the table does not guess
        ("INFILTRATION EPAULE GAUCHE", "", "infiltration-articulaire"),
        ("Infiltration foraminale L5 droite", "", "infiltration-foraminale-lombaire"),
        ("Infiltration foraminale C6", "", "infiltration-cervicale"),
        ("Infiltration foraminale", "", None),  # nobody said of which part of the back
        ("vertebroplastie T12", "", "vertebroplastie"),
        ("vertebroplastie L1", "", "infiltration-test"),  # the whole label prevails
        ("cryo", " abc1 ", "cryoneurolyse"),
        ("VERTEBROPLASTIE", "ABC1", "vertebroplastie"),  # over the code
        ("", "", None),
        ("", "ABC", None),
        ("L5 gauche", "", None),
    ],
)
def test_the_rule_of_an_act(label: str, code: str, procedure: str | None) -> None:
    rule = matching(RULES, label, code)
    assert (rule.procedure if rule else None) == procedure


def test_the_first_of_two_rules_prevails() -> None:
    first, second = ActRule("a", "Genou"), ActRule("b", "GENOU")
    assert matching((first, second), "genou") is first


@given(ANY_LABEL, st.text(max_size=5))
def test_no_label_makes_it_fail(label: str, code: str) -> None:
    rule = matching(RULES, label, code)
    assert rule is None or rule in RULES
    if rule and rule.label and not code:
        assert set(plain_label(rule.label).split()) - {"lombaire", "cervicale"} <= set(
            re.findall(r"\w+", plain_label(label))
        )
