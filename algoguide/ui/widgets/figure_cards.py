"""Benefits and risks: the number in words first, its icon array when it can be drawn, its passport."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from algoguide.domain.figure import Figure, Proportion
from algoguide.domain.french import opened
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.wording import (
    UNKNOWN_BOTH,
    UNKNOWN_OFTEN,
    UNKNOWN_WHEN,
    in_words,
    others,
    passport_words,
)
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.text import Paragraph, label


class Saying(Protocol):
    """Makes prose of a text, told as a title if it is one."""

    def __call__(self, text: str, *, title: bool = False) -> Paragraph: ...


class FigureCards:
    """Builds the cards of one sheet's outcomes and risks."""

    def __init__(
        self,
        figures: Mapping[str, Figure],
        say: Saying,
        cite: Callable[[tuple[str, ...]], str],
        theme: Theme,
    ) -> None:
        self._figures = figures
        self._say = say
        self._cite = cite
        self._theme = theme

    def draws(self, figure_id: str) -> bool:
        """Whether the figure has an icon array."""
        figure = self._figures.get(figure_id)
        return isinstance(figure, Proportion) and figure.drawable

    def array(self, figure_id: str, tone: str, ems: float = 5.4) -> IconArrayView | None:
        """The icon array of a figure, None when it is never drawn."""
        figure = self._figures.get(figure_id)
        if not isinstance(figure, Proportion) or not figure.drawable:
            return None
        return IconArrayView(figure.friendly(), tone, self._theme.px(ems), self._theme)

    def outcome(self, outcome: Outcome) -> QWidget:
        """A benefit with its compared group, both framings and its passport."""
        card = Card(self._theme)
        arrays = [
            a for a in (self.array(outcome.figure, "good"), self.array(outcome.comparison, "other")) if a
        ]
        words = self._beside(card, arrays)
        words.addWidget(self._say(f"**{outcome.title}**", title=True))
        if outcome.figure:
            words.addWidget(self._say(self.outcome_words(outcome)))
        for passage in outcome.body:
            words.addWidget(self._say(passage.text))
        self._passport(words, outcome.figure, outcome.sources)
        words.addStretch(1)
        return card

    def outcome_words(self, outcome: Outcome) -> str:
        """Both framings, then the compared group: « 44 personnes sur 100 ont… 56 gardent… »."""
        figure = self._figures[outcome.figure]
        text = f"**{opened(in_words(figure))}** {outcome.affected} {outcome.label}".rstrip() + "."
        if isinstance(figure, Proportion) and outcome.unaffected:
            text += f" {others(figure.friendly())} {outcome.unaffected}."
        if outcome.comparison:
            compared = in_words(self._figures[outcome.comparison])
            text += f" {opened(outcome.comparison_label)}\u00a0: **{compared}**."
        return text

    def risk(self, risk: Risk) -> QWidget:
        """A risk in its five lines: what, how often, when, what we do, what you do."""
        card = Card(self._theme)
        array = self.array(risk.figure, "bad")
        words = self._beside(card, [array] if array else [])
        words.addWidget(self._say(f"**{risk.name}**", title=True))
        if risk.what:
            words.addWidget(self._say(risk.what))
        words.addWidget(self._say(self.often(risk)))
        if risk.when or risk.figure:
            words.addWidget(self._say(risk.when or UNKNOWN_WHEN))
        words.addWidget(self._say(f"**Ce que nous faisons\u00a0:** {risk.we_do}"))
        words.addWidget(self._say(f"**Ce que vous faites\u00a0:** {risk.you_do}"))
        self._passport(words, risk.figure, risk.sources)
        words.addStretch(1)
        return card

    def often(self, risk: Risk) -> str:
        """How often, with both framings; what is not known is said."""
        if not risk.figure:
            return UNKNOWN_OFTEN if risk.when else UNKNOWN_BOTH
        figure = self._figures[risk.figure]
        text = f"**{opened(in_words(figure))}** {risk.affected}".rstrip()
        if isinstance(figure, Proportion):
            text += f"\u202f; {others(figure.friendly())} {risk.unaffected or 'ne l’ont pas'}"
        return text + "."

    def _beside(self, card: Card, arrays: list[IconArrayView]) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(1))
        if arrays:
            box = QWidget()
            flow = FlowLayout(box, self._theme.px(0.6))
            for array in arrays:
                flow.addWidget(array)
            box.setMinimumWidth(arrays[0].width())
            box.setMaximumWidth(len(arrays) * arrays[0].width() + self._theme.px(0.6) * (len(arrays) - 1) + 1)
            line.addWidget(box, 0 if len(arrays) == 1 else 1, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=self._theme.px(0.3))
        line.addLayout(words, 3)
        card.body.addLayout(line)
        return words

    def _passport(self, words: QBoxLayout, figure_id: str, sources: tuple[str, ...]) -> None:
        figure = self._figures.get(figure_id)
        cited = self._cite((*(figure.passport.sources if figure else ()), *sources))
        text = " ".join(t for t in (passport_words(figure) if figure else "", cited) if t)
        if text:
            words.addWidget(label(text, self._theme, ems=0.85, role="secondary"))
