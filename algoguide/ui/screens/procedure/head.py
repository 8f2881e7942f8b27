"""The head of a procedure's page: where it stands, its name, what is done with it, its facts and choices."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.domain.presentation import Level
from algoguide.domain.procedure import Procedure, SideRule
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import Wording
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import PRINT_AT_ONCE, Route
from algoguide.ui.screens.procedure.choices import AxisChoice, LevelButton, SideChoice
from algoguide.ui.screens.procedure.favourite import FavouriteButton
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Chip
from algoguide.ui.widgets.layouts import FlowLayout, column, row
from algoguide.ui.widgets.page import Breadcrumb, page_title

STACKED = 150
"""Size of the text, in percent, from which the buttons of the head stand one under the other."""


class Head(QObject):
    """Builds the parts of the head for one sheet and reports what is wanted.

    Attributes:
        above: the breadcrumb, how much is said, the star.
        title: the name, one sentence, the buttons.
        facts: what a glance should tell.
        choices: variants, side.
    """

    navigate = Signal(object)  # Route
    patient_wanted = Signal()
    documents_wanted = Signal(str)  # section of the documents
    favourite_wanted = Signal(bool)
    variant_chosen = Signal(str, str)  # axis id, variant id
    side_chosen = Signal(object)  # Side | None
    level_chosen = Signal(object)  # Level

    def __init__(
        self,
        procedure: Procedure,
        sheet: Sheet,
        wording: Wording,
        crumbs: list[tuple[str, Route | None]],
        theme: Theme,
        icons: Icons,
        *,
        level: Level,
        favourite: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.above = self._above(crumbs, level, favourite=favourite)
        self.title = self._title(procedure, wording(" ".join(p.text for p in sheet.summary)))
        self.facts = self._facts(sheet, wording)
        self.choices = self._choices(procedure, sheet)

    def _above(self, crumbs: list[tuple[str, Route | None]], level: Level, *, favourite: bool) -> QWidget:
        path = Breadcrumb(crumbs, self._theme, self._icons)
        path.navigate.connect(self.navigate)
        reading = LevelButton(level, self._theme, self._icons)
        reading.chosen.connect(self.level_chosen)
        star = FavouriteButton(favourite, self._theme, self._icons)
        star.wanted.connect(self.favourite_wanted)
        box = QWidget()
        line = row(box, spacing=self._theme.px(0.5))
        line.addWidget(path, 1)
        line.addWidget(reading)
        line.addWidget(star)
        return box

    def _title(self, procedure: Procedure, lead: str) -> QWidget:
        theme = self._theme
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(1))
        line.addWidget(page_title(procedure.name, lead, theme, procedure.other_name), 1)
        # Side by side they would leave no room for a title in large text.
        buttons = row() if theme.percent < STACKED else column()
        buttons.setSpacing(theme.px(0.5))
        patient = self._button("Vue patient", "monitor-play")
        patient.setObjectName("patient")
        patient.setShortcut("F5")
        patient.setToolTip("Montrer ce geste au patient, une idée par page (F5)")
        patient.clicked.connect(self.patient_wanted)
        printing = self._button("Imprimer", "printer")
        printing.clicked.connect(lambda: self.documents_wanted.emit(PRINT_AT_ONCE))
        documents = self._button("Documents", "file-pen-line", primary=True)
        documents.setObjectName("documents")
        documents.clicked.connect(lambda: self.documents_wanted.emit(""))
        for button in (patient, printing, documents):
            buttons.addWidget(button)
        kept = column()
        kept.addLayout(buttons)
        kept.addStretch(1)
        line.addLayout(kept)
        return box

    def _button(self, text: str, icon: str, *, primary: bool = False) -> QPushButton:
        colours = self._theme.colours
        made = QPushButton(f"\u2002{text}")
        made.setIcon(self._icons.icon(icon, colours.ON_DARK if primary else colours.INK, self._theme.px(1.2)))
        if primary:
            made.setProperty("role", "primary")
        return made

    def _facts(self, sheet: Sheet, wording: Wording) -> QWidget:
        chips = [
            *((item.icon, wording(item.body.text)) for item in sheet.brief),
            ("moon", f"{sheet.mode.short} : {sheet.mode.tagline}"),
            ("triangle-alert", "Projet, non validé par un médecin"),
        ]
        box = QWidget()
        flow = FlowLayout(box, self._theme.px(0.45))
        for icon, text in chips:
            flow.addWidget(Chip(icon, text, self._theme, self._icons))
        return box

    def _choices(self, procedure: Procedure, sheet: Sheet) -> QWidget:
        theme, selection = self._theme, sheet.selection
        box = QWidget()
        flow = FlowLayout(box, theme.px(1.1))
        for axis in procedure.axes:
            choice = AxisChoice(axis, selection.variants[axis.id], theme)
            choice.chosen.connect(self.variant_chosen)
            flow.addWidget(choice)
        if procedure.side is not SideRule.NONE:
            side = SideChoice(procedure.side, selection.side, theme)
            side.chosen.connect(self.side_chosen)
            flow.addWidget(side)
        return box
