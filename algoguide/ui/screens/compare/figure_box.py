"""The little box that says where a figure comes from, closed by a click or Escape."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from algoguide.domain.figure import Figure
from algoguide.domain.french import long_date, opened, plural
from algoguide.domain.reference import Quality, Reference
from algoguide.domain.wording import in_words, passport_words
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.text import label


class FigureBox(QFrame):
    """A figure, its passport and its sources, in a popup."""

    def __init__(
        self, figure: Figure, references: Mapping[str, Reference], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Nothing is painted outside the rounded corners.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        words, passport, sources = (
            opened(in_words(figure)),
            passport_words(figure),
            _sources(figure, references),
        )
        self.setAccessibleName(f"{words}. {passport} {sources}")
        self.setObjectName("figure-box")
        self.setStyleSheet(
            f"#figure-box {{ background: {theme.colours.CARD}; border: 2px solid {theme.colours.PRIMARY};"
            " border-radius: 11px; }"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(0.9), theme.px(0.8), theme.px(0.9), theme.px(0.8))
        layout.addWidget(label(words, theme, weight=QFont.Weight.Bold, role="primary"))
        layout.addWidget(label(passport, theme))
        layout.addWidget(label(sources, theme, ems=0.88, role="secondary"))
        close = QPushButton("Fermer")
        close.clicked.connect(self.close)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(min(theme.px(26), parent.window().width() - theme.px(2)))
        self.adjustSize()


def _sources(figure: Figure, references: Mapping[str, Reference]) -> str:
    passport = figure.passport
    kept = [references[s].citation for s in passport.sources if references[s].quality is not Quality.C]
    said = f"{plural(len(kept), 'Source', 'Sources')}\u00a0: {' '.join(kept)} " if kept else ""
    return f"{said}Vérifié le {long_date(passport.checked)}."


def explain_figure(
    owner: QWidget, figure: Figure, references: Mapping[str, Reference], theme: Theme, beside: QWidget
) -> None:
    """Show where a figure comes from under the widget that says it, inside the window."""
    box = FigureBox(figure, references, theme, owner)
    window = owner.window().geometry()
    at = beside.mapToGlobal(QPoint(0, beside.height()))
    x = min(max(at.x(), window.left()), window.right() - box.width())
    y = min(max(at.y(), window.top()), window.bottom() - box.height())
    box.move(x, y)
    box.show()
