"""Who informs, who helps, and the notes of the doctor. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from algoguide.domain.consultation import Consultation
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.fields import (
    Choice,
    Field,
    line_edit,
    offer_practitioners,
    practitioner_field,
)
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column

LONGEST = 200
"""Characters of a name."""


class PeopleForm(QWidget):
    """Reports each change; shows what it is given without a word."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practitioner = practitioner_field("Qui informe", theme, icons)
        self._interpreter = Field("Interprète", line_edit("s’il y en a", private=True), theme)
        self._trusted = Field("Personne de confiance", line_edit("si elle est là", private=True), theme)
        notes = QPlainTextEdit()
        notes.setTabChangesFocus(True)
        notes.setFixedHeight(theme.px(5.2))
        notes.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._notes = Field("Notes", notes, theme)
        self._line(self._interpreter).setMaxLength(LONGEST)
        self._line(self._trusted).setMaxLength(LONGEST)
        layout = column(self, spacing=theme.px(0.4))
        fields = (self._practitioner, self._interpreter, self._trusted)
        layout.addWidget(Columns(fields, theme.px(11), 2, theme.px(0.55)))
        layout.addWidget(self._notes)
        self._choice.editTextChanged.connect(self.changed)
        self._line(self._interpreter).textEdited.connect(self.changed)
        self._line(self._trusted).textEdited.connect(self.changed)
        self._text.textChanged.connect(self.changed)

    @property
    def practitioner(self) -> str:
        """Who informs."""
        return " ".join(self._choice.currentText().split())

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [f.focus for f in (self._practitioner, self._interpreter, self._trusted, self._notes)]

    def noted(self, consultation: Consultation) -> Consultation:
        """The consultation with what is typed here."""
        return replace(
            consultation,
            interpreter=self._line(self._interpreter).text(),
            trusted_person=self._line(self._trusted).text(),
            notes=self._text.toPlainText(),
        )

    def offer(self, names: Sequence[str], practitioner: str) -> None:
        """Offer the names of the settings; emits nothing."""
        offer_practitioners(self._choice, names, practitioner)

    def show_noted(self, consultation: Consultation) -> None:
        """Show what is noted; emits nothing. A field that says it already is left alone, with its cursor."""
        for field, value in (
            (self._interpreter, consultation.interpreter),
            (self._trusted, consultation.trusted_person),
        ):
            if self._line(field).text() != value:
                self._line(field).setText(value)
        if self._text.toPlainText() != consultation.notes:
            with QSignalBlocker(self._text):
                # It also forgets what could be undone.
                self._text.setPlainText(consultation.notes)

    @property
    def _choice(self) -> Choice:
        return cast("Choice", self._practitioner.control)

    @property
    def _text(self) -> QPlainTextEdit:
        return cast("QPlainTextEdit", self._notes.control)

    @staticmethod
    def _line(field: Field) -> QLineEdit:
        return cast("QLineEdit", field.control)
