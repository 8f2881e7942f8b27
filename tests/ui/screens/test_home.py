from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.home import HomeScreen
from algoguide.ui.theme import Theme
from tests.ui.conftest import RESOURCES
from tests.ui.screens.reading_support import card, narrow, overflow, shown, with_second_pain, words

PAIN = "vertebre-tassee"


@pytest.fixture
def home(normal: Theme, icons: Icons, real: Library) -> HomeScreen:
    return HomeScreen(real, normal, icons, RESOURCES)


@pytest.fixture
def only_pain(real: Library) -> Library:
    """The shipped library as if one pain alone were written."""
    pain = real.pains[PAIN]
    return replace(real, pains={PAIN: pain}, pain_cards=(pain.on_card(),))


def test_a_touched_zone_with_one_written_pain_leads_to_it(
    qtbot: QtBot, only_pain: Library, normal: Theme, icons: Icons
) -> None:
    home = HomeScreen(only_pain, normal, icons, RESOURCES)
    window = shown(qtbot, home)
    centre = home.body_map.centre_of("bas-du-dos").toPoint()

    with qtbot.waitSignal(home.navigate) as went:
        qtbot.mouseClick(home.body_map, Qt.MouseButton.LeftButton, pos=centre)

    assert went.args == [Route(ScreenId.PAIN, PAIN)]
    assert window.isVisible()


@pytest.mark.parametrize("contrast", [False, True])
def test_the_keyboard_alone_goes_from_the_map_to_a_pain(
    qtbot: QtBot, only_pain: Library, icons: Icons, contrast: bool
) -> None:
    home = HomeScreen(only_pain, Theme(contrast=contrast), icons, RESOURCES)
    window = shown(qtbot, home)
    home.setFocus()
    qtbot.keyClick(home, Qt.Key.Key_Tab)
    assert home.body_map.hasFocus()
    assert "Zone" in home.body_map.accessibleDescription()

    qtbot.keyClick(home.body_map, Qt.Key.Key_Down)
    with qtbot.waitSignal(home.navigate) as went:
        qtbot.keyClick(home.body_map, Qt.Key.Key_Return)

    assert went.args == [Route(ScreenId.PAIN, PAIN)]
    assert window.isVisible()


def test_the_list_of_zones_does_the_same(
    qtbot: QtBot, only_pain: Library, normal: Theme, icons: Icons
) -> None:
    home = HomeScreen(only_pain, normal, icons, RESOURCES)
    window = shown(qtbot, home)
    button = next(b for b in home.findChildren(QPushButton) if b.text() == "Haut du dos")

    with qtbot.waitSignal(home.navigate) as went:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert went.args == [Route(ScreenId.PAIN, PAIN)]
    assert window.isVisible()


def test_a_zone_of_several_pains_rings_their_cards(
    qtbot: QtBot, normal: Theme, icons: Icons, only_pain: Library
) -> None:
    library = with_second_pain(only_pain)
    home = HomeScreen(library, normal, icons, RESOURCES)
    window = shown(qtbot, home)
    ringed, other = card(home, "Mal de dos"), card(home, "Vertèbre tassée")

    with qtbot.assertNotEmitted(home.navigate):
        qtbot.mouseClick(
            home.body_map, Qt.MouseButton.LeftButton, pos=home.body_map.centre_of("bas-du-dos").toPoint()
        )

    corners = [c.grab().toImage().pixelColor(c.width() // 2, 0).name() for c in (ringed, other)]
    assert corners == [normal.colours.WARM.lower()] * 2
    assert ringed.hasFocus()
    with qtbot.waitSignal(home.navigate) as went:
        qtbot.mouseClick(ringed, Qt.MouseButton.LeftButton)
    assert went.args == [Route(ScreenId.PAIN, "lombalgie")]
    assert window.isVisible()


def test_only_written_pains_and_their_zones_are_offered(home: HomeScreen, real: Library) -> None:
    zones = {z.name for z in real.body_map.zones if any(p in real.pains for p in z.pains)}
    buttons = {b.text().strip() for b in home.findChildren(QPushButton)}

    assert buttons == {*zones, "Les six modes en une image"}
    for entry in real.catalogue.pains:
        shown_card = real.pains[entry.id].card if entry.id in real.pains else entry.name
        assert (shown_card in words(home)) == (entry.id in real.pains)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_leads_to_its_pain_or_mode(qtbot: QtBot, home: HomeScreen, key: Qt.Key) -> None:
    for name, route in (
        ("Vertèbre tassée", Route(ScreenId.PAIN, PAIN)),
        ("Anesthésie : Sédation", Route(ScreenId.ANAESTHESIA, "sedation")),
    ):
        with qtbot.waitSignal(home.navigate) as went:
            qtbot.keyClick(card(home, name), key)
        assert went.args == [route]


def test_one_button_leads_to_all_the_modes(qtbot: QtBot, home: HomeScreen) -> None:
    button = next(b for b in home.findChildren(QPushButton) if "six modes" in b.text())

    with qtbot.waitSignal(home.navigate) as went:
        button.click()

    assert went.args == [Route(ScreenId.ANAESTHESIA)]


def test_nothing_overflows_when_the_window_narrows(
    qtbot: QtBot, theme: Theme, icons: Icons, real: Library
) -> None:
    home = HomeScreen(real, theme, icons, RESOURCES)
    window = shown(qtbot, home)

    for width in (1274, 900, 720):
        narrow(qtbot, window, width)
        assert overflow(home) <= 0
