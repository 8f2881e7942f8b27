"""The words of a page as widgets, and how many of them a screen holds: a page is never cut by its height."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from algoguide.domain.presentation import PageKind, ViewPage
from algoguide.services.explaining import Explaining
from algoguide.services.presenting import (
    AFTER,
    ALARMS,
    ANAESTHESIA,
    BEFORE,
    BENEFITS,
    HOW,
    OTHERS,
    QUESTIONS,
    RISKS,
    UNKNOWN,
    WHY,
)
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Decoration, icon_label
from algoguide.ui.widgets.layouts import column, row
from algoguide.ui.widgets.text import Paragraph, heading, label

_TITLES = ((45, 1.55), (90, 1.3), (160, 1.1))
"""Longest title, in characters, of each size, in em; a longer one is as large as the text."""
_USUAL, _LARGE = 28, 40
"""Pixels of the text at its first size, and from which it is cut by sentence."""
_SHORT = 32
"""Length, in characters, under which a sentence stays with the one before."""
_ON = "\u00a0(suite)"
_ICONS = {
    WHY: "circle-question-mark",
    HOW: "list-ordered",
    ANAESTHESIA: "moon",
    BEFORE: "clipboard-list",
    AFTER: "house",
    BENEFITS: "scale",
    RISKS: "scale",
    OTHERS: "split",
    ALARMS: "phone",
    UNKNOWN: "circle-dashed",
    QUESTIONS: "message-circle-question-mark",
}
"""As in the list of the sections of a sheet."""
_MARKS = {BEFORE: "check", AFTER: "check", ALARMS: "circle-alert"}
"""What stands before a line: a tick is for what is to be done."""


@dataclass(frozen=True)
class Blocks:
    """Makes the words of pages. `explain` is called with the id of a glossary word that was touched."""

    theme: Theme
    icons: Icons
    explaining: Explaining
    explain: Callable[[str], None]

    def head(self, page: ViewPage, part: int, *, bare: bool = False) -> list[QWidget]:
        """What stands on top of each part: what kind of page, its title; `bare`: nothing else is drawn."""
        theme = self.theme
        made: list[QWidget] = []
        if bare and not part:
            icon = _ICONS.get(page.section, "info")
            badge = Decoration()
            side = theme.px(2.3)
            badge.setPixmap(self.icons.badge(icon, self._ink(page), self._ground(page), side))
            badge.setFixedHeight(side)
            made.append(badge)
        if page.eyebrow:
            weight = QFont.Weight.DemiBold
            made.append(label(page.eyebrow, theme, weight=weight, role=self._tone(page)))
        ems = next((size for longest, size in _TITLES if len(page.title) <= longest), 1.0)
        # Large text needs less to stand out, and its titles would fill the screen.
        ems = 1 + (ems - 1) * min(1.0, _USUAL / theme.em)
        role = self._tone(page) if page.kind is PageKind.WARNING else ""
        made.append(heading(page.title + (_ON if part else ""), theme, ems, role=role))
        return made

    def words(self, page: ViewPage, *, revealed: bool, legend: str = "") -> list[QWidget]:
        """What follows, one idea each, in order; `legend` explains the numbers of a picture."""
        made: list[QWidget] = []
        if page.number:
            made.append(self._strong(page.number, self._tone(page), 1.2))
        if revealed:
            return [*made, *map(self._say, self._cut(self._revealed(page)))]
        if page.others:
            made.append(self._strong(page.others, "green" if page.section == RISKS else "secondary", 1.05))
        texts = [self._say(text) for text in self._cut(page.body)]
        points = [self._point(text, page) for text in page.points]
        # Under alarms stands whom to call; elsewhere a list follows what introduces it.
        made += [*points, *texts] if page.kind is PageKind.WARNING else [*texts, *points]
        if legend:
            made.append(self._rich(legend))
        return made

    def _cut(self, texts: Iterable[str]) -> list[str]:
        """Sentence by sentence where the text is large: a paragraph would not stand on one screen."""
        if self.theme.em < _LARGE:
            return list(texts)
        return [sentence for text in texts for sentence in sentences(text)]

    def _rich(self, text: str) -> QLabel:
        made = label("", self.theme)
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(text)
        return made

    @staticmethod
    def _revealed(page: ViewPage) -> tuple[str, ...]:
        if page.answer:
            return (f"**Une bonne réponse\u00a0:** {page.answer}",)
        return tuple(page.source.split("\n"))

    def _say(self, text: str) -> Paragraph:
        made = Paragraph(text, self.theme, self.explaining)
        made.glossary_requested.connect(self.explain)
        return made

    def _strong(self, text: str, role: str, ems: float) -> QLabel:
        return label(text, self.theme, ems=ems, weight=QFont.Weight.Bold, role=role)

    def _point(self, text: str, page: ViewPage) -> QWidget:
        theme = self.theme
        box = QWidget()
        line = row(box, spacing=theme.px(0.5))
        mark = icon_label(
            _MARKS.get(page.section, "minus"),
            self._ink(page),
            theme.px(1.0),
            self.icons,
        )
        top = column()
        top.addSpacing(theme.px(0.12))
        top.addWidget(mark)
        top.addStretch(1)
        line.addLayout(top)
        line.addWidget(self._say(text), 1)
        return box

    def _ground(self, page: ViewPage) -> str:
        colours = self.theme.colours
        if page.kind is PageKind.WARNING:
            return {"15": colours.RED_TINT, "jour": colours.AMBER_TINT}.get(
                page.id.split("-")[1], colours.TINT
            )
        return colours.TINT

    def _tone(self, page: ViewPage) -> str:
        """The role, as in the style sheet: a style of its own would cost each label dear."""
        if page.kind is PageKind.WARNING:
            return {"15": "red", "jour": "amber"}.get(page.id.split("-")[1], "primary")
        return {RISKS: "warm", BENEFITS: "green"}.get(page.section, "primary")

    def _ink(self, page: ViewPage) -> str:
        colours = self.theme.colours
        return {
            "red": colours.RED,
            "amber": colours.AMBER,
            "warm": colours.WARM,
            "green": colours.GREEN,
        }.get(self._tone(page), colours.PRIMARY)


_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+(?=[A-ZÀ-Ý«*])")


def sentences(text: str) -> list[str]:
    """The sentences of a prose whose bold runs end inside them; else the prose as it is."""
    pieces: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if pieces and len(piece) < _SHORT:
            pieces[-1] += f" {piece}"  # « Dites-le. » means nothing without what comes before
        else:
            pieces.append(piece)
    return pieces if all(piece.count("**") % 2 == 0 for piece in pieces) else [text]


def height_of(widget: QWidget, width: int) -> int:
    """Pixels of height `widget` takes at this width."""
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.heightForWidth(width)
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()


def parts_of(heights: Sequence[int], spacing: int, first: int, others: int) -> list[range]:
    """Which blocks go together: `first` pixels are left in the first part, `others` in each of the others.

    A block that is alone higher than its part has that part for itself.
    """
    parts: list[range] = []
    start, used, room = 0, 0, first
    for index, height in enumerate(heights):
        needed = height + (spacing if index > start else 0)
        if index > start and used + needed > room:
            parts.append(range(start, index))
            start, used, room, needed = index, 0, others, height
        used += needed
    parts.append(range(start, len(heights)))
    return parts


def centred(widgets: Sequence[QWidget], spacing: int) -> QWidget:
    """The widgets one under the other, in the middle of the height."""
    box = QWidget()
    layout = column(box, spacing=spacing)
    layout.addStretch(1)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box
