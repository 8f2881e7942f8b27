"""The consultation of the patient who is in the room: one place that holds it, for every screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from algoguide.domain.consultation import Consultation
from algoguide.ui.patient_guard import PatientGuard

HOLDER = "consultation"


class Room(QObject):
    """Holds what happened with this patient; the guard says when it must be forgotten."""

    changed = Signal()

    def __init__(self, guard: PatientGuard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        self._consultation = Consultation()
        guard.forgotten.connect(self._forget)

    @property
    def consultation(self) -> Consultation:
        """What happened until now."""
        return self._consultation

    def note(self, consultation: Consultation) -> None:
        """Take the next state, made from `consultation` by one of its methods."""
        if consultation == self._consultation:
            return
        self._consultation = consultation
        self._guard.hold(HOLDER, not consultation.empty)
        self.changed.emit()

    def _forget(self) -> None:
        if not self._consultation.empty:
            self._consultation = Consultation()
            self.changed.emit()
