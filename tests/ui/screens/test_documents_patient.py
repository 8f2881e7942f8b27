from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QMessageBox,
)

from algoguide.domain.patient import Patient
from algoguide.ui.patient_guard import IDLE
from algoguide.ui.widgets.tick_box import TickBox
from tests.ui.screens.documents_world import World, child


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
