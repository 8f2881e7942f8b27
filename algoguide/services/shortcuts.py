"""The procedures kept at hand on this computer: favourites and the last ones opened; nothing of a patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from algoguide.domain.catalogue import Entry

RECENT = 5
"""Procedures remembered as opened: more would hide what Accueil is for."""


def opened(recent: Sequence[str], procedure: str) -> tuple[str, ...]:
    """`recent`, the last one first, once `procedure` has been opened."""
    return (procedure, *(other for other in recent if other != procedure))[:RECENT]


def with_favourite(favourites: Sequence[str], procedure: str, *, wanted: bool) -> tuple[str, ...]:
    """`favourites`, in the order they were chosen, with or without `procedure`."""
    others = tuple(other for other in favourites if other != procedure)
    return (*others, procedure) if wanted else others


def offered(
    ids: Sequence[str], catalogue: Sequence[Entry], written: Mapping[str, object], but: Sequence[str] = ()
) -> tuple[Entry, ...]:
    """The entries of `ids` in their order: those that are still written, but for those of `but`."""
    known = {entry.id: entry for entry in catalogue}
    return tuple(known[i] for i in dict.fromkeys(ids) if i in known and i in written and i not in but)
