"""Réglages."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import typeset
from algoguide.services.settling import cleaned, establishment_problems
from algoguide.store import log
from algoguide.store.policy import Policy
from algoguide.store.settings import HOURS_LIMIT, LOOKS, SettingsStore
from algoguide.store.settings_reading import TEXT_LIMIT
from algoguide.ui.failures import OPEN_LOG, open_folder
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route
from algoguide.ui.screens.settings.practitioners import Practitioners
from algoguide.ui.screens.settings.segments import Segments
from algoguide.ui.screens.settings.speech_card import SpeechCard
from algoguide.ui.screens.settings.stepper import Stepper
from algoguide.ui.screens.settings.visits_card import LockCard, VisitsCard
from algoguide.ui.speech.listening import Listening
from algoguide.ui.telling import announce
from algoguide.ui.theme import TEXT_SIZES, Theme
from algoguide.ui.widgets.cards import Card, titled_card
from algoguide.ui.widgets.field import Field
from algoguide.ui.widgets.layouts import Columns, column, row, stacked
from algoguide.ui.widgets.page import Page, page_title
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import label
from algoguide.ui.widgets.tick_box import TickBox

PRIVACY = (
    "AlgoGuide fonctionne sans réseau et sans compte. Le nom d’un patient n’est écrit ni dans les réglages, "
    "ni dans le journal, ni dans un rapport d’incident. Il n’est gardé que dans les documents que vous "
    "enregistrez ou imprimez vous-même et, chiffré, dans la liste des visites si elle est gardée sur le "
    "disque."
)
FORGET_RECENT = "Oublier les gestes vus récemment"
RECENT = "Accueil montre les cinq derniers gestes ouverts sur cet ordinateur, sans dire pour qui."
TO_CONFIRM = "À confirmer par votre équipe d’anesthésie."

_TEXTS = (
    ("name", "Nom de l’établissement", "Par exemple : Centre hospitalier de…"),
    ("unit", "Unité ou service", ""),
    ("phone_day", "Téléphone le jour", ""),
    ("phone_night", "Téléphone la nuit et le week-end", ""),
)
_HOURS = (
    ("fasting_food_hours", "Ne plus manger avant le geste"),
    ("fasting_drink_hours", "Ne plus boire d’eau avant le geste"),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """What the screen holds, saved or not."""

    house: Establishment
    practitioners: tuple[str, ...]
    detailed_log: bool
    pending: str = ""


class SettingsScreen(QWidget):
    """Edits the settings; nothing is in use before « Enregistrer », but how things are shown and read."""

    navigate = Signal(object)  # Route
    saved = Signal()
    text_percent_requested = Signal(int)
    contrast_requested = Signal(str)  # one of LOOKS
    motion_requested = Signal(str)

    def __init__(
        self,
        store: SettingsStore,
        theme: Theme,
        icons: Icons,
        logs: Path,
        listening: Listening | None = None,
        policy: Policy | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._policy = policy or Policy()
        self._store = store
        self._icons = icons
        self._logs = logs
        self._texts: dict[str, QLineEdit] = {}
        self._hours: dict[str, Stepper] = {}
        self._fields: dict[str, Field] = {}
        self._practitioners = Practitioners(theme, icons)
        self._detailed = TickBox("Journal détaillé", theme, icons)
        self._save = QPushButton("Enregistrer")
        self._save.setProperty("role", "primary")
        self._status = label("", theme)
        speech = None if listening is None else SpeechCard(listening, theme, icons)
        visits = VisitsCard(store, self._policy, theme, icons)
        lock = LockCard(store, self._policy, theme, icons)
        house, fasting, names = self._house_card(), self._fasting_card(), self._practitioners_card()
        self._protected: tuple[QWidget, ...] = (house, fasting, names, visits)
        left = stacked([lock, house, fasting, visits], theme.px(0.9))
        right = stacked([names, self._reading_card(), speech, self._privacy_card()], theme.px(0.9))
        self._page = Page(theme)
        self._page.setAccessibleName("Réglages")
        self._page.body.addWidget(
            page_title("Réglages", "Ce que vos documents disent de votre équipe.", theme)
        )
        self._page.body.addWidget(Columns([left, right], theme.px(24), 2, theme.px(1.3)))
        self._page.body.addStretch(1)
        layout = column(self)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._save_bar())
        self.setFocusProxy(self._page)
        self.restore_state(self._stored())
        for card in (visits, lock):
            card.refused.connect(lambda sentence: self._say(sentence, "red"))
        lock.changed.connect(self._protect)
        self._protect(lock.locked.isChecked())
        self._practitioners.changed.connect(self._edited)
        self._detailed.toggled.connect(self._edited)
        self._save.clicked.connect(self._save_all)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save_all)

    def show_route(self, _route: Route) -> None:
        """Show the settings as they were left."""
        self._recent.setEnabled(bool(self._store.current.recent))

    def state(self) -> object:
        """What is in the form, saved or not."""
        texts = {name: cleaned(edit.text()) for name, edit in self._texts.items()}
        house = Establishment(
            name=texts["name"],
            unit=texts["unit"],
            phone_day=texts["phone_day"],
            phone_night=texts["phone_night"],
            fasting_food_hours=self._hours["fasting_food_hours"].value,
            fasting_drink_hours=self._hours["fasting_drink_hours"].value,
        )
        names = self._practitioners
        return _Form(house, names.names, self._detailed.isChecked(), names.pending)

    def restore_state(self, state: object) -> None:
        """Fill the form with what `state` returned."""
        if not isinstance(state, _Form):
            raise TypeError("not a state of this screen")
        for name, edit in self._texts.items():
            edit.setText(getattr(state.house, name))
        for name, spin in self._hours.items():
            spin.set_value(getattr(state.house, name))
        self._practitioners.set_names(state.practitioners, state.pending)
        self._detailed.setChecked(state.detailed_log)
        self._edited()

    def _protect(self, locked: bool) -> None:
        """Let the settings be read and not changed; what was typed and not saved is dropped."""
        if locked:
            self.restore_state(self._stored())
        for card in self._protected:
            card.setEnabled(not locked)

    def _stored(self) -> _Form:
        current = self._store.current
        return _Form(current.establishment, current.practitioners, current.log_level == "DEBUG")

    def _house_card(self) -> Card:
        card = titled_card("Établissement", self.theme)
        for name, title, hint in _TEXTS:
            edit = QLineEdit()
            edit.setMaxLength(TEXT_LIMIT)
            edit.setPlaceholderText(hint)
            edit.textChanged.connect(self._edited)
            self._texts[name] = edit
            self._fields[name] = Field(title, edit, self.theme)
            card.body.addWidget(self._fields[name])
        return card

    def _fasting_card(self) -> Card:
        card = titled_card("Jeûne avant une anesthésie", self.theme)
        for name, title in _HOURS:
            spin = Stepper(HOURS_LIMIT, "heures", self.theme, self._icons)
            spin.value_changed.connect(self._edited)
            self._hours[name] = spin
            self._fields[name] = Field(title, spin, self.theme)
            card.body.addWidget(self._fields[name])
        card.body.addWidget(label(TO_CONFIRM, self.theme, role="amber"))
        return card

    def _practitioners_card(self) -> Card:
        card = titled_card("Praticiens", self.theme)
        card.body.addWidget(
            label("Leurs noms sont proposés dans Documents.", self.theme, ems=0.94, role="secondary")
        )
        card.body.addWidget(self._practitioners)
        return card

    def _reading_card(self) -> Card:
        card = titled_card("Affichage", self.theme)
        current = self._store.current
        sizes = {percent: f"{percent}\u00a0%" for percent in TEXT_SIZES}
        looks = dict(zip(LOOKS, ("Comme l’ordinateur", "Oui", "Non"), strict=True))
        for name, choices, chosen, wanted in (
            ("Taille du texte", sizes, self.theme.percent, self.text_percent_requested),
            ("Contraste renforcé", looks, current.contrast, self.contrast_requested),
            ("Animations", looks, current.motion, self.motion_requested),
        ):
            segments = Segments(name, choices, chosen, self.theme)
            segments.chosen.connect(wanted.emit)
            card.body.addWidget(Field(name, segments, self.theme))
        return card

    def _privacy_card(self) -> Card:
        card = titled_card("Confidentialité", self.theme)
        card.body.addWidget(label(typeset(PRIVACY), self.theme))
        card.body.addWidget(self._detailed)
        hint = "À cocher à la demande de la personne qui s’occupe d’AlgoGuide."
        self._detailed.setAccessibleDescription(hint)
        card.body.addWidget(label(hint, self.theme, ems=0.88, role="secondary"))
        self._recent = QPushButton(FORGET_RECENT)
        self._recent.setIcon(spaced_icon("history", self.theme.colours.INK, self.theme, self._icons))
        self._recent.setIconSize(icon_size(self.theme, wide=True))
        self._recent.clicked.connect(self._forget_recent)
        self._recent.setAccessibleDescription(RECENT)
        card.body.addWidget(self._recent, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(label(RECENT, self.theme, ems=0.88, role="secondary"))
        button = QPushButton(OPEN_LOG)
        button.setIcon(spaced_icon("folder-open", self.theme.colours.INK, self.theme, self._icons))
        button.setIconSize(icon_size(self.theme, wide=True))
        button.clicked.connect(self._open_logs)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._no_folder = label("", self.theme, ems=0.9, role="secondary")
        self._no_folder.hide()
        card.body.addWidget(self._no_folder)
        return card

    def _save_bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("savebar")
        c = self.theme.colours
        bar.setStyleSheet(
            f"QFrame#savebar {{ background: {c.CARD}; border: none; border-top: 1px solid {c.LINE}; }}"
        )
        line = row(bar, spacing=self.theme.px(0.9))
        side = self.theme.px(1.55)
        line.setContentsMargins(side, self.theme.px(0.6), side, self.theme.px(0.6))
        line.addWidget(self._save)
        line.addWidget(self._status, 1)
        return bar

    @Slot()
    def _edited(self) -> None:
        self._save.setEnabled(self.state() != self._stored())
        self._say("Des modifications ne sont pas enregistrées." if self._save.isEnabled() else "", "amber")

    @Slot()
    def _save_all(self) -> None:
        form = self.state()
        if not isinstance(form, _Form):
            return
        problems = establishment_problems(form.house)
        for name, field in self._fields.items():
            field.set_problem(problems.get(name, ""))
        if problems or not self._practitioners.add_pending():
            wrong = next((self._fields[name] for name in self._fields if name in problems), None)
            if wrong is not None:
                wrong.focus()
                self._page.ensureWidgetVisible(wrong)
            self._say("Rien n’est enregistré : corrigez ce qui est signalé en rouge.", "red")
            return
        level = "DEBUG" if form.detailed_log else "INFO"
        settings = replace(
            self._store.current,
            establishment=form.house,
            practitioners=self._practitioners.names,
            log_level=level,
        )
        log.set_level(level)
        try:
            self._store.save(settings)
        except KnownError as error:
            self._say(str(error), "red")
        else:
            self.restore_state(self._stored())
            self._say("Réglages enregistrés.", "green")
        self.saved.emit()

    @Slot()
    def _forget_recent(self) -> None:
        try:
            self._store.save(replace(self._store.current, recent=()))
        except KnownError as error:
            self._say(str(error), "red")
        else:
            self._say("Accueil ne montre plus les gestes vus récemment.", "green")
        self._recent.setEnabled(False)

    @Slot()
    def _open_logs(self) -> None:
        if not open_folder(self._logs):
            self._no_folder.setText(
                typeset(f"Le dossier n’a pas pu être ouvert ; cherchez-le ici : {self._logs}")
            )
            self._no_folder.show()

    def _say(self, sentence: str, role: str) -> None:
        if sentence and self.isVisible() and typeset(sentence) != self._status.text():
            announce(self._status, sentence)
        self._status.setText(typeset(sentence))
        self._status.setAccessibleName(sentence)
        self._status.setProperty("role", role)
        self._status.style().polish(self._status)
