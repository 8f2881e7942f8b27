"""What « Annuler » takes back among the visits: the steps of this session, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from algoguide.domain.visit import Visit

DEPTH = 50
"""Steps remembered."""


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One thing that was done: the visits before and after it. `name` is French (« ajout »)."""

    name: str
    before: tuple[Visit, ...]
    after: tuple[Visit, ...]

    @property
    def added(self) -> frozenset[str]:
        """The ids of what was not there before."""
        return frozenset(v.id for v in self.after) - {v.id for v in self.before}

    @property
    def removed(self) -> frozenset[str]:
        """The ids of what was taken away."""
        return frozenset(v.id for v in self.before) - {v.id for v in self.after}


@dataclass(frozen=True, slots=True, repr=False)
class Return:
    """What taking a step back writes and takes away."""

    name: str
    save: tuple[Visit, ...]
    remove: tuple[str, ...]


class History:
    """Remembers steps in memory only."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    @property
    def last(self) -> str:
        """The French name of what would be taken back, empty for nothing."""
        return self._steps[-1].name if self._steps else ""

    def did(self, name: str, before: Sequence[Visit], after: Sequence[Visit]) -> None:
        """Note a step."""
        self._steps = [*self._steps, Step(name, tuple(before), tuple(after))][-DEPTH:]

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._steps = []

    def back(self, revisions: Mapping[str, int]) -> Return | None:
        """Take the latest step back; None when there is none.

        Args:
            revisions: the revision of each visit as it is stored now; a visit that is not there any more is
                written anew.
        """
        if not self._steps:
            return None
        step = self._steps.pop()
        save = tuple(replace(visit, revision=revisions.get(visit.id, 0)) for visit in step.before)
        return Return(step.name, save, tuple(i for i in sorted(step.added) if i in revisions))
