"""The pages of the form: made away from the window's thread, only those of the latest request."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from algoguide.domain.errors import KnownError
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.ui.jobs import JobRunner
from algoguide.ui.screens.documents.request import PackRequest, Preview, Running

CHANNEL = "documents"


class Rendering(QObject):
    """Holds what is wanted and what is shown, and makes the second out of the first."""

    made = Signal(object)
    """The pages of the latest request: a `Preview`."""
    failed = Signal(str)
    """They cannot be made: a French sentence, empty for a bug, which is then raised."""

    def __init__(self, choosing: Choosing, packing: Packing, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._packing = packing
        self._jobs = jobs
        self._wanted: PackRequest | None = None
        self._shown: Preview | None = None
        # Its own: the screen of another text size may still have something to ask when this one waits.
        self._channel = f"{CHANNEL} {id(self)}"
        self._running = Running()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._render)
        self.destroyed.connect(self._running.cancel)

    @property
    def wanted(self) -> PackRequest | None:
        """What the form asks for; None while it cannot be read."""
        return self._wanted

    @property
    def shown(self) -> Preview | None:
        """The last good pages, of whichever request."""
        return self._shown

    @property
    def current(self) -> Preview | None:
        """The pages shown, if they are what the form says."""
        shown = self._shown
        return shown if shown is not None and shown.request == self._wanted else None

    def want(self, request: PackRequest | None, delay: int) -> bool:
        """Make the pages of `request` once `delay` milliseconds have brought no other.

        Returns:
            False when it is what was asked for already.
        """
        if request is not None and request == self._wanted:
            return False
        self._wanted = request
        self._stop()
        if request is not None and self.current is None:
            self._pause.start(delay)
        return True

    def show(self, preview: Preview) -> None:
        """Note the pages that are shown: made here, or by the screen of another text size."""
        self._shown = preview

    def forget(self) -> None:
        """Drop the pages, what was wanted and what is being made."""
        self._stop()
        self._wanted = self._shown = None

    def cancel(self) -> None:
        """Make the rendering under way short: somebody waits for its end."""
        self._running.cancel()

    def _stop(self) -> None:
        self._pause.stop()
        self._running.cancel()
        self._jobs.forget(self._channel)

    def _render(self) -> None:
        request = self._wanted
        if request is None:
            return
        cancelled = self._running.start()
        choosing, packing = self._choosing, self._packing

        def work() -> Preview:
            sheet = choosing.sheet(request.procedure_id, request.selection)
            beside = choosing.sheet(*request.beside) if request.beside else None
            pdf = packing.pack(sheet, request.options, cancelled.is_set, beside)
            return Preview(request, pdf, packing.given(sheet, request.options, beside))

        self._jobs.latest(self._channel, work, self._rendered, self._refused)

    def _rendered(self, preview: Preview) -> None:
        self.made.emit(preview)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.failed.emit(str(error))
            return
        self._wanted = None  # the next visit tries again
        self.failed.emit("")
        raise error
