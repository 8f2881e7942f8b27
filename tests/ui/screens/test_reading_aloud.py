"""The pages that can be read: what is said, what is marked, and what ends it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.services.choosing import Choosing
from algoguide.services.speaking import script
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.anaesthesia import AnaesthesiaScreen
from algoguide.ui.screens.pain import PainScreen
from algoguide.ui.screens.procedure import ProcedureScreen
from algoguide.ui.screens.procedure.steps import StepsCard
from algoguide.ui.speech import Absence, Listening
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.listen_bar import ListenBar, ListenButton
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.reader import Reader, blocks_of
from algoguide.ui.widgets.section_list import SectionList
from tests.ui.screens.reading_support import overflow, shown
from tests.ui.speech.support import NotingVoice, listening_to

RESOURCES = Path(__file__).parents[3] / "resources"
ROUTES = {
    ProcedureScreen: Route(ScreenId.PROCEDURE, "vertebroplastie"),
    PainScreen: Route(ScreenId.PAIN, "vertebre-tassee"),
    AnaesthesiaScreen: Route(ScreenId.ANAESTHESIA, "sedation"),
}
Open = Callable[..., QWidget]


@pytest.fixture
def voice(qtbot: QtBot) -> NotingVoice:  # noqa: ARG001 - there must be a Qt
    return NotingVoice()


@pytest.fixture
def listening(voice: NotingVoice, tmp_path: Path) -> Listening:
    return listening_to(voice, tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, real: Library, icons: Icons) -> Open:
    windows: list[QMainWindow] = []

    def make(
        screen_class: Callable[..., ProcedureScreen | PainScreen | AnaesthesiaScreen],
        listening: Listening,
        theme: Theme,
    ) -> QWidget:
        made = screen_class(real, Choosing(real), theme, icons, RESOURCES, listening=listening)
        windows.append(shown(qtbot, made))
        route = next(route for kind, route in ROUTES.items() if isinstance(made, kind))
        made.show_route(route)
        if isinstance(made, ProcedureScreen):
            qtbot.waitUntil(lambda: made.complete)
        return made

    return make


def button(screen: QWidget) -> ListenButton:
    """« Écouter » in the head of the page."""
    bar = screen.findChild(ListenBar)
    return next(b for b in screen.findChildren(ListenButton) if not bar or not bar.isAncestorOf(b))


def page_of(screen: QWidget) -> Page:
    if isinstance(screen, Page):
        return screen
    return next(p for p in screen.findChildren(Page) if not isinstance(p, SectionList))


def section(screen: QWidget, name: str) -> QAbstractButton:
    chooser = screen.findChild(SectionList)
    assert chooser is not None
    return next(b for b in chooser.findChildren(QAbstractButton) if b.text() == name)


def go_on(qtbot: QtBot, voice: NotingVoice, until: str) -> None:
    """End sentences until the voice says one that begins with `until`."""
    for _ in range(500):
        if voice.speaking.startswith(until):
            return
        said = len(voice.said)
        voice.end()
        qtbot.waitUntil(lambda n=said: len(voice.said) > n)  # type: ignore[misc]
    pytest.fail(f"never said: {until}")


@pytest.mark.parametrize("screen_class", list(ROUTES))
def test_a_page_is_read_from_its_title(
    qtbot: QtBot,
    opened: Open,
    listening: Listening,
    voice: NotingVoice,
    theme: Theme,
    screen_class: type[QWidget],
) -> None:
    screen = opened(screen_class, listening, theme)
    page = page_of(screen)
    before = page.viewport().height()
    button(screen).click()
    first = voice.speaking
    assert first in {"Cimentoplastie d’une vertèbre (vertébroplastie)", "Vertèbre tassée", "Sédation"}
    bar = screen.findChild(ListenBar)
    assert bar is not None
    assert bar.isVisible()
    assert page.viewport().height() + bar.height() == before
    assert page.viewport().height() > bar.height()
    assert bar.width() == page.width()
    assert overflow(page) <= 0
    for control in (b for b in bar.findChildren(QAbstractButton) if b.isVisible()):
        assert min(control.width(), control.height()) >= TOUCH
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert voice.speaking == ""
    assert not bar.isVisible()
    assert page.viewport().height() == before


@pytest.mark.parametrize("screen_class", list(ROUTES))
def test_the_keys_read_and_stop(
    qtbot: QtBot,
    opened: Open,
    listening: Listening,
    voice: NotingVoice,
    normal: Theme,
    screen_class: type[QWidget],
) -> None:
    screen = opened(screen_class, listening, normal)
    qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert voice.speaking
    qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert voice.speaking == ""


def test_a_procedure_is_read_from_the_section_in_view(
    opened: Open, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    screen = opened(ProcedureScreen, listening, normal)
    section(screen, "Se préparer").click()
    assert not listening.active
    button(screen).click()
    assert voice.speaking == "Se préparer"


def test_choosing_a_section_while_listening_reads_from_there(
    qtbot: QtBot, opened: Open, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    screen = opened(ProcedureScreen, listening, normal)
    button(screen).click()
    section(screen, "Quand nous appeler").click()
    assert voice.speaking == "Quand nous appeler, quand appeler le 15"
    go_on(qtbot, voice, "Vous avez 38 degrés de fièvre")
    go_on(qtbot, voice, "Vos questions")


def test_the_steps_are_shown_as_they_are_read(
    qtbot: QtBot, opened: Open, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    screen = opened(ProcedureScreen, listening, normal)
    steps = screen.findChild(StepsCard)
    reader = screen.findChild(Reader)
    assert steps is not None
    assert reader is not None
    section(screen, "Comment ça se passe").click()
    button(screen).click()
    seen: list[int] = []
    while listening.active and len(seen) < 40:
        if not seen or seen[-1] != steps.index:
            seen.append(steps.index)
        sentence = listening.sentences[listening.index]
        marked = reader.ground.label
        assert marked is not None
        if voice.speaking == "Votre anesthésie":
            break
        if sentence.block > 0:
            words = blocks_of(marked)[0].text[sentence.start : sentence.end]
            assert script([words])[0].said == voice.speaking
        said = len(voice.said)
        voice.end()
        qtbot.waitUntil(lambda n=said: len(voice.said) > n)  # type: ignore[misc]
    assert seen == list(range(5))


def test_sources_are_not_read(opened: Open, listening: Listening, voice: NotingVoice, normal: Theme) -> None:
    screen = opened(ProcedureScreen, listening, normal)
    section(screen, "Sources").click()
    button(screen).click()
    assert not listening.active
    assert voice.said == []
    section(screen, "Ce qu’on ne sait pas encore").click()
    button(screen).click()
    assert listening.active
    assert not any("doi" in sentence.said for sentence in listening.sentences)


def test_another_choice_rewrites_the_page_and_ends_the_reading(
    qtbot: QtBot, opened: Open, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    screen = opened(ProcedureScreen, listening, normal)
    button(screen).click()
    next(b for b in screen.findChildren(QAbstractButton) if b.text() == "Myélome").click()
    qtbot.waitUntil(lambda: not listening.active)
    assert voice.speaking == ""


def test_another_mode_ends_the_reading(opened: Open, listening: Listening, normal: Theme) -> None:
    screen = opened(AnaesthesiaScreen, listening, normal)
    button(screen).click()
    screen.show_route(Route(ScreenId.ANAESTHESIA, "locale"))  # type: ignore[attr-defined]
    assert not listening.active


def test_a_page_of_pain_scrolled_down_is_read_from_there(
    qtbot: QtBot, opened: Open, listening: Listening, voice: NotingVoice, normal: Theme
) -> None:
    screen = opened(PainScreen, listening, normal)
    bar = page_of(screen).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    before = bar.value()
    button(screen).click()
    assert voice.speaking not in {"", "Vertèbre tassée"}
    assert abs(bar.value() - before) < page_of(screen).viewport().height()


@pytest.mark.parametrize("screen_class", list(ROUTES))
def test_without_a_voice_a_page_has_no_button(
    opened: Open, tmp_path: Path, normal: Theme, screen_class: type[QWidget]
) -> None:
    mute = listening_to(None, tmp_path, guess=Absence("Pas de voix.", "Demandez."))
    screen = opened(screen_class, mute, normal)
    assert not button(screen).isVisible()
    bar = screen.findChild(ListenBar)
    assert bar is not None
    assert not bar.isVisible()


def test_why_the_voice_fell_silent_is_said_on_the_page(
    opened: Open, listening: Listening, voice: NotingVoice, theme: Theme
) -> None:
    screen = opened(PainScreen, listening, theme)
    button(screen).click()
    voice.break_down("La voix ne répond pas. Réessayez dans un instant\u202f; le texte, lui, reste là.")
    bar = screen.findChild(ListenBar)
    assert bar is not None
    assert bar.isVisible()
    assert "ne répond pas" in bar.problem
    assert button(screen).text().strip() == "Écouter"
    assert overflow(page_of(screen)) <= 0
