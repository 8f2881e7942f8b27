"""The documents screen with its neighbours, and what a user does with it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from algoguide.domain.establishment import Establishment
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.store.settings import Settings, SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.printing import Printing
from algoguide.ui.room import Room
from algoguide.ui.screens.documents import DocumentsScreen
from algoguide.ui.screens.documents.fields import Choice
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.documents.preview import UPDATING, PreviewPanel
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.tick_box import TickBox
from tests.ui.screens.documents_support import FakePacking, documents_library

RESOURCES = Path(__file__).parents[3] / "resources"
TODAY = date(2026, 11, 21)
HERE = Route(ScreenId.DOCUMENTS)


class World:
    """The screen, its neighbours and what a user does with it."""

    def __init__(self, qtbot: QtBot, folder: Path, percent: int = 100) -> None:
        self.qtbot = qtbot
        self.theme = Theme(percent)
        self.packing = FakePacking()
        self.jobs = JobRunner()
        self.store = SettingsStore(folder / "config")
        self.store.current = Settings(
            establishment=Establishment("Hôpital d’essai", "", "01"), practitioners=("Dr Essai",)
        )
        self.printers = ["Bureau"]
        self.accepts = True
        self.dialogs: list[tuple[QPrinter, int]] = []
        self.sent: list[bytes] = []
        self.target: Path | None = folder / "out.pdf"
        self.suggested: list[Path] = []
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
        self.guard = PatientGuard(lambda: self.now)
        self.room = Room(self.guard)
        self.screen = self.build()

    def build(self) -> DocumentsScreen:
        library = documents_library()
        screen = DocumentsScreen(
            library,
            Choosing(library),
            cast("Packing", self.packing),
            self.theme,
            Icons(RESOURCES / "icons"),
            self.store,
            self.jobs,
            printing=Printing(lambda: self.printers, self._ask, self._send),
            ask_path=self._ask_path,
            guard=self.guard,
            room=self.room,
            today=lambda: TODAY,
        )
        self.qtbot.addWidget(screen)
        return screen

    def _ask(self, printer: QPrinter, pages: int, _parent: QWidget) -> bool:
        self.dialogs.append((printer, pages))
        return self.accepts

    def _send(self, pdf: bytes, _printer: QPrinter) -> None:
        self.sent.append(pdf)

    def _ask_path(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.suggested.append(suggested)
        return self.target

    def open(self, route: Route = HERE) -> None:
        self.screen.resize(1274, 704)
        with self.qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.show_route(route)

    def settle(self) -> None:
        """Until what is previewed is what the form says, or is refused."""
        self.qtbot.waitUntil(lambda: self.preview.status != UPDATING and not self.jobs.busy)

    @property
    def preview(self) -> PreviewPanel:
        return child(self.screen, PreviewPanel)

    @property
    def messages(self) -> list[str]:
        bars = self.screen.findChildren(MessageBar)
        return [bar.text.replace("\u202f", " ").replace("\u00a0", " ") for bar in bars if bar.text]

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.text() == text)

    def field(self, name: str) -> QLineEdit:
        return next(e for e in self.screen.findChildren(QLineEdit) if e.accessibleName() == name)

    def combo(self, name: str) -> Choice:
        def shown() -> list[Choice]:
            named = [c for c in self.screen.findChildren(Choice) if c.accessibleName() == name]
            return [combo for combo in named if combo.isVisibleTo(self.screen)]

        self.qtbot.waitUntil(lambda: len(shown()) == 1)
        return shown()[0]

    def box(self, text: str) -> TickBox:
        return next(b for b in self.screen.findChildren(TickBox) if b.text() == text)

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.selectAll()
        if text:
            self.qtbot.keyClicks(field, text)
        else:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)

    def pick(self, name: str, text: str) -> None:
        """Choose a line of a list with the keyboard, as far as the list lets it be chosen."""
        combo = self.combo(name)
        row = combo.findText(text)
        assert row >= 0, [combo.itemText(i) for i in range(combo.count())]
        assert combo.model().flags(combo.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
        while combo.currentIndex() != row:
            key = Qt.Key.Key_Down if combo.currentIndex() < row else Qt.Key.Key_Up
            before = combo.currentIndex()
            self.qtbot.keyClick(combo, key)
            if combo.currentIndex() == before:
                break


T = TypeVar("T", bound=QObject)


def child(parent: QWidget, kind: type[T]) -> T:
    found = parent.findChildren(kind)
    assert len(found) == 1
    return found[0]
