"""The page of one pain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.care import Urgency
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import closed
from algoguide.domain.pain import Pain, PainProcedure
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.wording import wording_of
from algoguide.services.browsing import Browsing
from algoguide.services.choosing import Choosing
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.aloud import Aloud
from algoguide.ui.widgets.beside import Beside
from algoguide.ui.widgets.cards import Card, Chip, ClickCard, Notice, icon_badge, icon_label
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.plate_view import PlateFigure
from algoguide.ui.widgets.reader import blocks_of
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import Paragraph, heading, label

_BESIDE = 70
"""Words that stand beside the picture; the paragraphs after them follow under it, at full width."""

_CHIPS = 60
"""Letters of prose that take the room of the chips of a procedure, by passage."""


class PainScreen(Page):
    """Shows one pain; leads to the procedures that suit it."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        resources: Path,
        listening: Listening | None = None,
    ) -> None:
        super().__init__(theme)
        self._aloud = Aloud(listening, self, theme, icons)
        self._aloud.wanted.connect(self._read)
        self._library = library
        self._choosing = choosing
        self._browsing = Browsing(library)
        self._explaining = Explaining(library.glossary)
        self._icons = icons
        self._folder = resources / "illustrations"
        self._shown = ""
        self._split: QBoxLayout | None = None

    def show_route(self, route: Route) -> None:
        """Show the pain `route.subject`."""
        if route.subject == self._shown:
            return
        self._shown = route.subject
        self._aloud.stop()
        self.clear()
        self._build(self._library.pains[route.subject])

    def _read(self) -> None:
        """Read the page aloud, from what is in view."""
        self._aloud.read_from_view(blocks_of(self.content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold(event.size().width())
        super().resizeEvent(event)

    def _fold(self, width: int) -> None:
        if self._split is not None:
            narrow = width < self.theme.px(52)
            self._split.setDirection(
                QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            )

    def _build(self, pain: Pain) -> None:
        theme = self.theme
        crumbs = Breadcrumb([("Accueil", Route(ScreenId.HOME)), (pain.name, None)], theme, self._icons)
        crumbs.navigate.connect(self.navigate)
        self.add_head(crumbs, page_title(pain.name, pain.summary, theme), self._aloud.button())
        self._split = QHBoxLayout()
        self._split.setSpacing(theme.px(1.4))
        left, right = QWidget(), QWidget()
        self._left(pain, column(left, spacing=theme.px(0.85)))
        self._right(pain, column(right, spacing=theme.px(0.7)))
        self._split.addWidget(left, 51)
        self._split.addWidget(right, 49)
        self.body.addLayout(self._split)
        self.body.addStretch(1)
        self._fold(self.width())

    def _left(self, pain: Pain, layout: QBoxLayout) -> None:
        theme = self.theme
        understand = Card(theme)
        understand.body.addWidget(heading("Comprendre cette douleur", theme, 1.15))
        plate = self._library.plates[pain.picture.plate]
        figure = PlateFigure(self._folder, plate, pain.picture.step, theme, pain.picture.caption)
        passages = (*pain.understand, *pain.course)
        so_far = list(accumulate(len(p.text.split()) for p in passages))
        beside = max(1, sum(words <= _BESIDE for words in so_far))
        first_words = QWidget()
        words = column(first_words, spacing=theme.px(0.55))
        for passage in passages[:beside]:
            words.addWidget(self._paragraph(passage.text))
        words.addStretch(1)
        understand.body.addWidget(Beside(figure, first_words, theme.px(30), theme.px(1.1), (53, 47)))
        for passage in passages[beside:]:
            understand.body.addWidget(self._paragraph(passage.text))
        layout.addWidget(understand)
        first = Card(theme)
        first.body.addWidget(heading("Ce qu’on essaie d’abord", theme, 1.15))
        for number, step in enumerate(pain.first, start=1):
            first.body.addLayout(self._numbered(number, f"**{closed(step.title)}** {step.body.text}"))
        layout.addWidget(first)
        if self._shorter_left(pain):
            self._emergency(pain, layout)
        layout.addStretch(1)

    def _right(self, pain: Pain, layout: QBoxLayout) -> None:
        theme = self.theme
        line = QHBoxLayout()
        line.addWidget(heading("Les gestes possibles", theme, 1.15), 1)
        if pain.id in self._library.comparisons:
            compare = QPushButton("Comparer mes options")
            compare.setIcon(spaced_icon("columns-2", theme.colours.INK, theme, self._icons))
            compare.setIconSize(icon_size(theme, wide=True))
            compare.clicked.connect(lambda: self.navigate.emit(Route(ScreenId.COMPARE, pain.id)))
            line.addWidget(compare)
        layout.addLayout(line)
        for suited, procedure in self._browsing.procedures_of(pain):
            layout.addWidget(self._procedure_card(pain, suited, procedure))
        if not self._shorter_left(pain):
            self._emergency(pain, layout)
        if pain.not_the_answer:
            lines = tuple(p.text for p in pain.not_the_answer)
            layout.addWidget(
                Notice("amber", "info", "Quand un geste n’est pas la réponse", lines, theme, self._icons)
            )
        layout.addStretch(1)

    def _shorter_left(self, pain: Pain) -> bool:
        """Whether the explanation is shorter than the procedures: the emergencies then stand below it.

        They are seen sooner so, and no column ends long before the other.
        """
        explained = (*pain.understand, *pain.course, *(step.body for step in pain.first))
        offered = [t for s, _ in self._browsing.procedures_of(pain) for t in (s.for_whom, s.when_not)]
        chips = _CHIPS * len(offered)
        return _length(explained) < _length((*offered, *pain.not_the_answer)) + chips

    def _emergency(self, pain: Pain, layout: QBoxLayout) -> None:
        theme = self.theme
        urgent = [
            f for f in self._library.red_flags if f.id in pain.red_flags and f.urgency is Urgency.CALL_15
        ]
        if urgent:
            points = tuple(flag.sign for flag in urgent)
            help_114 = "Vous n’entendez pas ou ne pouvez pas parler : envoyez un SMS au\u00a0114."
            layout.addWidget(
                Notice(
                    "red",
                    "triangle-alert",
                    "Urgence, appelez le 15 (ou le 112) :",
                    (help_114,),
                    theme,
                    self._icons,
                    points=points,
                )
            )

    def _procedure_card(self, pain: Pain, suited: PainProcedure, procedure: Procedure) -> QWidget:
        theme = self.theme
        card = ClickCard(procedure.name, theme)
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.9))
        line.addWidget(icon_badge(procedure.icon, theme, self._icons, 2.7), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=theme.px(0.3))
        words.addWidget(label(procedure.name, theme, ems=1.05, weight=QFont.Weight.Bold))
        words.addWidget(Paragraph(f"**Pour qui ?** {suited.for_whom.text}", theme, role="secondary"))
        words.addWidget(Paragraph(f"**Quand l’éviter ?** {suited.when_not.text}", theme, role="secondary"))
        words.addSpacing(theme.px(0.2))
        chips = QWidget()
        flow = FlowLayout(chips, theme.px(0.4))
        selection = self._choosing.starting(procedure, suited.variants)
        sheet = self._choosing.sheet(procedure.id, selection)
        wording = wording_of(sheet, Establishment())
        for item in sheet.brief:
            flow.addWidget(Chip(item.icon, wording(item.body.text), theme, self._icons))
        flow.addWidget(Chip("moon", sheet.mode.short, theme, self._icons))
        words.addWidget(chips)
        line.addLayout(words, 1)
        line.addWidget(icon_label("chevron-right", theme.colours.INK, theme.px(1.4), self._icons))
        card.body.addLayout(line)
        route = Route(ScreenId.PROCEDURE, procedure.id, selection, pain=pain.id)
        card.activated.connect(lambda: self.navigate.emit(route))
        return card

    def _numbered(self, number: int, text: str) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(0.7))
        mark = label(str(number), self.theme, weight=QFont.Weight.Bold, role="primary")
        side = self.theme.px(1.7)
        mark.setFixedSize(side, side)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet(f"background: {self.theme.colours.TINT}; border-radius: {side // 2}px;")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._paragraph(text), 1)
        return line

    def _paragraph(self, text: str) -> Paragraph:
        made = Paragraph(text, self.theme, self._explaining)
        made.glossary_requested.connect(lambda term: explain(self, self._explaining.term(term), self.theme))
        return made


def _length(passages: Iterable[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)
