"""A step of a plate on screen: the drawing, and its labels at the size of display.

When the picture is too small for labels that can be read, they give way to numbered markers and a legend
of real text stands under the picture.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from algoguide.domain.illustration import Label, Moment, Plate, PlateStep, Tone, View, compose
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.text import UNREAD
from algoguide.ui.widgets.text import label as text_label

_NAME, _NOTE, _LINE = 19, 17, 21  # plate units
_RADIUS = 16


class PlateView(QWidget):
    """Paints one step. Whether labels or markers are drawn follows from the width; `bare`: neither."""

    told_as = "picture"

    def __init__(
        self,
        folder: Path,
        plate: Plate,
        step_id: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        bare: bool = False,
        side: str | None = None,
    ) -> None:
        """`side` is the patient’s, « gauche » or « droite »: a plate of the other side is mirrored."""
        super().__init__(parent)
        self._bare = bare
        self._plate = plate
        self._side = side
        self._theme = theme
        self._drawing: QPixmap | None = None
        self._seen: View = plate.seen(step_id, side)
        self._source = (folder / f"{plate.id}.svg").read_text(encoding="utf-8")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.step.alt)

    @property
    def step(self) -> PlateStep:
        """The step shown."""
        return self._seen.step

    @property
    def captions(self) -> tuple[Label, ...]:
        """The words of orientation, the same at every step."""
        return self._plate.captions

    @property
    def around(self) -> tuple[Label, ...]:
        """Those that a small picture gives to its legend."""
        return self._plate.around

    @property
    def marked(self) -> tuple[Label, ...]:
        """The labels that become markers when the picture is small, in order.

        They are those with a target, and all of a plate whose margins are then left out.
        """
        return tuple(label for label in self._seen.labels if label.leader or self._seen.focus)

    @property
    def named(self) -> tuple[Label, ...]:
        """The other labels: their name stays in its place, their note goes to the legend."""
        return tuple(label for label in self._seen.labels if label not in self.marked)

    def set_step(self, step_id: str) -> None:
        """Show another step of the same plate."""
        self._seen = self._plate.seen(step_id, self._side)
        self._drawing = None
        self.setAccessibleName(self.step.alt)
        self.updateGeometry()
        self.update()

    def uses_markers(self, width: int) -> bool:
        """Whether labels would be smaller than three quarters of the body text at this width."""
        return _NOTE * width / self._plate.width < 0.75 * self._theme.em

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        view = self._view(width)
        return round(width * view.height() / view.width())

    def sizeHint(self) -> QSize:
        width = self._theme.px(28)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(9)
        return QSize(width, self.heightForWidth(width))

    def _view(self, width: int) -> QRectF:
        if self.uses_markers(width) and self._seen.focus:
            return QRectF(*self._seen.focus)
        return QRectF(0, 0, self._plate.width, self._plate.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view(self.width())
        scale = min(self.width() / view.width(), self.height() / view.height())
        target = QRectF(0, 0, view.width() * scale, view.height() * scale)
        target.moveCenter(QRectF(self.rect()).center())
        if self._drawing is None:
            self._drawing = self._render(view, target.size().toSize())
        clip = QPainterPath()
        clip.addRoundedRect(target, _RADIUS * 0.75, _RADIUS * 0.75)
        painter.setClipPath(clip)
        painter.drawPixmap(target.topLeft(), self._drawing)
        painter.translate(target.topLeft())
        painter.scale(scale, scale)
        painter.translate(-view.topLeft())
        if self._bare:
            pass
        elif self.uses_markers(self.width()):
            for label in (*self._plate.sides, *self.named):
                self._name(painter, label, scale, view)
            for number, label in enumerate(self.marked, start=1):
                self._marker(painter, number, label, view, scale)
        else:
            for label in (*self._plate.captions, *self._seen.labels):
                self._label(painter, label)
        event.accept()

    def _render(self, view: QRectF, size: QSize, moment: Moment | None = None) -> QPixmap:
        """The drawing of the step, or of a `moment` on the way to it."""
        layers, calm = moment if moment is not None else (self.step.layers, self.step.calm)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        mirror = self._plate.width if self._seen.mirrored else 0
        drawing = compose(self._source, layers, calm, mirror)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        renderer.setViewBox(view)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _marker(self, painter: QPainter, number: int, label: Label, view: QRectF, scale: float) -> None:
        target = label.leader[-1] if label.leader else label.at
        radius = 0.72 * self._theme.em / scale
        inside = view.adjusted(radius, radius, -radius, -radius)
        centre = QPointF(
            min(max(target[0], inside.left()), inside.right()),
            min(max(target[1], inside.top()), inside.bottom()),
        )
        painter.setPen(QPen(QColor(self._theme.colours.CARD), radius * 0.16))
        painter.setBrush(QColor(self._ink(label)))
        painter.drawEllipse(centre, radius, radius)
        font = QFont(self._theme.font(1.0, QFont.Weight.Bold))
        font.setPixelSize(max(1, round(radius * 1.35)))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.ON_DARK))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _name(self, painter: QPainter, label: Label, scale: float, view: QRectF) -> None:
        font = QFont(self._theme.font(1.0, QFont.Weight.DemiBold))
        font.setPixelSize(max(_NAME, round(0.75 * self._theme.em / scale)))
        width = QFontMetricsF(font).horizontalAdvance(label.text)
        x, y = label.at
        left = {"right": x - width, "centre": x - width / 2}.get(label.align, x)
        painter.setFont(font)
        painter.setPen(QColor(self._ink(label)))
        inside = min(max(left, view.left() + 6), view.right() - width - 6)
        # The foot of the capitals, not above the top of what is shown.
        painter.drawText(QPointF(inside, max(y + 6.5, view.top() + font.pixelSize())), label.text)

    def _ink(self, label: Label) -> str:
        """The colour of a name in this look; the drawing under it stays as it was drawn."""
        c = self._theme.colours
        return {
            Tone.PLAIN: c.INK, Tone.PAIN: c.NAME_PAIN, Tone.PRODUCT: c.PRIMARY_DARK,
            Tone.NERVE: c.NAME_NERVE, Tone.CAPTION: c.SECONDARY,
        }[label.tone]  # fmt: skip

    def _label(self, painter: QPainter, label: Label) -> None:
        is_caption = label.tone is Tone.CAPTION or label in self._plate.captions
        name, note = QFont(self._theme.font()), QFont(self._theme.font())
        name.setPixelSize(_NOTE if is_caption else _NAME)
        name.setWeight(QFont.Weight.Normal if is_caption else QFont.Weight.DemiBold)
        note.setPixelSize(_NOTE)
        secondary = self._theme.colours.SECONDARY
        colour = secondary if is_caption else self._ink(label)
        lines = [(label.text, name, colour), *((text, note, secondary) for text in label.note)]
        if label.leader:
            self._leader(painter, label, QFontMetricsF(name).horizontalAdvance(label.text))
        x, y = label.at
        for index, (text, font, ink) in enumerate(lines):
            width = QFontMetricsF(font).horizontalAdvance(text)
            left = {"right": x - width, "centre": x - width / 2}.get(label.align, x)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(left, y + 6.5 + index * _LINE), text)

    def _leader(self, painter: QPainter, label: Label, width: float) -> None:
        x, y = label.at
        left = {"right": x - width, "centre": x - width / 2}.get(label.align, x)
        first_x, first_y = label.leader[0]
        if left - 8 <= first_x <= left + width + 8:
            start = QPointF(first_x, y + (14 + _LINE * len(label.note) if first_y > y else -14))
        else:
            start = QPointF(left + width + 9 if first_x > left else left - 9, y)
        points = [start, *(QPointF(*p) for p in label.leader)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        c = self._theme.colours
        halo, line = QColor(c.CARD), QColor(c.SECONDARY)
        veil = QColor(halo)
        veil.setAlpha(190)
        for colour, thick in ((veil, 4.0), (line, 1.4 * c.BORDER)):
            painter.setPen(QPen(colour, thick))
            painter.drawPolyline(points)
        painter.setBrush(halo)
        painter.drawEllipse(points[-1], 4, 4)


class PlateFigure(QWidget):
    """A plate's step with its caption, and the legend of its markers when the picture is small."""

    def __init__(
        self,
        folder: Path,
        plate: Plate,
        step_id: str,
        theme: Theme,
        caption: str = "",
        parent: QWidget | None = None,
        *,
        side: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = PlateView(folder, plate, step_id, theme, side=side)
        self._legend = text_label("", theme, ems=0.88, role="secondary")
        self._legend.setProperty(UNREAD, True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setText(self._legend_text())
        self._caption = text_label(caption, theme, ems=0.88, role="secondary")
        self._caption.setVisible(bool(caption))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.4))
        layout.addWidget(self.view)
        layout.addWidget(self._legend)
        layout.addWidget(self._caption)
        layout.addStretch(1)
        self._legend.setVisible(False)

    def show_step(self, step_id: str, caption: str = "") -> None:
        """Show another step of the same plate."""
        self.view.set_step(step_id)
        self._legend.setText(self._legend_text())
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._legend.setVisible(self.view.uses_markers(event.size().width()) and bool(self._legend.text()))
        super().resizeEvent(event)

    def _legend_text(self) -> str:
        # The first screen shows its plate bare.
        from html import escape

        entries = enumerate(self.view.marked, start=1)
        numbered = [f"<b>{n}</b>&nbsp;{escape(_in_a_line(entry))}" for n, entry in entries]
        named = [
            f"<b>{escape(entry.text)}</b>&nbsp;: {escape(' '.join(entry.note))}"
            for entry in self.view.named
            if entry.note
        ]
        # Where the belly is, the head… stood in the margins that a small picture leaves out.
        around = [escape(caption.text.replace(" ", "\u00a0")) for caption in self.view.around]
        return " &nbsp; ".join((*numbered, *named, *(["&nbsp;&nbsp;&nbsp;".join(around)] if around else ())))


def _in_a_line(entry: Label) -> str:
    """« Disque : l’amortisseur »."""
    return f"{entry.text}\u00a0: {' '.join(entry.note)}" if entry.note else entry.text
