"""A visit: what identifies a line of a programme, where the papers stand, answers and ticks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import (
    Answer,
    DayEntry,
    Done,
    Flag,
    Gesture,
    Papers,
    Source,
    Tick,
    Visit,
    in_order,
)

DAY = date(2026, 12, 2)
TICK = Tick(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "infirmiere")
LATER = Tick(datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "infirmiere")
LEFT = Gesture("infiltration-articulaire", Selection({"articulation": "genou"}, "locale", Side.LEFT))
RIGHT = replace(LEFT, selection=replace(LEFT.selection, side=Side.RIGHT))
ODILE = Patient(family="ESSAI", given="Odile", birth=date(1948, 3, 14), ipp="8001")
LINE = DayEntry(Source.CSV, DAY, time(8, 30), ODILE, act="Infiltration genou G")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"source": Source.HL7, "room": "SALLE 2", "issuer": "RIS", "cancelled": True}, True),
        ({"patient": replace(ODILE, family="AUTRE")}, True),  # a name that was corrected
        ({"time": time(8, 45)}, False),
        ({"time": None}, False),
        ({"day": date(2026, 12, 3)}, False),
        ({"act": "Infiltration genou D"}, False),
        ({"act_code": "X1"}, False),
        ({"patient": replace(ODILE, ipp="8002")}, False),
        ({"patient": replace(ODILE, accession="ACC1")}, False),
    ],
)
def test_what_stays_the_same_from_one_programme_to_the_next(other: dict[str, object], same: bool) -> None:
    assert (replace(LINE, **other).key == LINE.key) is same  # type: ignore[arg-type]


def test_an_accession_number_is_enough() -> None:
    one = replace(LINE, patient=replace(ODILE, accession="ACC1"))
    moved = replace(one, day=date(2026, 12, 9), time=None, act="Autre", act_code="X1")
    assert one.key == moved.key


def test_without_a_number_the_name_and_the_birth_date_tell_two_people_apart() -> None:
    unnumbered = replace(ODILE, ipp="")
    keys = {
        replace(LINE, patient=patient).key
        for patient in (
            unnumbered,
            replace(unnumbered, given="Odette"),
            replace(unnumbered, birth=date(1949, 3, 14)),
            replace(unnumbered, birth=None),
            Patient(),
        )
    }
    assert len(keys) == 5


PAPERS = [
    ({}, Papers.NONE),
    ({"gesture": LEFT}, Papers.TO_PRINT),
    ({"gesture": LEFT, "printed": Done(TICK, LEFT)}, Papers.PRINTED),
    ({"gesture": LEFT, "printed": Done(TICK, LEFT), "signed": Done(LATER, LEFT)}, Papers.SIGNED),
    ({"gesture": LEFT, "signed": Done(LATER, LEFT)}, Papers.SIGNED),
    # The paper in the file is that of the other knee.
    ({"gesture": LEFT, "printed": Done(TICK, RIGHT)}, Papers.OUTDATED),
    ({"gesture": LEFT, "printed": Done(TICK, RIGHT), "signed": Done(TICK, RIGHT)}, Papers.OUTDATED),
    # Printed again since: what is signed is the other one.
    ({"gesture": LEFT, "printed": Done(LATER, LEFT), "signed": Done(TICK, RIGHT)}, Papers.PRINTED),
    ({"gesture": LEFT, "printed": Done(TICK, LEFT), "cancelled": True}, Papers.NONE),
    ({"printed": Done(TICK, LEFT)}, Papers.NONE),
]


@pytest.mark.parametrize(("visit", "papers"), PAPERS)
def test_where_the_papers_stand(visit: dict[str, object], papers: Papers) -> None:
    assert replace(Visit("a", DAY), **visit).papers is papers  # type: ignore[arg-type]


def test_a_typed_identity_is_local() -> None:
    assert {source for source in Source if Visit("a", DAY, source=source).local} == {Source.MANUAL}


@given(st.permutations(list(Flag)))
def test_answers_are_kept_in_the_order_of_the_questions(asked: list[Flag]) -> None:
    visit = Visit("a", DAY)
    for flag in asked:
        visit = visit.answered(flag, Answer(yes=False, tick=TICK))
    assert list(visit.answers) == list(Flag)


def test_an_answer_is_changed_and_taken_back() -> None:
    visit = Visit("a", DAY).answered(Flag.DIABETES, Answer(yes=False, tick=TICK))
    changed = visit.answered(Flag.DIABETES, Answer(yes=True, tick=LATER, detail="insuline"))
    assert changed.answers[Flag.DIABETES].detail == "insuline"
    assert changed.answered(Flag.DIABETES, None).answers == {}
    assert changed.answered(Flag.ALLERGY, None) == changed
    assert not visit.answers[Flag.DIABETES].yes  # the visit of before is untouched


def test_a_line_is_ticked_and_no_longer() -> None:
    visit = Visit("a", DAY).checked("papiers-remis", TICK).checked("appel", TICK)
    assert visit.checked("appel", LATER).checks == {"papiers-remis": TICK, "appel": LATER}
    assert visit.checked("appel", None).checks == {"papiers-remis": TICK}
    assert visit.checked("inconnue", None) == visit


def test_a_day_is_read_by_time_then_by_name() -> None:
    visits = [
        Visit("1", DAY, None, patient=Patient(family="ARNAUD")),
        Visit("2", DAY, time(9), patient=Patient(family="ZOLA")),
        Visit("3", DAY, time(9), patient=Patient(birth_family="MARTIN")),
        Visit("4", DAY, time(8, 30), patient=Patient(family="ZOLA")),
        Visit("5", DAY, time(0), patient=Patient(family="ZOLA")),
        Visit("6", DAY, time(9), patient=Patient(birth_family="MARTIN")),
    ]
    assert [visit.id for visit in sorted(visits, key=in_order)] == ["5", "4", "3", "6", "2", "1"]


def test_nothing_of_a_patient_is_written_by_what_prints_a_visit() -> None:
    visit = Visit("a", DAY, patient=ODILE, note="mot", answers={Flag.ALLERGY: Answer(yes=True, tick=TICK)})
    for value in (visit, LINE, TICK, Answer(yes=True, tick=TICK, detail="latex"), Done(TICK, LEFT)):
        assert "ESSAI" not in repr(value)
        assert "latex" not in repr(value)
        assert "infirmiere" not in repr(value)
