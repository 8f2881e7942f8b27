"""From the visits chosen to paper or files: what is ordered, where it goes, what was printed is noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from algoguide.domain.document import DocumentKind
from algoguide.domain.errors import KnownError
from algoguide.domain.visit import Done
from algoguide.services.batch_delivery import (
    BatchDelivery,
    Join,
    ToFolder,
    ToOneFile,
    ToPrinter,
    neutral_title,
)
from algoguide.services.batch_orders import missing_for, order_of
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import gesture_name
from algoguide.services.visit_memory import kinds_of, usual_kinds, with_kinds
from algoguide.services.visit_rows import Row
from algoguide.store.settings import SettingsStore
from algoguide.ui.batch_run import BatchRun
from algoguide.ui.desk import Desk
from algoguide.ui.printing import Printing, prepared_printer
from algoguide.ui.screens.documents.delivery import NO_PRINTER, ask_file
from algoguide.ui.screens.visits.print_page import PrintPage, Target


def ask_folder(parent: QWidget) -> Path | None:
    """Ask for a folder; None when the user gives up."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, "Choisir un dossier", start)
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch needs beside the visits; tests give their own."""

    run: BatchRun
    join: Join
    printing: Printing
    ask_path: Callable[[QWidget, Path], Path | None] = ask_file
    ask_folder: Callable[[QWidget], Path | None] = ask_folder


class PrintingDay(QObject):
    """Shows the page of the batch and runs it; `ended` when the day is to be shown again."""

    ended = Signal()

    def __init__(
        self,
        page: PrintPage,
        stack: QStackedWidget,
        desk: Desk,
        choosing: Choosing,
        store: SettingsStore,
        batch: Batch,
        today: Callable[[], date],
    ) -> None:
        super().__init__(stack)
        self._page = page
        self._stack = stack
        self._desk = desk
        self._choosing = choosing
        self._store = store
        self._batch = batch
        self._run = batch.run
        self._today = today
        self._on_paper = False
        self._alone = ""
        page.kinds_changed.connect(self._remember_kinds)
        page.chosen_changed.connect(self._tell)
        page.start_wanted.connect(self._start)
        page.stop_wanted.connect(batch.run.stop)
        page.left.connect(self.ended)
        batch.run.delivered.connect(self._delivered)
        batch.run.failed.connect(page.note_refused)
        batch.run.ended.connect(self._batch_ended)

    def show(self, rows: Sequence[Row], ticked: Sequence[str]) -> None:
        """Show the packs of these visits, those of `ticked` wanted; a batch under way goes on being shown."""
        if not self._run.running:
            self._alone = rows[0].visit.id if len(rows) == 1 else ""
            self._page.show_rows(rows, ticked)
            self._tell()
        self._stack.setCurrentWidget(self._page)
        self._page.setFocus()

    @property
    def run(self) -> BatchRun:
        """The batch."""
        return self._run

    def start(self, delivery: BatchDelivery, *, two_sided: bool = False) -> None:
        """Make the packs of the visits chosen and deliver them."""
        chosen = [r for r in self._page.chosen if r.printable]
        if not chosen:
            return
        current = self._store.current
        orders = [
            order_of(
                r,
                current.visits,
                current.establishment,
                self._today(),
                large_print=self._page.large.isChecked(),
                two_sided=two_sided or current.printer.two_sided,
            )
            for r in chosen
        ]
        self._on_paper = isinstance(delivery, ToPrinter)
        self._page.set_running(True, len(orders))
        self._run.start(orders, {r.visit.id: r.visit for r in chosen}, delivery)

    # Inside

    def _tell(self) -> None:
        """Show the documents of the procedures chosen, and what is missing."""
        settings = self._store.current.visits
        gestures = {r.visit.gesture.procedure: r.visit.gesture for r in self._page.chosen if r.visit.gesture}
        alone = self._desk.row(self._alone)
        self._page.show_kinds(
            {
                procedure: (
                    gesture_name(self._choosing, gesture),
                    kinds_of(settings, alone.visit) if alone else usual_kinds(settings, procedure),
                )
                for procedure, gesture in gestures.items()
            },
            of_one_visit=alone is not None,
        )
        house = self._store.current.establishment
        self._page.show_missing(missing_for(self._page.shown, settings, house, self._choosing))

    def _remember_kinds(self, procedure: str, kinds: tuple[DocumentKind, ...]) -> None:
        """For this visit when it is alone, else for the procedure."""
        alone = self._desk.row(self._alone)
        if alone is not None:
            self._desk.change("documents", replace(alone.visit, kinds=kinds))
            self._page.renew([r for r in (self._desk.row(self._alone),) if r is not None])
            self._tell()
            return
        current = self._store.current
        visits = with_kinds(current.visits, procedure, kinds)
        try:
            self._store.save(replace(current, visits=visits))
        except KnownError as error:
            self._page.message.tell("amber", str(error))
        self._tell()

    def _start(self, target: Target) -> None:
        chosen = [r for r in self._page.chosen if r.printable]
        delivery = self._delivery(target, chosen) if chosen else None
        if delivery is not None:
            self.start(delivery, two_sided=target is Target.ONE_FILE)

    def _delivery(self, target: Target, chosen: Sequence[Row]) -> BatchDelivery | None:
        """Where the packs go; None when the user gives up, or there is no printer."""
        if target is Target.FOLDER:
            folder = self._batch.ask_folder(self._stack)
            return ToFolder(folder) if folder is not None else None
        if target is Target.ONE_FILE:
            usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            start = Path(self._store.current.output_folder or usual) / neutral_title(chosen[0].visit)
            path = self._batch.ask_path(self._stack, start)
            return ToOneFile(path, self._batch.join) if path is not None else None
        names = self._batch.printing.names()
        if not names:
            self._page.message.tell("amber", NO_PRINTER)
            return None
        printer = prepared_printer(self._store.current.printer, names)
        if not self._batch.printing.ask(printer, 0, self._stack):
            return None
        send = self._batch.printing.send_and_wait
        return ToPrinter(lambda pdf, cancelled: send(pdf, printer, cancelled))

    def _delivered(self, visit: str) -> None:
        self._page.note_done(visit)
        if self._on_paper:
            kept = self._desk.row(visit)
            if kept is not None and kept.visit.gesture is not None:
                done = Done(self._desk.tick(), kept.visit.gesture)
                self._desk.note(replace(kept.visit, printed=done))

    def _batch_ended(self, role: str, sentence: str) -> None:
        if role == "tint" and not self._on_paper:
            self._page.forget_outcomes()  # the same packs may be wanted elsewhere too
        self._page.set_running(False)
        left = len(self._page.chosen)
        if left and role != "tint":
            sentence += " Ce qui est fait est marqué ; le reste attend, et peut être repris."
        self._page.message.tell(role, sentence)
        self._page.setFocus()
