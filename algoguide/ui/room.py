"""The consultation of the patient who is in the room: one place that holds it, for every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from algoguide.domain.consultation import Consultation
from algoguide.ui.patient_guard import PatientGuard

if TYPE_CHECKING:
    # Not needed before the first choice.
    from algoguide.domain.selection import Selection

HOLDER = "consultation"

Chosen = tuple[str, "Selection"]
"""A procedure's id and what is chosen of it."""


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """What the room holds of one patient."""

    consultation: Consultation = field(default_factory=Consultation)
    visit: tuple[Chosen, ...] = ()
    names_hidden: bool = False


class Room(QObject):
    """Holds what happened with this patient; the guard says when it must be forgotten."""

    changed = Signal()
    names_hidden_changed = Signal(bool)

    def __init__(self, guard: PatientGuard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        self._held = _Held()
        self._practitioner = ""
        guard.keep(HOLDER, self)
        guard.forgotten.connect(self._forget)

    @property
    def consultation(self) -> Consultation:
        """What happened until now."""
        return self._held.consultation

    @property
    def visit(self) -> tuple[Chosen, ...]:
        """The one or two procedures that the documents are made for; empty when nobody said."""
        return self._held.visit

    @property
    def practitioner(self) -> str:
        """Who informs, as last typed. Not the patient's: it stays for the next one."""
        return self._practitioner

    @property
    def names_hidden(self) -> bool:
        """Whether the names typed are hidden: somebody else sees the screen."""
        return self._held.names_hidden

    def note(self, consultation: Consultation) -> None:
        """Take the next state, made from `consultation` by one of its methods."""
        self._take(_Held(consultation, self._held.visit, self._held.names_hidden))

    def choose(self, visit: Sequence[Chosen]) -> None:
        """Note what the visit is about."""
        self._take(_Held(self._held.consultation, tuple(visit), self._held.names_hidden))

    def informed_by(self, practitioner: str) -> None:
        """Note who informs."""
        if practitioner != self._practitioner:
            self._practitioner = practitioner
            self.changed.emit()

    def hide_names(self, hidden: bool) -> None:
        """Hide the names typed wherever they are shown, or show them again."""
        self._take(_Held(self._held.consultation, self._held.visit, hidden))

    def remember(self) -> object:
        """What « Annuler » brings back."""
        return self._held

    def bring_back(self, state: object) -> None:
        """Take back what `remember` returned."""
        if isinstance(state, _Held):
            self._take(state)

    def _take(self, held: _Held) -> None:
        before, self._held = self._held, held
        if (held.consultation, held.visit) != (before.consultation, before.visit):
            placed = any(selection.side or selection.place for _, selection in held.visit)
            self._guard.hold(HOLDER, placed or not held.consultation.empty)
            self.changed.emit()
        if held.names_hidden != before.names_hidden:
            self.names_hidden_changed.emit(held.names_hidden)

    def _forget(self) -> None:
        self._take(_Held())
