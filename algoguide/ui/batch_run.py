"""A batch of packs on its way: made by processes, delivered in order, stopped by the first refusal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from algoguide.domain.errors import KnownError
from algoguide.domain.visit import Visit
from algoguide.services.batch_delivery import BatchDelivery
from algoguide.services.batching import Made, Order
from algoguide.ui.jobs import JobRunner


class Pool(Protocol):
    """Makes packs: `services.batching.PackPool`."""

    def run(
        self,
        orders: Sequence[Order],
        on_done: Callable[[Made], None],
        on_failed: Callable[[str, KnownError], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Make all of them, telling each in order."""


class BatchRun(QObject):
    """Runs one batch at a time; its signals come in the thread of the windows."""

    delivered = Signal(str)
    """Id of a visit whose pack was taken."""
    failed = Signal(str, str)
    """Id of a visit whose pack could not be made, and a French sentence."""
    ended = Signal(str, str)
    """A role and a French sentence: all were delivered, the user stopped, or something refused."""

    def __init__(self, pool: Callable[[], Pool], jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._jobs = jobs
        self._stop = threading.Event()
        self._running = False
        self._count = 0

    @property
    def running(self) -> bool:
        """Whether a batch is on its way."""
        return self._running

    def start(self, orders: Sequence[Order], visits: Mapping[str, Visit], delivery: BatchDelivery) -> None:
        """Make and deliver these, in order; nothing happens while a batch runs.

        Args:
            orders: what is to be made.
            visits: id -> visit of each order.
            delivery: where packs go.
        """
        if self._running:
            return
        self._running, self._count = True, 0
        stop = self._stop = threading.Event()
        make = self._pool

        def done(made: Made) -> None:
            delivery.take(visits[made.id], made.pdf, stop.is_set)
            self._count += 1
            self.delivered.emit(made.id)

        def refused(visit: str, error: KnownError) -> None:
            self.failed.emit(visit, str(error))

        def work() -> bool:
            make().run(orders, done, refused, stop.is_set)
            if not stop.is_set():
                delivery.finish(stop.is_set)
            return stop.is_set()

        self._jobs.submit(work, lambda stopped: self._end(stopped, delivery), self._break)

    def stop(self) -> None:
        """Stop after what is being delivered."""
        self._stop.set()

    def _end(self, stopped: bool, delivery: BatchDelivery) -> None:
        self._running = False
        if stopped:
            self.ended.emit("amber", f"Arrêté. {delivery.words(self._count)}")
        else:
            self.ended.emit("tint", delivery.words(self._count))

    def _break(self, error: BaseException) -> None:
        self._running = False
        if not isinstance(error, KnownError):
            self.ended.emit("red", "L’impression s’est arrêtée ; réessayez.")
            raise error
        self.ended.emit("red", str(error))
