"""Two procedures of one visit: which may go together, and the choice of the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.errors import KnownError
from algoguide.domain.procedure import Association, Procedure
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet
from algoguide.services.choosing import Choosing


@dataclass(frozen=True, slots=True)
class Companion:
    """A written procedure that a sheet says may be done at the same visit, with what it says of it."""

    procedure: Procedure
    association: Association


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs a sheet with a second procedure. One visit has one anaesthesia: the first one’s."""

    choosing: Choosing

    def companions(self, sheet: Sheet) -> Iterator[Companion]:
        """What may be done at the same visit, in the order of the sheet; only what is written."""
        written = self.choosing.library.procedures
        for association in sheet.associations:
            if association.same_visit and association.with_id in written:
                yield Companion(written[association.with_id], association)

    def starting(self, sheet: Sheet, procedure_id: str) -> Selection:
        """The second choice a form starts with: the first variants that the anaesthesia suits.

        Raises:
            KnownError: the anaesthesia of the first suits no variant of the second.
        """
        procedure = self.choosing.procedure(procedure_id)
        first = self.choosing.starting(procedure)
        return self.select(sheet, procedure_id, variants=first.variants.values())

    def select(
        self,
        sheet: Sheet,
        procedure_id: str,
        *,
        variants: Iterable[str] = (),
        side: str | None = None,
        place: str | None = None,
    ) -> Selection:
        """Complete and validate the choice of the second procedure beside `sheet`.

        Raises:
            KnownError: the sheet does not say that both go together, the anaesthesia does not suit the
                second, or the choice makes no sense.
        """
        if not any(companion.procedure.id == procedure_id for companion in self.companions(sheet)):
            self.choosing.procedure(procedure_id)  # an unknown one is told first
            possible = [companion.procedure.id for companion in self.companions(sheet)]
            advice = f"choisissez parmi : {', '.join(possible)}" if possible else "préparez deux dossiers"
            raise KnownError(
                f"La fiche de ce geste ne dit pas qu’il se fait avec « {procedure_id} » à la même visite ; "
                f"{advice}."
            )
        procedure = self.choosing.procedure(procedure_id)
        ids = tuple(variants)
        mode = sheet.selection.mode
        chosen = self.choosing.variants(procedure, ids, (place or "").strip() or None)
        rule = self.choosing.mode_rules(procedure, chosen.values()).get(mode)
        if rule is None or rule.status in (ModeStatus.FORBIDDEN, ModeStatus.UNCONFIRMED):
            raise KnownError(self._apart(sheet, procedure, chosen.values()))
        return self.choosing.select(
            procedure_id,
            variants=ids,
            mode=mode,
            side=side,
            place=place,
            discouraged_confirmed=sheet.selection.discouraged_confirmed,
        )

    def _apart(self, sheet: Sheet, procedure: Procedure, variants: Iterable[str]) -> str:
        """Why both do not go together, and with which anaesthesia they would."""
        modes = self.choosing.library.modes
        seconds = self.choosing.offered(procedure, variants)
        firsts = self.choosing.offered(sheet.procedure, sheet.selection.variants.values())
        both = [modes[mode].short.lower() for mode in firsts if mode in seconds]
        advice = f"choisissez, pour le premier : {' ou '.join(both)}" if both else "préparez deux dossiers"
        return (
            f"L’anesthésie choisie ({sheet.mode.short.lower()}) ne convient pas à l’autre geste, "
            f"« {procedure.name} » ; {advice}."
        )
