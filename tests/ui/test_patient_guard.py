from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from algoguide.ui.patient_guard import IDLE, UNDO, PatientGuard

MORNING = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("qapp")
MINUTE = timedelta(minutes=1)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(clock: Clock) -> Iterator[PatientGuard]:
    guard = PatientGuard(clock)
    guard.hold("essai", True)
    yield guard
    guard.hold("essai", False)


@pytest.fixture
def reasons(guard: PatientGuard) -> list[str]:
    said: list[str] = []
    guard.expired.connect(said.append)
    return said


def test_thirty_minutes_without_a_gesture(guard: PatientGuard, clock: Clock, reasons: list[str]) -> None:
    clock.now += IDLE - MINUTE
    guard.check()
    assert reasons == []
    clock.now += MINUTE
    guard.check()
    assert len(reasons) == 1
    assert "30 minutes" in reasons[0]
    assert not guard.watching


def test_a_gesture_starts_the_wait_again(
    qtbot: QtBot, guard: PatientGuard, clock: Clock, reasons: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for gesture in (
        lambda: qtbot.keyClick(window, Qt.Key.Key_A),
        lambda: qtbot.mouseClick(window, Qt.MouseButton.LeftButton),
    ):
        clock.now += IDLE - MINUTE
        gesture()
    clock.now += IDLE - MINUTE
    guard.check()
    assert reasons == []
    clock.now += MINUTE
    guard.check()
    assert len(reasons) == 1


@pytest.mark.usefixtures("guard")
def test_the_gesture_after_a_long_absence_comes_too_late(
    qtbot: QtBot, clock: Clock, reasons: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    clock.now += IDLE
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert len(reasons) == 1


def test_midnight(guard: PatientGuard, clock: Clock, reasons: list[str]) -> None:
    guard.hold("essai", False)
    clock.now = MORNING.replace(hour=23, minute=59)
    guard.hold("essai", True)
    clock.now += MINUTE
    guard.check()
    assert len(reasons) == 1
    assert "journée" in reasons[0]


def test_closing(qapp: QApplication, guard: PatientGuard, reasons: list[str]) -> None:
    qapp.aboutToQuit.emit()
    assert reasons == [""]
    assert not guard.watching


def test_nobody_to_forget(guard: PatientGuard, clock: Clock, reasons: list[str]) -> None:
    guard.hold("essai", False)
    clock.now += 2 * IDLE
    guard.check()
    assert reasons == []


class Notebook(QObject):
    """Holds a word of a patient, until it is forgotten."""

    def __init__(self, guard: PatientGuard) -> None:
        super().__init__()
        self.word = "Marquet"
        guard.forgotten.connect(self._forget)
        guard.keep("carnet", self)

    def _forget(self) -> None:
        self.word = ""

    def remember(self) -> object:
        return self.word or None

    def bring_back(self, state: object) -> None:
        self.word = str(state)


@pytest.fixture
def notebook(guard: PatientGuard) -> Notebook:
    return Notebook(guard)


def test_a_new_patient_can_be_undone(guard: PatientGuard, notebook: Notebook, reasons: list[str]) -> None:
    said: list[bool] = []
    guard.undo_changed.connect(said.append)
    guard.start_new()
    assert (notebook.word, guard.watching, guard.can_undo) == ("", False, True)
    guard.undo()
    assert (notebook.word, guard.watching, guard.can_undo) == ("Marquet", True, False)
    assert said == [True, False]
    assert reasons == []
    guard.undo()  # once is enough
    assert notebook.word == "Marquet"


def test_undone_the_patient_is_watched_again(
    guard: PatientGuard, notebook: Notebook, clock: Clock, reasons: list[str]
) -> None:
    guard.start_new()
    guard.undo()
    clock.now += IDLE
    guard.check()
    assert len(reasons) == 1
    assert notebook.word == ""


def test_the_next_patient_takes_the_undo_away(guard: PatientGuard, notebook: Notebook) -> None:
    for opened in (lambda: guard.hold("formulaire", True), guard.forget):
        guard.hold("essai", True)
        notebook.word = "Marquet"
        guard.start_new()
        opened()
        assert not guard.can_undo
        guard.undo()
        assert notebook.word == ""


def test_after_ten_seconds_nothing_is_left(
    qtbot: QtBot, guard: PatientGuard, notebook: Notebook, clock: Clock
) -> None:
    guard.start_new()
    limit = guard.findChildren(QTimer)
    assert 10_000 in [timer.interval() for timer in limit if timer.isActive()]
    next(timer for timer in limit if timer.isActive()).setInterval(10)
    qtbot.waitUntil(lambda: not guard.can_undo)
    guard.undo()
    assert notebook.word == ""
    # The timer of a computer that slept comes late: the clock of the wall decides.
    guard.hold("essai", True)
    notebook.word = "Marquet"
    guard.start_new()
    clock.now += UNDO + timedelta(seconds=1)
    guard.undo()
    assert notebook.word == ""


def test_midnight_takes_the_undo_away(guard: PatientGuard, notebook: Notebook, clock: Clock) -> None:
    guard.hold("essai", False)
    clock.now = MORNING.replace(hour=23, minute=59, second=58)
    guard.hold("essai", True)
    guard.start_new()
    clock.now += timedelta(seconds=4)
    guard.undo()
    assert notebook.word == ""


def test_what_went_in_time_cannot_be_undone(guard: PatientGuard, notebook: Notebook, clock: Clock) -> None:
    clock.now += IDLE
    guard.start_new()  # the click that comes too late
    assert not guard.can_undo
    assert notebook.word == ""
    guard.hold("essai", True)
    notebook.word = "Marquet"
    clock.now += IDLE
    guard.check()
    assert not guard.can_undo


def test_nobody_to_bring_back(guard: PatientGuard) -> None:
    guard.hold("essai", False)
    guard.start_new()
    assert not guard.can_undo


def test_a_screen_built_anew_takes_the_place_of_the_former(guard: PatientGuard, notebook: Notebook) -> None:
    guard.start_new()
    shiboken6.delete(notebook)
    guard.undo()  # nobody is there: nothing breaks
    first = Notebook(guard)
    guard.start_new()
    second = Notebook(guard)
    second.word = ""
    guard.undo()
    assert (first.word, second.word) == ("", "Marquet")
