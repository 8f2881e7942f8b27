"""One page as the patient sees it: its picture, its words, in as many parts as the screen asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from algoguide.domain.illustration import Plate
from algoguide.domain.presentation import ViewPage
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.blocks import Blocks, centred, height_of, parts_of
from algoguide.ui.patient_view.visual import Visual, visual_of
from algoguide.ui.theme import Theme

_BESIDE = 30
"""Width in em from which words stand beside the picture."""
_MEASURE = 32
"""Longest line of words without a picture, in em."""


class PageSheet(QWidget):
    """Shows one part of one page at a time; says in how many parts it is."""

    parts_changed = Signal(int)
    played = Signal()
    about_to_change = Signal()
    """What is shown goes: whatever reads it must let go."""

    def __init__(
        self,
        plates: Mapping[str, Plate],
        folder: Path,
        explaining: Explaining,
        explain: Callable[[str], None],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plates = plates
        self._folder = folder
        self.theme = self._theme = theme
        self._blocks = Blocks(theme, icons, explaining, explain)
        self._page: ViewPage | None = None
        self._side: str | None = None
        self._part = 0
        self._revealed = False
        self._visual: Visual | None = None
        self._words = QScrollArea(self)
        self._words.setWidgetResizable(True)
        self._words.setFrameShape(QFrame.Shape.NoFrame)
        self._words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.setStyleSheet("QScrollArea { background: transparent; }")
        self._words.viewport().setAutoFillBackground(False)

    @property
    def words(self) -> QWidget | None:
        """The words that are shown."""
        return self._words.widget()

    @property
    def can_play(self) -> bool:
        """Whether the picture has something to play."""
        return self._visual is not None and self._visual.can_play

    @property
    def overflows(self) -> bool:
        """Whether words are higher than the screen: one block alone was too long for it."""
        return self._words.verticalScrollBar().maximum() > 0

    def scroll_on(self) -> bool:
        """Bring what is still under the screen; False when there is nothing."""
        bar = self._words.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(self._words.viewport().height() * 0.8))
        return bar.value() != before

    def show_page(self, page: ViewPage, part: int, *, side: str | None, revealed: bool, motion: bool) -> None:
        """Show a part of a page; the picture of a new page plays."""
        fresh = page != self._page or side != self._side
        if not fresh and (part, revealed) == (self._part, self._revealed):
            return
        self._page, self._side, self._part, self._revealed = page, side, part, revealed
        if fresh:
            if self._visual is not None:
                self._visual.hide()
                self._visual.deleteLater()
            self._visual = visual_of(page, self._plates, self._folder, self._theme, side)
            if self._visual is not None:
                self._visual.setParent(self)
                self._visual.played.connect(self.played)
        self._arrange()
        if fresh and self._visual is not None:
            self._visual.play(motion=motion)
        self.setAccessibleName(page.title)

    def replay(self, *, motion: bool) -> None:
        """Play the picture again."""
        if self._visual is not None:
            self._visual.play(motion=motion)

    def finish(self) -> None:
        """Show the whole picture now."""
        if self._visual is not None:
            self._visual.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._page is not None:
            self._arrange()

    def _arrange(self) -> None:
        page = self._page
        if page is None:
            return
        self.about_to_change.emit()
        theme = self._theme
        margin = theme.px(1.2)
        room = QSize(max(1, self.width() - 2 * margin), max(1, self.height() - theme.px(0.6)))
        beside = self._visual is not None and room.width() >= theme.px(_BESIDE)
        left = 0
        if self._visual is not None and beside:
            share = 0.42 if page.arrays and len(page.arrays) == 1 else 0.5
            left = round(room.width() * share)
            self._visual.fit(QSize(left, room.height()))
            self._visual.move(margin, max(0, (self.height() - self._visual.height()) // 2))
            left += theme.px(1.3)
        width = room.width() - left if beside else min(room.width(), theme.px(_MEASURE))
        x = margin + (left if beside else (room.width() - width) // 2)
        self._words.setGeometry(x, 0, width, self.height())
        self._fill(page, width, beside=beside, height=self.height() - theme.px(0.3))

    def _fill(self, page: ViewPage, width: int, *, beside: bool, height: int) -> None:
        spacing = self._theme.px(0.5)
        alone = self._visual is not None and not beside
        legend = self._visual.legend if alone and self._visual is not None else ""
        made = self._blocks.words(page, revealed=self._revealed, legend=legend)
        measured = [height_of(widget, width) for widget in made]
        bare = self._visual is None
        top_widgets = self._blocks.head(page, 0, bare=bare)
        head = _total(top_widgets, width, spacing)
        if bare and measured and head + spacing + measured[0] > height:
            top_widgets = self._blocks.head(page, 0)  # the ornament gives way
            head = _total(top_widgets, width, spacing)
        first = others = height - head - spacing
        if alone or sum(measured) + spacing * len(measured) > first:
            others = height - _total(self._blocks.head(page, 1), width, spacing) - spacing
        parts = parts_of(measured, spacing, first, others) if made else [range(0)]
        if alone:  # the picture has the first part for itself
            parts = [range(0), *parts_of(measured, spacing, others, others)]
        self.parts_changed.emit(len(parts))
        part = min(self._part, len(parts) - 1)
        widgets = [*(self._blocks.head(page, part) if part else top_widgets), *(made[i] for i in parts[part])]
        if self._visual is not None:
            self._visual.setVisible(beside or part == 0)
            if alone and part == 0:
                top = head + spacing
                self._words.resize(width, top)
                self._visual.fit(QSize(width, max(1, height - top)), legend=False)
                self._visual.move(self._words.x(), top)
        words = centred(widgets, spacing)
        self._words.setWidget(words)
        words.setAutoFillBackground(False)  # Qt gives it a ground of its own


def _total(widgets: Sequence[QWidget], width: int, spacing: int) -> int:
    return sum(height_of(widget, width) for widget in widgets) + spacing * (len(widgets) - 1)
