"""What is kept comes back whole, in order, and nobody writes over what somebody else wrote."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from algoguide.domain.visit import DayEntry, Source, Tick, Visit
from algoguide.store.data_file import FILE_NAME
from algoguide.store.opening import open_in_memory
from algoguide.store.refusals import StaleError, UnreadableDayError
from algoguide.store.visits import VisitStore
from tests.store.visits_kept import DAY, NOW, SECRETS, MemorySecrets, bytes_of, kept, visit_of, visits

NEXT = DAY + timedelta(days=1)


@pytest.fixture
def store() -> Iterator[VisitStore]:
    opened = open_in_memory()
    yield opened.store
    opened.store.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[VisitStore]:
    opened = open_in_memory()
    yield opened.store
    opened.store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visits)
def test_any_visit_comes_back_as_it_was(shared: VisitStore, visit: Visit) -> None:
    (saved,) = shared.save([visit])
    assert saved == replace(visit, revision=1)
    assert shared.get(visit.id) == saved
    assert saved in shared.on(visit.day)
    shared.remove([visit.id])
    assert shared.get(visit.id) is None


def test_the_visits_of_the_tests_have_something_in_every_field() -> None:
    filled = visit_of(cancelled=True, revision=1)
    empty = Visit(filled.id, filled.day)
    same = {f.name for f in fields(Visit) if getattr(filled, f.name) == getattr(empty, f.name)}
    assert same == {"id", "day"}


def test_they_come_back_after_the_program_has_ended(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        saved = store.save([visit_of(1), visit_of(2, day=NEXT)])
        assert store.persistent
    with kept(tmp_path, entry) as store:
        assert store.days() == (DAY, NEXT)
        assert (*store.on(DAY), *store.on(NEXT)) == saved


def test_a_day_is_in_order_and_another_has_its_own(store: VisitStore) -> None:
    late, early, open_end = (
        visit_of(1, time=time(9)),
        visit_of(2, time=time(8)),
        visit_of(3, time=None),
    )
    store.save([late, early, open_end, visit_of(4, day=NEXT)])
    assert [visit.id for visit in store.on(DAY)] == [early.id, late.id, open_end.id]
    assert store.on(DAY + timedelta(days=9)) == ()
    assert not store.persistent


def test_what_was_unticked_and_taken_back_is_gone(store: VisitStore) -> None:
    (first,) = store.save([visit_of()])
    (second,) = store.save([replace(first, checks={"autre": Tick(NOW, "b")}, signed=None, gesture=None)])
    assert store.get(first.id) == second
    assert second.revision == 2


def test_the_second_to_write_is_told_to_reload(store: VisitStore) -> None:
    (read,) = store.save([visit_of()])
    (mine,) = store.save([replace(read, note="lu par l’un")])
    with pytest.raises(StaleError, match="rechargez"):
        store.save([visit_of(2), replace(read, note="lu par l’autre")])
    assert store.on(DAY) == (mine,)


@pytest.mark.parametrize("revision", [0, 7])
def test_a_visit_that_is_there_already_or_no_longer_is_stale(store: VisitStore, revision: int) -> None:
    store.save([visit_of(1)])
    with pytest.raises(StaleError):
        store.save([visit_of(1 if revision == 0 else 2, revision=revision)])
    assert [visit.revision for visit in store.on(DAY)] == [1]


def test_two_programs_see_what_the_other_wrote(tmp_path: Path) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as one, kept(tmp_path, entry) as other:
        (read,) = one.save([visit_of()])
        assert other.on(DAY) == (read,)
        other.save([replace(read, cancelled=True)])
        with pytest.raises(StaleError):
            one.save([replace(read, note="")])
        one.forget(DAY)
        (again,) = other.save([visit_of()])
        assert one.on(DAY) == (again,)


def test_a_moved_visit_is_sealed_for_its_new_day(store: VisitStore) -> None:
    (here,) = store.save([visit_of()])
    (there,) = store.save([replace(here, day=NEXT)])
    assert store.days() == (NEXT,)
    store.forget(DAY)
    assert store.on(NEXT) == (there,)
    store.forget(NEXT)
    assert store.get(here.id) is None


def test_one_failure_writes_nothing_and_a_later_try_works(store: VisitStore) -> None:
    naive = Tick(NOW.replace(tzinfo=None), "a")
    with pytest.raises(ValueError, match="without offset"):
        store.save([visit_of(1), visit_of(2, checks={"jeun": naive})])
    assert store.days() == ()
    assert len(store.save([visit_of(1)])) == 1


def test_hundreds_of_visits_are_written_in_one_go_or_not_at_all(store: VisitStore) -> None:
    """More than one statement takes: they come back in the order they were given, with what is theirs."""
    known = store.save([visit_of(0)])
    many = [visit_of(n, time=None) for n in range(1, 500)]
    with pytest.raises(StaleError):
        store.save([*many, visit_of(499)])
    assert store.on(DAY) == known
    saved = store.save([*many[:250], *known, *many[250:]])
    assert [one.id for one in saved] == [one.id for one in (*many[:250], *known, *many[250:])]
    assert {one.revision for one in saved} == {1, 2}
    assert {one.id: one for one in store.on(DAY)} == {one.id: one for one in saved}


def test_a_line_has_one_hash_a_day(store: VisitStore) -> None:
    key = DayEntry(Source.CSV, DAY, time(8, 30), visit_of().patient, "acte").key
    first = store.hashed(DAY, key)
    assert len(first) == 64
    assert store.hashed(DAY, key) == first
    assert store.hashed(DAY, f"{key} ") != first
    assert store.hashed(NEXT, key) != first
    assert store.days() == ()
    store.save([visit_of(key=first)])
    assert store.hashed(DAY, key) == first
    store.forget(DAY)
    assert store.hashed(DAY, key) != first


def test_any_thread_may_use_it_in_its_turn(store: VisitStore) -> None:
    worker = threading.Thread(target=store.save, args=([visit_of()],))
    worker.start()
    worker.join()
    assert len(store.on(DAY)) == 1


def test_nothing_that_names_or_tells_of_somebody_stands_in_the_file(tmp_path: Path) -> None:
    with kept(tmp_path, MemorySecrets()) as store:
        store.save([visit_of()])
        held = b"".join(bytes_of(tmp_path).values())
    assert b"SALLE 1" in held
    assert b"jeun" in held
    for hidden in (*SECRETS, b"1.2.250.99", "LEFÈVRE".encode(), b"antithrombotique", b"ZZEMETTEUR"):
        assert hidden not in held


CHANGES = {
    "sealed": ["UPDATE visit SET sealed = (SELECT sealed FROM visit WHERE id = :b) WHERE id = :a"],
    "id": [
        "DELETE FROM tick WHERE visit_id = :a",
        "DELETE FROM paper WHERE visit_id = :a",
        "UPDATE visit SET id = 'x' WHERE id = :a",
    ],
    "source": ["UPDATE visit SET source = 'télépathie' WHERE id = :a"],
    "wrapped": ["UPDATE day_key SET wrapped = x'00' WHERE day = '2026-12-02'"],
}


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_behind_our_back_is_said_and_can_be_left(
    tmp_path: Path, statements: list[str]
) -> None:
    entry = MemorySecrets()
    with kept(tmp_path, entry) as store:
        a, b, other = store.save([visit_of(1), visit_of(2), visit_of(3, day=NEXT)])
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for statement in statements:
            connection.execute(statement, {"a": a.id, "b": b.id})
        connection.commit()
    with kept(tmp_path, entry) as store:
        with pytest.raises(UnreadableDayError, match=r"2\xa0décembre\xa02026.*retirez ce jour"):
            store.on(DAY)
        assert store.on(NEXT) == (other,)
        store.forget(DAY)
        assert store.on(DAY) == ()
        assert store.days() == (NEXT,)


def test_far_days_are_kept_too(store: VisitStore) -> None:
    store.save([visit_of(1, day=date(1, 1, 1)), visit_of(2, day=date(9999, 12, 31))])
    assert store.days() == (date(1, 1, 1), date(9999, 12, 31))
