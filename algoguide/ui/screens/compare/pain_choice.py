"""Which pain: a card for each whose options can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from algoguide.domain.catalogue import PainCard
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import ClickCard, icon_badge, icon_label
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.text import label


class PainChoice(QWidget):
    """Reports the pain that was touched. `pains` are cards, each with the words that say whose pain it is."""

    chosen = Signal(str)  # pain id

    def __init__(self, pains: Sequence[tuple[PainCard, str]], theme: Theme, icons: Icons) -> None:
        super().__init__()
        layout = column(self)
        if pains:
            cards = [self._card(pain, about, theme, icons) for pain, about in pains]
            layout.addWidget(Columns(cards, theme.px(19), 3, theme.px(0.7)))
        else:
            layout.addWidget(label("Aucune comparaison n’est encore écrite.", theme))

    def _card(self, pain: PainCard, about: str, theme: Theme, icons: Icons) -> ClickCard:
        made = ClickCard(pain.title, theme)
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.8))
        line.addWidget(icon_badge(pain.icon, theme, icons), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=theme.px(0.15))
        words.addWidget(label(pain.title, theme, ems=1.05, weight=QFont.Weight.Bold))
        words.addWidget(label(about, theme, role="secondary"))
        words.addStretch(1)
        line.addLayout(words, 1)
        line.addWidget(icon_label("chevron-right", theme.colours.INK, theme.px(1.4), icons))
        made.body.addLayout(line)
        made.activated.connect(lambda: self.chosen.emit(pain.id))
        return made
