from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.procedures import ProceduresScreen
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import ClickCard
from tests.ui.conftest import RESOURCES
from tests.ui.screens.reading_support import narrow, overflow, shown, words

PAIN = "vertebre-tassee"
NOTHING = "Aucun geste ne répond"


@pytest.fixture
def screen(normal: Theme, icons: Icons, real: Library) -> ProceduresScreen:
    made = ProceduresScreen(real, Choosing(real), normal, icons, RESOURCES)
    made.show_route(Route(ScreenId.PROCEDURES))
    return made


def cards(screen: ProceduresScreen) -> list[str]:
    """The names of the cards on show."""
    return [c.accessibleName() for c in screen.findChildren(ClickCard) if c.isVisibleTo(screen)]


def test_every_written_procedure_stands_under_its_family(screen: ProceduresScreen, real: Library) -> None:
    text = words(screen)

    for procedure in real.procedures.values():
        assert procedure.name in cards(screen)
        family = next(f.name for f in real.catalogue.families if f.id == procedure.family)
        assert family in text


def test_the_count_of_sheets_to_come_is_true(
    screen: ProceduresScreen, normal: Theme, icons: Icons, real: Library
) -> None:
    missing = sum(e.id not in real.procedures for e in real.catalogue.procedures)
    assert f"{missing}\u00a0autres fiches sont prévues" in words(screen)

    written = tuple(e for e in real.catalogue.procedures if e.id in real.procedures)
    complete = replace(real, catalogue=replace(real.catalogue, procedures=written))
    full = ProceduresScreen(complete, Choosing(complete), normal, icons, RESOURCES)
    assert "prévue" not in words(full)


@pytest.mark.parametrize(("mode", "kept"), [("sedation", True), ("locale", True), ("locale-meopa", False)])
def test_the_filter_by_anaesthesia(qtbot: QtBot, screen: ProceduresScreen, mode: str, *, kept: bool) -> None:
    window = shown(qtbot, screen)

    qtbot.mouseClick(screen.mode_segments[mode], Qt.MouseButton.LeftButton)

    assert bool(cards(screen)) == kept
    assert (NOTHING in words(screen)) != kept
    assert window.isVisible()


def test_the_filters_go_with_the_reader(qtbot: QtBot, screen: ProceduresScreen) -> None:
    window = shown(qtbot, screen)
    qtbot.mouseClick(screen.pain_segments[PAIN], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.mode_segments["locale"], Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(screen.navigate) as went:
        [result] = [c for c in screen.findChildren(ClickCard) if c.isVisible()]
        qtbot.mouseClick(result, Qt.MouseButton.LeftButton)

    route: Route = went.args[0]
    assert (route.screen, route.subject, route.pain) == (ScreenId.PROCEDURE, "vertebroplastie", PAIN)
    assert route.selection is not None
    assert route.selection.mode == "locale"
    assert route.selection.variants["cause"] == "osteoporose"
    assert window.isVisible()


def test_an_empty_result_offers_to_see_everything_again(qtbot: QtBot, screen: ProceduresScreen) -> None:
    window = shown(qtbot, screen)
    qtbot.mouseClick(screen.pain_segments[PAIN], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.mode_segments["locale-meopa"], Qt.MouseButton.LeftButton)
    assert cards(screen) == []

    qtbot.mouseClick(screen.clear_button, Qt.MouseButton.LeftButton)

    assert "Cimentoplastie d’une vertèbre" in cards(screen)
    assert screen.pain_segments[""].isChecked()
    assert screen.mode_segments[""].isChecked()
    assert screen.pain_segments[""].hasFocus()
    assert window.isVisible()


def test_coming_back_keeps_the_filters(screen: ProceduresScreen) -> None:
    screen.mode_segments["locale-meopa"].click()

    screen.show_route(Route(ScreenId.PROCEDURES))

    assert screen.mode_segments["locale-meopa"].isChecked()
    assert cards(screen) == []


def test_nothing_overflows_when_the_window_narrows(
    qtbot: QtBot, theme: Theme, icons: Icons, real: Library
) -> None:
    made = ProceduresScreen(real, Choosing(real), theme, icons, RESOURCES)
    window = shown(qtbot, made)

    for width in (1274, 920):
        narrow(qtbot, window, width)
        assert overflow(made) <= 0


def test_a_card_is_of_no_variant(qtbot: QtBot, screen: ProceduresScreen) -> None:
    window = shown(qtbot, screen)
    assert "dans l’articulation qui fait mal" in words(screen)
    assert "l’épaule" not in words(screen)
    assert window.isVisible()
