"""The documents screen, new for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from algoguide.ui.theme import Theme
from tests.ui.screens.documents_world import World


@pytest.fixture
def make(styled: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., World]]:
    worlds: list[World] = []
    Theme().apply(styled)

    def build(percent: int = 100) -> World:
        worlds.append(World(qtbot, tmp_path, percent))
        return worlds[-1]

    yield build
    for world in worlds:
        world.guard.hold("essai", False)
        world.packing.gate.set()
        world.jobs.close()
        assert world.jobs.wait(5)


@pytest.fixture
def world(make: Callable[..., World]) -> World:
    made = make()
    made.open()
    made.settle()
    return made
