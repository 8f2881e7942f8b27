"""Réglages, reading aloud: whether there is a voice, or why not and what to ask for; the speed, a try."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from algoguide.domain.french import typeset
from algoguide.ui.icons import Icons
from algoguide.ui.speech.listening import Listening
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card
from algoguide.ui.widgets.listen_bar import ListenButton, SpeedChoice
from algoguide.ui.widgets.text import heading, label

SAMPLE = "Bonjour. Voici la voix qui lit les pages, à la vitesse que vous avez choisie."
LOOKING = "AlgoGuide cherche une voix…"


class SpeechCard(Card):
    """Says what voice there is, looked for when the card is shown; the speed is in use at once."""

    def __init__(
        self, listening: Listening, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._listening = listening
        self._problem = ""
        self._status = label("", theme)
        self._advice = label("", theme, ems=0.94, role="secondary")
        self._speed_name = label("Vitesse", theme, ems=0.94, role="secondary")
        self._speed = SpeedChoice(listening, theme)
        self._try = ListenButton(listening, theme, icons)
        self._try.setAccessibleDescription("Dit une phrase d’essai à la vitesse choisie")
        self.body.addWidget(heading("Lecture à voix haute", theme, 1.15))
        self.body.addWidget(self._status)
        self.body.addWidget(self._advice)
        self.body.addWidget(self._speed_name)
        self.body.addWidget(self._speed)
        self.body.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        self._try.read_requested.connect(self._read)
        listening.voice_changed.connect(self._show_voice)
        listening.failed.connect(self._tell)
        self._show_voice()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the screen is there: an engine takes a moment to be loaded.
        QTimer.singleShot(0, self, self._listening.look)

    def _read(self) -> None:
        self._tell("")
        self._listening.read([SAMPLE], self)

    def _tell(self, problem: str) -> None:
        self._problem = problem
        self._show_voice()

    def _show_voice(self) -> None:
        absence, name = self._listening.absence, self._listening.voice_name
        if absence is not None:
            status, advice = f"Indisponible sur ce poste. {absence.reason}", absence.advice
        elif self._problem:
            status, advice = self._problem, ""
        elif name:
            status, advice = f"Disponible, avec la voix « {name} ».", ""
        else:
            status, advice = LOOKING, ""
        self._status.setText(typeset(status))
        self._advice.setText(typeset(advice))
        self._advice.setVisible(bool(advice))
        for widget in (self._speed_name, self._speed):
            widget.setVisible(absence is None)
