"""The cards of a mode's page, each from the mode's own facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.domain.care import CareItem, PreparationItem
from algoguide.domain.french import closed
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES, RISK_NAMES
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.risk import Risk, RiskClass
from algoguide.domain.selection import Selection
from algoguide.services.explaining import Explaining
from algoguide.services.mode_page import ModePage
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_label
from algoguide.ui.widgets.figure_cards import FigureCards
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.text import ANSWER, CHECKED_WITH, UNREAD, Paragraph, heading, label


class ModeCards:
    """Builds the cards of one mode; `explain` shows a glossary word, `open_procedure` a procedure."""

    def __init__(
        self,
        page: ModePage,
        explaining: Explaining,
        explain: Callable[[str], None],
        open_procedure: Callable[[Procedure, Selection], None],
        theme: Theme,
        icons: Icons,
    ) -> None:
        self._page = page
        self._explaining = explaining
        self._explain = explain
        self._open_procedure = open_procedure
        self._theme = theme
        self._icons = icons
        self._figures = FigureCards(page.wording.figures, self.say, self._cite, theme)

    def say(self, text: str, *, to_confirm: bool = False, ems: float = 1.0, title: bool = False) -> Paragraph:
        """Prose with its figures in words and its glossary words."""
        words = self._page.wording(text)
        made = Paragraph(words, self._theme, self._explaining, ems=ems, to_confirm=to_confirm, title=title)
        made.glossary_requested.connect(self._explain)
        return made

    def lived(self) -> QWidget:
        """What it does, what is felt, whether one can speak: the heart of the page."""
        mode = self._page.mode
        card = Card(self._theme, "tint")
        for title, passages in (
            ("Comment ça marche", mode.principle),
            ("Ce que vous sentez", mode.feeling),
            ("Pouvez-vous parler ?", mode.speaking),
        ):
            if passages:
                card.body.addWidget(heading(title, self._theme, 1.15))
                for passage in passages:
                    card.body.addWidget(self.say(passage.text, to_confirm=passage.to_confirm, ems=1.1))
                card.body.addSpacing(self._theme.px(0.55))
        card.body.addStretch(1)
        return card

    def points(self, title: str, icon: str, passages: Sequence[Passage]) -> Card | None:
        """A card of short sentences, or None when there is nothing to say."""
        if not passages:
            return None
        card = self._card(title, icon)
        self._bullets(card, passages)
        return card

    def preparation(self) -> Card | None:
        """What to do before, by moment."""
        moments = [(PREPARATION_NAMES[time], items) for time, items in self._page.preparation()]
        return self._moments("Se préparer", "clipboard-list", moments)

    def aftercare(self) -> Card | None:
        """Going home, then what to do after, by moment."""
        moments = [(CARE_NAMES[time], items) for time, items in self._page.aftercare()]
        leaving = self._page.mode.leaving
        card = self._moments("Après le geste", "house", moments)
        if card is None:
            return self.points("Après le geste", "house", leaving)
        if leaving:
            self._sub(card, "Rentrer chez soi")
            self._bullets(card, leaving)
        return card

    def suited(self) -> Card | None:
        """For which procedures, its limits, and the written procedures that offer it."""
        mode, offered = self._page.mode, self._page.procedures()
        if not (mode.suits or mode.limits or offered):
            return None
        card = self._card("Pour quels gestes, quelles limites", "scale")
        self._bullets(card, mode.suits)
        if mode.limits:
            self._sub(card, "Ses limites")
            self._bullets(card, mode.limits)
        if offered:
            self._sub(card, "Les gestes qui la proposent")
        for procedure, selection in offered:
            button = QPushButton(f"\u2002{procedure.name}")
            button.setIcon(self._icons.icon(procedure.icon, self._theme.colours.PRIMARY, self._theme.px(1.2)))
            button.clicked.connect(lambda _=False, p=procedure, s=selection: self._open_procedure(p, s))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def risks(self) -> QWidget | None:
        """Every risk in its five lines, frequent and mild first."""
        if not self._page.mode.risks:
            return None
        box = QWidget()
        layout = column(box, spacing=self._theme.px(0.6))
        layout.addWidget(heading("Les risques de cette anesthésie", self._theme, 1.25))
        for risk_class in RiskClass:
            cards = [self._risk(r) for r in self._page.mode.risks if r.risk_class is risk_class]
            if cards:
                layout.addWidget(heading(RISK_NAMES[risk_class], self._theme, 1.0, "primary"))
                # No row is left with a hole when there are three or six of them, or one.
                most = 3 if len(cards) % 3 == 0 else min(2, len(cards))
                layout.addWidget(Columns(cards, self._theme.px(21), most, self._theme.px(0.7)))
        return box

    def questions(self) -> Card | None:
        """The questions to check that all is clear, with the answers expected."""
        if not self._page.mode.questions:
            return None
        card = self._card("Vos questions", "message-circle-question-mark")
        card.body.addWidget(label(CHECKED_WITH, self._theme, ems=0.9, role="secondary"))
        for question in self._page.mode.questions:
            card.body.addWidget(self.say(f"**{question.text}**"))
            card.body.addWidget(self.say(f"{ANSWER} {question.expected}"))
            card.body.addSpacing(self._theme.px(0.2))
        return card

    def sources(self) -> Card | None:
        """The citations of the sources the page rests on, numbered."""
        if not self._page.references:
            return None
        card = self._card("Sources", "book-open")
        card.setProperty(UNREAD, True)
        for number, reference in enumerate(self._page.references, start=1):
            doi = f" doi {reference.doi}" if reference.doi else ""
            card.body.addWidget(
                label(f"{number}. {reference.citation}{doi}", self._theme, ems=0.85, role="secondary")
            )
        return card

    def _risk(self, risk: Risk) -> QWidget:
        # Beside the name: alone under the card, the mark would be taken for a speck.
        return self._figures.risk(replace(risk, name=f"{risk.name}\u00a0*") if risk.to_confirm else risk)

    def _cite(self, sources: tuple[str, ...]) -> str:
        numbers = self._page.reference_numbers(sources)
        word = "Source" if len(numbers) == 1 else "Sources"
        return f"{word}\u00a0: {', '.join(map(str, numbers))}." if numbers else ""

    def _card(self, title: str, icon: str) -> Card:
        card = Card(self._theme)
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(0.55))
        line.addWidget(icon_label(icon, self._theme.colours.PRIMARY, self._theme.px(1.3), self._icons))
        line.addWidget(heading(title, self._theme, 1.12), 1)
        card.body.addLayout(line)
        return card

    def _sub(self, card: Card, title: str) -> None:
        card.body.addWidget(heading(title, self._theme, 1.0, "primary"))

    def _moments(
        self,
        title: str,
        icon: str,
        moments: Iterable[tuple[str, Sequence[PreparationItem] | Sequence[CareItem]]],
    ) -> Card | None:
        found = list(moments)
        if not found:
            return None
        card = self._card(title, icon)
        for name, items in found:
            self._sub(card, name)
            for item in items:
                text = f"**{closed(item.title)}** {item.body.text}"
                card.body.addLayout(self._bullet(text, to_confirm=item.body.to_confirm))
        return card

    def _bullets(self, card: Card, passages: Iterable[Passage]) -> None:
        for passage in passages:
            card.body.addLayout(self._bullet(passage.text, to_confirm=passage.to_confirm))

    def _bullet(self, text: str, *, to_confirm: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(0.4))
        mark = label("•", self._theme, role="primary")
        mark.setFixedWidth(self._theme.px(0.6))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.say(text, to_confirm=to_confirm), 1)
        return line
