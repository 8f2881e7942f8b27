"""What the page of one anaesthesia mode needs beside the mode: its words, sources and procedures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.care import CareItem, CareTime, PreparationItem, PreparationTime
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.procedure import Procedure
from algoguide.domain.reference import Quality, Reference
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import walk
from algoguide.domain.wording import Wording, local_values
from algoguide.services.choosing import Choosing


@dataclass(frozen=True)
class ModePage:
    """One mode, told without any procedure, with the local values of `house`."""

    library: Library
    mode: AnaesthesiaMode
    house: Establishment

    @cached_property
    def wording(self) -> Wording:
        """Fills the mode's prose."""
        figures = {figure.id: figure for figure in self.mode.figures}
        return Wording(figures, local_values(self.house))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The sources the page rests on, in the order they are met; those of quality C are never printed."""
        ids = dict.fromkeys(s for node in walk(self.mode) for s in getattr(node, "sources", ()))
        found = (self.library.references[i] for i in ids)
        return tuple(r for r in found if r.quality is not Quality.C)

    def reference_numbers(self, sources: Iterable[str]) -> tuple[int, ...]:
        """Printed numbers (from 1) of these sources, sorted."""
        index = {r.id: n for n, r in enumerate(self.references, start=1)}
        return tuple(sorted({index[s] for s in sources if s in index}))

    def preparation(self) -> tuple[tuple[PreparationTime, tuple[PreparationItem, ...]], ...]:
        """The preparation items of the mode by moment; moments without any are left out."""
        moments = ((t, tuple(i for i in self.mode.preparation if i.time is t)) for t in PreparationTime)
        return tuple((time, items) for time, items in moments if items)

    def aftercare(self) -> tuple[tuple[CareTime, tuple[CareItem, ...]], ...]:
        """The after-care items of the mode by moment; moments without any are left out."""
        moments = ((t, tuple(i for i in self.mode.aftercare if i.time is t)) for t in CareTime)
        return tuple((time, items) for time, items in moments if items)

    def procedures(self) -> tuple[tuple[Procedure, Selection], ...]:
        """The written procedures that offer this mode, each with the selection that starts its page in it."""
        choosing = Choosing(self.library)
        out = []
        for procedure in self.library.procedures.values():
            selection = starting_in(choosing, procedure, self.mode.id)
            if selection is not None:
                out.append((procedure, selection))
        return tuple(out)


def starting_in(
    choosing: Choosing, procedure: Procedure, mode_id: str, variants: tuple[str, ...] = ()
) -> Selection | None:
    """Where the page of `procedure` starts in one mode, `variants` preselected; None when none offers it.

    The usual start is kept when it offers the mode; else the first variant that a rule opens it for.
    """
    opened = [r.variants for r in procedure.modes if r.mode == mode_id]
    tries: list[tuple[str, ...]] = [variants, *((*variants, *v) for v in opened), *opened]
    for preselected in tries:
        try:
            start = choosing.starting(procedure, preselected)
        except KnownError:
            continue
        if mode_id in choosing.offered(procedure, start.variants.values()):
            return choosing.changed(procedure, start, mode=mode_id)
    return None
