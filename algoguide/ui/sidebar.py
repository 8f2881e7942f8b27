"""The column on the left: the places of the application, folded to icons where room is short."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.navigation import ScreenId
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import icon_label


@dataclass(frozen=True, slots=True)
class Place:
    """A button of the column. `children` are the screens that light it too."""

    screen: ScreenId
    icon: str
    name: str
    children: tuple[ScreenId, ...] = ()


TOP = (
    Place(ScreenId.HOME, "house", "Accueil", (ScreenId.PAIN,)),
    Place(ScreenId.PROCEDURES, "syringe", "Gestes", (ScreenId.PROCEDURE, ScreenId.PATIENT)),
    Place(ScreenId.COMPARE, "columns-2", "Comparer"),
    Place(ScreenId.ANAESTHESIA, "moon", "Anesthésie"),
    Place(ScreenId.DOCUMENTS, "file-pen-line", "Documents", (ScreenId.RECORD,)),
    Place(ScreenId.VISITS, "calendar-check", "Visites"),
)
BOTTOM = (
    Place(ScreenId.SETTINGS, "settings", "Réglages"),
    Place(ScreenId.ABOUT, "info", "À propos"),
)


class _PlaceButton(QToolButton):
    """Told as the tab of a place, selected when one is there."""

    told_as = "place"


class Sidebar(QFrame):
    """Shows the places that exist and which one is open; reports the one wanted."""

    told_as = "places"
    chosen = Signal(object)  # ScreenId

    def __init__(
        self, screens: Collection[ScreenId], theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setObjectName("sidebar")
        self.setAccessibleName("Navigation")
        self.setStyleSheet(_sheet(theme))
        self._mark = icon_label("scan-heart", theme.colours.PRIMARY_DARK, theme.px(1.5), icons)
        self._mark.setObjectName("mark")
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.setFixedSize(theme.px(2.55), theme.px(2.55))
        self._buttons = {place: self._button(place) for place in (*TOP, *BOTTOM) if place.screen in screens}
        layout = QVBoxLayout(self)
        margin = theme.px(0.4)
        layout.setContentsMargins(margin, theme.px(0.8), margin, theme.px(0.8))
        layout.setSpacing(theme.px(0.2))
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.px(0.8))
        for place, button in self._buttons.items():
            if place == BOTTOM[0]:
                layout.addStretch(1)
            layout.addWidget(button)
        self.set_folded(False)

    @property
    def height_needed(self) -> int:
        """Pixels of height that the column takes with its words."""
        return self._theme.px(5.2) + len(self._buttons) * (self._open_height + self._theme.px(0.2))

    @property
    def _open_height(self) -> int:
        return max(TOUCH, self._theme.px(3.45))

    def set_folded(self, folded: bool) -> None:
        """Show icons alone, or icons above their names."""
        style = Qt.ToolButtonStyle
        side = max(TOUCH, self._theme.px(2.4))
        for button in self._buttons.values():
            button.setToolButtonStyle(style.ToolButtonIconOnly if folded else style.ToolButtonTextUnderIcon)
            button.setFixedHeight(side if folded else self._open_height)
        self._mark.setVisible(not folded or self._theme.percent == 100)
        margins = 2 * self._theme.px(0.4)
        self.setFixedWidth(side + margins if folded else self._theme.px(5.4))

    def set_current(self, screen: ScreenId) -> None:
        """Light the place that `screen` belongs to."""
        for place, button in self._buttons.items():
            on = screen is place.screen or screen in place.children
            if on != button.isChecked():
                colour = self._theme.colours.ON_DARK if on else self._theme.colours.ON_DARK_SOFT
                button.setIcon(self._icons.icon(place.icon, colour, button.iconSize().width()))
            button.setChecked(on)
            button.setFont(self._font(QFont.Weight.Bold if on else QFont.Weight.Normal))

    def _button(self, place: Place) -> QToolButton:
        size = self._theme.px(1.42)
        button = _PlaceButton()
        button.setText(place.name)
        button.setIcon(self._icons.icon(place.icon, self._theme.colours.ON_DARK_SOFT, size))
        button.setIconSize(QSize(size, size))
        button.setFont(self._font(QFont.Weight.Normal))
        button.setCheckable(True)
        button.setAccessibleName(place.name)
        button.setToolTip(place.name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        # A checkable button turns itself off when clicked again: what is open stays lit.
        button.clicked.connect(lambda: self._report(place))
        return button

    def _report(self, place: Place) -> None:
        self._buttons[place].setChecked(not self._buttons[place].isChecked())
        self.chosen.emit(place.screen)

    def _font(self, weight: QFont.Weight) -> QFont:
        return self._theme.font(0.76, weight)


def _sheet(theme: Theme) -> str:
    c = theme.colours
    return f"""
QFrame#sidebar {{ background: {c.SIDEBAR}; border: none; }}
QLabel#mark {{ background: {c.CARD}; border-radius: {theme.px(0.7)}px; }}
QToolButton {{ color: {c.ON_DARK_SOFT}; background: transparent; border: 2px solid transparent;
  border-radius: 11px; padding: {theme.px(0.25)}px 0 {theme.px(0.15)}px 0; }}
QToolButton:hover {{ color: {c.ON_DARK}; border-color: {c.SIDEBAR_ON}; }}
QToolButton:checked {{ color: {c.ON_DARK}; background: {c.SIDEBAR_ON}; border-color: {c.SIDEBAR_ON_LINE}; }}
QToolButton:focus {{ border: {c.RING}px solid {c.ON_DARK}; }}
"""
