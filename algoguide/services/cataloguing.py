"""The catalogue of written procedures, by family and filtered."""

from __future__ import annotations

from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.domain.pain import Pain
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection
from algoguide.services.browsing import Browsing
from algoguide.services.choosing import Choosing
from algoguide.services.mode_page import starting_in


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep: the procedures of one pain, of one anaesthesia mode; empty means all."""

    pain: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A procedure of the catalogue: the pains it suits, and where its page starts under the filter."""

    procedure: Procedure
    pains: tuple[Pain, ...]
    selection: Selection


@dataclass(frozen=True, slots=True)
class Cataloguing:
    """Answers the screen of the catalogue. Known but unwritten procedures are only counted."""

    library: Library

    def families(self, wanted: Filter) -> tuple[tuple[str, tuple[Found, ...]], ...]:
        """The procedures that pass the filter by family, (French name, found); no family is empty."""
        out = []
        for name, members in Browsing(self.library).families():
            found = tuple(f for f in (self._found(p, wanted) for p in members) if f is not None)
            if found:
                out.append((name, found))
        return tuple(out)

    def pains(self) -> tuple[Pain, ...]:
        """The written pains that lead to a written procedure."""
        browsing = Browsing(self.library)
        return tuple(p for p in browsing.pains() if browsing.procedures_of(p))

    def unwritten(self) -> int:
        """How many procedures of the catalogue have no sheet yet."""
        return sum(1 for e in self.library.catalogue.procedures if e.id not in self.library.procedures)

    def _found(self, procedure: Procedure, wanted: Filter) -> Found | None:
        pains = Browsing(self.library).pains_for(procedure.id)
        if wanted.pain and wanted.pain not in (p.id for p in pains):
            return None
        choosing = Choosing(self.library)
        variants = self._variants(procedure, wanted.pain)
        if not wanted.mode:
            return Found(procedure, pains, choosing.starting(procedure, variants))
        selection = starting_in(choosing, procedure, wanted.mode, variants)
        return None if selection is None else Found(procedure, pains, selection)

    def _variants(self, procedure: Procedure, pain_id: str) -> tuple[str, ...]:
        """The variants a pain preselects."""
        suited = self.library.pains[pain_id].procedures if pain_id else ()
        return next((s.variants for s in suited if s.procedure == procedure.id), ())
