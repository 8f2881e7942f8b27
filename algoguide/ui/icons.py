"""Lucide icons, tinted and drawn at any size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Draws the icons of one folder (`<name>.svg`, 24 x 24, `currentColor`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.pixmap = lru_cache(maxsize=256)(self._pixmap)

    def _pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` in `colour`, `size` logical pixels wide, for a screen of device pixel `ratio`.

        Raises:
            FileNotFoundError: the icon is not shipped.
        """
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        side = round(size * ratio)
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon(self, name: str, colour: str, size: int = 24, *, disabled: str = "") -> QIcon:
        """The same as a QIcon, for the finest of the screens; Qt reduces it for the others.

        `disabled` is the colour on a disabled button, when Qt's paler `colour` would not be seen there.
        """
        application = QGuiApplication.instance()
        finest = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
        made = QIcon(self.pixmap(name, colour, size, finest))
        if disabled:
            made.addPixmap(self.pixmap(name, disabled, size, finest), QIcon.Mode.Disabled)
        return made
