"""Roles, names and states as assistive technology gets them from Qt."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.figure import Friendly
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import ScreenId
from algoguide.ui.sidebar import Sidebar
from algoguide.ui.telling import Telling
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import ClickCard, Notice, icon_label
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import Heading, Paragraph, heading, label

Role = QAccessible.Role
Told = Callable[[QWidget], QAccessibleInterface]


@pytest.fixture(scope="module", autouse=True)
def telling(styled: object) -> Telling:  # noqa: ARG001 - Qt must be there
    made = Telling()
    made.start()
    return made


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    def ask(widget: QWidget) -> QAccessibleInterface:
        qtbot.addWidget(widget)
        return QAccessible.queryAccessibleInterface(widget)

    return ask


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def test_a_heading_is_one_and_says_what_it_says_now(told: Told, normal: Theme) -> None:
    title = heading("Les risques", normal)
    interface = told(title)
    assert (interface.role(), name(interface)) == (Role.Heading, "Les risques")
    title.setText("Les bénéfices")
    assert name(interface) == "Les bénéfices"
    title.setAccessibleName("Les bénéfices (et les risques)")
    assert name(interface) == "Les bénéfices (et les risques)"


def test_prose_that_names_what_follows_is_a_heading_too(told: Told, normal: Theme) -> None:
    prose = Paragraph("**Infection & fièvre.**", normal, title=True)
    interface = told(prose)
    assert (interface.role(), name(interface)) == (Role.Heading, "Infection & fièvre.")


def test_plain_words_are_no_heading(told: Told, normal: Theme) -> None:
    words = label("Une phrase.", normal)
    assert told(words).role() is Role.StaticText


def test_the_title_of_a_box_is_a_heading_when_there_is_more_under_it(
    told: Told, normal: Theme, icons: Icons
) -> None:
    for lines, headings in ((("Une ligne.",), ["Attention"]), ((), [])):
        box = Notice("amber", "info", "Attention", lines, normal, icons)
        told(box)
        assert [title.text() for title in box.findChildren(Heading)] == headings


def test_a_picture_has_its_meaning_and_an_icon_has_none(told: Told, normal: Theme, icons: Icons) -> None:
    array = IconArrayView(Friendly(2, 2, 100, exact=True), "bad", 90, normal)
    picture = told(array)
    assert (picture.role(), name(picture)) == (Role.Graphic, "2\u00a0personnes sur\u00a0100")
    decoration = icon_label("info", "#000000", 20, icons)
    icon = told(decoration)
    assert (icon.role(), name(icon)) == (Role.Whitespace, "")


def test_a_card_is_a_button_that_can_be_pressed(qtbot: QtBot, told: Told, normal: Theme) -> None:
    card = ClickCard("Vertèbre tassée", normal)
    interface = told(card)
    assert (interface.role(), name(interface)) == (Role.Button, "Vertèbre tassée")
    action = interface.actionInterface()
    assert action is not None
    with qtbot.waitSignal(card.activated):
        action.doAction(action.pressAction())


def test_the_place_one_is_at_is_the_tab_selected(
    qtbot: QtBot, told: Told, normal: Theme, icons: Icons
) -> None:
    sidebar = Sidebar([ScreenId.HOME, ScreenId.PROCEDURES], normal, icons)
    sidebar.set_current(ScreenId.PROCEDURES)
    whole = told(sidebar)
    assert (whole.role(), name(whole)) == (Role.PageTabList, "Navigation")
    tabs = [whole.child(n) for n in range(whole.childCount())]
    places = {name(tab): tab for tab in tabs if tab.role() is Role.PageTab}
    assert {n: bool(tab.state().selected) for n, tab in places.items()} == {"Accueil": False, "Gestes": True}
    action = places["Accueil"].actionInterface()
    assert action is not None
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        action.doAction(action.pressAction())
    assert chosen.args == [ScreenId.HOME]


def test_a_page_is_a_document(told: Told, normal: Theme) -> None:
    page = Page(normal)
    page.setAccessibleName("Accueil")
    interface = told(page)
    assert (interface.role(), name(interface)) == (Role.Document, "Accueil")


def test_what_is_kept_goes_with_its_widgets(telling: Telling, styled: object) -> None:  # noqa: ARG001
    for _ in range(3_000):
        widget = Heading("Un titre")
        assert QAccessible.queryAccessibleInterface(widget).role() is Role.Heading
        del widget
    assert len(telling._kept) < 1_500  # noqa: SLF001 - a leak shows nowhere else


def test_other_widgets_are_left_to_qt(told: Told) -> None:
    line = QLineEdit()
    assert told(line).role() is Role.EditableText
