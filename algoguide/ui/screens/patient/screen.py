"""The doctor's window while the patient looks: this page, the next one, all of them, what is noted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.consultation import Understanding
from algoguide.domain.french import counted
from algoguide.domain.presentation import Level, PageKind
from algoguide.services.choosing import Choosing
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_view.display import Display
from algoguide.ui.patient_view.keys import BACK, FORWARD, acts
from algoguide.ui.patient_view.stage import SIZES, Stage
from algoguide.ui.screens.patient.page_list import PageList
from algoguide.ui.screens.patient.talk import TalkPanel
from algoguide.ui.screens.patient.thumbnail import Thumbnail
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout, column
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.text import heading, label

_THREE = 66
"""Width in em from which pages, picture and notes stand side by side."""
_PREVIEWS = 60
"""Milliseconds after a change before the small pictures follow: the patient's screen goes first."""
_CLOCK = 10_000
"""Milliseconds between two looks at the time."""


class ConductorScreen(Page):
    """Leads the patient view of one procedure."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        stage: Stage,
        display: Display,
        theme: Theme,
        icons: Icons,
        resources: Path,
    ) -> None:
        super().__init__(theme)
        self.setAccessibleName("Vue patient, pour le médecin")
        self._library = library
        self._choosing = choosing
        self._stage = stage
        self._display = display
        self._icons = icons
        self._folder = resources / "illustrations"
        self._route: Route | None = None
        margins = self.body.contentsMargins()
        margins.setTop(theme.px(0.15))
        self.body.setContentsMargins(margins)
        self._head = column(spacing=theme.px(0.1))
        self.body.addLayout(self._head)
        self._split = QHBoxLayout()
        self._split.setSpacing(theme.px(1))
        self.body.addLayout(self._split, 1)
        self._pages = PageList(stage, theme, icons)
        self._talk = TalkPanel(stage, theme, icons)
        self._talk.record_requested.connect(self._open_record)
        self._shown = self._middle()
        self._split.addWidget(self._pages, 27)
        self._split.addWidget(self._shown, 43)
        self._split.addWidget(self._talk, 30)
        self._previews = QTimer(self)
        self._previews.setSingleShot(True)
        self._previews.setInterval(_PREVIEWS)
        self._previews.timeout.connect(self._draw_previews)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK)
        self._clock.timeout.connect(self._tell_time)
        # Afterwards: the patient's screen goes first.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        stage.changed.connect(self._soon.start)
        stage.closed.connect(self._gone)
        display.quit_requested.connect(self._leave)
        display.moved.connect(self._tell_where)

    def show_route(self, route: Route) -> None:
        """Present `route.subject` with its choices, where it was left if it is the same."""
        self._route = route
        procedure = self._library.procedures[route.subject]
        selection = route.selection or self._choosing.starting(procedure)
        self._tell_head(procedure.name)
        self._stage.show(procedure.id, selection)
        self._refresh()
        self._clock.start()
        self._display.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        # Over the doctor's window, the view would hide where the doctor went.
        if self._display.alone:
            self._display.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= self.theme.px(_THREE)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._split.direction() != wanted:
            self._split.setDirection(wanted)
            # One under the other, what the patient sees comes first.
            self._split.removeWidget(self._pages)
            self._split.insertWidget(0 if beside else 1, self._pages, 27)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._stage.open:
            super().keyPressEvent(event)
        elif key in FORWARD:
            self._stage.forward()
        elif key in BACK:
            self._stage.back()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif act := acts(self._stage).get(key):
            act()
        else:
            super().keyPressEvent(event)

    # What it is made of

    def _middle(self) -> QWidget:
        theme, stage = self.theme, self._stage
        box = QWidget()
        layout = column(box, spacing=theme.px(0.55))
        explaining = Explaining(self._library.glossary)
        self._now_title = heading("Le patient voit", theme, 1.1)
        layout.addWidget(self._now_title)
        self._now = Thumbnail(self._library.plates, self._folder, explaining, theme, self._icons)
        layout.addWidget(self._now)
        steps = QWidget()
        first = FlowLayout(steps, theme.px(0.4))
        self._back = self._button("arrow-left", "Précédent")
        self._forward = self._button("arrow-right", "Suivant", primary=True)
        self._explained = self._button("check", "Expliqué", checkable=True)
        self._again = self._button("rotate-ccw", "Réexpliqué", checkable=True)
        self._understood = self._button("check", "Compris", checkable=True)
        for button in (self._back, self._forward, self._explained, self._again, self._understood):
            first.addWidget(button)
        layout.addWidget(steps)
        screen = QWidget()
        second = FlowLayout(screen, theme.px(0.4))
        self._freeze = self._button("snowflake", "Figer", checkable=True)
        self._freeze.setToolTip("Garder cette page sur l’écran du patient et parcourir les autres (F)")
        self._cover = self._button("eye-off", "Cacher", checkable=True)
        self._cover.setToolTip("Mettre l’écran du patient au repos (B)")
        self._reveal = self._button("info", "Montrer la source", checkable=True)
        for button in (self._freeze, self._cover, self._reveal):
            second.addWidget(button)
        layout.addWidget(screen)
        layout.addWidget(heading("Ensuite", theme, 1.0))
        below = QHBoxLayout()
        self._next = Thumbnail(self._library.plates, self._folder, explaining, theme, self._icons)
        self._next.setMaximumWidth(theme.px(17))
        below.addWidget(self._next)
        below.addStretch(1)
        layout.addLayout(below)
        layout.addStretch(1)
        self._back.clicked.connect(stage.back)
        self._forward.clicked.connect(stage.forward)
        self._explained.clicked.connect(stage.toggle_explained)
        self._again.clicked.connect(lambda: stage.answer(Understanding.EXPLAINED_AGAIN))
        self._understood.clicked.connect(lambda: stage.answer(Understanding.UNDERSTOOD))
        self._freeze.clicked.connect(stage.toggle_frozen)
        self._cover.clicked.connect(stage.toggle_covered)
        self._reveal.clicked.connect(stage.toggle_revealed)
        return box

    def _text_buttons(self) -> QWidget:
        """How the patient's words are: very simple or not, their size."""
        stage = self._stage
        box = QWidget()
        line = FlowLayout(box, self.theme.px(0.4))
        self._simple = self._button("sparkles", "L’essentiel", checkable=True)
        self._simple.setToolTip("Montrer l’essentiel, en mots très simples")
        self._smaller = self._button("a-arrow-down", "Texte du patient plus petit", bare=True)
        self._larger = self._button("a-arrow-up", "Texte du patient plus grand", bare=True)
        leave = self._button("x", "Terminer")
        for button in (self._simple, self._smaller, self._larger, leave):
            line.addWidget(button)
        self._simple.clicked.connect(lambda on: stage.set_level(Level.SIMPLE if on else Level.STANDARD))
        self._smaller.clicked.connect(lambda: stage.step_size(-1))
        self._larger.clicked.connect(lambda: stage.step_size(1))
        leave.clicked.connect(self._leave)
        return box

    def _button(
        self, icon: str, text: str, *, primary: bool = False, checkable: bool = False, bare: bool = False
    ) -> QPushButton:
        theme, colours = self.theme, self.theme.colours
        button = QPushButton("" if bare else f"\u2002{text}")
        colour = colours.ON_DARK if primary else colours.INK
        button.setIcon(self._icons.icon(icon, colour, theme.px(1.2), disabled=colours.SECONDARY))
        button.setFont(theme.font(0.97, QFont.Weight.DemiBold))
        button.setAccessibleName(text)
        button.setToolTip(text)
        if primary:
            button.setProperty("role", "primary")
        if checkable:
            button.setCheckable(True)
            button.setStyleSheet(
                f"QPushButton:checked {{ background: {colours.TINT}; border: 2px solid {colours.PRIMARY}; }}"
            )
        return button

    # What it tells

    def _tell_head(self, name: str) -> None:
        theme = self.theme
        while (item := self._head.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        back = self._back_route()
        crumbs = Breadcrumb([(name, back), ("Vue patient", None)], theme, self._icons)
        crumbs.navigate.connect(self.navigate)
        self._head.addWidget(crumbs)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1))
        row.addWidget(page_title("Vue patient", "", theme))
        self._where = label("", theme, role="secondary")
        row.addWidget(self._where, 1)
        self._time = label("", theme, role="secondary")
        self._time.setWordWrap(False)
        row.addWidget(self._time)
        row.addWidget(self._text_buttons(), 2)
        self._head.addWidget(line)
        self._tell_where()
        self._tell_time()

    def _tell_where(self) -> None:
        self._soon.start()
        if self._route is not None:
            self._where.setText(
                "Le patient regarde le second écran."
                if self._display.beside
                else "Un seul écran\u00a0: la vue patient prend la place de cette fenêtre."
            )

    def _tell_time(self) -> None:
        minutes = self._stage.minutes
        self._time.setText(f"{minutes}\u00a0min")
        self._time.setAccessibleName(f"Depuis {counted(minutes, 'minute', 'minutes')}")

    def _refresh(self) -> None:
        if not self._stage.open or self._route is None or self._display.alone:
            return  # nothing, or nothing that is seen
        stage = self._stage
        shown = stage.presentation
        page = shown.page
        self._pages.refresh()
        self._talk.refresh()
        self._back.setEnabled(page.id != shown.shown[0].id or shown.part > 0)
        self._forward.setEnabled(shown.following is not None or shown.part + 1 < stage.parts)
        question = page.kind is PageKind.QUESTION
        self._explained.setVisible(not question)
        self._explained.setChecked(stage.is_explained(page))
        understanding = stage.understanding(page) if question else None
        for button, meaning in (
            (self._again, Understanding.EXPLAINED_AGAIN),
            (self._understood, Understanding.UNDERSTOOD),
        ):
            button.setVisible(question)
            button.setChecked(understanding is meaning)
        self._freeze.setChecked(bool(shown.frozen))
        self._cover.setChecked(shown.covered)
        self._reveal.setVisible(bool(page.source or page.answer))
        self._reveal.setText("\u2002Montrer la réponse" if page.answer else "\u2002Montrer la source")
        self._reveal.setAccessibleName(self._reveal.text().strip())
        self._reveal.setChecked(shown.revealed)
        self._simple.setChecked(stage.level is Level.SIMPLE)
        self._smaller.setEnabled(stage.percent > SIZES[0])
        self._larger.setEnabled(stage.percent < SIZES[-1])
        self._previews.start()

    def _draw_previews(self) -> None:
        if not self._stage.open or not self.isVisible():
            return
        shown = self._stage.presentation
        side = self._stage.selection.side
        frozen = bool(shown.frozen)
        seen = "Le patient voit (figé)" if frozen else "Le patient voit"
        self._now_title.setText("L’écran du patient est au repos" if shown.covered else seen)
        self._now.show_page(shown.seen, side)
        # While the patient's screen is kept, what comes is what the doctor looks at.
        coming = shown.page if frozen and shown.page.id != shown.frozen else shown.following
        self._next.show_page(coming, side, empty="C’était la dernière page.")

    # Leaving

    def _back_route(self) -> Route:
        route = self._route
        if route is None:
            return Route(ScreenId.PROCEDURES)
        return Route(ScreenId.PROCEDURE, route.subject, route.selection, pain=route.pain)

    def _leave(self) -> None:
        """The view goes; where one was in it is kept."""
        self._display.hide()
        if self.isVisible():
            self.navigate.emit(self._back_route())

    def _open_record(self) -> None:
        if self._stage.open:
            route = Route(ScreenId.RECORD, self._stage.procedure_id, self._stage.selection)
            self.navigate.emit(route)

    def _gone(self) -> None:
        if self.isVisible():
            self.navigate.emit(self._back_route())
