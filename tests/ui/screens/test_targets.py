"""Targets, names and letters of the reading screens, at 100 and 200 %."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.anaesthesia import AnaesthesiaScreen
from algoguide.ui.screens.home import HomeScreen
from algoguide.ui.screens.pain import PainScreen
from algoguide.ui.screens.procedures import ProceduresScreen
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import ClickCard
from algoguide.ui.widgets.page import Page
from tests.ui.conftest import RESOURCES
from tests.ui.screens.reading_support import shown

Made = Callable[[Library, Choosing, Theme, Icons, Path], Page]


def _home(library: Library, _choosing: Choosing, theme: Theme, icons: Icons, resources: Path) -> Page:
    return HomeScreen(library, theme, icons, resources)


PLACES: tuple[tuple[Made, Route], ...] = (
    (_home, Route(ScreenId.HOME)),
    (PainScreen, Route(ScreenId.PAIN, "vertebre-tassee")),
    (AnaesthesiaScreen, Route(ScreenId.ANAESTHESIA)),
    (AnaesthesiaScreen, Route(ScreenId.ANAESTHESIA, "loco-regionale")),
    (ProceduresScreen, Route(ScreenId.PROCEDURES)),
)


@pytest.mark.parametrize(("made", "route"), PLACES, ids=["home", "pain", "overview", "mode", "procedures"])
def test_targets_names_and_letters(
    qtbot: QtBot, theme: Theme, icons: Icons, real: Library, made: Made, route: Route
) -> None:
    screen = made(real, Choosing(real), theme, icons, RESOURCES)
    screen.show_route(route)  # type: ignore[attr-defined]  # every screen has it, the page does not
    window = shown(qtbot, screen)

    targets = [*screen.findChildren(QAbstractButton), *screen.findChildren(ClickCard)]
    assert targets
    for target in targets:
        named = target.accessibleName() or getattr(target, "text", str)()
        assert named, target
        assert target.height() >= TOUCH, named
        assert target.width() >= TOUCH, named
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width())
            assert label.contentsRect().height() >= min(needed, label.fontMetrics().height()), label.text()
            if label.wordWrap():
                assert label.height() >= needed, f"cut: {label.text()}"
    assert window.isVisible()
