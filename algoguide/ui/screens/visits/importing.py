"""A programme from its file to the desk: reading, columns, unknown acts, keeping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from algoguide.domain.act import ActRule
from algoguide.domain.errors import KnownError
from algoguide.domain.visit import Gesture
from algoguide.services.choosing import Choosing
from algoguide.services.programme import Preview, Programme, opened, previewed, remembered
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_memory import learnt, rules_of, unlearnt
from algoguide.store.settings import SettingsStore
from algoguide.store.settings_known import KnownAct
from algoguide.store.settings_visits import VisitSettings
from algoguide.ui.desk import Desk
from algoguide.ui.jobs import JobRunner
from algoguide.ui.screens.visits.acts_page import ActsPage
from algoguide.ui.screens.visits.import_page import ImportPage
from algoguide.ui.screens.visits.meaning_page import MeaningPage

_CHANNEL = "programme"
_FILES = "Programmes (*.csv *.txt *.xlsx);;Tous les fichiers (*)"


def ask_programme(parent: QWidget) -> Path | None:
    """Ask for the file of a programme; None when the user gives up."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Choisir le programme", start, _FILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


class Importing(QObject):
    """Moves between its three pages in `stack`; `ended` when the day is to be shown again."""

    ended = Signal()

    def __init__(
        self,
        page: ImportPage,
        meaning: MeaningPage,
        acts: ActsPage,
        stack: QStackedWidget,
        desk: Desk,
        choosing: Choosing,
        shipped: Sequence[ActRule],
        store: SettingsStore,
        jobs: JobRunner,
        today: Callable[[], date],
        ask: Callable[[QWidget], Path | None] = ask_programme,
    ) -> None:
        super().__init__(stack)
        self._page = page
        self._meaning = meaning
        self._acts = acts
        self._stack = stack
        self._desk = desk
        self._choosing = choosing
        self._shipped = shipped
        self._store = store
        self._jobs = jobs
        self._today = today
        self._ask = ask
        page.programme_changed.connect(self._preview)
        page.act_wanted.connect(self._ask_meaning)
        page.keep_wanted.connect(self._keep)
        page.other_file_wanted.connect(self.start)
        page.acts_wanted.connect(self._show_acts)
        page.given_up.connect(self._give_up)
        meaning.learnt.connect(self._learn_and_go_on)
        meaning.given_up.connect(lambda: self._show(page))
        acts.forgotten.connect(self._forget)
        acts.left.connect(lambda: self._show(page))

    @property
    def meanings(self) -> Meanings:
        """What acts mean now."""
        return Meanings.of(self._choosing, rules_of(self._settings), self._shipped)

    def start(self) -> None:
        """Ask for a file and read it."""
        path = self._ask(self._stack)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self._page.wait("")
        self._show(self._page)
        settings = self._settings
        self._jobs.latest(_CHANNEL, lambda: opened(path, settings), self._preview, self._refused)

    def learn(self, label: str, code: str, gesture: Gesture) -> None:
        """An act means this from now on, for the visits that are kept too."""
        procedure = self._choosing.library.procedures.get(gesture.procedure)
        derived = [axis.id for axis in procedure.axes if axis.from_level] if procedure else []
        self._remember(learnt(self._settings, label, code, gesture, derived))
        self._desk.understand(self.meanings)

    # Inside

    @property
    def _settings(self) -> VisitSettings:
        return self._store.current.visits

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _preview(self, programme: Programme) -> None:
        self._page.show_programme(programme)
        self._jobs.forget(_CHANNEL)
        if programme.lacking:
            return
        visiting, meanings, today = self._desk.visiting, self.meanings, self._today()
        self._jobs.latest(
            _CHANNEL,
            lambda: previewed(programme, visiting, meanings, today),
            self._page.show_preview,
            self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self._page.refuse("Ce programme n’a pas pu être lu ; refaites l’export et réessayez.")
            raise error
        self._page.refuse(str(error))

    def _ask_meaning(self, act: str) -> None:
        self._meaning.ask(act)
        self._show(self._meaning)

    def _learn_and_go_on(self, label: str, code: str, gesture: Gesture) -> None:
        self.learn(label, code, gesture)
        self._show(self._page)
        if self._page.programme is not None:
            self._preview(self._page.programme)

    def _show_acts(self) -> None:
        self._acts.show_acts(self._settings.acts)
        self._show(self._acts)

    def _forget(self, act: KnownAct) -> None:
        self._remember(unlearnt(self._settings, act))
        self._show_acts()

    def _keep(self, cancel_gone: bool) -> None:
        preview: Preview | None = self._page.preview
        if preview is None:
            return
        self._remember(remembered(preview.programme, self._settings))
        self._page.keep.setEnabled(False)  # once is enough
        self._desk.keep(preview.plan, cancel_gone=cancel_gone, kept=self.ended.emit)

    def _give_up(self) -> None:
        self._jobs.forget(_CHANNEL)
        self.ended.emit()

    def _remember(self, visits: VisitSettings) -> None:
        """Keep what was taught; a folder that refuses is told, and it serves until the window is closed."""
        if visits == self._settings:
            return
        try:
            self._store.save(replace(self._store.current, visits=visits))
        except KnownError as error:
            self._desk.told.emit("amber", str(error))
