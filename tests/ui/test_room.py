"""The consultation of the patient in the room: watched while it holds something, gone with the patient."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from algoguide.domain.consultation import Consultation
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection, Side
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Expected, Room

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def guard() -> Iterator[PatientGuard]:
    guard = PatientGuard(lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))
    yield guard
    guard.forget()


@pytest.fixture
def room(guard: PatientGuard) -> Room:
    return Room(guard)


def test_what_is_noted_is_watched(guard: PatientGuard, room: Room) -> None:
    room.note(room.consultation.asking("Puis-je conduire ?"))
    assert guard.watching
    room.note(Consultation())
    assert not guard.watching


def test_a_side_is_the_patients_and_a_procedure_is_not(guard: PatientGuard, room: Room) -> None:
    room.choose([("geste", Selection())])
    assert not guard.watching
    room.choose([("geste", Selection(side=Side.LEFT))])
    assert guard.watching


def test_the_same_note_says_nothing(qtbot: QtBot, room: Room) -> None:
    room.note(room.consultation.asking("Quand ?"))
    with qtbot.assertNotEmitted(room.changed):
        room.note(room.consultation.asking("Quand ?"))


def test_all_goes_but_the_practitioner_and_comes_back(guard: PatientGuard, room: Room) -> None:
    room.informed_by("Dr Essai")
    room.note(replace(room.consultation.asking("Quand ?"), notes="Vient seul."))
    room.choose([("geste", Selection(side=Side.LEFT))])
    room.hide_names(True)
    before = (room.consultation, room.visit)
    guard.start_new()
    assert (room.consultation, room.visit, room.names_hidden) == (Consultation(), (), False)
    assert room.practitioner == "Dr Essai"
    guard.undo()
    # Hidden before, hidden again: somebody else may see the screen.
    assert (room.consultation, room.visit, room.names_hidden) == (*before, True)
    assert guard.watching


def test_who_is_handed_over_is_watched_forgotten_and_brought_back(
    qtbot: QtBot, guard: PatientGuard, room: Room
) -> None:
    handed = Expected(Patient("Marquet"), visit="v1")
    with qtbot.waitSignal(room.patient_changed):
        room.expect(handed)
    assert guard.watching
    with qtbot.waitSignal(room.patient_changed):
        guard.start_new()
    assert room.patient is None
    assert not guard.watching
    with qtbot.waitSignal(room.patient_changed):
        guard.undo()
    assert room.patient is handed
    guard.forget()
    guard.undo()
    assert room.patient is None


def test_the_same_patient_handed_over_again_is_told_again(qtbot: QtBot, room: Room) -> None:
    room.expect(Expected(Patient("Marquet")))
    with qtbot.waitSignal(room.patient_changed):
        room.expect(Expected(Patient("Marquet")))
    with qtbot.assertNotEmitted(room.patient_changed):
        room.note(room.consultation.asking("Quand ?"))
    assert room.patient == Expected(Patient("Marquet"))


def test_who_is_handed_over_is_printed_by_nothing(room: Room) -> None:
    room.expect(Expected(Patient("Marquet")))
    assert "Marquet" not in repr(room.patient)
