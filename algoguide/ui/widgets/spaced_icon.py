"""Icons of buttons with some air beside the words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme


def icon_size(theme: Theme, *, wide: bool = False) -> QSize:
    """The size of the icon of a button; `wide` for one of `spaced_icon`."""
    return QSize(theme.px(1.75 if wide else 1.3), theme.px(1.3))


def spaced_icon(name: str, colour: str, theme: Theme, icons: Icons) -> QIcon:
    """An icon with some air at its right: Qt puts the words of a button right against it."""
    made = QIcon(_spaced(name, colour, theme, icons))
    # Qt's paler white would not be seen on a disabled button.
    made.addPixmap(_spaced(name, theme.colours.SECONDARY, theme, icons), QIcon.Mode.Disabled)
    return made


def _spaced(name: str, colour: str, theme: Theme, icons: Icons) -> QPixmap:
    size = icon_size(theme, wide=True)
    spaced = QPixmap(size * 2)
    spaced.fill(Qt.GlobalColor.transparent)
    painter = QPainter(spaced)
    drawn = icons.pixmap(name, colour, size.height() * 2)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    spaced.setDevicePixelRatio(2.0)
    return spaced
