"""The bar above the screens: back and forward, search, who is there, size of the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TEXT_SIZES, TOUCH, Theme
from algoguide.ui.widgets.cards import icon_label

if TYPE_CHECKING:
    from algoguide.ui.patient_chip import PatientChip

_NARROW = 44
"""Width of the bar, in em, under which hints give way."""
_OTHERS = 30
"""Width, in em, of what stands beside who is there."""


PROMPT = "Rechercher une douleur, un geste, un mot…"
SHORT_PROMPT = "Rechercher…"
KEYS = "Ctrl K"
"""What opens the search; told with the field, and in the place of the result chosen once there is none."""


class SearchField(QLineEdit):
    """Where one types what one looks for; the keys that open it stand at its right."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(PROMPT)
        self.setAccessibleName("Rechercher une douleur, un geste, un mot")
        self.setAccessibleDescription(KEYS)
        self.setMaxLength(80)
        self._icon = icon_label("search", theme.colours.SECONDARY, theme.px(1.15), icons, self)
        self._hint = QLabel(KEYS, self)
        self._hint.setObjectName("hint")
        self._hint.setFont(theme.font(0.74))
        for label in (self._icon, self._hint):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for label in (self._icon, self._hint):
            label.adjustSize()
        hint = not self.text() and self.width() > self._theme.px(20)
        gap = self._theme.px(0.8)
        self._hint.setVisible(hint)
        self._icon.move(gap, (self.height() - self._icon.height()) // 2)
        self._hint.move(self.width() - self._hint.width() - gap, (self.height() - self._hint.height()) // 2)
        words = PROMPT if self._fits(gap) else SHORT_PROMPT
        if words != self.placeholderText():
            self.setPlaceholderText(words)
        inner = self._theme.px(0.7)  # the padding of the style sheet
        right = self._hint.width() + gap if hint else 0
        self.setTextMargins(gap + self._icon.width() + self._theme.px(0.6) - inner, 0, right, 0)

    def _fits(self, gap: int) -> bool:
        """Whether the whole prompt is seen beside the icon."""
        taken = 2 * gap + self._icon.width() + self._theme.px(0.9)
        return self.fontMetrics().horizontalAdvance(PROMPT) <= self.width() - taken


class TopBar(QFrame):
    """Reports what is wanted; shows what is possible."""

    back_requested = Signal()
    forward_requested = Signal()
    smaller_requested = Signal()
    larger_requested = Signal()
    patient_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._chip: PatientChip | None = None
        self.setObjectName("topbar")
        self.setStyleSheet(_sheet(theme))
        self.search = SearchField(theme, icons)
        self.search.setMinimumWidth(theme.px(5))
        self.search.setMaximumWidth(theme.px(27))
        self._back = self._button("arrow-left", "Page précédente (Alt + flèche gauche)", icons)
        self._forward = self._button("arrow-right", "Page suivante (Alt + flèche droite)", icons)
        self._smaller = self._button("a-arrow-down", "Texte plus petit (Ctrl −)", icons)
        self._larger = self._button("a-arrow-up", "Texte plus grand (Ctrl +)", icons)
        self._percent = QLabel(f"{theme.percent}\u00a0%")
        self._percent.setObjectName("percent")
        self._percent.setFont(theme.font(0.88, QFont.Weight.DemiBold))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setAccessibleName(f"Taille du texte {theme.percent} %")
        self._smaller.setEnabled(theme.percent > TEXT_SIZES[0])
        self._larger.setEnabled(theme.percent < TEXT_SIZES[-1])
        layout = self._layout = QHBoxLayout(self)
        side = theme.px(1.5)
        # The arrows, and not the empty space around them, stand on the margin of the page.
        layout.setContentsMargins(side - theme.px(0.45), theme.px(0.6), side, theme.px(0.6))
        layout.setSpacing(theme.px(0.35))
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        layout.addSpacing(theme.px(0.4))
        layout.addWidget(self.search, 10)
        layout.addStretch(1)
        for widget in (self._smaller, self._percent, self._larger):
            layout.addWidget(widget)
        self._back.clicked.connect(self.back_requested)
        self._forward.clicked.connect(self.forward_requested)
        self._smaller.clicked.connect(self.smaller_requested)
        self._larger.clicked.connect(self.larger_requested)
        self.set_history(False, False)

    def set_history(self, back: bool, forward: bool) -> None:
        """Enable back and forward as the history allows."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_patient(self, words: str) -> None:
        """Say who is there; nobody when empty."""
        if self._chip is None and words:
            # Nobody is there at the first paint.
            from algoguide.ui.patient_chip import PatientChip

            self._chip = PatientChip(self._theme, self._icons, self)
            self._chip.clicked.connect(self.patient_requested)
            self._layout.insertWidget(self._layout.indexOf(self._smaller), self._chip)
            self.setTabOrder(self.search, self._chip)
        if self._chip is not None:
            self._chip.tell(words)
            self._chip.setVisible(bool(words))
            self._fit_chip()

    def _fit_chip(self) -> None:
        if self._chip is not None:
            narrow = self.width() < self._theme.px(_NARROW) or self._theme.percent >= TEXT_SIZES[-1]
            self._chip.fit(0 if narrow else self.width() - self._theme.px(_OTHERS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chip()
        self._percent.setVisible(self.width() >= self._theme.px(_NARROW - 10))

    def _button(self, icon: str, name: str, icons: Icons) -> QToolButton:
        size = self._theme.px(1.3)
        side = max(TOUCH, self._theme.px(2.2))
        button = QToolButton()
        button.setIcon(icons.icon(icon, self._theme.colours.INK, size))
        button.setIconSize(QSize(size, size))
        button.setFixedSize(side, side)
        button.setAccessibleName(name.split(" (", maxsplit=1)[0])
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


def _sheet(theme: Theme) -> str:
    c = theme.colours
    return f"""
QFrame#topbar {{ background: {c.CARD}; border: none; border-bottom: 1px solid {c.LINE}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 11px; }}
QToolButton:hover {{ background: {c.TINT}; }}
QToolButton:focus {{ border: {c.RING}px solid {c.FOCUS}; }}
QLabel#percent {{ color: {c.SECONDARY}; min-width: {theme.px(3)}px; }}
QLabel#hint {{ color: {c.SECONDARY}; border: 1px solid {c.LINE}; border-radius: 5px; padding: 1px 5px; }}
"""
