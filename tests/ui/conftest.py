"""One application, one style sheet, one real library for all the tests of the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme, load_fonts
from tests.compiled_once import compiled_once

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> QApplication:
    """The application with its style and fonts at 100 %."""
    qapp.setStyle("Fusion")
    load_fonts(RESOURCES / "fonts")
    Theme(100).apply(qapp)
    return qapp


@pytest.fixture(scope="module", params=[100, 200])
def theme(styled: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """The smallest and the largest text size: a test that takes it runs at both."""
    made = Theme(request.param)
    restyle(styled, made)
    yield made
    restyle(styled, Theme(100))


def restyle(app: QApplication, theme: Theme) -> None:
    """Apply a theme when no widget of an earlier test is left, each of which Qt would style again."""
    for widget in app.topLevelWidgets():
        widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(app)


@pytest.fixture
def normal(styled: QApplication) -> Theme:
    """The text size of 100 %, put back if another test left another: it costs more than most tests."""
    made = Theme(100)
    if styled.styleSheet() != made.style_sheet():
        restyle(styled, made)
    return made


@pytest.fixture(scope="session")
def icons() -> Icons:
    return Icons(RESOURCES / "icons")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped content."""
    return load_library(replace(Locations.standard(), cache=compiled_once(tmp_path_factory)))


@pytest.fixture(scope="session")
def choosing(real: Library) -> Choosing:
    return Choosing(real)
