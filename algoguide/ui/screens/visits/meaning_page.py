"""One act of a programme: to which geste it corresponds, from now on and for every programme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from algoguide.domain.act import read_label
from algoguide.domain.french import typeset
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.visits.act_form import ActForm
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label

_WORDS = (
    "Choisissez ce que l’acte dit toujours. Le côté et le niveau écrits dans un acte sont lus dans chaque "
    "programme ; une variante laissée « à choisir » sera demandée pour chaque patient."
)


class MeaningPage(QWidget):
    """Asks for the geste of an act."""

    learnt = Signal(str, str, object)
    """Label, code, gesture."""
    given_up = Signal()

    def __init__(self, choosing: Choosing, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self._title = heading("", theme, 1.65)
        self.form = ActForm(choosing, theme, icons)
        self.learn = action_button("Retenir pour toujours", "check", "Ctrl+S", theme, icons, primary=True)
        self._give_up = action_button("Abandonner", "x", "Esc", theme, icons)
        page = Page(theme)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setAccessibleName("Geste d’un acte")
        card = Card(theme)
        card.body.addWidget(label(typeset(_WORDS), theme, role="secondary"))
        card.body.addWidget(self.form)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(0.6))
        flow.addWidget(self.learn)
        flow.addWidget(self._give_up)
        for widget in (self._title, card, buttons):
            page.body.addWidget(widget)
        page.body.addStretch(1)
        column(self).addWidget(page)
        self.form.changed.connect(self._tell)
        self.learn.clicked.connect(self._report)
        self._give_up.clicked.connect(self.given_up)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the geste."""
        self.form.stops[0].setFocus(reason)

    def ask(self, act: str) -> None:
        """Ask what `act` means."""
        self._label = read_label(act).rest or act
        self._title.setText(typeset(f"À quel geste correspond « {act} » ?"))
        self.form.show_gesture(None)
        self._tell()

    def _tell(self) -> None:
        self.learn.setEnabled(self.form.gesture is not None and not self.form.wrong)

    def _report(self) -> None:
        if self.form.gesture is not None:
            self.learnt.emit(self._label, "", self.form.gesture)
