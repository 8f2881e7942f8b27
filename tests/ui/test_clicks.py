"""From the opened window to a procedure in at most three clicks, to the print dialog in four."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui import printing
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.documents import DocumentsScreen
from algoguide.ui.screens.documents.preview import UPDATING, PreviewPanel
from algoguide.ui.widgets.body_map import BodyMap
from algoguide.ui.widgets.cards import ClickCard

pytestmark = pytest.mark.slow


class User:
    """Counts the clicks of someone in front of the window."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.clicks = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.clicks += 1
        where = at if at is not None else widget.rect().center()
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The page ranges of the system's print dialogs; each is cancelled. One printer is there."""
    opened: list[tuple[int, int]] = []

    class Dialog:
        def __init__(self, _printer: QPrinter, _parent: QWidget) -> None: ...

        def setOptions(self, _options: object) -> None: ...  # noqa: N802 - Qt's name

        def setMinMax(self, first: int, last: int) -> None:  # noqa: N802 - Qt's name
            opened.append((first, last))

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Rejected

        def deleteLater(self) -> None: ...  # noqa: N802 - Qt's name

    class Printers:
        @staticmethod
        def availablePrinterNames() -> list[str]:  # noqa: N802 - Qt's name
            return ["Bureau"]

    monkeypatch.setattr(printing, "QPrintDialog", Dialog)
    monkeypatch.setattr(printing, "QPrinterInfo", Printers)
    return opened


@pytest.fixture
def application(qtbot: QtBot, styled: QApplication, real: Library, tmp_path: Path) -> Iterator[Application]:
    assert styled is not None
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    made = Application(locations, SettingsStore(locations.config), real)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.jobs.close()
    assert made.jobs.wait(30)


def test_three_clicks_to_the_procedure_four_to_the_print_dialog(
    qtbot: QtBot, application: Application, dialogs: list[tuple[int, int]]
) -> None:
    user = User(qtbot)
    body = application.window.findChild(BodyMap)
    assert body is not None
    # The zone leads to several pains: it rings their cards.
    user.click(body, body.centre_of("bas-du-dos").toPoint())
    user.click(card_of(application, "Vertèbre tassée"))
    assert application.navigator.current.subject == "vertebre-tassee"
    user.click(card_of(application, "Cimentoplastie"))
    assert application.navigator.current.screen is ScreenId.PROCEDURE
    assert application.navigator.current.subject == "vertebroplastie"
    assert user.clicks == 3

    user.click(
        next(b for b in application.window.screen_shown.findChildren(QPushButton) if "Imprimer" in b.text())
    )
    screen = application.window.screen_shown
    assert isinstance(screen, DocumentsScreen)
    preview = screen.findChild(PreviewPanel)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.status != UPDATING and not application.jobs.busy, timeout=60_000)
    qtbot.waitUntil(lambda: len(dialogs) == 1, timeout=60_000)
    assert dialogs[0][1] > 4
    assert user.clicks == 4


def card_of(application: Application, words: str) -> ClickCard:
    """The card shown whose name holds these words."""
    cards = application.window.screen_shown.findChildren(ClickCard)
    shown = [card.accessibleName() for card in cards if card.isVisible()]
    assert any(words in name for name in shown), (words, shown)
    return next(card for card in cards if words in card.accessibleName() and card.isVisible())


def test_each_procedure_is_three_clicks_away(qtbot: QtBot, application: Application) -> None:
    """By a pain that it may help, and by the catalogue."""
    library = application.library
    assert len(library.procedures) >= 6
    for procedure in library.procedures.values():
        application.navigator.go(Route(ScreenId.HOME))
        pain = next(p for p in library.pains.values() if procedure.id in {s.procedure for s in p.procedures})
        user = User(qtbot)
        user.click(card_of(application, pain.name))
        assert application.navigator.current.subject == pain.id
        user.click(card_of(application, procedure.name))
        assert application.navigator.current.screen is ScreenId.PROCEDURE
        assert application.navigator.current.subject == procedure.id
        assert user.clicks <= 3

        application.navigator.go(Route(ScreenId.HOME))
        user = User(qtbot)
        side = application.window.findChildren(QToolButton)
        user.click(next(b for b in side if b.text().strip() == "Gestes" and b.isVisible()))
        user.click(card_of(application, procedure.name))
        assert application.navigator.current.subject == procedure.id
        assert user.clicks <= 3
