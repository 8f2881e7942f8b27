"""The pages by section: go to one, leave it out, bring it earlier or later."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QPushButton, QWidget

from algoguide.domain.presentation import ViewPage
from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.layouts import FlowLayout
from algoguide.ui.widgets.text import heading

_PAGE = Qt.ItemDataRole.UserRole
_LINE = 28
"""Letters that stand on one line."""
_SAID = Qt.ItemDataRole.UserRole + 1
"""What an item was last told, so that the others are left alone."""


class PageList(Card):
    """Follows the stage and leads it."""

    def __init__(self, stage: Stage, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._stage = stage
        self._theme = theme
        self._icons = icons
        self._told: tuple[tuple[str, str], ...] = ()
        self._nothing = QIcon()
        self.body.addWidget(heading("Les pages", theme, 1.1))
        self._list = QListWidget()
        self._list.setAccessibleName("Les pages de la vue patient")
        self._list.setFont(theme.font(0.94))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setIconSize(QSize(theme.px(1.1), theme.px(1.1)))
        self._list.setMinimumHeight(theme.px(14))
        colours = theme.colours
        self._list.setStyleSheet(
            f"QListWidget {{ border: 1px solid {colours.LINE}; border-radius: 11px;"
            f" background: {colours.CARD}; color: {colours.INK}; outline: none; }}"
            f"QListWidget::item {{ padding: 2px {theme.px(0.4)}px; }}"
            f"QListWidget::item:selected {{ background: {colours.TINT}; color: {colours.PRIMARY_DARK}; }}"
            f"QListWidget:focus {{ border: 2px solid {colours.FOCUS}; }}"
        )
        self.body.addWidget(self._list, 1)
        buttons = QWidget()
        line = FlowLayout(buttons, theme.px(0.4))
        self._hide = self._button("eye-off", "Masquer", "Masquer cette page pour ce patient")
        self._earlier = self._button("arrow-up", "Plus tôt", "Montrer cette page plus tôt")
        self._later = self._button("arrow-down", "Plus tard", "Montrer cette page plus tard")
        for button in (self._hide, self._earlier, self._later):
            line.addWidget(button)
        self.body.addWidget(buttons)
        self._list.currentItemChanged.connect(self._chosen)
        self._hide.clicked.connect(self._toggle_hidden)
        self._earlier.clicked.connect(lambda: self._move(-1))
        self._later.clicked.connect(lambda: self._move(1))

    def refresh(self) -> None:
        """Tell what the stage says."""
        shown = self._stage.presentation
        told = tuple((page.id, page.title) for page in shown.pages)
        names = shown.names
        pages = {page.id: page for page in shown.pages}
        self._list.blockSignals(True)
        if told != self._told:
            self._told = told
            self._fill(shown.pages)
        for item in self._items():
            page_id = item.data(_PAGE)
            page = pages.get(page_id)
            if page is not None:
                self._tell(item, page, names, hidden=page_id in shown.hidden)
                if page_id == shown.page.id:
                    self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        # Once the list has laid out what was told.
        QTimer.singleShot(0, self, self._reveal)
        hidden = shown.page.id in shown.hidden
        name = "Montrer" if hidden else "Masquer"
        self._hide.setText(f"\u2002{name}")
        self._hide.setAccessibleName(f"{name} cette page pour ce patient")
        self._hide.setIcon(
            self._icons.icon("eye" if hidden else "eye-off", self._theme.colours.INK, self._theme.px(1.1))
        )
        self._earlier.setEnabled(shown.at > 0)
        self._later.setEnabled(shown.at < len(shown.pages) - 1)

    def _reveal(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._list.scrollToItem(item, QAbstractItemView.ScrollHint.EnsureVisible)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _fill(self, pages: tuple[ViewPage, ...]) -> None:
        self._list.clear()
        section = ""
        for page in pages:
            if page.section != section:
                section = page.section
                title = QListWidgetItem(section)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                title.setFont(self._theme.font(0.94, QFont.Weight.Bold))
                title.setSizeHint(QSize(0, self._theme.px(2.1)))
                title.setForeground(QColor(self._theme.colours.INK))
                self._list.addItem(title)
            item = QListWidgetItem()
            item.setData(_PAGE, page.id)
            item.setSizeHint(QSize(0, max(TOUCH, self._theme.px(2.5))))
            self._list.addItem(item)

    def _tell(self, item: QListWidgetItem, page: ViewPage, names: Mapping[str, str], *, hidden: bool) -> None:
        explained = self._stage.is_explained(page) or self._stage.understanding(page) is not None
        if item.data(_SAID) == (hidden, explained):
            return
        item.setData(_SAID, (hidden, explained))
        words = names[page.id]
        notes = [note for note, wanted in (("masquée", hidden), ("expliquée", explained)) if wanted]
        item.setText(words)
        item.setToolTip(words)
        # A long name takes two lines.
        item.setSizeHint(QSize(0, max(TOUCH, self._theme.px(3.4 if len(words) > _LINE else 2.5))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} ({', '.join(notes)})" if notes else words)
        font = self._theme.font(0.94)
        font.setStrikeOut(hidden)
        item.setFont(font)
        colours = self._theme.colours
        icon = ("eye-off", colours.SECONDARY) if hidden else ("check", colours.GREEN) if explained else None
        item.setIcon(self._icons.icon(*icon, self._theme.px(1.1)) if icon else self._nothing)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        page_id = item.data(_PAGE) if item is not None else None
        if page_id:
            self._stage.go(page_id)

    def _toggle_hidden(self) -> None:
        shown = self._stage.presentation
        self._stage.hide(shown.page.id, hidden=shown.page.id not in shown.hidden)

    def _move(self, by: int) -> None:
        self._stage.move(self._stage.presentation.page.id, by)

    def _button(self, icon: str, text: str, name: str) -> QPushButton:
        theme = self._theme
        button = QPushButton(f"\u2002{text}")
        button.setIcon(
            self._icons.icon(icon, theme.colours.INK, theme.px(1.1), disabled=theme.colours.SECONDARY)
        )
        button.setFont(theme.font(0.94, QFont.Weight.DemiBold))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button
