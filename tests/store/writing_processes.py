"""Programs that write visits until they are killed, or until the disk is full; imported once, then forked."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from algoguide.domain.errors import KnownError
from tests.store.visits_kept import DAY, MemorySecrets, kept, opened_at, visit_of

MASTER = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
"""The master key that the programs and the test share, as a keyring would hold it."""


def shared() -> MemorySecrets:
    entry = MemorySecrets()
    entry.value = MASTER
    return entry


def write_for_ever(folder: Path, first: int, told: Connection) -> None:
    """Save visits, tick and move them; tell each write once it is acknowledged: id, revision, day."""
    store = opened_at(folder, shared()).store
    for number in count(first):
        (visit,) = store.save([visit_of(number)])
        told.send((visit.id, visit.revision, visit.day))
        (visit,) = store.save([replace(visit, checks={}, day=DAY + timedelta(days=number % 5))])
        told.send((visit.id, visit.revision, visit.day))


def write_until_full(folder: Path, limit: int, told: Connection) -> None:
    """Save visits until no file may be longer than `limit` bytes; then have room again, and save one."""
    import resource

    store = opened_at(folder, shared()).store
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    number = 0
    try:
        for number in count():
            (visit,) = store.save([visit_of(number, note="x" * 2_000)])
            told.send((visit.id, visit.revision, visit.day))
    except KnownError as error:
        told.send(str(error))
    told.send(len(store.on(DAY)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    (visit,) = store.save([visit_of(number)])
    told.send((visit.id, visit.revision, visit.day))
    store.close()


def programs() -> ForkServerContext:
    """Where such programs start from: a process that has imported what they need."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "alembic.command"])
    return context


def told_by(program: Callable[..., None], *arguments: Any, kill_after: int | None = None) -> list[Any]:
    """All that a program tells; it is killed (`kill -9`) once it has told `kill_after` things."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = programs().Process(target=program, args=(*arguments, theirs))
    process.start()
    theirs.close()
    told = []
    try:
        while True:
            told.append(ours.recv())
            if len(told) == kill_after:
                process.kill()
    except EOFError:
        process.join()
    ours.close()
    assert process.exitcode == (0 if kill_after is None else -9)
    return told


def killed_again_and_again(folder: Path, times: int) -> None:
    """Kill a program `times` times while it writes: what it acknowledged is there, whole, and the file opens.

    Where the blow falls between two writes is left to the two processes, which run at their own pace.
    """
    acknowledged: dict[str, tuple[int, object]] = {}
    for time in range(times):
        for visit_id, revision, day in told_by(
            write_for_ever, folder, time * 100_000, kill_after=1 + time * 7 % 23
        ):
            acknowledged[visit_id] = (revision, day)
        with kept(folder, shared()) as store:
            for visit_id, (revision, day) in acknowledged.items():
                visit = store.get(visit_id)
                assert visit is not None
                # The write that was on its way when the program died may be there too.
                assert (visit.revision, visit.day) == (revision, day) or visit.revision == revision + 1
    assert len(acknowledged) >= times
