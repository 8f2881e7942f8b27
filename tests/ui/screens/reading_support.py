"""What the tests of the reading screens share."""

import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType

from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.ui.widgets.cards import ClickCard
from algoguide.ui.widgets.page import Page

WIDTH, HEIGHT = 1366 - 92, 768 - 64
"""What the side bar and the top bar leave to a screen."""


def shown(qtbot: QtBot, screen: QWidget, width: int = WIDTH, height: int = HEIGHT) -> QMainWindow:
    """The screen alone in a window; keep the window, which owns the screen."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(screen)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    return window


def narrow(qtbot: QtBot, window: QMainWindow, width: int) -> None:
    """Give the window another width and wait for it."""
    screen = window.centralWidget()
    assert screen is not None
    window.resize(width, HEIGHT)
    qtbot.waitUntil(lambda: screen.width() == width)


def words(widget: QWidget) -> str:
    """All that can be read, in the order it was made."""
    return "\n".join(unescape(_TAG.sub("", label.text())) for label in widget.findChildren(QLabel))


_TAG = re.compile(r"<[^>]*>")


def card(screen: QWidget, name: str) -> ClickCard:
    """The card whose name begins so."""
    return next(c for c in screen.findChildren(ClickCard) if c.accessibleName().startswith(name))


def overflow(page: Page) -> int:
    """Pixels of the page that lie right of what is seen; 0 or less is right."""
    return page.content.width() - page.viewport().width()


def with_second_pain(library: Library) -> Library:
    """The library with a second, fictional pain at the place of the first."""
    first = next(iter(library.pains.values()))
    second = replace(first, id="lombalgie", name="Mal de dos d’essai", card="Mal de dos", procedures=())
    return replace(
        library,
        pains=MappingProxyType({**library.pains, second.id: second}),
        pain_cards=(*library.pain_cards, second.on_card()),
    )
