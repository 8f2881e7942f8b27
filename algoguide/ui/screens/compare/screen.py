"""The screen « Comparer »: which pain, then its options side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.compared import Table
from algoguide.domain.consultation import Compared, Given, Weight
from algoguide.domain.figure import Figure
from algoguide.domain.french import typeset
from algoguide.services.comparing import MOST, Comparing
from algoguide.services.explaining import Explaining
from algoguide.services.packing import Packing
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.printing import Printing
from algoguide.ui.room import Room
from algoguide.ui.screens.compare.cells import paragraph
from algoguide.ui.screens.compare.delivering import Paper
from algoguide.ui.screens.compare.figure_box import explain_figure
from algoguide.ui.screens.compare.pain_choice import PainChoice
from algoguide.ui.screens.compare.table import CompareTable, StickyHead, needed
from algoguide.ui.screens.documents.delivery import ask_file
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Chip, Notice, icon_label
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import TO_CONFIRM, Paragraph, label

TITLE = "Comparer mes options"
_CHOICES = "addable"
HINT = (
    "Deux chiffres ne se comparent que dans une même étude. Touchez un chiffre : d’où il vient, qui a été "
    "étudié, sa certitude. Les traits sont à vous : ce qui compte peu, assez, beaucoup. Aucune option n’est "
    "classée ni conseillée."
)
NOTHING_WRITTEN = (
    "Pour cette douleur, la comparaison n’est pas encore écrite. Vous pouvez toujours continuer sans geste : "
    "parlez-en avec votre médecin."
)


class CompareScreen(Page):
    """Shows the options of one pain side by side, or asks which pain."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        packing: Packing,
        theme: Theme,
        icons: Icons,
        store: SettingsStore,
        jobs: JobRunner,
        room: Room,
        *,
        printing: Printing | None = None,
        ask_path: Callable[[QWidget, Path], Path | None] = ask_file,
    ) -> None:
        super().__init__(theme)
        self._library = library
        self._comparing = Comparing(library)
        self._explaining = Explaining(library.glossary)
        self._icons = icons
        self._room = room
        self._pain = ""
        self._chosen: tuple[str, ...] = ()
        self._weights: dict[str, Weight] = {}
        self._table: Table | None = None
        self._view: CompareTable | None = None
        self._sticky: StickyHead | None = None
        self._side_by_side = True
        self._adding = False
        self._message = MessageBar(theme, icons)
        self._paper = Paper(
            packing, library.catalogue.version, store, jobs, self, printing or Printing(), ask_path
        )
        self._paper.told.connect(self._tell)
        self._paper.given.connect(self._handed)
        room.changed.connect(self._room_changed)
        self.verticalScrollBar().valueChanged.connect(self._follow)

    def show_route(self, route: Route) -> None:
        """Compare the options of the pain `route.subject`, or ask which pain when it is empty."""
        self._pain = route.subject
        self._adding = False
        self._read_room()
        self._build()
        self.verticalScrollBar().setValue(0)
        self._note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table is not None and self._fits() != self._side_by_side:
            self._build()
        self._follow()

    # What is shown

    def _fits(self) -> bool:
        # Counted as if the page scrolled: a bar that comes and goes must not change the shape.
        room = self.width() - 2 * self.theme.px(1.55) - self.verticalScrollBar().sizeHint().width()
        return room >= needed(len(self._chosen), self.theme)

    def _build(self) -> None:
        self._message.setParent(None)  # the page that held it goes
        if self._sticky is not None:
            self._sticky.deleteLater()
        self._table, self._view, self._sticky = None, None, None
        self.clear()
        if not self._pain:
            self._build_choice()
        elif self._comparing.has(self._pain):
            self._build_table()
        else:
            self._build_nothing()
        self.body.addStretch(1)

    def _build_choice(self) -> None:
        theme = self.theme
        crumbs = self._crumbs([("Accueil", Route(ScreenId.HOME)), ("Comparer", None)])
        lead = "De quelle douleur s’agit-il ? Vous verrez ses options côte à côte, avec « ne rien faire »."
        self.add_head(crumbs, page_title(TITLE, typeset(lead), theme))
        written = self._comparing.pains()
        cards = [card for card in self._library.pain_cards if card.id in written]
        pains = [(card, self._library.comparisons[card.id].about) for card in cards]
        choice = PainChoice(pains, theme, self._icons)
        choice.chosen.connect(lambda pain: self.navigate.emit(Route(ScreenId.COMPARE, pain)))
        self.body.addWidget(choice)

    def _build_nothing(self) -> None:
        pain = self._library.pains[self._pain]
        self.add_head(self._pain_crumbs(), page_title(TITLE, pain.name, self.theme))
        back = QPushButton("Revenir à cette douleur")
        back.clicked.connect(lambda: self.navigate.emit(Route(ScreenId.PAIN, self._pain)))
        self.body.addWidget(Notice("tint", "info", typeset(NOTHING_WRITTEN), (), self.theme, self._icons))
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_table(self) -> None:
        theme = self.theme
        table = self._table = self._comparing.table(self._pain, self._chosen)
        self._side_by_side = self._fits()
        self.add_head(self._pain_crumbs(), self._head(table))
        self.body.addWidget(self._message)
        if self._adding:
            self.body.addWidget(self._addable())
        for text in table.context:
            self.body.addWidget(
                paragraph(
                    text,
                    "",
                    self._explaining,
                    theme,
                    on_figure=self._explain_figure,
                    on_word=self._explain_word,
                )
            )
        view = self._view = CompareTable(
            table,
            self._weights,
            self._comparing.removable(self._pain, self._chosen),
            self._explaining,
            theme,
            self._icons,
            side_by_side=self._side_by_side,
        )
        view.figure_requested.connect(self._explain_figure)
        view.glossary_requested.connect(self._explain_word)
        view.removed.connect(self._remove)
        view.weighed.connect(self._weigh)
        view.resized.connect(self._follow)
        self.body.addWidget(view)
        self._notes(table)
        self._sticky = StickyHead(table, theme, self.viewport())

    def _head(self, table: Table) -> QWidget:
        theme = self.theme
        head = QWidget()
        layout = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if self._side_by_side else QBoxLayout.Direction.TopToBottom, head
        )
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.6))
        words = column(spacing=theme.px(0.2))
        words.addWidget(page_title(TITLE, "", theme))
        words.addWidget(Paragraph(f"{table.about} **{table.decision}**", theme))
        layout.addLayout(words, 1)
        buttons = QWidget()
        flow: QHBoxLayout | FlowLayout
        if self._side_by_side:
            flow = QHBoxLayout(buttons)
            flow.setContentsMargins(0, 0, 0, 0)
            flow.setSpacing(theme.px(0.6))
        else:
            flow = FlowLayout(buttons, theme.px(0.6))
        for button in self._buttons():
            flow.addWidget(button)
        layout.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop if self._side_by_side else Qt.AlignmentFlag(0))
        return head

    def _buttons(self) -> list[QPushButton]:
        made = []
        if len(self._chosen) < len(self._comparing.comparison(self._pain).options):
            add = self._button("Ajouter", "plus", self._toggle_adding)
            add.setCheckable(True)
            add.setChecked(self._adding)
            add.setAccessibleDescription("Ajouter une option à la comparaison")
            if not self._comparing.addable(self._pain, self._chosen):
                add.setEnabled(False)
                add.setToolTip(typeset(f"{MOST} options au plus : retirez-en une d’abord."))
            made.append(add)
        made.append(self._button("Enregistrer en PDF", "file-down", self._save))
        made.append(self._button("Imprimer sur une page", "printer", self._print, primary=True))
        return made

    def _button(self, text: str, icon: str, act: Callable[[], None], *, primary: bool = False) -> QPushButton:
        colours = self.theme.colours
        button = QPushButton(text)
        if primary:
            button.setProperty("role", "primary")
        colour = colours.ON_DARK if primary else colours.INK
        button.setIcon(spaced_icon(icon, colour, self.theme, self._icons))
        button.setIconSize(icon_size(self.theme, wide=True))
        button.clicked.connect(act)
        return button

    def _addable(self) -> QWidget:
        box = QWidget()
        box.setObjectName(_CHOICES)
        flow = FlowLayout(box, self.theme.px(0.5))
        for option in self._comparing.addable(self._pain, self._chosen):
            button = self._button(option.name, "plus", partial(self._add, option.id))
            button.setAccessibleName(f"Ajouter : {option.name}")
            flow.addWidget(button)
        return box

    def _notes(self, table: Table) -> None:
        theme = self.theme
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.5))
        line.addWidget(
            icon_label("info", theme.colours.SECONDARY, theme.px(1.1), self._icons),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        line.addWidget(label(typeset(HINT), theme, ems=0.94, role="secondary"), 1)
        self.body.addLayout(line)
        chips = QWidget()
        flow = FlowLayout(chips, theme.px(0.45))
        flow.addWidget(Chip("triangle-alert", "Projet, non validé par un médecin", theme, self._icons))
        if table.to_confirm:
            flow.addWidget(Chip("info", TO_CONFIRM, theme, self._icons))
        self.body.addWidget(chips)

    def _pain_crumbs(self) -> Breadcrumb:
        # Its short name: a link of a breadcrumb stays on one line.
        name = self._library.pains[self._pain].card
        return self._crumbs(
            [
                ("Accueil", Route(ScreenId.HOME)),
                (name, Route(ScreenId.PAIN, self._pain)),
                ("Comparer", None),
            ]
        )

    def _crumbs(self, parts: list[tuple[str, Route | None]]) -> Breadcrumb:
        made = Breadcrumb(parts, self.theme, self._icons)
        made.navigate.connect(self.navigate)
        return made

    def _follow(self) -> None:
        if self._sticky is not None and self._view is not None:
            self._sticky.follow(self._view.heads, self._view)

    # What is done

    def _toggle_adding(self) -> None:
        self._adding = not self._adding
        self._rebuild()
        if self._adding:
            # What « Ajouter » opened comes next, for the keyboard too.
            choices = self.content.findChild(QWidget, _CHOICES)
            first = choices.findChild(QPushButton) if choices is not None else None
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, option: str) -> None:
        self._choose((*self._chosen, option))

    def _remove(self, option: str) -> None:
        self._choose(tuple(name for name in self._chosen if name != option))

    def _choose(self, ids: tuple[str, ...]) -> None:
        self._chosen = self._comparing.chosen(self._pain, ids)
        self._adding = self._adding and bool(self._comparing.addable(self._pain, self._chosen))
        self._rebuild()
        self._note()

    def _weigh(self, row: str, weight: Weight | None) -> None:
        if weight is None:
            self._weights.pop(row, None)
        else:
            self._weights[row] = weight
        self._note()

    def _rebuild(self) -> None:
        """Build the page anew where it is; the keyboard stays in it."""
        bar = self.verticalScrollBar()
        at = bar.value()
        self._build()
        self.content.adjustSize()
        bar.setValue(at)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        if self._table is not None:
            self._paper.print(self._table, self._weights)

    def _save(self) -> None:
        if self._table is not None:
            self._paper.save(self._table, self._weights)

    def _tell(self, role: str, sentence: str) -> None:
        if sentence:
            self._message.tell(role, sentence)
        else:
            self._message.clear()

    def _explain_word(self, term: str) -> None:
        explain(self, self._explaining.term(term), self.theme)

    def _explain_figure(self, figure: Figure, beside: QWidget) -> None:
        explain_figure(self, figure, self._library.references, self.theme, beside)

    # What is remembered of it, as long as the patient is there

    def _note(self) -> None:
        table = self._table
        if table is None:
            return
        titles = {row.id: row.title for row in table.rows}
        noted = Compared(
            table.name,
            tuple(option.name for option in table.options),
            {titles[row]: weight for row, weight in self._weights.items()},
        )
        self._room.note(self._room.consultation.comparing(noted))

    def _read_room(self) -> None:
        """Take back what was chosen for this patient; start afresh when nothing was."""
        self._chosen, self._weights = (), {}
        if not self._pain or not self._comparing.has(self._pain):
            return
        comparison = self._comparing.comparison(self._pain)
        noted = self._noted()
        if noted is None:
            self._chosen = self._comparing.starting(self._pain)
            return
        named = [option.id for option in comparison.options if option.name in noted.options]
        self._chosen = self._comparing.chosen(self._pain, named)
        self._weights = {
            row.id: noted.weights[row.title] for row in comparison.rows if row.title in noted.weights
        }

    def _noted(self) -> Compared | None:
        name = self._library.pains[self._pain].name
        return next((c for c in self._room.consultation.compared if c.pain == name), None)

    def _room_changed(self) -> None:
        """The patient went: nothing of what they chose stays on the page, nor on the paper being made."""
        if self._table is None or self._noted() is not None:
            return
        self._paper.drop()
        self._message.clear()
        self._adding = False
        self._read_room()
        self._rebuild()

    def _handed(self, documents: tuple[Given, ...]) -> None:
        self._room.note(self._room.consultation.giving(*documents))
