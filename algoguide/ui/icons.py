"""Lucide icons, tinted and drawn at any size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Draws the icons of one folder (`<name>.svg`, 24 x 24, `currentColor`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn = lru_cache(maxsize=256)(self._pixmap)
        self._badges = lru_cache(maxsize=64)(self._badge)

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """The icon `name` in `colour`, `size` logical pixels wide, for the finest of the screens.

        Raises:
            FileNotFoundError: the icon is not shipped.
        """
        return self._drawn(name, colour, size, _finest())

    def badge(self, name: str, colour: str, ground: str, side: int) -> QPixmap:
        """The icon on a rounded square of `ground`, `side` logical pixels wide.

        Drawn, and not a style of its own for each label: Qt would read that style again for each.

        Raises:
            FileNotFoundError: the icon is not shipped.
        """
        return self._badges(name, colour, ground, side, _finest())

    def _pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        source = (self._folder / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
        side = round(size * ratio)
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _badge(self, name: str, colour: str, ground: str, side: int, ratio: float) -> QPixmap:
        icon = self._drawn(name, colour, round(side * 0.58), ratio)
        pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 4, side / 4)
        margin = (side - icon.width() / ratio) / 2
        painter.drawPixmap(QPointF(margin, margin), icon)
        painter.end()
        return pixmap

    def icon(self, name: str, colour: str, size: int = 24, *, disabled: str = "") -> QIcon:
        """The same as a QIcon, for the finest of the screens; Qt reduces it for the others.

        `disabled` is the colour on a disabled button, when Qt's paler `colour` would not be seen there.
        """
        made = QIcon(self.pixmap(name, colour, size))
        if disabled:
            made.addPixmap(self.pixmap(name, disabled, size), QIcon.Mode.Disabled)
        return made


def _finest() -> float:
    """Device pixels of a logical one, on the finest of the screens."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
