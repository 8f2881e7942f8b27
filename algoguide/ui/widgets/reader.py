"""Has a page read aloud: what it says in the order it is laid out, marked and kept in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.reading_ground import ReadingGround, shown_by
from algoguide.ui.widgets.text import UNREAD


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """A text as shown, and where: `place` is on the page now; `reveal` brings the label that shows it."""

    text: str
    place: QWidget
    reveal: Callable[[], QLabel | None]


def blocks_of(widget: QWidget) -> list[Block]:
    """What `widget` says, as one reads it: the order of the layouts, whatever was built first.

    A widget that shows one thing after the other has a method `blocks` of its own; what says nothing in
    French, or nothing about the page, has the property UNREAD.
    """
    return list(_blocks(widget))


def _blocks(widget: QWidget) -> Iterator[Block]:
    # A widget that was just placed is not hidden: it is yet to be shown.
    hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if hidden or widget.property(UNREAD):
        return
    own = getattr(widget, "blocks", None)
    if own is not None:
        yield from own()
    elif isinstance(widget, QLabel):
        text = shown_by(widget)
        if any(c.isalnum() for c in text):
            yield Block(text, widget, lambda: widget)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[Block]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _blocks(widget)
        elif inner is not None:
            yield from _laid_out(inner)


class Reader(QObject):
    """Marks on one page what `listening` says; another page's reading is nothing to it."""

    def __init__(self, listening: Listening, page: Page, theme: Theme) -> None:
        super().__init__(page)
        self._listening = listening
        self._page = page
        self._ground = ReadingGround(theme, self)
        self._blocks: list[Block] = []
        self._at = -1
        self._label: QLabel | None = None
        self._seen = QRect()
        listening.sentence_changed.connect(self._mark)
        listening.stopped.connect(self._clear)

    @property
    def reading(self) -> bool:
        """Whether it is this page that is being read."""
        return bool(self._blocks)

    @property
    def ground(self) -> ReadingGround:
        """What marks the sentence."""
        return self._ground

    def read(self, blocks: Sequence[Block]) -> None:
        """Read `blocks` from the first."""
        self._listening.stop()
        self._blocks = list(blocks)
        self._listening.read([block.text for block in blocks], self._page)
        if not self._listening.active:  # nothing to be heard, or no voice
            self._clear()

    def in_view(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """`blocks` without those that were scrolled away above."""
        if self._page.verticalScrollBar().value() == 0:
            return blocks
        for number, block in enumerate(blocks):
            if self._top(block.place) >= 0:
                return blocks[number:]
        return blocks

    def _top(self, widget: QWidget) -> int:
        """Where `widget` begins, below the upper edge of what is seen."""
        return widget.mapTo(self._content, QPoint(0, 0)).y() - self._page.verticalScrollBar().value()

    @property
    def _content(self) -> QWidget:
        return self._page.content

    def _mark(self, index: int) -> None:
        if not self._blocks:
            return
        following = not self._seen.isValid() or self._in_sight(self._seen)
        sentence = self._listening.sentences[index]
        if sentence.block != self._at:
            self._at = sentence.block
            self._label = self._blocks[self._at].reveal()
        label = self._label
        if label is None or not shiboken6.isValid(label):
            self._ground.clear()
            return
        self._ground.show(label, sentence.start, sentence.end)
        bounds = self._ground.bounds()
        self._seen = QRect(label.mapTo(self._content, bounds.topLeft()), bounds.size())
        # A reader who has gone elsewhere on the page is not dragged back.
        if following and not self._in_sight(self._seen, whole=True):
            above = self._page.viewport().height() // 4
            self._page.verticalScrollBar().setValue(self._seen.top() - above)

    def _in_sight(self, place: QRect, *, whole: bool = False) -> bool:
        top = self._page.verticalScrollBar().value()
        sight = QRect(0, top, self._content.width(), self._page.viewport().height())
        return sight.contains(place) if whole else sight.intersects(place)

    def _clear(self) -> None:
        self._blocks = []
        self._at = -1
        self._label = None
        self._seen = QRect()
        self._ground.clear()
