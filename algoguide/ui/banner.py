"""A quiet line above a screen: one thing to know, and at most one thing to do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from algoguide.domain.french import typeset
from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import icon_label
from algoguide.ui.widgets.text import label


class Banner(QFrame):
    """Shows a sentence; reports that its action is wanted or that it was read."""

    action_requested = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str,
        theme: Theme,
        icons: Icons,
        *,
        icon: str = "info",
        action: str = "",
        dismissible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        c = theme.colours
        self.setObjectName("banner")
        self.setStyleSheet(
            f"QFrame#banner {{ background: {c.TINT}; border: none; border-bottom: 1px solid {c.TINT_LINE}; }}"
        )
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        side = theme.px(1.5)
        layout.setContentsMargins(side, theme.px(0.12), side, theme.px(0.12))
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(icon_label(icon, c.PRIMARY, theme.px(1.2), icons))
        layout.addWidget(label(typeset(text), theme, ems=0.94), 1)
        if action:
            button = QPushButton(action)
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self.action_requested)
            layout.addWidget(button)
        if dismissible:
            close = QToolButton()
            close.setIcon(icons.icon("x", c.INK, theme.px(1.1)))
            close.setIconSize(QSize(theme.px(1.1), theme.px(1.1)))
            close.setFixedSize(max(TOUCH, theme.px(2)), max(TOUCH, theme.px(2)))
            close.setAccessibleName("Masquer ce message")
            close.setAutoRaise(True)
            close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            close.clicked.connect(self.dismissed)
            layout.addWidget(close)
