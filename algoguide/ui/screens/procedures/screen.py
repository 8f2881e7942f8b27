"""The whole catalogue of procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import counted, plural
from algoguide.domain.target import general_words
from algoguide.domain.wording import Wording, local_values, wording_of
from algoguide.services.cataloguing import Cataloguing, Filter, Found
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, Chip, ClickCard, icon_badge, icon_label
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.text import Paragraph, heading, label

ALL = ""
"""The id of « Tout »: nothing is filtered."""


class ProceduresScreen(Page):
    """Shows the written procedures by family; leads to their pages."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        resources: Path,  # noqa: ARG002 - the screens that read the library are built alike
    ) -> None:
        super().__init__(theme)
        self._library = library
        self._choosing = choosing
        self._cataloguing = Cataloguing(library)
        self._icons = icons
        self._filter = Filter()
        crumbs = Breadcrumb([("Accueil", Route(ScreenId.HOME)), ("Gestes", None)], theme, icons)
        crumbs.navigate.connect(self.navigate)
        lead = "Tous les gestes expliqués, par famille. Touchez-en un pour le comprendre et le préparer."
        self.add_head(crumbs, page_title("Les gestes", lead, theme))
        filters = Card(theme)
        self.pain_segments = self._segments(
            filters,
            "Pour quelle douleur ?",
            ((p.id, p.card) for p in self._cataloguing.pains()),
            self._choose_pain,
        )
        self.mode_segments = self._segments(
            filters,
            "Avec quelle anesthésie ?",
            ((m.id, m.short) for m in library.modes.values()),
            self._choose_mode,
        )
        self.body.addWidget(filters)
        self._results = QWidget()
        self.body.addWidget(self._results)
        self.body.addStretch(1)
        self._show_results()

    def show_route(self, route: Route) -> None:
        """Show the catalogue as it was left."""

    def _segments(
        self, card: Card, title: str, choices: Iterable[tuple[str, str]], choose: Callable[[str], None]
    ) -> dict[str, QPushButton]:
        theme = self.theme
        card.body.addWidget(label(title, theme, weight=QFont.Weight.Bold))
        row = QWidget()
        row.setAccessibleName(title)
        flow = FlowLayout(row, theme.px(0.4))
        group = OneOf(row)
        made: dict[str, QPushButton] = {}
        for choice, words in ((ALL, "Tout"), *choices):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"{title} {words}")
            button.clicked.connect(lambda _=False, c=choice: choose(c))
            button.setChecked(choice == ALL)
            group.add(button)
            flow.addWidget(button)
            made[choice] = button
        card.body.addWidget(row)
        return made

    def _choose_pain(self, pain: str) -> None:
        self._apply(Filter(pain, self._filter.mode))

    def _choose_mode(self, mode: str) -> None:
        self._apply(Filter(self._filter.pain, mode))

    def _clear_filters(self) -> None:
        self.pain_segments[ALL].setChecked(True)
        self.mode_segments[ALL].setChecked(True)
        # The button that was pressed is about to disappear: the keyboard goes on from the filters.
        self.pain_segments[ALL].setFocus(Qt.FocusReason.OtherFocusReason)
        self._apply(Filter())

    def _apply(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show_results()

    def _show_results(self) -> None:
        theme, old = self.theme, self._results
        self._results = QWidget()
        layout = column(self._results, spacing=theme.px(0.7))
        families = self._cataloguing.families(self._filter)
        for name, found in families:
            layout.addWidget(heading(name, theme, 1.25))
            cards: list[QWidget] = [self._procedure_card(f) for f in found]
            layout.addWidget(Columns(cards, theme.px(30), 2 if len(cards) > 1 else 1, theme.px(0.75)))
        if not families:
            self._nothing(layout)
        unwritten = self._cataloguing.unwritten()
        if unwritten and self._filter == Filter():
            others = counted(unwritten, "autre fiche est prévue", "autres fiches sont prévues")
            layout.addWidget(label(f"{others}\u00a0: la suite s’écrit.", theme, ems=0.94, role="secondary"))
        self.body.replaceWidget(old, self._results)
        self._results.show()
        old.hide()
        old.deleteLater()

    def _nothing(self, layout: QVBoxLayout) -> None:
        theme = self.theme
        card = Card(theme, "tint")
        card.body.addWidget(heading("Aucun geste ne répond à ces deux choix", theme, 1.1))
        card.body.addWidget(label("Changez la douleur ou l’anesthésie, ou revenez à tous les gestes.", theme))
        self.clear_button = QPushButton("\u2002Voir tous les gestes")
        self.clear_button.setIcon(self._icons.icon("x", theme.colours.PRIMARY, theme.px(1.2)))
        self.clear_button.clicked.connect(self._clear_filters)
        card.body.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(card)

    def _procedure_card(self, found: Found) -> QWidget:
        theme, procedure, selection = self.theme, found.procedure, found.selection
        sheet = self._choosing.sheet(procedure.id, selection)
        wording = wording_of(sheet, Establishment())
        card = ClickCard(procedure.name, theme)
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.9))
        line.addWidget(icon_badge(procedure.icon, theme, self._icons, 2.9), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=theme.px(0.35))
        words.addWidget(label(procedure.name, theme, ems=1.12, weight=QFont.Weight.Bold))
        # The card is of no variant: « l’articulation », not « l’épaule ».
        anywhere = Wording(sheet.figures, local_values(Establishment(), general_words(procedure.target)))
        for passage in sheet.summary[:1]:
            words.addWidget(Paragraph(anywhere(passage.text), theme))
        if found.pains:
            names = " · ".join(p.card.replace(" ", "\u00a0") for p in found.pains)
            word = plural(len(found.pains), "Douleur concernée", "Douleurs concernées")
            words.addWidget(Paragraph(f"**{word}\u00a0:** {names}", theme, role="secondary"))
        offered = self._choosing.offered(procedure, selection.variants.values())
        modes = ", ".join(self._library.modes[m].short.lower() for m in offered)
        words.addWidget(Paragraph(f"**Anesthésies possibles\u00a0:** {modes}", theme, role="secondary"))
        words.addSpacing(theme.px(0.15))
        chips = QWidget()
        flow = FlowLayout(chips, theme.px(0.4))
        for item in sheet.brief:
            flow.addWidget(Chip(item.icon, wording(item.body.text), theme, self._icons))
        flow.addWidget(Chip("moon", sheet.mode.short, theme, self._icons))
        words.addWidget(chips)
        words.addStretch(1)
        line.addLayout(words, 1)
        line.addWidget(icon_label("chevron-right", self.theme.colours.INK, theme.px(1.4), self._icons))
        card.body.addLayout(line)
        card.activated.connect(
            lambda: self.navigate.emit(
                Route(ScreenId.PROCEDURE, procedure.id, selection, pain=self._filter.pain)
            )
        )
        return card
