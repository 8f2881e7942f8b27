"""The choices of a procedure's page: one row of segments per variant axis, one for the anaesthesia."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QButtonGroup, QMessageBox, QPushButton, QWidget

from algoguide.domain.anaesthesia import AnaesthesiaMode, ModeStatus
from algoguide.domain.french import opened
from algoguide.domain.presentation import Level
from algoguide.domain.procedure import ModeRule, SideRule, VariantAxis
from algoguide.domain.selection import Side
from algoguide.ui.icons import Icons
from algoguide.ui.sides import SIDE_NAMES, SIDES
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.text import label

_BLOCKED = (ModeStatus.FORBIDDEN, ModeStatus.UNCONFIRMED)


def _segment(text: str, group: QButtonGroup, theme: Theme) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setProperty("role", "segment")
    button.setFont(theme.font(0.92, QFont.Weight.DemiBold))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if isinstance(group, OneOf):
        group.add(button)
    else:
        group.addButton(button)
    return button


class AxisChoice(QWidget):
    """The variants of one axis."""

    chosen = Signal(str, str)  # axis id, variant id

    def __init__(self, axis: VariantAxis, current: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, spacing=theme.px(0.25))
        layout.addWidget(label(axis.name, theme, ems=0.85, weight=QFont.Weight.Bold, role="secondary"))
        row = QWidget()
        flow = FlowLayout(row, theme.px(0.35))
        group = OneOf(self)
        for option in axis.options:
            button = _segment(opened(option.short), group, theme)
            button.setAccessibleName(f"{axis.name} : {option.name}")
            button.setToolTip(option.name)
            button.setChecked(option.id == current)
            button.clicked.connect(lambda _=False, v=option.id: self.chosen.emit(axis.id, v))
            flow.addWidget(button)
        layout.addWidget(row)


class LevelButton(QPushButton):
    """L’essentiel on or off: how much is said."""

    chosen = Signal(object)  # Level

    def __init__(self, current: Level, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("\u2002L’essentiel", parent)
        self.setAccessibleName("L’essentiel, en mots très simples")
        self.setToolTip("Lire l’essentiel, en mots très simples")
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setChecked(current is Level.SIMPLE)
        colour = theme.colours.ON_DARK if self.isChecked() else theme.colours.INK
        self.setIcon(icons.icon("sparkles", colour, theme.px(1.2)))
        self.clicked.connect(lambda on: self.chosen.emit(Level.SIMPLE if on else Level.STANDARD))


class SideChoice(QWidget):
    """The patient's side; a second click on it takes it back."""

    chosen = Signal(object)  # Side | None

    def __init__(
        self, rule: SideRule, current: Side | None, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = column(self, spacing=theme.px(0.25))
        layout.addWidget(label("Côté", theme, ems=0.85, weight=QFont.Weight.Bold, role="secondary"))
        row = QWidget()
        flow = FlowLayout(row, theme.px(0.35))
        group = QButtonGroup(self)
        group.setExclusive(False)
        for side in SIDES[rule]:
            button = _segment(SIDE_NAMES[side], group, theme)
            button.setAccessibleName(f"Côté : {SIDE_NAMES[side].lower()}")
            button.setChecked(side is current)
            button.clicked.connect(lambda on, s=side: self.chosen.emit(s if on else None))
            flow.addWidget(button)
        layout.addWidget(row)


class ModeChoice(QWidget):
    """The six anaesthesia modes: those not offered are greyed and say why."""

    chosen = Signal(str)  # mode id

    def __init__(
        self,
        modes: Mapping[str, AnaesthesiaMode],
        rules: Mapping[str, ModeRule],
        current: str,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self._modes = modes
        self._current = current
        layout = column(self, spacing=theme.px(0.25))
        row = QWidget()
        flow = FlowLayout(row, theme.px(0.35))
        group = OneOf(self)
        self.buttons: dict[str, QPushButton] = {}
        for mode_id, rule in rules.items():
            button = _segment(modes[mode_id].short, group, theme)
            button.setChecked(mode_id == current)
            button.setEnabled(rule.status not in _BLOCKED)
            if rule.status == ModeStatus.DISCOURAGED:
                # Not to be taken for one of those that are proposed.
                size = theme.px(1.1)
                warning = icons.icon("triangle-alert", theme.colours.AMBER, size)
                on_dark = icons.pixmap("triangle-alert", theme.colours.ON_DARK, size)
                warning.addPixmap(on_dark, QIcon.Mode.Normal, QIcon.State.On)
                button.setIcon(warning)
                button.setText(f"\u2002{button.text()}")
            button.setAccessibleName(f"Anesthésie : {modes[mode_id].name}, {_status(rule)}")
            button.setToolTip(f"{_status(rule).capitalize()}. {rule.reason}")
            button.clicked.connect(lambda _=False, m=mode_id: self._pick(m))
            self.buttons[mode_id] = button
            flow.addWidget(button)
        layout.addWidget(row)
        for status, words in (
            (ModeStatus.UNCONFIRMED, "À confirmer par votre équipe"),
            (ModeStatus.FORBIDDEN, "Interdit pour ce geste"),
            (ModeStatus.DISCOURAGED, "Déconseillé pour ce geste"),
        ):
            for rule in rules.values():
                if rule.status == status:
                    text = f"{words} : {modes[rule.mode].short.lower()}. {rule.reason}"
                    layout.addWidget(label(text, theme, ems=0.88, role="secondary"))

    def _pick(self, mode_id: str) -> None:
        rule = self._rules[mode_id]
        if rule.status == ModeStatus.DISCOURAGED and mode_id != self._current and not self._confirmed(rule):
            self.buttons[self._current].setChecked(True)
            return
        self.chosen.emit(mode_id)

    def _confirmed(self, rule: ModeRule) -> bool:
        answer = QMessageBox.question(
            self,
            "Mode déconseillé",
            f"{self._modes[rule.mode].name} : ce mode est déconseillé pour ce geste.\n\n{rule.reason}\n\n"
            "Le médecin le choisit-il malgré tout ? Le papier le dira.",
        )
        return answer == QMessageBox.StandardButton.Yes


def _status(rule: ModeRule) -> str:
    words = {
        ModeStatus.USUAL: "mode habituel",
        ModeStatus.POSSIBLE: "mode possible",
        ModeStatus.DISCOURAGED: "mode déconseillé",
        ModeStatus.FORBIDDEN: "mode interdit",
        ModeStatus.UNCONFIRMED: "mode à confirmer par votre équipe",
    }
    return words[ModeStatus(rule.status)]
