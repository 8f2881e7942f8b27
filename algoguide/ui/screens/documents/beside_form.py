"""A second geste of the same visit: shown only when the sheet of the first says that both go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.procedure import Place, Procedure, SideRule
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import plain, wording_of
from algoguide.services.choosing import Choosing
from algoguide.services.pairing import Companion, Pairing
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.fields import Choice, Field, place_field, side_field
from algoguide.ui.screens.documents.request import Beside
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.text import label


class BesideForm(QWidget):
    """Asks for the second geste, its variants, level and side. The anaesthesia is that of the first."""

    changed = Signal()

    def __init__(self, choosing: Choosing, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._pairing = Pairing(choosing)
        self._theme = theme
        self._icons = icons
        self._sheet: Sheet | None = None
        self._companions: dict[str, Companion] = {}
        self._procedure: Procedure | None = None
        self._selection = Selection()
        self._axes: dict[str, Field] = {}
        self._place: Field | None = None
        self._side: Field | None = None
        self._rows: list[QWidget] = []
        self._which = Field("Second geste, à la même visite", self._choice(), theme)
        self._combo(self._which).activated.connect(self._change_procedure)
        self._said = label("", theme, ems=0.88, role="secondary")
        self._said.hide()
        self._body = column(self, spacing=theme.px(0.5))
        self._body.addWidget(self._which)
        self._body.addWidget(self._said)
        self.hide()

    @property
    def beside(self) -> Beside | None:
        """The second geste; None when there is none, or while something of it is wrong."""
        return None if self._procedure is None or self.wrong else (self._procedure.id, self._selection)

    @property
    def wrong(self) -> list[Field]:
        """The fields with a problem."""
        return [f for f in (self._which, self._place) if f is not None and f.problem]

    @property
    def personal(self) -> bool:
        """Whether something chosen belongs to one patient."""
        return self._procedure is not None and bool(
            self._selection.place or self._selection.side or self.wrong
        )

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        if not self._companions:
            return []
        fields = (self._which, *self._axes.values(), self._place, self._side)
        return [field.focus for field in fields if field is not None]

    def follow(self, procedure_id: str, selection: Selection) -> None:
        """The first geste changed: offer what goes with it, keep the second while it does. Emits nothing."""
        sheet = self._choosing.sheet(procedure_id, selection)
        self._sheet = sheet
        self._companions = {c.procedure.id: c for c in self._pairing.companions(sheet)}
        combo = self._combo(self._which)
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem("Aucun", "")
            for companion in self._companions.values():
                combo.addItem(companion.procedure.name, companion.procedure.id)
        kept = self._procedure if self._procedure and self._procedure.id in self._companions else None
        self._show(kept.id if kept else "", self._selection if kept else None)
        self.setVisible(bool(self._companions))

    def show_choice(self, beside: Beside | None) -> None:
        """Show a second geste, or none; emits nothing."""
        if beside is None or beside[0] not in self._companions:
            self._show("", None)
        else:
            self._show(*beside)

    def forget_patient(self) -> None:
        """No second geste: it was this patient’s. Emits nothing."""
        self._show("", None)

    def _show(self, procedure_id: str, selection: Selection | None) -> None:
        with QSignalBlocker(self._which.control):
            self._combo(self._which).select_data(procedure_id)
        same = self._procedure is not None and self._procedure.id == procedure_id
        self._procedure = self._companions[procedure_id].procedure if procedure_id else None
        if not same:
            self._build()
        if self._procedure is None:
            self._which.set_problem("")
            return
        self._selection = selection or Selection(self._choosing.starting(self._procedure).variants)
        for axis, field in self._axes.items():
            self._combo(field).select_data(self._selection.variants[axis])
        if self._place is not None:
            cast("QLineEdit", self._place.control).setText(self._selection.place or "")
        if self._side is not None:
            self._combo(self._side).select_data(self._selection.side)
        self._check()

    def _build(self) -> None:
        """The fields of the second geste, and what the sheet of the first says of it."""
        for former in self._rows:
            self._body.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._rows, self._axes, self._place, self._side = [], {}, None, None
        procedure = self._procedure
        self._said.setVisible(procedure is not None)
        if procedure is None or self._sheet is None:
            return
        words = wording_of(self._sheet, Establishment())
        self._said.setText(plain(words(self._companions[procedure.id].association.body.text)))
        for axis in procedure.axes:
            field = Field(axis.name, self._choice(), self._theme)
            for option in axis.options:
                self._combo(field).addItem(option.name, option.id)
            self._combo(field).activated.connect(lambda _index, a=axis.id: self._change_variant(a))
            self._axes[axis.id] = field
        if procedure.place is not Place.NONE:
            self._place = place_field(procedure.place, self._theme)
            cast("QLineEdit", self._place.control).textEdited.connect(self._type_place)
        if procedure.side is not SideRule.NONE:
            self._side = side_field(procedure.side, self._choice(), self._theme)
            self._combo(self._side).activated.connect(self._change_side)
        fields = [f for f in (*self._axes.values(), self._place, self._side) if f is not None]
        if fields:
            self._rows = [Columns(fields, self._theme.px(9), 2, self._theme.px(0.55))]
            self._body.addWidget(self._rows[0])

    def _check(self) -> None:
        """Complete the choice beside the first geste, or say why it cannot be."""
        if self._procedure is None or self._sheet is None:
            return
        chosen = self._selection
        for field in (self._which, self._place):
            if field is not None:
                field.set_problem("")
        try:
            self._pairing.select(self._sheet, self._procedure.id, variants=chosen.variants.values())
        except KnownError as error:
            self._which.set_problem(str(error))
            return
        try:
            self._selection = self._pairing.select(
                self._sheet,
                self._procedure.id,
                variants=chosen.variants.values(),
                side=chosen.side,
                place=chosen.place,
            )
        except KnownError as error:
            (self._place or self._which).set_problem(str(error))

    def _change_procedure(self) -> None:
        wanted = self._combo(self._which).currentData()
        if wanted != (self._procedure.id if self._procedure else ""):
            self._show(wanted, None)
            self.changed.emit()

    def _change_variant(self, axis: str) -> None:
        chosen = self._combo(self._axes[axis]).currentData()
        self._take(replace(self._selection, variants={**self._selection.variants, axis: chosen}))

    def _change_side(self) -> None:
        if self._side is not None:
            self._take(replace(self._selection, side=self._combo(self._side).currentData()))

    def _type_place(self, text: str) -> None:
        self._take(replace(self._selection, place=text or None))

    def _take(self, selection: Selection) -> None:
        self._selection = selection
        self._check()
        self.changed.emit()

    def _choice(self) -> Choice:
        return Choice(self._theme, self._icons)

    @staticmethod
    def _combo(field: Field) -> Choice:
        return cast("Choice", field.control)
