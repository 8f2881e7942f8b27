"""Run slow calls away from the thread of the windows."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

_TURN = 0.0001
"""Seconds that a job keeps the interpreter when the window asks for it.

Every size and every cell that Qt asks of Python waits for its turn: at Python's own five milliseconds,
one layout and one table painted beside a busy job held the window for half a second.
"""


@dataclass(frozen=True, slots=True)
class _Job:
    """What was submitted. `number` is its rank in its `channel`, empty for a job of none."""

    work: Callable[[], Any]
    on_result: Callable[[Any], None]
    on_error: Callable[[BaseException], None]
    channel: str
    number: int


class JobRunner(QObject):
    """Runs jobs in order on one thread; their callbacks come back in the thread of the windows.

    A job takes frozen values, touches no Qt object and returns its result. The answer to a widget that no
    longer exists (a bound method of a deleted QObject) is dropped.
    """

    busy_changed = Signal(bool)
    _finished = Signal(object, object, object)  # job, callback, value

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        self._change = threading.Condition()
        self._closed = False
        self._undelivered = 0
        self._numbers: dict[str, int] = {}
        # Not a ThreadPoolExecutor: at its end Python would wait for a hanging job for ever.
        self._thread: threading.Thread | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job waits, runs or has an answer on its way."""
        return self._undelivered > 0

    def submit(
        self,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Run `work` after the jobs already given. A closed runner takes no more."""
        self._add(_Job(work, on_result, on_error, "", 0))

    def latest(
        self,
        channel: str,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """As `submit`, but only the latest request of `channel` is answered.

        One that still waits is dropped; the answer of one that runs is not delivered.
        """
        number = self.forget(channel)
        self._add(_Job(work, on_result, on_error, channel, number))

    def forget(self, channel: str) -> int:
        """Drop what `channel` asked so far; return the number of its next request."""
        number = self._numbers[channel] = self._numbers.get(channel, 0) + 1
        with self._change:
            kept = [job for job in self._waiting if job.channel != channel]
            dropped = len(self._waiting) - len(kept)
            self._waiting = deque(kept)
        self._count(-dropped)
        return number

    def close(self) -> None:
        """Drop the waiting jobs of channels and every answer; take no more.

        What was submitted is still done: a file that the user asked for is not lost because they left.
        """
        with self._change:
            self._closed = True
            kept = [job for job in self._waiting if not job.channel]
            dropped = len(self._waiting) - len(kept)
            self._waiting = deque(kept)
            self._change.notify_all()
        self._count(-dropped)

    def wait(self, seconds: float) -> bool:
        """Block until no job runs, at most `seconds`; return whether none does."""
        end = monotonic() + seconds
        with self._change:
            while self._running is not None or self._waiting:
                left = end - monotonic()
                if left <= 0:
                    return False
                self._change.wait(left)
        return True

    def _add(self, job: _Job) -> None:
        with self._change:
            if self._closed:
                return
            self._waiting.append(job)
            self._change.notify_all()
        if self._thread is None:
            sys.setswitchinterval(_TURN)
            self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
            self._thread.start()
        self._count(+1)

    def _work(self) -> None:
        while True:
            with self._change:
                while not self._waiting:
                    if self._closed:
                        return
                    self._change.wait()
                job = self._running = self._waiting.popleft()
            callback: Callable[[Any], None]
            try:
                value, callback = job.work(), job.on_result
            except BaseException as error:  # noqa: BLE001 - the thread that asked must know
                value, callback = error, job.on_error
            with self._change:
                self._running = None
                self._change.notify_all()
                # Under the lock: a runner that was closed may be deleted at any moment.
                if shiboken6.isValid(self):
                    self._finished.emit(job, callback, value)
            del job, callback, value

    @Slot(object, object, object)
    def _deliver(self, job: _Job, callback: Callable[[Any], None], value: Any) -> None:
        self._count(-1)
        superseded = job.channel and self._numbers.get(job.channel) != job.number
        receiver = getattr(callback, "__self__", None)
        gone = isinstance(receiver, QObject) and not shiboken6.isValid(receiver)
        if not (self._closed or superseded or gone):
            callback(value)

    def _count(self, change: int) -> None:
        was = self.busy
        self._undelivered += change
        if self.busy != was:
            self.busy_changed.emit(self.busy)
