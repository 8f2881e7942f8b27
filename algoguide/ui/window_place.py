"""Where the window stands, as the settings keep it."""

from PySide6.QtCore import QByteArray, QPoint
from PySide6.QtWidgets import QApplication, QMainWindow

from algoguide.store.settings import Settings


def place_of(window: QMainWindow) -> tuple[str, str]:
    """Its geometry and its state, as texts."""
    return _text(window.saveGeometry()), _text(window.saveState())


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """Put it back, unless the screen it stood on is gone."""
    available = window.screen().availableGeometry()
    window.restoreGeometry(_bytes(settings.window_geometry))
    window.restoreState(_bytes(settings.window_state))
    frame = window.frameGeometry()
    if not available.contains(frame.topLeft() + QPoint(1, 1)) and not any(
        screen.availableGeometry().intersects(frame) for screen in QApplication.screens()
    ):
        window.move(available.topLeft())


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
