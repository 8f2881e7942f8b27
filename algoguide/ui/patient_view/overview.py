"""All the pages by section: any of them one touch away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import Columns
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading


class Overview(Page):
    """A card a section, a button a page."""

    chosen = Signal(str)  # page id

    def __init__(self, stage: Stage, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        shown = stage.presentation
        names = shown.names
        visible = {page.id for page in shown.shown}
        self.body.addWidget(heading("Toutes les pages", theme, 1.5))
        cards: list[QWidget] = []
        for name, pages in shown.sections:
            card = Card(theme)
            card.body.addWidget(heading(name, theme, 1.05, role="primary"))
            for page in pages:
                if page.id not in visible:
                    continue
                words = names[page.id]
                button = QPushButton(_short(words))
                button.setProperty("role", "section")
                button.setAccessibleName(words)
                button.setToolTip(words)
                button.setFont(theme.font(0.95))
                button.setCheckable(True)
                button.setChecked(page.id == shown.page.id)
                if stage.is_explained(page):
                    button.setIcon(icons.icon("check", theme.colours.GREEN, theme.px(1.1)))
                    button.setAccessibleName(f"{words}, page expliquée")
                button.clicked.connect(lambda _=False, i=page.id: self.chosen.emit(i))
                card.body.addWidget(button)
            card.body.addStretch(1)
            cards.append(card)
        self.body.addWidget(Columns(cards, theme.px(19), 4, theme.px(0.7)))
        self.body.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _short(text: str, longest: int = 34) -> str:
    """A title that a button holds; the whole of it is its accessible name."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
