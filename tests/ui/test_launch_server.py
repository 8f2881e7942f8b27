"""The socket of the window: one message and one word, and nothing that keeps it waiting or is quoted."""

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.exchange.launch import SIZE_LIMIT, Answer, Launch, to_line
from algoguide.store.rendezvous import Rendezvous
from algoguide.ui import launch_server
from algoguide.ui.launch_client import call, settle
from algoguide.ui.launch_server import LaunchServer

MARKED = Launch("geste", "A-1", Patient("ZZMARQUEZZ"))


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Shorter than the one of pytest: a socket has no room for a long path."""
    with TemporaryDirectory(prefix="algo-") as made:
        yield Path(made)


class Window:
    """What listens, and what it was asked."""

    def __init__(self, address: str) -> None:
        self.answer = Answer.DONE
        self.judged: list[Launch] = []
        self.taken: list[Launch] = []
        self.server = LaunchServer(address, self.judge, lambda: date(2026, 11, 28))
        self.server.wanted.connect(self.taken.append)

    def judge(self, launch: Launch) -> Answer:
        self.judged.append(launch)
        assert launch not in self.taken  # the answer comes first
        return self.answer


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "f.sock") if sys.platform != "win32" else rf"\\.\pipe\{tmp_path.name}"


@pytest.fixture
def window(qtbot: QtBot, address: str) -> Iterator[Window]:  # noqa: ARG001 - Qt must be there
    window = Window(address)
    assert window.server.start()
    yield window
    window.server.close()


def told(socket: QLocalSocket) -> str:
    return bytes(socket.readAll().data()).decode()


def connected(address: str) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(address)
    assert socket.waitForConnected(5_000)
    return socket


def said(qtbot: QtBot, address: str, *parts: bytes) -> str:
    """What is answered to these bytes, said in so many pieces."""
    socket = connected(address)
    for part in parts:
        socket.write(part)
        socket.flush()
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    return told(socket)


def asked(qtbot: QtBot, address: str, *launches: Launch) -> list[Answer]:
    """What commands of the same moment hear."""
    sockets = [connected(address) for _ in launches]
    for socket, launch in zip(sockets, launches, strict=True):
        socket.write(to_line(launch))
    over = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: all(socket.state() is over for socket in sockets))
    return [Answer(told(socket).strip()) for socket in sockets]


def test_a_message_is_judged_answered_and_then_done(qtbot: QtBot, window: Window, address: str) -> None:
    assert asked(qtbot, address, MARKED) == [Answer.DONE]
    qtbot.waitUntil(lambda: window.taken == [MARKED])
    assert asked(qtbot, address, Launch()) == [Answer.DONE]
    qtbot.waitUntil(lambda: window.taken == [MARKED, Launch()])


@pytest.mark.parametrize("answer", [Answer.BUSY, Answer.UNKNOWN])
def test_what_is_not_promised_is_not_done(qtbot: QtBot, window: Window, address: str, answer: Answer) -> None:
    window.answer = answer
    assert asked(qtbot, address, MARKED) == [answer]
    assert window.judged == [MARKED]
    assert window.taken == []


def test_commands_of_the_same_moment_are_all_heard(qtbot: QtBot, window: Window, address: str) -> None:
    launches = [Launch(f"geste-{number}") for number in range(4)]
    assert asked(qtbot, address, *launches) == [Answer.DONE] * 4
    qtbot.waitUntil(lambda: len(window.taken) == 4)
    assert {launch.procedure for launch in window.taken} == {launch.procedure for launch in launches}


def test_a_message_may_come_in_pieces(qtbot: QtBot, window: Window, address: str) -> None:
    line = to_line(MARKED)
    assert said(qtbot, address, line[:5], line[5:-1], line[-1:]) == "fait\n"
    assert window.judged == [MARKED]


@pytest.mark.parametrize(
    "raw",
    [b"\n", b"ZZMARQUEZZ\n", b'{"nom": "ZZMARQUEZZ"}\n', b"\xff\xfe\n", b"[" * 9_000 + b"\n",
     b"Z" * (SIZE_LIMIT + 1), b'{"procedure": "../ZZMARQUEZZ"}\n'],
)  # fmt: skip
def test_anything_else_is_refused_and_not_quoted(
    qtbot: QtBot, window: Window, address: str, caplog: pytest.LogCaptureFixture, raw: bytes
) -> None:
    caplog.set_level(logging.DEBUG)
    assert said(qtbot, address, raw) == "refuse\n"
    assert (window.judged, window.taken) == ([], [])
    (record,) = caplog.records
    assert (record.args or ()) == ()
    assert "MARQUE" not in record.getMessage()
    assert asked(qtbot, address, Launch("geste")) == [Answer.DONE]


def test_who_says_nothing_is_not_waited_for(
    qtbot: QtBot, window: Window, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch_server, "MESSAGE_TIME", 20)
    assert said(qtbot, address, b'{"procedure"') == "refuse\n"
    assert window.judged == []


def test_who_leaves_in_the_midst_of_it_leaves_nothing(qtbot: QtBot, window: Window, address: str) -> None:
    socket = connected(address)
    socket.write(to_line(MARKED)[:-1])
    socket.flush()
    socket.abort()
    assert asked(qtbot, address, Launch("geste")) == [Answer.DONE]
    assert [launch.procedure for launch in window.judged] == ["geste"]


def test_a_window_that_hangs_is_a_sentence(qapp: object, address: str) -> None:
    assert qapp is not None
    mute = QLocalServer()
    assert mute.listen(address)  # and never a turn of its loop
    with pytest.raises(KnownError, match="ne répond pas"):
        call(address, to_line(MARKED), patience=0.05)
    mute.close()


def test_a_start_that_never_listens_is_a_sentence(tmp_path: Path) -> None:
    first, second = (Rendezvous(tmp_path / "session", tmp_path) for _ in range(2))
    assert first.take()
    with pytest.raises(KnownError, match="ne répond pas"):
        settle(second, MARKED, patience=0)
    assert not second.held


def test_a_socket_left_by_a_crash_is_taken_over(qtbot: QtBot, address: str) -> None:
    if sys.platform != "win32":
        import socket

        left = socket.socket(socket.AF_UNIX)
        left.bind(address)
        left.close()
        assert Path(address).is_socket()
    assert call(address, to_line(Launch())) is None
    window = Window(address)
    assert window.server.start()
    assert asked(qtbot, address, Launch()) == [Answer.DONE]
    window.server.close()
    assert call(address, to_line(Launch())) is None


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is no file")
def test_nobody_else_may_speak_and_nothing_is_left(window: Window, address: str) -> None:
    assert stat.S_IMODE(Path(address).stat().st_mode) & 0o077 == 0
    window.server.close()
    assert not Path(address).exists()


def test_a_folder_that_is_gone_is_no_failure(
    qapp: object, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert qapp is not None
    if sys.platform != "win32":
        assert not Window(str(tmp_path / "absent" / "f.sock")).server.start()
        assert "cannot reach" in caplog.text


def test_a_start_beside_another_one_waits_until_it_listens(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = (Rendezvous(tmp_path / "session", tmp_path) for _ in range(2))
    assert first.take()
    heard: list[Answer | None] = []
    waiting = threading.Thread(target=lambda: heard.append(settle(second, MARKED)))
    waiting.start()
    window = Window(first.address)
    assert window.server.start()
    qtbot.waitUntil(lambda: not waiting.is_alive())
    assert heard == [Answer.DONE]
    qtbot.waitUntil(lambda: window.taken == [MARKED])
    window.server.close()
    first.leave()  # a window that closes
    assert settle(second, MARKED) is None
    assert second.held
