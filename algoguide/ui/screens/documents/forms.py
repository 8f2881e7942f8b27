"""The parts of the form as one: what they ask for, what of it belongs to a patient, what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from algoguide.domain.document import PackOptions
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing
from algoguide.store.settings import Settings
from algoguide.ui.icons import Icons
from algoguide.ui.room import Expected
from algoguide.ui.screens.documents.beside_form import BesideForm
from algoguide.ui.screens.documents.fields import Field
from algoguide.ui.screens.documents.gesture_form import GestureForm
from algoguide.ui.screens.documents.kinds_form import KindsForm
from algoguide.ui.screens.documents.patient_form import PatientForm
from algoguide.ui.screens.documents.request import PackRequest, Preview
from algoguide.ui.screens.documents.state import FormState
from algoguide.ui.theme import Theme


class Forms:
    """Builds the parts; the screen lays them out and listens to them."""

    def __init__(self, choosing: Choosing, theme: Theme, icons: Icons, today: Callable[[], date]) -> None:
        self._today = today
        self._taken: Expected | None = None
        self.gesture = GestureForm(choosing, theme, icons)
        self.beside = BesideForm(choosing, theme, icons)
        self.patient = PatientForm(theme, icons, today)
        self.kinds = KindsForm(theme, icons)

    @property
    def personal(self) -> bool:
        """Whether something typed or chosen belongs to one patient."""
        return any(form.personal for form in (self.patient, self.gesture, self.beside))

    @property
    def wrong(self) -> list[Field]:
        """The fields that cannot be read, from top to bottom."""
        return [*self.gesture.wrong, *self.beside.wrong, *self.patient.wrong]

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of the Tab key."""
        parts = (self.gesture, self.beside, self.patient, self.kinds)
        return [stop for part in parts for stop in part.stops]

    def request(self, settings: Settings) -> PackRequest | None:
        """The pack of the form as it stands; None while something cannot be read."""
        selection, patient, kinds = self.gesture.selection, self.patient.patient, self.kinds.kinds
        if selection is None or patient is None or not kinds or self.beside.wrong:
            return None
        options = PackOptions(
            kinds=kinds,
            large_print=self.kinds.large_print,
            two_sided=settings.printer.two_sided,
            patient=patient,
            establishment=settings.establishment,
            practitioner=self.patient.practitioner,
            planned=self.patient.planned,
            today=self._today(),
        )
        gesture = self.gesture
        return PackRequest(
            gesture.procedure_id, gesture.procedure_name, selection, options, self.beside.beside
        )

    def arrive(self, procedure: str, selection: Selection | None) -> None:
        """Show what another page chose, if it chose a geste."""
        if procedure:
            self.gesture.arrive(procedure, selection)
        self.follow()

    def follow(self) -> None:
        """Offer the second geste that goes with the first."""
        if self.gesture.selection is not None:
            self.beside.follow(self.gesture.procedure_id, self.gesture.selection)

    def take(self, handed: Expected | None) -> bool:
        """Fill in who was handed over: once, so that what is corrected by hand stays.

        Returns:
            Whether it was somebody new.
        """
        if handed is None or handed is self._taken:
            return False
        self._taken = handed
        self.patient.take(handed.patient, handed.planned)
        return True

    def forget_patient(self) -> None:
        """Empty all that belongs to one patient."""
        self._taken = None
        self.gesture.forget_patient()
        self.beside.forget_patient()
        self.follow()
        self.patient.forget()
        self.kinds.set_pages({})

    def state(self, preview: Preview | None) -> FormState:
        """What was typed and chosen, with the pages shown."""
        return FormState(
            self.gesture.procedure_id,
            self.gesture.selection,
            self.beside.beside,
            self.patient.typed,
            self.patient.handed,
            self._taken,
            self.kinds.kinds,
            self.kinds.large_print,
            preview,
        )

    def show(self, state: FormState) -> None:
        """Show what the forms of another text size held."""
        if state.selection is not None:
            self.gesture.show_choice(state.procedure_id, state.selection)
            self.follow()
            self.beside.show_choice(state.beside)
        self.patient.show_typed(state.typed, state.handed)
        self._taken = state.taken
        self.kinds.show_choice(state.kinds, large_print=state.large_print)
