from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from algoguide.ui.patient_guard import IDLE, PatientGuard

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
