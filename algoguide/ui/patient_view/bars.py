"""The bars above and under a page: where one is, and the few things that can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from algoguide.domain.consultation import Understanding
from algoguide.domain.presentation import Level, PageKind, ViewPage
from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.dots import Dots
from algoguide.ui.patient_view.stage import SIZES
from algoguide.ui.speech import Listening
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.layouts import row
from algoguide.ui.widgets.listen_bar import ListenButton
from algoguide.ui.widgets.text import label

_WORDS = 62
"""Width in em under which buttons show their icon alone."""
SIDE = 2.1
"""Margin on both sides, em."""


class Header(QWidget):
    """What is presented, and what changes how it is shown."""

    overview_requested = Signal()
    size_requested = Signal(int)  # +1 or -1
    level_requested = Signal(object)  # Level
    quit_requested = Signal()
    read_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        listening: Listening | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        line = row(self, spacing=theme.px(0.5))
        line.setContentsMargins(theme.px(SIDE), theme.px(0.65), theme.px(SIDE), theme.px(0.3))
        self._title = label("", theme, weight=QFont.Weight.Bold, role="primary")
        self._section = label("", theme, role="secondary")
        for words in (self._title, self._section):
            words.setWordWrap(False)
            words.setMinimumWidth(1)
            line.addWidget(words)
        line.addStretch(1)
        self._listen: ListenButton | None = None
        if listening is not None:
            self._listen = ListenButton(listening, theme, icons)
            self._listen.setFont(theme.font(1.0, QFont.Weight.DemiBold))
            self._listen.setToolTip("Écouter cette page (L)")
            self._listen.read_requested.connect(self.read_requested)
            line.addWidget(self._listen)
        self._level = self._tool("sparkles", "L’essentiel", "L’essentiel, en mots très simples")
        self._level.setCheckable(True)
        self._all = self._tool("layout-grid", "Toutes les pages", "Toutes les pages (O)")
        self._smaller = self._tool("a-arrow-down", "", "Texte plus petit (-)")
        self._larger = self._tool("a-arrow-up", "", "Texte plus grand (+)")
        self._quit = self._tool("x", "Quitter", "Quitter la vue patient (Échap)")
        for button in (self._level, self._all, self._smaller, self._larger, self._quit):
            line.addWidget(button)
        self._level.toggled.connect(self._ask_level)
        self._all.clicked.connect(self.overview_requested)
        self._smaller.clicked.connect(lambda: self.size_requested.emit(-1))
        self._larger.clicked.connect(lambda: self.size_requested.emit(1))
        self._quit.clicked.connect(self.quit_requested)

    def switch_reading(self) -> None:
        """Read, or fall silent, where there is a voice."""
        if self._listen is not None and not self._listen.isHidden():
            self._listen.switch()

    def tell(self, title: str, section: str, percent: int, level: Level) -> None:
        """Say what is shown, and what can still change."""
        self._title.setText(title)
        self._section.setText(f"\u00a0·\u00a0 {section}")
        self._smaller.setEnabled(percent > SIZES[0])
        self._larger.setEnabled(percent < SIZES[-1])
        self._level.setChecked(level is Level.SIMPLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(_WORDS)
        style = Qt.ToolButtonStyle
        for button in (self._level, self._all, self._quit):
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        self._section.setVisible(not narrow)

    def _ask_level(self, simple: bool) -> None:
        self.level_requested.emit(Level.SIMPLE if simple else Level.STANDARD)

    def _tool(self, icon: str, text: str, name: str) -> QToolButton:
        theme, colours = self._theme, self._theme.colours
        button = QToolButton()
        button.setIcon(self._icons.icon(icon, colours.INK, theme.px(1.2)))
        button.setIconSize(QSize(theme.px(1.2), theme.px(1.2)))
        if text:
            button.setText(f"\u2002{text}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFont(theme.font(1.0, QFont.Weight.DemiBold))
        button.setMinimumSize(max(TOUCH, theme.px(2.6)), max(TOUCH, theme.px(2.6)))
        button.setAccessibleName(name.split(" (", maxsplit=1)[0])
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setStyleSheet(
            f"QToolButton {{ background: {colours.CARD}; border-radius: 11px;"
            f" border: {colours.BORDER}px solid {colours.BUTTON_LINE};"
            f" padding: 2px {theme.px(0.6)}px; color: {colours.INK}; }}"
            f"QToolButton:hover {{ background: {colours.TINT}; }}"
            f"QToolButton:checked {{ background: {colours.TINT}; border-color: {colours.PRIMARY}; }}"
            f"QToolButton:disabled {{ background: {colours.PAGE}; }}"
            f"QToolButton:focus {{ border: {colours.RING}px solid {colours.FOCUS}; }}"
        )
        return button


class Footer(QWidget):
    """Back and next, and what the page offers. `alone`: the doctor's ticks too."""

    back_requested = Signal()
    next_requested = Signal()
    more_requested = Signal()
    replay_requested = Signal()
    explained = Signal()
    answered = Signal(object)  # Understanding

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None, *, alone: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._alone = alone
        line = row(self, spacing=theme.px(0.6))
        line.setContentsMargins(theme.px(SIDE), theme.px(0.3), theme.px(SIDE), theme.px(1.1))
        self.back = self._button("arrow-left", "Précédent")
        self.more = self._button("info", "")
        self.replay = self._button("rotate-ccw", "Rejouer")
        self._dots = Dots(theme)
        self._again = self._button("rotate-ccw", "Réexpliqué")
        self._understood = self._button("check", "Compris")
        self._explained = self._button("check", "Expliqué")
        self.next = self._button("arrow-right", "Suivant", primary=True)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for widget in (self.back, self.more, self.replay):
            line.addWidget(widget)
        line.addWidget(self._dots, 1)
        for button in (self._again, self._understood, self._explained):
            button.setCheckable(True)
            button.setProperty("role", "segment")
            line.addWidget(button)
        line.addWidget(self.next)
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)
        self.more.clicked.connect(self.more_requested)
        self.replay.clicked.connect(self.replay_requested)
        self._explained.clicked.connect(self.explained)
        self._again.clicked.connect(lambda: self.answered.emit(Understanding.EXPLAINED_AGAIN))
        self._understood.clicked.connect(lambda: self.answered.emit(Understanding.UNDERSTOOD))

    def tell(
        self,
        page: ViewPage,
        *,
        place: tuple[int, int],
        first: bool,
        last: bool,
        revealed: bool,
        can_play: bool,
        explained: bool,
        understanding: Understanding | None,
    ) -> None:
        """Follow the page. `place` is its number in its section, from 0, and how many there are."""
        self._dots.show_place(*place, page.section)
        self.back.setEnabled(not first)
        self.next.setEnabled(not last)
        words = _more(page, revealed=revealed)
        self.more.setVisible(bool(page.source or page.answer))
        self.more.setAccessibleName(words)
        self.replay.setVisible(can_play)
        question = page.kind is PageKind.QUESTION
        self._explained.setVisible(self._alone and not question)
        self._tick(self._explained, explained)
        for button, meaning in (
            (self._again, Understanding.EXPLAINED_AGAIN),
            (self._understood, Understanding.UNDERSTOOD),
        ):
            button.setVisible(self._alone and question)
            self._tick(button, understanding is meaning)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Large words leave no room for the dots, nor for words beside the lesser icons."""
        narrow = self.width() < self._theme.px(_WORDS)
        self._dots.setVisible(not narrow)
        for button in (self.more, self.replay):
            button.setText("" if narrow else f"\u2002{button.accessibleName()}")
            button.setToolTip(button.accessibleName())

    def set_last(self, last: bool) -> None:
        """Whether there is nothing after."""
        self.next.setEnabled(not last)

    def _tick(self, button: QPushButton, on: bool) -> None:
        colours = self._theme.colours
        button.setChecked(on)
        icon = "rotate-ccw" if button is self._again else "check"
        colour = colours.ON_DARK if on else colours.INK
        button.setIcon(self._icons.icon(icon, colour, self._theme.px(1.3)))

    def _button(self, icon: str, text: str, *, primary: bool = False) -> QPushButton:
        theme, colours = self._theme, self._theme.colours
        button = QPushButton(f"{text}\u2002" if primary else f"\u2002{text}")
        colour = colours.ON_DARK if primary else colours.INK
        button.setIcon(self._icons.icon(icon, colour, theme.px(1.3), disabled=colours.SECONDARY))
        if primary:
            button.setProperty("role", "primary")
        button.setFont(theme.font(1.05, QFont.Weight.DemiBold))
        button.setMinimumHeight(theme.px(3))
        button.setAccessibleName(text)
        return button


def _more(page: ViewPage, *, revealed: bool) -> str:
    if revealed:
        return "Revenir"
    return "Une bonne réponse" if page.answer else "D’où vient cela\u202f?"
