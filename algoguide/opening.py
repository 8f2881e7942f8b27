"""Opens the window and stays until it is closed; nothing but the command line imports it."""

import gc
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from algoguide import __version__
from algoguide.app import Application, start_qt
from algoguide.content.library import Library
from algoguide.content.loading import Loading
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from algoguide.store import log
from algoguide.store.settings import SettingsStore
from algoguide.ui.failures import Failures
from algoguide.ui.theme import SystemLook, Theme

_LOOK_AGAIN = 50
"""Milliseconds between two looks for a library that is being compiled."""
_HANGING_JOB = 0.5
"""Seconds granted, once the window is closed, to a job that did not end in time."""


def _telling(read: Callable[[], Library]) -> Library:
    """The content; when it cannot be read, say so in a box too: a start menu has no console."""
    try:
        return read()
    except KnownError as error:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "AlgoGuide", str(error))
        raise


def _await_rest(application: Application, loading: Loading, refused: list[KnownError]) -> None:
    """Fetch the library when it has arrived, so that the first click does not; leave when it is refused."""
    if not loading.arrived():
        QTimer.singleShot(_LOOK_AGAIN, lambda: _await_rest(application, loading, refused))
        return
    try:
        _telling(lambda: application.library)
    except KnownError as error:
        refused.append(error)
        QApplication.quit()


def main(argv: list[str], locations: Locations, loading: Loading) -> int:
    """Open the window on what is being loaded and stay until it is closed; return the exit status.

    Raises:
        KnownError: the content cannot be read.
    """
    # Nothing that a start makes is rubbish: looking for some would only delay the first screen. It all
    # stays as long as the window, and is not looked at afterwards either.
    gc.disable()
    store = SettingsStore(locations.config)
    handler = log.start(locations.logs, store.current.log_level)
    failures = Failures(locations.logs, __version__)
    failures.install()
    try:
        qt = start_qt([sys.argv[0], *argv], locations)
        Theme.of(store.current, SystemLook.asked()).apply(qt)
        application = Application(locations, store, _telling(loading.front), loading.library)
        failures.set_window(application.window)
        application.window.show()
        QTimer.singleShot(0, gc.freeze)
        QTimer.singleShot(0, application.collector.start)
        refused: list[KnownError] = []
        QTimer.singleShot(0, lambda: _await_rest(application, loading, refused))
        status = qt.exec()
        application.jobs.close()
        ended = application.jobs.wait(_HANGING_JOB)
        if ended:
            application.end()
    finally:
        failures.uninstall()
        log.stop(handler)
    if not ended:
        # A thread inside Pango cannot be stopped, and must not meet an interpreter that is taken down.
        if sys.stdout is not None:  # none without a console (Windows)
            sys.stdout.flush()
        os._exit(status)
    if refused:
        raise refused[0]
    return status
