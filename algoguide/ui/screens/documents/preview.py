"""The pack as it will be printed, page under page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScroller, QToolButton, QVBoxLayout, QWidget

from algoguide.domain.french import counted, typeset
from algoguide.ui.icons import Icons
from algoguide.ui.printing import OpenedPdf
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import Decoration
from algoguide.ui.widgets.text import label

MASKED = "L’aperçu est masqué\u00a0: il porte le nom. Ctrl Maj H le montre de nouveau."
UPDATING = "Mise à jour…"
_LARGEST, _SMALLEST = 4.0, 0.25
_STEP = 1.25
_VEIL = 1_500
"""Longest time, in milliseconds, that the picture of the former pages covers the new ones being drawn."""


class _Pages(QPdfView):
    told_as = "page"


class PreviewPanel(QFrame):
    """Shows PDF bytes; the pages of before stay until the new ones are drawn."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        c = theme.colours
        self._opened: OpenedPdf | None = None
        self.setObjectName("preview")
        self.setStyleSheet(
            f"QFrame#preview {{ background: {c.PREVIEW}; border: 1px solid {c.LINE}; border-radius: 16px; }}"
        )
        self.view = _Pages(self)
        self._blank = QPdfDocument(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setAccessibleName("Aperçu")
        colours = self.view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            colours.setColor(role, QColor(c.PAPER_GROUND))
        self.view.setPalette(colours)
        self.view.setStyleSheet(
            f"QPdfView {{ border: {c.RING}px solid transparent; }}"
            f"QPdfView:focus {{ border-color: {c.FOCUS}; }}"
        )
        QScroller.grabGesture(self.view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._veil = Decoration(self.view.viewport())
        self._veil.hide()
        self._veil_limit = QTimer(self)
        self._veil_limit.setSingleShot(True)
        self._veil_limit.setInterval(_VEIL)
        self._veil_limit.timeout.connect(self._lift_veil)
        self._status = label("", theme, ems=0.88, weight=QFont.Weight.DemiBold, role="secondary")
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(0.5), 0, 0, 0)
        top.setSpacing(theme.px(0.25))
        top.addWidget(self._status, 1)
        self.buttons = (
            self._button("zoom-out", "Réduire l’aperçu", icons),
            self._button("move-horizontal", "Aperçu à la largeur", icons),
            self._button("zoom-in", "Agrandir l’aperçu", icons),
        )
        for button in self.buttons:
            top.addWidget(button)
        layout = QVBoxLayout(self)
        side = theme.px(0.6)
        layout.setContentsMargins(side, theme.px(0.3), side, side)
        layout.setSpacing(theme.px(0.2))
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self._mask = label(MASKED, theme, role="secondary")
        self._mask.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mask.hide()
        layout.addWidget(self._mask, 1)
        self.buttons[0].clicked.connect(lambda: self._zoom(1 / _STEP))
        self.buttons[1].clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self.buttons[2].clicked.connect(lambda: self._zoom(_STEP))
        # QPdfView says nowhere that a page is drawn; the renderer it owns does.
        renderer = self.view.findChild(QPdfPageRenderer)
        if renderer is not None:
            renderer.pageRendered.connect(self._lift_veil)

    @property
    def status(self) -> str:
        """What the line above the pages says."""
        return self._status.text()

    @property
    def page_count(self) -> int:
        """Pages shown, 0 when there are none."""
        return self._opened.document.pageCount() if self._opened else 0

    def show_pdf(self, data: bytes, title: str) -> None:
        """Show a pack; the place on the page and the zoom stay."""
        opened = OpenedPdf(data)
        across, down = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        if self._opened is not None and not self.view.visibleRegion().isEmpty():
            self._draw_veil(self.view.viewport().grab())
        self.view.setDocument(opened.document)
        self._opened = opened  # the former document goes only now that nothing shows it
        self.view.horizontalScrollBar().setValue(across)
        self.view.verticalScrollBar().setValue(down)
        pages = counted(opened.document.pageCount(), "page", "pages")
        self.view.setAccessibleName(typeset(f"Aperçu : {title}, {pages}"))
        self.set_updating(False)

    def document_lengths(self) -> list[int]:
        """Written pages of each document, told by its main heading; empty when they cannot be told."""
        if self._opened is None:
            return []
        outline = QPdfBookmarkModel()
        outline.setDocument(self._opened.document)
        page = int(QPdfBookmarkModel.Role.Page)
        rows = [outline.index(row, 0) for row in range(outline.rowCount(outline.index(-1, -1)))]
        starts = [int(index.data(page)) for index in rows]
        ends = [*starts[1:], self.page_count]
        return [end - start - self._white(end - 1) for start, end in zip(starts, ends, strict=True)]

    def _white(self, page: int) -> bool:
        """Whether a page is there only so that the next document begins on a new sheet."""
        if self._opened is None or page < 1:
            return False
        before, text = (self._opened.document.getAllText(n).text() for n in (page - 1, page))
        return bool(before) and not text

    def set_updating(self, updating: bool) -> None:
        """Say that newer pages are on their way, or how many there are."""
        if updating:
            self._status.setText(UPDATING)
        else:
            self._status.setText(
                f"Aperçu : {counted(self.page_count, 'page', 'pages')}" if self._opened else ""
            )

    def set_waiting(self, sentence: str) -> None:
        """Say why the pages shown are not those of the form."""
        self._status.setText(typeset(sentence))

    def hide_pages(self, hidden: bool) -> None:
        """Cover the pages, or show them again."""
        self._lift_veil()
        self.view.setVisible(not hidden)
        self._mask.setVisible(hidden)

    def clear(self) -> None:
        """Show nothing: the pages of one patient are not kept for the next."""
        self._lift_veil()
        self.view.setDocument(self._blank)
        self._opened = None
        self.view.setAccessibleName("Aperçu")
        self.set_updating(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lift_veil()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(30), self._theme.px(36))

    def _zoom(self, factor: float) -> None:
        if self._opened is None:
            return
        width = self._opened.document.pagePointSize(0).width() * self.logicalDpiX() / 72
        fitted = (self.view.viewport().width() - 12) / width
        now = fitted if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth else self.view.zoomFactor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(_LARGEST, max(_SMALLEST, now * factor)))

    def _draw_veil(self, picture: QPixmap) -> None:
        """Cover the view with what it showed: new pages are white until they are drawn."""
        self._veil.setPixmap(picture)
        self._veil.setGeometry(self.view.viewport().rect())
        self._veil.show()
        self._veil_limit.start()

    def _lift_veil(self) -> None:
        self._veil_limit.stop()
        self._veil.hide()
        self._veil.clear()

    def _button(self, icon: str, name: str, icons: Icons) -> QToolButton:
        c = self._theme.colours
        size, side = self._theme.px(1.2), max(TOUCH, self._theme.px(2))
        button = QToolButton()
        button.setIcon(icons.icon(icon, c.INK, size))
        button.setIconSize(QSize(size, size))
        button.setFixedSize(side, side)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setStyleSheet(
            "QToolButton { background: transparent; border: 2px solid transparent; border-radius: 11px; }"
            f"QToolButton:hover {{ background: {c.TINT}; }}"
            f"QToolButton:focus {{ border: {c.RING}px solid {c.FOCUS}; }}"
        )
        return button
