import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.reference import GlossaryTerm
from algoguide.services.explaining import Explaining
from algoguide.services.speaking import script
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.reading_ground import ReadingGround, shown_by
from algoguide.ui.widgets.text import Paragraph, label

EXPLAINING = Explaining({"ciment": GlossaryTerm("ciment", "ciment", "Une pâte qui durcit.")})
TEXT = "Le ciment est là. Il durcit en 10\u00a0minutes\u202f! Puis on vous lève, doucement, avec une aide."


def placed(qtbot: QtBot, made: QLabel, width: int = 300) -> QWidget:
    """The label in a box, taller than its words as in the row of a taller one."""
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    layout.addWidget(made)
    box.resize(width, 300)
    with qtbot.waitExposed(box):
        box.show()
    return box


def coloured(image: QImage, colour: str) -> set[tuple[int, int]]:
    wanted = QColor(colour).rgb()
    return {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted
    }


@pytest.mark.parametrize("kind", ["plain", "prose"])
def test_what_is_shown_has_the_letters_of_the_text(normal: Theme, qtbot: QtBot, kind: str) -> None:
    made = label(TEXT, normal) if kind == "plain" else Paragraph(f"**{TEXT}**", normal, EXPLAINING)
    qtbot.addWidget(made)
    assert shown_by(made) == TEXT


@pytest.mark.parametrize("kind", ["plain", "prose"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_ground_is_under_the_sentence_and_moves_nothing(
    qtbot: QtBot, theme: Theme, kind: str, number: int
) -> None:
    made = label(TEXT, theme) if kind == "plain" else Paragraph(TEXT, theme, EXPLAINING)
    box = placed(qtbot, made, theme.px(17))
    assert box.isVisible()
    size, hint = made.size(), made.sizeHint()
    before = made.grab().toImage()
    sentence = script([TEXT])[number]
    ground = ReadingGround(theme)
    ground.show(made, sentence.start, sentence.end)
    after = made.grab().toImage()
    assert (made.size(), made.sizeHint()) == (size, hint)
    changed = [
        (x, y)
        for x in range(after.width())
        for y in range(after.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    bounds = ground.bounds()
    assert changed
    assert all(bounds.contains(x, y) for x, y in changed)
    assert made.contentsRect().contains(bounds)
    # The ink of the sentence is on the ground, and that of the others is not.
    inked = coloured(before, theme.colours.INK)
    marked = [rect.toAlignedRect() for rect in ground.rects()]
    on = {(x, y) for x, y in inked if any(rect.contains(x, y) for rect in marked)}
    share = len(on) / len(inked)
    letters = sum(c.isalnum() for c in TEXT[sentence.start : sentence.end]) / sum(c.isalnum() for c in TEXT)
    assert share == pytest.approx(letters, abs=0.1)
    ground.clear()
    assert made.grab().toImage() == before


def test_the_line_under_a_word_is_as_long_as_the_word(qtbot: QtBot, normal: Theme) -> None:
    made = label("Un. Deux.", normal)
    box = placed(qtbot, made)
    assert box.isVisible()
    ground = ReadingGround(normal)
    ground.show(made, 4, 9)
    metrics = made.fontMetrics()
    bounds = ground.bounds()
    assert abs(bounds.left() - metrics.horizontalAdvance("Un. ")) <= 2
    assert abs(bounds.width() - metrics.horizontalAdvance("Deux.")) <= 3
    assert coloured(made.grab().toImage(), normal.colours.PRIMARY)


def test_one_label_at_a_time_is_marked(qtbot: QtBot, normal: Theme) -> None:
    first, second = label("Une phrase.", normal), label("Une autre.", normal)
    box = placed(qtbot, first)
    layout = box.layout()
    assert layout is not None
    layout.addWidget(second)
    qtbot.waitUntil(second.isVisible)
    ground = ReadingGround(normal)
    ground.show(first, 0, 11)
    ground.show(second, 0, 10)
    assert not coloured(first.grab().toImage(), normal.colours.TINT)
    assert coloured(second.grab().toImage(), normal.colours.TINT)


def test_a_label_that_goes_away_is_forgotten(qtbot: QtBot, normal: Theme) -> None:
    made = label("Une phrase.", normal)
    ground = ReadingGround(normal)
    ground.show(made, 0, 5)
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()
    assert ground.label is None
    assert ground.rects() == []
    ground.clear()


def test_glossary_words_still_answer_while_read(qtbot: QtBot, normal: Theme) -> None:
    made = Paragraph("ciment", normal, EXPLAINING)
    box = placed(qtbot, made)
    ground = ReadingGround(normal, box)
    ground.show(made, 0, 6)
    with qtbot.waitSignal(made.glossary_requested):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=ground.bounds().center())
