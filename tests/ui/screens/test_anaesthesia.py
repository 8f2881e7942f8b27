from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import closed
from algoguide.domain.reference import Quality
from algoguide.domain.sheet import walk
from algoguide.domain.wording import in_words
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.anaesthesia import AnaesthesiaScreen
from algoguide.ui.screens.anaesthesia.screen import CONTINUUM
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.plate_view import PlateView
from algoguide.ui.widgets.text import Paragraph
from tests.ui.conftest import RESOURCES
from tests.ui.screens.reading_support import card, narrow, overflow, shown, words

MODES = ("locale", "locale-meopa", "hypnose", "sedation", "loco-regionale", "generale")


@pytest.fixture
def screen(normal: Theme, icons: Icons, real: Library) -> AnaesthesiaScreen:
    return AnaesthesiaScreen(real, Choosing(real), normal, icons, RESOURCES)


def mode_route(mode: str = "") -> Route:
    return Route(ScreenId.ANAESTHESIA, mode)


def test_the_overview_shows_the_continuum_and_every_mode(
    qtbot: QtBot, screen: AnaesthesiaScreen, real: Library
) -> None:
    screen.show_route(mode_route())
    window = shown(qtbot, screen)
    picture = screen.findChild(PlateView)

    assert picture is not None
    assert picture.step == real.plates[CONTINUUM.plate].step(CONTINUUM.step)
    assert not picture.uses_markers(picture.width()), "its labels must be readable at 1366 pixels"
    assert tuple(real.modes) == MODES
    for mode in real.modes.values():
        with qtbot.waitSignal(screen.navigate) as went:
            qtbot.mouseClick(card(screen, f"Anesthésie\u00a0: {mode.name}"), Qt.MouseButton.LeftButton)
        assert went.args == [mode_route(mode.id)]
    assert window.isVisible()


@pytest.mark.parametrize("mode_id", MODES)
def test_the_page_of_a_mode_says_all_that_the_mode_says(
    screen: AnaesthesiaScreen, real: Library, mode_id: str
) -> None:
    screen.show_route(mode_route(mode_id))
    text = words(screen)
    mode = real.modes[mode_id]
    picture = screen.findChild(PlateView)

    assert picture is not None
    assert picture.accessibleName() == real.plates[mode.picture.plate].step(mode.picture.step).alt
    assert "[[" not in text
    for title in ("Qui la fait", "Ce qu’on surveille", "Se préparer", "Après le geste", "Sources"):
        assert title in text
    for title in (*(i.title for i in mode.preparation), *(i.title for i in mode.aftercare)):
        assert closed(title) in text
    for risk in mode.risks:
        assert risk.name in text
    marked = sum("&nbsp;*<" in p.text() for p in screen.findChildren(Paragraph))
    assert marked >= sum(
        passage.to_confirm
        for passage in (*mode.who, *mode.monitoring, *mode.effects, *mode.suits, *mode.limits)
    )


@pytest.mark.parametrize("mode_id", MODES)
def test_sources_are_printed_but_those_of_quality_c(
    screen: AnaesthesiaScreen, real: Library, mode_id: str
) -> None:
    screen.show_route(mode_route(mode_id))
    text = words(screen)
    used = {s for node in walk(real.modes[mode_id]) for s in getattr(node, "sources", ())}

    for source in used:
        reference = real.references[source]
        assert (reference.citation in text) == (reference.quality is not Quality.C)


def test_a_source_of_quality_c_is_never_printed(normal: Theme, icons: Icons, real: Library) -> None:
    poor = {i: replace(r, quality=Quality.C) for i, r in real.references.items()}
    library = replace(real, references=poor)
    screen = AnaesthesiaScreen(library, Choosing(library), normal, icons, RESOURCES)
    screen.show_route(mode_route("sedation"))

    assert not any(r.citation in words(screen) for r in poor.values())


def test_the_segments_switch_from_mode_to_mode(
    qtbot: QtBot, screen: AnaesthesiaScreen, real: Library
) -> None:
    screen.navigate.connect(screen.show_route)
    screen.show_route(mode_route("locale"))
    window = shown(qtbot, screen)
    assert screen.segments["locale"].isChecked()

    qtbot.mouseClick(screen.segments["generale"], Qt.MouseButton.LeftButton)

    assert screen.segments["generale"].isChecked()
    assert not screen.segments["locale"].isChecked()
    assert real.modes["generale"].summary in words(screen.content)
    assert real.modes["locale"].summary not in words(screen.content)
    assert window.isVisible()


def test_the_figures_of_risks_are_said_in_words(screen: AnaesthesiaScreen, real: Library) -> None:
    mode = real.modes["generale"]
    figures = {figure.id: figure for figure in mode.figures}
    named = [risk.figure for risk in mode.risks if risk.figure]
    screen.show_route(mode_route("generale"))

    assert named
    for figure in named:
        assert in_words(figures[figure]) in words(screen)


def test_the_fasting_hours_are_those_of_the_house(normal: Theme, icons: Icons, real: Library) -> None:
    house = Establishment()
    screen = AnaesthesiaScreen(real, Choosing(real), normal, icons, RESOURCES, lambda: house)
    screen.show_route(mode_route("sedation"))
    assert "6\u00a0heures" in words(screen.content)

    house = replace(house, fasting_food_hours=8)
    screen.show_route(mode_route("sedation"))

    assert "8\u00a0heures" in words(screen.content)
    assert "6\u00a0heures" not in words(screen.content)


def test_a_mode_leads_to_the_procedures_that_offer_it(
    qtbot: QtBot, screen: AnaesthesiaScreen, real: Library
) -> None:
    name = real.procedures["vertebroplastie"].name
    screen.show_route(mode_route("hypnose"))
    assert not [b for b in _buttons(screen) if name in b.text()]

    screen.show_route(mode_route("locale"))
    button = next(b for b in _buttons(screen) if name in b.text())
    with qtbot.waitSignal(screen.navigate) as went:
        button.click()

    route: Route = went.args[0]
    assert (route.screen, route.subject) == (ScreenId.PROCEDURE, "vertebroplastie")
    assert route.selection is not None
    assert route.selection.mode == "locale"


def test_the_breadcrumb_leads_to_the_overview(qtbot: QtBot, screen: AnaesthesiaScreen) -> None:
    screen.show_route(mode_route("sedation"))
    overview = next(b for b in _buttons(screen) if b.text() == "Anesthésie")

    with qtbot.waitSignal(screen.navigate) as went:
        overview.click()

    assert went.args == [mode_route()]


@pytest.mark.parametrize("mode_id", ["", "generale"])
def test_nothing_overflows_when_the_window_narrows(
    qtbot: QtBot, theme: Theme, icons: Icons, real: Library, mode_id: str
) -> None:
    screen = AnaesthesiaScreen(real, Choosing(real), theme, icons, RESOURCES)
    screen.show_route(mode_route(mode_id))
    window = shown(qtbot, screen)

    for width in (1274, 800):
        narrow(qtbot, window, width)
        assert overflow(screen) <= 0


def _buttons(screen: AnaesthesiaScreen) -> list[QPushButton]:
    return screen.content.findChildren(QPushButton)
