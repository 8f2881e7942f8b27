"""The text for the record as it stands, and the button that copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from algoguide.ui.clipboard import private_text
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.text import heading, label

TITLE = "Texte pour le dossier"
COPY = "Copier pour le dossier"
COPIED = "Le texte est copié ; collez-le dans le dossier du patient. « Nouveau patient » l’efface."
MASKED = "Le texte est masqué. Ctrl Maj H le montre de nouveau."


class _PrivateText(QPlainTextEdit):
    """A text to read; a piece that is copied by hand is kept out of histories like the whole."""

    def createMimeDataFromSelection(self) -> QMimeData:
        return private_text(self.textCursor().selection().toPlainText())


class TextPanel(Card):
    """Shows the text; reports that a copy is wanted."""

    copy_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._text = _PrivateText()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(TITLE)
        self._text.setFont(theme.font(0.94))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._masked = label(MASKED, theme, role="secondary")
        self._masked.hide()
        self._copy = action_button(COPY, "clipboard-list", "Ctrl+Shift+C", theme, icons, primary=True)
        self._copy.clicked.connect(self.copy_requested)
        self._message = MessageBar(theme, icons)
        self.body.addWidget(heading(TITLE, theme, 1.15))
        self.body.addWidget(self._text, 1)
        self.body.addWidget(self._masked, 1)
        self.body.addWidget(self._message)
        self.body.addWidget(self._copy)

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text.toPlainText()

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [self._text, self._copy]

    @property
    def copy_button(self) -> QPushButton:
        """The button that copies."""
        return self._copy

    def show_text(self, text: str) -> None:
        """Show the text; the place where one reads stays. What was said of the former copy goes."""
        if text != self._text.toPlainText():
            place = self._text.verticalScrollBar().value()
            self._text.setPlainText(text)
            self._text.verticalScrollBar().setValue(place)
            self._message.clear()

    def tell_copied(self) -> None:
        """Say that the text is on the clipboard."""
        self._message.tell("tint", COPIED)

    def forget(self) -> None:
        """Say nothing more of what was copied."""
        self._message.clear()

    def hide_text(self, hidden: bool) -> None:
        """Cover the text, or show it again; it can be copied all the same."""
        self._text.setVisible(not hidden)
        self._masked.setVisible(hidden)
