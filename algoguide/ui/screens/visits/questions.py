"""What is asked of the patient: a row a question, not asked, no or yes, and a word beside a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.domain.french import typeset
from algoguide.domain.visit import DETAIL_MAX, Answer, Flag, Tick
from algoguide.domain.visit_list import FlagText
from algoguide.ui.screens.documents.fields import line_edit
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.text import label


def when(tick: Tick) -> str:
    """« 24/11 à 15 h 04, par jdupont », in the time of the wall."""
    at: datetime = tick.at.astimezone()
    by = f", par {tick.by}" if tick.by else ""
    return typeset(f"{at:%d/%m} à {at.hour} h {at:%M}{by}")


class Question(QWidget):
    """One question. Clicking the answer that is given takes it back."""

    answered = Signal(object, object, str)
    """Flag, True, False or None for not asked, and the word beside it."""

    def __init__(self, text: FlagText, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flag = text.flag
        self._yes: bool | None = None
        name = label(text.ask, theme, ems=0.94, weight=QFont.Weight.DemiBold)
        self._no_button = _answer("Non", text.ask)
        self._yes_button = _answer("Oui", text.ask)
        self._when = label("", theme, ems=0.82, role="secondary")
        self._detail = line_edit(text.detail, private=True)
        self._detail.setMaxLength(DETAIL_MAX)
        self._detail.setAccessibleName(f"{text.ask} {text.detail}".strip())
        self._asks_detail = bool(text.detail)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(0.4))
        flow.addWidget(self._no_button)
        flow.addWidget(self._yes_button)
        layout = column(self, spacing=theme.px(0.25))
        for widget in (name, buttons, self._detail, self._when):
            layout.addWidget(widget)
        self._no_button.clicked.connect(lambda: self._click(False))
        self._yes_button.clicked.connect(lambda: self._click(True))
        self._detail.editingFinished.connect(self._write)
        self.show_answer(None)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [self._no_button, self._yes_button, self._detail]

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is noted; emits nothing."""
        self._yes = answer.yes if answer else None
        for button, yes in ((self._no_button, False), (self._yes_button, True)):
            button.setChecked(self._yes is yes)
        detail = answer.detail if answer else ""
        if self._detail.text() != detail and not self._detail.hasFocus():
            with QSignalBlocker(self._detail):
                self._detail.setText(detail)
        self._detail.setVisible(self._asks_detail and self._yes is True)
        self._when.setText(when(answer.tick) if answer else "")
        self._when.setVisible(answer is not None)

    def _click(self, yes: bool) -> None:
        wanted = None if self._yes is yes else yes
        self.answered.emit(self._flag, wanted, self._detail.text().strip() if wanted else "")

    def _write(self) -> None:
        if self._yes:
            self.answered.emit(self._flag, True, self._detail.text().strip())


class Questions(QWidget):
    """All the questions, in order."""

    answered = Signal(object, object, str)

    def __init__(self, texts: Mapping[Flag, FlagText], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {flag: Question(text, theme) for flag, text in texts.items()}
        layout = column(self, spacing=theme.px(0.75))
        for row in self._rows.values():
            layout.addWidget(row)
            row.answered.connect(self.answered)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [stop for row in self._rows.values() for stop in row.stops]

    def show_answers(self, answers: Mapping[Flag, Answer]) -> None:
        """Show what is noted; emits nothing."""
        for flag, row in self._rows.items():
            row.show_answer(answers.get(flag))


def _answer(word: str, question: str) -> QPushButton:
    made = QPushButton(word)
    made.setCheckable(True)
    made.setProperty("role", "segment")
    made.setAccessibleName(f"{word}\u00a0: {question}")
    return made
