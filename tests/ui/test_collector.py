import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from algoguide.ui.collector import Collector
from algoguide.ui.jobs import JobRunner

CYCLES = 40_000
"""Many times what makes Python collect by itself."""


@pytest.fixture
def jobs(qapp: QObject) -> Iterator[JobRunner]:  # noqa: ARG001 - signals need it
    runner = JobRunner()
    yield runner
    runner.close()
    assert runner.wait(5)


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:  # noqa: ARG001 - its timer needs it
    made = Collector()
    gc.enable()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def collecting() -> Iterator[list[threading.Thread]]:
    """The thread of each collection since the beginning of the test."""
    threads: list[threading.Thread] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def make_cycles() -> str:
    for _ in range(CYCLES):
        cycle: list[object] = []
        cycle.append(cycle)
    return "made"


def refuse(error: BaseException) -> None:
    raise AssertionError from error


def test_a_dead_window_is_destroyed_in_its_own_thread(
    qtbot: QtBot, jobs: JobRunner, collector: Collector, collecting: list[threading.Thread]
) -> None:
    """Its timer could be stopped nowhere else: the next tick would end the program."""
    assert collector.parent() is None
    destroyed: list[threading.Thread] = []
    dead = QObject()
    QTimer(dead).start(10)
    dead.destroyed.connect(lambda: destroyed.append(threading.current_thread()))
    dead.itself = dead  # type: ignore[attr-defined]
    answers: list[str] = []
    del dead

    jobs.submit(make_cycles, answers.append, refuse)
    qtbot.waitUntil(lambda: answers == ["made"] and bool(destroyed))

    assert set(destroyed) == {threading.main_thread()}
    assert set(collecting) == {threading.main_thread()}


def test_all_that_died_is_found(qtbot: QtBot, collector: Collector) -> None:
    """However young: what a page throws away must not wait for the end of the day."""
    assert collector.parent() is None
    make_cycles()
    before = gc.get_count()[0]
    qtbot.waitUntil(lambda: gc.get_count()[0] < before // 2)


def test_python_collects_again_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
