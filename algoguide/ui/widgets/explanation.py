"""The little box that explains a glossary word, near the pointer, closed by a click or Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from algoguide.domain.french import opened
from algoguide.domain.reference import GlossaryTerm
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.text import label


class Explanation(QFrame):
    """A term and its definition in a popup."""

    told_as = "dialog"

    def __init__(self, term: GlossaryTerm, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Nothing is painted outside the rounded corners.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(f"{term.term} : {term.definition}")
        self.setObjectName("explanation")
        self.setStyleSheet(
            f"#explanation {{ background: {theme.colours.CARD}; border: 2px solid {theme.colours.PRIMARY};"
            " border-radius: 11px; }"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(0.9), theme.px(0.8), theme.px(0.9), theme.px(0.8))
        layout.addWidget(label(opened(term.term), theme, weight=QFont.Weight.Bold, role="primary"))
        layout.addWidget(label(term.definition, theme))
        close = QPushButton("Fermer")
        close.setAutoDefault(True)  # Enter closes it, as space does
        close.clicked.connect(self.close)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()  # as soon as the box is shown
        self.setFixedWidth(min(theme.px(24), parent.window().width() - theme.px(2)))
        self.adjustSize()


def explain(owner: QWidget, term: GlossaryTerm, theme: Theme) -> None:
    """Show a term's explanation near the pointer, inside the window."""
    box = Explanation(term, theme, owner)
    window = owner.window().geometry()
    at = QCursor.pos()
    x = min(max(at.x() - box.width() // 3, window.left()), window.right() - box.width())
    y = min(max(at.y() + theme.px(0.8), window.top()), window.bottom() - box.height())
    box.move(x, y)
    box.show()
