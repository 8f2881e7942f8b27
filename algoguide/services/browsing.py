"""Going about the library: what is written, what leads where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from algoguide.content.library import Library

if TYPE_CHECKING:
    from algoguide.domain.pain import Pain, PainProcedure
    from algoguide.domain.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Browsing:
    """Answers the screens' questions about what the library holds. Known but unwritten ids stay hidden."""

    library: Library

    def pains(self) -> tuple[Pain, ...]:
        """The written pains, in catalogue order."""
        return tuple(self.library.pains.values())

    def procedures_of(self, pain: Pain) -> tuple[tuple[PainProcedure, Procedure], ...]:
        """The written procedures that suit a pain, least invasive first."""
        written = self.library.procedures
        return tuple((p, written[p.procedure]) for p in pain.procedures if p.procedure in written)

    def pains_for(self, procedure_id: str) -> tuple[Pain, ...]:
        """The written pains a procedure suits."""
        return tuple(
            pain for pain in self.pains() if any(p.procedure == procedure_id for p in pain.procedures)
        )

    def families(self) -> tuple[tuple[str, tuple[Procedure, ...]], ...]:
        """The written procedures by family, (French name, procedures)."""
        out = []
        for family in self.library.catalogue.families:
            members = tuple(p for p in self.library.procedures.values() if p.family == family.id)
            if members:
                out.append((family.name, members))
        return tuple(out)
