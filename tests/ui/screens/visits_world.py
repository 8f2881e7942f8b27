"""The visits screen with its neighbours, and what a user does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.visit import Visit
from algoguide.services.batching import Made, Order
from algoguide.services.choosing import Choosing
from algoguide.services.visit_opening import Opened
from algoguide.services.visit_rows import Rows, full_name
from algoguide.services.visiting import Visiting
from algoguide.store.opening import open_in_memory
from algoguide.store.settings import SettingsStore
from algoguide.store.settings_visits import VisitSettings
from algoguide.store.visits import VisitStore
from algoguide.ui.batch_run import BatchRun, Pool
from algoguide.ui.desk import Desk, DeskState
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.printing import Printing
from algoguide.ui.room import Room
from algoguide.ui.screens.visits import VisitsScreen
from algoguide.ui.screens.visits.printing_day import Batch
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.tick_box import TickBox

RESOURCES = Path(__file__).parents[3] / "resources"
TODAY = date(2026, 12, 1)
TOMORROW = date(2026, 12, 2)
HOUSE = Establishment("Hôpital d’essai", "Imagerie", "01 00 00 00 00", "02 00 00 00 00")


class Place:
    """Keeps visits in the memory of a real store; `refusal` has it refuse to open."""

    def __init__(self) -> None:
        self.refusal: KnownError | None = None
        self.store: VisitStore | None = None
        self.asked: list[tuple[bool, bool]] = []

    def open(self, *, memory_only: bool, start_anew: bool = False) -> Opened:
        self.asked.append((memory_only, start_anew))
        if self.refusal is not None and not (memory_only or start_anew):
            raise self.refusal
        self.store = open_in_memory().store
        clock = datetime(2026, 12, 1, 15, 4, tzinfo=UTC)
        return Opened(Visiting(self.store, "infirmiere", lambda: clock))

    def purge(self, today: date, settings: VisitSettings) -> bool:
        del today, settings
        return True

    def in_memory(self, settings: VisitSettings) -> bool:
        return settings.in_memory

    def keep_days(self, settings: VisitSettings) -> int:
        return settings.keep_days


class QuickPool:
    """Makes a line of text of each pack, as the pool of processes makes a PDF; `bad` are refused."""

    def __init__(self) -> None:
        self.bad: set[str] = set()
        self.orders: list[Order] = []

    def run(
        self,
        orders: Sequence[Order],
        on_done: Callable[[Made], None],
        on_failed: Callable[[str, KnownError], None],
        cancelled: Callable[[], bool],
    ) -> None:
        for order in orders:
            if cancelled():
                return
            self.orders.append(order)
            if order.options.patient.family in self.bad:
                on_failed(order.id, KnownError("Un nom ne peut pas être imprimé ; écrivez-le autrement."))
            else:
                on_done(Made(order.id, f"%PDF {order.options.patient.family}".encode(), ()))


class VisitsWorld:
    """The screen, its neighbours and what a user does with it."""

    def __init__(
        self, qtbot: QtBot, library: Library, folder: Path, theme: Theme, pool: Pool | None = None
    ) -> None:
        self.qtbot = qtbot
        self.library = library
        self.choosing = Choosing(library)
        self.theme = theme
        self.folder = folder
        self.store = SettingsStore(folder / "config")
        self.store.current = replace(self.store.current, establishment=HOUSE)
        self.jobs, self.batch_jobs = JobRunner(), JobRunner()
        self.place = Place()
        self.desk = Desk(
            self.place,
            lambda: self.store.current.visits,
            lambda: Rows(self.choosing, library.check_lines, library.questions),
            self.jobs,
            lambda: TODAY,
        )
        self.guard = PatientGuard()
        self.room = Room(self.guard)
        self.pool = pool or QuickPool()
        self.printers = ["Bureau"]
        self.sent: list[bytes] = []
        self.most = 1_000
        """How many packs the printer takes before it stops."""
        self.programme: Path | None = None
        self.target: Path | None = folder / "jour.pdf"
        self.suggested: list[Path] = []
        self.screen = self.build()

    def build(self) -> VisitsScreen:
        printing = Printing(lambda: self.printers, lambda *_: True, lambda *_: None, self.send)
        self.run = BatchRun(lambda: self.pool, self.batch_jobs)
        batch = Batch(
            self.run,
            lambda packs, _cancelled: b"|".join(packs),
            printing,
            self.ask_path,
            lambda _parent: self.target,
        )
        screen = VisitsScreen(
            self.desk,
            self.choosing,
            self.library.questions,
            self.library.acts,
            self.store,
            self.room,
            self.guard,
            self.jobs,
            batch,
            self.theme,
            Icons(RESOURCES / "icons"),
            lambda: TODAY,
            lambda _parent: self.programme,
        )
        self.qtbot.addWidget(screen)
        screen.resize(1274, 704)
        with self.qtbot.waitExposed(screen):
            screen.show()
        return screen

    def send(self, pdf: bytes, printer: QPrinter, cancelled: Callable[[], bool]) -> None:
        del printer, cancelled
        if len(self.sent) == self.most:
            raise KnownError("L’imprimante « Bureau » s’est arrêtée ; remettez-la en marche.")
        self.sent.append(pdf)

    def ask_path(self, parent: QWidget, suggested: Path) -> Path | None:
        del parent
        self.suggested.append(suggested)
        return self.target

    # What a user does

    def open(self) -> None:
        self.screen.show_route(Route(ScreenId.VISITS))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        self.qtbot.waitUntil(lambda: not (self.jobs.busy or self.batch_jobs.busy), timeout=20_000)

    def keep(self, *visits: Visit) -> None:
        """Have visits kept, as an earlier day did."""
        self.open()
        assert self.desk.state is DeskState.READY
        self.desk.visiting.save(visits)
        self.desk.show_day(TOMORROW)
        self.desk.reload()
        self.settle()

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """A button by its words, its name, or how they begin; waited for when its page has just come."""
        wanted = text.replace("\u00a0", " ")

        def found() -> list[QPushButton]:
            shown = [b for b in (within or self.screen).findChildren(QPushButton) if b.isVisible()]
            names = [(b, {_plain(b.text()), _plain(b.accessibleName())}) for b in shown]
            named = [b for b, words in names if wanted in words]
            starting = [b for b, words in names if any(word.startswith(wanted) for word in words)]
            return named or starting

        self.qtbot.waitUntil(lambda: bool(found()))
        return found()[0]

    def click(self, text: str) -> None:
        button = self.button(text)
        assert button.isEnabled(), text
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def box(self, text: str) -> TickBox:
        found = [b for b in self.screen.findChildren(TickBox) if b.isVisible() and b.text().startswith(text)]
        assert found, text
        return found[0]

    def line(self, name: str) -> QLineEdit:
        lines = [e for e in self.screen.findChildren(QLineEdit) if e.isVisible()]
        return next(e for e in lines if e.accessibleName() == name)

    def write(self, name: str, text: str) -> None:
        field = self.line(name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        field.editingFinished.emit()

    def pick(self, name: str, words: str) -> None:
        """Choose the first line of a list that holds these words."""

        def shown() -> list[QComboBox]:
            combos = [c for c in self.screen.findChildren(QComboBox) if c.isVisible()]
            return [c for c in combos if c.accessibleName() == name]

        self.qtbot.waitUntil(lambda: bool(shown()))
        combo = shown()[0]
        at = combo.findText(words, Qt.MatchFlag.MatchContains)
        assert at >= 0, [combo.itemText(i) for i in range(combo.count())]
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        self.settle()

    def bring(self, path: Path) -> None:
        """Choose a programme and wait for its preview."""
        self.programme = path
        self.click("Importer le programme" if self.screen.day.isVisible() else "Choisir un autre fichier")
        self.settle()

    def choose(self, name: str) -> None:
        """Choose the visit of a patient in the table."""
        row = next(r for r in self.desk.rows if full_name(r.visit.patient) == name)
        at = self.screen.day.table.model.position(row.visit.id)
        assert at >= 0
        self.screen.day.table.view.selectRow(at)

    def visit(self, name: str) -> Visit:
        return next(r.visit for r in self.desk.rows if full_name(r.visit.patient) == name)

    def close(self) -> None:
        self.jobs.close()
        self.batch_jobs.close()
        assert self.jobs.wait(10)
        assert self.batch_jobs.wait(10)
        if self.place.store is not None:
            self.place.store.close()


def _plain(words: str) -> str:
    return words.strip("\u2002 ").replace("\u00a0", " ")
