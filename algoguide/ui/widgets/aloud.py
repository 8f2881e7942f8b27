"""All that a page needs to be read aloud: its button, its strip while it is read, its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from algoguide.ui.icons import Icons
from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.listen_bar import ListenBar, ListenButton
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.pinned import Pinned
from algoguide.ui.widgets.reader import Block, Reader

KEY = "Ctrl+L"


class Aloud(QObject):
    """Has `page` read when asked: `wanted` asks for it, with Ctrl L too; Escape stops.

    Without a `listening` the page has no button and is never read.
    """

    wanted = Signal()

    def __init__(self, listening: Listening | None, page: Page, theme: Theme, icons: Icons) -> None:
        super().__init__(page)
        self._listening = listening
        self._theme = theme
        self._icons = icons
        self._reader: Reader | None = None
        if listening is None:
            return
        self._reader = Reader(listening, page, theme)
        self._pin(listening, page)
        switch = QShortcut(QKeySequence(KEY), page)
        switch.activated.connect(self._switch)
        self._escape = QShortcut(QKeySequence("Escape"), page)
        self._escape.activated.connect(listening.stop)
        listening.state_changed.connect(self._show_state)
        self._show_state()

    @property
    def reading(self) -> bool:
        """Whether this page is being read."""
        return self._reader is not None and self._reader.reading

    def button(self) -> ListenButton | None:
        """One more « Écouter » for the page."""
        if self._listening is None:
            return None
        made = ListenButton(self._listening, self._theme, self._icons)
        made.setToolTip(KEY.replace("+", " "))
        made.read_requested.connect(self.wanted)
        return made

    def read(self, blocks: Sequence[Block]) -> None:
        """Read `blocks` from the first."""
        if self._reader is not None:
            self._reader.read(blocks)

    def read_from_view(self, blocks: Sequence[Block]) -> None:
        """Read from the first of `blocks` that is in sight."""
        if self._reader is not None:
            self._reader.read(self._reader.in_view(blocks))

    def stop(self) -> None:
        """The page is about to say something else."""
        if self._listening is not None and self.reading:
            self._listening.stop()

    def _pin(self, listening: Listening, page: Page) -> None:
        """The strip with the whole control, while it serves."""
        theme = self._theme
        bar = ListenBar(listening, theme, self._icons, always=False)
        bar.setObjectName("listenbar")
        bar.setStyleSheet(
            f"QFrame#listenbar {{ background: {theme.colours.CARD}; border: none;"
            f" border-top: 1px solid {theme.colours.LINE}; }}"
        )
        side, above = theme.px(1.55), theme.px(0.45)
        bar.setContentsMargins(side, above, side, above)
        bar.read_requested.connect(self.wanted)
        self._pinned = Pinned(page, bar)

    def _switch(self) -> None:
        if self._listening is None:
            return
        if self._listening.active:
            self._listening.stop()
        elif self._listening.absence is None:
            self.wanted.emit()

    def _show_state(self) -> None:
        # Escape has other uses as long as nothing is read.
        self._escape.setEnabled(self._listening is not None and self._listening.active)
