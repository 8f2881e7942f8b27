from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.catalogue import Entry
from algoguide.store.settings import Settings
from algoguide.ui.icons import Icons
from algoguide.ui.screens.home.shortcuts import Shortcuts
from algoguide.ui.theme import SystemLook, Theme
from tests.ui.conftest import RESOURCES, restyle

SYSTEMS = (SystemLook(), SystemLook(contrast=True, motion=False))
LOOKS = (Theme(), Theme(contrast=True), Theme(200, contrast=True))


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize(("chosen", "expected"), [("system", None), ("yes", True), ("no", False)])
def test_what_is_chosen_prevails_over_the_system(
    system: SystemLook, chosen: str, expected: bool | None
) -> None:
    theme = Theme.of(Settings(text_percent=125, contrast=chosen, motion=chosen), system)
    assert theme.percent == 125
    assert theme.contrast is (system.contrast if expected is None else expected)
    assert theme.motion is (system.motion if expected is None else expected)


def test_the_system_of_the_tests_asks_for_nothing(styled: QApplication) -> None:
    assert styled is not None
    # Twice: PySide forgets what Qt holds when it is asked without care.
    assert [SystemLook.asked(), SystemLook.asked()] == [SystemLook(), SystemLook()]


@pytest.fixture(params=LOOKS, ids=str)
def look(styled: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    restyle(styled, request.param)
    yield request.param
    restyle(styled, Theme())


def test_the_ring_of_the_keyboard_cuts_no_word(qtbot: QtBot, look: Theme) -> None:
    window, page = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    layout = QVBoxLayout(page)
    buttons = []
    for role in ("", "primary", "segment", "section", "link", "crumb"):
        for checked in (False, True):
            button = QPushButton("Imprimer la page")
            button.setProperty("role", role)
            button.setCheckable(checked)
            button.setChecked(checked)
            buttons.append(button)
    field = QLineEdit("Page à garder")
    shortcuts = Shortcuts([Entry("a", "Geste")], [], look, Icons(Path(RESOURCES / "icons")))
    for widget in (*buttons, field, shortcuts):
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    with qtbot.waitExposed(window):
        window.show()
    for widget in (*buttons, field, *shortcuts.findChildren(QPushButton)):
        before = widget.sizeHint()
        widget.setFocus()
        assert widget.hasFocus()
        assert (widget.sizeHint().width(), widget.sizeHint().height()) <= (before.width(), before.height()), (
            widget.property("role")
        )


def test_the_ring_of_the_keyboard_is_seen_on_every_button(qtbot: QtBot, look: Theme) -> None:
    window, page = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    layout = QVBoxLayout(page)
    c = look.colours
    for role, checked, ring in (
        ("", False, c.FOCUS),
        ("primary", False, c.FOCUS_ON_PRIMARY),
        ("segment", True, c.FOCUS_ON_PRIMARY),
        ("section", True, c.FOCUS),
        ("link", False, c.FOCUS),
        ("crumb", False, c.FOCUS),
    ):
        button = QPushButton("Suite")
        button.setProperty("role", role)
        button.setProperty("ring", ring)
        button.setCheckable(checked)
        button.setChecked(checked)
        layout.addWidget(button)
    with qtbot.waitExposed(window):
        window.show()
    for button in page.findChildren(QPushButton):
        button.setFocus()
        image = button.grab().toImage()
        middle = image.width() // 2
        seen = [image.pixelColor(middle, y).name().upper() for y in range(c.RING)]
        assert seen == [button.property("ring")] * c.RING, button.property("role")
