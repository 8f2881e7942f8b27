"""How the documents screen stands: form and preview side by side, or one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.room import Room
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.documents.preview import PreviewPanel
from algoguide.ui.screens.names_button import NamesButton
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, Notice
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import heading

_NARROW = 52
"""Width, in em, under which form and preview stand one under the other."""
_LOW = 22
"""Height, in em, under which the buttons scroll with the form rather than hide it."""
_LEFT, _RIGHT = 40, 60
_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not export."""

_DRAFT = "Fiche non encore validée par un médecin de l’établissement : la mention « projet » sera imprimée."


class Actions:
    """The buttons in the order of the Tab key: `head` beside the title, `foot` under the form."""

    def __init__(self, room: Room, theme: Theme, icons: Icons) -> None:
        self.clear = action_button("Nouveau patient", "user-round-plus", "Ctrl+Shift+N", theme, icons)
        self.print = action_button("Imprimer", "printer", "Ctrl+P", theme, icons, primary=True)
        self.save = action_button("Enregistrer en PDF", "file-down", "Ctrl+S", theme, icons)
        self.record = action_button("Consultation", "clipboard-list", "Ctrl+D", theme, icons)
        self.head = (self.clear, self.record, NamesButton(room, theme, icons))
        self.foot = (self.print, self.save)


class Arrangement:
    """Lays the parts of `screen` out and folds them to its size.

    Attributes:
        form: the scrolling column of the form.
    """

    def __init__(
        self,
        screen: QWidget,
        whom: Sequence[QWidget],
        what: QWidget,
        actions: Actions,
        message: MessageBar,
        preview: PreviewPanel,
        theme: Theme,
        icons: Icons,
    ) -> None:
        self._screen = screen
        self._preview = preview
        self._theme = theme
        self.form = Page(theme)
        self.form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setAccessibleName("Documents à remettre")
        body = self.form.body
        body.setContentsMargins(0, 0, theme.px(0.3), 0)
        body.setSpacing(theme.px(0.6))
        body.addWidget(self._head(actions.head))
        for widgets in (whom, [what]):
            card = Card(theme)
            for widget in widgets:
                card.body.addWidget(widget)
            body.addWidget(card)
        body.addWidget(Notice("amber", "triangle-alert", _DRAFT, (), theme, icons))
        body.addStretch(1)
        self._footer = self._actions(actions.foot, message)
        column_of_form = QFrame()
        self._left = column(column_of_form, spacing=theme.px(0.6))
        self._left.addWidget(self.form, 1)
        self._left.addWidget(self._footer)
        self._split = QHBoxLayout(screen)
        side = theme.px(1.55)
        self._split.setContentsMargins(side, theme.px(1.15), side, theme.px(1.0))
        self._split.setSpacing(theme.px(1.1))
        self._split.addWidget(column_of_form, _LEFT)
        self._split.addWidget(preview, _RIGHT)

    def fold(self) -> None:
        """Follow the size of the screen."""
        narrow = self._screen.width() < self._theme.px(_NARROW)
        if narrow == (self._preview.parentWidget() is self._screen):
            if narrow:
                self.form.body.addWidget(self._preview)
            else:
                self._split.addWidget(self._preview, _RIGHT)
        low = self._screen.height() < self._theme.px(_LOW)
        if low == (self._footer.parentWidget() is self._left.parentWidget()):
            if low:
                self.form.body.insertWidget(1, self._footer)
            else:
                self._left.addWidget(self._footer)
        if narrow:
            room = self._screen.height() - self._theme.px(4)
            self._preview.setFixedHeight(max(self._theme.px(12), room))
        else:
            self._preview.setMinimumHeight(0)
            self._preview.setMaximumHeight(_NO_LIMIT)

    def _head(self, buttons: Sequence[QPushButton]) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, self._theme.px(0.6))
        title = heading("Documents à remettre", self._theme, 1.45)
        title.setWordWrap(self._theme.percent > 150)
        title.setMinimumHeight(buttons[0].sizeHint().height())
        flow.addWidget(title)
        for button in buttons:
            flow.addWidget(button)
        return head

    def _actions(self, actions: Sequence[QPushButton], message: MessageBar) -> QWidget:
        footer = QWidget()
        # Not « Maximum »: a second row of buttons would be cut.
        footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        below = column(footer, spacing=self._theme.px(0.5))
        below.addWidget(message)
        buttons = QWidget()
        flow = FlowLayout(buttons, self._theme.px(0.6))
        for button in actions:
            flow.addWidget(button)
        below.addWidget(buttons)
        return footer


def action_button(
    text: str, icon: str, keys: str, theme: Theme, icons: Icons, *, primary: bool = False
) -> QPushButton:
    """A button with an icon and a key, which its tool tip names; no key when `keys` is empty."""
    made = QPushButton(text)
    made.setIcon(spaced_icon(icon, theme.colours.ON_DARK if primary else theme.colours.INK, theme, icons))
    made.setIconSize(icon_size(theme, wide=True))
    if primary:
        made.setProperty("role", "primary")
        made.setMinimumWidth(theme.px(10))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if not keys:
        return made
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{text} ({shown})")
    shortcut = QShortcut(QKeySequence(keys), made)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(made.click)
    return made
