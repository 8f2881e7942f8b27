"""The consultation of the patient who is in the room: one place that holds it, for every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from algoguide.domain.consultation import Consultation
from algoguide.domain.patient import Patient
from algoguide.ui.patient_guard import PatientGuard

if TYPE_CHECKING:
    # Not needed before the first choice.
    from algoguide.domain.selection import Selection

HOLDER = "consultation"

Chosen = tuple[str, "Selection"]
"""A procedure's id and what is chosen of it."""


@dataclass(frozen=True, slots=True, repr=False)
class Expected:
    """Who is there, as another place says it: a programme, another program.

    Attributes:
        planned: the day of the act, if it is known.
        visit: the id of a visit of the day list, empty for none.
    """

    patient: Patient
    planned: date | None = None
    visit: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """What the room holds of one patient."""

    consultation: Consultation = field(default_factory=Consultation)
    visit: tuple[Chosen, ...] = ()
    names_hidden: bool = False
    patient: Expected | None = None


class Room(QObject):
    """Holds what happened with this patient; the guard says when it must be forgotten."""

    changed = Signal()
    names_hidden_changed = Signal(bool)
    patient_changed = Signal()
    """Somebody was handed over, or is gone."""

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

    @property
    def patient(self) -> Expected | None:
        """Who another place says is there; None when nobody said. Two hand-overs are never one object."""
        return self._held.patient

    def expect(self, patient: Expected | None) -> None:
        """Take who is handed over; whoever calls has had the patient of before forgotten."""
        self._take(replace(self._held, patient=patient))

    def note(self, consultation: Consultation) -> None:
        """Take the next state, made from `consultation` by one of its methods."""
        self._take(replace(self._held, consultation=consultation))

    def choose(self, visit: Sequence[Chosen]) -> None:
        """Note what the visit is about."""
        self._take(replace(self._held, visit=tuple(visit)))

    def informed_by(self, practitioner: str) -> None:
        """Note who informs."""
        if practitioner != self._practitioner:
            self._practitioner = practitioner
            self.changed.emit()

    def hide_names(self, hidden: bool) -> None:
        """Hide the names typed wherever they are shown, or show them again."""
        self._take(replace(self._held, names_hidden=hidden))

    def remember(self) -> object:
        """What « Annuler » brings back."""
        return self._held

    def bring_back(self, state: object) -> None:
        """Take back what `remember` returned."""
        if isinstance(state, _Held):
            self._take(state)

    def _take(self, held: _Held) -> None:
        before, self._held = self._held, held
        noted = (held.consultation, held.visit) != (before.consultation, before.visit)
        handed_over = held.patient is not before.patient
        if noted or handed_over:
            placed = any(selection.side or selection.place for _, selection in held.visit)
            self._guard.hold(HOLDER, placed or not held.consultation.empty or held.patient is not None)
        if noted:
            self.changed.emit()
        if handed_over:
            self.patient_changed.emit()
        if held.names_hidden != before.names_hidden:
            self.names_hidden_changed.emit(held.names_hidden)

    def _forget(self) -> None:
        self._take(_Held())
