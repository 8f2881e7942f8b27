"""The lines of a programme that give no visit, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from algoguide.domain.french import counted, typeset
from algoguide.exchange.day_list import LineProblem
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_label
from algoguide.ui.widgets.layouts import row
from algoguide.ui.widgets.short_page import ShortPage
from algoguide.ui.widgets.text import heading, label

_SHOWN = 200
"""Lines shown: whoever has more has another file to export."""
_TALL = 14
"""Height of the list, in em, above which it scrolls."""


class Problems(Card):
    """A red box; hidden when there is nothing wrong."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "red", parent)
        self._theme = theme
        top = row(spacing=theme.px(0.6))
        top.addWidget(
            icon_label("circle-alert", theme.colours.RED, theme.px(1.3), icons), 0, Qt.AlignmentFlag.AlignTop
        )
        self._title = heading("", theme, 1.05)
        top.addWidget(self._title, 1)
        self._list = ShortPage("Lignes refusées", _TALL, theme.colours.RED_TINT, theme)
        self.body.addLayout(top)
        self.body.addWidget(self._list)
        self.hide()

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [self._list]

    def show_problems(self, problems: Sequence[LineProblem], refused: int) -> None:
        """Show why `refused` lines give no visit."""
        self.setVisible(bool(problems))
        self._title.setText(
            typeset(f"{counted(refused, 'ligne refusée', 'lignes refusées')} : à corriger dans l’export")
        )
        words = [_words(problem) for problem in problems[:_SHOWN]]
        left = len(problems) - _SHOWN
        if left > 0:
            words.append(f"… et {counted(left, 'autre raison', 'autres raisons')}.")
        self._list.show_lines([label(typeset(line), self._theme, ems=0.94) for line in words])


def _words(problem: LineProblem) -> str:
    where = f", {problem.column}" if problem.column else ""
    return f"Ligne {problem.number}{where} : {problem.reason}"
