"""The home screen: body map on the left, cards on the right; one column when the window is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from algoguide.content.library import Library
from algoguide.domain.catalogue import MODE_ICONS, ModeCard
from algoguide.domain.catalogue import PainCard as PainFace
from algoguide.domain.french import counted, opened
from algoguide.store.settings import Settings
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.body_map import BodyMap
from algoguide.ui.widgets.cards import Card, ClickCard, icon_badge, icon_label
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from algoguide.domain.pain import Pain

_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class HomeScreen(Page):
    """Leads to pains by the body map or by cards, and to the anaesthesia modes."""

    navigate = Signal(object)  # Route

    def __init__(
        self,
        library: Library,
        theme: Theme,
        icons: Icons,
        resources: Path,
        settings: Callable[[], Settings] = Settings,
    ) -> None:
        super().__init__(theme)
        self._library = library
        self._settings = settings
        self._kept: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.setAccessibleName("Accueil")
        self._zones = library.body_map.leading_to(library.pains)
        self._icons = icons
        self._pain_cards: dict[str, PainCard] = {}
        self._split = QHBoxLayout()
        self._split.setSpacing(theme.px(1.3))
        self.body.addLayout(self._split, 1)
        self._map = self._body_card(library, resources)
        self._split.addWidget(self._map, 34)
        self._split.addWidget(self._cards(library, resources), 66)

    def show_route(self, _route: Route) -> None:
        """Show the home screen as it was left, with the procedures that are at hand now."""
        settings = self._settings()
        kept = (settings.favourites, settings.recent)
        if kept != self._kept:
            self._kept = kept
            self._show_shortcuts(*kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self.theme.px(62)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._split.direction() != wanted:
            self._split.setDirection(wanted)
            self.body_map.setMaximumHeight(self.theme.px(26) if narrow else _NO_LIMIT)
        super().resizeEvent(event)

    def _body_card(self, library: Library, resources: Path) -> QWidget:
        theme = self.theme
        card = Card(theme)
        card.body.addWidget(heading("Où avez-vous mal ?", theme, 1.15))
        card.body.addWidget(label("Touchez la zone douloureuse.", theme, role="secondary"))
        self.body_map = BodyMap(resources / "illustrations", library.body_map, self._zones, theme)
        self.body_map.zone_chosen.connect(self._open_zone)
        card.body.addWidget(self.body_map)
        zones = QWidget()
        flow = FlowLayout(zones, theme.px(0.4))
        for zone in self._zones:
            button = QPushButton(zone.name)
            button.setFont(theme.font(0.9, QFont.Weight.DemiBold))
            button.clicked.connect(lambda _=False, z=zone.id: self._open_zone(z))
            flow.addWidget(button)
        card.body.addWidget(zones)
        card.body.addStretch(1)  # the map stays at the top, however long the column beside it
        return card

    def _cards(self, library: Library, resources: Path) -> QWidget:
        theme = self.theme
        box = QWidget()
        layout = column(box, spacing=theme.px(0.7))
        layout.addWidget(heading("Quelle est votre douleur ?", theme, 1.65))
        layout.addWidget(
            label(
                "Chaque douleur a sa page : la comprendre, ce qu’on essaie d’abord, les gestes possibles.",
                theme,
                role="secondary",
            )
        )
        for pain in library.pain_cards:
            gestures = sum(1 for procedure in pain.procedures if procedure in library.procedures)
            card = PainCard(pain, gestures, theme, self._icons)
            if len(library.pain_cards) == 1:  # alone, it has the room for more
                alone = library.pains[pain.id]
                card.add_picture(alone.summary, self._thumbnail(library, alone, resources))
            self._pain_cards[pain.id] = card
            self._pain_cards[pain.id].activated.connect(
                lambda p=pain.id: self.navigate.emit(Route(ScreenId.PAIN, p))
            )
        many = len(self._pain_cards) > 1
        layout.addWidget(
            Columns([*self._pain_cards.values()], theme.px(13.5), 3 if many else 1, theme.px(0.75))
        )
        # Under the pains, which stay where they are.
        self._at_hand = column()
        layout.addLayout(self._at_hand)
        layout.addSpacing(theme.px(0.6))
        layout.addWidget(heading("Quelle anesthésie ?", theme, 1.3))
        layout.addWidget(
            label(
                "Rester éveillé, somnoler ou dormir : ce que chaque mode change pour vous.",
                theme,
                role="secondary",
            )
        )
        modes: list[QWidget] = [self._mode_card(mode) for mode in library.mode_cards]
        layout.addWidget(Columns(modes, theme.px(13.5), 3, theme.px(0.75)))
        overview = QPushButton("\u2002Les six modes en une image")
        overview.setIcon(self._icons.icon("eye", theme.colours.PRIMARY, theme.px(1.2)))
        overview.setIconSize(QSize(theme.px(1.2), theme.px(1.2)))
        overview.clicked.connect(lambda: self.navigate.emit(Route(ScreenId.ANAESTHESIA)))
        layout.addWidget(overview, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return box

    def _show_shortcuts(self, favourites: Sequence[str], recent: Sequence[str]) -> None:
        # A first start has none, and does without.
        from algoguide.services.shortcuts import offered
        from algoguide.ui.screens.home.shortcuts import Shortcuts

        entries, written = self._library.catalogue.procedures, self._library.procedures
        stars = offered(favourites, entries, written)
        others = offered(recent, entries, written, but=favourites)
        while (item := self._at_hand.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        if stars or others:
            shortcuts = Shortcuts(stars, others, self.theme, self._icons)
            shortcuts.chosen.connect(lambda p: self.navigate.emit(Route(ScreenId.PROCEDURE, p)))
            self._at_hand.addWidget(shortcuts)

    def _thumbnail(self, library: Library, pain: Pain, resources: Path) -> QWidget:
        from algoguide.ui.widgets.plate_view import PlateView

        plate = library.plates[pain.picture.plate]
        picture = PlateView(resources / "illustrations", plate, pain.picture.step, self.theme, bare=True)
        width = self.theme.px(13)
        picture.setFixedSize(width, picture.heightForWidth(width))
        return picture

    def _mode_card(self, mode: ModeCard) -> ClickCard:
        card = ClickCard(f"Anesthésie : {mode.name}", self.theme, "tint")
        title = QHBoxLayout()
        title.setSpacing(self.theme.px(0.6))
        title.addWidget(
            icon_label(
                MODE_ICONS.get(mode.id, "moon"), self.theme.colours.PRIMARY, self.theme.px(1.5), self._icons
            )
        )
        title.addWidget(label(mode.short, self.theme, ems=1.05, weight=QFont.Weight.Bold), 1)
        card.body.addLayout(title)
        card.body.addWidget(label(opened(mode.tagline), self.theme, ems=0.94, role="secondary"))
        card.body.addStretch(1)
        card.activated.connect(lambda: self.navigate.emit(Route(ScreenId.ANAESTHESIA, mode.id)))
        return card

    def _open_zone(self, zone_id: str) -> None:
        """One written pain: go there. Several: show their cards, the reader chooses."""
        zone = next(z for z in self._zones if z.id == zone_id)
        pains = [pain for pain in zone.pains if pain in self._pain_cards]
        self.body_map.set_chosen(zone_id)
        if len(pains) == 1:
            self.navigate.emit(Route(ScreenId.PAIN, pains[0]))
            return
        for pain_id, card in self._pain_cards.items():
            card.set_suggested(pain_id in pains)
        self._pain_cards[pains[0]].setFocus(Qt.FocusReason.OtherFocusReason)


class PainCard(ClickCard):
    """A pain: icon, name, a few words, how many procedures."""

    def __init__(self, pain: PainFace, gestures: int, theme: Theme, icons: Icons) -> None:
        super().__init__(f"{pain.name}, {counted(gestures, 'geste', 'gestes')}", theme)
        self._ring = f"PainCard {{ border: {theme.colours.RING}px solid {theme.colours.WARM}; }}"
        words = column(spacing=theme.px(0.55))
        title = QHBoxLayout()
        title.setSpacing(theme.px(0.7))
        title.addWidget(icon_badge(pain.icon, theme, icons))
        title.addWidget(label(pain.title, theme, ems=1.05, weight=QFont.Weight.Bold), 1)
        words.addLayout(title)
        self._note = label(pain.note, theme, ems=0.94, role="secondary")
        words.addWidget(self._note)
        words.addStretch(1)
        more = QHBoxLayout()
        count = label(
            counted(gestures, "geste", "gestes"), theme, ems=0.88, weight=QFont.Weight.Bold, role="primary"
        )
        count.setWordWrap(False)
        more.addWidget(count)
        more.addWidget(icon_label("arrow-right", theme.colours.PRIMARY, theme.px(0.95), icons))
        more.addStretch(1)
        words.addLayout(more)
        self._line = QHBoxLayout()
        self._line.addLayout(words, 1)
        self.body.addLayout(self._line)

    def add_picture(self, summary: str, picture: QWidget) -> None:
        """Say more, beside a picture."""
        self._note.setText(summary)
        self._line.addWidget(picture)

    def set_suggested(self, suggested: bool) -> None:
        """Ring the card with the warm colour: the zone touched leads here."""
        self.setStyleSheet(self._ring if suggested else "")
