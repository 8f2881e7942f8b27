"""The packs of a day: for whom, which documents, what is missing, where to, and how far it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from algoguide.domain.document import FRENCH_NAMES, DocumentKind
from algoguide.domain.french import counted, typeset
from algoguide.services.batch_orders import Missing
from algoguide.services.visit_rows import Row, full_name
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.visits.model import HIDDEN, papers_words
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, icon_label, titled_card
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column, emptied, row
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.short_page import ShortPage
from algoguide.ui.widgets.text import heading, label
from algoguide.ui.widgets.tick_box import TickBox

_TALL = 8
"""Height of what is missing, in em, above which it scrolls."""
_REMEMBERED = "Les documents cochés sont retenus pour ce geste."
_FOR_ONE = "Les documents cochés le sont pour cette visite seulement."
_STATE = {"waiting": "En attente", "done": "Fait", "refused": "Refusé"}


class Target(StrEnum):
    """Where the packs go."""

    PRINTER = "imprimante"
    ONE_FILE = "un-fichier"
    FOLDER = "dossier"


class PrintPage(QWidget):
    """Shows what would be printed; reports what is wanted. The screen gives it what to show."""

    kinds_changed = Signal(str, object)
    """Id of a procedure, and the documents usual for it."""
    chosen_changed = Signal()
    start_wanted = Signal(object)  # Target
    stop_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._rows: dict[str, Row] = {}
        self._boxes: dict[str, TickBox] = {}
        self._kinds: dict[str, dict[DocumentKind, TickBox]] = {}
        self._outcome: dict[str, str] = {}
        self._hidden = False
        self._running = False
        self._title = heading("Imprimer les dossiers", theme, 1.65)
        self.message = MessageBar(theme, icons)
        self.print = action_button("Imprimer", "printer", "Ctrl+P", theme, icons, primary=True)
        self.one_file = action_button("Un seul PDF", "file-down", "Ctrl+S", theme, icons)
        self.folder = action_button("Un PDF par patient", "folder-open", "Ctrl+Shift+S", theme, icons)
        self.stop = action_button("Arrêter", "circle-stop", "Ctrl+.", theme, icons)
        self.back = action_button("Revenir aux visites", "arrow-left", "Esc", theme, icons)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Avancement de l’impression")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.px(0.8))
        self._bar.setStyleSheet(_bar_style(theme))
        self._progress = label("", theme, weight=QFont.Weight.DemiBold)
        self._missing = Card(theme, "amber")
        self._missing_list = ShortPage("Ce qui manque", _TALL, theme.colours.AMBER_TINT, theme)
        self._visits_card = titled_card("Pour qui", theme)
        self._all = QPushButton("Tout cocher")
        self._none = QPushButton("Tout décocher")
        self._list = column()
        self._kinds_card = titled_card("Quels documents", theme)
        self._kinds_words = label("", theme, ems=0.88, role="secondary")
        self._kinds_list = column(spacing=theme.px(0.6))
        self.large = TickBox("Grands caractères (18 pt)", theme, icons)
        self._lay()
        for button, target in (
            (self.print, Target.PRINTER),
            (self.one_file, Target.ONE_FILE),
            (self.folder, Target.FOLDER),
        ):
            button.clicked.connect(partial(self.start_wanted.emit, target))
        self.stop.clicked.connect(self.stop_wanted)
        self.back.clicked.connect(self.left)
        self._all.clicked.connect(lambda: self._tick_all(True))
        self._none.clicked.connect(lambda: self._tick_all(False))
        self.set_running(False)

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The visits whose packs are wanted, in the order of the day; those already done are left out."""
        return tuple(
            self._rows[i]
            for i, box in self._boxes.items()
            if box.isChecked() and box.isEnabled() and self._outcome.get(i) != "done"
        )

    @property
    def shown(self) -> tuple[Row, ...]:
        """The visits that are wanted, and those that cannot be printed yet."""
        return tuple(
            self._rows[i] for i, box in self._boxes.items() if box.isChecked() or not box.isEnabled()
        )

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to what starts it."""
        (self.print if self.print.isEnabled() else self.back).setFocus(reason)

    def show_rows(self, rows: Sequence[Row], ticked: Sequence[str]) -> None:
        """Show the visits, those of `ticked` wanted; what an earlier batch did is forgotten."""
        self._rows = {r.visit.id: r for r in rows}
        self._outcome = {}
        emptied(self._list)
        self._boxes = {}
        for r in rows:
            box = TickBox("", self._theme, self._icons)
            box.setChecked(r.printable and r.visit.id in ticked)
            box.setEnabled(r.printable)
            box.toggled.connect(self._chosen_changed)
            self._boxes[r.visit.id] = box
            self._list.addWidget(box)
        self.message.clear()
        self._word_boxes()
        self._tell()
        self._page.verticalScrollBar().setValue(0)

    def renew(self, rows: Sequence[Row]) -> None:
        """The same visits, of which something changed."""
        self._rows |= {r.visit.id: r for r in rows}

    def show_kinds(
        self, kinds: Mapping[str, tuple[str, Sequence[DocumentKind]]], *, of_one_visit: bool = False
    ) -> None:
        """Show the documents of each procedure: id -> name, documents."""
        self._kinds_words.setText(typeset(_FOR_ONE if of_one_visit else _REMEMBERED))
        if kinds.keys() != self._kinds.keys():
            self._build_kinds(kinds)
        for procedure, (_, wanted) in kinds.items():
            for kind, box in self._kinds[procedure].items():
                with QSignalBlocker(box):
                    box.setChecked(kind in wanted)
        self._order_tab()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show what is missing."""
        self._missing.setVisible(bool(missing))
        masked = f"{HIDDEN} : à vérifier."
        words = [masked if self._hidden and item.visit else item.words for item in missing]
        self._missing_list.show_lines([label(typeset(line), self._theme, ems=0.94) for line in words])

    def hide_names(self, hidden: bool) -> None:
        """Show nothing of who the patients are, or show it again."""
        self._hidden = hidden
        self._word_boxes()

    def set_running(self, running: bool, total: int = 0) -> None:
        """Show that a batch of `total` packs is on its way, or is not."""
        self._running = running
        for widget in (self.print, self.one_file, self.folder, self.back):
            widget.setVisible(not running)
        for part in (self._bar, self._progress, self.stop):
            part.setVisible(running)
        for card in (self._visits_card, self._kinds_card):
            card.setEnabled(not running)
        if running:
            self.message.clear()
            self._bar.setRange(0, total)
            self._bar.setValue(0)
            self._say_progress()
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell()

    def forget_outcomes(self) -> None:
        """What was made may be made again."""
        self._outcome = {}
        self._word_boxes()

    def note_done(self, visit: str) -> None:
        """The pack of a visit was taken."""
        self._note(visit, "done")

    def note_refused(self, visit: str, sentence: str) -> None:
        """The pack of a visit could not be made."""
        self._note(visit, "refused")
        box = self._boxes.get(visit)
        if box is not None:
            box.setText(f"{box.text()}\n{typeset(sentence)}")
            box.updateGeometry()

    # Inside

    def _lay(self) -> None:
        theme = self._theme
        self._page = Page(theme)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setAccessibleName("Imprimer les dossiers")
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(0.6))
        for button in (self.print, self.one_file, self.folder, self.stop, self.back):
            flow.addWidget(button)
        top = row(spacing=theme.px(0.6))
        mark = icon_label("triangle-alert", theme.colours.AMBER, theme.px(1.3), self._icons)
        top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(heading("Ce qui manque", theme, 1.05), 1)
        self._missing.body.addLayout(top)
        self._missing.body.addWidget(self._missing_list)
        ticks = QWidget()
        line = FlowLayout(ticks, theme.px(0.5))
        line.addWidget(self._all)
        line.addWidget(self._none)
        self._visits_card.body.addWidget(ticks)
        self._visits_card.body.addLayout(self._list)
        self._visits_card.body.addStretch(1)
        self._kinds_card.body.addWidget(self._kinds_words)
        self._kinds_card.body.addLayout(self._kinds_list)
        self._kinds_card.body.addWidget(self.large)
        self._kinds_card.body.addStretch(1)
        body = self._page.body
        for widget in (self._title, buttons, self._progress, self._bar, self.message, self._missing):
            body.addWidget(widget)
        body.addWidget(Columns([self._visits_card, self._kinds_card], theme.px(24), 2, theme.px(1.1)))
        body.addStretch(1)
        column(self).addWidget(self._page)

    def _build_kinds(self, kinds: Mapping[str, tuple[str, Sequence[DocumentKind]]]) -> None:
        emptied(self._kinds_list)
        self._kinds = {}
        for procedure, (name, _) in kinds.items():
            self._kinds_list.addWidget(label(name, self._theme, weight=QFont.Weight.DemiBold))
            boxes = {}
            for kind in DocumentKind:
                box = TickBox(FRENCH_NAMES[kind], self._theme, self._icons)
                box.setFont(self._theme.font(0.94))
                box.setAccessibleName(f"{FRENCH_NAMES[kind]}, {name}")
                box.clicked.connect(lambda _on, p=procedure: self._change_kinds(p))
                boxes[kind] = box
                self._kinds_list.addWidget(box)
            self._kinds[procedure] = boxes

    def _change_kinds(self, procedure: str) -> None:
        boxes = self._kinds[procedure]
        self.kinds_changed.emit(procedure, tuple(kind for kind, box in boxes.items() if box.isChecked()))

    def _tick_all(self, on: bool) -> None:
        for box in self._boxes.values():
            with QSignalBlocker(box):
                box.setChecked(on and box.isEnabled())
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        self._tell()
        self.chosen_changed.emit()

    def _note(self, visit: str, outcome: str) -> None:
        self._outcome[visit] = outcome
        self._bar.setValue(self._bar.value() + 1)
        self._say_progress()
        self._word_boxes()

    def _say_progress(self) -> None:
        words = f"{self._bar.value()} sur {counted(self._bar.maximum(), 'dossier', 'dossiers')}"
        self._progress.setText(typeset(words))
        self._bar.setAccessibleDescription(words)

    def _word_boxes(self) -> None:
        for visit, box in self._boxes.items():
            r = self._rows[visit]
            at = r.visit.time.strftime("%H:%M") if r.visit.time else "–"
            who = HIDDEN if self._hidden else full_name(r.visit.patient)
            said = " · ".join(filter(None, (f"{at} {who}", r.name, r.detail)))
            if box.text().split("\n")[0] != said:
                box.setText(said)
            outcome = self._outcome.get(visit, "")
            box.set_remark(_STATE[outcome] if outcome else papers_words(r))

    def _tell(self) -> None:
        count = len(self.chosen)
        self.print.setText("Imprimer" if not count else f"Imprimer {_packs(count)}")
        for button in (self.print, self.one_file, self.folder):
            button.setEnabled(bool(count) and not self._running)

    def _order_tab(self) -> None:
        stops = [
            *(self.print, self.one_file, self.folder, self.stop, self.back),
            *(self._missing_list, self._all, self._none),
            *self._boxes.values(),
            *(box for boxes in self._kinds.values() for box in boxes.values()),
            self.large,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def to_print(rows: Sequence[Row]) -> tuple[str, ...]:
    """The ids of the visits whose pack was not printed yet, or for another geste."""
    return tuple(r.visit.id for r in rows if r.to_print)


def _packs(count: int) -> str:
    return "le dossier" if count == 1 else f"les {counted(count, 'dossier', 'dossiers')}"


def _bar_style(theme: Theme) -> str:
    c = theme.colours
    radius = theme.px(0.4)
    return (
        f"QProgressBar {{ background: {c.CARD}; border: 1px solid {c.CONTROL_LINE};"
        f" border-radius: {radius}px; }}"
        f"QProgressBar::chunk {{ background: {c.PRIMARY}; border-radius: {radius - 1}px; }}"
    )
