import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Chip, ClickCard, Notice
from algoguide.ui.widgets.text import Paragraph, label


@pytest.fixture
def card(qtbot: QtBot, normal: Theme) -> ClickCard:
    made = ClickCard("Vertèbre tassée", normal)
    made.body.addWidget(label("Vertèbre tassée", normal))
    made.body.addWidget(Paragraph("**Un os** du dos s’est écrasé", normal))
    qtbot.addWidget(made)
    made.resize(300, 150)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_anywhere_on_the_card_activates_it(qtbot: QtBot, card: ClickCard) -> None:
    for inside in (card.rect().center(), QPoint(4, 4)):
        with qtbot.waitSignal(card.activated):
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=inside)


def test_a_click_on_the_words_goes_through_to_the_card(qtbot: QtBot, card: ClickCard) -> None:
    for words in card.findChildren(QLabel):
        with qtbot.waitSignal(card.activated):
            qtbot.mouseClick(words, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_activates_it(qtbot: QtBot, card: ClickCard, key: Qt.Key) -> None:
    with qtbot.waitSignal(card.activated):
        qtbot.keyClick(card, key)


def test_other_gestures_do_nothing(qtbot: QtBot, card: ClickCard) -> None:
    with qtbot.assertNotEmitted(card.activated):
        qtbot.keyClick(card, Qt.Key.Key_A)
        qtbot.mouseClick(card, Qt.MouseButton.RightButton)
        qtbot.mousePress(card, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))


def test_the_card_is_reached_by_tab_and_has_a_name(card: ClickCard) -> None:
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert card.accessibleName() == "Vertèbre tassée"


def test_a_long_chip_wraps_instead_of_growing(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    short = Chip("moon", "Sédation", theme, icons)
    long = Chip(
        "moon", "Une très longue précision sur la durée du séjour à l’hôpital après le geste", theme, icons
    )
    qtbot.addWidget(short)
    qtbot.addWidget(long)

    assert long.sizeHint().height() > short.sizeHint().height()
    assert long.sizeHint().width() <= theme.px(30)


def test_a_notice_says_its_title_and_every_line(qtbot: QtBot, normal: Theme, icons: Icons) -> None:
    notice = Notice("red", "triangle-alert", "Urgence", ("Une jambe faible.", "De la fièvre."), normal, icons)
    qtbot.addWidget(notice)

    texts = [words.text() for words in notice.findChildren(QLabel) if words.text()]
    assert texts == ["Urgence", "Une jambe faible.", "De la fièvre."]


def test_the_points_of_a_notice_stand_in_line_before_its_sentences(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    point = "Un cancer, même ancien : le dos fait mal autrement, de plus en plus, la nuit."
    notice = Notice("red", "triangle-alert", "Urgence", ("Envoyez un SMS.",), theme, icons, points=(point,))
    qtbot.addWidget(notice)
    notice.resize(theme.px(16), notice.heightForWidth(theme.px(16)))
    with qtbot.waitExposed(notice):
        notice.show()

    words = [label for label in notice.findChildren(QLabel) if label.text()]
    assert [label.text() for label in words] == ["Urgence", "•", point, "Envoyez un SMS."]
    mark, said = words[1], words[2]
    # Its further lines stand under its first word, not under the mark.
    assert said.height() > 2 * mark.height()
    assert said.x() >= mark.geometry().right()
    assert said.y() == mark.y()
