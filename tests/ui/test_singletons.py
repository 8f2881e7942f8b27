import subprocess
import sys

MANY_CALLS = """
from PySide6.QtCore import QObject, Signal
import algoguide.ui

class Sender(QObject):
    sent = Signal()

sender = Sender()
for _ in range(60_000):
    sender.setObjectName("essai")
    sender.sent.emit()
    sender.parent()
print("alive")
"""


def test_many_calls_of_qt_do_not_end_the_program() -> None:
    """Each returns None or True, of which a program owns a few thousand references."""
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
