from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from algoguide.content.loading import load_library
from algoguide.domain.visit import Answer, Flag, Gesture, Source, Tick, Visit
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_history import History
from algoguide.services.visit_memory import learnt, rules_of
from algoguide.services.visit_planning import ChangeKind
from algoguide.services.visiting import Visiting
from algoguide.store.settings_visits import VisitSettings
from tests.compiled_once import compiled_once
from tests.services.visits_support import ACTS, DAY, NOW, MemoryKeeper, line, person


@pytest.fixture(scope="module")
def meanings(tmp_path_factory: pytest.TempPathFactory) -> Meanings:
    library = load_library(replace(Locations.standard(), cache=compiled_once(tmp_path_factory)))
    return Meanings.of(Choosing(library), (), ACTS)


@pytest.fixture
def desk() -> Visiting:
    return Visiting(MemoryKeeper(), "infirmiere", lambda: NOW)


def keep(desk: Visiting, meanings: Meanings, *entries: object, cancel_gone: bool = False) -> None:
    numbered = list(enumerate(entries, start=2))
    desk.keep(desk.plan(numbered, meanings), cancel_gone=cancel_gone)  # type: ignore[arg-type]


def test_the_same_programme_twice_doubles_nothing(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1), line(2))
    again = desk.plan([(2, line(1)), (3, line(2))], meanings)
    assert again.count(ChangeKind.SAME) == 2
    assert again.to_save == ()
    keep(desk, meanings, line(1), line(2))
    assert len(desk.on(DAY)) == 2


def test_an_update_keeps_what_was_ticked_and_chosen(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1))
    (visit,) = desk.on(DAY)
    tick = desk.tick()
    desk.save([visit.checked("jeun", tick)])
    plan = desk.plan([(2, line(1, time=time(9, 45)))], meanings)
    (change,) = plan.changes
    assert (change.kind, change.parts) == (ChangeKind.UPDATED, ("heure",))
    desk.keep(plan, cancel_gone=False)
    (kept,) = desk.on(DAY)
    assert kept.time == time(9, 45)
    assert kept.checks == {"jeun": tick}


def test_a_visit_moved_to_another_day_is_followed_by_its_accession(
    desk: Visiting, meanings: Meanings
) -> None:
    keep(desk, meanings, line(1))
    later = DAY + timedelta(days=1)
    keep(desk, meanings, line(1, day=later))
    assert desk.on(DAY) == ()
    assert [visit.day for visit in desk.on(later)] == [later]
    assert desk.plan([(2, line(1, day=later))], meanings).count(ChangeKind.SAME) == 1


def test_another_act_is_another_gesture_and_the_pack_is_to_be_printed_again(
    desk: Visiting, meanings: Meanings
) -> None:
    keep(desk, meanings, line(1))
    keep(desk, meanings, line(1, act="Embolisation genou droit"))
    (visit,) = desk.on(DAY)
    assert visit.gesture is not None
    assert visit.gesture.procedure == "embolisation-geniculee"


def test_a_cancelled_line_and_one_that_is_gone(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1), line(2))
    plan = desk.plan([(2, line(1, cancelled=True))], meanings)
    assert plan.count(ChangeKind.CANCELLED) == 1
    assert [visit.patient.accession for visit in plan.gone] == ["ACC00002"]
    desk.keep(plan, cancel_gone=False)
    assert {v.patient.accession: v.cancelled for v in desk.on(DAY)} == {"ACC00001": True, "ACC00002": False}
    desk.keep(desk.plan([(2, line(1, cancelled=True))], meanings), cancel_gone=True)
    assert [visit.cancelled for visit in desk.on(DAY)] == [True, True]
    back = desk.plan([(2, line(1))], meanings)
    assert back.count(ChangeKind.RESTORED) == 1


def test_a_visit_typed_by_hand_is_never_gone(desk: Visiting, meanings: Meanings) -> None:
    desk.save([Visit("main", DAY, time(10), Source.MANUAL, person())])
    assert desk.plan([(2, line(1))], meanings).gone == ()


def test_an_unknown_act_is_said_once_and_understood_for_ever(desk: Visiting, meanings: Meanings) -> None:
    first = line(1, act="Geste rare genou gauche")
    plan = desk.plan([(2, first), (3, line(2, act="GESTE  RARE GENOU droit")), (4, line(3))], meanings)
    assert plan.unknown == ("Geste rare genou gauche",)
    desk.keep(plan, cancel_gone=False)
    choosing = meanings.choosing
    start = choosing.starting(choosing.procedure("cryoneurolyse"), ["genou"])
    settings = learnt(
        VisitSettings(), "Geste rare genou gauche", "", Gesture("cryoneurolyse", replace(start, side=None))
    )
    known = Meanings.of(choosing, rules_of(settings), ACTS)
    assert len(desk.understood(known)) == 2
    sides = [
        v.gesture.selection.side for v in desk.on(DAY) if v.gesture and v.gesture.procedure == "cryoneurolyse"
    ]
    assert set(sides) == {"droite", "gauche"}


def test_a_tick_says_when_and_who(desk: Visiting) -> None:
    assert desk.tick() == Tick(NOW, "infirmiere")


def test_the_visit_of_an_accession_number_is_found(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1), line(2, day=DAY + timedelta(days=2)))
    found = desk.numbered()
    assert found.keys() == {"ACC00001", "ACC00002"}
    assert found["ACC00002"].patient.ipp == "0000002"


def test_what_was_done_is_taken_back(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1), line(2))
    history = History()
    first, second = desk.on(DAY)
    (moved,) = desk.save([replace(first, time=time(16))])
    history.did("heure", [first], [moved])
    desk.remove([second.id])
    history.did("suppression", [second], [])
    assert history.last == "suppression"
    for _ in range(2):
        back = history.back({visit.id: visit.revision for visit in desk.on(DAY)})
        assert back is not None
        desk.save(back.save)
        desk.remove(back.remove)
    assert [(v.id, v.time) for v in desk.on(DAY)] == sorted(
        [(first.id, first.time), (second.id, second.time)]
    )
    assert history.back({}) is None


def test_past_days_are_destroyed(desk: Visiting, meanings: Meanings) -> None:
    keep(desk, meanings, line(1))
    assert desk.purge(DAY, 1) == 0
    assert desk.purge(DAY + timedelta(days=1), 1) == 1
    assert desk.days() == ()


def test_without_accession_nor_ipp_the_identity_follows_the_line() -> None:
    one = line(1, patient=replace(person(), accession="", ipp=""))
    other = line(1, patient=replace(person(given="Odette"), accession="", ipp=""))
    assert one.key != other.key
    assert one.key == line(2, patient=one.patient).key
    assert line(1).key == line(1, day=date(2027, 1, 1)).key


def test_answers_stay_in_the_order_of_the_questions(desk: Visiting) -> None:
    visit = Visit("v", DAY)
    for flag in (Flag.RENAL, Flag.ALLERGY):
        visit = visit.answered(flag, Answer(yes=True, tick=desk.tick()))
    assert list(visit.answers) == [Flag.ALLERGY, Flag.RENAL]
    assert visit.answered(Flag.RENAL, None).answers.keys() == {Flag.ALLERGY}
