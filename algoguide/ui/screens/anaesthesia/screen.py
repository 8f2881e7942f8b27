"""The screen of the anaesthesia: an overview, or the page of one mode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.catalogue import MODE_ICONS
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import opened
from algoguide.domain.illustration import PictureStep
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import walk
from algoguide.services.choosing import Choosing
from algoguide.services.explaining import Explaining
from algoguide.services.mode_page import ModePage
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.anaesthesia.cards import ModeCards
from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.aloud import Aloud
from algoguide.ui.widgets.beside import Beside
from algoguide.ui.widgets.cards import Card, Chip, ClickCard, icon_label
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column, stacked
from algoguide.ui.widgets.one_of import OneOf
from algoguide.ui.widgets.page import Breadcrumb, Page, page_title
from algoguide.ui.widgets.plate_view import PlateFigure
from algoguide.ui.widgets.reader import blocks_of
from algoguide.ui.widgets.text import TO_CONFIRM, UNREAD, label

CONTINUUM = PictureStep("continuum-anesthesie", "continuum")
"""The one picture of all modes, from awake to asleep."""


class AnaesthesiaScreen(Page):
    """Shows one anaesthesia mode, or all six from awake to asleep."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        resources: Path,
        house: Callable[[], Establishment] = Establishment,
        listening: Listening | None = None,
    ) -> None:
        super().__init__(theme)
        self._aloud = Aloud(listening, self, theme, icons)
        self._aloud.wanted.connect(self._read)
        self._library = library
        self._choosing = choosing
        self._icons = icons
        self._folder = resources / "illustrations"
        self._house = house
        self._explaining = Explaining(library.glossary)
        self._shown: tuple[str, Establishment] | None = None
        self.segments: dict[str, QPushButton] = {}

    def show_route(self, route: Route) -> None:
        """Show the mode `route.subject`, or the overview when it is empty."""
        wanted = (route.subject, self._house())
        if wanted == self._shown:
            return
        self._shown = wanted
        self._aloud.stop()
        self.clear()
        self.verticalScrollBar().setValue(0)
        self.segments = {}
        if route.subject:
            self._build_mode(ModePage(self._library, self._library.modes[route.subject], wanted[1]))
        else:
            self._build_overview()
        self.body.addStretch(1)

    def _read(self) -> None:
        """Read the page aloud, from what is in view."""
        self._aloud.read_from_view(blocks_of(self.content))

    def _build_overview(self) -> None:
        theme = self.theme
        lead = "Six façons de ne pas avoir mal pendant un geste. Touchez celle que vous voulez comprendre."
        crumbs = self._crumbs([("Accueil", Route(ScreenId.HOME)), ("Anesthésie", None)])
        self.add_head(
            crumbs, page_title("L’anesthésie, d’éveillé à endormi", lead, theme), self._aloud.button()
        )
        cards: list[QWidget] = [self._mode_card(mode) for mode in self._library.modes.values()]
        modes = Columns(cards, theme.px(19), 2, theme.px(0.6))
        if CONTINUUM.plate not in self._library.plates:
            # A content folder of one's own may do without the picture.
            self.body.addWidget(modes)
            return
        picture = Card(theme)
        picture.body.addWidget(self._figure(CONTINUUM))
        self.body.addWidget(Beside(picture, modes, theme.px(62), theme.px(1.1), (67, 33)))

    def _build_mode(self, page: ModePage) -> None:
        theme, mode = self.theme, page.mode
        crumbs = self._crumbs(
            [
                ("Accueil", Route(ScreenId.HOME)),
                ("Anesthésie", Route(ScreenId.ANAESTHESIA)),
                (mode.name, None),
            ]
        )
        self.add_head(crumbs, page_title(mode.name, page.wording(mode.summary), theme), self._aloud.button())
        self.body.addWidget(self._switcher(mode))
        notes = QWidget()
        flow = FlowLayout(notes, theme.px(0.45))
        flow.addWidget(Chip("triangle-alert", "Projet, non validé par un médecin", theme, self._icons))
        if any(getattr(node, "to_confirm", False) for node in walk(mode)):
            mark = Chip("info", TO_CONFIRM, theme, self._icons)
            mark.setProperty(UNREAD, True)  # it is about a sign that one sees
            flow.addWidget(mark)
        self.body.addWidget(notes)
        cards = ModeCards(
            page,
            self._explaining,
            lambda term: explain(self, self._explaining.term(term), theme),
            self._open_procedure,
            theme,
            self._icons,
        )
        fold, gap = theme.px(48), theme.px(0.9)
        picture = Card(theme)
        picture.body.addWidget(self._figure(mode.picture))
        self.body.addWidget(Beside(picture, cards.lived(), fold, gap, (54, 46)))
        left = stacked(
            [
                cards.points("Qui la fait", "stethoscope", mode.who),
                cards.preparation(),
                cards.points("Ses effets", "info", mode.effects),
            ],
            gap,
        )
        right = stacked(
            [
                cards.points("Ce qu’on surveille", "heart-pulse", mode.monitoring),
                cards.aftercare(),
                cards.suited(),
            ],
            gap,
        )
        self.body.addWidget(Beside(left, right, fold, gap))
        risks, questions, sources = cards.risks(), cards.questions(), cards.sources()
        unknowns = cards.points("Ce qu’on ne sait pas encore", "circle-dashed", mode.unknowns)
        if risks is not None:
            self.body.addWidget(risks)
        if questions is not None and unknowns is not None:
            self.body.addWidget(Beside(questions, unknowns, fold, gap, align_top=True))
        else:
            for card in (questions, unknowns):
                if card is not None:
                    self.body.addWidget(card)
        if sources is not None:
            self.body.addWidget(sources)

    def _crumbs(self, parts: list[tuple[str, Route | None]]) -> Breadcrumb:
        crumbs = Breadcrumb(parts, self.theme, self._icons)
        crumbs.navigate.connect(self.navigate)
        return crumbs

    def _figure(self, picture: PictureStep) -> PlateFigure:
        plate = self._library.plates[picture.plate]
        return PlateFigure(self._folder, plate, picture.step, self.theme, picture.caption)

    def _switcher(self, current: AnaesthesiaMode) -> QWidget:
        box = QWidget()
        box.setAccessibleName("Choisir une anesthésie")
        flow = FlowLayout(box, self.theme.px(0.4))
        group = OneOf(box)
        for mode in self._library.modes.values():
            button = QPushButton(mode.short)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"Anesthésie\u00a0: {mode.name}")
            button.clicked.connect(
                lambda _=False, m=mode.id: self.navigate.emit(Route(ScreenId.ANAESTHESIA, m))
            )
            button.setChecked(mode.id == current.id)
            group.add(button)
            flow.addWidget(button)
            self.segments[mode.id] = button
        return box

    def _mode_card(self, mode: AnaesthesiaMode) -> ClickCard:
        theme = self.theme
        card = ClickCard(f"Anesthésie\u00a0: {mode.name}, {mode.tagline}", theme)
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.75))
        icon = MODE_ICONS.get(mode.id, "moon")
        line.addWidget(icon_label(icon, theme.colours.PRIMARY, theme.px(1.5), self._icons))
        words = column(spacing=theme.px(0.05))
        words.addWidget(label(mode.name, theme, weight=QFont.Weight.Bold))
        words.addWidget(label(opened(mode.tagline), theme, ems=0.92, role="secondary"))
        line.addLayout(words, 1)
        line.addWidget(icon_label("chevron-right", theme.colours.INK, theme.px(1.2), self._icons))
        card.body.addLayout(line)
        card.activated.connect(lambda: self.navigate.emit(Route(ScreenId.ANAESTHESIA, mode.id)))
        return card

    def _open_procedure(self, procedure: Procedure, selection: Selection) -> None:
        self.navigate.emit(Route(ScreenId.PROCEDURE, procedure.id, selection))
