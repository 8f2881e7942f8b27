"""What becomes of a pack: the printer or a file, never anything but the bytes that were previewed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from algoguide.domain.consultation import Given
from algoguide.domain.errors import KnownError
from algoguide.store.files import write_output
from algoguide.store.settings import SettingsStore
from algoguide.ui.jobs import JobRunner
from algoguide.ui.printing import Printing, prepared_printer

Documents = tuple[Given, ...]
NO_PRINTER = "Aucune imprimante trouvée ; enregistrez en PDF."
GONE = "Ces documents n’ont été ni imprimés ni enregistrés : leur patient a été effacé entre-temps."
SENT = "Les documents ont été envoyés à l’imprimante."


@dataclass(frozen=True, slots=True, repr=False)
class _Done:
    """What became of a pack; `patient` is the number of the one it was for."""

    sentence: str
    patient: int
    documents: Documents


def ask_file(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save; None when the user gives up."""
    dialog = QFileDialog(parent, "Enregistrer les documents", str(suggested.parent), "Documents PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


class Delivery(QObject):
    """Prints and saves; slow parts run as jobs. `told` reports the outcome: a role and a French sentence."""

    told = Signal(str, str)
    given = Signal(object)
    """The printer or the disk took these documents: a tuple of `Given`."""

    def __init__(
        self,
        store: SettingsStore,
        jobs: JobRunner,
        parent: QWidget,
        printing: Printing,
        ask: Callable[[QWidget, Path], Path | None],
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._window = parent
        self._printing = printing
        self._ask = ask
        self._patients = 0

    def forget_patient(self) -> None:
        """What is on its way was for the patient of before: it is not said of the next one."""
        self._patients += 1

    def print_pack(self, pdf: bytes, pages: int, documents: Documents = ()) -> None:
        """Open the print dialog and print what the user confirms."""
        names = self._printing.names()
        if not names:
            self.told.emit("amber", NO_PRINTER)
            return
        printer = prepared_printer(self._store.current.printer, names)
        patient = self._patients
        if self._printing.ask(printer, pages, self._window) and self._still(patient):
            send = self._printing.send

            def work() -> _Done:
                send(pdf, printer)
                return _Done(SENT, patient, documents)

            self._jobs.submit(work, self._done, self._failed)

    def save_pack(self, pdf: bytes, name: str, documents: Documents = ()) -> None:
        """Ask for a file called `name` by default and write it whole or not at all."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        patient = self._patients
        path = self._ask(self._window, Path(self._store.current.output_folder or usual) / name)
        if path is None or not self._still(patient):
            return

        def write() -> _Done:
            write_output(path, pdf)
            written = f"Les documents ont été enregistrés dans « {path.name} »."
            return _Done(written, patient, documents)

        self._jobs.submit(write, self._done, self._failed)

    def _still(self, patient: int) -> bool:
        """Whether they were not forgotten meanwhile: time passes, and commands come, behind a dialog."""
        if patient != self._patients:
            self.told.emit("amber", GONE)
        return patient == self._patients

    def _done(self, done: _Done) -> None:
        if done.documents and done.patient == self._patients:
            self.given.emit(done.documents)
        self.told.emit("tint", done.sentence)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.told.emit("red", str(error))
