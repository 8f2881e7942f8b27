"""A process of a batch that dies when told to, for tests: importable by name, as a fresh process needs."""

import os
from multiprocessing.connection import Connection

from algoguide.locations import Locations
from algoguide.services import batch_worker

DEATH, BUG = "mort", "bogue"


def work(connection: Connection, locations: Locations, private: str) -> None:
    """As the real one, with orders that are the end of it."""
    make = batch_worker.Workshop.make

    def mortal(workshop: batch_worker.Workshop, order: batch_worker.Order) -> batch_worker.Answer:
        if order.id == DEATH:
            os._exit(9)
        if order.id == BUG:
            # What a slip in our own code would raise: the order has no such thing.
            return make(workshop, object.__new__(batch_worker.Order))
        return make(workshop, order)

    batch_worker.Workshop.make = mortal  # type: ignore[assignment,method-assign]
    batch_worker.work(connection, locations, private)
