"""Builds what the nurse's desk needs, each thing once and when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from algoguide.content.library import Library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.jobs import JobRunner
from algoguide.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from algoguide.domain.visit import Visit
    from algoguide.services.choosing import Choosing
    from algoguide.services.visit_opening import VisitPlace
    from algoguide.ui.batch_run import BatchRun
    from algoguide.ui.desk import Desk
    from algoguide.ui.icons import Icons
    from algoguide.ui.patient_guard import PatientGuard
    from algoguide.ui.printing import Printing
    from algoguide.ui.room import Room

_OPENING = 3.0
"""Seconds granted to the keyring and the disk when another program asks for a visit."""


class VisitParts:
    """The desk and what belongs to it. `choosing` and `library` are asked when they are first needed.

    Attributes:
        jobs: what is written and read of the visits, one thing after the other.
        batch_jobs: the packs on their way: a tick is written meanwhile.
    """

    def __init__(
        self,
        locations: Locations,
        store: SettingsStore,
        library: Callable[[], Library],
        choosing: Callable[[], Choosing],
    ) -> None:
        self._locations = locations
        self._store = store
        self._library = library
        self._choosing = choosing
        self.jobs = JobRunner()
        self.batch_jobs = JobRunner()

    @cached_property
    def place(self) -> VisitPlace:
        """Where visits are kept, as the establishment wants it."""
        from algoguide.services.visit_opening import VisitPlace
        from algoguide.store.policy import read_policy

        policy, notices = read_policy(self._locations.site)
        return VisitPlace(self._locations.data, policy, notices)

    @cached_property
    def desk(self) -> Desk:
        """The visits of the day that is shown."""
        from algoguide.services.visit_rows import Rows
        from algoguide.ui.desk import Desk

        def rows() -> Rows:
            library = self._library()
            return Rows(self._choosing(), library.check_lines, library.questions)

        from algoguide.ui.screens.documents.dates import today_here

        return Desk(self.place, lambda: self._store.current.visits, rows, self.jobs, today_here)

    @cached_property
    def run(self) -> BatchRun:
        """The batch of packs."""
        from algoguide.services.batching import PackPool
        from algoguide.ui.batch_run import BatchRun

        return BatchRun(lambda: PackPool(self._locations), self.batch_jobs)

    def screen(
        self, theme: Theme, icons: Icons, room: Room, guard: PatientGuard, printing: Printing | None
    ) -> QWidget:
        """The screen of the visits."""
        from algoguide.services.batch_files import all_in_one
        from algoguide.ui.printing import Printing
        from algoguide.ui.screens.visits import VisitsScreen
        from algoguide.ui.screens.visits.printing_day import Batch

        library = self._library()
        return VisitsScreen(
            self.desk,
            self._choosing(),
            library.questions,
            library.acts,
            self._store,
            room,
            guard,
            self.jobs,
            Batch(self.run, all_in_one, printing or Printing()),
            theme,
            icons,
        )

    def find(self, accession: str) -> Visit | None:
        """The visit of an accession number; None when there is none.

        Visits that are kept and not open yet are opened and waited for: another program asks for somebody.
        """
        from algoguide.ui.desk import DeskState

        if self.desk.state is DeskState.CLOSED and self.place.keeps_something:
            self.desk.open()
            for _ in ("opened", "read"):
                self.jobs.wait(_OPENING)
                QCoreApplication.sendPostedEvents(self.jobs)
        return self.desk.find(accession)

    def purge_past(self) -> None:
        """Sweep what a killed run left; destroy what is past, where an earlier run kept something."""
        from algoguide.store.temporary import sweep

        self.jobs.submit(sweep, lambda _count: None, lambda _error: None)
        if "desk" in self.__dict__ or self.place.keeps_something:
            self.desk.start()

    @property
    def busy(self) -> bool:
        """Whether something of the visits is on its way."""
        return self.jobs.busy or self.batch_jobs.busy

    def wait(self, seconds: float) -> bool:
        """Block until nothing of it runs, at most `seconds` each; return whether nothing does."""
        return all([self.jobs.wait(seconds), self.batch_jobs.wait(seconds)])

    def stop(self) -> None:
        """Stop a batch under way, after the pack that is being printed."""
        if "run" in self.__dict__:
            self.run.stop()

    def close(self) -> None:
        """Take no more; what was ticked is still written, a batch under way is stopped."""
        self.stop()
        self.jobs.close()
        self.batch_jobs.close()
