"""The visits screen: the day, and what is done with it: importing, editing, printing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from algoguide.domain.act import ActRule
from algoguide.domain.visit import Answer, Done, Flag, Visit
from algoguide.domain.visit_list import FlagText
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import missing
from algoguide.store.settings import SettingsStore
from algoguide.ui.desk import Desk, DeskState
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Expected, Room
from algoguide.ui.screens.documents.dates import today_here
from algoguide.ui.screens.documents.fields import form_style
from algoguide.ui.screens.visits.acts_page import ActsPage
from algoguide.ui.screens.visits.day_page import DayPage
from algoguide.ui.screens.visits.edit_page import EditPage
from algoguide.ui.screens.visits.import_page import ImportPage
from algoguide.ui.screens.visits.importing import Importing, ask_programme
from algoguide.ui.screens.visits.meaning_page import MeaningPage
from algoguide.ui.screens.visits.print_page import PrintPage, to_print
from algoguide.ui.screens.visits.printing_day import Batch, PrintingDay
from algoguide.ui.screens.visits.waiting_page import WaitingPage
from algoguide.ui.theme import Theme


@dataclass(frozen=True, slots=True, repr=False)
class VisitsState:
    """For the screen of another text size."""

    chosen: str


class VisitsScreen(QWidget):
    """Shows the desk and does with it what its pages report.

    Attributes:
        day, edit, bring, meaning, acts, paper: its pages.
        importing, printing: what moves between them.
    """

    navigate = Signal(object)  # Route

    def __init__(
        self,
        desk: Desk,
        choosing: Choosing,
        texts: Mapping[Flag, FlagText],
        acts: Sequence[ActRule],
        store: SettingsStore,
        room: Room,
        guard: PatientGuard,
        jobs: JobRunner,
        batch: Batch,
        theme: Theme,
        icons: Icons,
        today: Callable[[], date] = today_here,
        ask_programme: Callable[[QWidget], Path | None] = ask_programme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choosing = choosing
        self._room = room
        self._guard = guard
        self._today = today
        self._chosen = ""
        self.setObjectName("page")
        self.setMinimumWidth(1)
        self.setStyleSheet(form_style(theme))
        self._waiting = WaitingPage(theme, icons)
        self.day = DayPage(texts, theme, icons)
        self.edit = EditPage(choosing, theme, icons, today)
        self.bring = ImportPage(theme, icons)
        self.meaning = MeaningPage(choosing, theme, icons)
        self.acts = ActsPage(choosing, len(acts), theme, icons)
        self._stack = QStackedWidget()
        self.paper = PrintPage(theme, icons)
        for page in (self._waiting, self.day, self.edit, self.bring, self.meaning, self.acts, self.paper):
            self._stack.addWidget(page)
        self.importing = Importing(
            self.bring,
            self.meaning,
            self.acts,
            self._stack,
            desk,
            choosing,
            acts,
            store,
            jobs,
            today,
            ask_programme,
        )
        self.printing = PrintingDay(self.paper, self._stack, desk, choosing, store, batch, today)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for before, after in pairwise(self.day.stops):
            QWidget.setTabOrder(before, after)

        self._join()
        desk.told.connect(self._tell)
        room.names_hidden_changed.connect(self._hide_names)
        self._hide_names(room.names_hidden)
        self._show_state()

    def _join(self) -> None:
        """Connect the pages with the desk."""
        desk = self._desk
        self._waiting.again_wanted.connect(desk.open)
        self._waiting.memory_wanted.connect(lambda: desk.open(memory_only=True))
        self._waiting.anew_wanted.connect(lambda: desk.open(start_anew=True))
        self.day.day_wanted.connect(desk.show_day)
        self.day.chosen.connect(self._note_chosen)
        self.day.undo_wanted.connect(desk.undo)
        self.day.add_wanted.connect(self._add)
        self.day.import_wanted.connect(self.importing.start)
        self.importing.ended.connect(self._show_day)
        self.day.print_wanted.connect(self._print_day)
        self.printing.ended.connect(self._show_day)
        panel = self.day.panel
        panel.answered.connect(self._answer)
        panel.checked.connect(self._check)
        panel.printed_ticked.connect(lambda on: self._done("printed", on, "documents imprimés"))
        panel.signed_ticked.connect(lambda on: self._done("signed", on, "consentement signé"))
        panel.note_written.connect(lambda text: self._change("note", note=text))
        panel.edit_wanted.connect(self._edit)
        panel.cancel_wanted.connect(self._cancel)
        panel.remove_wanted.connect(self._remove)
        panel.open_wanted.connect(self._open)
        panel.print_wanted.connect(self._print_one)
        self.edit.saved.connect(self._save_edited)
        self.edit.given_up.connect(self._show_day)
        self.edit.learnt.connect(self.importing.learn)
        desk.changed.connect(self._refresh)
        desk.state_changed.connect(self._show_state)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the table, or to the first thing there is to do."""
        page: QWidget = self._stack.currentWidget() or self.day
        if page is self.day:
            page = self.day.table.view if self.day.shown else self.day.bring
        page.setFocus(reason)

    def show_route(self, route: Route) -> None:
        """Show the day; `subject` is the visit to be chosen."""
        if self._desk.state is DeskState.CLOSED:
            self._desk.open()
        if route.subject:
            self._chosen = route.subject
        self._refresh()

    def state(self) -> VisitsState:
        """What is chosen."""
        return VisitsState(self._chosen)

    def restore_state(self, state: object) -> None:
        """Take over from the screen of another text size."""
        if not isinstance(state, VisitsState):
            raise TypeError("not the state of this screen")
        self._chosen = state.chosen

    # What is shown

    def _show_state(self) -> None:
        desk = self._desk
        self._waiting.show_state(desk.state, desk.refusal)
        ready = desk.state is DeskState.READY
        if ready and self._stack.currentWidget() is self._waiting:
            self._show_day()
        elif not ready:
            self._stack.setCurrentWidget(self._waiting)

    def _show_day(self) -> None:
        self._stack.setCurrentWidget(self.day)
        self._refresh()
        self.setFocus()

    def _refresh(self) -> None:
        desk = self._desk
        if desk.state is not DeskState.READY:
            return
        self.day.tell_memory(not desk.persistent)
        self.day.show_day(desk.day, desk.rows, today=self._today(), undo=desk.undo_name)
        if self._chosen and desk.row(self._chosen) is not None:
            self.day.choose(self._chosen)

    def _note_chosen(self, visit: str) -> None:
        if visit:
            self._chosen = visit

    @property
    def _visit(self) -> Visit | None:
        row = self._desk.row(self._chosen)
        return row.visit if row is not None else None

    # What is done

    def _change(self, name: str, **fields: object) -> None:
        visit = self._visit
        if visit is not None:
            self._desk.change(name, replace(visit, **fields))  # type: ignore[arg-type]  # fields of a visit

    def _answer(self, flag: Flag, yes: bool | None, detail: str) -> None:
        visit = self._visit
        if visit is None:
            return
        before = visit.answers.get(flag)
        if before is not None and (before.yes, before.detail) == (yes, detail):
            return
        answer = None if yes is None else Answer(yes, self._desk.tick(), detail)
        self._desk.change("réponse", visit.answered(flag, answer))

    def _check(self, line: str, on: bool) -> None:
        visit = self._visit
        if visit is not None:
            self._desk.change("case cochée", visit.checked(line, self._desk.tick() if on else None))

    def _done(self, field: str, on: bool, name: str) -> None:
        visit = self._visit
        if visit is not None and visit.gesture is not None:
            done = Done(self._desk.tick(), visit.gesture) if on else None
            self._change(name, **{field: done})

    def _cancel(self) -> None:
        visit = self._visit
        if visit is not None:
            self._change(
                "visite rétablie" if visit.cancelled else "visite annulée", cancelled=not visit.cancelled
            )

    def _remove(self) -> None:
        visit = self._visit
        if visit is not None:
            self._desk.remove("visite retirée", visit)

    def _add(self) -> None:
        self.edit.start_new(self._desk.day)
        self._stack.setCurrentWidget(self.edit)

    def _edit(self) -> None:
        visit = self._visit
        if visit is not None:
            self.edit.start(visit)
            self._stack.setCurrentWidget(self.edit)

    def _save_edited(self, visit: Visit, new: bool) -> None:
        self._chosen = visit.id
        self._desk.change("ajout" if new else "modification", visit)
        if visit.day != self._desk.day:
            self._desk.show_day(visit.day)
        self._show_day()

    def _tell(self, role: str, sentence: str) -> None:
        """Say what happened where the user looks."""
        shown = self._stack.currentWidget()
        if shown is self.bring:
            self.bring.message.tell(role, sentence)
            self.bring.offer()
        elif shown is self.paper:
            self.paper.message.tell(role, sentence)
        else:
            self.day.message.tell(role, sentence)

    def _hide_names(self, hidden: bool) -> None:
        for page in (self.day, self.paper):
            page.hide_names(hidden)

    def _print_day(self) -> None:
        rows = [r for r in self.day.shown if not r.visit.cancelled]
        wanted = to_print(rows) or tuple(r.visit.id for r in rows)
        self.printing.show(rows, wanted)

    def _print_one(self) -> None:
        row = self._desk.row(self._chosen)
        if row is not None:
            self.printing.show([row], [row.visit.id])

    def _open(self) -> None:
        """Lead to the procedure of this visit with its patient; the one before is forgotten."""
        visit = self._visit
        if visit is None or visit.gesture is None:
            return
        gesture = visit.gesture
        procedure = self._choosing.procedure(gesture.procedure)
        chosen = gesture.selection
        if missing(self._choosing, gesture):
            start = self._choosing.starting(procedure, chosen.variants.values())
            chosen = replace(start, side=chosen.side, place=chosen.place)
        self._guard.start_new()
        self._room.choose([(procedure.id, chosen)])
        self._room.expect(Expected(visit.patient, visit.day, visit.id))
        self.navigate.emit(Route(ScreenId.PROCEDURE, procedure.id, chosen))
