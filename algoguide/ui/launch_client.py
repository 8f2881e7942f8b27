"""Speaks to the window that runs, from the process of a command. It needs no QApplication."""

from __future__ import annotations

from time import monotonic, sleep

from PySide6.QtNetwork import QLocalSocket

from algoguide.domain.errors import KnownError
from algoguide.exchange.launch import Answer, Launch, to_line
from algoguide.store.rendezvous import Rendezvous

PATIENCE = 5.0
"""Seconds that a window has to answer: it does so before it opens anything."""
WAITING = 60.0
"""Seconds that a window has to start."""
_PAUSE = 0.05
"""Seconds between two looks for a window that starts."""
_SLICE = 10
"""Milliseconds of one wait inside Qt, which hears no Ctrl C."""
_LONGEST = 64
"""Longest answer, bytes."""

SILENT = "AlgoGuide est déjà ouvert mais ne répond pas ; fermez-le, ou attendez un instant, puis recommencez."


def settle(place: Rendezvous, launch: Launch, patience: float = WAITING) -> Answer | None:
    """Hand `launch` to the window that has the place, also one that starts; None when the place is ours now.

    Raises:
        KnownError: the window says nothing.
    """
    until = monotonic() + patience
    line = to_line(launch)
    while (answer := call(place.address, line)) is None:
        place.drop_stale()
        if place.take():
            return None
        if monotonic() > until:
            raise KnownError(SILENT)
        sleep(_PAUSE)
    return answer


def call(address: str, line: bytes, patience: float = PATIENCE) -> Answer | None:
    """Hand a message over; return the answer, None when nobody listens there.

    Raises:
        KnownError: there is a window, and it says nothing for `patience` seconds.
    """
    until = monotonic() + patience
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(round(patience * 1000)):
        if socket.error() is QLocalSocket.LocalSocketError.SocketTimeoutError:
            raise KnownError(SILENT)
        return None
    socket.write(line)
    said = b""
    while b"\n" not in said and len(said) <= _LONGEST:
        if socket.bytesAvailable() or socket.waitForReadyRead(_SLICE):
            said += socket.readAll().data()
        elif socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            break
        elif monotonic() > until:
            raise KnownError(SILENT)
    socket.abort()
    word = said.decode(errors="replace").strip()
    if not word:
        return None  # a window that closed in the midst of it
    return Answer(word) if word in set(Answer) else Answer.REFUSED
