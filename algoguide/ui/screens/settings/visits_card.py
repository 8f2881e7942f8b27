"""Réglages, visits: how long they are kept, whether on the disk; in use at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.store.policy import Policy
from algoguide.store.settings import SettingsStore
from algoguide.store.settings_visits import KEEP_LIMIT, VisitSettings
from algoguide.ui.icons import Icons
from algoguide.ui.screens.settings.segments import Segments
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.field import Field
from algoguide.ui.widgets.text import heading, label
from algoguide.ui.widgets.tick_box import TickBox

WORDS = (
    "La liste des visites est chiffrée sur cet ordinateur ; sa clé est dans le trousseau de mots de passe du "
    "système. Les visites passées sont détruites."
)
MEMORY = "Ne rien écrire sur le disque : les visites disparaissent à la fermeture"
NEXT_TIME = "En vigueur à la prochaine ouverture d’AlgoGuide."
ENFORCED = "Fixé par votre établissement."


class VisitsCard(Card):
    """Reports that the settings were refused by the disk, by a sentence."""

    refused = Signal(str)

    def __init__(
        self,
        store: SettingsStore,
        policy: Policy,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._store = store
        choices = {days: "1 jour" if days == 1 else f"{days}\u00a0jours" for days in range(1, KEEP_LIMIT + 1)}
        visits = store.current.visits
        kept = policy.keep_days or visits.keep_days
        self.keep = Segments("Détruire une visite après", choices, kept, theme)
        self.memory = TickBox(typeset(MEMORY), theme, icons)
        self.memory.setChecked(policy.memory_only or visits.in_memory)
        self._note = label(typeset(NEXT_TIME), theme, ems=0.88, role="secondary")
        self._note.hide()
        self.body.addWidget(heading("Visites", theme, 1.15))
        self.body.addWidget(label(typeset(WORDS), theme, ems=0.94, role="secondary"))
        self.body.addWidget(Field("Détruire une visite après", self.keep, theme))
        self.body.addWidget(self.memory)
        self.body.addWidget(self._note)
        if policy.keep_days or policy.memory_only:
            self.body.addWidget(label(typeset(ENFORCED), theme, ems=0.88, role="secondary"))
        self.keep.setEnabled(not policy.keep_days)
        self.memory.setEnabled(not policy.memory_only)
        self.keep.chosen.connect(lambda days: self._change(lambda v: replace(v, keep_days=days)))
        self.memory.clicked.connect(self._choose_memory)

    def _choose_memory(self, on: bool) -> None:
        self._change(lambda visits: replace(visits, in_memory=on))
        self._note.show()

    def _change(self, change: Callable[[VisitSettings], VisitSettings]) -> None:
        current = self._store.current
        try:
            self._store.save(replace(current, visits=change(current.visits)))
        except KnownError as error:
            self.refused.emit(str(error))


class LockCard(Card):
    """Protects the settings from a slip of the hand: what is protected is read, until it is unlocked here."""

    changed = Signal(bool)
    refused = Signal(str)

    def __init__(
        self,
        store: SettingsStore,
        policy: Policy,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._store = store
        self.locked = TickBox("Mode infirmier : protéger les réglages", theme, icons)
        with QSignalBlocker(self.locked):
            self.locked.setChecked(policy.settings_locked or store.current.locked)
        self.locked.setEnabled(not policy.settings_locked)
        words = (
            ENFORCED
            if policy.settings_locked
            else "Coché, les réglages se lisent et ne se modifient plus ; l’affichage et la lecture à voix "
            "haute restent libres."
        )
        self.body.addWidget(self.locked)
        self.body.addWidget(label(typeset(words), theme, ems=0.88, role="secondary"))
        self.locked.clicked.connect(self._change)

    def _change(self, on: bool) -> None:
        try:
            self._store.save(replace(self._store.current, locked=on))
        except KnownError as error:
            self.refused.emit(str(error))
        self.changed.emit(on)
