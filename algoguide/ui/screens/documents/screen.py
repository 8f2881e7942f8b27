"""The documents screen: a form at the left, what will be printed at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from algoguide.content.library import Library
from algoguide.domain.consultation import Given
from algoguide.domain.document import DocumentKind
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.store.settings import SettingsStore
from algoguide.ui.clipboard import empty_clipboard
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import PRINT_AT_ONCE, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.printing import Printing
from algoguide.ui.room import Room
from algoguide.ui.screens.documents.arrangement import Actions, Arrangement
from algoguide.ui.screens.documents.dates import today_here
from algoguide.ui.screens.documents.delivery import Delivery, ask_file
from algoguide.ui.screens.documents.fields import form_style
from algoguide.ui.screens.documents.forms import Forms
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.documents.preview import PreviewPanel
from algoguide.ui.screens.documents.rendering import CHANNEL, Rendering
from algoguide.ui.screens.documents.request import Preview
from algoguide.ui.screens.documents.state import FormState
from algoguide.ui.theme import Theme

DEBOUNCE = 300
"""Milliseconds without a change before the preview is rendered anew."""
_CLEARED = "Les données du patient ont été effacées."
_SOON = "Les documents se préparent ; la suite s’ouvre dès qu’ils sont prêts."


class DocumentsScreen(QWidget):
    """Asks for whom and what, previews it, prints and saves exactly what is previewed."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        packing: Packing,
        theme: Theme,
        icons: Icons,
        settings_store: SettingsStore,
        jobs: JobRunner,
        parent: QWidget | None = None,
        *,
        guard: PatientGuard | None = None,
        room: Room | None = None,
        printing: Printing | None = None,
        ask_path: Callable[[QWidget, Path], Path | None] = ask_file,
        today: Callable[[], date] = today_here,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._store = settings_store
        self._guard = guard or PatientGuard(parent=self)
        self._room = room or Room(self._guard, self)
        self._wish: Callable[[Preview], None] | None = None
        self._restored = False
        self._rendering = Rendering(choosing, packing, jobs, self)
        self._delivery = Delivery(settings_store, jobs, self, printing or Printing(), ask_path)

        self.setObjectName("page")
        # Side by side, form and preview would keep the window too wide ever to stack them.
        self.setMinimumWidth(1)
        self.setStyleSheet(form_style(theme))
        self._forms = forms = Forms(choosing, theme, icons, today)
        self._refusal = MessageBar(theme, icons, closable=False)
        self._message = MessageBar(theme, icons)
        self._preview = PreviewPanel(theme, icons)
        self._actions = Actions(self._room, theme, icons)
        self._arrangement = Arrangement(
            self,
            [forms.gesture, forms.beside, forms.patient, self._refusal],
            forms.kinds,
            self._actions,
            self._message,
            self._preview,
            theme,
            icons,
        )
        self._order_tab()

        forms.gesture.changed.connect(forms.follow)
        for form in (forms.gesture, forms.beside, forms.patient, forms.kinds):
            form.changed.connect(self._form_changed)
        for choice in (forms.gesture, forms.beside):
            choice.changed.connect(self._order_tab)
        forms.gesture.noted.connect(lambda note: self._message.tell("amber", note))
        self._rendering.made.connect(self._rendered)
        self._rendering.failed.connect(self._refused)
        self._delivery.told.connect(self._message.tell)
        self._delivery.given.connect(self._note_given)
        self._actions.print.clicked.connect(lambda: self._act(self._print_preview))
        self._actions.save.clicked.connect(lambda: self._act(self._save_preview))
        self._actions.record.clicked.connect(self._open_record)
        self._actions.clear.clicked.connect(self._start_new)
        self._guard.forgotten.connect(self._forget_patient)
        self._guard.expired.connect(self._tell_cleared)
        self._guard.keep(CHANNEL, self)
        self._room.names_hidden_changed.connect(self._hide_names)
        self._room.patient_changed.connect(self._patient_changed)
        self._hide_names()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the geste; a focus proxy would hide from it what stands before."""
        self._forms.stops[0].setFocus(reason)

    def show_route(self, route: Route) -> None:
        """Show the geste of the route with its choices; the patient typed stays.

        Who was handed over since the last visit is filled in, with their geste if the route has none.
        """
        self._offer_practitioners()
        if self._restored:
            self._restored = False
        elif route.subject in self._library.procedures:
            self._forms.take(self._room.patient)
            self._forms.arrive(route.subject, route.selection)
            self._order_tab()
        else:
            self._take_patient()
        self._refresh(0)
        if route.section == PRINT_AT_ONCE:
            self._act(self._print_preview)

    def state(self) -> FormState:
        """What was typed and chosen, with the preview."""
        return self._forms.state(self._rendering.shown)

    def restore_state(self, state: object) -> None:
        """Take over from the screen of another text size."""
        if not isinstance(state, FormState):
            raise TypeError("not the state of this screen")
        self._offer_practitioners()
        self._forms.show(state)
        self._order_tab()
        self._restored = True
        if state.preview is not None:
            self._show_preview(state.preview)

    def remember(self) -> object:
        """What « Annuler » brings back."""
        return self.state()

    def bring_back(self, state: object) -> None:
        """Show again what « Nouveau patient » took away."""
        self.restore_state(state)
        self._restored = False  # the next page that leads here is followed again
        self._message.clear()
        self._refresh(0)

    def _start_new(self) -> None:
        self._guard.start_new()
        if not self._guard.can_undo:  # else the window says it, with its « Annuler »
            self._tell_cleared(_CLEARED)

    def _forget_patient(self) -> None:
        """Forget the patient: fields, pages, what waits, the clipboard if it is still ours."""
        self._rendering.forget()
        self._wish = None
        empty_clipboard(self._forms.patient.typed.personal)
        self._forms.forget_patient()
        self._preview.clear()
        self._message.clear()
        self._delivery.forget_patient()
        self._refresh(0)

    def _tell_cleared(self, reason: str) -> None:
        if reason:
            self._message.tell("tint", reason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and watched is self.window():
            self._rendering.cancel()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrangement.fold()

    # Who is handed over

    def _take_patient(self) -> None:
        visit = self._room.visit
        if self._forms.take(self._room.patient) and visit:
            self._forms.arrive(*visit[0])
        else:
            self._forms.follow()
        self._order_tab()

    def _patient_changed(self) -> None:
        if self.isVisible():
            self._take_patient()
            self._refresh(0)

    # What is wanted and what is shown

    def _form_changed(self) -> None:
        self._room.informed_by(self._forms.patient.practitioner)
        self._refresh(DEBOUNCE)

    def _offer_practitioners(self) -> None:
        names, informer = self._store.current.practitioners, self._room.practitioner
        self._forms.patient.set_practitioners(names, informer)

    def _refresh(self, delay: int) -> None:
        self._watch()
        request = self._forms.request(self._store.current)
        if not self._rendering.want(request, delay):
            return
        self._wish = None
        self._refusal.clear()
        if request is None:
            self._preview.set_waiting("Complétez le formulaire : ces pages ne sont pas à jour.")
        else:
            self._preview.set_updating(self._rendering.current is None)

    def _watch(self) -> None:
        """Have the patient forgotten in time: the one of the form, and the one of the pages still shown."""
        pages = self._rendering.shown
        shown = pages is not None and pages.request.personal
        self._guard.hold(CHANNEL, shown or self._forms.personal)

    def _rendered(self, preview: Preview) -> None:
        self._show_preview(preview)
        wish, self._wish = self._wish, None
        if wish is not None:
            self._message.clear()
            # A print dialog has its own loop of events: not inside the delivery of an answer.
            QTimer.singleShot(0, self, lambda: self._act_on(preview, wish))

    def _show_preview(self, preview: Preview) -> None:
        self._rendering.show(preview)
        self._watch()
        self._hide_names()
        self._preview.show_pdf(preview.pdf, preview.request.title)
        lengths = self._preview.document_lengths()
        kinds = preview.request.documents
        pages = Counter[DocumentKind]()
        if len(lengths) == len(kinds):
            for kind, length in zip(kinds, lengths, strict=True):
                pages[kind] += length
        self._forms.kinds.set_pages(pages)

    def _refused(self, sentence: str) -> None:
        if self._wish is not None:
            self._wish = None
            self._message.clear()
        self._preview.set_waiting("Ces pages ne sont pas à jour.")
        if sentence:
            self._refusal.tell("red", sentence)
            QTimer.singleShot(0, self, self._reveal_refusal)

    # What is done with it

    def _act(self, wish: Callable[[Preview], None]) -> None:
        """Do it with what is previewed, as soon as it is what the form says."""
        preview = self._rendering.current
        if preview is not None:
            wish(preview)
        elif self._rendering.wanted is None:
            self._reveal_problem()
        elif self._refusal.text:
            self._reveal_refusal()
        else:
            self._wish = wish
            self._message.tell("tint", _SOON)

    def _act_on(self, preview: Preview, wish: Callable[[Preview], None]) -> None:
        """Do it with these pages, unless their patient is gone."""
        if self._rendering.shown is preview:
            self._act(wish)

    def _print_preview(self, preview: Preview) -> None:
        self._delivery.print_pack(preview.pdf, self._preview.page_count, preview.documents)

    def _save_preview(self, preview: Preview) -> None:
        self._delivery.save_pack(preview.pdf, preview.request.file_name, preview.documents)

    def _note_given(self, documents: tuple[Given, ...]) -> None:
        self._room.note(self._room.consultation.giving(*documents))

    def _open_record(self) -> None:
        """Lead to what is noted of this consultation, for the procedures and the doctor of the form."""
        gesture, beside = self._forms.gesture, self._forms.beside
        if gesture.selection is None or beside.wrong:
            self._reveal_problem()
            return
        first, second = (gesture.procedure_id, gesture.selection), beside.beside
        self._room.choose([first, second] if second else [first])
        self._room.informed_by(self._forms.patient.practitioner)
        self.navigate.emit(Route(ScreenId.RECORD, *first))

    def _hide_names(self) -> None:
        """Show nothing of who the patient is while somebody else sees the screen."""
        hidden = self._room.names_hidden
        self._forms.patient.hide_identity(hidden)
        pages = self._rendering.shown
        self._preview.hide_pages(hidden and pages is not None and pages.request.named)

    def _reveal_problem(self) -> None:
        self._forms.patient.show_problems()
        wrong = self._forms.wrong
        target = wrong[0].focus if wrong else self._forms.kinds.stops[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrangement.form.ensureWidgetVisible(wrong[0] if wrong else target)

    def _reveal_refusal(self) -> None:
        self._arrangement.form.ensureWidgetVisible(self._refusal)

    def _order_tab(self) -> None:
        stops = [
            *self._actions.head,
            *self._forms.stops,
            *self._actions.foot,
            *self._preview.buttons,
            self._preview.view,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
