"""The narrow column beside the first sections: the main number, and what to know before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.domain.care import PreparationTime
from algoguide.domain.french import closed, opened
from algoguide.domain.risk import Outcome
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import in_words
from algoguide.ui.icons import Icons
from algoguide.ui.screens.procedure.sections import Sections
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_label
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import heading

SHOWN_ITEMS = 4


def aside(
    sheet: Sheet, sections: Sections, theme: Theme, icons: Icons, show_section: Callable[[str], None]
) -> QWidget:
    """Build the column for one sheet."""
    box = QWidget()
    box.setMinimumWidth(theme.px(17))
    layout = column(box, spacing=theme.px(0.8))
    numbers = _numbers(sheet, sections, theme, show_section)
    if numbers is not None:
        layout.addWidget(numbers)
    layout.addWidget(_before(sheet, sections, theme, icons, show_section))
    return box


def _numbers(
    sheet: Sheet, sections: Sections, theme: Theme, show_section: Callable[[str], None]
) -> QWidget | None:
    """Every outcome in its order, none when no number of them can be drawn: a good one is never alone."""
    if not any(_drawn(outcome, sections) for outcome in sheet.outcomes):
        return None
    card = Card(theme)
    card.body.addWidget(heading("Ce qu’on peut en attendre", theme, 1.05))
    for outcome in sheet.outcomes:
        card.body.addWidget(sections.say(f"**{outcome.title}**", title=True))
        if _drawn(outcome, sections):
            card.body.addLayout(
                _group(sheet, sections, theme, outcome.figure, "good", f"{outcome.affected} {outcome.label}")
            )
            if outcome.comparison:
                card.body.addLayout(
                    _group(sheet, sections, theme, outcome.comparison, "other", outcome.comparison_label)
                )
        elif outcome.figure:
            card.body.addWidget(sections.say(sections.figures.outcome_words(outcome)))
        for passage in outcome.body[:1]:
            card.body.addWidget(sections.say(passage.text))
    more = QPushButton("Bénéfices et risques en détail")
    more.setProperty("role", "link")
    more.clicked.connect(lambda: show_section("benefices"))
    card.body.addWidget(more)
    return card


def _drawn(outcome: Outcome, sections: Sections) -> bool:
    figures = [figure for figure in (outcome.figure, outcome.comparison) if figure]
    return bool(figures) and all(map(sections.figures.draws, figures))


def _group(
    sheet: Sheet, sections: Sections, theme: Theme, figure_id: str, tone: str, words: str
) -> QHBoxLayout:
    """The icon array of one group with its number in words."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(0.8))
    array = sections.figures.array(figure_id, tone)
    if array is not None:
        line.addWidget(array, 0, Qt.AlignmentFlag.AlignTop)
    number = opened(in_words(sheet.figures[figure_id]))
    line.addWidget(sections.say(f"**{number}** {words}".strip()), 1)
    return line


def _before(
    sheet: Sheet, sections: Sections, theme: Theme, icons: Icons, show_section: Callable[[str], None]
) -> QWidget:
    card = Card(theme)
    card.body.addWidget(heading("À savoir avant", theme, 1.05))
    first = sorted(sheet.preparation, key=lambda i: [*PreparationTime].index(i.time))
    for item in first[:SHOWN_ITEMS]:
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.6))
        line.addWidget(
            icon_label("check", theme.colours.PRIMARY, theme.px(1.1), icons), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addWidget(sections.say(f"**{closed(item.title)}** {item.body.text}"), 1)
        card.body.addLayout(line)
    more = QPushButton("Toute la préparation")
    more.setProperty("role", "link")
    more.clicked.connect(lambda: show_section("preparer"))
    card.body.addWidget(more)
    return card
