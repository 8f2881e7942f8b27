"""The page of one procedure: choices on top, the list of sections on the left follows the scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.presentation import Level
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection, Side
from algoguide.domain.sheet import Sheet
from algoguide.services.choosing import Choosing
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.screens.procedure.aside import aside
from algoguide.ui.screens.procedure.choices import ModeChoice
from algoguide.ui.screens.procedure.head import Head
from algoguide.ui.screens.procedure.sections import Section, Sections
from algoguide.ui.screens.procedure.simple_sections import SimpleSections, told_simply
from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.aloud import Aloud
from algoguide.ui.widgets.cards import Chip
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.kept_focus import button_in_use, take_back
from algoguide.ui.widgets.layouts import column, row
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.reader import blocks_of
from algoguide.ui.widgets.section_list import SectionList, SectionMenu

FIRST_SECTIONS = 3
"""Sections built before the page is shown; the others are built one per turn, then follow below together."""
_SETTLING = 1_500
"""Milliseconds during which a page that still grows is kept at the section that was asked for."""
_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not export."""


class ProcedureScreen(QWidget):
    """Shows one procedure for one selection; leads to its documents."""

    navigate = Signal(object)  # Route
    selection_changed = Signal(object)  # Selection
    favourite_wanted = Signal(str, bool)  # procedure id

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        resources: Path,
        house: Callable[[], Establishment] = Establishment,
        guard: PatientGuard | None = None,
        favourites: Callable[[], Sequence[str]] = tuple,
        listening: Listening | None = None,
    ) -> None:
        super().__init__()
        self._favourites = favourites
        self._guard = guard
        if guard is not None:
            guard.forgotten.connect(self.forget_patient)
            guard.keep(ScreenId.PROCEDURE, self)
        self._library = library
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self._folder = resources / "illustrations"
        self._house = house
        self._explaining = Explaining(library.glossary)
        self._route: Route | None = None
        self._selection, self._level = Selection(), Level.STANDARD
        self._pending: list[Section] = []
        self._ready: dict[str, QWidget] = {}
        self._built: dict[str, QWidget] = {}
        self._top = QHBoxLayout()
        self._aside = QWidget(self)
        self._page = Page(theme)
        self._list = SectionList(theme, icons)
        self._list.requested.connect(self._choose_section)
        layout = row(self)
        layout.addWidget(self._list)
        self._menu = SectionMenu(theme, icons)
        self._menu.requested.connect(self._choose_section)
        self._menu_row = QWidget()
        menu_row = row(self._menu_row)
        menu_row.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(0.85), theme.px(0.3))
        menu_row.addWidget(self._menu)
        menu_row.addStretch(1)
        reading = column()
        reading.addWidget(self._menu_row)
        reading.addWidget(self._page, 1)
        layout.addLayout(reading, 1)
        self._current = ""
        self._head = QWidget(self)
        self._aloud = Aloud(listening, self._page, theme, icons)
        self._aloud.wanted.connect(self._read)
        self._page.verticalScrollBar().valueChanged.connect(self._follow)
        self._aim, self._scrolling = "", False
        self._aiming = QTimer(self, singleShot=True, interval=_SETTLING)
        self._aiming.timeout.connect(self._stop_aiming)
        bar = self._page.verticalScrollBar()
        bar.rangeChanged.connect(self._aim_again)
        bar.actionTriggered.connect(self._stop_aiming)  # the reader goes elsewhere
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_next)

    @property
    def selection(self) -> Selection:
        """The choices shown."""
        return self._selection

    @property
    def complete(self) -> bool:
        """Whether every section is on the page."""
        return not self._pending and not self._ready

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the page; a focus proxy would hide from it what stands before."""
        self._page.setFocus(reason)

    def show_route(self, route: Route) -> None:
        """Show `route.subject` with its selection, scrolled to `route.section` when one is named."""
        self._stop_aiming()
        procedure = self._library.procedures[route.subject]
        selection = route.selection or self._choosing.starting(procedure)
        same = self._route and self._route.subject == route.subject and selection == self._selection
        if not same or (self._route and route.pain != self._route.pain):
            self._route, self._selection = route, selection
            self._rebuild(procedure)
            self._page.verticalScrollBar().setValue(0)
            # The page of before may have stood there already: nothing moved, nothing was followed.
            self._follow(0)
        if route.section:
            self.show_section(route.section)

    def forget_patient(self) -> None:
        """Take away the side and the level, which belong to one patient."""
        kept = _unplaced(self._selection)
        if kept != self._selection and self._route is not None:
            self._selection = kept
            self._rebuild(self._library.procedures[self._route.subject])

    def remember(self) -> object:
        """What « Annuler » brings back: the side and the level of the page."""
        return self._selection if self._route is not None else None

    def bring_back(self, state: object) -> None:
        """Choose again what `forget_patient` took away, if the page still shows the same choice."""
        if isinstance(state, Selection) and self._route is not None and _unplaced(state) == self._selection:
            self._take(self._library.procedures[self._route.subject], state)

    def show_section(self, section_id: str) -> None:
        """Scroll to a section, built now if it was still to come."""
        while self._pending and section_id not in self._built:
            self._build_next()
            self._place_ready()
        # Columns and pictures take their final height once they know their width: aim again then.
        self._aim = section_id
        self._aiming.start()
        self._scroll_to(section_id)

    def _choose_section(self, section_id: str) -> None:
        self.show_section(section_id)
        if self._aloud.reading:
            self._read()

    def _read(self) -> None:
        """Read aloud from the section in view; from the title at the top of the page."""
        while self._pending:
            self._build_next()
        self._place_ready()
        names = list(self._built)
        first = names.index(self._current) if self._current in names else 0
        at_top = first == 0 and self._page.verticalScrollBar().value() == 0
        shown = [*([self._head] if at_top else []), *(self._built[name] for name in names[first:])]
        self._stop_aiming()
        self._aloud.read([block for widget in shown for block in blocks_of(widget)])

    def _aim_again(self) -> None:
        # Reading a place lays the page out, which may change its length again: not from within.
        if self._aim and not self._scrolling:
            self._scrolling = True
            QTimer.singleShot(0, self, self._scroll_again)

    def _scroll_again(self) -> None:
        if self._aim:
            self._scroll_to(self._aim)
        self._scrolling = False

    def _stop_aiming(self) -> None:
        self._aim = ""

    def _scroll_to(self, section_id: str) -> None:
        widget = self._built.get(section_id)
        if widget is not None:
            self._settle()
            top = widget.mapTo(self._page.content, QPoint(0, 0)).y()
            self._page.verticalScrollBar().setValue(top - self._theme.px(0.6))
            self._set_current(section_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold(event.size().width())
        super().resizeEvent(event)

    def _fold(self, width: int) -> None:
        listed = width >= self._theme.px(62)
        self._list.setVisible(listed)
        self._menu_row.setVisible(not listed)
        beside = width >= self._theme.px(66)
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._aside.setMaximumWidth(self._theme.px(34) if beside else _NO_LIMIT)

    def _settle(self) -> None:
        """Let the layout give every section its place before its position is read."""
        self._page.body.activate()
        self._page.content.adjustSize()

    def _rebuild(self, procedure: Procedure) -> None:
        self._timer.stop()
        self._aloud.stop()
        scrolled = self._page.verticalScrollBar().value()
        in_use = button_in_use(self._page)
        sheet = self._choosing.sheet(procedure.id, self._selection)
        simple = self._level is Level.SIMPLE
        sections = (SimpleSections if simple else Sections)(
            told_simply(sheet) if simple else sheet,
            self._library.plates,
            lambda: self._mode_choice(procedure),
            self._house(),
            self._explaining,
            lambda term: explain(self, self._explaining.term(term), self._theme),
            self._library.procedures,
            lambda other: self.navigate.emit(Route(ScreenId.PROCEDURE, other)),
            lambda: self.navigate.emit(Route(ScreenId.RECORD, procedure.id, self._selection)),
            self._folder,
            self._theme,
            self._icons,
        )
        all_sections = sections.all()
        # Clearing the page moves its scroll bar: nothing of the page that goes may be followed.
        self._ready, self._built = {}, {}
        self._page.clear()
        # In the order of Tab: the list, the head, the first sections, the column beside them, the rest.
        for chooser in (self._list, self._menu):
            chooser.set_sections([(s.id, s.icon, s.name) for s in all_sections])
        self._header(procedure, sheet, sections)
        self._top = QHBoxLayout()
        self._top.setSpacing(self._theme.px(1.1))
        self._main = column(spacing=self._theme.px(0.8))
        self._top.addLayout(self._main, 3)
        side = column()
        if simple:
            self._top.addStretch(1)  # short sentences are easier to read in short lines
        else:
            self._top.addLayout(side)
        self._page.body.addLayout(self._top)
        self._below = column(spacing=self._theme.px(0.8))
        self._page.body.addLayout(self._below)
        self._page.body.addStretch(1)
        self._pending = list(all_sections)
        while self._pending and len(self._ready) < FIRST_SECTIONS:
            self._build_next()
        self._place_ready()
        self._aside = QWidget(self)
        if not simple:  # its numbers and instructions are in the sheet's own words
            self._aside = aside(sheet, sections, self._theme, self._icons, self.show_section)
            side.addWidget(self._aside)
            side.addStretch(1)
        if scrolled:
            while self._pending:
                self._build_next()
            self._settle()
            self._page.verticalScrollBar().setValue(scrolled)
        elif self._pending:
            self._timer.start()
        self._fold(self.width())
        take_back(self._page, in_use)

    def _build_next(self) -> None:
        """Build one section, aside; the last one brings them all onto the page."""
        if self._pending:
            section = self._pending.pop(0)
            self._ready[section.id] = section.build()
        if not self._pending:
            self._timer.stop()
            self._place_ready()

    def _place_ready(self) -> None:
        """Put onto the page what is built, together: Qt measures every text of the page again each time."""
        ready, self._ready = self._ready, {}
        for section_id, widget in ready.items():
            self._built[section_id] = widget
            first = self._level is Level.SIMPLE or len(self._built) <= FIRST_SECTIONS
            (self._main if first else self._below).addWidget(widget)

    def _header(self, procedure: Procedure, sheet: Sheet, sections: Sections) -> None:
        head = Head(
            procedure,
            sheet,
            sections.wording,
            self._crumbs(procedure),
            self._theme,
            self._icons,
            level=self._level,
            favourite=procedure.id in self._favourites(),
            parent=self._page.content,
        )
        pain = self._route.pain if self._route else ""
        head.navigate.connect(self.navigate)
        head.favourite_wanted.connect(lambda on: self.favourite_wanted.emit(procedure.id, on))
        head.patient_wanted.connect(
            lambda: self.navigate.emit(Route(ScreenId.PATIENT, procedure.id, self._selection, pain=pain))
        )
        head.documents_wanted.connect(
            lambda part: self.navigate.emit(Route(ScreenId.DOCUMENTS, procedure.id, self._selection, part))
        )
        head.variant_chosen.connect(self._choose_variant)
        head.side_chosen.connect(self._choose_side)
        head.level_chosen.connect(self._choose_level)
        self._head = head.title
        self._page.add_head(head.above, head.title, self._aloud.button())
        self._page.body.addWidget(head.facts)
        self._page.body.addWidget(head.choices)

    def _crumbs(self, procedure: Procedure) -> list[tuple[str, Route | None]]:
        pain = self._library.pains.get(self._route.pain) if self._route else None
        before = (
            (pain.name, Route(ScreenId.PAIN, pain.id)) if pain else ("Gestes", Route(ScreenId.PROCEDURES))
        )
        return [before, (procedure.name, None)]

    def _mode_choice(self, procedure: Procedure) -> QWidget:
        rules = self._choosing.mode_rules(procedure, self._selection.variants.values())
        choice = ModeChoice(self._library.modes, rules, self._selection.mode, self._theme, self._icons)
        choice.chosen.connect(self._choose_mode)
        return choice

    def _choose_variant(self, axis: str, variant: str) -> None:
        self._apply(axis=axis, variant=variant)

    def _choose_mode(self, mode: str) -> None:
        self._apply(mode=mode)

    def _choose_level(self, level: Level) -> None:
        if self._route is not None and level is not self._level:
            self._level = level
            self._take(self._library.procedures[self._route.subject], self._selection)

    def _choose_side(self, side: Side | None) -> None:
        if self._route is not None and side is not self._selection.side:
            if self._guard is not None:
                self._guard.hold(ScreenId.PROCEDURE, side is not None)
            self._take(self._library.procedures[self._route.subject], replace(self._selection, side=side))

    def _apply(self, **choice: str) -> None:
        if self._route is None:
            return
        procedure = self._library.procedures[self._route.subject]
        try:
            selection = self._choosing.changed(procedure, self._selection, **choice)
        except KnownError as error:
            chip = Chip("triangle-alert", str(error), self._theme, self._icons)
            self._page.body.insertWidget(1, chip)
            return
        if selection != self._selection:
            self._take(procedure, selection)

    def _take(self, procedure: Procedure, selection: Selection) -> None:
        self._selection = selection
        # The button that was pressed lives in the page being replaced: let its click end first.
        QTimer.singleShot(0, self, lambda: self._rebuild(procedure))
        self.selection_changed.emit(selection)

    def _follow(self, value: int) -> None:
        """Mark the section at the top of the page in the list."""
        line = value + self._theme.px(4)
        # A section built a moment ago has no place yet (0): it would pass for the top of the page.
        current, above = next(iter(self._built), ""), 0
        for section_id, widget in self._built.items():
            top = widget.mapTo(self._page.content, QPoint(0, 0)).y()
            if above < top <= line:
                current, above = section_id, top
        if current:
            self._set_current(current)

    def _set_current(self, section_id: str) -> None:
        self._current = section_id
        for chooser in (self._list, self._menu):
            chooser.set_current(section_id)


def _unplaced(selection: Selection) -> Selection:
    return replace(selection, side=None, place=None)
