"""The list of a page's sections, that follows the scroll: a column, or a menu where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.page import Page


class SectionMenu(QPushButton):
    """The same list behind one button that names the section being read: where a column has no room."""

    requested = Signal(str)  # section id

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        c = theme.colours
        self._names: dict[str, str] = {}
        self._menu = QMenu(self)
        # Not in the style of the whole window, which Qt matches against every widget of every screen.
        item = max(TOUCH - 8, theme.px(1.3))
        self._menu.setStyleSheet(
            f"QMenu {{ background: {c.CARD}; color: {c.INK}; border: {c.BORDER}px solid"
            f" {c.CONTROL_LINE}; padding: {theme.px(0.3)}px; }}"
            f"QMenu::item {{ padding: 4px {theme.px(1.2)}px; min-height: {item}px; border-radius: 8px; }}"
            f"QMenu::item:selected {{ background: {c.TINT}; color: {c.PRIMARY_DARK}; }}"
        )
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self._menu.setFont(theme.font())
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.triggered.connect(lambda action: self.requested.emit(action.data()))
        self.setIcon(icons.icon("chevron-down", c.PRIMARY, theme.px(1.2)))
        self.setFont(theme.font(0.92, QFont.Weight.DemiBold))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.setMenu(self._menu)

    def set_sections(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """Offer sections as (id, icon, name)."""
        self._names = {section_id: name for section_id, _, name in sections}
        self._menu.clear()
        for section_id, name in self._names.items():
            self._menu.addAction(name).setData(section_id)
        self.set_current(sections[0][0])

    def set_current(self, section_id: str) -> None:
        """Name the section being read; emits nothing."""
        name = self._names.get(section_id, "")
        self.setText(f"Sommaire\u00a0: {name}\u2002")
        self.setAccessibleName(f"Aller à une autre partie de la page. Ici\u00a0: {name}")


class SectionList(Page):
    """Buttons, one per section; the current one is tinted."""

    told_as = "group"
    requested = Signal(str)  # section id

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._buttons: dict[str, QPushButton] = {}
        self._names: list[tuple[str, str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Sommaire")
        self.setFixedWidth(theme.px(16.2))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_sections(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """Show sections as (id, icon, name); nothing changes when they are the same."""
        if list(sections) == self._names:
            return
        self._names = list(sections)
        self.clear()
        self.body.setContentsMargins(
            self.theme.px(0.8), self.theme.px(1.1), self.theme.px(0.3), self.theme.px(1)
        )
        self.body.setSpacing(self.theme.px(0.1))
        group = OneOf(self.content)
        self._buttons = {}
        for section_id, icon, name in sections:
            button = QPushButton(name)
            button.setCheckable(True)
            button.setProperty("role", "section")
            button.setIcon(self._icons.icon(icon, self.theme.colours.SECONDARY, self.theme.px(1.2)))
            button.clicked.connect(lambda _=False, s=section_id: self.requested.emit(s))
            group.add(button)
            self._buttons[section_id] = button
            self.body.addWidget(button)
        self.body.addStretch(1)
        self.set_current(sections[0][0])

    def set_current(self, section_id: str) -> None:
        """Mark the section being read; emits nothing."""
        button = self._buttons.get(section_id)
        if button is not None and not button.isChecked():
            button.setChecked(True)
            self.ensureWidgetVisible(button)
