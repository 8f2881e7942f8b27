"""A page of the patient view in small, as the patient sees it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from algoguide.domain.illustration import Plate
from algoguide.domain.presentation import ViewPage
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.page_sheet import PageSheet
from algoguide.ui.patient_view.view import sheet_theme
from algoguide.ui.theme import Theme

SCREEN = QSize(1366, 640)
"""The page that is reduced: what a small screen leaves between its bars, in pixels."""
_NOTHING = "L’écran du patient se repose."


class Thumbnail(QWidget):
    """Draws one part of a page, or the sentence of a screen that rests."""

    told_as = "picture"

    def __init__(
        self,
        plates: Mapping[str, Plate],
        folder: Path,
        explaining: Explaining,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = PageSheet(plates, folder, explaining, lambda _: None, sheet_theme(theme, 100), icons)
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._sheet.resize(SCREEN)
        self._picture: QPixmap | None = None
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: ViewPage | None, side: str | None, *, empty: str = _NOTHING) -> None:
        """Show a page, or `empty` when there is none."""
        self._words = empty
        if page is None:
            self._picture = None
        else:
            self._sheet.show_page(page, 0, side=side, revealed=False, motion=False)
            picture = QPixmap(SCREEN * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(QColor(self._theme.colours.CARD))
            self._sheet.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
            self._picture = picture
        self.setAccessibleName(page.title if page is not None else empty)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * SCREEN.height() / SCREEN.width())

    def sizeHint(self) -> QSize:
        width = self._theme.px(20)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(11)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), round(self.height() * SCREEN.width() / SCREEN.height()))
        frame = QRectF(0, 0, width, self.heightForWidth(width)).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 11, 11)
        painter.fillPath(shape, QColor(colours.CARD if self._picture is not None else colours.PAGE))
        if self._picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(frame, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        else:
            painter.setFont(self._theme.font(0.95))
            painter.setPen(QColor(colours.SECONDARY))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.setPen(QPen(QColor(colours.CONTROL_LINE), 1))
        painter.drawPath(shape)
        event.accept()
