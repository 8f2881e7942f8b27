"""« Comment ça se passe »: one step at a time, with its picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from algoguide.domain.illustration import Plate
from algoguide.domain.procedure import Step
from algoguide.domain.wording import plain
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.plate_view import PlateFigure
from algoguide.ui.widgets.reader import Block, blocks_of
from algoguide.ui.widgets.text import Paragraph, heading, label

LARGE = 150
"""Size of the text, in percent, from which the words of a step stand above its picture."""
_Widget = TypeVar("_Widget", bound=QWidget)


class StepsCard(Card):
    """The steps of a procedure; Previous and Next, or the left and right arrows."""

    told_as = "group"
    step_changed = Signal(int)  # index, from 0

    def __init__(
        self,
        steps: tuple[Step, ...],
        plates: Mapping[str, Plate],
        folder: Path,
        say: Callable[[str], Paragraph],
        fill: Callable[[str], str],
        theme: Theme,
        icons: Icons,
        side: str | None = None,
    ) -> None:
        super().__init__(theme)
        self._steps = steps
        self._plates = plates
        self._folder = folder
        self._say = say
        self._fill = fill
        self._theme = theme
        self._side = side
        self._index = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        top = QHBoxLayout()
        self._title = heading("Comment ça se passe", theme, 1.15)
        top.addWidget(self._title, 1)
        self._count = label("", theme, role="secondary")
        self._count.setWordWrap(False)
        top.addWidget(self._count)
        self.body.addLayout(top)
        bars = QHBoxLayout()
        bars.setSpacing(theme.px(0.5))
        self._bars = [QFrame() for _ in steps]
        for bar in self._bars:
            bar.setFixedHeight(max(5, theme.px(0.32)))
            bars.addWidget(bar, 1)
        self.body.addLayout(bars)
        self._picture = self._figure(steps[0])
        self._text = self._words(steps[0])
        buttons = QHBoxLayout()
        self.previous = QPushButton("\u2002Précédent")
        self.previous.setIcon(icons.icon("arrow-left", theme.colours.INK, theme.px(1.2)))
        self.next = QPushButton("Suivant\u2002")
        self.next.setProperty("role", "primary")
        self.next.setIcon(
            icons.icon("arrow-right", theme.colours.ON_DARK, theme.px(1.2), disabled=theme.colours.SECONDARY)
        )
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.previous.clicked.connect(lambda: self.show_step(self._index - 1))
        self.next.clicked.connect(lambda: self.show_step(self._index + 1))
        buttons.addWidget(self.previous)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        # In large text the picture fills the window: what it shows is read, and left, from above it.
        large = theme.percent >= LARGE
        if not large:
            self.body.addWidget(self._picture)
        self.body.addWidget(self._text)
        self.body.addLayout(buttons)
        if large:
            self.body.addWidget(self._picture)
        self._mark()

    @property
    def index(self) -> int:
        """The step shown, from 0."""
        return self._index

    def show_step(self, index: int) -> None:
        """Show a step; an index out of the steps changes nothing."""
        if not 0 <= index < len(self._steps) or index == self._index:
            return
        before, step = self._steps[self._index], self._steps[index]
        self._index = index
        if step.picture.plate == before.picture.plate:
            self._picture.show_step(step.picture.step, self._fill(step.picture.caption))
        else:
            self._picture = self._swapped(self._picture, self._figure(step))
        self._text = self._swapped(self._text, self._words(step))
        self._mark()
        self.step_changed.emit(index)

    def blocks(self) -> list[Block]:
        """All the steps for a voice: each is shown when its turn comes."""
        steps = [
            Block(plain(self._fill(_prose(step))), self, partial(self._reveal, number))
            for number, step in enumerate(self._steps)
        ]
        return [*blocks_of(self._title), *steps]

    def _reveal(self, index: int) -> QLabel:
        self.show_step(index)
        return self._text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self.show_step(self._index + 1)
        elif event.key() == Qt.Key.Key_Left:
            self.show_step(self._index - 1)
        else:
            super().keyPressEvent(event)

    def _figure(self, step: Step) -> PlateFigure:
        caption = self._fill(step.picture.caption)
        plate = self._plates[step.picture.plate]
        return PlateFigure(self._folder, plate, step.picture.step, self._theme, caption, side=self._side)

    def _words(self, step: Step) -> Paragraph:
        return self._say(_prose(step))

    def _swapped(self, old: _Widget, new: _Widget) -> _Widget:
        self.body.replaceWidget(old, new)
        old.deleteLater()
        return new

    def _mark(self) -> None:
        self._count.setText(f"Étape {self._index + 1} sur {len(self._steps)}")
        self.setAccessibleName(f"Comment ça se passe, {self._count.text().lower()}")
        c = self._theme.colours
        for number, bar in enumerate(self._bars):
            ground, line = (c.PRIMARY, c.PRIMARY) if number <= self._index else (c.OFF, c.OFF_OUTLINE)
            bar.setStyleSheet(f"background: {ground}; border: 1px solid {line}; border-radius: 2px;")
        for button, possible in (
            (self.previous, self._index > 0),
            (self.next, self._index < len(self._steps) - 1),
        ):
            if button.hasFocus() and not possible:
                # Qt would send the keyboard to whatever comes next on the page.
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(possible)


def _prose(step: Step) -> str:
    return f"**{step.title}.** {step.body.text}"
