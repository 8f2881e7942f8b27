"""Opens the window and stays until it is closed; nothing but the command line imports it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from algoguide import __version__
from algoguide.app import Application, start_qt
from algoguide.content.library import Library
from algoguide.content.loading import Loading
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from algoguide.store import log
from algoguide.store.rendezvous import Rendezvous
from algoguide.store.settings import SettingsStore
from algoguide.ui.failures import Failures
from algoguide.ui.theme import SystemLook, Theme

if TYPE_CHECKING:
    from algoguide.exchange.launch import Launch

_LOOK_AGAIN = 50
"""Milliseconds between two looks for a library that is being compiled."""
_HANGING_JOB = 0.5
"""Seconds granted, once the window is closed, to a job that did not end in time."""
_LISTENING = 300
"""Milliseconds after the window is shown: by then it is painted, and a command that waits does not notice."""

_PURGING = 1_500
"""Milliseconds after the window is shown: past visits are then destroyed, in a worker."""


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


def _listen(application: Application, place: Rendezvous) -> None:
    """Have the commands of the user reach the window until it closes."""
    if application.window.closing:
        return
    # Nothing of it is needed for the first paint.
    from datetime import date

    from algoguide.ui.launch_server import LaunchServer

    handover = application.handover
    server = LaunchServer(place.address, handover.judge, date.today, application.window)
    server.wanted.connect(handover.take)
    application.window.leaving.connect(server.close)
    if not server.start():
        place.leave()  # nobody waits for a window that they cannot reach


def main(
    argv: list[str],
    locations: Locations,
    loading: Loading,
    place: Rendezvous | None = None,
    launch: "Launch | None" = None,
) -> int:
    """Open the window on what is being loaded and stay until it is closed; return the exit status.

    `place` is where commands reach the window, `launch` what it opens on.

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
        if launch is not None:
            QTimer.singleShot(0, lambda: application.handover.take(launch))
        if place is not None and place.held:
            QTimer.singleShot(_LISTENING, lambda: _listen(application, place))
        QTimer.singleShot(_PURGING, application.visits.purge_past)
        refused: list[KnownError] = []
        QTimer.singleShot(0, lambda: _await_rest(application, loading, refused))
        status = qt.exec()
        ended = application.leave(_HANGING_JOB)
        if ended:
            application.end()
    finally:
        failures.uninstall()
        log.stop(handler)
    if not ended:
        # A thread inside Pango cannot be stopped, and must not meet an interpreter that is taken down.
        if place is not None:
            place.leave()
        if sys.stdout is not None:  # none without a console (Windows)
            sys.stdout.flush()
        os._exit(status)
    if refused:
        raise refused[0]
    return status
