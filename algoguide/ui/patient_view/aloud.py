"""A page of the patient view read aloud, with the sentence being said marked."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from algoguide.ui.patient_view.page_sheet import PageSheet
from algoguide.ui.speech import Listening
from algoguide.ui.widgets.reader import Block, blocks_of
from algoguide.ui.widgets.reading_ground import ReadingGround


class PageAloud(QObject):
    """Has what a sheet shows read, and marks it; it falls silent when the page changes."""

    def __init__(self, listening: Listening, sheet: PageSheet) -> None:
        super().__init__(sheet)
        self._listening = listening
        self._sheet = sheet
        self._ground = ReadingGround(sheet.theme, self)
        self._blocks: list[Block] = []
        listening.sentence_changed.connect(self._mark)
        listening.stopped.connect(self._clear)
        sheet.about_to_change.connect(self.stop)

    def read(self) -> None:
        """Read the words that are shown, from the first."""
        self._listening.stop()
        words = self._sheet.words
        if words is None:
            return
        self._blocks = blocks_of(words)
        self._listening.read([block.text for block in self._blocks], self._sheet)

    def stop(self) -> None:
        """The sheet is about to show something else."""
        if self._blocks:
            self._listening.stop()

    def _mark(self, index: int) -> None:
        if not self._blocks:
            return
        sentence = self._listening.sentences[index]
        label = self._blocks[sentence.block].reveal()
        if isinstance(label, QLabel):
            self._ground.show(label, sentence.start, sentence.end)

    def _clear(self) -> None:
        self._blocks = []
        self._ground.clear()
