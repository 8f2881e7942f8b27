"""The narrow column beside the first sections: the main number, and what to know before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.domain.care import PreparationTime
from algoguide.domain.figure import Proportion
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import in_words
from algoguide.ui import palette
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
    for outcome in sheet.outcomes:
        arrays = [
            (outcome.figure, "good", outcome.label),
            (outcome.comparison, "other", outcome.comparison_label),
        ]
        drawn = [(sections.figures.array(i, tone), i, words) for i, tone, words in arrays if i]
        if drawn and all(array is not None for array, _, _ in drawn):
            card = Card(theme)
            card.body.addWidget(heading("Ce qu’on peut en attendre", theme, 1.05))
            for array, figure_id, words in drawn:
                figure = sheet.figures[figure_id]
                line = QHBoxLayout()
                line.setSpacing(theme.px(0.8))
                if array is not None:
                    line.addWidget(array, 0, Qt.AlignmentFlag.AlignTop)
                text = f"**{in_words(figure)}**" if isinstance(figure, Proportion) else in_words(figure)
                affected = f" {outcome.affected}" if figure_id == outcome.figure else ""
                line.addWidget(sections.say(f"{text}{affected} {words}".strip()), 1)
                card.body.addLayout(line)
            for passage in next((o.body for o in sheet.outcomes if o.body), ())[:2]:
                card.body.addWidget(sections.say(passage.text))
            more = QPushButton("Bénéfices et risques en détail")
            more.setProperty("role", "link")
            more.clicked.connect(lambda: show_section("benefices"))
            card.body.addWidget(more)
            return card
    return None


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
            icon_label("check", palette.PRIMARY, theme.px(1.1), icons), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addWidget(sections.say(f"**{item.title}.** {item.body.text}"), 1)
        card.body.addLayout(line)
    more = QPushButton("Toute la préparation")
    more.setProperty("role", "link")
    more.clicked.connect(lambda: show_section("preparer"))
    card.body.addWidget(more)
    return card
