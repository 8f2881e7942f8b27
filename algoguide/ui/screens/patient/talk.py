"""What the doctor alone reads and writes beside a page: sources and answers, questions asked, notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import Paragraph, heading, label

QUESTION_MAX = 200
"""Longest question kept, in characters."""


class TalkPanel(QWidget):
    """For the doctor: nothing of it is on the patient's screen."""

    record_requested = Signal()

    def __init__(self, stage: Stage, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._theme = theme
        layout = column(self, spacing=theme.px(0.7))
        self._aside = Card(theme, "tint")
        self._aside.body.addWidget(heading("Pour vous seul", theme, 1.0))
        self._words: QVBoxLayout = column(spacing=theme.px(0.3))
        self._aside.body.addLayout(self._words)
        layout.addWidget(self._aside)
        asked = Card(theme)
        asked.body.addWidget(heading("Questions posées", theme, 1.0))
        self._list: QVBoxLayout = column(spacing=theme.px(0.2))
        asked.body.addLayout(self._list)
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.4))
        self.question = QLineEdit()
        self.question.setMaxLength(QUESTION_MAX)
        self.question.setPlaceholderText("Sa question…")
        self.question.setAccessibleName("Question posée par le patient")
        self.question.setFont(theme.font(0.94))
        self.question.setMinimumWidth(theme.px(6))
        add = QPushButton()
        add.setIcon(icons.icon("plus", theme.colours.INK, theme.px(1.2)))
        add.setAccessibleName("Noter cette question")
        add.setToolTip("Noter cette question (Entrée)")
        line.addWidget(self.question, 1)
        line.addWidget(add)
        asked.body.addLayout(line)
        layout.addWidget(asked)
        noted = Card(theme)
        noted.body.addWidget(heading("Vos notes, pour le dossier", theme, 1.0))
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName("Vos notes, pour le texte du dossier")
        self.notes.setTabChangesFocus(True)
        self.notes.setFont(theme.font(0.94))
        self.notes.setFixedHeight(theme.px(5.2))
        noted.body.addWidget(self.notes)
        layout.addWidget(noted)
        record = QPushButton("\u2002Consultation et dossier")
        record.setIcon(icons.icon("clipboard-list", theme.colours.INK, theme.px(1.2)))
        record.setToolTip("Les réponses, les questions et le texte pour le dossier")
        record.clicked.connect(self.record_requested)
        layout.addWidget(record)
        layout.addStretch(1)
        self.question.returnPressed.connect(self._keep)
        add.clicked.connect(self._keep)
        self.notes.textChanged.connect(lambda: stage.note(self.notes.toPlainText()))

    def refresh(self) -> None:
        """Tell what the stage says."""
        page = self._stage.presentation.page
        said = [f"**Bonne réponse\u00a0:** {page.answer}"] if page.answer else page.source.split("\n")
        _empty(self._words)
        for text in filter(None, said):
            self._words.addWidget(Paragraph(text, self._theme, ems=0.9))
        self._aside.setVisible(any(said))
        _empty(self._list)
        for question in self._stage.questions:
            asked = label(f"•\u2002{question}", self._theme, ems=0.94)
            self._list.addWidget(asked)
        if self.notes.toPlainText() != self._stage.notes:
            self.notes.setPlainText(self._stage.notes)

    def _keep(self) -> None:
        self._stage.note_question(self.question.text())
        self.question.clear()
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
