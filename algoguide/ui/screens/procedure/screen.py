"""The page of one procedure: choices on top, the list of sections on the left follows the scroll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Establishment
from algoguide.domain.procedure import Procedure, SideRule
from algoguide.domain.selection import Selection, Side
from algoguide.domain.sheet import Sheet
from algoguide.services.choosing import Choosing
from algoguide.services.explaining import Explaining
from algoguide.ui import palette
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import PRINT_AT_ONCE, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.screens.procedure.aside import aside
from algoguide.ui.screens.procedure.choices import AxisChoice, ModeChoice, SideChoice
from algoguide.ui.screens.procedure.sections import Section, Sections
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Chip
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.kept_focus import button_in_use, take_back
from algoguide.ui.widgets.layouts import FlowLayout, column, row
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.section_list import SectionList, SectionMenu

STACKED = 150
"""Size of the text, in percent, from which the buttons of the head stand one under the other."""
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

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        resources: Path,
        house: Callable[[], Establishment] = Establishment,
        guard: PatientGuard | None = None,
    ) -> None:
        super().__init__()
        self._guard = guard
        if guard is not None:
            guard.forgotten.connect(self.forget_patient)
        self._library = library
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self._folder = resources / "illustrations"
        self._house = house
        self._explaining = Explaining(library.glossary)
        self._route: Route | None = None
        self._selection = Selection()
        self._pending: list[Section] = []
        self._ready: dict[str, QWidget] = {}
        self._built: dict[str, QWidget] = {}
        self._top = QHBoxLayout()
        self._aside = QWidget(self)
        self._page = Page(theme)
        self._list = SectionList(theme, icons)
        self._list.requested.connect(self.show_section)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        self._menu = SectionMenu(theme, icons)
        self._menu.requested.connect(self.show_section)
        self._menu_row = QWidget()
        menu_row = row(self._menu_row)
        menu_row.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(0.85), theme.px(0.3))
        menu_row.addWidget(self._menu)
        menu_row.addStretch(1)
        reading = column()
        reading.addWidget(self._menu_row)
        reading.addWidget(self._page, 1)
        layout.addLayout(reading, 1)
        self._page.verticalScrollBar().valueChanged.connect(self._follow)
        self._aim, self._scrolling = "", False
        self._aiming = QTimer(self)
        self._aiming.setSingleShot(True)
        self._aiming.setInterval(_SETTLING)
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
        kept = replace(self._selection, side=None, place=None)
        if kept != self._selection and self._route is not None:
            self._selection = kept
            self._rebuild(self._library.procedures[self._route.subject])

    def show_section(self, section_id: str) -> None:
        """Scroll to a section, built now if it was still to come."""
        while self._pending and section_id not in self._built:
            self._build_next()
            self._place_ready()
        # Columns and pictures take their final height once they know their width: aim again then.
        self._aim = section_id
        self._aiming.start()
        self._scroll_to(section_id)

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
        scrolled = self._page.verticalScrollBar().value()
        in_use = button_in_use(self._page)
        sheet = self._choosing.sheet(procedure.id, self._selection)
        sections = Sections(
            sheet,
            self._library.plates,
            lambda: self._mode_choice(procedure),
            self._house(),
            self._explaining,
            lambda term: explain(self, self._explaining.term(term), self._theme),
            self._library.procedures,
            lambda other: self.navigate.emit(Route(ScreenId.PROCEDURE, other)),
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
        self._top.addLayout(self._main, 1)
        side = column()
        self._top.addLayout(side)
        self._page.body.addLayout(self._top)
        self._below = column(spacing=self._theme.px(0.8))
        self._page.body.addLayout(self._below)
        self._page.body.addStretch(1)
        self._pending = list(all_sections)
        while self._pending and len(self._ready) < FIRST_SECTIONS:
            self._build_next()
        self._place_ready()
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
            (self._main if len(self._built) <= FIRST_SECTIONS else self._below).addWidget(widget)

    def _header(self, procedure: Procedure, sheet: Sheet, sections: Sections) -> None:
        theme = self._theme
        crumbs = Breadcrumb(self._crumbs(procedure), theme, self._icons)
        crumbs.navigate.connect(self.navigate)
        title = QWidget()
        line = QHBoxLayout(title)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(1))
        lead = sections.wording(" ".join(p.text for p in sheet.summary))
        line.addWidget(page_title(procedure.name, lead, theme, procedure.other_name), 1)
        # Side by side they would leave no room for a title in large text.
        buttons = row() if theme.percent < STACKED else column()
        buttons.setSpacing(theme.px(0.5))
        buttons.addWidget(self._action("Imprimer", "printer", procedure, PRINT_AT_ONCE))
        documents = self._action("Documents", "file-pen-line", procedure, "", primary=True)
        documents.setObjectName("documents")
        buttons.addWidget(documents)
        kept = column()
        kept.addLayout(buttons)
        kept.addStretch(1)
        line.addLayout(kept)
        self._page.add_head(crumbs, title)
        chips = QWidget()
        flow = FlowLayout(chips, theme.px(0.45))
        for item in sheet.brief:
            flow.addWidget(Chip(item.icon, sections.wording(item.body.text), theme, self._icons))
        flow.addWidget(Chip("moon", f"{sheet.mode.short} : {sheet.mode.tagline}", theme, self._icons))
        flow.addWidget(Chip("triangle-alert", "Projet, non validé par un médecin", theme, self._icons))
        self._page.body.addWidget(chips)
        axes = QWidget()
        axes_flow = FlowLayout(axes, theme.px(1.1))
        for axis in procedure.axes:
            choice = AxisChoice(axis, self._selection.variants[axis.id], theme)
            choice.chosen.connect(self._choose_variant)
            axes_flow.addWidget(choice)
        if procedure.side is not SideRule.NONE:
            side = SideChoice(procedure.side, self._selection.side, theme)
            side.chosen.connect(self._choose_side)
            axes_flow.addWidget(side)
        self._page.body.addWidget(axes)

    def _action(
        self, text: str, icon: str, procedure: Procedure, section: str, *, primary: bool = False
    ) -> QPushButton:
        """A button that leads to the documents of this choice."""
        made = QPushButton(f"\u2002{text}")
        made.setIcon(self._icons.icon(icon, palette.ON_DARK if primary else palette.INK, self._theme.px(1.2)))
        if primary:
            made.setProperty("role", "primary")
        made.clicked.connect(
            lambda: self.navigate.emit(Route(ScreenId.DOCUMENTS, procedure.id, self._selection, section))
        )
        return made

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
        for chooser in (self._list, self._menu):
            chooser.set_current(section_id)
