"""The screen « Comparer » with its neighbours, and what a user does with it."""

from pathlib import Path
from threading import Event
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.documents.compared_page import ComparedPage
from algoguide.domain.compared import Table
from algoguide.domain.consultation import Compared, Weight
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.services.packing import Packing
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.printing import Printing
from algoguide.ui.room import Room
from algoguide.ui.screens.compare import CompareScreen
from algoguide.ui.screens.compare.cells import CellView
from algoguide.ui.screens.compare.weights import WeightBars
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.theme import Theme
from tests.ui.screens.reading_support import WIDTH, shown

KNEE = "articulation"
NAME = "Douleur d’une articulation, arthrose"


class FakePress:
    """Makes a page of bytes at once, or refuses."""

    def __init__(self) -> None:
        self.asked: list[tuple[Table, dict[str, Weight], PackOptions]] = []
        self.refusal = ""

    def comparison(self, table: Table, weights: dict[str, Weight], options: PackOptions) -> ComparedPage:
        self.asked.append((table, weights, options))
        if self.refusal:
            raise KnownError(self.refusal)
        return ComparedPage(b"%PDF", "abcdef123456", 1)


class World:
    """The screen and its neighbours."""

    def __init__(self, qtbot: QtBot, real: Library, icons: Icons, folder: Path, theme: Theme) -> None:
        self.qtbot = qtbot
        self.library = real
        self.icons = icons
        self.theme = theme
        self.press = FakePress()
        self.store = SettingsStore(folder / "config")
        self.jobs = JobRunner()
        self.guard = PatientGuard()
        self.room = Room(self.guard)
        self.sent: list[bytes] = []
        self.printer_free = Event()
        self.printer_free.set()
        self.printers = ["Bureau"]
        self.target = folder / "page.pdf"
        self.suggested: list[Path] = []
        self.screen = self.build()
        self.window: QMainWindow | None = None

    def build(self) -> CompareScreen:
        return CompareScreen(
            self.library,
            cast("Packing", self.press),
            self.theme,
            self.icons,
            self.store,
            self.jobs,
            self.room,
            printing=Printing(lambda: self.printers, lambda *_: True, self._send),
            ask_path=self._ask,
        )

    def _send(self, pdf: bytes, _printer: QPrinter) -> None:
        self.sent.append(pdf)
        assert self.printer_free.wait(5)

    def _ask(self, _parent: QWidget, suggested: Path) -> Path:
        self.suggested.append(suggested)
        return self.target

    def open(self, pain: str = KNEE, width: int = WIDTH) -> CompareScreen:
        self.screen.show_route(Route(ScreenId.COMPARE, pain))
        self.window = shown(self.qtbot, self.screen, width)
        return self.screen

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.text() == text)

    def click(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def remove(self, option: str) -> None:
        wanted = f"Retirer : {option}"
        button = next(b for b in self.screen.findChildren(QToolButton) if b.accessibleName() == wanted)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def removable(self) -> list[str]:
        named = [b.accessibleName() for b in self.screen.findChildren(QToolButton)]
        return [name.removeprefix("Retirer : ") for name in named if name.startswith("Retirer : ")]

    def bars(self, row: str) -> WeightBars:
        return next(b for b in self.screen.findChildren(WeightBars) if b.accessibleName().startswith(row))

    def weigh(self, row: str, weight: Weight) -> None:
        bar = self.bars(row).bars[list(Weight).index(weight)]
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)

    def options(self) -> list[str]:
        """The options compared, as the first row has them."""
        cells = self.screen.findChildren(CellView)
        first = cells[0].accessibleName().split(",")[0]
        return [c.accessibleName().partition(", ")[2] for c in cells if c.accessibleName().startswith(first)]

    def noted(self) -> Compared:
        return self.room.consultation.compared[-1]

    def message(self) -> str:
        return self.screen.findChildren(MessageBar)[-1].text.replace("\u202f", " ").replace("\u00a0", " ")

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)
