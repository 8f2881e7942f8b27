"""The day: its table, what is looked for in it, the visit chosen beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from algoguide.domain.french import counted, long_date, typeset
from algoguide.domain.visit import Flag
from algoguide.domain.visit_list import FlagText
from algoguide.services.visit_rows import Row, Show, shown
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.date_field import CalendarPopup
from algoguide.ui.screens.documents.fields import Choice
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.visits.panel import VisitPanel
from algoguide.ui.screens.visits.table import VisitsTable
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import Card, icon_badge
from algoguide.ui.widgets.layouts import FlowLayout, column, row
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.spaced_icon import icon_size
from algoguide.ui.widgets.text import heading, label

_NARROW = 62
"""Width, in em, under which the visit chosen stands under the table."""
_LOW = 26
"""Height, in em, under which the page scrolls as a whole."""
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_FILTERS = {
    Show.ALL: "Toutes",
    Show.PREPARE: "À préparer",
    Show.PRINT: "À imprimer",
    Show.ALERTS: "Signalées",
    Show.CANCELLED: "Annulées",
}
_MEMORY = "Rien n’est écrit sur le disque : ces visites disparaissent à la fermeture d’AlgoGuide."
_EMPTY = "Aucune visite ce jour-là."
_EMPTY_MORE = "Importez le programme de la journée, ou ajoutez une visite à la main."
_NOT_FOUND = "Aucune visite ne correspond."
_NOT_FOUND_MORE = "Changez de filtre ou de recherche pour voir les autres."
_NO_LIMIT = 16_777_215


class DayPage(QWidget):
    """Shows the rows it is given; reports what is wanted."""

    day_wanted = Signal(object)  # date
    import_wanted = Signal()
    add_wanted = Signal()
    undo_wanted = Signal()
    print_wanted = Signal()
    chosen = Signal(str)

    def __init__(
        self, texts: Mapping[Flag, FlagText], theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._day = date.min
        self._rows: tuple[Row, ...] = ()
        self._show = Show.ALL
        self._wanted = ""
        self._popup: CalendarPopup | None = None

        self.title = heading("", theme, 1.65)
        self._previous = self._tool("chevron-left", "Jour précédent (Alt Page préc.)", "Alt+PgUp")
        self._next = self._tool("chevron-right", "Jour suivant (Alt Page suiv.)", "Alt+PgDown")
        self._pick = self._tool("calendar", "Choisir un jour", "Ctrl+J")
        self.bring = action_button("Importer le programme", "download", "Ctrl+I", theme, icons)
        self.print = action_button("", "printer", "Ctrl+Shift+P", theme, icons, primary=True)
        self.search = _Search(theme)
        self.add = action_button("Ajouter", "calendar-plus", "Ctrl+Shift+V", theme, icons)
        self.undo = action_button("Annuler", "undo-2", "Ctrl+Z", theme, icons)
        self.message = MessageBar(theme, icons)
        self._memory = label(typeset(_MEMORY), theme, ems=0.88, role="amber")
        self._memory.hide()
        self.table = VisitsTable(theme, icons)
        self.panel = VisitPanel(texts, theme, icons)
        self._filters: dict[Show, QPushButton] = {}
        self._filter = Choice(theme, icons)
        self._filter.setAccessibleName("Visites montrées")
        self._filter.setMinimumWidth(theme.px(11))
        for show in _FILTERS:
            self._filter.addItem("", show)
        self._group = OneOf(self)
        self._empty = self._empty_card()
        self._lay()

        self._previous.clicked.connect(lambda: self.day_wanted.emit(self._day - timedelta(days=1)))
        self._next.clicked.connect(lambda: self.day_wanted.emit(self._day + timedelta(days=1)))
        self._pick.clicked.connect(self._open_calendar)
        self.bring.clicked.connect(self.import_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.search.textChanged.connect(self._refresh)
        self._filter.activated.connect(lambda _index: self.set_filter(Show(self._filter.currentData())))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _visit: self._enter_panel())

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that the filter and the search let through."""
        return shown(self._rows, self._show, self.search.text())

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [
            *(self._previous, self._next, self._pick, self.bring, self.print),
            *(self.search, self._filter, *self._filters.values(), self.add, self.undo),
            self.table.view,
            *self.panel.stops,
        ]

    def show_day(self, day: date, rows: Sequence[Row], *, today: date, undo: str) -> None:
        """Show the rows of a day; `undo` is what « Annuler » would take back."""
        self._day = day
        self._rows = tuple(rows)
        self.title.setText(f"Visites {day_words(day, today)}")
        counts = {show: len(shown(rows, show)) for show in Show}
        for show, button in self._filters.items():
            words = f"{_FILTERS[show]}\u00a0({counts[show]})"
            button.setText(words)
            self._filter.setItemText(self._filter.findData(show), words)
        self.undo.setVisible(bool(undo))
        self.undo.setAccessibleName(f"Annuler\u00a0: {undo}")
        self.undo.setToolTip(f"Annuler\u00a0: {undo} (Ctrl+Z)")
        self._refresh()

    def tell_memory(self, only: bool) -> None:
        """Say that nothing is written on the disk, or nothing."""
        self._memory.setVisible(only)

    def choose(self, visit: str) -> None:
        """Choose a visit, by its id; filters that hide it are put off."""
        self._wanted = visit
        if all(row.visit.id != visit for row in self.shown):
            self.search.clear()
            self.set_filter(Show.ALL)
        self._refresh()

    def hide_names(self, hidden: bool) -> None:
        """Show nothing of who the patients are, or show it again."""
        self.table.model.hide_names(hidden)
        self.panel.hide_names(hidden)

    def set_filter(self, show: Show) -> None:
        """Let only these rows through."""
        self._show = show
        self._filters[show].setChecked(True)
        self._filter.select_data(show)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # Inside

    def _lay(self) -> None:
        theme = self._theme
        head, tools = QWidget(), QWidget()
        flow = FlowLayout(head, theme.px(0.6))
        self.title.setWordWrap(False)
        self.title.setMinimumHeight(self.bring.sizeHint().height())
        days = QWidget()
        line = row(days, spacing=theme.px(0.4))
        for tool in (self._previous, self._next, self._pick):
            line.addWidget(tool)
        for widget in (self.title, days, self.bring, self.print):
            flow.addWidget(widget)
        under = FlowLayout(tools, theme.px(0.5))
        under.addWidget(self.search)
        for show in _FILTERS:
            button = QPushButton()
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setChecked(show is Show.ALL)
            button.clicked.connect(lambda _on, s=show: self.set_filter(s))
            self._filters[show] = button
            self._group.add(button)
            under.addWidget(button)
        under.addWidget(self._filter)
        for action in (self.add, self.undo):
            under.addWidget(action)
        self._left = QWidget()
        left = column(self._left)
        left.addWidget(self.table, 1)
        left.addWidget(self._empty)
        left.addStretch(0)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(theme.px(1.1))
        self._beside.addWidget(self._left, 70)
        self._beside.addWidget(self.panel, 30)
        self._page = Page(theme)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setAccessibleName("Visites du jour")
        body = self._page.body
        body.setSpacing(theme.px(0.7))
        for part in (head, tools, self._memory, self.message):
            body.addWidget(part)
        body.addLayout(self._beside, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def _fold(self) -> None:
        """Table and visit side by side, or one under the other where room is short."""
        narrow = self.width() < self._theme.px(_NARROW)
        low = self.height() < self._theme.px(_LOW)
        direction = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)
        for button in self._filters.values():
            button.setVisible(not narrow)
        self._filter.setVisible(narrow)
        room = max(self._theme.px(14), round(self.height() * 0.8))
        # One under the other, the visit is as tall as what it says: a list that scrolls within a page that
        # scrolls is hard to use.
        wide = self._page.viewport().width() - 2 * self._theme.px(1.55)
        under = self.panel.whole_height(wide) if narrow else room
        for part, height in ((self._left, min(room, self._table_height())), (self.panel, under)):
            if narrow or low:
                part.setFixedHeight(height)
            else:
                part.setMinimumHeight(0)
                part.setMaximumHeight(_NO_LIMIT)

    def _table_height(self) -> int:
        return (
            self.table.natural_height if self.shown else self._empty.sizeHint().height() + self._theme.px(2)
        )

    def _refresh(self) -> None:
        rows = self.shown
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        nothing = not self._rows
        self._empty_title.setText(_EMPTY if nothing else _NOT_FOUND)
        self._empty_words.setText(_EMPTY_MORE if nothing else _NOT_FOUND_MORE)
        self.table.show_rows(rows, self._wanted)
        left = [r for r in rows if r.to_print]
        self.print.setText(f"Imprimer {_packs(len(left))}" if left else "Imprimer")
        self.print.setEnabled(any(r.printable for r in rows))
        self._choose(self.table.current)
        self._fold()

    def _choose(self, visit: str) -> None:
        if visit:
            self._wanted = visit
        self.panel.show_row(next((row for row in self._rows if row.visit.id == visit), None))
        self.panel.setVisible(bool(self.shown))
        self.chosen.emit(visit)

    def _enter_panel(self) -> None:
        stops = [stop for stop in self.panel.stops[1:] if stop.isVisible() and stop.isEnabled()]
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.panel.page.ensureWidgetVisible(stops[0])

    def _open_calendar(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self._theme, self._icons, self)
            self._popup.chosen.connect(self.day_wanted)
        self._popup.open_under(self._pick, QDate(self._day.year, self._day.month, self._day.day))

    def _tool(self, icon: str, name: str, keys: str) -> QToolButton:
        c, theme = self._theme.colours, self._theme
        made = QToolButton()
        made.setIcon(self._icons.icon(icon, c.INK, theme.px(1.2)))
        made.setIconSize(icon_size(theme))
        made.setAccessibleName(name.split(" (", maxsplit=1)[0])
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = max(TOUCH, theme.px(2.5))
        made.setFixedSize(QSize(side, side))
        made.setStyleSheet(
            f"QToolButton {{ background: {c.CARD}; border: {c.BORDER}px solid {c.BUTTON_LINE};"
            " border-radius: 11px; }"
            f"QToolButton:hover {{ background: {c.TINT}; }}"
            f"QToolButton:focus {{ border: {c.RING}px solid {c.FOCUS}; }}"
        )
        shortcut = QShortcut(QKeySequence(keys), made)
        shortcut.activated.connect(made.click)
        return made

    def _empty_card(self) -> Card:
        theme = self._theme
        card = Card(theme)
        self._empty_title = heading("", theme, 1.15)
        self._empty_words = label("", theme, role="secondary")
        card.body.addWidget(icon_badge("calendar-check", theme, self._icons))
        card.body.addWidget(self._empty_title)
        card.body.addWidget(self._empty_words)
        return card


class _Search(QLineEdit):
    """Looks for words in the visits of the day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Chercher un nom, un geste…")
        self.setAccessibleName("Chercher dans les visites du jour")
        self.setMaxLength(80)
        self.setClearButtonEnabled(False)
        self.setMinimumWidth(theme.px(14))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)


def day_words(day: date, today: date) -> str:
    """« du mercredi 2 décembre », with the year when it is another one, « d’aujourd’hui » in the end."""
    words = long_date(day)
    if day.year == today.year:
        words = words.rsplit("\u00a0", 1)[0]
    near = {0: " (aujourd’hui)", 1: " (demain)", -1: " (hier)"}.get((day - today).days, "")
    return f"du {_DAYS[day.weekday()]} {words}{near}"


def _packs(count: int) -> str:
    if count == 1:
        return "le dossier"
    return f"les {counted(count, 'dossier', 'dossiers')}"
