from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
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

from algoguide.domain.document import DEFAULT_KINDS
from algoguide.domain.establishment import Establishment
from algoguide.domain.selection import Selection
from algoguide.store.settings import Settings
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.documents.preview import UPDATING
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.page import Page
from tests.ui.screens.documents_support import GESTURE, OTHER
from tests.ui.screens.documents_world import HERE, TODAY, World, child


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
