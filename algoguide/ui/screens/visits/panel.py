"""One visit beside the table: what was said that matters, what there is to prepare, what was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from algoguide.domain.french import typeset
from algoguide.domain.visit import NOTE_MAX, Flag, Papers, Tick, Visit
from algoguide.domain.visit_list import Alert, CheckLine, CheckTime, FlagText
from algoguide.services.visit_rows import Row, age_words, full_name
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.visits.model import HIDDEN
from algoguide.ui.screens.visits.questions import Questions, when
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_label
from algoguide.ui.widgets.layouts import FlowLayout, column, emptied, row
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import Paragraph, heading, label
from algoguide.ui.widgets.tick_box import TickBox

_TIMES = {CheckTime.BEFORE: "À préparer", CheckTime.DAY: "Le jour même"}
_NONE = "Choisissez une visite : sa préparation s’affiche ici."
_LOCAL = "Identité saisie à la main, à vérifier ; aucun matricule n’est imprimé."


class VisitPanel(QFrame):
    """Shows a visit and reports what is ticked, written or wanted."""

    answered = Signal(object, object, str)
    checked = Signal(str, bool)
    printed_ticked = Signal(bool)
    signed_ticked = Signal(bool)
    note_written = Signal(str)
    print_wanted = Signal()
    open_wanted = Signal()
    edit_wanted = Signal()
    cancel_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self, texts: Mapping[Flag, FlagText], theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._row: Row | None = None
        self._hidden = False
        self._boxes: dict[str, TickBox] = {}
        self.setProperty("role", "card")

        self._name = heading("", theme, 1.2)
        self._about = label("", theme, ems=0.94, role="secondary")
        self._local = label(typeset(_LOCAL), theme, ems=0.82, role="secondary")
        self._alerts = column(spacing=theme.px(0.5))
        self._open = column()
        self._lines = column(spacing=theme.px(0.1))
        self._printed = TickBox("Documents imprimés", theme, icons)
        self._signed = TickBox("Consentement signé", theme, icons)
        self._asked = heading("", theme, 1.05)
        self._count = len(texts)
        self._questions = Questions(texts, theme)
        self._note = _Note(theme)
        self.page = Page(theme)
        self.page.setAccessibleName("Préparation de la visite")
        # On a card, not on the ground of a page.
        self.page.content.setObjectName("visit")
        ground = f"background: {theme.colours.CARD};"
        self.page.setStyleSheet(f"QScrollArea {{ {ground} }} QWidget#visit {{ {ground} }}")
        self._rest = QWidget()
        self._fill()

        self.edit = action_button("Modifier", "pencil", "Ctrl+M", theme, icons)
        self.cancel = action_button("Annuler la visite", "circle-x", "Ctrl+Shift+A", theme, icons)
        self.remove = action_button("Retirer de la liste", "trash-2", "Ctrl+Shift+Del", theme, icons)
        self.pack = action_button("Son dossier", "printer", "Ctrl+P", theme, icons, primary=True)
        self.consult = action_button("Ouvrir", "eye", "Ctrl+O", theme, icons)
        self._more = self._flow((self.edit, self.cancel, self.remove))
        self.page.body.addWidget(self._more)
        self.page.body.addStretch(1)
        self._foot = self._flow((self.pack, self.consult))
        layout = column(self, spacing=theme.px(0.6))
        margin = theme.px(1.0)
        layout.setContentsMargins(margin, margin, theme.px(0.4), margin)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._foot)

        self._questions.answered.connect(self.answered)
        self._printed.clicked.connect(self.printed_ticked)
        self._signed.clicked.connect(self.signed_ticked)
        self._note.written.connect(self.note_written)
        self.pack.clicked.connect(self.print_wanted)
        self.consult.clicked.connect(self.open_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.show_row(None)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls in the order of the Tab key."""
        return [
            self.page,
            *self._boxes.values(),
            self._printed,
            self._signed,
            *self._questions.stops,
            self._note,
            *(self.edit, self.cancel, self.remove, self.pack, self.consult),
        ]

    def whole_height(self, width: int) -> int:
        """Pixels of height that all of it takes, `width` pixels wide, when nothing scrolls."""
        margins, foot = self.contentsMargins(), self._foot.layout()
        layout = self.layout()
        if layout is not None:
            margins = layout.contentsMargins()
        inside = width - margins.left() - margins.right()
        below = foot.heightForWidth(inside) if foot is not None and self._foot.isVisibleTo(self) else 0
        gap = self._theme.px(1.1)
        return self.page.body.heightForWidth(inside) + below + margins.top() + margins.bottom() + 2 * gap

    def hide_names(self, hidden: bool) -> None:
        """Show nothing of who the patient is, or show it again."""
        self._hidden = hidden
        self.show_row(self._row)

    def show_row(self, row: Row | None) -> None:
        """Show a visit, or that none is chosen."""
        other = row is None or self._row is None or row.visit.id != self._row.visit.id
        self._row = row
        for widget in (self._rest, self._more, self._foot, self._about):
            widget.setVisible(row is not None)
        if row is None:
            self._name.setText(typeset(_NONE))
            self._local.hide()
            emptied(self._open)
            emptied(self._alerts)
            return
        visit = row.visit
        self._name.setText(HIDDEN if self._hidden else full_name(visit.patient))
        self._about.setText(self._about_words(row))
        self._local.setVisible(visit.local)
        self._show_alerts(row.alerts)
        self._show_open(row)
        self._show_lines(row)
        self._show_papers(visit)
        self._asked.setText(f"Questions à poser ({len(visit.answers)}\u00a0/\u00a0{self._count})")
        self._questions.show_answers(visit.answers)
        self._note.show_text(visit.note, force=other)
        self.cancel.setText("Rétablir la visite" if visit.cancelled else "Annuler la visite")
        self.pack.setEnabled(row.printable)
        self.consult.setEnabled(not row.unknown and not row.unwritten)
        if other:
            self.page.verticalScrollBar().setValue(0)

    # Inside

    def _fill(self) -> None:
        theme = self._theme
        body = self.page.body
        body.setContentsMargins(0, 0, theme.px(0.6), 0)
        body.setSpacing(theme.px(0.7))
        head = column(spacing=theme.px(0.15))
        for widget in (self._name, self._about, self._local):
            head.addWidget(widget)
        body.addLayout(head)
        body.addLayout(self._alerts)
        body.addLayout(self._open)
        rest = column(self._rest, spacing=theme.px(0.6))
        rest.addLayout(self._lines)
        rest.addWidget(heading("Documents", theme, 1.05))
        rest.addWidget(self._printed)
        rest.addWidget(self._signed)
        rest.addWidget(self._asked)
        rest.addWidget(self._questions)
        note = label("Note de l’équipe", theme, ems=0.94, weight=QFont.Weight.DemiBold)
        note.setBuddy(self._note)
        rest.addWidget(note)
        rest.addWidget(self._note)
        body.addWidget(self._rest)

    def _flow(self, buttons: Sequence[QPushButton]) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, self._theme.px(0.5))
        for button in buttons:
            flow.addWidget(button)
        return box

    def _about_words(self, row: Row) -> str:
        visit = row.visit
        parts = (
            row.name,
            row.detail,
            row.mode.lower(),
            visit.time.strftime("%H:%M") if visit.time else "",
            "" if self._hidden else age_words(visit.patient, visit),
            visit.room,
            "annulée" if visit.cancelled else "",
        )
        return " · ".join(filter(None, parts))

    def _show_alerts(self, alerts: Sequence[Alert]) -> None:
        emptied(self._alerts)
        for alert in alerts:
            self._alerts.addWidget(_Told("red", alert_words(alert), self._theme, self._icons))

    def _show_open(self, row: Row) -> None:
        """Say what must be chosen before documents can be made."""
        emptied(self._open)
        words = open_words(row)
        if words:
            self._open.addWidget(_Told("amber", words, self._theme, self._icons))

    def _show_lines(self, row: Row) -> None:
        ids = [line.id for line in row.lines]
        if ids != list(self._boxes):
            self._build_lines(row.lines)
        for line in row.lines:
            tick = row.visit.checks.get(line.id)
            box = self._boxes[line.id]
            with QSignalBlocker(box):
                box.setChecked(tick is not None)
            _explain(box, tick)

    def _build_lines(self, lines: Sequence[CheckLine]) -> None:
        """The lines of this visit; the keyboard stays on the line where it is."""
        focused = next((i for i, box in self._boxes.items() if box.hasFocus()), "")
        emptied(self._lines)
        self._boxes = {}
        for time, title in _TIMES.items():
            group = [line for line in lines if line.time is time]
            if group:
                self._lines.addWidget(heading(title, self._theme, 1.05))
            for line in group:
                box = TickBox(line.text, self._theme, self._icons)
                box.setFont(self._theme.font(0.94))
                box.clicked.connect(lambda on, i=line.id: self.checked.emit(i, on))
                self._lines.addWidget(box)
                self._boxes[line.id] = box
        if focused in self._boxes:
            self._boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_papers(self, visit: Visit) -> None:
        for box, done in ((self._printed, visit.printed), (self._signed, visit.signed)):
            current = done is not None and done.gesture == visit.gesture
            with QSignalBlocker(box):
                box.setChecked(current)
            box.setEnabled(visit.papers is not Papers.NONE)
            _explain(box, done.tick if done and current else None)


class _Note(QPlainTextEdit):
    """What the team writes; told when the field is left."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setFont(theme.font(0.94))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(5))
        self.setAccessibleName("Note de l’équipe")
        self.textChanged.connect(self._shorten)

    def show_text(self, text: str, *, force: bool) -> None:
        """Show the note; what is being typed for the same visit is left alone."""
        self._before = text
        if force or not self.hasFocus():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        text = self.toPlainText().strip()
        if text != self._before:
            self.written.emit(text)

    def _shorten(self) -> None:
        if len(self.toPlainText()) > NOTE_MAX:
            with QSignalBlocker(self):
                self.setPlainText(self.toPlainText()[:NOTE_MAX])
            self.moveCursor(self.textCursor().MoveOperation.End)


class _Told(Card):
    """A small box: what was ticked in bold, then who decides."""

    def __init__(self, role: str, words: str, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, role)
        margin = theme.px(0.7)
        self.body.setContentsMargins(margin, theme.px(0.5), margin, theme.px(0.5))
        colour = theme.colours.RED if role == "red" else theme.colours.AMBER
        line = row(spacing=theme.px(0.5))
        line.addWidget(
            icon_label("triangle-alert", colour, theme.px(1.2), icons), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addWidget(Paragraph(words, theme, ems=0.88, role=role), 1)
        self.body.addLayout(line)


def alert_words(alert: Alert) -> str:
    """The box that was ticked, word for word and in bold, when, and who decides."""
    detail = alert.answer.detail.replace("*", "")  # would end the bold
    at = alert.answer.tick.at.astimezone()
    ticked = f"**« {alert.name} : oui{f' ({detail})' if detail else ''} »**"
    return typeset(f"{ticked} coché le {at:%d/%m}. {alert.decides}")


def open_words(row: Row) -> str:
    """What prevents documents from being made, empty when nothing does."""
    if row.visit.cancelled:
        return ""
    if row.unknown:
        return typeset("Acte inconnu : dites à quel geste il correspond avec « Modifier ».")
    if row.unwritten:
        return typeset("La fiche de ce geste n’est pas encore écrite : aucun document ne peut être fait.")
    if row.open:
        return typeset(f"À choisir avec « Modifier » : {', '.join(row.open).lower()}.")
    return ""


def _explain(box: TickBox, tick: Tick | None) -> None:
    """Say when and by whom a line was ticked: in its tip, and to a screen reader."""
    words = f"Coché le {when(tick)}" if tick else ""
    box.setToolTip(words)
    box.setAccessibleDescription(words)
