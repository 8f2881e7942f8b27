"""Cards, chips and message boxes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.text import heading, label


class Card(QFrame):
    """A rounded box. `role` is one of the style sheet's: card, tint, amber, red."""

    def __init__(self, theme: Theme, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        margin = theme.px(1.1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, theme.px(0.95), margin, theme.px(0.95))
        self.body.setSpacing(theme.px(0.55))


def titled_card(title: str, theme: Theme) -> Card:
    """A card that begins with its heading."""
    card = Card(theme)
    card.body.addWidget(heading(title, theme, 1.15))
    return card


class ClickCard(Card):
    """A card that is one big button: mouse, touch, Enter or space activate it."""

    told_as = "card"
    activated = Signal()

    def __init__(self, name: str, theme: Theme, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(theme, role, parent)
        self.setAccessibleName(name)
        self.setProperty("focusable", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.activated.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)


class Chip(QFrame):
    """A short fact with its icon."""

    def __init__(
        self, icon: str, text: str, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(0.7), theme.px(0.2), theme.px(0.75), theme.px(0.2))
        layout.setSpacing(theme.px(0.45))
        if icon:
            layout.addWidget(icon_label(icon, theme.colours.INK, theme.px(1.05), icons))
        words = label(text, theme, ems=0.88, weight=QFont.Weight.DemiBold)
        words.setWordWrap(False)
        # The same room at every size of text: the window does not grow with it.
        room = theme.px(24) * 100 // theme.percent
        if words.sizeHint().width() > room:
            words.setWordWrap(True)
            words.setMinimumWidth(room * 3 // 4)
        layout.addWidget(words, 1)


class Decoration(QLabel):
    """A picture that says nothing more than the words beside it."""

    told_as = "decoration"


def icon_label(icon: str, colour: str, size: int, icons: Icons, parent: QWidget | None = None) -> QLabel:
    """A decorative icon."""
    made = Decoration(parent)
    made.setPixmap(icons.pixmap(icon, colour, size))
    made.setFixedSize(size, size)
    return made


def icon_badge(icon: str, theme: Theme, icons: Icons, ems: float = 2.4) -> QLabel:
    """A decorative icon in a tinted rounded square."""
    side = theme.px(ems)
    made = Decoration()
    made.setFixedSize(side, side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setPixmap(icons.badge(icon, theme.colours.PRIMARY, theme.colours.TINT, side))
    return made


class Notice(Card):
    """A message box: an icon, a bold title, a list of points, sentences. `role`: amber, red or tint."""

    def __init__(
        self,
        role: str,
        icon: str,
        title: str,
        lines: tuple[str, ...],
        theme: Theme,
        icons: Icons,
        *,
        points: tuple[str, ...] = (),
    ) -> None:
        super().__init__(theme, role)
        colour = {"red": theme.colours.RED, "amber": theme.colours.AMBER}.get(role, theme.colours.PRIMARY)
        top = QHBoxLayout()
        top.setSpacing(theme.px(0.6))
        top.addWidget(icon_label(icon, colour, theme.px(1.3), icons), 0, Qt.AlignmentFlag.AlignTop)
        alone = not (lines or points)
        words = label(title, theme, weight=QFont.Weight.Bold) if alone else heading(title, theme, 1.0)
        top.addWidget(words, 1)
        self.body.addLayout(top)
        for point in points:
            self.body.addLayout(_point(point, theme))
        for line in lines:
            self.body.addWidget(label(line, theme))


def _point(text: str, theme: Theme) -> QHBoxLayout:
    """A point of a list, whose further lines stand under its first word."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(0.35))
    mark = label("•", theme)
    mark.setWordWrap(False)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, theme), 1)
    return line
