"""What outlives the screens: the place, what was arranged, and what goes with the patient."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.establishment import Establishment
from algoguide.services.choosing import Choosing
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.room import Room

SPINE, KNEE = "vertebroplastie", "embolisation-geniculee"


@pytest.fixture
def guard(qapp: QApplication) -> PatientGuard:
    assert qapp is not None
    return PatientGuard()


@pytest.fixture
def stage(real: Library, choosing: Choosing, guard: PatientGuard) -> Stage:
    made = Stage(real, choosing, Establishment, Room(guard), guard)
    made.show(SPINE, choosing.starting(real.procedures[SPINE]))
    return made


def test_the_same_procedure_goes_on_where_it_was(stage: Stage, real: Library, choosing: Choosing) -> None:
    stage.last()
    page = stage.presentation.page
    stage.show(SPINE, choosing.starting(real.procedures[SPINE]))
    assert stage.presentation.page == page
    stage.show(KNEE, choosing.starting(real.procedures[KNEE]))
    assert stage.presentation.at == 0
    assert stage.title == real.procedures[KNEE].name


def test_another_anaesthesia_keeps_the_place_and_rewrites_the_pages(
    stage: Stage, real: Library, choosing: Choosing
) -> None:
    stage.go("etape-ciment-osteoporose")
    procedure = real.procedures[SPINE]
    before = {page.title for page in stage.presentation.pages if page.section == "Anesthésie"}
    stage.show(SPINE, choosing.changed(procedure, choosing.starting(procedure), mode="generale"))
    assert stage.presentation.page.id == "etape-ciment-osteoporose"
    after = {page.title for page in stage.presentation.pages if page.section == "Anesthésie"}
    assert after != before


def test_a_new_patient_finds_nothing_of_the_one_before(
    qtbot: QtBot, stage: Stage, guard: PatientGuard
) -> None:
    stage.hide("geste", hidden=True)
    stage.toggle_explained()
    stage.note_question("Puis-je conduire ?")
    stage.note("Vit seule.")
    with qtbot.waitSignal(stage.closed):
        guard.forget()
    assert not stage.open
    assert stage.questions == ()
    assert stage.notes == ""
    with pytest.raises(RuntimeError):
        _ = stage.presentation


def test_what_is_noted_is_watched_over(stage: Stage, guard: PatientGuard) -> None:
    assert not guard.watching
    stage.note_question("Puis-je conduire ?")
    assert guard.watching


def test_only_a_question_is_answered(stage: Stage) -> None:
    from algoguide.domain.consultation import Understanding

    with pytest.raises(ValueError, match="geste"):
        stage.answer(Understanding.UNDERSTOOD)
