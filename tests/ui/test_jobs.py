import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from algoguide.domain.errors import KnownError
from algoguide.ui.jobs import JobRunner


@pytest.fixture
def jobs(qapp: QObject) -> Iterator[JobRunner]:  # noqa: ARG001 - signals need it
    runner = JobRunner()
    yield runner
    runner.close()
    assert runner.wait(5)


class Gate:
    """A job that runs until it is let go, and says when it started."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> str:
        self.started.set()
        assert self.open.wait(5)
        return "gate"


def refuse(error: BaseException) -> None:
    raise AssertionError from error


def returning(value: str) -> Callable[[], str]:
    return lambda: value


def test_answers_come_in_order_and_in_the_thread_of_the_windows(qtbot: QtBot, jobs: JobRunner) -> None:
    answers: list[str] = []
    places: list[threading.Thread] = []

    def keep(answer: str) -> None:
        answers.append(answer)
        places.append(threading.current_thread())

    for name in "abc":
        jobs.submit(returning(name), keep, refuse)
    assert answers == []
    qtbot.waitUntil(lambda: answers == ["a", "b", "c"])
    assert set(places) == {threading.main_thread()}


def test_a_failure_reaches_its_asker_and_stops_nothing(qtbot: QtBot, jobs: JobRunner) -> None:
    errors: list[BaseException] = []
    answers: list[str] = []

    def fail() -> str:
        raise KnownError("Le disque est plein ; libérez de la place.")

    jobs.submit(fail, answers.append, errors.append)
    jobs.submit(returning("after"), answers.append, refuse)
    qtbot.waitUntil(lambda: answers == ["after"])
    assert [type(e) for e in errors] == [KnownError]


def test_only_the_latest_request_of_a_channel_is_answered(qtbot: QtBot, jobs: JobRunner) -> None:
    answers: list[str] = []
    worked: list[str] = []
    gate = Gate()

    def work(name: str) -> Callable[[], str]:
        def run() -> str:
            worked.append(name)
            return name

        return run

    jobs.latest("preview", gate, answers.append, refuse)
    assert gate.started.wait(5)
    jobs.latest("preview", work("superseded"), answers.append, refuse)
    jobs.submit(work("print"), answers.append, refuse)
    jobs.latest("preview", work("latest"), answers.append, refuse)
    jobs.latest("other", work("other"), answers.append, refuse)
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert worked == ["print", "latest", "other"]
    assert answers == ["print", "latest", "other"]


def test_an_answer_already_on_its_way_is_dropped_too(qtbot: QtBot, jobs: JobRunner) -> None:
    answers: list[str] = []
    jobs.latest("preview", returning("old"), answers.append, refuse)
    assert jobs.wait(5)
    jobs.latest("preview", returning("new"), answers.append, refuse)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == ["new"]


def test_a_channel_can_be_forgotten(qtbot: QtBot, jobs: JobRunner) -> None:
    answers: list[str] = []
    gate = Gate()
    jobs.latest("preview", gate, answers.append, refuse)
    jobs.forget("preview")
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == []


def test_it_says_when_it_becomes_busy_and_idle(qtbot: QtBot, jobs: JobRunner) -> None:
    said: list[bool] = []
    jobs.busy_changed.connect(said.append)
    gate = Gate()
    jobs.submit(gate, lambda _: None, refuse)
    jobs.latest("preview", returning("dropped"), lambda _: None, refuse)
    jobs.latest("preview", returning("kept"), lambda _: None, refuse)
    assert said == [True]
    gate.open.set()
    qtbot.waitUntil(lambda: said == [True, False])


def test_closing_drops_the_answers(qtbot: QtBot, jobs: JobRunner) -> None:
    answers: list[str] = []
    gate = Gate()
    jobs.submit(gate, answers.append, refuse)
    jobs.submit(returning("waiting"), answers.append, refuse)
    assert gate.started.wait(5)
    jobs.close()
    jobs.submit(returning("too late"), answers.append, refuse)
    assert not jobs.wait(0.01)
    gate.open.set()
    assert jobs.wait(5)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == []


def test_a_file_asked_for_before_closing_is_still_made(qtbot: QtBot, jobs: JobRunner) -> None:
    done: list[str] = []
    gate = Gate()
    jobs.submit(gate, lambda _answer: None, refuse)
    jobs.submit(lambda: done.append("file"), lambda _answer: None, refuse)
    jobs.latest("preview", lambda: done.append("preview"), lambda _answer: None, refuse)
    assert gate.started.wait(5)
    jobs.close()
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert done == ["file"]


@pytest.mark.usefixtures("qapp")
def test_a_runner_deleted_during_a_job_harms_nothing() -> None:
    runner = JobRunner()
    gate = Gate()
    runner.submit(gate, lambda _answer: None, refuse)
    assert gate.started.wait(5)
    runner.close()
    thread = runner._thread  # noqa: SLF001 - the thread has no other door
    del runner
    gate.open.set()
    assert thread is not None
    thread.join(5)
    assert not thread.is_alive()


def test_an_answer_for_a_deleted_screen_is_dropped(qtbot: QtBot, jobs: JobRunner) -> None:
    class Screen(QObject):
        def show(self, _answer: str) -> None:
            raise AssertionError

    screen = Screen()
    gate = Gate()
    jobs.submit(gate, screen.show, refuse)
    assert gate.started.wait(5)
    screen.deleteLater()
    with qtbot.waitSignal(screen.destroyed):
        pass
    gate.open.set()
    qtbot.waitUntil(lambda: not jobs.busy)
