from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.ui.speech import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import Columns, column, row
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.reader import Block, Reader, blocks_of
from algoguide.ui.widgets.text import UNREAD, Paragraph, label
from tests.ui.speech.support import NotingVoice, listening_to


@pytest.fixture
def voice(qtbot: QtBot) -> NotingVoice:  # noqa: ARG001 - there must be a Qt
    return NotingVoice()


@pytest.fixture
def listening(voice: NotingVoice, tmp_path: Path) -> Listening:
    return listening_to(voice, tmp_path)


def test_words_are_read_in_the_order_of_the_page(qtbot: QtBot, normal: Theme) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = column(box)
    last = label("Cinq.", normal)  # made first, read last
    hidden, silent = label("Cachée.", normal), label("Muette.", normal)
    hidden.hide()
    silent.setProperty(UNREAD, True)
    line = row()
    line.addWidget(label("•", normal))
    line.addWidget(Paragraph("**Deux.**", normal))
    grid = Columns([label("Trois.", normal), label("Quatre.", normal)], 100, 2, 4)
    layout.addWidget(label("Une.", normal))
    layout.addLayout(line)
    for widget in (hidden, silent, grid, QPushButton("Bouton"), last):
        layout.addWidget(widget)
    layout.addStretch(1)
    assert [block.text for block in blocks_of(box)] == ["Une.", "Deux.", "Trois.", "Quatre.", "Cinq."]


def tall(qtbot: QtBot, theme: Theme, number: int = 30) -> Page:
    page = Page(theme)
    qtbot.addWidget(page)
    for n in range(number):
        page.body.addWidget(label(f"Phrase {n}, un peu longue. Suite {n}.", theme))
    page.resize(600, 300)
    with qtbot.waitExposed(page):
        page.show()
    return page


def visible(page: Page, shown: QLabel) -> bool:
    top = shown.mapTo(page.content, QPoint(0, 0)).y() - page.verticalScrollBar().value()
    return 0 <= top <= page.viewport().height() - shown.height()


def go_on(qtbot: QtBot, voice: NotingVoice, times: int) -> None:
    for _ in range(times):
        said = len(voice.said)
        voice.end()
        qtbot.waitUntil(lambda n=said: len(voice.said) > n)  # type: ignore[misc]


def test_the_sentence_being_read_is_marked_and_kept_in_sight(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    page = tall(qtbot, normal)
    reader = Reader(listening, page, normal)
    blocks = blocks_of(page.content)
    reader.read(blocks)
    assert reader.reading
    for number in range(len(blocks)):
        marked = reader.ground.label
        assert marked is blocks[number].place
        assert visible(page, marked)
        if number < len(blocks) - 1:
            go_on(qtbot, voice, 2)
    voice.end()
    qtbot.waitUntil(lambda: voice.speaking == "Suite 29.")
    with qtbot.waitSignal(listening.stopped):
        voice.end()
    assert not reader.reading
    assert reader.ground.label is None


def test_a_reader_who_scrolls_away_is_not_dragged_back(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    page = tall(qtbot, normal)
    reader = Reader(listening, page, normal)
    reader.read(blocks_of(page.content))
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    go_on(qtbot, voice, 4)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    go_on(qtbot, voice, 20)
    assert bar.value() > 0  # followed again


def test_a_page_scrolled_down_is_read_from_what_is_in_view(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    page = tall(qtbot, normal)
    reader = Reader(listening, page, normal)
    blocks = blocks_of(page.content)
    assert reader.in_view(blocks) == blocks
    page.verticalScrollBar().setValue(200)
    rest = reader.in_view(blocks)
    assert 0 < len(rest) < len(blocks)
    assert visible(page, rest[0].place)  # type: ignore[arg-type]
    reader.read(rest)
    assert page.verticalScrollBar().value() == 200
    assert voice.speaking in rest[0].text


def test_a_block_may_have_to_be_brought_first(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    page = tall(qtbot, normal, 1)
    here = label("Étape.", normal)
    page.body.addWidget(here)
    brought: list[str] = []

    def bring(step: str) -> QLabel:
        brought.append(step)
        here.setText(step)
        return here

    reader = Reader(listening, page, normal)
    steps = ["Un. Deux.", "Trois."]
    reader.read([Block(step, here, lambda s=step: bring(s)) for step in steps])  # type: ignore[misc]
    assert brought == ["Un. Deux."]
    go_on(qtbot, voice, 2)
    assert brought == steps
    assert reader.ground.label is here


def test_another_page_marks_nothing(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    one, other = tall(qtbot, normal), tall(qtbot, normal)
    first, second = Reader(listening, one, normal), Reader(listening, other, normal)
    first.read(blocks_of(one.content))
    second.read(blocks_of(other.content))
    assert not first.reading
    assert first.ground.label is None
    assert second.ground.label is not None
    assert voice.speaking == "Phrase 0, un peu longue."


def test_a_page_that_is_built_anew_under_the_voice_marks_nothing(
    qtbot: QtBot, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    page = tall(qtbot, normal)
    reader = Reader(listening, page, normal)
    reader.read(blocks_of(page.content))
    page.clear()
    qtbot.wait(10)
    go_on(qtbot, voice, 1)
    assert reader.ground.label is None
