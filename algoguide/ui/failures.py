"""What the user sees when something fails: a message for a KnownError, one dialog for a bug."""

from __future__ import annotations

import logging
import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.domain.plain import Plain
from algoguide.store.log import write_crash_report

if TYPE_CHECKING:
    # PySide makes a class when it is first named: a start without a failure needs no dialog.
    from PySide6.QtWidgets import QMessageBox

OPEN_LOG = "Ouvrir le dossier du journal"

ADVICE = (
    "Vous pouvez continuer. Si cela se répète, fermez AlgoGuide et ouvrez-le à nouveau. Envoyez le dernier "
    "fichier « incident » du dossier du journal à la personne qui s’occupe d’AlgoGuide : il ne contient "
    "aucune donnée de patient."
)

_log = logging.getLogger(__name__)
_SAFE_PART = re.compile(r"[A-Za-z:_ ,.-]*")


class QtError(Exception):
    """Qt reported a critical error: the report then says so and holds no frames of ours."""


def open_folder(folder: Path) -> bool:
    """Show `folder` in the file manager; return whether the system could."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def tell(error: KnownError, parent: QWidget | None) -> QMessageBox:
    """Show an expected failure, which says what to do, over `parent`, without blocking."""
    from PySide6.QtWidgets import QMessageBox

    box = _box(QMessageBox.Icon.Warning, str(error), parent)
    box.addButton("J’ai compris", QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box


class Failures(QObject):
    """Catches what nobody caught, in any thread and in Qt; writes a report and shows one dialog at a time."""

    _caught = Signal(object)

    def __init__(self, logs: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._version = version
        self._window: QWidget | None = None
        self._open: QMessageBox | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def set_window(self, window: QWidget) -> None:
        """The dialog will open over `window`."""
        self._window = window

    def install(self) -> None:
        """Start catching."""
        sys.excepthook = self._from_python
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)

    def uninstall(self) -> None:
        """Give the hooks back to Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Treat `error` as nobody caught it; may be called from any thread."""
        if isinstance(error, KnownError):
            _log.info("known failure", exc_info=error)
        else:
            _log.error("unexpected failure", exc_info=error)
            write_crash_report(self._logs, error, self._version)
        self._caught.emit(error)

    def _from_python(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        self.report(error)

    def _from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)

    def _from_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        # What follows a quote, a digit or a slash may name a file, hence someone.
        found = _SAFE_PART.match(message)
        said = Plain(found[0].strip() if found else "")
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            _log.error("Qt: %s", said)
            self.report(QtError())
        elif kind is QtMsgType.QtWarningMsg:
            _log.warning("Qt: %s", said)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if self._open is not None:
            return
        from PySide6.QtWidgets import QMessageBox

        if isinstance(error, KnownError):
            box = tell(error, self._window)
        else:
            box = _box(
                QMessageBox.Icon.Critical,
                "AlgoGuide a rencontré un problème inattendu.",
                self._window,
                ADVICE,
            )
            box.addButton("Fermer", QMessageBox.ButtonRole.RejectRole)
            opening = box.addButton(OPEN_LOG, QMessageBox.ButtonRole.ActionRole)
            opening.clicked.connect(self._open_logs)
            box.open()
        self._open = box
        box.finished.connect(self._forget)

    @Slot()
    def _open_logs(self) -> None:
        open_folder(self._logs)

    @Slot()
    def _forget(self) -> None:
        self._open = None


def _box(icon: QMessageBox.Icon, text: str, parent: QWidget | None, more: str = "") -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(icon, "AlgoGuide", typeset(text), QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(typeset(more))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
