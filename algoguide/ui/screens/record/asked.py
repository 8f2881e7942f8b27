"""The questions that the person asked: one adds them, and takes away what was a mistake."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from algoguide.domain.french import typeset
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.fields import line_edit
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import label

NEW = "Question posée par la personne"
LONGEST = 300
"""Characters of a question."""


class AskedList(QWidget):
    """Shows the questions it is given; reports those added and taken away."""

    asked = Signal(str)
    unasked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._shown: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self.line = line_edit(typeset("Par exemple : puis-je conduire ?"), private=True)
        self.line.setAccessibleName(NEW)
        self.line.setMaxLength(LONGEST)
        self._add = QPushButton("Ajouter")
        self._add.setAccessibleName("Ajouter la question")
        title = label(NEW, theme, ems=0.88, weight=QFont.Weight.DemiBold)
        title.setBuddy(self.line)
        typing = QHBoxLayout()
        typing.setSpacing(theme.px(0.5))
        typing.addWidget(self.line, 1)
        typing.addWidget(self._add)
        self._body = column(self, spacing=theme.px(0.2))
        self._body.addWidget(title)
        self._body.addLayout(typing)
        self.line.returnPressed.connect(self._report)
        self._add.clicked.connect(self._report)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        removers = [button for row in self._rows for button in row.findChildren(QToolButton)]
        return [self.line, self._add, *removers]

    def show_questions(self, questions: tuple[str, ...]) -> bool:
        """Show these; return whether they are others than before. Emits nothing."""
        if questions == self._shown:
            return False
        self._shown = questions
        for row in self._rows:
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(question) for question in questions]
        for row in self._rows:
            self._body.addWidget(row)
        return True

    def _report(self) -> None:
        text = self.line.text()
        # `setText` also forgets what could be undone.
        self.line.setText("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if text.strip():
            self.asked.emit(text)

    def _row(self, question: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(0.4))
        remove = QToolButton()
        size, side = self._theme.px(1.1), max(TOUCH, self._theme.px(2))
        remove.setIcon(self._icons.icon("x", self._theme.colours.INK, size))
        remove.setIconSize(QSize(size, size))
        remove.setFixedSize(side, side)
        remove.setAutoRaise(True)
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remove.setAccessibleName(f"Retirer la question « {question} »")
        remove.setToolTip("Retirer cette question")
        remove.clicked.connect(lambda: self.unasked.emit(question))
        layout.addWidget(label(typeset(question), self._theme), 1)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row
