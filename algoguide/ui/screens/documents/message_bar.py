"""One sentence about what just happened, in the form, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from algoguide.domain.french import typeset
from algoguide.ui.icons import Icons
from algoguide.ui.telling import announce
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import Decoration
from algoguide.ui.widgets.text import label

_ICONS = {"red": "circle-alert", "amber": "triangle-alert", "tint": "circle-check"}


class MessageBar(QFrame):
    """Hidden until it has something to say. Roles: red (a refusal), amber (a change), tint (done)."""

    def __init__(
        self, theme: Theme, icons: Icons, *, closable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = Decoration()
        self._words = label("", theme, ems=0.94)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(0.7), theme.px(0.35), theme.px(0.35), theme.px(0.35))
        layout.setSpacing(theme.px(0.5))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        if closable:
            layout.addWidget(self._close_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, empty when the bar is hidden."""
        return self._words.text()

    def tell(self, role: str, sentence: str) -> None:
        """Show `sentence` and have it read aloud."""
        icon, c = _ICONS[role], self._theme.colours
        colour = {"red": c.RED, "amber": c.AMBER, "tint": c.PRIMARY}[role]
        self.setProperty("role", role)
        self._icon.setPixmap(self._icons.pixmap(icon, colour, self._theme.px(1.25)))
        self._words.setText(typeset(sentence))
        self.setAccessibleName(self._words.text())
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, self._words.text())

    def clear(self) -> None:
        """Say nothing more."""
        self._words.setText("")
        self.hide()

    def _close_button(self) -> QToolButton:
        close = QToolButton()
        size = self._theme.px(1.1)
        close.setIcon(self._icons.icon("x", self._theme.colours.INK, size))
        close.setIconSize(QSize(size, size))
        side = max(TOUCH, self._theme.px(2))
        close.setFixedSize(side, side)
        close.setAutoRaise(True)
        close.setAccessibleName("Masquer ce message")
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(self.clear)
        return close
