"""For whom and when: identity, planned day, practitioner. Everything is optional and stays in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import NAME_MAX, Patient
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.date_field import DateEdit
from algoguide.ui.screens.documents.dates import FORM, birth_date, french_date, planned_date
from algoguide.ui.screens.documents.fields import (
    Choice,
    Field,
    line_edit,
    offer_practitioners,
    practitioner_field,
)
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.text import label

_TOO_LONG = f"Ce nom dépasse {NAME_MAX} caractères ; raccourcissez-le ou laissez-le vide."
HIDDEN = "Le nom est masqué\u00a0: Ctrl Maj H le montre de nouveau."
_WHOLE_DATE = len(FORM)


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was typed."""

    family: str = ""
    birth_family: str = ""
    given: str = ""
    birth: str = ""
    planned: str = ""
    practitioner: str = ""

    @property
    def personal(self) -> tuple[str, ...]:
        """What was typed that belongs to one patient."""
        values = (self.family, self.birth_family, self.given, self.birth, self.planned)
        return tuple(value for value in values if value)


class PatientForm(QWidget):
    """Reports each change; knows which fields cannot be read."""

    changed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._handed: Patient | None = None
        self._family = Field("Nom", line_edit("facultatif", private=True), theme)
        self._given = Field("Prénom", line_edit("facultatif", private=True), theme)
        self._birth_family = Field("Nom de naissance", line_edit("facultatif", private=True), theme)
        self._birth = Field("Date de naissance", line_edit(FORM, private=True), theme)
        self._day = DateEdit(theme, icons)
        self._planned = Field("Date prévue", self._day, theme, focus=self._day.line)
        self._practitioner = practitioner_field("Praticien", theme, icons)
        self._fields = (
            self._planned,
            self._practitioner,
            self._family,
            self._given,
            self._birth_family,
            self._birth,
        )
        self._identity = (self._family, self._given, self._birth_family, self._birth)
        self._hidden = label(HIDDEN, theme, ems=0.94, role="secondary")
        self._hidden.hide()
        layout = column(self, spacing=0)
        layout.addWidget(self._hidden)
        layout.addWidget(Columns(self._fields, theme.px(9), 2, theme.px(0.55)))
        for field in (self._family, self._given, self._birth_family):
            self._line(field).textEdited.connect(self._edited)
        self._line(self._birth).textEdited.connect(self._edited)
        self._day.edited.connect(self._edited)
        for line in (self._line(self._birth), self._day.line):
            line.editingFinished.connect(self.show_problems)
        cast("Choice", self._practitioner.control).editTextChanged.connect(self._edited)

    @property
    def typed(self) -> Typed:
        """The form as it is typed, for another form to take over."""
        return Typed(
            family=self._line(self._family).text(),
            birth_family=self._line(self._birth_family).text(),
            given=self._line(self._given).text(),
            birth=self._line(self._birth).text(),
            planned=self._day.line.text(),
            practitioner=self.practitioner,
        )

    @property
    def practitioner(self) -> str:
        """Who will do the procedure, empty for a line on paper."""
        return _tidy(cast("Choice", self._practitioner.control).currentText())

    @property
    def patient(self) -> Patient | None:
        """Who the documents are for, numbers handed over included; None while a field cannot be read."""
        if self._problems():
            return None
        typed = self.typed
        return replace(
            self._handed or Patient(),
            family=_tidy(typed.family),
            birth_family=_tidy(typed.birth_family),
            given=_tidy(typed.given),
            birth=birth_date(typed.birth, self._today()),
        )

    @property
    def handed(self) -> Patient | None:
        """Who was handed over; None once another name or birth was typed: their numbers are not its."""
        return self._handed

    @property
    def planned(self) -> date | None:
        """The planned day, None when it is empty or cannot be read."""
        try:
            return planned_date(self._day.line.text(), self._today())
        except KnownError:
            return None

    @property
    def personal(self) -> bool:
        """Whether anything typed belongs to one patient."""
        return bool(self.typed.personal) or self._handed is not None

    @property
    def wrong(self) -> list[Field]:
        """The fields that cannot be read."""
        problems = self._problems()
        return [field for field in self._fields if field in problems]

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [
            self._day.line,
            self._day.button,
            *(field.focus for field in self._fields if field is not self._planned),
        ]

    def take(self, patient: Patient, planned: date | None) -> None:
        """Show who is handed over, and the planned day if one may still be given it; emits nothing."""
        try:
            day = planned_date(french_date(planned), self._today())
        except KnownError:
            day = None
        typed = Typed(
            patient.family,
            patient.birth_family,
            patient.given,
            french_date(patient.birth),
            french_date(day),
            self.practitioner,
        )
        self.show_typed(typed, patient)

    def show_typed(self, typed: Typed, handed: Patient | None = None) -> None:
        """Show what was typed elsewhere, over who was handed over there; emits nothing."""
        blocked = self.blockSignals(True)
        self._handed = handed
        self._line(self._family).setText(typed.family)
        self._line(self._birth_family).setText(typed.birth_family)
        self._line(self._given).setText(typed.given)
        self._line(self._birth).setText(typed.birth)
        self._day.line.setText(typed.planned)
        cast("Choice", self._practitioner.control).setEditText(typed.practitioner)
        self.show_problems()
        self.blockSignals(blocked)

    def set_practitioners(self, names: Sequence[str], informer: str = "") -> None:
        """Offer the names of the settings; `informer` or a single one is taken at once. Emits nothing."""
        offer_practitioners(cast("Choice", self._practitioner.control), names, informer)

    def hide_identity(self, hidden: bool) -> None:
        """Show nothing of who the patient is, nor how much is typed; what is typed stays."""
        for field in self._identity:
            field.setVisible(not hidden)
        self._hidden.setVisible(hidden)

    def forget(self) -> None:
        """Empty all that belongs to one patient, what could be undone included; emits nothing."""
        # `setText` forgets the undo history; `clear` would let Ctrl Z bring the name back.
        self.show_typed(Typed(practitioner=self.practitioner))

    def show_problems(self) -> None:
        """Say beside each field what is wrong with it."""
        problems = self._problems()
        for field in self._fields:
            field.set_problem(problems.get(field, ""))

    def _edited(self) -> None:
        if self._handed is not None and _identity(self.typed) != _identity_of(self._handed):
            self._handed = None
        # A date is not wrong while it is being typed, and no longer wrong as soon as it is right.
        problems = self._problems()
        dates = (self._birth, self._planned)
        for field in self._fields:
            unfinished = field in dates and len(cast("QLineEdit", field.focus).text().strip()) < _WHOLE_DATE
            if not (unfinished and field in problems):
                field.set_problem(problems.get(field, ""))
        self.changed.emit()

    def _problems(self) -> dict[Field, str]:
        found: dict[Field, str] = {}
        for field in (self._family, self._given, self._birth_family):
            if len(_tidy(self._line(field).text())) > NAME_MAX:
                found[field] = _TOO_LONG
        if len(self.practitioner) > NAME_MAX:
            found[self._practitioner] = _TOO_LONG
        for field, read in ((self._birth, birth_date), (self._planned, planned_date)):
            try:
                read(cast("QLineEdit", field.focus).text(), self._today())
            except KnownError as error:
                found[field] = str(error)
        return found

    @staticmethod
    def _line(field: Field) -> QLineEdit:
        return cast("QLineEdit", field.control)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _identity(typed: Typed) -> tuple[str, ...]:
    return tuple(_tidy(text) for text in (typed.family, typed.birth_family, typed.given, typed.birth))


def _identity_of(patient: Patient) -> tuple[str, ...]:
    names = (patient.family, patient.birth_family, patient.given)
    return (*(_tidy(name) for name in names), french_date(patient.birth))
