"""What an act means: a procedure and what is chosen of it. What nobody chose stays « à choisir »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.domain.procedure import Place, Procedure, SideRule
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Gesture
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import completed
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.fields import Choice, Field, place_field, side_field
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column

_CHOOSE = "À choisir"
_OFFERED = (ModeStatus.USUAL, ModeStatus.POSSIBLE, ModeStatus.DISCOURAGED)


class ActForm(QWidget):
    """Shows a gesture, whole or not, and reports every change of it."""

    changed = Signal()

    def __init__(self, choosing: Choosing, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self._gesture: Gesture | None = None
        self._axes: dict[str, Field] = {}
        self._place: Field | None = None
        self._side: Field | None = None
        self._mode: Field | None = None
        self._rows: list[QWidget] = []
        self._which = Field("Geste", self._choice(), theme)
        combo = self._combo(self._which)
        combo.addItem(_CHOOSE, "")
        for procedure in choosing.library.procedures.values():
            combo.addItem(procedure.name, procedure.id)
        combo.activated.connect(self._change_procedure)
        self._body = column(self, spacing=theme.px(0.5))
        self._body.addWidget(self._which)

    @property
    def gesture(self) -> Gesture | None:
        """What is chosen, None for nothing. Its level is one that the procedure takes."""
        return self._gesture

    @property
    def wrong(self) -> list[Field]:
        """The fields with a problem."""
        return [self._place] if self._place is not None and self._place.problem else []

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        fields = (self._which, *self._axes.values(), self._place, self._side, self._mode)
        return [field.focus for field in fields if field is not None]

    def show_gesture(self, gesture: Gesture | None) -> None:
        """Show a gesture; emits nothing. One whose procedure is not written is offered under its name."""
        self._gesture = gesture
        combo = self._combo(self._which)
        if gesture is not None and combo.findData(gesture.procedure) < 0:
            entries = self._choosing.library.catalogue.procedures
            name = next((e.name for e in entries if e.id == gesture.procedure), gesture.procedure)
            combo.addItem(f"{name} – fiche pas encore écrite", gesture.procedure)
        combo.select_data(gesture.procedure if gesture else "")
        self._build()

    def _build(self) -> None:
        """The fields that this procedure has."""
        for former in self._rows:
            self._body.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._axes, self._place, self._side, self._mode, self._rows = {}, None, None, None, []
        procedure = self._procedure
        if procedure is None:
            return
        for axis in procedure.axes:
            choice = self._choice()
            choice.addItem(_CHOOSE, "")
            for option in axis.options:
                choice.addItem(option.name, option.id)
            choice.activated.connect(lambda _index, a=axis.id: self._change_variant(a))
            self._axes[axis.id] = Field(axis.name, choice, self._theme)
        if procedure.place is not Place.NONE:
            self._place = place_field(procedure.place, self._theme)
            cast("QLineEdit", self._place.control).textEdited.connect(self._type_place)
        if procedure.side is not SideRule.NONE:
            self._side = side_field(procedure.side, self._choice(), self._theme)
            self._combo(self._side).activated.connect(self._change_side)
        mode = self._choice()
        mode.activated.connect(self._change_mode)
        self._mode = Field("Anesthésie", mode, self._theme)
        fields = [f for f in (*self._axes.values(), self._place, self._side, self._mode) if f is not None]
        pairs = Columns(fields, self._theme.px(11), 2, self._theme.px(0.55))
        self._rows = [pairs]
        self._body.addWidget(pairs)
        self._fill()

    def _fill(self) -> None:
        """Show the selection; emits nothing (`activated` and `textEdited` speak of the user alone)."""
        gesture = self._gesture
        if gesture is None or self._procedure is None:
            return
        chosen = gesture.selection
        for axis, field in self._axes.items():
            self._combo(field).select_data(chosen.variants.get(axis, ""))
        if self._place is not None and not self._place.focus.hasFocus():
            cast("QLineEdit", self._place.control).setText(chosen.place or "")
            self._place.set_problem("")
        if self._side is not None:
            self._combo(self._side).select_data(chosen.side)
        self._fill_modes(chosen)

    def _fill_modes(self, chosen: Selection) -> None:
        procedure, field = self._procedure, self._mode
        if procedure is None or field is None:
            return
        combo = self._combo(field)
        combo.clear()
        combo.addItem("L’habituelle, selon le choix", "")
        for mode, rule in self._choosing.mode_rules(procedure, chosen.variants.values()).items():
            name = self._choosing.library.modes[mode].short
            words = {
                ModeStatus.DISCOURAGED: f"{name} – déconseillé",
                ModeStatus.FORBIDDEN: f"{name} – interdit : {rule.reason}",
                ModeStatus.UNCONFIRMED: f"{name} – à confirmer par votre équipe",
            }.get(ModeStatus(rule.status), name)
            combo.addItem(typeset(words), mode)
            if rule.status not in _OFFERED:
                combo.disable_item(combo.count() - 1)
        combo.select_data(chosen.mode)
        doctor = chosen.mode and chosen.discouraged_confirmed
        field.set_problem(
            "Mode déconseillé pour ce geste : le papier dira que le médecin l’a décidé." if doctor else ""
        )

    def _change_procedure(self) -> None:
        wanted = self._combo(self._which).currentData()
        if wanted == (self._gesture.procedure if self._gesture else ""):
            return
        self._gesture = completed(self._choosing, Gesture(wanted, Selection())) if wanted else None
        self._build()
        self.changed.emit()

    def _change_variant(self, axis: str) -> None:
        variant = self._combo(self._axes[axis]).currentData()
        chosen = self._chosen
        variants = {known: value for known, value in chosen.variants.items() if known != axis}
        if variant:
            variants[axis] = variant
        self._take(replace(chosen, variants=variants, mode=self._still_offered(variants, chosen)))

    def _still_offered(self, variants: dict[str, str], chosen: Selection) -> str:
        """The mode chosen, unless these variants do not have it: it is then asked anew."""
        procedure = self._procedure
        if procedure is None or not chosen.mode:
            return ""
        rule = self._choosing.mode_rules(procedure, variants.values()).get(chosen.mode)
        return chosen.mode if rule is not None and rule.status in _OFFERED else ""

    def _change_side(self) -> None:
        if self._side is not None:
            said = self._combo(self._side).currentData()
            self._take(replace(self._chosen, side=Side(said) if said else None))

    def _change_mode(self) -> None:
        if self._mode is None or self._procedure is None:
            return
        mode, chosen = self._combo(self._mode).currentData(), self._chosen
        rule = self._choosing.mode_rules(self._procedure, chosen.variants.values()).get(mode)
        discouraged = rule is not None and rule.status == ModeStatus.DISCOURAGED
        self._take(replace(chosen, mode=mode, discouraged_confirmed=discouraged))

    def _type_place(self, text: str) -> None:
        procedure, field = self._procedure, self._place
        if procedure is None or field is None:
            return
        # A level decides the variants that follow from it.
        kept = {
            a.id: v for a in procedure.axes if not a.from_level and (v := self._chosen.variants.get(a.id))
        }
        place = text.strip() or None
        trial = Gesture(procedure.id, replace(self._chosen, place=place, variants=kept))
        try:
            self._gesture = completed(self._choosing, trial, trial=True)
        except KnownError as error:
            field.set_problem(str(error))
        else:
            field.set_problem("")
            self._fill()
        self.changed.emit()

    def _take(self, selection: Selection) -> None:
        procedure = self._procedure
        if procedure is not None:
            self._gesture = completed(self._choosing, Gesture(procedure.id, selection))
            self._fill()
            self.changed.emit()

    @property
    def _chosen(self) -> Selection:
        return self._gesture.selection if self._gesture else Selection()

    @property
    def _procedure(self) -> Procedure | None:
        return self._choosing.library.procedures.get(self._gesture.procedure) if self._gesture else None

    def _choice(self) -> Choice:
        return Choice(self._theme, self._icons)

    @staticmethod
    def _combo(field: Field) -> Choice:
        return cast("Choice", field.control)
