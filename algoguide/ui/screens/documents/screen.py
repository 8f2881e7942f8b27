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
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
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
from algoguide.ui.screens.documents.beside_form import BesideForm
from algoguide.ui.screens.documents.dates import today_here
from algoguide.ui.screens.documents.delivery import Delivery, ask_file
from algoguide.ui.screens.documents.fields import form_style
from algoguide.ui.screens.documents.gesture_form import GestureForm
from algoguide.ui.screens.documents.kinds_form import KindsForm
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.documents.patient_form import PatientForm
from algoguide.ui.screens.documents.preview import PreviewPanel
from algoguide.ui.screens.documents.request import PackRequest, Preview, Running
from algoguide.ui.screens.documents.state import FormState
from algoguide.ui.theme import Theme

CHANNEL = "documents"
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
        self._choosing = choosing
        self._packing = packing
        self._theme = theme
        self._store = settings_store
        self._jobs = jobs
        self._guard = guard or PatientGuard(parent=self)
        self._room = room or Room(self._guard, self)
        self._today = today
        self._wanted: PackRequest | None = None
        self._shown: Preview | None = None
        self._wish: Callable[[Preview], None] | None = None
        self._restored = False
        self._running = Running()
        self._delivery = Delivery(settings_store, jobs, self, printing or Printing(), ask_path)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)

        self.setObjectName("page")
        # Side by side, form and preview would keep the window too wide ever to stack them.
        self.setMinimumWidth(1)
        self.setStyleSheet(form_style(theme))
        self._gesture = GestureForm(choosing, theme, icons)
        self._beside = BesideForm(choosing, theme, icons)
        self._patient = PatientForm(theme, icons, today)
        self._kinds = KindsForm(theme, icons)
        self._refusal = MessageBar(theme, icons, closable=False)
        self._message = MessageBar(theme, icons)
        self._preview = PreviewPanel(theme, icons)
        self._actions = Actions(self._room, theme, icons)
        self._arrangement = Arrangement(
            self,
            [self._gesture, self._beside, self._patient, self._refusal],
            self._kinds,
            self._actions,
            self._message,
            self._preview,
            theme,
            icons,
        )
        self._order_tab()

        self._gesture.changed.connect(self._follow)
        for form in (self._gesture, self._beside, self._patient, self._kinds):
            form.changed.connect(self._form_changed)
        for form in (self._gesture, self._beside):
            form.changed.connect(self._order_tab)
        self._gesture.noted.connect(lambda note: self._message.tell("amber", note))
        self._pause.timeout.connect(self._render)
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
        self._hide_names()
        self.destroyed.connect(self._running.cancel)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the geste; a focus proxy would hide from it what stands before."""
        self._gesture.stops[0].setFocus(reason)

    def show_route(self, route: Route) -> None:
        """Show the geste of the route with its choices; the patient typed stays."""
        self._offer_practitioners()
        if self._restored:
            self._restored = False
        else:
            if route.subject in self._library.procedures:
                self._gesture.arrive(route.subject, route.selection)
            self._follow()
            self._order_tab()
        self._refresh(0)
        if route.section == PRINT_AT_ONCE:
            self._act(self._print_preview)

    def state(self) -> FormState:
        """What was typed and chosen, with the preview."""
        return FormState(
            self._gesture.procedure_id,
            self._gesture.selection,
            self._beside.beside,
            self._patient.typed,
            self._kinds.kinds,
            self._kinds.large_print,
            self._shown,
        )

    def restore_state(self, state: object) -> None:
        """Take over from the screen of another text size."""
        if not isinstance(state, FormState):
            raise TypeError("not the state of this screen")
        self._offer_practitioners()
        if state.selection is not None:
            self._gesture.show_choice(state.procedure_id, state.selection)
            self._follow()
            self._beside.show_choice(state.beside)
        self._patient.show_typed(state.typed)
        self._kinds.show_choice(state.kinds, large_print=state.large_print)
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
        self._stop_rendering()
        self._wanted = self._shown = self._wish = None
        empty_clipboard(self._patient.typed.personal)
        self._gesture.forget_patient()
        self._beside.forget_patient()
        self._follow()
        self._patient.forget()
        self._preview.clear()
        self._kinds.set_pages({})
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
            # The window waits for the rendering under way: make it short.
            self._running.cancel()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrangement.fold()

    # What is wanted and what is shown

    def _form_changed(self) -> None:
        self._room.informed_by(self._patient.practitioner)
        self._refresh(DEBOUNCE)

    def _offer_practitioners(self) -> None:
        self._patient.set_practitioners(self._store.current.practitioners, self._room.practitioner)

    def _request(self) -> PackRequest | None:
        """The pack of the form as it stands; None while something cannot be read."""
        selection, patient, kinds = self._gesture.selection, self._patient.patient, self._kinds.kinds
        if selection is None or patient is None or not kinds or self._beside.wrong:
            return None
        options = PackOptions(
            kinds=kinds,
            large_print=self._kinds.large_print,
            two_sided=self._store.current.printer.two_sided,
            patient=patient,
            establishment=self._store.current.establishment,
            practitioner=self._patient.practitioner,
            planned=self._patient.planned,
            today=self._today(),
        )
        gesture = self._gesture
        return PackRequest(
            gesture.procedure_id, gesture.procedure_name, selection, options, self._beside.beside
        )

    def _follow(self) -> None:
        """Offer the second geste that goes with the first."""
        if self._gesture.selection is not None:
            self._beside.follow(self._gesture.procedure_id, self._gesture.selection)

    def _refresh(self, delay: int) -> None:
        self._watch()
        request = self._request()
        if request is not None and request == self._wanted:
            return
        self._wish = None
        self._wanted = request
        self._stop_rendering()
        self._refusal.clear()
        if request is None:
            self._preview.set_waiting("Complétez le formulaire : ces pages ne sont pas à jour.")
        elif self._shown is not None and self._shown.request == request:
            self._preview.set_updating(False)
        else:
            self._preview.set_updating(True)
            self._pause.start(delay)

    def _watch(self) -> None:
        """Have the patient forgotten in time: the one of the form, and the one of the pages still shown."""
        shown = self._shown is not None and self._shown.request.personal
        typed = any(form.personal for form in (self._patient, self._gesture, self._beside))
        self._guard.hold(CHANNEL, shown or typed)

    def _stop_rendering(self) -> None:
        self._pause.stop()
        self._running.cancel()
        self._jobs.forget(CHANNEL)

    def _render(self) -> None:
        request = self._wanted
        if request is None:
            return
        cancelled = self._running.start()
        choosing, packing = self._choosing, self._packing

        def work() -> Preview:
            sheet = choosing.sheet(request.procedure_id, request.selection)
            beside = choosing.sheet(*request.beside) if request.beside else None
            pdf = packing.pack(sheet, request.options, cancelled.is_set, beside)
            return Preview(request, pdf, packing.given(sheet, request.options, beside))

        self._jobs.latest(CHANNEL, work, self._rendered, self._refused)

    def _rendered(self, preview: Preview) -> None:
        self._show_preview(preview)
        wish, self._wish = self._wish, None
        if wish is not None:
            self._message.clear()
            # A print dialog has its own loop of events: not inside the delivery of an answer.
            QTimer.singleShot(0, self, lambda: self._act(wish))

    def _show_preview(self, preview: Preview) -> None:
        self._shown = preview
        self._watch()
        self._hide_names()
        self._preview.show_pdf(preview.pdf, preview.request.title)
        lengths = self._preview.document_lengths()
        kinds = preview.request.documents
        pages = Counter[DocumentKind]()
        if len(lengths) == len(kinds):
            for kind, length in zip(kinds, lengths, strict=True):
                pages[kind] += length
        self._kinds.set_pages(pages)

    def _refused(self, error: BaseException) -> None:
        if self._wish is not None:
            self._wish = None
            self._message.clear()
        self._preview.set_waiting("Ces pages ne sont pas à jour.")
        if not isinstance(error, KnownError):
            self._wanted = None  # the next visit tries again
            raise error
        self._refusal.tell("red", str(error))
        QTimer.singleShot(0, self, self._reveal_refusal)

    # What is done with it

    def _act(self, wish: Callable[[Preview], None]) -> None:
        """Do it with what is previewed, as soon as it is what the form says."""
        if self._shown is not None and self._shown.request == self._wanted:
            wish(self._shown)
        elif self._wanted is None:
            self._reveal_problem()
        elif self._refusal.text:
            self._reveal_refusal()
        else:
            self._wish = wish
            self._message.tell("tint", _SOON)

    def _print_preview(self, preview: Preview) -> None:
        self._delivery.print_pack(preview.pdf, self._preview.page_count, preview.documents)

    def _save_preview(self, preview: Preview) -> None:
        self._delivery.save_pack(preview.pdf, preview.request.file_name, preview.documents)

    def _note_given(self, documents: tuple[Given, ...]) -> None:
        self._room.note(self._room.consultation.giving(*documents))

    def _open_record(self) -> None:
        """Lead to what is noted of this consultation, for the procedures and the doctor of the form."""
        selection = self._gesture.selection
        if selection is None or self._beside.wrong:
            self._reveal_problem()
            return
        first, second = (self._gesture.procedure_id, selection), self._beside.beside
        self._room.choose([first, second] if second else [first])
        self._room.informed_by(self._patient.practitioner)
        self.navigate.emit(Route(ScreenId.RECORD, *first))

    def _hide_names(self) -> None:
        """Show nothing of who the patient is while somebody else sees the screen."""
        hidden = self._room.names_hidden
        self._patient.hide_identity(hidden)
        self._preview.hide_pages(hidden and self._shown is not None and self._shown.request.named)

    def _reveal_problem(self) -> None:
        self._patient.show_problems()
        wrong = [*self._gesture.wrong, *self._beside.wrong, *self._patient.wrong]
        target = wrong[0].focus if wrong else self._kinds.stops[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrangement.form.ensureWidgetVisible(wrong[0] if wrong else target)

    def _reveal_refusal(self) -> None:
        self._arrangement.form.ensureWidgetVisible(self._refusal)

    def _order_tab(self) -> None:
        stops = [
            *self._actions.head,
            *self._gesture.stops,
            *self._beside.stops,
            *self._patient.stops,
            *self._kinds.stops,
            *self._actions.foot,
            *self._preview.buttons,
            self._preview.view,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
