"""The teach-back questions: did we explain well? Never a mark for the person who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.domain.consultation import Understanding
from algoguide.domain.french import listing, opened
from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import ANSWER, label

SHOW, HIDE = "Voir la réponse attendue", "Masquer la réponse attendue"

_SECTIONS = {
    "brief": "En bref",
    "summary": "En bref",
    "goal": "En bref",
    "in_brief": "En bref",
    "simple": "En bref",
    "why": "Pourquoi ce geste",
    "not_for": "Pourquoi ce geste",
    "steps": "Comment ça se passe",
    "anaesthesia": "Anesthésie",
    "mode": "Anesthésie",
    "preparation": "Se préparer",
    "aftercare": "Après le geste",
    "outcomes": "Bénéfices et risques",
    "risks": "Bénéfices et risques",
    "radiation": "Bénéfices et risques",
    "alternatives": "Autres solutions",
    "refusal": "Autres solutions",
    "associations": "Autres solutions",
    "red_flags": "Quand nous appeler",
    "unknowns": "Ce qu’on ne sait pas encore",
}
"""Where the page of the procedure says each part; what only the consent says has no place there."""


def said_in(parts: Iterable[str]) -> str:
    """« Dit dans : En bref et Se préparer. », so that it can be shown again; empty when nowhere."""
    named = (_SECTIONS.get(part.partition(".")[0], "") for part in parts)
    places = [place for place in dict.fromkeys(named) if place]
    return f"Dit dans\u00a0: {listing(places)}." if places else ""


class TeachBackRow(QWidget):
    """One question, how it ended, and the answer expected behind a button."""

    answered = Signal(object)  # Understanding, None when it is taken back

    def __init__(
        self,
        question: str,
        expected: str,
        parts: Sequence[str],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._expected = label(f"{ANSWER} {expected}", theme, role="secondary")
        self._place = label(said_in(parts), theme, ems=0.88, role="secondary")
        self._reveal = QPushButton(SHOW)
        self._reveal.setProperty("role", "link")
        self._reveal.setCheckable(True)
        self._reveal.setAccessibleName(f"{SHOW}\u00a0: {question}")
        self._buttons = {u: self._button(u, question) for u in Understanding}
        controls = QWidget()
        flow = FlowLayout(controls, theme.px(0.5))
        for button in (*self._buttons.values(), self._reveal):
            flow.addWidget(button)
        layout = column(self, spacing=theme.px(0.3))
        layout.addWidget(label(question, theme, weight=QFont.Weight.DemiBold))
        layout.addWidget(controls)
        layout.addWidget(self._expected)
        layout.addWidget(self._place)
        self._reveal.toggled.connect(self._show_expected)
        self._show_expected(False)

    @property
    def stops(self) -> Sequence[QPushButton]:
        """The controls in the order of the Tab key."""
        return [*self._buttons.values(), self._reveal]

    def show_understanding(self, understanding: Understanding | None) -> None:
        """Show how the question ended; emits nothing (`clicked` speaks of the user alone)."""
        colours = self._theme.colours
        for which, button in self._buttons.items():
            on = which is understanding
            button.setChecked(on)
            # Not told by colour alone.
            icon = "check" if on else "circle-dashed"
            colour = colours.ON_DARK if on else colours.SECONDARY
            button.setIcon(spaced_icon(icon, colour, self._theme, self._icons))

    def forget(self) -> None:
        """Close the answer: the next person is asked first."""
        self._reveal.setChecked(False)

    def _button(self, understanding: Understanding, question: str) -> QPushButton:
        made = QPushButton(opened(understanding.value))
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.setMinimumHeight(TOUCH)
        made.setIconSize(icon_size(self._theme, wide=True))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(f"{made.text()}\u00a0: {question}")
        made.setAccessibleDescription("Ai-je bien expliqué\u202f?")
        made.clicked.connect(lambda on: self.answered.emit(understanding if on else None))
        return made

    def _show_expected(self, shown: bool) -> None:
        self._reveal.setText(HIDE if shown else SHOW)
        self._expected.setVisible(shown)
        self._place.setVisible(shown and bool(self._place.text()))
