"""Many packs at once: processes make them side by side, and they come out in the order of the day.

Processes and not threads, which Python runs one at a time.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from tempfile import TemporaryDirectory

from algoguide.domain.errors import KnownError
from algoguide.domain.plain import Plain
from algoguide.locations import Locations
from algoguide.services.batch_worker import Answer, Bug, Combination, Made, Order, work
from algoguide.services.processes import Helper

__all__ = ["Made", "Order", "PackPool"]

WORTH_SHARING = 8
"""How many waiting orders of another process make it worth while to make their common documents twice."""
_TICK = 0.1
"""Seconds between two looks at whether the user cancelled."""
_ATTEMPTS = 2

_FAILED = (
    "Les documents de cette visite n’ont pas pu être préparés ; réessayez, et si cela se répète envoyez le "
    "journal à la personne qui s’occupe d’AlgoGuide."
)
_NOT_STARTED = (
    "L’ordinateur ne peut pas préparer plusieurs documents à la fois, sans doute faute de mémoire ; fermez "
    "d’autres programmes, puis réessayez."
)
_log = logging.getLogger(__name__)


class PackPool:
    """Makes the packs of a list of visits with several processes, which live as long as `run` does."""

    def __init__(self, locations: Locations, processes: int = 2) -> None:
        self._locations = locations
        self._processes = processes

    def run(
        self,
        orders: Sequence[Order],
        on_done: Callable[[Made], None],
        on_failed: Callable[[str, KnownError], None],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make all the packs, and tell each of them, or the failure of a visit by its id, in order.

        Slow: call it in a worker; it calls back in the same thread. A visit that fails stops no other. Once
        `cancelled` is true nothing more is told. No process and no file outlives the call, whatever ends it.

        Raises:
            KnownError: no process can be started.
        """
        if not orders:
            return
        with TemporaryDirectory(prefix="algoguide-", ignore_cleanup_errors=True) as private:
            batch = _Batch(orders, lambda: _Worker(self._locations, private))
            try:
                batch.start(min(self._processes, len(orders)))
                for order, answer in batch.answers(cancelled):
                    if isinstance(answer, Made):
                        on_done(answer)
                    else:
                        on_failed(order.id, answer)
            finally:
                batch.end()


class _Worker(Helper):
    """One process, and the number of the order it is busy with."""

    def __init__(self, locations: Locations, private: str) -> None:
        self.busy: int | None = None
        super().__init__(work, locations, private)


class _Batch:
    """The orders, who makes which, and the answers that wait for those before them."""

    def __init__(self, orders: Sequence[Order], hire: Callable[[], _Worker]) -> None:
        self._orders = orders
        self._hire = hire
        self._waiting = list(range(len(orders)))
        self._answers: dict[int, Made | KnownError] = {}
        self._deaths: Counter[int] = Counter()
        self._workers: list[_Worker] = []
        self._makers: dict[Combination, set[_Worker]] = {}

    def start(self, processes: int) -> None:
        """Start the processes; fewer than wanted if the system has no more."""
        for _ in range(processes):
            try:
                self._workers.append(self._hire())
            except OSError as error:
                _log.warning("no process for the batch: %s", Plain(type(error).__name__))
        if not self._workers:
            raise KnownError(_NOT_STARTED)

    def answers(self, cancelled: Callable[[], bool]) -> Iterator[tuple[Order, Made | KnownError]]:
        """Each order with its answer, in order, as soon as all before it have theirs."""
        for number, order in enumerate(self._orders):
            while number not in self._answers:
                if cancelled():
                    return
                self._advance()
            if cancelled():
                return
            yield order, self._answers.pop(number)

    def end(self) -> None:
        """End all the processes, whatever they do."""
        for worker in self._workers:
            worker.tell_to_end()
        for worker in self._workers:
            worker.await_end()
        self._workers.clear()

    def _advance(self) -> None:
        """Give work to who has none, then wait a moment for answers."""
        for worker in list(self._workers):
            if worker.busy is None and (number := self._next_for(worker)) is not None:
                self._waiting.remove(number)
                self._makers.setdefault(self._orders[number].combination, set()).add(worker)
                worker.busy = number
                # Whoever is dead says so by the end of its pipe.
                with suppress(OSError):
                    worker.connection.send((number, self._orders[number]))
        busy = [worker for worker in self._workers if worker.busy is not None]
        heard = wait([worker.connection for worker in busy], _TICK)
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)

    def _next_for(self, worker: _Worker) -> int | None:
        """The first order whose common documents this process made, or nobody; of many waiting, the first."""
        for number in self._waiting:
            makers = self._makers.get(self._orders[number].combination)
            if makers is None or worker in makers:
                return number
        return self._waiting[0] if len(self._waiting) >= WORTH_SHARING else None

    def _hear(self, worker: _Worker) -> None:
        try:
            number, answer = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        worker.busy = None
        self._answers[number] = _told(answer)

    def _replace(self, dead: _Worker) -> None:
        """Try its order once more in a fresh process; a second death is a failed visit."""
        _log.error("a process of the batch died")
        self._workers.remove(dead)
        dead.tell_to_end()
        dead.await_end()
        for combination, makers in list(self._makers.items()):
            makers.discard(dead)
            if not makers:
                del self._makers[combination]
        number = dead.busy
        if number is not None:
            self._deaths[number] += 1
            if self._deaths[number] < _ATTEMPTS:
                self._waiting.insert(0, number)
            else:
                self._answers[number] = KnownError(_FAILED)
        self.start(1)


def _told(answer: Answer) -> Made | KnownError:
    if isinstance(answer, Bug):
        _log.error("a pack failed: %s", Plain(" ".join(answer.report)))
        return KnownError(_FAILED)
    return answer
