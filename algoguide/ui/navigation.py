"""Where the window is: routes and their history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    # Not needed before the first choice.
    from algoguide.domain.selection import Selection


class ScreenId(StrEnum):
    """The screens that work."""

    HOME = "accueil"
    PAIN = "douleur"
    PROCEDURES = "gestes"
    PROCEDURE = "geste"
    PATIENT = "vue-patient"
    COMPARE = "comparer"
    ANAESTHESIA = "anesthesie"
    DOCUMENTS = "documents"
    RECORD = "dossier"
    VISITS = "visites"
    SETTINGS = "reglages"
    ABOUT = "a-propos"


PRINT_AT_ONCE = "imprimer"
"""The section of the documents that opens the print dialog as soon as they are ready."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place in the application.

    `subject` is the id the screen shows (a pain, a procedure, a mode). `selection` carries the choices
    made so far from the procedure's page to the documents. `section` is where to scroll. `pain` is the page a
    procedure was reached from, empty for the catalogue.
    """

    screen: ScreenId
    subject: str = ""
    selection: Selection | None = None
    section: str = ""
    pain: str = ""


class Navigator(QObject):
    """The history of routes, like a browser's: going somewhere new forgets what was forward."""

    moved = Signal(object)  # Route

    def __init__(self, start: Route, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._routes = [start]
        self._at = 0

    @property
    def current(self) -> Route:
        """The route shown."""
        return self._routes[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether something was shown before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether « back » was used."""
        return self._at < len(self._routes) - 1

    def go(self, route: Route) -> None:
        """Show `route`; nothing happens when it is already shown."""
        if route == self.current:
            return
        self._routes[self._at + 1 :] = [route]
        self._at += 1
        self.moved.emit(route)

    def amend(self, selection: Selection) -> None:
        """Remember the choices made on the current page, without a new step of history."""
        self._routes[self._at] = replace(self.current, selection=selection)

    def forget_patient(self) -> None:
        """Take away what was chosen for one patient, side and level, wherever one could come back to it."""
        self._routes = [_unplaced(route) for route in self._routes]

    def remember(self) -> object:
        """The history with what was chosen for one patient."""
        return tuple(self._routes)

    def bring_back(self, state: object) -> None:
        """Give their sides and levels back to the places where one has been before `forget_patient`."""
        before = cast("tuple[Route, ...]", state)
        same = zip(before, self._routes, strict=False)
        known = [old if _unplaced(old) == now else now for old, now in same]
        self._routes[: len(known)] = known

    def back(self) -> None:
        """Show the previous route, if there is one."""
        if self.can_go_back:
            self._at -= 1
            self.moved.emit(self.current)

    def forward(self) -> None:
        """Undo « back »."""
        if self.can_go_forward:
            self._at += 1
            self.moved.emit(self.current)


def _unplaced(route: Route) -> Route:
    if route.selection is None:
        return route
    return replace(route, selection=replace(route.selection, side=None, place=None))
