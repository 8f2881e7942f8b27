from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from algoguide.content.compiled import load_library
from algoguide.domain.document import DEFAULT_KINDS, DocumentKind
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Establishment, Patient
from algoguide.domain.selection import Selection
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.store.settings import Settings, SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import IDLE, PatientGuard
from algoguide.ui.printing import OpenedPdf, Printing
from algoguide.ui.screens.documents import DocumentsScreen
from algoguide.ui.screens.documents.delivery import NO_PRINTER, SENT
from algoguide.ui.screens.documents.fields import Choice
from algoguide.ui.screens.documents.message_bar import MessageBar
from algoguide.ui.screens.documents.preview import UPDATING, PreviewPanel
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.tick_box import TickBox
from tests.ui.screens.documents_support import GESTURE, OTHER, FakePacking, documents_library

RESOURCES = Path(__file__).parents[3] / "resources"
TODAY = date(2026, 11, 21)
HERE = Route(ScreenId.DOCUMENTS)


class World:
    """The screen, its neighbours and what a user does with it."""

    def __init__(self, qtbot: QtBot, folder: Path, percent: int = 100) -> None:
        self.qtbot = qtbot
        self.theme = Theme(percent)
        self.packing = FakePacking()
        self.jobs = JobRunner()
        self.store = SettingsStore(folder / "config")
        self.store.current = Settings(
            establishment=Establishment("Hôpital d’essai", "", "01"), practitioners=("Dr Essai",)
        )
        self.printers = ["Bureau"]
        self.accepts = True
        self.dialogs: list[tuple[QPrinter, int]] = []
        self.sent: list[bytes] = []
        self.target: Path | None = folder / "out.pdf"
        self.suggested: list[Path] = []
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
        self.guard = PatientGuard(lambda: self.now)
        self.screen = self.build()

    def build(self) -> DocumentsScreen:
        library = documents_library()
        screen = DocumentsScreen(
            library,
            Choosing(library),
            cast("Packing", self.packing),
            self.theme,
            Icons(RESOURCES / "icons"),
            self.store,
            self.jobs,
            printing=Printing(lambda: self.printers, self._ask, self._send),
            ask_path=self._ask_path,
            guard=self.guard,
            today=lambda: TODAY,
        )
        self.qtbot.addWidget(screen)
        return screen

    def _ask(self, printer: QPrinter, pages: int, _parent: QWidget) -> bool:
        self.dialogs.append((printer, pages))
        return self.accepts

    def _send(self, pdf: bytes, _printer: QPrinter) -> None:
        self.sent.append(pdf)

    def _ask_path(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.suggested.append(suggested)
        return self.target

    def open(self, route: Route = HERE) -> None:
        self.screen.resize(1274, 704)
        with self.qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.show_route(route)

    def settle(self) -> None:
        """Until what is previewed is what the form says, or is refused."""
        self.qtbot.waitUntil(lambda: self.preview.status != UPDATING and not self.jobs.busy)

    @property
    def preview(self) -> PreviewPanel:
        return child(self.screen, PreviewPanel)

    @property
    def messages(self) -> list[str]:
        bars = self.screen.findChildren(MessageBar)
        return [bar.text.replace("\u202f", " ").replace("\u00a0", " ") for bar in bars if bar.text]

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.text() == text)

    def field(self, name: str) -> QLineEdit:
        return next(e for e in self.screen.findChildren(QLineEdit) if e.accessibleName() == name)

    def combo(self, name: str) -> Choice:
        def shown() -> list[Choice]:
            named = [c for c in self.screen.findChildren(Choice) if c.accessibleName() == name]
            return [combo for combo in named if combo.isVisibleTo(self.screen)]

        self.qtbot.waitUntil(lambda: len(shown()) == 1)
        return shown()[0]

    def box(self, text: str) -> TickBox:
        return next(b for b in self.screen.findChildren(TickBox) if b.text() == text)

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.selectAll()
        if text:
            self.qtbot.keyClicks(field, text)
        else:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)

    def pick(self, name: str, text: str) -> None:
        """Choose a line of a list with the keyboard, as far as the list lets it be chosen."""
        combo = self.combo(name)
        row = combo.findText(text)
        assert row >= 0, [combo.itemText(i) for i in range(combo.count())]
        assert combo.model().flags(combo.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
        while combo.currentIndex() != row:
            key = Qt.Key.Key_Down if combo.currentIndex() < row else Qt.Key.Key_Up
            before = combo.currentIndex()
            self.qtbot.keyClick(combo, key)
            if combo.currentIndex() == before:
                break


T = TypeVar("T", bound=QObject)


def child(parent: QWidget, kind: type[T]) -> T:
    found = parent.findChildren(kind)
    assert len(found) == 1
    return found[0]


@pytest.fixture
def make(styled: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., World]]:
    worlds: list[World] = []
    Theme().apply(styled)

    def build(percent: int = 100) -> World:
        worlds.append(World(qtbot, tmp_path, percent))
        return worlds[-1]

    yield build
    for world in worlds:
        world.guard.hold("essai", False)
        world.packing.gate.set()
        world.jobs.close()
        assert world.jobs.wait(5)


@pytest.fixture
def world(make: Callable[..., World]) -> World:
    made = make()
    made.open()
    made.settle()
    return made


def test_it_opens_on_the_first_procedure_and_previews_the_usual_documents(world: World) -> None:
    sheet, options = world.packing.asked[-1]
    assert len(world.packing.asked) == 1
    assert (sheet.procedure.id, sheet.mode.id) == (GESTURE, "sedation")
    assert options.kinds == DEFAULT_KINDS
    assert options.today == TODAY
    assert options.practitioner == "Dr Essai"
    assert world.preview.page_count == 8
    assert "Élargissement d’essai – documents, 8\u00a0pages" in world.preview.view.accessibleName()
    assert world.box("Fiche d’information").remark == "2\u00a0pages"
    assert world.box("L’essentiel, en très simple").remark == ""


def test_the_procedure_page_decides_geste_and_choices(make: Callable[..., World]) -> None:
    world = make()
    chosen = Selection({"cause": "choc", "site": "dos"}, "locale", place="L1")
    world.open(Route(ScreenId.DOCUMENTS, GESTURE, chosen))
    world.settle()
    assert world.packing.asked[-1][0].selection == chosen
    assert world.combo("Cause").currentText() == "Choc"
    assert world.combo("Anesthésie").currentText() == "Locale"
    assert world.field("Niveau").text() == "L1"
    world.screen.show_route(Route(ScreenId.DOCUMENTS, OTHER))
    world.settle()
    assert world.packing.asked[-1][0].procedure.id == OTHER


def test_one_click_prints_what_is_previewed(world: World) -> None:
    world.button("Imprimer").click()
    (printer, pages), *others = world.dialogs
    assert (others, pages, printer.docName()) == ([], 8, "AlgoGuide – documents")
    world.qtbot.waitUntil(lambda: bool(world.sent))
    world.qtbot.waitUntil(lambda: world.messages == [SENT])
    assert world.sent == [world.screen.state().preview.pdf]  # type: ignore[union-attr]  # it is shown


def test_giving_up_in_the_dialog_prints_nothing(world: World) -> None:
    world.accepts = False
    world.button("Imprimer").click()
    assert len(world.dialogs) == 1
    assert not world.jobs.busy
    assert world.sent == []


def test_a_click_before_the_preview_is_ready_is_kept(make: Callable[..., World]) -> None:
    world = make()
    world.packing.gate.clear()
    world.open()
    world.qtbot.waitUntil(lambda: bool(world.packing.asked))
    world.button("Imprimer").click()
    assert world.dialogs == []
    assert len(world.messages) == 1
    world.packing.gate.set()
    world.qtbot.waitUntil(lambda: len(world.dialogs) == 1)


def test_a_click_kept_is_dropped_when_the_form_changes(make: Callable[..., World]) -> None:
    world = make()
    world.packing.gate.clear()
    world.open()
    world.qtbot.waitUntil(lambda: bool(world.packing.asked))
    world.button("Imprimer").click()
    world.box("Après le geste").click()
    world.packing.gate.set()
    world.settle()
    assert DocumentKind.AFTERCARE not in world.packing.last.kinds
    assert world.dialogs == []


def test_the_latest_request_wins_and_the_one_before_is_stopped(world: World) -> None:
    world.packing.gate.clear()
    world.box("L’essentiel, en très simple").click()
    world.qtbot.waitUntil(lambda: len(world.packing.asked) == 2)
    assert world.preview.status == UPDATING
    assert world.preview.page_count == 8  # the last good preview stays
    for name in ("Fiche d’information", "Grands caractères (18 pt)"):
        world.box(name).click()
    world.qtbot.waitUntil(lambda: world.packing.stopped == 1)
    world.packing.gate.set()
    world.settle()
    assert len(world.packing.asked) == 3
    assert world.packing.last.large_print
    assert world.preview.page_count == 8
    assert world.box("Fiche d’information").remark == ""
    assert world.messages == []


def test_typing_is_rendered_once_and_what_is_back_as_before_not_at_all(world: World) -> None:
    world.type("Nom", "Martin")
    world.settle()
    assert len(world.packing.asked) == 2
    assert world.packing.last.patient.family == "Martin"
    world.type("Prénom", "X")
    world.type("Prénom", "")
    world.settle()
    assert len(world.packing.asked) == 2


def test_a_refusal_is_said_beside_the_fields_and_nothing_is_printed(world: World) -> None:
    world.packing.refusal = "Ce consentement est fait pour une personne adulte ; retirez ce document."
    world.type("Date de naissance", "14/03/2015")
    world.qtbot.waitUntil(lambda: world.messages == [world.packing.refusal])
    world.button("Imprimer").click()
    world.button("Enregistrer en PDF").click()
    assert (world.dialogs, world.suggested) == ([], [])
    assert world.preview.page_count == 8
    assert world.preview.status != UPDATING
    world.packing.refusal = ""
    world.box("Consentement à signer").click()
    world.settle()
    assert world.messages == []
    world.button("Imprimer").click()
    assert [pages for _, pages in world.dialogs] == [6]


def test_an_unfinished_date_waits_and_a_wrong_one_is_told(world: World) -> None:
    asked = len(world.packing.asked)
    world.type("Date de naissance", "31/02")
    field = world.field("Date de naissance")
    assert field.accessibleDescription() == ""
    world.button("Imprimer").click()
    assert "en entier" in field.accessibleDescription()
    world.type("Date de naissance", "31/02/1950")
    assert "n’existe pas" in field.accessibleDescription()
    world.button("Imprimer").click()
    assert world.dialogs == []
    assert len(world.packing.asked) == asked
    world.type("Date de naissance", "28/02/1950")
    assert field.accessibleDescription() == ""
    world.settle()
    assert world.packing.last.patient.birth == date(1950, 2, 28)


def test_eighty_characters_are_a_name_and_one_more_is_too_many(world: World) -> None:
    QGuiApplication.clipboard().setText("É" * 81)
    name = world.field("Nom")
    name.paste()
    assert "80 caractères" in name.accessibleDescription()
    assert len(name.text()) == 81  # what was pasted is not cut in silence
    world.qtbot.keyClick(name, Qt.Key.Key_Backspace)
    assert name.accessibleDescription() == ""
    world.settle()
    assert world.packing.last.patient.family == "É" * 80


def test_no_document_ticked_is_told_and_not_asked_for(world: World) -> None:
    for kind in (
        "Fiche d’information",
        "Consentement à signer",
        "Ma préparation, jour par jour",
        "Après le geste",
    ):
        world.box(kind).click()
    assert not world.jobs.busy
    told = [label for label in world.screen.findChildren(QLabel) if "au moins un document" in label.text()]
    assert [label.isVisibleTo(world.screen) for label in told] == [True]
    world.button("Imprimer").click()
    assert world.dialogs == []


def test_modes_that_are_not_confirmed_or_forbidden_cannot_be_chosen(world: World) -> None:
    combo = world.combo("Anesthésie")
    lines = {combo.itemText(i): combo.model().flags(combo.model().index(i, 0)) for i in range(combo.count())}
    enabled = {text for text, flags in lines.items() if flags & Qt.ItemFlag.ItemIsEnabled}
    assert enabled == {"Locale", "Sédation", "Générale – déconseillé"}
    assert "Gaz – à confirmer par votre équipe" in lines
    assert any(text.startswith("Rachis – interdit") and "coagule" in text for text in lines)


@pytest.mark.parametrize(
    ("answer", "mode"), [("Le médecin le décide", "generale"), ("Garder l’autre mode", "sedation")]
)
def test_a_discouraged_mode_is_the_decision_of_a_doctor(world: World, answer: str, mode: str) -> None:
    world.pick("Anesthésie", "Générale – déconseillé")
    box = child(world.screen, QMessageBox)
    assert "Le geste est court." in box.informativeText()
    next(b for b in box.buttons() if b.text() == answer).click()
    world.box("Grands caractères (18 pt)").click()
    world.settle()
    selection = world.packing.asked[-1][0].selection
    assert (selection.mode, selection.discouraged_confirmed) == (mode, mode == "generale")


def test_a_discouraged_mode_from_another_page_is_asked_about(make: Callable[..., World]) -> None:
    world = make()
    chosen = Selection({"cause": "choc", "site": "dos"}, "generale", discouraged_confirmed=True)
    world.open(Route(ScreenId.DOCUMENTS, GESTURE, chosen))
    box = child(world.screen, QMessageBox)
    next(b for b in box.buttons() if b.text() == "Garder l’autre mode").click()
    world.settle()
    assert world.packing.asked[-1][0].selection.mode == "sedation"


def test_a_level_decides_the_place_and_a_mode_gives_way_aloud(world: World) -> None:
    world.pick("Anesthésie", "Locale")
    world.type("Niveau", "C5")
    assert world.combo("Endroit").currentText() == "Cou"
    assert world.combo("Anesthésie").currentText() == "Sédation"
    assert len(world.messages) == 1
    assert "Locale" in world.messages[0]
    world.settle()
    selection = world.packing.asked[-1][0].selection
    assert (selection.place, selection.variants["site"], selection.mode) == ("C5", "cervicale", "sedation")
    world.pick("Endroit", "Dos")
    assert world.field("Niveau").text() == ""


def test_a_level_that_is_too_long_is_told_beside_it(world: World) -> None:
    world.type("Niveau", "L1" * 11)
    assert "20 caractères" in world.field("Niveau").accessibleDescription()
    world.button("Imprimer").click()
    assert world.dialogs == []
    assert world.screen.focusWidget() is world.field("Niveau")
    world.type("Niveau", "L1")
    assert world.field("Niveau").accessibleDescription() == ""


def test_a_geste_with_sides_asks_for_one(world: World) -> None:
    world.pick("Geste", "Autre geste")
    world.pick("Côté", "Droite")
    world.settle()
    assert world.packing.asked[-1][0].procedure.id == OTHER
    assert world.packing.asked[-1][0].selection.side == "droite"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_fills_the_planned_day(world: World) -> None:
    world.type("Date prévue", "02/12/2026")
    opener = next(
        b for b in world.screen.findChildren(QAbstractButton) if b.accessibleName() == "Ouvrir le calendrier"
    )
    opener.click()
    calendar = child(world.screen, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 12, 2)
    assert calendar.locale().monthName(12) == "décembre"
    calendar.activated.emit(QDate(2026, 12, 9))
    assert world.field("Date prévue").text() == "09/12/2026"
    assert not calendar.isVisible()
    world.settle()
    assert world.packing.last.planned == date(2026, 12, 9)


def test_a_new_patient_finds_nothing_of_the_one_before(world: World) -> None:
    for name, text in (
        ("Nom", "Marquet"),
        ("Prénom", "Odile"),
        ("Date de naissance", "14/03/1948"),
        ("Niveau", "L1"),
    ):
        world.type(name, text)
    world.type("Praticien", "Dr Autre")
    world.field("Nom").selectAll()
    world.field("Nom").copy()
    world.settle()
    world.packing.gate.clear()
    world.button("Nouveau patient").click()
    for name in ("Nom", "Nom de naissance", "Prénom", "Date de naissance", "Date prévue", "Niveau"):
        field = world.field(name)
        field.undo()
        assert field.text() == "", name
    assert world.field("Praticien").text() == "Dr Autre"
    assert world.preview.page_count == 0
    assert world.screen.state().preview is None
    assert world.box("Fiche d’information").remark == ""
    assert QGuiApplication.clipboard().text() == ""
    world.packing.gate.set()
    world.settle()
    assert world.packing.last.patient == Patient()
    assert world.packing.asked[-1][0].selection.place is None


def test_a_patient_nobody_looks_after_is_forgotten(world: World) -> None:
    assert not world.guard.watching
    world.type("Nom", "Marquet")
    assert world.guard.watching
    world.settle()
    world.now += IDLE
    world.guard.check()
    assert world.field("Nom").text() == ""
    assert len(world.messages) == 1
    assert "30 minutes" in world.messages[0]
    world.settle()
    assert world.packing.last.patient == Patient()
    assert not world.guard.watching


def test_an_emptied_form_needs_no_guard(world: World) -> None:
    world.type("Nom", "M")
    world.type("Nom", "")
    assert not world.guard.watching


def test_pages_that_still_show_a_name_are_guarded(world: World) -> None:
    world.type("Nom", "Marquet")
    world.settle()
    for box in world.screen.findChildren(TickBox):
        if box.isChecked():
            box.click()
    world.type("Nom", "")  # nothing is rendered: the pages of before stay
    assert world.preview.page_count
    assert world.guard.watching
    world.screen.findChildren(TickBox)[0].click()
    world.settle()
    assert not world.guard.watching


def test_a_new_patient_starts_from_the_usual_mode_again(world: World) -> None:
    world.pick("Anesthésie", "Générale – déconseillé")
    box = child(world.screen, QMessageBox)
    next(b for b in box.buttons() if b.text() == "Le médecin le décide").click()
    world.button("Nouveau patient").click()
    assert world.combo("Anesthésie").currentText() == "Sédation"


def test_without_a_printer_saving_is_proposed(world: World) -> None:
    world.printers = []
    world.button("Imprimer").click()
    assert world.dialogs == []
    assert world.messages == [NO_PRINTER]
    assert world.button("Enregistrer en PDF").isEnabled()


def test_a_printer_that_refuses_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pdf: bytes) -> None:
        raise KnownError("L’imprimante n’a pas accepté les documents ; réessayez.")

    monkeypatch.setattr(world, "sent", type("Refusing", (), {"append": staticmethod(refuse)})())
    world.button("Imprimer").click()
    world.qtbot.waitUntil(lambda: bool(world.messages))
    assert world.messages == ["L’imprimante n’a pas accepté les documents ; réessayez."]


def test_saving_proposes_a_name_without_the_patient(world: World, tmp_path: Path) -> None:
    world.type("Nom", "Marquet")
    world.settle()
    world.button("Enregistrer en PDF").click()
    assert [path.name for path in world.suggested] == ["geste-essai-documents.pdf"]
    target = tmp_path / "out.pdf"
    world.qtbot.waitUntil(lambda: bool(world.messages))
    assert target.read_bytes() == world.screen.state().preview.pdf  # type: ignore[union-attr]  # it is shown


def test_a_folder_that_cannot_be_written_is_a_sentence(world: World, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    world.target = tmp_path / "fichier" / "out.pdf"
    world.button("Enregistrer en PDF").click()
    world.qtbot.waitUntil(lambda: bool(world.messages))
    assert "Impossible d’écrire" in world.messages[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["fichier"]


def test_another_text_size_keeps_everything(world: World) -> None:
    world.type("Nom", "Marquet")
    world.type("Niveau", "L1")
    world.box("Grands caractères (18 pt)").click()
    world.settle()
    asked, state = len(world.packing.asked), world.screen.state()
    world.screen.close()
    world.screen = world.build()
    world.screen.restore_state(state)
    world.open(Route(ScreenId.DOCUMENTS, GESTURE, Selection({"cause": "choc", "site": "dos"}, "locale")))
    assert world.screen.state() == state
    assert world.preview.page_count == 8
    assert not world.jobs.busy
    assert len(world.packing.asked) == asked


def test_a_changed_establishment_is_previewed_on_the_next_visit(world: World) -> None:
    world.store.current = Settings(
        establishment=Establishment("Clinique", "", "02"), practitioners=("A", "B")
    )
    world.screen.show_route(HERE)
    world.settle()
    assert world.packing.last.establishment.name == "Clinique"
    names = world.combo("Praticien")
    assert [names.itemText(i) for i in range(names.count())] == ["A", "B"]


def test_closing_the_window_stops_the_rendering(make: Callable[..., World]) -> None:
    world = make()
    world.packing.gate.clear()
    world.open()
    world.qtbot.waitUntil(lambda: bool(world.packing.asked))
    world.screen.close()
    world.jobs.close()
    assert world.jobs.wait(5)
    assert world.packing.stopped == 1


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1274, 704), (560, 420)])
def test_nothing_is_cut_at_any_text_size(
    make: Callable[..., World], qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    Theme(percent).apply(qapp)
    try:
        world = make(percent)
        world.open()
        world.type("Nom", "W" * 80)
        world.settle()
        world.screen.resize(*size)
        form = child(world.screen, Page)
        page = form.content
        world.qtbot.waitUntil(lambda: page.width() <= form.viewport().width())
        kinds = QAbstractButton | QLineEdit | QLabel
        shown = [w for w in page.findChildren(QWidget) if w.isVisibleTo(form) and isinstance(w, kinds)]
        assert len(shown) > 20
        for widget in shown:
            left = widget.mapTo(page, widget.rect().topLeft()).x()
            assert left + widget.width() <= form.viewport().width(), widget
            assert widget.height() >= min(widget.fontMetrics().height(), widget.minimumSizeHint().height())
        for button in world.screen.findChildren(QAbstractButton):
            if button.isVisibleTo(world.screen) and button.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                assert min(button.width(), button.height()) >= TOUCH, button.accessibleName()
    finally:
        Theme().apply(qapp)


def test_both_actions_are_seen_in_a_small_window(make: Callable[..., World]) -> None:
    world = make()
    world.open()
    world.screen.resize(932, 636)  # what is left of a window of 1024 × 700
    save = next(b for b in world.screen.findChildren(QPushButton) if b.text() == "Enregistrer en PDF")
    world.settle()
    corner = save.mapTo(world.screen, save.rect().bottomRight())
    assert not save.visibleRegion().isEmpty()
    assert save.visibleRegion().boundingRect() == save.rect()
    assert world.screen.rect().contains(corner)


@pytest.mark.slow
def test_the_real_pack_is_previewed_counted_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    """From the shipped content to bytes on the disk, with a patient."""
    locations = replace(Locations.standard(), cache=tmp_path / "cache")
    library = load_library(locations)
    jobs = JobRunner()
    target = tmp_path / "out.pdf"
    screen = DocumentsScreen(
        library,
        Choosing(library),
        Packing(library, locations.resources),
        Theme(),
        Icons(locations.resources / "icons"),
        SettingsStore(tmp_path / "config"),
        jobs,
        ask_path=lambda _parent, _suggested: target,
        today=lambda: TODAY,
    )
    qtbot.addWidget(screen)
    screen.resize(1274, 704)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.show_route(Route(ScreenId.DOCUMENTS, "vertebroplastie"))
    name = next(e for e in screen.findChildren(QLineEdit) if e.accessibleName() == "Nom")
    qtbot.keyClicks(name, "<script>{{ x }}")
    preview = child(screen, PreviewPanel)
    qtbot.waitUntil(lambda: preview.page_count > 0 and preview.status != UPDATING, timeout=60_000)
    boxes = [box for box in screen.findChildren(TickBox) if box.remark]
    counts = [int(box.remark.split("\u00a0")[0]) for box in boxes]
    assert len(counts) == len(DEFAULT_KINDS)
    # Two-sided by default: white pages make every document begin on a new sheet, and are not counted.
    assert sum(counts) <= preview.page_count <= sum(counts) + len(counts)
    next(b for b in screen.findChildren(QPushButton) if b.text() == "Enregistrer en PDF").click()
    qtbot.waitUntil(target.exists)
    pages = OpenedPdf(target.read_bytes()).document
    texts = [pages.getAllText(number).text() for number in range(pages.pageCount())]
    assert len(texts) == preview.page_count
    assert any("<script>{{ x }}" in text for text in texts)
    jobs.close()
    assert jobs.wait(10)
