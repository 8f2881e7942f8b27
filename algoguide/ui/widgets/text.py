"""Text on screen: headings, paragraphs with bold runs and glossary words, small remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QLabel, QWidget

from algoguide.ui.theme import Theme

if TYPE_CHECKING:
    from algoguide.services.explaining import Explaining


UNREAD = "unread"
"""The property of what no voice reads: the way to a page, legends of pictures, references."""
CHECKED_WITH = "Pour vérifier que nous avons été clairs, dites avec vos mots\u00a0:"
ANSWER = "Une bonne réponse\u00a0:"
"""What stands above the questions of a page, and before each answer."""


def label(
    text: str,
    theme: Theme,
    *,
    ems: float = 1.0,
    weight: QFont.Weight = QFont.Weight.Normal,
    role: str = "",
    parent: QWidget | None = None,
) -> QLabel:
    """A plain text label that wraps and that a screen reader reads as written."""
    made = QLabel(text, parent)
    _dress(made, theme.font(ems, weight), role)
    return made


class Heading(QLabel):
    """The title of a page, of a card, of a part of one."""

    told_as = "heading"


def heading(text: str, theme: Theme, ems: float = 1.25, role: str = "") -> QLabel:
    """A bold heading; its accessible description says it too, where the role alone is not told (Windows)."""
    made = Heading(text)
    _dress(made, theme.font(ems, QFont.Weight.Bold), role)
    made.setAccessibleDescription("Titre")
    return made


def _dress(made: QLabel, font: QFont, role: str) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setFont(font)
    if role:
        made.setProperty("role", role)


class Paragraph(QLabel):
    """Prose with bold runs; glossary words are underlined with dots and report a click or Enter."""

    told_as = ""
    glossary_requested = Signal(str)  # term id

    def __init__(
        self,
        text: str,
        theme: Theme,
        explaining: Explaining | None = None,
        *,
        ems: float = 1.0,
        role: str = "",
        to_confirm: bool = False,
        title: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`title` has it told as the title of what follows."""
        super().__init__(parent)
        if title:
            self.told_as = "heading"  # before it says anything: Qt asks only once
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(theme.font(ems))
        if role:
            self.setProperty("role", role)
        self.setText(rich(text, theme, explaining, to_confirm=to_confirm))
        links = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        # Without a link the clicks go through to the card underneath.
        has_link = 'href="' in self.text()
        self._word = 0  # the one under the keyboard, from 1
        self.setTextInteractionFlags(links if has_link else Qt.TextInteractionFlag.NoTextInteraction)
        self.linkActivated.connect(self.glossary_requested)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Go straight to a word: Qt would make the paragraph itself one more stop.
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.focusNextPrevChild(True)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.focusNextPrevChild(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if not forward and self.selectionStart() == 0:
            # Before a word that opens the paragraph, Qt finds that word again, for ever.
            moved = QWidget.focusNextPrevChild(self, forward)
        else:
            moved = super().focusNextPrevChild(forward)
        # From one word to the next the focus stays in the paragraph: only this tells that it moved.
        word = self.selectedText() if self.hasFocus() else ""
        if not word:
            self._word = 0
            self.setAccessibleDescription("")
            return moved
        words = self.text().count('href="')
        step = 1 if forward else -1
        self._word = self._word + step if self._word else 1 if forward else words
        place = f" ({self._word} sur {words})" if words > 1 else ""
        self.setAccessibleDescription(f"Entrée explique le mot\u00a0: {word}{place}")
        return moved


def rich(text: str, theme: Theme, explaining: Explaining | None = None, *, to_confirm: bool = False) -> str:
    """Our prose as the small rich text QLabel draws: everything is escaped, then marked.

    `to_confirm` ends it with the discreet mark of what the team has still to confirm.
    """
    # The first screen has labels only, and does without what prose needs.
    from html import escape

    from algoguide.domain.wording import runs

    out = []
    for run in runs(text):
        pieces = explaining.pieces(run.text) if explaining else iter([(run.text, "")])
        inner = "".join(_piece(escape(piece), escape(term), theme) for piece, term in pieces)
        out.append(f"<b>{inner}</b>" if run.bold else inner)
    mark = f'<span style="color:{theme.colours.AMBER}; font-weight:bold">&nbsp;*</span>'
    # Without « pre-wrap » Qt would make of a no-break thin space one where the line may break.
    style = "line-height:118%; margin:0; white-space:pre-wrap"
    return f'<p style="{style}">{"".join(out)}{mark if to_confirm else ""}</p>'


TO_CONFIRM = "*\u00a0: à confirmer par un médecin"
"""What the mark means: said once on a page, for words at each sentence would be read as « nobody knows »."""


def _piece(text: str, term: str, theme: Theme) -> str:
    """A piece, escaped already."""
    if not term:
        return text
    style = f"color:{theme.colours.INK}; text-decoration: underline; text-decoration-style: dotted"
    return f'<a href="{term}" style="{style}">{text}</a>'
