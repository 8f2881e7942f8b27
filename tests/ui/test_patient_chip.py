"""Who is there, in the bar: read whole by assistive technology, as much as there is room for by the eye."""

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from algoguide.ui.icons import Icons
from algoguide.ui.patient_chip import PatientChip
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.topbar import TopBar

SHORT = "Mme\u00a0Lefèvre, Odile · 14/03/1948"
LONG = f"Mme\u00a0{'W' * 80}, {'W' * 80} · 14/03/1948"


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, icons: Icons) -> TopBar:
    bar = TopBar(theme, icons)
    qtbot.addWidget(bar)
    bar.resize(1274, bar.sizeHint().height())
    bar.show()
    return bar


def chip(bar: TopBar) -> PatientChip:
    (found,) = bar.findChildren(PatientChip)
    return found


def settled(bar: TopBar, width: int) -> PatientChip:
    bar.resize(width, bar.height())
    QApplication.processEvents()
    return chip(bar)


@pytest.mark.parametrize("words", [SHORT, LONG])
@pytest.mark.parametrize("width", [1274, 932, 600])
def test_it_never_pushes_the_bar_wider_nor_anything_out_of_it(
    bar: TopBar, theme: Theme, words: str, width: int
) -> None:
    width = max(width, bar.minimumSizeHint().width() + TOUCH * 2)
    bar.show_patient(words)
    shown = settled(bar, width)
    assert bar.width() == width
    assert bar.minimumSizeHint().width() <= width
    assert min(shown.width(), shown.height()) >= TOUCH
    assert shown.accessibleName() == f"{words}, ouvrir ses documents"
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    edges = [shown.geometry(), bar.search.geometry(), *(b.geometry() for b in buttons)]
    assert all(bar.rect().contains(edge) for edge in edges)
    assert not any(a.intersects(b) for a in edges for b in edges if a is not b)
    assert bar.search.width() >= theme.px(5)
    folded = theme.percent == 200 or width < theme.px(44)
    assert (shown.text() == "") is folded
    if not folded:
        assert shown.text() == words or (words == LONG and shown.text().endswith("…"))


def test_nobody_is_said_where_nobody_is(bar: TopBar) -> None:
    bar.show_patient("")
    assert bar.findChildren(PatientChip) == []
    bar.show_patient(SHORT)
    assert chip(bar).isVisible()
    bar.show_patient("")
    assert not chip(bar).isVisible()
    assert "Lefèvre" not in chip(bar).accessibleName() + chip(bar).text() + chip(bar).toolTip()


def test_a_name_is_no_markup_and_no_key(bar: TopBar) -> None:
    bar.show_patient("<b>D&D</b>")
    assert chip(bar).toolTip() == "<p>&lt;b&gt;D&amp;D&lt;/b&gt;</p>"
    assert chip(bar).shortcut().isEmpty()


def test_a_click_asks_for_the_documents(qtbot: QtBot, bar: TopBar) -> None:
    bar.show_patient(SHORT)
    with qtbot.waitSignal(bar.patient_requested):
        chip(bar).click()
