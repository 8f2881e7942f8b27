"""What is on the patient's screen now, for the two views that follow it and for the keys of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from algoguide.content.library import Library
from algoguide.domain.consultation import Answered, Explained, Understanding
from algoguide.domain.establishment import Establishment
from algoguide.domain.presentation import Level, PageKind, Presentation, ViewPage
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing
from algoguide.services.presenting import Presenting
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Room

SIZES = (100, 125, 150, 175, 200)
"""Sizes of the patient's text, in percent of the smallest, which is 28 pixels."""
HOLDER = "vue-patient"
QUESTION_PREFIX = "question-"

_State = tuple[str, Selection, Level, Presentation]


class Stage(QObject):
    """Holds the presentation of one procedure. It outlives its views: nothing is lost with a screen."""

    changed = Signal()
    """Something that is shown has changed."""
    closed = Signal()
    """The patient is gone, or the presentation is over."""

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        house: Callable[[], Establishment],
        room: Room,
        guard: PatientGuard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._choosing = choosing
        self._house = house
        self._room = room
        self._presentation: Presentation | None = None
        self._parts = 1
        self._clock = QElapsedTimer()
        self.procedure_id = ""
        self.selection = Selection()
        self.level = Level.STANDARD
        self.percent = SIZES[0]
        room.changed.connect(self.changed)
        guard.keep(HOLDER, self)
        guard.forgotten.connect(self.close)

    @property
    def open(self) -> bool:
        """Whether there is something to show."""
        return self._presentation is not None

    @property
    def presentation(self) -> Presentation:
        """The pages and the place in them.

        Raises:
            RuntimeError: nothing is open.
        """
        if self._presentation is None:
            raise RuntimeError("nothing is presented")
        return self._presentation

    @property
    def title(self) -> str:
        """The name of the procedure."""
        return self._library.procedures[self.procedure_id].name

    @property
    def minutes(self) -> int:
        """Minutes since the presentation began."""
        return self._clock.elapsed() // 60_000 if self._clock.isValid() else 0

    def show(self, procedure_id: str, selection: Selection) -> None:
        """Present a procedure; the same one with the same choices goes on where it was."""
        same = self.open and procedure_id == self.procedure_id
        if same and selection == self.selection:
            return
        if not same:
            self._clock.start()
        self.procedure_id, self.selection = procedure_id, selection
        pages = self._pages()
        self._presentation = self.presentation.with_pages(pages) if same else Presentation(pages)
        self._parts = 1
        self.changed.emit()

    def close(self) -> None:
        """End: nothing of what was arranged for this patient stays."""
        if self.open:
            self._presentation = None
            self.level = Level.STANDARD
            self.selection = replace(self.selection, side=None, place=None)
            self._clock.invalidate()
            self.closed.emit()

    def remember(self) -> object:
        """What « Annuler » would bring back; None when nothing is open."""
        if self._presentation is None:
            return None
        return self.procedure_id, self.selection, self.level, self._presentation

    def bring_back(self, state: object) -> None:
        """Present again what was remembered."""
        self.procedure_id, self.selection, self.level, self._presentation = cast("_State", state)
        self._clock.start()
        self.changed.emit()

    # The place

    @property
    def parts(self) -> int:
        """In how many parts the patient's screen shows the current page."""
        return self._parts

    def set_parts(self, parts: int) -> None:
        """Note in how many parts the patient's screen shows the current page."""
        self._parts = parts

    def forward(self) -> None:
        """The next part or page."""
        self._take(self.presentation.forward(self._parts))

    def back(self) -> None:
        """The part or page before."""
        self._take(self.presentation.back())

    def go(self, page_id: str) -> None:
        """A page that was chosen."""
        self._take(self.presentation.go(page_id))

    def first(self) -> None:
        """The first page."""
        self.go(self.presentation.shown[0].id)

    def last(self) -> None:
        """The last page."""
        self.go(self.presentation.shown[-1].id)

    # What this patient sees

    def hide(self, page_id: str, *, hidden: bool) -> None:
        """Leave a page out for this patient, or bring it back."""
        self._take(self.presentation.hide(page_id, hidden=hidden))

    def move(self, page_id: str, by: int) -> None:
        """Bring a page earlier (negative) or later."""
        self._take(self.presentation.move(page_id, by))

    def toggle_frozen(self) -> None:
        """Keep the patient's screen as it is, or let it follow."""
        self._take(self.presentation.freeze(frozen=not self.presentation.frozen))

    def toggle_covered(self) -> None:
        """Let the patient's screen rest, or show it again."""
        self._take(self.presentation.cover(covered=not self.presentation.covered))

    def toggle_revealed(self) -> None:
        """Show where the number comes from or the answer expected, or put it back."""
        self._take(self.presentation.reveal(revealed=not self.presentation.revealed))

    def set_level(self, level: Level) -> None:
        """Say everything, or the very simple version."""
        if level is not self.level:
            self.level = level
            self._take(self.presentation.with_pages(self._pages()))

    def step_size(self, step: int) -> None:
        """The next larger size of the patient's text, or the next smaller one (-1)."""
        index = min(max(SIZES.index(self.percent) + step, 0), len(SIZES) - 1)
        if SIZES[index] != self.percent:
            self.percent = SIZES[index]
            self._presentation = replace(self.presentation, part=0)
            self.changed.emit()

    # What is noted

    def is_explained(self, page: ViewPage) -> bool:
        """Whether the page is ticked « expliqué »."""
        return self._room.consultation.is_explained(self.procedure_id, page.id)

    def toggle_explained(self) -> None:
        """Tick the current page « expliqué », or take the tick away."""
        page = self.presentation.page
        explained = Explained(self.procedure_id, page.id, page.title)
        done = not self.is_explained(page)
        self._room.note(self._room.consultation.explaining(explained, done=done))

    def understanding(self, page: ViewPage) -> Understanding | None:
        """How the question of a page ended."""
        return self._room.consultation.understanding(self.procedure_id, _question_id(page))

    def answer(self, understanding: Understanding) -> None:
        """Note how the question of the current page ended; the same answer again takes it back.

        Raises:
            ValueError: the page is no question.
        """
        page = self.presentation.page
        if page.kind is not PageKind.QUESTION:
            raise ValueError(f"{page.id} is no question")
        question, talk = _question_id(page), self._room.consultation
        if talk.understanding(self.procedure_id, question) is understanding:
            self._room.note(talk.unanswering(self.procedure_id, question))
        else:
            answered = Answered(self.procedure_id, question, page.title, understanding)
            self._room.note(talk.answering(answered))

    def note_question(self, text: str) -> None:
        """Keep a question the patient asked."""
        self._room.note(self._room.consultation.asking(text))

    @property
    def notes(self) -> str:
        """What the doctor noted for the record."""
        return self._room.consultation.notes

    def note(self, text: str) -> None:
        """Keep the doctor's notes."""
        self._room.note(replace(self._room.consultation, notes=text))

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions the patient asked."""
        return self._room.consultation.questions

    def _pages(self) -> tuple[ViewPage, ...]:
        procedure = self._library.procedures[self.procedure_id]
        sheet = self._choosing.sheet(self.procedure_id, self.selection)
        offered = self._choosing.offered(procedure, self.selection.variants.values())
        return Presenting(self._library, sheet, self._house(), offered).pages(self.level)

    def _take(self, presentation: Presentation) -> None:
        if presentation != self._presentation:
            self._presentation = presentation
            self.changed.emit()


def _question_id(page: ViewPage) -> str:
    return page.id.removeprefix(QUESTION_PREFIX)
