"""Listens to the commands of the same user, on a local socket: one message each, and one word back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from algoguide.exchange.launch import SIZE_LIMIT, Answer, Launch, from_line

MESSAGE_TIME = 2_000
"""Milliseconds that a command has to say its message."""

_log = logging.getLogger(__name__)


class LaunchServer(QObject):
    """Answers before anything is opened: a page that takes long to build is no silence."""

    wanted = Signal(object)
    """What a command was promised: a `Launch`."""

    def __init__(
        self,
        address: str,
        judge: Callable[[Launch], Answer],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        """`judge` says whether a launch will be done."""
        super().__init__(parent)
        self._address = address
        self._judge = judge
        self._today = today
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def start(self) -> bool:
        """Listen; whoever calls holds the lock, so that a socket which is there was left by a crash."""
        QLocalServer.removeServer(self._address)
        listening = self._server.listen(self._address)
        if not listening:
            _log.warning("commands cannot reach this window")
        return listening

    def close(self) -> None:
        """Listen no more, and leave no socket behind."""
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Talk(socket, self._answer, self)

    def _answer(self, raw: bytes) -> Answer:
        try:
            launch = from_line(raw, self._today())
        except ValueError:
            _log.warning("a message that is not of our commands was refused")
            return Answer.REFUSED
        answer = self._judge(launch)
        if answer is Answer.DONE:
            # Once the word is said.
            QTimer.singleShot(0, self, lambda: self.wanted.emit(launch))
        return answer


class _Talk(QObject):
    """One command: its line, which is empty when it comes too late or never ends; the word; the end."""

    def __init__(self, socket: QLocalSocket, answer: Callable[[bytes], Answer], parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._answer = answer
        self._said = b""
        self._over = False
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(MESSAGE_TIME, self, self._late)
        self._read()

    def _read(self) -> None:
        if self._over:
            return
        self._said += self._socket.read(SIZE_LIMIT + 1 - len(self._said)).data()
        line, ended, _ = self._said.partition(b"\n")
        if ended:
            self._end(line)
        elif len(self._said) > SIZE_LIMIT:
            self._end(b"")

    def _late(self) -> None:
        if not self._over:
            self._end(b"")

    def _end(self, line: bytes) -> None:
        self._over, self._said = True, b""
        self._socket.write(f"{self._answer(line)}\n".encode())
        self._socket.flush()
        self._socket.disconnectFromServer()
