"""The establishment's own table of acts: what was taught, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from algoguide.domain.french import counted, typeset
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Gesture
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import gesture_detail, gesture_name
from algoguide.store.settings_known import KnownAct
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import titled_card
from algoguide.ui.widgets.layouts import FlowLayout, column, emptied
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label

_NONE = "Aucun acte n’a encore été retenu ici."


class ActsPage(QWidget):
    """Lists the acts that were taught; reports the one to forget."""

    forgotten = Signal(object)
    """A KnownAct."""
    left = Signal()

    def __init__(
        self, choosing: Choosing, shipped: int, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self.back = action_button("Revenir", "arrow-left", "Esc", theme, icons)
        words = (
            f"AlgoGuide connaît {counted(shipped, 'libellé', 'libellés')} au départ. Ceux que vous retenez "
            "passent avant, et servent à tous les programmes de ce poste."
        )
        page = Page(theme)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setAccessibleName("Table des actes")
        page.body.addWidget(heading("Table des actes", theme, 1.65))
        page.body.addWidget(label(typeset(words), theme, role="secondary"))
        head = QWidget()
        FlowLayout(head, theme.px(0.6)).addWidget(self.back)
        page.body.addWidget(head)
        card = titled_card("Retenus par votre établissement", theme)
        self._lines = column(spacing=theme.px(0.5))
        card.body.addLayout(self._lines)
        page.body.addWidget(card)
        page.body.addStretch(1)
        column(self).addWidget(page)
        self.back.clicked.connect(self.left)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the way back."""
        self.back.setFocus(reason)

    def show_acts(self, acts: Sequence[KnownAct]) -> None:
        """Show these."""
        emptied(self._lines)
        if not acts:
            self._lines.addWidget(label(typeset(_NONE), self._theme, role="secondary"))
        for act in acts:
            self._lines.addWidget(self._line(act))

    def _line(self, act: KnownAct) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, self._theme.px(0.8))
        name = act.label or act.code
        button = action_button("Oublier", "trash-2", "", self._theme, self._icons)
        button.setAccessibleName(f"Oublier l’acte {name}")
        button.clicked.connect(partial(self.forgotten.emit, act))
        side = Side(act.side) if act.side else None
        chosen = Selection(dict(act.variants), act.mode, side, act.place or None)
        gesture = Gesture(act.procedure, chosen)
        detail = gesture_detail(self._choosing, gesture)
        said = gesture_name(self._choosing, gesture) + (f" · {detail}" if detail else "")
        words = (
            label(f"«\u202f{name}\u202f»", self._theme, weight=QFont.Weight.DemiBold),
            label(typeset(said), self._theme),
        )
        for part in words:
            part.setMinimumHeight(button.sizeHint().height())
            flow.addWidget(part)
        flow.addWidget(button)
        return line
