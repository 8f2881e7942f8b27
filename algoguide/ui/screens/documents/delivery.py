"""What becomes of a pack: the printer or a file, never anything but the bytes that were previewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from algoguide.domain.errors import KnownError
from algoguide.store.files import write_output
from algoguide.store.settings import SettingsStore
from algoguide.ui.jobs import JobRunner
from algoguide.ui.printing import Printing, prepared_printer

NO_PRINTER = "Aucune imprimante trouvée ; enregistrez en PDF."
SENT = "Les documents ont été envoyés à l’imprimante."


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

    def print_pack(self, pdf: bytes, pages: int) -> None:
        """Open the print dialog and print what the user confirms."""
        names = self._printing.names()
        if not names:
            self.told.emit("amber", NO_PRINTER)
            return
        printer = prepared_printer(self._store.current.printer, names)
        if self._printing.ask(printer, pages, self._window):
            send = self._printing.send
            self._jobs.submit(lambda: send(pdf, printer), self._printed, self._failed)

    def save_pack(self, pdf: bytes, name: str) -> None:
        """Ask for a file called `name` by default and write it whole or not at all."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._ask(self._window, Path(self._store.current.output_folder or documents) / name)
        if path is None:
            return

        def write() -> str:
            write_output(path, pdf)
            return path.name

        self._jobs.submit(write, self._written, self._failed)

    def _printed(self, _nothing: None) -> None:
        self.told.emit("tint", SENT)

    def _written(self, name: str) -> None:
        self.told.emit("tint", f"Les documents ont été enregistrés dans « {name} ».")

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.told.emit("red", str(error))
