"""The page of a comparison: made away from the window's thread, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from algoguide.domain.compared import Table
from algoguide.domain.consultation import Given, Weight
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.services.packing import Packing
from algoguide.store.settings import SettingsStore
from algoguide.ui.jobs import JobRunner
from algoguide.ui.printing import Printing
from algoguide.ui.screens.documents.delivery import Delivery, Documents

if TYPE_CHECKING:
    from algoguide.documents.compared_page import ComparedPage

CHANNEL = "comparaison"
_SOON = "La page se prépare."


class Paper(QObject):
    """Makes the page and hands it over. `told` reports a role and a sentence, `given` a tuple of `Given`."""

    told = Signal(str, str)
    given = Signal(object)  # tuple[Given, ...]

    def __init__(
        self,
        packing: Packing,
        version: str,
        store: SettingsStore,
        jobs: JobRunner,
        parent: QWidget,
        printing: Printing,
        ask: Callable[[QWidget, Path], Path | None],
    ) -> None:
        super().__init__(parent)
        self._packing = packing
        self._version = version
        self._store = store
        self._jobs = jobs
        self._delivery = Delivery(store, jobs, parent, printing, ask)
        self._delivery.told.connect(self.told)
        self._delivery.given.connect(self.given)
        self._wish: Callable[[ComparedPage, Documents], None] | None = None

    def print(self, table: Table, weights: Mapping[str, Weight]) -> None:
        """Open the print dialog as soon as the page is ready."""
        self._make(table, weights, lambda page, said: self._delivery.print_pack(page.pdf, page.pages, said))

    def save(self, table: Table, weights: Mapping[str, Weight]) -> None:
        """Ask where to save as soon as the page is ready; the suggested name holds the pain, and nobody's."""
        name = f"comparaison-{table.pain}.pdf"
        self._make(table, weights, lambda page, said: self._delivery.save_pack(page.pdf, name, said))

    def drop(self) -> None:
        """Give up what is being made: the patient it was for is gone."""
        self._jobs.forget(CHANNEL)
        self._delivery.forget_patient()
        self._wish = None

    def _make(
        self, table: Table, weights: Mapping[str, Weight], wish: Callable[[ComparedPage, Documents], None]
    ) -> None:
        self._wish = wish
        title, version = f"Comparer mes options – {table.name}", self._version
        kept, packing = dict(weights), self._packing
        options = PackOptions(establishment=self._store.current.establishment)
        self.told.emit("tint", _SOON)

        def work() -> tuple[ComparedPage, Documents]:
            page = packing.comparison(table, kept, options)
            return page, (Given(title, version, page.fingerprint),)

        self._jobs.latest(CHANNEL, work, self._made, self._refused)

    def _made(self, made: tuple[ComparedPage, Documents]) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            return
        self.told.emit("", "")
        # A print dialog has its own loop of events: not inside the delivery of an answer.
        QTimer.singleShot(0, self, lambda: wish(*made))

    def _refused(self, error: BaseException) -> None:
        self._wish = None
        self.told.emit("", "")
        if not isinstance(error, KnownError):
            raise error
        self.told.emit("red", str(error))
