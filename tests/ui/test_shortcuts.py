"""Favourites and recent procedures, from the star of a page to Accueil, over two runs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.building import build_front
from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.banner import Banner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.home import HomeScreen
from algoguide.ui.screens.home.screen import PainCard
from algoguide.ui.theme import TOUCH, Theme
from tests.ui.screens.reading_support import overflow

ON, OFF = "Mettre dans les favoris", "Retirer des favoris"
Open = Callable[..., Application]


@pytest.fixture
def start(qtbot: QtBot, styled: QApplication, real: Library, tmp_path: Path) -> Iterator[Open]:
    """Opens the application, whose settings stay from one run to the next."""
    Theme().apply(styled)
    locations = Locations.standard().private(tmp_path)
    opened: list[Application] = []

    def run(front: Library | None = None) -> Application:
        store = SettingsStore(locations.config)
        store.note(replace(store.current, establishment=Establishment("Hôpital d’essai")))
        made = Application(locations, store, front or real, lambda: real)
        qtbot.addWidget(made.window)
        made.window.resize(1366, 768)
        with qtbot.waitExposed(made.window):
            made.window.show()
        opened.append(made)
        return made

    yield run
    for made in opened:
        made.jobs.close()
        assert made.jobs.wait(30)


def button(screen: QWidget, name: str) -> QPushButton:
    return next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == name)


def at_hand(application: Application) -> list[str]:
    """What Accueil offers besides pains and modes, in its order."""
    application.navigator.go(Route(ScreenId.HOME))
    home = application.window.screen_shown
    QApplication.processEvents()
    names = [b.accessibleName() for b in home.findChildren(QPushButton) if b.isVisible()]
    return [name for name in names if name.startswith(("Favori\u00a0: ", "Vu récemment\u00a0: "))]


def visit(application: Application, *procedures: str) -> QWidget:
    for procedure in procedures:
        application.navigator.go(Route(ScreenId.PROCEDURE, procedure))
    return application.window.screen_shown


def name_of(library: Library, procedure: str) -> str:
    return next(e.name for e in library.catalogue.procedures if e.id == procedure)


def test_a_first_start_shows_none(start: Open) -> None:
    application = start()
    assert at_hand(application) == []


def test_a_starred_procedure_is_one_click_from_accueil_at_the_next_start(
    start: Open, real: Library, qtbot: QtBot
) -> None:
    application = start()
    page = visit(application, "vertebroplastie")
    qtbot.mouseClick(button(page, ON), Qt.MouseButton.LeftButton)
    assert button(page, OFF).isVisible()
    again = start()
    (name,) = at_hand(again)
    assert name == f"Favori\u00a0: {name_of(real, 'vertebroplastie')}"
    qtbot.mouseClick(button(again.window.screen_shown, name), Qt.MouseButton.LeftButton)
    assert again.navigator.current == Route(ScreenId.PROCEDURE, "vertebroplastie")
    page = again.window.screen_shown
    qtbot.keyClick(button(page, OFF), Qt.Key.Key_Space)
    assert button(page, ON).isVisible()
    assert at_hand(again) == [f"Vu récemment\u00a0: {name_of(real, 'vertebroplastie')}"]


def test_the_procedures_opened_last_come_back_after_closing(
    start: Open, real: Library, tmp_path: Path
) -> None:
    application = start()
    ids = list(real.procedures)[:3]
    visit(application, *ids)
    expected = [f"Vu récemment\u00a0: {name_of(real, i)}" for i in reversed(ids)]
    assert at_hand(application) == expected
    # Opening a page waits for no disk.
    assert not (tmp_path / "config").exists()
    application.window.close()
    again = start()
    assert at_hand(again) == expected


def test_a_front_knows_the_names(start: Open, real: Library) -> None:
    application = start()
    visit(application, "vertebroplastie")
    application.window.close()
    front = build_front(Locations.standard().content)
    assert front is not None
    assert at_hand(start(front)) == [f"Vu récemment\u00a0: {name_of(real, 'vertebroplastie')}"]


def test_they_are_forgotten_from_the_settings(start: Open) -> None:
    application = start()
    visit(application, "vertebroplastie")
    application.navigator.go(Route(ScreenId.SETTINGS))
    forget = next(
        b
        for b in application.window.screen_shown.findChildren(QPushButton)
        if b.text() == "Oublier les gestes vus récemment"
    )
    assert forget.isEnabled()
    forget.click()
    assert not forget.isEnabled()
    assert at_hand(application) == []
    assert at_hand(start()) == []


def test_a_folder_that_refuses_is_told_and_disturbs_nothing(start: Open, tmp_path: Path) -> None:
    application = start()
    (tmp_path / "config").write_text("not a folder", encoding="utf-8")
    page = visit(application, "vertebroplastie")
    for name in (ON, OFF, ON):
        button(page, name).click()
    told = [b for b in application.window.findChildren(Banner) if b.isVisible()]
    assert ["n’ont pas pu être enregistrés" in b.accessibleName() for b in told] == [True]
    assert len(at_hand(application)) == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_pains_stay_where_they_are_and_nothing_is_cut(start: Open, real: Library, percent: int) -> None:
    application = start()
    application.window.set_text_percent(percent)
    before = places(application)
    page = visit(application, *real.procedures)
    button(page, ON).click()
    assert len(at_hand(application)) >= 5
    assert places(application) == before
    home = application.window.screen_shown
    assert isinstance(home, HomeScreen)
    assert overflow(home) <= 0
    for shown in home.findChildren(QPushButton):
        assert min(shown.width(), shown.height()) >= TOUCH
        assert shown.width() >= shown.sizeHint().width()


def places(application: Application) -> list[QPoint]:
    """Where the cards of the pains are on Accueil."""
    home = application.window.screen_shown
    assert isinstance(home, HomeScreen)
    QApplication.processEvents()
    return [card.mapTo(home.content, QPoint(0, 0)) for card in home.findChildren(PainCard)]
