"""Reading aloud: a queue of sentences, one voice, a speed; it knows no page and no widget."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from algoguide.domain.errors import KnownError
from algoguide.domain.speech import Speed
from algoguide.store.settings import SettingsStore
from algoguide.ui.speech.finding import VoiceFinder
from algoguide.ui.speech.voice import NO_ANSWER, Absence, Voice

if TYPE_CHECKING:
    # Cutting and its many patterns come with the first reading.
    from algoguide.services.speaking import Sentence

BREATH = 220
"""Milliseconds between two sentences."""
_log = logging.getLogger(__name__)


def patience(sentence: str) -> int:
    """Milliseconds a voice has to say `sentence`, at any speed: some four times what it takes."""
    return 6_000 + 250 * len(sentence)


class State(Enum):
    """What is going on."""

    SILENT = auto()
    PREPARING = auto()
    READING = auto()
    PAUSED = auto()


class Listening(QObject):
    """Reads blocks of text aloud, one sentence after the other.

    The blocks are texts as they are shown; `sentences` gives the place of each sentence in its block.
    """

    sentence_changed = Signal(int)
    """The number in `sentences` of the one that begins."""
    state_changed = Signal()
    stopped = Signal()
    """Nothing is being read any more: all was said, it was stopped, or the voice failed."""
    failed = Signal(str)
    """After `stopped`: a French sentence that says why the voice failed and what to do."""
    speed_changed = Signal()
    voice_changed = Signal()
    """Whether there is a voice, or which, is known better than before."""

    def __init__(
        self,
        store: SettingsStore,
        finder: VoiceFinder,
        *,
        patience: Callable[[str], int] = patience,
        breath: int = BREATH,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._finder = finder
        self._patience = patience
        self._voice: Voice | None = None
        self._absence = finder.guess()
        self._state = State.SILENT
        self._sentences: tuple[Sentence, ...] = ()
        self._index = 0
        self._owner: QObject | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(breath)
        self._breath.timeout.connect(self._say)
        finder.found.connect(self._take)

    @property
    def state(self) -> State:
        """What is going on."""
        return self._state

    @property
    def active(self) -> bool:
        """Whether something is being read, paused included."""
        return self._state is not State.SILENT

    @property
    def absence(self) -> Absence | None:
        """Why nothing can be read aloud; None when it can, as far as is known."""
        return self._absence

    @property
    def voice_name(self) -> str:
        """What the voice is called; empty before one was found."""
        return self._voice.name if self._voice is not None else ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is being read."""
        return self._sentences

    @property
    def index(self) -> int:
        """The sentence being read, by its number."""
        return self._index

    @property
    def speed(self) -> Speed:
        """How fast, as kept in the settings."""
        return self._store.current.reading_speed

    def set_speed(self, speed: Speed) -> None:
        """Read at `speed` from now on; the sentence being said begins again."""
        if speed is self.speed:
            return
        try:
            self._store.save(replace(self._store.current, reading_speed=speed))
        except KnownError:
            _log.info("speed of reading kept in memory only")
        self.speed_changed.emit()
        if self._state is State.READING:
            self._say()

    def look(self) -> None:
        """Look for a voice when none is known; `voice_changed` tells."""
        if self._voice is None:
            self._finder.look()

    def read(self, blocks: Sequence[str], owner: QObject | None = None) -> None:
        """Read `blocks` from the first; what was being read stops. `owner`, once deleted, ends it."""
        from algoguide.services.speaking import script

        self.stop()
        self._sentences = script(blocks)
        if not self._sentences:
            return
        self._index = 0
        self._owner = owner
        if owner is not None:
            # Queued: what would be told of it now is being taken down with the page.
            owner.destroyed.connect(self._lose_owner, Qt.ConnectionType.QueuedConnection)
        if self._voice is not None:
            self._set_state(State.READING)
            self._say()
        else:
            self._set_state(State.PREPARING)
            self._finder.look()

    def pause(self) -> None:
        """Be silent for a while."""
        if self._state is State.READING:
            self._hush()
            self._set_state(State.PAUSED)

    def resume(self) -> None:
        """Go on after `pause`, with the sentence that was cut."""
        if self._state is State.PAUSED:
            self._set_state(State.READING)
            self._say()

    @Slot()
    def stop(self) -> None:
        """Be silent, and forget what was being read."""
        if self._state is State.SILENT:
            return
        self._hush()
        if self._owner is not None and shiboken6.isValid(self._owner):
            with suppress(RuntimeError):  # being deleted, it has let go by itself
                self._owner.destroyed.disconnect(self._lose_owner)
        self._owner = None
        self._sentences = ()
        self._index = 0
        self._set_state(State.SILENT)
        self.stopped.emit()

    @Slot()
    def close(self) -> None:
        """Leave no process behind."""
        self.stop()
        self._finder.stop()

    @Slot()
    def _lose_owner(self) -> None:
        if self._owner is not None and not shiboken6.isValid(self._owner):
            self.stop()

    def _hush(self) -> None:
        self._limit.stop()
        self._breath.stop()
        if self._voice is not None:
            self._voice.stop()

    def _say(self) -> None:
        if self._voice is None:
            return
        self._breath.stop()
        sentence = self._sentences[self._index]
        self._limit.start(self._patience(sentence.said))
        self.sentence_changed.emit(self._index)
        # Whoever was told may have stopped it, or read something else.
        if self._state is State.READING and self._sentences[self._index] is sentence:
            self._voice.say(sentence.said, self.speed)

    def _next(self) -> None:
        if self._state is not State.READING:
            return
        self._limit.stop()
        if self._index + 1 < len(self._sentences):
            self._index += 1
            self._breath.start()
        else:
            self.stop()

    def _give_up(self) -> None:
        """A voice that does not answer is let go: the next reading looks for one again."""
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.stop()
            voice.finished.disconnect(self._next)
            voice.failed.disconnect(self._fail)
            if isinstance(voice, QObject):
                voice.deleteLater()
        self._fail(NO_ANSWER)

    def _fail(self, reason: str) -> None:
        if self.active:
            self.stop()
            self.failed.emit(reason)

    def _take(self, found: Voice | Absence) -> None:
        """Use what was found; read what was waiting for it."""
        if isinstance(found, Absence):
            self._absence = found
            self.voice_changed.emit()
            self._fail(f"{found.reason} {found.advice}")
            return
        self._absence = None
        self._voice = found
        found.finished.connect(self._next)
        found.failed.connect(self._fail)
        self.voice_changed.emit()
        if self._state is State.PREPARING:
            self._set_state(State.READING)
            self._say()

    def _set_state(self, state: State) -> None:
        self._state = state
        self.state_changed.emit()
