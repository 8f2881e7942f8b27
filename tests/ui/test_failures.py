import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.ui import failures as module
from algoguide.ui.failures import OPEN_LOG, Failures, tell

MARK = "ZZMARQUE"


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    return tmp_path / "logs"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def failures(window: QWidget, logs: Path) -> Iterator[Failures]:
    failures = Failures(logs, "1.0")
    failures.set_window(window)
    yield failures
    failures.uninstall()


def boxes() -> list[QMessageBox]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]


def reports(logs: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in logs.glob("incident-*.txt")]


def press(box: QMessageBox, name: str) -> None:
    next(b for b in box.findChildren(QPushButton) if b.text() == name).click()


def break_in_a_thread() -> None:
    def work() -> None:
        raise RuntimeError(MARK)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def break_in_python() -> None:
    error = RuntimeError(MARK)
    sys.excepthook(RuntimeError, error, None)


@pytest.mark.parametrize("fail", [break_in_python, break_in_a_thread])
def test_a_bug_leaves_a_report_and_one_dialog(
    qtbot: QtBot, failures: Failures, logs: Path, fail: Callable[[], None]
) -> None:
    failures.install()
    fail()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (report,) = reports(logs)
    assert "builtins.RuntimeError" in report
    shown = boxes()[0].text() + boxes()[0].informativeText()
    assert "problème inattendu" in shown
    assert MARK not in report + shown
    press(boxes()[0], "Fermer")
    qtbot.waitUntil(lambda: boxes() == [])


def test_never_two_dialogs_at_once(qtbot: QtBot, failures: Failures, logs: Path) -> None:
    for _ in range(3):
        failures.report(RuntimeError())
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    QApplication.processEvents()
    assert len(boxes()) == 1
    assert len(reports(logs)) == 3
    press(boxes()[0], "Fermer")
    failures.report(RuntimeError())
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    press(boxes()[0], "Fermer")


def test_the_folder_of_the_log_is_opened(
    qtbot: QtBot, failures: Failures, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def keep(folder: Path) -> bool:
        opened.append(folder)
        return True

    monkeypatch.setattr(module, "open_folder", keep)
    failures.report(RuntimeError())
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    press(boxes()[0], OPEN_LOG)
    assert opened == [logs]
    for box in boxes():
        press(box, "Fermer")


def test_an_expected_failure_is_a_message_and_no_report(qtbot: QtBot, failures: Failures, logs: Path) -> None:
    failures.report(KnownError("Le disque est plein ; libérez de la place."))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert boxes()[0].text() == typeset("Le disque est plein ; libérez de la place.")
    assert reports(logs) == []
    press(boxes()[0], "J’ai compris")


def test_a_message_is_plain_text(qtbot: QtBot, window: QWidget) -> None:
    box = tell(KnownError("Le fichier <b>x</b> manque ; choisissez-en un autre."), window)
    qtbot.waitUntil(box.isVisible)
    assert "<b>x</b>" in box.text()
    assert box.textFormat().name == "PlainText"
    box.close()


def test_qt_warnings_are_logged_without_what_they_quote(
    failures: Failures, caplog: pytest.LogCaptureFixture
) -> None:
    context = QMessageLogContext()
    failures._from_qt(QtMsgType.QtWarningMsg, context, f'QFile: cannot open "/home/{MARK}.pdf"')  # noqa: SLF001
    failures._from_qt(QtMsgType.QtDebugMsg, context, MARK)  # noqa: SLF001
    assert MARK not in caplog.text
    assert "QFile: cannot open" in caplog.text
    assert boxes() == []


def test_a_critical_error_of_qt_is_a_bug(qtbot: QtBot, failures: Failures, logs: Path) -> None:
    failures._from_qt(QtMsgType.QtCriticalMsg, QMessageLogContext(), "QThread: destroyed")  # noqa: SLF001
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "QtError" in reports(logs)[0]
    press(boxes()[0], "Fermer")
