import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from algoguide.ui.theme import Theme
from algoguide.ui.widgets.beside import Beside
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import Columns, FlowLayout
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import label
from tests.ui.screens.reading_support import narrow

LONG = "Une phrase assez longue pour occuper plusieurs lignes quand la colonne devient étroite."


def cards(theme: Theme, count: int) -> list[QWidget]:
    made: list[QWidget] = []
    for _ in range(count):
        card = Card(theme)
        card.body.addWidget(label(LONG, theme))
        made.append(card)
    return made


def shown_in(qtbot: QtBot, page: Page, width: int) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.resize(width, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


def overflow(page: Page) -> int:
    """Pixels of the page that lie right of what is seen."""
    return page.content.width() - page.viewport().width()


@pytest.mark.parametrize(("width", "columns"), [(1274, 3), (700, 2), (380, 1)])
def test_columns_follow_the_width(qtbot: QtBot, normal: Theme, width: int, columns: int) -> None:
    page = Page(normal)
    grid = Columns(cards(normal, 6), normal.px(14), 3, normal.px(0.75))
    page.body.addWidget(grid)

    window = shown_in(qtbot, page, width)

    assert window.isVisible()
    assert grid.columns == columns


def test_columns_fold_and_open_again_without_ever_overflowing(qtbot: QtBot, theme: Theme) -> None:
    page = Page(theme)
    grid = Columns(cards(theme, 6), theme.px(14), 3, theme.px(0.75))
    page.body.addWidget(grid)
    window = shown_in(qtbot, page, 1274)
    wide = grid.columns

    for width in (900, 620, 1274):
        narrow(qtbot, window, width)
        assert overflow(page) <= 0

    assert grid.columns == wide


def test_all_columns_have_the_same_width(qtbot: QtBot, normal: Theme) -> None:
    page = Page(normal)
    made = cards(normal, 3)
    page.body.addWidget(Columns(made, normal.px(14), 3, normal.px(0.75)))

    window = shown_in(qtbot, page, 1274)

    assert window.isVisible()
    widths = [card.width() for card in made]
    assert max(widths) - min(widths) <= 1


def test_beside_stacks_when_the_room_is_short_and_never_overflows(qtbot: QtBot, theme: Theme) -> None:
    page = Page(theme)
    left, right = cards(theme, 2)
    beside = Beside(left, right, theme.px(32), theme.px(1))
    page.body.addWidget(beside)
    window = shown_in(qtbot, page, 1274)

    assert not beside.stacked
    assert left.y() == right.y()
    window.resize(theme.px(30), 600)
    qtbot.waitUntil(lambda: beside.stacked)
    qtbot.waitUntil(lambda: right.y() >= left.y() + left.height())
    assert overflow(page) <= 0


def test_a_flow_wraps_and_asks_for_the_height_it_takes(qtbot: QtBot, theme: Theme) -> None:
    box = QWidget()
    flow = FlowLayout(box, theme.px(0.4))
    buttons = [QPushButton(f"Bouton numéro {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    outer = QWidget()
    qtbot.addWidget(outer)
    layout = QVBoxLayout(outer)
    layout.addWidget(box)
    layout.addStretch(1)
    outer.resize(2 * buttons[0].sizeHint().width() + theme.px(4), 900)
    with qtbot.waitExposed(outer):
        outer.show()

    rows = {button.y() for button in buttons}
    assert len(rows) == 3
    assert all(button.geometry().right() <= box.width() for button in buttons)
    assert all(button.geometry().bottom() <= box.height() for button in buttons)
    assert box.height() == flow.heightForWidth(box.width())
