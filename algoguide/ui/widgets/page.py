"""A page: a scrolling column with its breadcrumb, its title and its lead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QScroller, QSizePolicy, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import icon_label
from algoguide.ui.widgets.layouts import column, row
from algoguide.ui.widgets.text import UNREAD, heading, label


class Page(QScrollArea):
    """A vertical page that never scrolls sideways; touch and keyboard scroll it."""

    told_as = "page"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Our own: asked for Qt's, PySide would first make Python classes of all the widgets there are.
        viewport = QWidget()
        self.setViewport(viewport)
        QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
        self.content = QWidget()
        self.content.setObjectName("page")
        self.body = column(self.content, spacing=theme.px(0.8))
        side = theme.px(1.55)
        self.body.setContentsMargins(side, theme.px(1.15), side, theme.px(1.5))
        self.setWidget(self.content)

    def add_head(self, crumbs: QWidget, title: QWidget, beside: QWidget | None = None) -> None:
        """Open the page with its breadcrumb, `beside` at its right, close above its title.

        The page has the name of where one is.
        """
        path = crumbs if isinstance(crumbs, Breadcrumb) else crumbs.findChild(Breadcrumb)
        if isinstance(path, Breadcrumb):
            self.setAccessibleName(path.here)
        margins = self.body.contentsMargins()
        margins.setTop(self.theme.px(0.15))
        self.body.setContentsMargins(margins)
        head = QWidget()
        layout = column(head)
        if beside is None:
            layout.addWidget(crumbs)
        else:
            line = row(spacing=self.theme.px(0.6))
            line.setContentsMargins(0, 0, 0, self.theme.px(0.35))
            line.addWidget(crumbs, 1)
            line.addWidget(beside)
            layout.addLayout(line)
        layout.addWidget(title)
        self.body.addWidget(head)

    def clear(self) -> None:
        """Remove everything, to build the page anew."""
        self.content = QWidget()
        self.content.setObjectName("page")
        margins = self.body.contentsMargins()
        self.body = column(self.content, spacing=self.theme.px(0.8))
        self.body.setContentsMargins(margins)
        self.setWidget(self.content)


class Breadcrumb(QWidget):
    """Where the page stands; each part but the last leads there.

    Attributes:
        here: the name of the last part.
    """

    navigate = Signal(object)  # Route

    def __init__(
        self,
        parts: Sequence[tuple[str, Route | None]],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty(UNREAD, True)
        self.here = parts[-1][0]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.3))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for index, (name, route) in enumerate(parts):
            if index:
                layout.addWidget(icon_label("chevron-right", theme.colours.SECONDARY, theme.px(0.9), icons))
            if route is None:
                layout.addWidget(label(name, theme, ems=0.85, weight=QFont.Weight.Bold), 1)
            else:
                layout.addWidget(self._link(name, route, theme))
        if all(route for _, route in parts):
            layout.addStretch(1)

    def _link(self, name: str, route: Route, theme: Theme) -> QPushButton:
        button = QPushButton(name)
        button.setProperty("role", "crumb")
        button.setFont(theme.font(0.85))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.navigate.emit(route))
        return button


def page_title(title: str, lead: str, theme: Theme, other_name: str = "") -> QWidget:
    """The page's title, its other name and one sentence."""
    box = QWidget()
    layout = column(box, spacing=theme.px(0.25))
    name = heading(title, theme, 1.65)
    if other_name:
        from html import escape

        # Two weights in one line: the only place where a heading is rich text, and both parts are escaped.
        style = f"font-weight:400; font-size:{theme.px(1.1)}px; color:{theme.colours.SECONDARY}"
        name.setTextFormat(Qt.TextFormat.RichText)
        name.setText(f'{escape(title)} <span style="{style}">({escape(other_name)})</span>')
        name.setAccessibleName(f"{title} ({other_name})")
    layout.addWidget(name)
    if lead:
        layout.addWidget(label(lead, theme, ems=1.08))
    return box
