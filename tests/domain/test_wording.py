from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import (
    Certainty,
    Change,
    Comparator,
    Frequency,
    Friendly,
    Passport,
    Proportion,
    ProportionKind,
    Quantity,
)
from algoguide.domain.wording import (
    NOT_STATED,
    UNKNOWN_PHONE,
    Run,
    Wording,
    fill,
    in_words,
    local_values,
    others,
    passport_words,
    people,
    plain,
    runs,
)

PASSPORT = Passport("Adultes opérés", None, Comparator.SHAM, Certainty.LOW, ("s1",), date(2026, 11, 1), 1200)
LEAK = Proportion("fuite", Frequency(1, 3), None, ProportionKind.COUNT, PASSPORT)
TIME = Quantity("duree", 45, 60, "minutes", PASSPORT)


@pytest.mark.parametrize(
    ("friendly", "words", "other"),
    [
        (Friendly(1, 1, 100, exact=True), "1\u00a0personne sur\u00a0100", "99"),
        (Friendly(0, 0, 100, exact=True), "0\u00a0personne sur\u00a0100", "100"),
        (Friendly(2, 2, 100, exact=False), "environ\u00a02\u00a0personnes sur\u00a0100", "98"),
        (
            Friendly(3, 8, 1000, exact=True),
            "3\u00a0à\u00a08\u00a0personnes sur\u00a01\u00a0000",
            "992\u00a0à\u00a0997",
        ),
    ],
)
def test_people_in_words_in_both_framings(friendly: Friendly, words: str, other: str) -> None:
    assert people(friendly) == words
    assert others(friendly) == other


def test_each_kind_of_figure_in_words() -> None:
    change = Change("douleur", 7.5, 3, "douleur de 0 à 10", PASSPORT)

    assert in_words(LEAK) == "environ\u00a033\u00a0personnes sur\u00a0100"
    assert in_words(TIME) == "45\u00a0à\u00a060\u00a0minutes"
    assert in_words(change) == "de\u00a07,5\u00a0à\u00a03 (douleur de 0 à 10)"


def test_the_passport_says_what_the_source_does_not() -> None:
    words = passport_words(LEAK)

    assert f"Délai\u00a0: {NOT_STATED}." in words
    assert "1\u00a0200\u00a0personnes étudiées" in words
    assert "Comparé à un faux geste." in words
    assert "Certitude\u00a0: faible." in words


def test_tokens_become_figures_and_local_values() -> None:
    text = fill(
        "[[fuite]] l’ont. Ne mangez plus [[@fasting-food]] avant.",
        {"fuite": LEAK},
        {"fasting-food": "6 heures"},
    )

    assert text == "Environ\u00a033\u00a0personnes sur\u00a0100 l’ont. Ne mangez plus 6 heures avant."


@pytest.mark.parametrize("text", ["[[inconnu]]", "[[@inconnu]]"])
def test_an_unknown_token_is_never_printed(text: str) -> None:
    with pytest.raises(KeyError):
        Wording({}, {})(text)


def test_local_values_come_from_the_house_and_the_selection() -> None:
    house = Establishment(phone_day="01 02", fasting_food_hours=8)
    values = local_values(house, "la vertèbre\u00a0L1")

    assert values["fasting-food"] == "8\u00a0heures"
    assert values["phone-night"] == "01 02"
    assert values["place"] == "la vertèbre\u00a0L1"


def test_without_a_telephone_there_is_a_line_to_fill() -> None:
    values = local_values(Establishment())

    assert values["phone-day"] == values["phone-night"] == UNKNOWN_PHONE


def test_bold_prose_is_cut_into_runs() -> None:
    assert runs("Une **fracture** récente") == (Run("Une "), Run("fracture", bold=True), Run(" récente"))
    assert runs("un ** seul") == (Run("un ** seul"),)


@given(st.text(alphabet="ab* ", max_size=30))
def test_no_letter_is_lost_with_the_marks(text: str) -> None:
    assert plain(text).replace("*", "") == text.replace("*", "")
