"""The consultation: what is noted, the text of it, the copy; all by the hands of a user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.consultation import Explained, Given, Understanding
from algoguide.domain.establishment import Establishment
from algoguide.domain.selection import Side
from algoguide.domain.teach_back import teach_back
from algoguide.services.choosing import Choosing
from algoguide.store.settings import Settings, SettingsStore
from algoguide.ui.clipboard import PatientClipboard
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.room import Room
from algoguide.ui.screens.record import RecordScreen
from algoguide.ui.screens.record.asked import NEW
from algoguide.ui.screens.record.text_panel import COPY
from algoguide.ui.theme import TOUCH, Theme

GESTE = "infiltration-foraminale-lombaire"
NOON = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)


class Desk:
    """The screen with what stands around it, and what a user does with it."""

    def __init__(self, qtbot: QtBot, library: Library, theme: Theme, icons: Icons, folder: Path) -> None:
        self.qtbot = qtbot
        self.library = library
        self.choosing = Choosing(library)
        self.theme = theme
        self.icons = icons
        self.store = SettingsStore(folder)
        self.store.current = Settings(
            establishment=Establishment("Hôpital d’essai", "", "01"), practitioners=("Dr Essai",)
        )
        self.guard = PatientGuard(lambda: NOON)
        self.room = Room(self.guard)
        self.clipboard = PatientClipboard(self.guard)
        self.selection = self.choosing.select(GESTE, side="gauche", place="L5")
        self.routes: list[Route] = []
        self.screen = self.build()

    def build(self) -> RecordScreen:
        screen = RecordScreen(
            self.library,
            self.choosing,
            self.theme,
            self.icons,
            self.store,
            self.guard,
            self.room,
            self.clipboard,
            lambda: NOON,
        )
        screen.navigate.connect(self.routes.append)
        self.qtbot.addWidget(screen)
        screen.resize(1274, 704)
        with self.qtbot.waitExposed(screen):
            screen.show()
        screen.show_route(Route(ScreenId.RECORD, GESTE, self.selection))
        return screen

    def button(self, name: str) -> QPushButton:
        found = [b for b in self.screen.findChildren(QPushButton) if name in (b.text(), b.accessibleName())]
        assert len(found) == 1, name
        return found[0]

    def field(self, name: str) -> QLineEdit:
        return next(e for e in self.screen.findChildren(QLineEdit) if e.accessibleName() == name)

    def notes(self) -> QPlainTextEdit:
        return next(e for e in self.screen.findChildren(QPlainTextEdit) if e.accessibleName() == "Notes")

    def ask(self, question: str) -> None:
        self.qtbot.keyClicks(self.field(NEW), question)
        self.qtbot.keyClick(self.field(NEW), Qt.Key.Key_Return)

    @property
    def text(self) -> str:
        panels = self.screen.findChildren(QPlainTextEdit)
        return next(e for e in panels if e.isReadOnly()).toPlainText()

    def labels(self) -> list[str]:
        """What is read, with plain spaces, once the layouts have shown what is new."""
        QApplication.processEvents()
        return [plain(made.text()) for made in self.screen.findChildren(QLabel) if made.isVisible()]

    def questions(self) -> list[str]:
        """The five questions, as they are read."""
        sheet = self.choosing.sheet(GESTE, self.selection)
        return [question.text for question in teach_back(sheet.questions)]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def make(qtbot: QtBot, real: Library, icons: Icons, tmp_path: Path) -> Iterator[Callable[[Theme], Desk]]:
    desks: list[Desk] = []

    def build(theme: Theme) -> Desk:
        desks.append(Desk(qtbot, real, theme, icons, tmp_path))
        return desks[-1]

    yield build
    for desk in desks:
        desk.guard.forget()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def desk(make: Callable[[Theme], Desk], normal: Theme) -> Desk:
    return make(normal)


def test_the_five_questions_are_asked_in_order(desk: Desk) -> None:
    shown = desk.labels()
    questions = desk.questions()
    assert len(questions) == 5
    places = [shown.index(plain(question)) for question in questions]
    assert places == sorted(places)


def test_an_answer_is_noted_changed_and_taken_back(desk: Desk) -> None:
    question = desk.questions()[0]
    understood = desk.button(f"Compris\u00a0: {question}")
    again = desk.button(f"Réexpliqué\u00a0: {question}")
    understood.setFocus()
    desk.qtbot.keyClick(understood, Qt.Key.Key_Space)
    assert desk.room.consultation.understanding(GESTE, "pourquoi") is Understanding.UNDERSTOOD
    assert understood.isChecked()
    assert "– compris" in desk.text
    again.click()
    assert not understood.isChecked()
    assert "– réexpliqué" in desk.text
    assert "– compris" not in desk.text
    again.click()
    assert not again.isChecked()
    assert desk.room.consultation.empty


def test_the_answer_expected_waits_behind_its_button(desk: Desk) -> None:
    question = desk.questions()[3]
    expected = "J’appelle le 15 si une jambe faiblit"
    assert not any(expected in words for words in desk.labels())
    desk.button(f"Voir la réponse attendue\u00a0: {question}").click()
    assert any(expected in words for words in desk.labels())
    assert "Dit dans : Quand nous appeler." in desk.labels()


def test_what_is_noted_elsewhere_is_shown_here(desk: Desk) -> None:
    room = desk.room
    given = Given("Fiche d’information – Essai", "2026.11", "0123456789ab")
    page = Explained(GESTE, "risque-moelle", "La moelle")
    room.note(room.consultation.giving(given).explaining(page, done=True))
    assert "• La moelle" in desk.labels()
    assert "• Fiche d’information – Essai" in desk.labels()
    assert "empreinte 0123456789ab" in desk.text
    assert "Risques expliqués :\n- La moelle\n" in desk.text


def test_questions_of_the_person_are_added_and_taken_away(desk: Desk) -> None:
    desk.ask("Puis-je conduire ?")
    desk.ask("Et le sport ?")
    assert desk.field(NEW).text() == ""
    assert desk.room.consultation.questions == ("Puis-je conduire ?", "Et le sport ?")
    assert "- Puis-je conduire ?\n- Et le sport ?\n" in desk.text
    QApplication.processEvents()
    buttons = [b for b in desk.screen.findChildren(QToolButton) if b.isVisible()]
    removers = [b for b in buttons if "conduire" in b.accessibleName()]
    assert len(removers) == 1
    removers[0].click()
    assert "conduire" not in desk.text
    assert "- Et le sport ?\n" in desk.text


def test_people_and_notes_go_into_the_text_as_they_are_typed(desk: Desk) -> None:
    assert "Par : Dr Essai" in desk.text
    desk.qtbot.keyClicks(desk.field("Interprète"), "M. Exemple")
    desk.qtbot.keyClicks(desk.field("Personne de confiance"), "sa fille")
    desk.qtbot.keyClicks(desk.notes(), "Entend mal.")
    desk.field("Qui informe").selectAll()
    desk.qtbot.keyClicks(desk.field("Qui informe"), "Dr Autre")
    for line in (
        "Interprète : M. Exemple",
        "Personne de confiance : sa fille",
        "  Entend mal.",
        "Par : Dr Autre",
    ):
        assert f"{line}\n" in desk.text
    assert desk.room.practitioner == "Dr Autre"
    assert "Côté : gauche\n" in desk.text


def test_one_button_copies_what_is_shown(desk: Desk) -> None:
    desk.ask("Puis-je conduire ?")
    desk.button(COPY).click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == desk.text
    assert "Le 28/11/2026 à 14 h 05" in data.text()
    assert data.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    assert any("copié" in words for words in desk.labels())


def test_a_piece_copied_by_hand_is_kept_out_of_histories_too(desk: Desk) -> None:
    text = next(e for e in desk.screen.findChildren(QPlainTextEdit) if e.isReadOnly())
    text.selectAll()
    text.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("Information donnée")
    assert data.hasFormat("x-kde-passwordManagerHint")


def test_a_new_patient_finds_nothing_and_can_be_undone(desk: Desk) -> None:
    desk.ask("Puis-je conduire ?")
    desk.qtbot.keyClicks(desk.notes(), "Entend mal.")
    desk.qtbot.keyClicks(desk.field("Interprète"), "M. Exemple")
    desk.button(f"Compris\u00a0: {desk.questions()[0]}").click()
    desk.qtbot.keyClicks(desk.field(NEW), "vient de")
    before = desk.text
    desk.button(COPY).click()
    desk.button("Nouveau patient").click()
    assert QGuiApplication.clipboard().text() == ""
    assert not any(word in desk.text for word in ("conduire", "Entend", "Exemple", "compris", "gauche", "L5"))
    for field in (desk.field("Interprète"), desk.field(NEW)):
        field.undo()
        assert field.text() == ""
    desk.notes().undo()
    assert desk.notes().toPlainText() == ""
    assert "Par : Dr Essai" in desk.text
    desk.guard.undo()
    assert desk.text == before
    assert desk.field(NEW).text() == "vient de"
    assert desk.notes().toPlainText() == "Entend mal."


def test_a_word_of_the_next_patient_takes_the_undo_away(desk: Desk) -> None:
    desk.ask("Puis-je conduire ?")
    desk.button("Nouveau patient").click()
    assert desk.guard.can_undo
    desk.qtbot.keyClicks(desk.notes(), "D")
    assert not desk.guard.can_undo


def test_names_are_hidden_by_a_key_and_shown_again(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field("Interprète"), "M. Exemple")
    for hidden in (True, False):
        desk.qtbot.keyClick(
            desk.screen, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        assert desk.room.names_hidden is hidden
        shown = [e for e in desk.screen.findChildren(QLineEdit) if e.isVisible() and "Exemple" in e.text()]
        assert bool(shown) is not hidden
        texts = [
            e
            for e in desk.screen.findChildren(QPlainTextEdit)
            if e.isVisible() and "Exemple" in e.toPlainText()
        ]
        assert bool(texts) is not hidden


def test_another_size_of_text_keeps_what_is_typed(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.field(NEW), "vient de")
    desk.qtbot.keyClicks(desk.notes(), "Entend mal.")
    state, before = desk.screen.state(), desk.text
    desk.screen.close()
    desk.screen = desk.build()
    desk.screen.restore_state(state)
    desk.screen.show_route(Route(ScreenId.RECORD))
    assert desk.field(NEW).text() == "vient de"
    assert desk.notes().toPlainText() == "Entend mal."
    assert desk.text == before


def test_the_two_procedures_of_the_documents_are_both_asked_about(desk: Desk) -> None:
    second = (
        "infiltration-articulaire",
        desk.choosing.select("infiltration-articulaire", variants=["genou"]),
    )
    desk.room.choose([(GESTE, desk.selection), second])
    desk.screen.show_route(Route(ScreenId.RECORD, GESTE, desk.selection))
    assert desk.text.count("Geste : ") == 2
    assert len([w for w in desk.labels() if w.startswith("Ce soir, que dites-vous")]) == 1
    # Another choice of the same procedure is another visit.
    other = replace(desk.selection, side=Side.RIGHT)
    desk.screen.show_route(Route(ScreenId.RECORD, GESTE, other))
    assert desk.text.count("Geste : ") == 1


def test_without_a_procedure_it_says_what_to_do(desk: Desk) -> None:
    desk.guard.forget()
    screen = desk.screen = RecordScreen(
        desk.library, desk.choosing, desk.theme, desk.icons, desk.store, desk.guard, desk.room, desk.clipboard
    )
    desk.qtbot.addWidget(screen)
    screen.show_route(Route(ScreenId.RECORD))
    screen.show()
    assert any("Choisissez d’abord un geste" in words for words in desk.labels())
    desk.routes.clear()
    screen.navigate.connect(desk.routes.append)
    desk.button("Documents à remettre").click()
    assert desk.routes == [Route(ScreenId.DOCUMENTS)]


def test_tab_goes_from_top_to_bottom(desk: Desk) -> None:
    stops = [desk.button("Nouveau patient"), desk.button("Masquer le nom")]
    first = desk.questions()[0]
    names = ("Compris", "Réexpliqué", "Voir la réponse attendue")
    stops += [desk.button(f"{name}\u00a0: {first}") for name in names]
    for before, after in pairwise(stops):
        before.setFocus(Qt.FocusReason.TabFocusReason)
        desk.qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus(), after.text()


def test_targets_names_and_letters(make: Callable[[Theme], Desk], theme: Theme) -> None:
    desk = make(theme)
    desk.ask("Une question assez longue pour prendre plus de deux lignes sur cet ecran, en grand ?")
    desk.button(f"Voir la réponse attendue\u00a0: {desk.questions()[0]}").click()
    desk.button(COPY).click()
    for target in desk.screen.findChildren(QAbstractButton):
        if target.isVisible():
            named = target.accessibleName() or target.text()
            assert named, target
            assert target.height() >= TOUCH, named
            assert target.width() >= TOUCH, named
            assert target.width() >= target.minimumSizeHint().width() or not target.text(), named

    def cut() -> list[str]:
        labels = [made for made in desk.screen.findChildren(QLabel) if made.isVisible() and made.text()]
        wrapping = [made for made in labels if made.wordWrap()]
        return [made.text() for made in wrapping if made.height() < made.heightForWidth(made.width())]

    desk.qtbot.waitUntil(lambda: cut() == [])  # once every layout had its turn
    assert desk.screen.minimumSizeHint().width() <= desk.screen.width()
