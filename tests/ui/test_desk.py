"""The desk behind the screen: what is written before leaving, destroyed at midnight, found by its number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.app_visits import VisitParts
from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Gesture, Source, Visit
from algoguide.locations import Locations
from algoguide.services.batch_delivery import ToPrinter
from algoguide.services.batching import Made, Order
from algoguide.services.choosing import Choosing
from algoguide.services.visit_rows import Rows
from algoguide.store.settings import SettingsStore
from algoguide.store.settings_visits import VisitSettings
from algoguide.ui.batch_run import BatchRun
from algoguide.ui.desk import Desk
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.visits import VisitsScreen
from algoguide.ui.theme import Theme
from tests.services.visits_support import person
from tests.ui.screens.visits_world import TOMORROW, Place, QuickPool
from tests.ui.shell_library import library


class Days:
    """A desk whose day can be changed."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.today = TOMORROW - timedelta(days=1)
        self.qtbot = qtbot
        self.jobs = JobRunner()
        self.desk = Desk(
            place,
            VisitSettings,
            lambda: Rows(Choosing(library()), (), {}),
            self.jobs,
            lambda: self.today,
        )
        self.desk.open()
        self.settle()
        self.desk.show_day(TOMORROW)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    def close(self) -> None:
        self.jobs.close()
        assert self.jobs.wait(10)


def visit(number: int, day: date = TOMORROW) -> Visit:
    patient = person(number=number)
    return Visit(f"{number:032x}", day, time(8), Source.CSV, patient, "Ponction")


@pytest.fixture
def place() -> Iterator[Place]:
    made = Place()
    yield made
    if made.store is not None:
        made.store.close()


@pytest.fixture
def days(qtbot: QtBot, place: Place) -> Iterator[Days]:
    made = Days(qtbot, place)
    yield made
    made.close()


def test_what_was_ticked_is_written_before_the_window_is_gone(days: Days, place: Place) -> None:
    days.desk.change("ajout", visit(1))
    days.desk.change("coche", visit(1).checked("ligne", days.desk.tick()))
    days.jobs.close()  # at once, as a window does that is closed in the middle
    assert days.jobs.wait(10)
    assert place.store is not None
    (kept,) = place.store.on(TOMORROW)
    assert kept.checks


def test_a_tick_while_the_day_is_being_read_is_not_lost(days: Days) -> None:
    days.desk.change("ajout", visit(1))
    days.settle()
    days.desk.reload()
    days.desk.change("coche", visit(1).checked("ligne", days.desk.tick()))
    days.settle()
    assert days.desk.rows[0].visit.checks


def test_midnight_destroys_what_is_past_and_leaves_nothing_to_take_back(days: Days) -> None:
    later = TOMORROW + timedelta(days=1)
    days.desk.change("ajout", visit(1))
    days.desk.change("ajout", visit(2, later))
    days.settle()
    days.today = TOMORROW
    days.desk.purge()
    days.settle()
    assert len(days.desk.rows) == 1
    days.today = later
    days.desk.purge()
    days.settle()
    assert not days.desk.rows
    assert days.desk.undo_name == ""
    assert days.desk.visiting.days() == (later,)


def test_the_visit_of_a_number_is_found_on_any_day_unless_cancelled(days: Days) -> None:
    later = TOMORROW + timedelta(days=1)
    days.desk.change("ajout", visit(1), visit(2, later), replace(visit(3), cancelled=True))
    days.desk.reload()
    days.settle()
    assert days.desk.find("ACC00001") is not None
    found = days.desk.find("ACC00002")
    assert found is not None
    assert found.day == later
    assert days.desk.find("ACC00003") is None
    assert days.desk.find("ACC9") is None


class Kept(Place):
    """An earlier run kept a visit here."""

    keeps_something = True

    def open(self, *, memory_only: bool, start_anew: bool = False) -> "object":  # type: ignore[override]
        found = super().open(memory_only=memory_only, start_anew=start_anew)
        found.visiting.save([visit(1, date.today() + timedelta(days=1))])  # noqa: DTZ011 - as the window does
        return found


def test_another_program_finds_a_visit_that_is_kept_and_not_open_yet(
    qtbot: QtBot, real: Library, tmp_path: Path
) -> None:
    del qtbot
    locations = Locations.standard().private(tmp_path)
    parts = VisitParts(locations, SettingsStore(tmp_path), lambda: real, lambda: Choosing(real))
    kept = Kept()
    parts.__dict__["place"] = kept
    found = parts.find("ACC00001")
    assert found is not None
    assert found.patient.ipp == "0000001"
    assert parts.find("ACC9") is None
    parts.close()
    assert parts.wait(10)
    assert kept.store is not None
    kept.store.close()


def test_a_window_closed_in_the_middle_of_a_batch_notes_what_was_printed(
    qtbot: QtBot, real: Library, tmp_path: Path, normal: Theme
) -> None:
    del normal
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    store = SettingsStore(locations.config)
    store.note(replace(store.current, visits=VisitSettings(in_memory=True)))
    application = Application(locations, store, real)
    qtbot.addWidget(application.window)
    with qtbot.waitExposed(application.window):
        application.window.show()
    gate, parts = Event(), application.visits
    parts.__dict__["run"] = run = BatchRun(lambda: Gated(gate), parts.batch_jobs)
    application.navigator.go(Route(ScreenId.VISITS))
    qtbot.waitUntil(lambda: not parts.busy)
    screen = application.window.screen_shown
    assert isinstance(screen, VisitsScreen)
    start = application.visits.desk
    gesture = Gesture("infiltration-foraminale-lombaire", Selection({}, "locale", Side.LEFT, "L5"))
    day = start.day
    start.change("ajout", *(replace(visit(n, day), gesture=gesture) for n in (1, 2)))
    screen.day.print_wanted.emit()
    screen.printing.start(ToPrinter(lambda *_: gate.set()))
    assert run.running
    application.window.close()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    printed = [v.printed is not None for v in parts.desk.visiting.on(day)]
    assert application.leave(10)
    assert printed == [True, False]


class Gated(QuickPool):
    """Makes the next pack once the window is closing."""

    def __init__(self, gate: Event) -> None:
        super().__init__()
        self.gate = gate

    def run(
        self,
        orders: Sequence[Order],
        on_done: Callable[[Made], None],
        on_failed: Callable[[str, KnownError], None],
        cancelled: Callable[[], bool],
    ) -> None:
        super().run(orders[:1], on_done, on_failed, lambda: False)
        while not cancelled():
            self.gate.wait(0.01)
        super().run(orders[1:], on_done, on_failed, cancelled)
