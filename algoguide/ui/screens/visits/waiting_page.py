"""What stands in the place of the day while it cannot be shown: it is being opened, or was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.store.refusals import MasterKeyLostError
from algoguide.ui.desk import DeskState
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_badge
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label

_OPENING = "Les visites s’ouvrent…"
_REFUSED = "Les visites ne peuvent pas être ouvertes"
_MEMORY = (
    "Vous pouvez travailler sans rien écrire sur le disque : les visites restent alors en mémoire, et "
    "disparaissent à la fermeture d’AlgoGuide."
)


class WaitingPage(QWidget):
    """Says why, and offers what can be done."""

    again_wanted = Signal()
    memory_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = Page(theme)
        page.setAccessibleName("Visites")
        page.body.addWidget(heading("Visites", theme, 1.65))
        card = Card(theme)
        card.body.addWidget(icon_badge("calendar-check", theme, icons))
        self._title = heading("", theme, 1.15)
        self._why = label("", theme)
        self._offer = label(typeset(_MEMORY), theme, role="secondary")
        self.memory = action_button("Travailler en mémoire", "check", "Ctrl+M", theme, icons, primary=True)
        self.anew = action_button("Repartir d’une liste vide", "rotate-ccw", "Ctrl+Shift+R", theme, icons)
        self.again = action_button("Réessayer", "refresh-cw", "Ctrl+R", theme, icons)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, theme.px(0.6))
        flow.addWidget(self.memory)
        flow.addWidget(self.anew)
        flow.addWidget(self.again)
        for widget in (self._title, self._why, self._offer, self._buttons):
            card.body.addWidget(widget)
        page.body.addWidget(card)
        page.body.addStretch(1)
        column(self).addWidget(page)
        self.memory.clicked.connect(self.memory_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.anew.clicked.connect(self.anew_wanted)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to what can be done."""
        self.memory.setFocus(reason)

    def show_state(self, state: DeskState, refusal: KnownError | None) -> None:
        """Say where the opening stands."""
        refused = state is DeskState.REFUSED
        self._title.setText(typeset(_REFUSED if refused else _OPENING))
        self._why.setText(typeset(str(refusal or "")))
        for widget in (self._why, self._offer, self._buttons):
            widget.setVisible(refused)
        self.anew.setVisible(isinstance(refusal, MasterKeyLostError))
