"""The body map: touch where it hurts. The nearest zone wins; arrows and Enter do the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from algoguide.domain.body import BodyMap as Body
from algoguide.domain.body import Disc, Zone
from algoguide.ui.theme import Theme

_TARGET = 22
"""Half of the smallest side of a target, pixels."""


class BodyMap(QWidget):
    """Draws the silhouettes and the discs of `zones`; reports the zone touched."""

    told_as = "picture"
    zone_chosen = Signal(str)  # zone id

    def __init__(
        self, folder: Path, body: Body, zones: Sequence[Zone], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._body = body
        self._zones = list(zones)
        self._theme = theme
        self._renderer = QSvgRenderer(QByteArray((folder / f"{body.plate}.svg").read_bytes()))
        self._drawing: QPixmap | None = None
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}
        self._hovered = ""
        self._chosen = ""
        self._by_keyboard = False
        self._at = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Carte du corps, de face et de dos")
        self._describe()

    def set_chosen(self, zone_id: str) -> None:
        """Fill the discs of a zone, or of none; emits nothing."""
        self._chosen = zone_id
        self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.px(22)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(14)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._body.height / self._body.width)

    def centre_of(self, zone_id: str) -> QPointF:
        """The middle of a zone's first disc, in widget pixels (for tests and tours)."""
        disc = next(z for z in self._zones if z.id == zone_id).discs[0]
        scale, origin = self._frame()
        return origin + QPointF(disc.x, disc.y) * scale

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        zone = self._zone_at(event.position())
        self._hover(zone.id if zone else "")

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        zone = self._zone_at(event.position())
        if zone and event.button() is Qt.MouseButton.LeftButton:
            self._choose(zone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._move(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._move(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._zones:
            self._choose(self._zones[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, origin = self._frame()
        size = QSize(round(self._body.width * scale), round(self._body.height * scale))
        if self._drawing is None:
            self._drawing = self._render(size)
        painter.drawPixmap(origin, self._drawing)
        painter.translate(origin)
        painter.scale(scale, scale)
        for words, x, y, align in self._body.captions:
            self._text(painter, words, (x, y), align, bold=y < self._body.height / 2, scale=scale)
        tops = self._label_tops(scale)
        for zone in self._zones:
            self._zone(painter, zone, scale, tops.get(zone.id, 0.0))
        event.accept()

    def _label_tops(self, scale: float) -> dict[str, float]:
        """The middle of each label's first line.

        It is as placed on the plate, and pushed down when letters that are larger than the drawing's would
        make two labels of one side touch.
        """
        line = self._size(scale) * 1.15
        tops: dict[str, float] = {}
        free: dict[bool, float] = {}
        placed = [z for z in self._zones if z.anchor is not None]
        for zone in sorted(placed, key=lambda z: z.anchor[1] if z.anchor else 0.0):
            x, y = zone.anchor or (0.0, 0.0)
            side = x > self._body.width / 2
            tops[zone.id] = max(y, free.get(side, y))
            free[side] = tops[zone.id] + line * (len(zone.lines) + 0.25)
        return tops

    def _render(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _zone(self, painter: QPainter, zone: Zone, scale: float, top: float) -> None:
        c = self._theme.colours
        chosen = zone.id == self._chosen
        focused = self._by_keyboard and self.hasFocus() and self._zones[self._at] is zone
        lit = chosen or focused or zone.id == self._hovered
        colour = QColor(c.WARM if lit else c.PRIMARY)
        for disc in zone.discs:
            fill = QColor(colour)
            fill.setAlpha(255 if chosen else 70 if not lit else 120)
            painter.setPen(QPen(colour, 2.2 * c.BORDER))
            painter.setBrush(fill)
            painter.drawEllipse(QPointF(disc.x, disc.y), disc.radius, disc.radius)
            if lit:
                if focused:
                    painter.setPen(QPen(QColor(c.FOCUS), c.RING / scale))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(disc.x, disc.y), disc.radius + 8, disc.radius + 8)
        if zone.anchor is None:
            return
        points = [self._leader_start(zone, scale, top), *(QPointF(*p) for p in zone.leader[1:])]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(c.CARD), 4.0), QPen(QColor(c.SECONDARY), 1.5 * c.BORDER)):
            painter.setPen(pen)
            painter.drawPolyline(points)
        painter.setBrush(QColor(c.SECONDARY))
        painter.drawEllipse(points[-1], 3.6, 3.6)
        for index, line in enumerate(zone.lines):
            at = (zone.anchor[0], top + index * self._size(scale) * 1.15)
            self._text(painter, line, at, zone.align, bold=True, scale=scale, colour=c.WARM if lit else "")

    def _leader_start(self, zone: Zone, scale: float, top: float) -> QPointF:
        """Beside the label, half-way down it: large letters reach further than the plate says."""
        middle = top + (len(zone.lines) - 1) * self._size(scale) * 1.15 / 2
        start, (end, _) = QPointF(zone.leader[0][0], middle), zone.leader[-1]
        if zone.anchor is not None and zone.align == "left" and end > start.x():
            _, metrics = self._font(scale, bold=True)
            edge = zone.anchor[0] + max(map(metrics.horizontalAdvance, zone.lines)) + 8
            start.setX(max(start.x(), edge))
        return start

    def _font(self, scale: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        """The letters of the labels, and their measures: the same for all until the map is resized."""
        size = round(self._size(scale))
        made = self._fonts.get((size, bold))
        if made is None:
            font = QFont(self._theme.font())
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            made = self._fonts[size, bold] = (font, QFontMetricsF(font))
        return made

    def _size(self, scale: float) -> float:
        """Size of the labels in plate units: never under three quarters of the body text on screen."""
        return max(18.0, 0.76 * self._theme.em / scale)

    def _text(
        self,
        painter: QPainter,
        text: str,
        at: tuple[float, float],
        align: str,
        *,
        bold: bool,
        scale: float,
        colour: str = "",
    ) -> None:
        font, metrics = self._font(scale, bold=bold)
        width = metrics.horizontalAdvance(text)
        left = {"right": at[0] - width, "centre": at[0] - width / 2}.get(align, at[0])
        left = min(max(left, 0.0), self._body.width - width)
        painter.setFont(font)
        painter.setPen(QColor(colour or (self._theme.colours.INK if bold else self._theme.colours.SECONDARY)))
        painter.drawText(QPointF(left, at[1] + metrics.capHeight() / 2), text)

    def _frame(self) -> tuple[float, QPointF]:
        scale = min(self.width() / self._body.width, self.height() / self._body.height)
        left = (self.width() - self._body.width * scale) / 2
        top = (self.height() - self._body.height * scale) / 2
        return max(scale, 0.01), QPointF(left, top)

    def _zone_at(self, position: QPointF) -> Zone | None:
        scale, origin = self._frame()
        point = (position - origin) / scale
        nearest = min(
            ((self._distance(d, point), d.radius, z) for z in self._zones for d in z.discs),
            key=lambda found: found[0],
            default=None,
        )
        if nearest is None:
            return None
        distance, radius, zone = nearest
        return zone if distance <= max(radius, _TARGET / scale) else None

    @staticmethod
    def _distance(disc: Disc, point: QPointF) -> float:
        return math.hypot(disc.x - point.x(), disc.y - point.y())

    def _hover(self, zone_id: str) -> None:
        if zone_id != self._hovered:
            self._hovered = zone_id
            self.setCursor(Qt.CursorShape.PointingHandCursor if zone_id else Qt.CursorShape.ArrowCursor)
            self.update()

    def _move(self, step: int) -> None:
        self._by_keyboard = True
        if self._zones:
            self._at = (self._at + step) % len(self._zones)
            self._describe()
            self.update()

    def _describe(self) -> None:
        if self._zones:
            zone = self._zones[self._at].name
            self.setAccessibleDescription(
                f"Flèches pour choisir une zone, Entrée pour l’ouvrir. Zone : {zone}."
            )

    def _choose(self, zone: Zone) -> None:
        self._at = self._zones.index(zone)
        self._describe()
        self.set_chosen(zone.id)
        self.zone_chosen.emit(zone.id)
