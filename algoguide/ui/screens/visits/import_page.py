"""A programme before it is kept: how it was read, what each column is, what would change, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.french import counted, typeset
from algoguide.exchange.day_list import DayCount
from algoguide.exchange.day_list import Field as ColumnField
from algoguide.services.programme import Preview, Programme
from algoguide.services.visit_planning import ChangeKind
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.date_field import DateEdit
from algoguide.ui.screens.documents.dates import parse_date
from algoguide.ui.screens.documents.fields import Choice, Field
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.visits.changes_table import ChangesTable
from algoguide.ui.screens.visits.problems import Problems
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import titled_card
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column, emptied
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label
from algoguide.ui.widgets.tick_box import TickBox

_IGNORED = "Colonne laissée de côté"
_READING = "Le programme se lit…"
_EXAMPLE = 24
"""Longest example of a column, in characters."""
_DAYS_SAID = 7
"""Days of a programme that are named each; of a longer one, the first and the last."""


class ImportPage(QWidget):
    """Shows a preview; reports how columns are understood, which acts are to be explained, what is wanted."""

    programme_changed = Signal(object)
    """The programme with its columns understood otherwise."""
    act_wanted = Signal(str)
    """An unknown act that is to be given a meaning."""
    keep_wanted = Signal(bool)
    """Keep it all; whether what the programme has no more is cancelled."""
    other_file_wanted = Signal()
    acts_wanted = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._programme: Programme | None = None
        self._preview: Preview | None = None
        self._fields: dict[int, Field] = {}
        self._title = heading("Importer le programme", theme, 1.65)
        self._file = label("", theme, role="secondary")
        self.message = MessageBar(theme, icons, closable=False)
        self.other = action_button("Choisir un autre fichier", "folder-open", "Ctrl+I", theme, icons)
        self.keep = action_button("", "check", "Ctrl+S", theme, icons, primary=True)
        self.acts = action_button("Table des actes", "link", "Ctrl+T", theme, icons)
        self.give_up = action_button("Abandonner", "x", "Esc", theme, icons)
        self._day = DateEdit(theme, icons)
        self._day_field = Field("Jour de tout le programme", self._day, theme, focus=self._day.line)
        self._headless = TickBox("La première ligne est déjà une visite", theme, icons)
        self._columns_card = titled_card("Les colonnes", theme)
        self._columns_box = column()
        self._lacking = label("", theme, role="red")
        self._result = titled_card("Ce qui va changer", theme)
        self._counts = label("", theme)
        self.changes = ChangesTable(theme)
        self._gone = TickBox("", theme, icons)
        self._unknown_card = titled_card("Actes inconnus", theme)
        self._unknown = column(spacing=theme.px(0.4))
        self.problems = Problems(theme, icons)
        self._lay()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(250)
        self._pause.timeout.connect(self._report)

        self.other.clicked.connect(self.other_file_wanted)
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self._gone.isChecked()))
        self.acts.clicked.connect(self.acts_wanted)
        self.give_up.clicked.connect(self.given_up)
        self._day.edited.connect(self._pause.start)
        self._headless.clicked.connect(self._take_first_line)

    @property
    def preview(self) -> Preview | None:
        """What is shown, None while it is being made."""
        return self._preview

    @property
    def programme(self) -> Programme | None:
        """The file shown and how its columns are understood."""
        return self._programme

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to what keeps the programme, or to another file."""
        (self.keep if self.keep.isEnabled() else self.other).setFocus(reason)

    def wait(self, name: str) -> None:
        """A file is being read."""
        self._programme = self._preview = None
        self._file.setText(name)
        self.message.tell("tint", _READING)
        for part in (self._columns_card, self._result, self._unknown_card, self.problems):
            part.hide()
        self.offer()

    def refuse(self, sentence: str) -> None:
        """The file, or what it says, cannot be taken."""
        self._preview = None
        self.message.tell("red", sentence)
        self._result.hide()
        self.offer()

    def show_programme(self, programme: Programme) -> None:
        """Show how a file was read and its columns understood."""
        same = self._programme is not None and self._programme.table is programme.table
        self._programme = programme
        self._preview = None
        if not same:
            self._build_columns(programme)
            self._page.verticalScrollBar().setValue(0)
        self.message.clear()
        self._file.setText(typeset(_read_words(programme)))
        self._columns_card.show()
        self._lacking.setText(typeset("\n".join(programme.lacking)))
        self._lacking.setVisible(bool(programme.lacking))
        self._day_field.setVisible(programme.needs_day or programme.day is not None)
        self._result.setVisible(not programme.lacking)
        self._unknown_card.hide()
        self.problems.hide()
        self.offer()

    def show_preview(self, preview: Preview) -> None:
        """Show what the programme would do."""
        self._preview = preview
        self.message.clear()
        plan = preview.plan
        self._result.show()
        self._counts.setText(typeset(count_words(preview)))
        self.changes.show_changes(plan.changes)
        self._gone.setVisible(bool(plan.gone))
        self._gone.setChecked(False)
        self._gone.setText(typeset(_gone_words(len(plan.gone))))
        self._show_unknown(plan.unknown)
        self.problems.show_problems(preview.parsed.problems, preview.summary.refused)
        self.offer()
        self._order_tab()

    # Inside

    def _lay(self) -> None:
        theme = self._theme
        self._page = Page(theme)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setAccessibleName("Importer le programme")
        body = self._page.body
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(0.6))
        for button in (self.keep, self.other, self.acts, self.give_up):
            flow.addWidget(button)
        for widget in (self._title, self._file, self.message, buttons):
            body.addWidget(widget)
        self._result.body.addWidget(self._counts)
        self._result.body.addWidget(self.changes)
        self._result.body.addWidget(self._gone)
        self._unknown_card.body.addLayout(self._unknown)
        self._columns_card.body.addWidget(self._lacking)
        self._columns_card.body.addWidget(self._day_field)
        self._columns_card.body.addWidget(self._headless)
        self._columns_card.body.addLayout(self._columns_box)
        for card in (self.problems, self._unknown_card, self._result, self._columns_card):
            body.addWidget(card)
        body.addStretch(1)
        column(self).addWidget(self._page)

    def _build_columns(self, programme: Programme) -> None:
        """A list for each column: what it is, with an example of what it holds."""
        emptied(self._columns_box)
        table = programme.table
        self._headless.setVisible(not table.recognised)
        self._headless.setChecked(not table.header_number)
        self._fields = {}
        for number, name in enumerate(table.names):
            choice = Choice(self._theme, self._icons)
            if number in table.dropped_columns:
                choice.addItem("Jamais gardée", None)
                choice.setEnabled(False)
            else:
                choice.addItem(_IGNORED, None)
                for field in ColumnField:
                    choice.addItem(field.french, field)
                choice.select_data(programme.columns.get(number))
                choice.activated.connect(partial(self._change_column, number))
            self._fields[number] = Field(_column_words(table.rows, number, name), choice, self._theme)
        grid = Columns(list(self._fields.values()), self._theme.px(15), 3, self._theme.px(0.6))
        self._columns_box.addWidget(grid)

    def _change_column(self, number: int, _index: int) -> None:
        if self._programme is None:
            return
        said = cast("Choice", self._fields[number].control).currentData()
        wanted = ColumnField(said) if said else None  # Qt gives back the words of an enumeration
        columns = {c: f for c, f in self._programme.columns.items() if c != number and f is not wanted}
        if wanted is not None:
            columns[number] = wanted
        # One column for each thing: the one that had it before is left out.
        for other, field in self._fields.items():
            if other not in self._programme.table.dropped_columns:
                cast("Choice", field.control).select_data(columns.get(other))
        self.programme_changed.emit(replace(self._programme, columns=columns))

    def _take_first_line(self) -> None:
        if self._programme is not None and self._headless.isChecked():
            self.programme_changed.emit(replace(self._programme, table=self._programme.table.headless()))

    def _report(self) -> None:
        """The day of the whole programme was typed."""
        if self._programme is None:
            return
        try:
            day: date | None = parse_date(self._day.line.text())
        except KnownError as error:
            self._day_field.set_problem(str(error))
            return
        self._day_field.set_problem("")
        if day != self._programme.day:
            self.programme_changed.emit(replace(self._programme, day=day))

    def _show_unknown(self, acts: Sequence[str]) -> None:
        emptied(self._unknown)
        self._unknown_card.setVisible(bool(acts))
        if acts:
            words = (
                "Ces actes ne sont dans aucune table : dites une fois à quel geste ils correspondent, "
                "ou gardez les visites ainsi."
            )
            self._unknown.addWidget(label(typeset(words), self._theme, role="secondary"))
        for act in acts:
            line = QWidget()
            flow = FlowLayout(line, self._theme.px(0.6))
            button = action_button("Donner son geste", "link", "", self._theme, self._icons)
            button.setAccessibleName(f"Donner son geste à l’acte {act}")
            button.clicked.connect(partial(self.act_wanted.emit, act))
            name = label(act, self._theme, weight=QFont.Weight.DemiBold)
            name.setMinimumHeight(button.sizeHint().height())
            name.setMinimumWidth(self._theme.px(18))
            flow.addWidget(name)
            flow.addWidget(button)
            self._unknown.addWidget(line)

    def offer(self) -> None:
        """Offer to keep what the preview shows."""
        count = len(self._preview.plan.to_save) if self._preview else 0
        gone = bool(self._preview and self._preview.plan.gone)
        self.keep.setEnabled(bool(count or gone))
        if count:
            self.keep.setText(f"Garder {_visits(count)}")
        else:
            self.keep.setText("Garder" if gone or not self._preview else "Rien à garder")

    def _order_tab(self) -> None:
        stops = [
            *(self.keep, self.other, self.acts, self.give_up),
            *self.problems.stops,
            *(button for button in self._unknown_card.findChildren(type(self.keep))),
            *(self.changes.view, self._gone),
            *(self._day.line, self._day.button, self._headless),
            *(field.focus for field in self._fields.values()),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _visits(count: int) -> str:
    return "la visite" if count == 1 else f"les {counted(count, 'visite', 'visites')}"


def _read_words(programme: Programme) -> str:
    """How the file was read: « CSV, Windows (cp1252), point-virgule · 2 lignes de titre sautées »."""
    table = programme.table
    if table.sheet:
        parts = [f"Classeur, feuille « {table.sheet} »"]
        if table.other_sheets:
            parts.append(f"autres feuilles non lues : {', '.join(table.other_sheets)}")
    else:
        parts = [f"Texte, {table.encoding_name}, séparateur : {table.separator_name}"]
    parts.append(counted(len(table.rows), "ligne", "lignes"))
    if table.skipped:
        parts.append(f"{counted(table.skipped, 'ligne de titre sautée', 'lignes de titre sautées')}")
    if table.dropped:
        parts.append(f"jamais gardé : {', '.join(table.dropped)}")
    return " · ".join(parts)


def _column_words(rows: Sequence[object], number: int, name: str) -> str:
    """The name of a column with an example of what it holds."""
    for row in rows[:20]:
        cells: Sequence[str] = getattr(row, "cells", ())
        text = cells[number].strip() if number < len(cells) else ""
        if text:
            short = text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE]}…"
            return typeset(f"{name} (ex. : {short})")
    return name


_KINDS: Mapping[ChangeKind, tuple[str, str]] = {
    ChangeKind.NEW: ("nouvelle", "nouvelles"),
    ChangeKind.UPDATED: ("modifiée", "modifiées"),
    ChangeKind.CANCELLED: ("annulée", "annulées"),
    ChangeKind.RESTORED: ("rétablie", "rétablies"),
    ChangeKind.SAME: ("inchangée", "inchangées"),
}


def count_words(preview: Preview) -> str:
    """« 38 nouvelles, 1 modifiée, 1 annulée », by kind, then the days."""
    plan = preview.plan
    parts = [counted(plan.count(kind), *words) for kind, words in _KINDS.items() if plan.count(kind)]
    return f"{', '.join(parts) or 'Aucune visite'}. {_days_words(preview.summary.days)}"


def _days_words(days: Sequence[DayCount]) -> str:
    """Each day with its visits; the first and the last of a programme of months."""
    if len(days) > _DAYS_SAID:
        return f"{len(days)} jours, du {days[0].day:%d/%m/%Y} au {days[-1].day:%d/%m/%Y}."
    said = [f"{day.day:%d/%m/%Y} ({counted(day.visits, 'visite', 'visites')})" for day in days]
    return f"Jours : {', '.join(said) or 'aucun'}."


def _gone_words(count: int) -> str:
    if count == 1:
        return "1 visite n’est plus dans le programme : la marquer annulée"
    return f"{count} visites ne sont plus dans le programme : les marquer annulées"
