"""The consultation as it is noted, with the text for the record beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from algoguide.content.library import Library
from algoguide.domain.consultation import Answered, Consultation, Understanding
from algoguide.domain.french import typeset
from algoguide.domain.procedure import Question
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import others, teach_back
from algoguide.domain.wording import plain, wording_of
from algoguide.services.choosing import Choosing
from algoguide.services.record_text import Record, record_text
from algoguide.store.settings import SettingsStore
from algoguide.ui.clipboard import PatientClipboard
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Chosen, Room
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.fields import form_style
from algoguide.ui.screens.names_button import NamesButton
from algoguide.ui.screens.record.asked import AskedList
from algoguide.ui.screens.record.people import PeopleForm
from algoguide.ui.screens.record.teach_back import TeachBackRow
from algoguide.ui.screens.record.text_panel import TextPanel
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import titled_card
from algoguide.ui.widgets.layouts import FlowLayout, column, emptied
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label

CHANNEL = "dossier"
_NARROW = 52
"""Width, in em, under which the text stands under the notes."""
_LEFT, _RIGHT = 56, 44
_ASK = (
    "Ai-je bien expliqué ? Demandez à la personne de redire avec ses mots. C’est notre explication "
    "que l’on vérifie, jamais la personne."
)
_NOTHING_YET = (
    "Rien encore. Les pages cochées « expliqué », les solutions comparées et les documents imprimés "
    "ou enregistrés s’afficheront ici."
)
_NO_PROCEDURE = "Choisissez d’abord un geste : ses questions de vérification s’afficheront ici."
_MASKED = "Les noms, les questions et les notes sont masqués. Ctrl Maj H les montre de nouveau."


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True, repr=False)
class RecordState:
    """For the screen of another text size, and for « Annuler »."""

    visit: tuple[Chosen, ...]
    draft: str


class RecordScreen(QWidget):
    """Notes how the explanations went and who was there; shows the text of it and copies it."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        store: SettingsStore,
        guard: PatientGuard,
        room: Room,
        clipboard: PatientClipboard,
        clock: Callable[[], datetime] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._choosing = choosing
        self._theme = theme
        self._icons = icons
        self._store = store
        self._guard = guard
        self._room = room
        self._clipboard = clipboard
        self._clock = clock
        self._visit: tuple[Chosen, ...] = ()
        self._house = store.current.establishment
        self._sheets: tuple[Sheet, ...] = ()
        self._rows: dict[tuple[str, str], TeachBackRow] = {}
        self._groups: tuple[tuple[str, list[str]], ...] = ()
        self._restored = False

        self.setObjectName("page")
        self.setMinimumWidth(1)
        self.setStyleSheet(form_style(theme))
        self._documents = action_button("Documents à remettre", "file-pen-line", "Ctrl+D", theme, icons)
        self._names = NamesButton(room, theme, icons)
        self._clear = action_button("Nouveau patient", "user-round-plus", "Ctrl+Shift+N", theme, icons)
        self._procedure = label("", theme, role="secondary")
        self._checks = titled_card("Vérifier nos explications", theme)
        self._questions = column(spacing=theme.px(0.9))
        self._done = column(spacing=theme.px(0.2))
        self._asked = AskedList(theme, icons)
        self._people = PeopleForm(theme, icons)
        self._masked = label(typeset(_MASKED), theme, role="secondary")
        self._panel = TextPanel(theme, icons)
        self._page = self._build()
        self._ask()

        self._asked.asked.connect(lambda text: self._room.note(self._room.consultation.asking(text)))
        self._asked.unasked.connect(lambda text: self._room.note(self._room.consultation.unasking(text)))
        self._people.changed.connect(self._note_people)
        self._panel.copy_requested.connect(self._copy)
        self._documents.clicked.connect(self._open_documents)
        self._clear.clicked.connect(guard.start_new)
        guard.forgotten.connect(self._forget_patient)
        guard.keep(CHANNEL, self)
        room.changed.connect(self._show_noted)
        room.names_hidden_changed.connect(self._hide_names)
        self._hide_names(room.names_hidden)

    def show_route(self, route: Route) -> None:
        """Show the consultation about the procedure of the route, or about what the documents are for."""
        self._people.offer(self._store.current.practitioners, self._room.practitioner)
        self._room.informed_by(self._people.practitioner)
        if self._restored:
            self._restored = False
        elif route.subject in self._library.procedures:
            procedure = self._library.procedures[route.subject]
            chosen = (route.subject, route.selection or self._choosing.starting(procedure))
            self._take(self._room.visit if self._room.visit[:1] == (chosen,) else (chosen,))
        elif self._room.visit:
            self._take(self._room.visit)
        self._show_noted()

    def state(self) -> RecordState:
        """What is shown and being typed."""
        return RecordState(self._visit, self._asked.line.text())

    def restore_state(self, state: object) -> None:
        """Take over from the screen of another text size."""
        if not isinstance(state, RecordState):
            raise TypeError("not the state of this screen")
        self._take(state.visit)
        self._asked.line.setText(state.draft)
        self._restored = True

    def remember(self) -> object:
        """What « Annuler » brings back."""
        return self.state()

    def bring_back(self, state: object) -> None:
        """Show again what « Nouveau patient » took away."""
        self.restore_state(state)
        self._restored = False
        self._show_noted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # What is shown

    def _take(self, visit: tuple[Chosen, ...]) -> None:
        """Show the questions of these procedures."""
        house = self._store.current.establishment
        if (visit, house) == (self._visit, self._house) and self._sheets:
            return
        self._visit, self._house = visit, house
        self._sheets = tuple(self._choosing.sheet(*chosen) for chosen in visit)
        self._ask()
        self._order_tab()

    def _ask(self) -> None:
        emptied(self._questions)
        self._rows = {}
        several = len(self._sheets) > 1
        for sheet in self._sheets:
            if several:
                self._questions.addWidget(heading(sheet.procedure.name, self._theme, 1.05))
            for question in teach_back(sheet.questions):
                self._add_question(sheet, question)
            more = others(sheet.questions)
            if more:
                self._questions.addWidget(
                    label("Si vous avez le temps", self._theme, weight=QFont.Weight.Bold, role="primary")
                )
            for question in more:
                self._add_question(sheet, question)
        if not self._sheets:
            self._questions.addWidget(label(typeset(_NO_PROCEDURE), self._theme, role="secondary"))
        names = [s.procedure.name for s in self._sheets]
        self._procedure.setText(", puis ".join(names))
        self._procedure.setVisible(bool(names))

    def _add_question(self, sheet: Sheet, question: Question) -> None:
        words = wording_of(sheet, self._house)
        text, expected = (plain(words(said)) for said in (question.text, question.expected))
        row = TeachBackRow(text, expected, question.drawn_from, self._theme, self._icons)
        key = (sheet.procedure.id, question.id)
        row.answered.connect(lambda understanding: self._answer(*key, text, understanding))
        self._rows[key] = row
        self._questions.addWidget(row)

    def _show_noted(self) -> None:
        """Show what the room holds, wherever it was noted."""
        noted = self._room.consultation
        for (procedure, question), row in self._rows.items():
            row.show_understanding(noted.understanding(procedure, question))
        if self._asked.show_questions(noted.questions):
            self._order_tab()
        self._people.show_noted(noted)
        self._show_done(noted)
        self._panel.show_text(self._text())

    def _show_done(self, noted: Consultation) -> None:
        groups = (
            ("Expliqué", [page.title for page in noted.explained]),
            ("Comparé", [f"{c.pain}\u00a0: {', '.join(c.options)}" for c in noted.compared]),
            ("Remis", [document.title for document in noted.given]),
        )
        if groups == self._groups:
            return  # a letter of the notes, most often
        self._groups = groups
        emptied(self._done)
        for title, lines in groups:
            if lines:
                self._done.addWidget(label(title, self._theme, weight=QFont.Weight.Bold, role="primary"))
            for line in lines:
                self._done.addWidget(label(f"•\u00a0{line}", self._theme))
        if not any(lines for _, lines in groups):
            self._done.addWidget(label(typeset(_NOTHING_YET), self._theme, role="secondary"))

    def _text(self) -> str:
        names = {p.id: p.name for p in self._library.procedures.values()}
        record = Record(
            self._room.consultation,
            self._sheets,
            self._people.practitioner,
            self._clock(),
            self._store.current.establishment,
            names,
        )
        return record_text(record)

    # What is done

    def _answer(self, procedure: str, question: str, text: str, understanding: Understanding | None) -> None:
        noted = self._room.consultation
        if understanding is None:
            self._room.note(noted.unanswering(procedure, question))
        else:
            self._room.note(noted.answering(Answered(procedure, question, text, understanding)))

    def _note_people(self) -> None:
        self._room.informed_by(self._people.practitioner)
        self._room.note(self._people.noted(self._room.consultation))

    def _copy(self) -> None:
        text = self._text()  # the hour is that of the copy
        self._panel.show_text(text)
        self._clipboard.copy(text)
        self._panel.tell_copied()

    def _open_documents(self) -> None:
        first = self._visit[0] if self._visit else ("", None)
        self.navigate.emit(Route(ScreenId.DOCUMENTS, *first))

    def _forget_patient(self) -> None:
        """The questions stay, of the procedures without what was chosen for one patient."""
        self._asked.line.setText("")
        self._panel.forget()
        for row in self._rows.values():
            row.forget()
        self._page.verticalScrollBar().setValue(0)
        self._take(tuple((name, replace(s, side=None, place=None)) for name, s in self._visit[:1]))
        self._show_noted()

    def _hide_names(self, hidden: bool) -> None:
        for widget in (self._asked, self._people):
            widget.setVisible(not hidden)
        self._masked.setVisible(hidden)
        self._panel.hide_text(hidden)

    # How it stands

    def _build(self) -> Page:
        theme = self._theme
        page = Page(theme)
        page.setAccessibleName("Consultation")
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.body.setContentsMargins(0, 0, theme.px(0.3), 0)
        page.body.setSpacing(theme.px(0.6))
        page.body.addWidget(self._head())
        page.body.addWidget(self._procedure)
        self._checks.body.addWidget(label(typeset(_ASK), theme, role="secondary"))
        self._checks.body.addLayout(self._questions)
        noted = titled_card("Questions et personnes", theme)
        for widget in (self._masked, self._asked, self._people):
            noted.body.addWidget(widget)
        done = titled_card("Déjà noté", theme)
        done.body.addLayout(self._done)
        done.body.addWidget(self._documents, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (self._checks, noted, done):
            page.body.addWidget(card)
        page.body.addStretch(1)
        self._split = QHBoxLayout(self)
        side = theme.px(1.55)
        self._split.setContentsMargins(side, theme.px(1.15), side, theme.px(1.0))
        self._split.setSpacing(theme.px(1.1))
        self._split.addWidget(page, _LEFT)
        self._split.addWidget(self._panel, _RIGHT)
        return page

    def _head(self) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, self._theme.px(0.6))
        title = heading("Consultation", self._theme, 1.45)
        title.setMinimumHeight(self._clear.sizeHint().height())
        for widget in (title, self._clear, self._names):
            flow.addWidget(widget)
        return head

    def _fold(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow == (self._panel.parentWidget() is self):
            if narrow:
                self._page.body.addWidget(self._panel)
            else:
                self._split.addWidget(self._panel, _RIGHT)
        self._panel.setMinimumHeight(self._theme.px(22) if narrow else 0)

    def _order_tab(self) -> None:
        rows = [stop for row in self._rows.values() for stop in row.stops]
        stops = [
            self._clear,
            self._names,
            *rows,
            *self._asked.stops,
            *self._people.stops,
            self._documents,
            *self._panel.stops,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
