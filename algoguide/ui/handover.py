"""Another program hands a patient over: the one before is forgotten, their procedure opens."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection
from algoguide.domain.visit import Visit
from algoguide.exchange.launch import Answer, Launch
from algoguide.services.choosing import Choosing
from algoguide.ui.main_window import MainWindow
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Expected, Room

BUSY = (
    "Un autre logiciel veut ouvrir un patient. Répondez d’abord à la question posée ici, puis recommencez "
    "depuis cet autre logiciel."
)


@dataclass(frozen=True, slots=True)
class Handover:
    """Judges and does what a command asks of the window.

    `known` are the ids of the procedures; `choosing` may wait for the library; `find_visit` gives the visit
    of an accession number, if there is one.
    """

    window: MainWindow
    navigator: Navigator
    guard: PatientGuard
    room: Room
    known: Container[str]
    choosing: Callable[[], Choosing]
    find_visit: Callable[[str], Visit | None]

    def judge(self, launch: Launch) -> Answer:
        """Whether it can be done now; the window says why not, when its user can do something about it.

        A dialog is about the patient who is there: nothing changes behind it, and nobody waits in memory
        until it is closed.
        """
        if launch.procedure and launch.procedure not in self.known:
            return Answer.UNKNOWN
        if launch.procedure and QApplication.activeModalWidget() is not None:
            bring_forward(self.window)
            self.window.tell(BUSY)
            return Answer.BUSY
        return Answer.DONE

    def take(self, launch: Launch) -> None:
        """Bring the window forward, and open what is asked."""
        bring_forward(self.window)
        if not launch.procedure:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()  # what it would choose was meant for the patient of before
        handed, selection = self._expected(launch)
        here = self.navigator.current
        same = handed is not None and handed == self.room.patient
        if same and (here.screen, here.subject) == (ScreenId.PROCEDURE, launch.procedure):
            return  # asked twice: what was chosen meanwhile stays
        if not same:
            self.guard.start_new()
        self.room.choose([(launch.procedure, selection)])
        self.room.expect(handed)
        self.window.go(Route(ScreenId.PROCEDURE, launch.procedure, selection))

    def _expected(self, launch: Launch) -> tuple[Expected | None, Selection]:
        """Who it is about, and what is chosen for them."""
        choosing = self.choosing()
        start = choosing.starting(choosing.procedure(launch.procedure))
        if launch.patient is not None:
            return (Expected(launch.patient) if launch.patient != Patient() else None), start
        visit = self.find_visit(launch.accession) if launch.accession else None
        if visit is None:
            return None, start
        planned = visit.gesture
        chosen = planned.selection if planned and planned.procedure == launch.procedure else start
        return Expected(visit.patient, visit.day, visit.id), chosen


def bring_forward(window: QWidget) -> None:
    """Show the window above the others; some systems only make it blink."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
