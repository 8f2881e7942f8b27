"""The geste of the documents: which one, its variants, its level and side, the anaesthesia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget

from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.domain.procedure import ModeRule, Place, SideRule
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.choice import Moved, pick_mode, pick_variant, rules_of, type_place
from algoguide.ui.screens.documents.fields import Choice, Field, place_field, side_field
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column


class GestureForm(QWidget):
    """Shows a procedure with a selection and reports every change of either."""

    changed = Signal()
    noted = Signal(str)
    """A French sentence: something else had to change."""

    def __init__(self, choosing: Choosing, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self._procedure = next(iter(choosing.library.procedures.values()))
        self._selection = Selection()
        self._rows: list[QWidget] = []
        self._axes: dict[str, Field] = {}
        self._gesture = Field("Geste", self._choice(), theme)
        for procedure in choosing.library.procedures.values():
            self._combo(self._gesture).addItem(procedure.name, procedure.id)
        self._body = column(self, spacing=theme.px(0.5))
        self._body.addWidget(self._gesture)
        self._combo(self._gesture).activated.connect(self._change_procedure)
        self.show_choice(self._procedure.id, choosing.starting(self._procedure))

    @property
    def procedure_id(self) -> str:
        """The geste shown."""
        return self._procedure.id

    @property
    def procedure_name(self) -> str:
        """Its name as patients read it."""
        return self._procedure.name

    @property
    def selection(self) -> Selection | None:
        """What is chosen; None while the level cannot be printed."""
        return None if self.wrong else self._selection

    @property
    def personal(self) -> bool:
        """Whether something chosen belongs to one patient."""
        return bool(self._selection.place or self._selection.side or self.wrong)

    @property
    def wrong(self) -> list[Field]:
        """The fields with a problem."""
        return [self._place] if self._place is not None and self._place.problem else []

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        fields = (self._gesture, *self._axes.values(), self._place, self._side, self._mode)
        return [field.focus for field in fields if field is not None]

    def show_choice(self, procedure_id: str, selection: Selection) -> None:
        """Show a complete choice; emits nothing."""
        self._procedure = self._choosing.procedure(procedure_id)
        self._selection = selection
        with QSignalBlocker(self._gesture.control):
            self._combo(self._gesture).select_data(procedure_id)
        self._build()

    def arrive(self, procedure_id: str, selection: Selection | None) -> None:
        """Show what another page chose; emits nothing.

        A level already typed for this geste stays when the other page has none and it still fits. A
        discouraged mode is asked about here: on paper it is the decision of a doctor.
        """
        procedure = self._choosing.procedure(procedure_id)
        wanted = selection or self._choosing.starting(procedure)
        same = procedure_id == self._procedure.id
        rule = rules_of(self._choosing, procedure, wanted)[wanted.mode]
        ask = rule.status == ModeStatus.DISCOURAGED and not (
            same and self._selection.mode == wanted.mode and self._selection.discouraged_confirmed
        )
        if ask:
            usual = self._choosing.usual_mode(procedure, wanted.variants.values())
            wanted = replace(wanted, mode=usual, discouraged_confirmed=False)
        if same and wanted.place is None and self._selection.place:
            moved = type_place(self._choosing, procedure, wanted, self._selection.place).selection
            wanted = moved if moved.variants == wanted.variants else wanted
        self.show_choice(procedure_id, wanted)
        if ask:
            self._ask_doctor(rule)

    def forget_patient(self) -> None:
        """Empty what belongs to one patient: level, side, a discouraged mode. Emits nothing."""
        kept = replace(self._selection, place=None, side=None)
        if kept.discouraged_confirmed:
            usual = self._choosing.usual_mode(self._procedure, kept.variants.values())
            kept = replace(kept, mode=usual, discouraged_confirmed=False)
        self._selection = kept
        self._fill()

    def _build(self) -> None:
        """The fields that this procedure has."""
        procedure = self._procedure
        self._axes = {axis.id: Field(axis.name, self._choice(), self._theme) for axis in procedure.axes}
        for axis in procedure.axes:
            combo = self._combo(self._axes[axis.id])
            for option in axis.options:
                combo.addItem(option.name, option.id)
            combo.activated.connect(lambda _index, a=axis.id: self._change_variant(a))
        self._place: Field | None = None
        if procedure.place is not Place.NONE:
            self._place = place_field(procedure.place, self._theme)
            cast("QLineEdit", self._place.control).textEdited.connect(self._type_place)
        self._side: Field | None = None
        if procedure.side is not SideRule.NONE:
            self._side = side_field(procedure.side, self._choice(), self._theme)
            self._combo(self._side).activated.connect(self._change_side)
        mode = self._choice()
        mode.activated.connect(self._change_mode)
        self._mode = Field("Anesthésie", mode, self._theme)
        self._fill()
        rest = (*self._axes.values(), self._place, self._side, self._mode)
        fields = [field for field in rest if field is not None]
        wide = [field for field in fields if _long(field, self._theme)]
        halves = [field for field in fields if field not in wide]
        for former in self._rows:
            self._body.removeWidget(former)
            former.hide()
            former.deleteLater()
        if len(halves) % 2:
            wide.append(halves.pop())
        pairs = Columns(halves, self._theme.px(9), 2, self._theme.px(0.55))
        self._rows = [*wide[:-1], pairs, *wide[-1:]] if wide[-1:] == [self._mode] else [*wide, pairs]
        for row in self._rows:
            self._body.addWidget(row)

    def _fill(self) -> None:
        """Show the selection; emits nothing (`activated` and `textEdited` speak of the user alone)."""
        for axis, field in self._axes.items():
            self._combo(field).select_data(self._selection.variants[axis])
        if self._place is not None:
            # `setText` also forgets what could be undone.
            cast("QLineEdit", self._place.control).setText(self._selection.place or "")
            self._place.set_problem("")
        if self._side is not None:
            self._combo(self._side).select_data(self._selection.side)
        self._fill_modes()

    def _fill_modes(self) -> None:
        combo = self._combo(self._mode)
        combo.clear()
        rules = rules_of(self._choosing, self._procedure, self._selection)
        for mode, rule in rules.items():
            combo.addItem(typeset(self._wording(rule)), mode)
            index = combo.count() - 1
            combo.setItemData(index, rule.reason, Qt.ItemDataRole.ToolTipRole)
            if rule.status in (ModeStatus.FORBIDDEN, ModeStatus.UNCONFIRMED):
                combo.disable_item(index)
        combo.select_data(self._selection.mode)
        combo.setToolTip(rules[self._selection.mode].reason)

    def _wording(self, rule: ModeRule) -> str:
        name = self._choosing.library.modes[rule.mode].short
        if rule.status == ModeStatus.UNCONFIRMED:
            return f"{name} – à confirmer par votre équipe"
        if rule.status == ModeStatus.FORBIDDEN:
            return f"{name} – interdit : {rule.reason}"
        if rule.status == ModeStatus.DISCOURAGED:
            return f"{name} – déconseillé"
        return name

    def _take(self, moved: Moved) -> None:
        self._selection = moved.selection
        self._fill()
        if moved.note:
            self.noted.emit(moved.note)
        self.changed.emit()

    def _change_procedure(self) -> None:
        wanted = self._combo(self._gesture).currentData()
        if wanted != self._procedure.id:
            self.show_choice(wanted, self._choosing.starting(self._choosing.procedure(wanted)))
            self.changed.emit()

    def _change_variant(self, axis: str) -> None:
        variant = self._combo(self._axes[axis]).currentData()
        self._take(pick_variant(self._choosing, self._procedure, self._selection, axis, variant))

    def _change_side(self) -> None:
        side = cast("Choice", self.sender()).currentData()
        self._take(Moved(replace(self._selection, side=side)))

    def _type_place(self, text: str) -> None:
        field = cast("Field", self._place)
        try:
            moved = type_place(self._choosing, self._procedure, self._selection, text)
        except KnownError as error:
            field.set_problem(str(error))
            self.changed.emit()
            return
        self._selection = moved.selection
        field.set_problem("")
        # The field itself is left alone: it is being typed in.
        for axis, chosen in self._axes.items():
            self._combo(chosen).select_data(self._selection.variants[axis])
        self._fill_modes()
        if moved.note:
            self.noted.emit(moved.note)
        self.changed.emit()

    def _change_mode(self) -> None:
        mode = self._combo(self._mode).currentData()
        rule = rules_of(self._choosing, self._procedure, self._selection)[mode]
        if mode == self._selection.mode:
            return
        if rule.status == ModeStatus.DISCOURAGED:
            self._combo(self._mode).select_data(self._selection.mode)
            self._ask_doctor(rule)
        else:
            self._take(pick_mode(self._selection, mode, confirmed=False))

    def _ask_doctor(self, rule: ModeRule) -> None:
        """A discouraged mode is the decision of a doctor, said in so many words."""
        name = self._choosing.library.modes[rule.mode].short
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Anesthésie déconseillée")
        box.setText(typeset(f"« {name} » est déconseillée pour ce geste."))
        box.setInformativeText(typeset(f"{rule.reason} Les documents diront que le médecin l’a décidée."))
        decided = box.addButton("Le médecin le décide", QMessageBox.ButtonRole.AcceptRole)
        kept = box.addButton("Garder l’autre mode", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(kept)
        box.setEscapeButton(kept)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = (self._procedure.id, self._selection)

        def answer() -> None:
            # What was asked may be gone: « Nouveau patient » or another page meanwhile.
            if box.clickedButton() is decided and asked == (self._procedure.id, self._selection):
                self._take(pick_mode(self._selection, rule.mode, confirmed=True))

        box.finished.connect(answer)
        box.open()

    def _choice(self) -> Choice:
        return Choice(self._theme, self._icons)

    @staticmethod
    def _combo(field: Field) -> Choice:
        return cast("Choice", field.control)


def _long(field: Field, theme: Theme) -> bool:
    """Whether the longest line of a list needs the whole width."""
    return isinstance(field.control, Choice) and field.control.longest > theme.px(11.5)
