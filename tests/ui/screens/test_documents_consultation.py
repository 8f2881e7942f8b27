"""What the documents note of the consultation, « Nouveau patient » undone, names hidden."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from algoguide.domain.document import DocumentKind
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import IDLE
from algoguide.ui.screens.documents.preview import PreviewPanel
from algoguide.ui.screens.names_button import HIDE, SHOW
from tests.ui.screens.documents_support import GESTURE, OTHER
from tests.ui.screens.documents_world import World, child


def given(world: World) -> list[str]:
    return [document.title for document in world.room.consultation.given]


def test_what_was_printed_is_noted_with_its_fingerprint(world: World) -> None:
    world.button("Imprimer").click()
    world.qtbot.waitUntil(lambda: bool(given(world)))
    shown = world.screen.state().preview
    assert shown is not None
    assert world.room.consultation.given == shown.documents
    assert [d.fingerprint for d in shown.documents] == [f"{n:012x}" for n in range(4)]
    world.button("Imprimer").click()
    world.qtbot.waitUntil(lambda: len(world.sent) == 2 and not world.jobs.busy)
    assert len(given(world)) == 4  # the same documents again


def test_what_was_saved_is_noted(world: World) -> None:
    world.button("Enregistrer en PDF").click()
    world.qtbot.waitUntil(lambda: len(given(world)) == 4)


def test_what_was_given_up_or_refused_is_not(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.accepts = False
    world.button("Imprimer").click()
    world.target = None
    world.button("Enregistrer en PDF").click()

    def refuse(_pdf: bytes) -> None:
        raise KnownError("L’imprimante n’a pas accepté les documents ; réessayez.")

    world.accepts = True
    monkeypatch.setattr(world, "sent", type("Refusing", (), {"append": staticmethod(refuse)})())
    world.button("Imprimer").click()
    world.qtbot.waitUntil(lambda: bool(world.messages))
    assert given(world) == []


def test_what_was_on_its_way_is_not_said_of_the_next_patient(world: World) -> None:
    world.type("Nom", "Marquet")
    world.settle()
    world.button("Imprimer").click()  # the job has yet to answer
    world.button("Nouveau patient").click()
    world.qtbot.waitUntil(lambda: bool(world.sent) and not world.jobs.busy)
    assert given(world) == []


def test_the_consultation_opens_on_both_procedures_and_the_doctor(world: World) -> None:
    routes: list[Route] = []
    world.screen.navigate.connect(routes.append)
    world.type("Niveau", "L1")
    world.pick("Second geste, à la même visite", "Autre geste")
    world.type("Praticien", "Dr Autre")
    world.button("Consultation").click()
    assert [(r.screen, r.subject) for r in routes] == [(ScreenId.RECORD, GESTURE)]
    assert [name for name, _ in world.room.visit] == [GESTURE, OTHER]
    assert world.room.visit[0] == (GESTURE, routes[0].selection)
    assert world.room.practitioner == "Dr Autre"


def test_a_level_that_cannot_be_printed_is_mended_first(world: World) -> None:
    routes: list[Route] = []
    world.screen.navigate.connect(routes.append)
    world.type("Niveau", "un niveau bien trop long pour tenir")
    world.button("Consultation").click()
    assert routes == []


def typed(world: World) -> dict[str, str]:
    names = ("Nom", "Prénom", "Date de naissance", "Niveau", "Praticien")
    return {name: world.field(name).text() for name in names}


def test_a_new_patient_is_undone_whole(world: World) -> None:
    for name, text in (
        ("Nom", "Marquet"),
        ("Prénom", "Odile"),
        ("Date de naissance", "14/03/1948"),
        ("Niveau", "L1"),
    ):
        world.type(name, text)
    world.box("Après le geste").click()
    world.room.note(world.room.consultation.asking("Puis-je conduire ?"))
    world.settle()
    before, state = typed(world), world.screen.state()
    world.button("Nouveau patient").click()
    assert typed(world) != before
    assert world.messages == []  # the window offers to undo it
    world.guard.undo()
    world.combo("Anesthésie")  # once the fields of before are gone
    assert typed(world) == before
    assert world.screen.state() == state
    assert world.preview.page_count == 6
    assert world.room.consultation.questions == ("Puis-je conduire ?",)
    rendered = len(world.packing.asked)
    world.settle()
    assert len(world.packing.asked) == rendered  # the pages are those of before
    world.now += IDLE
    world.guard.check()
    assert world.field("Nom").text() == ""
    assert not world.guard.can_undo


def test_the_first_letter_of_the_next_name_takes_the_undo_away(world: World) -> None:
    world.type("Nom", "Marquet")
    world.button("Nouveau patient").click()
    assert world.guard.can_undo
    world.type("Nom", "D")
    assert not world.guard.can_undo
    world.guard.undo()
    assert world.field("Nom").text() == "D"


def test_nothing_to_forget_is_told_here(world: World) -> None:
    world.button("Nouveau patient").click()
    assert world.messages == ["Les données du patient ont été effacées."]


def remains(of: str) -> list[object]:
    """The objects alive that hold this name."""
    gc.collect()
    found = (
        o for o in gc.get_objects() if isinstance(o, Patient) or type(o).__name__ in {"Typed", "FormState"}
    )
    return [
        o for o in found if of in (getattr(o, "family", ""), getattr(getattr(o, "typed", None), "family", ""))
    ]


def test_after_the_time_to_undo_no_object_holds_the_patient(world: World) -> None:
    world.type("Nom", "Letemoin")
    world.settle()
    assert remains("Letemoin")
    world.packing.asked.clear()  # what the test itself remembers
    world.button("Nouveau patient").click()
    world.settle()
    assert remains("Letemoin")  # for ten seconds
    world.guard._undo_end.setInterval(10)  # noqa: SLF001 - ten seconds are long
    world.guard._undo_end.start()  # noqa: SLF001
    world.qtbot.waitUntil(lambda: not world.guard.can_undo)
    world.packing.asked.clear()
    assert remains("Letemoin") == []


def test_a_key_hides_who_the_patient_is(world: World) -> None:
    world.type("Nom", "Marquet")
    world.settle()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    world.qtbot.keyClick(world.screen, Qt.Key.Key_H, both)
    visible = [e for e in world.screen.findChildren(QLineEdit) if e.isVisible()]
    assert not any(e.text() == "Marquet" for e in visible)
    assert not child(world.screen, PreviewPanel).view.isVisible()
    assert world.field("Niveau").isVisible()
    assert world.field("Date prévue").isVisible()
    # It prints what it would have printed.
    world.button("Imprimer").click()
    world.qtbot.waitUntil(lambda: bool(world.sent))
    assert world.packing.last.patient.family == "Marquet"
    world.button(SHOW).click()
    assert world.field("Nom").isVisible()
    assert child(world.screen, PreviewPanel).view.isVisible()
    assert world.button(HIDE).toolTip().startswith(HIDE)


def test_pages_without_a_name_are_not_hidden(world: World) -> None:
    world.button(HIDE).click()
    assert child(world.screen, PreviewPanel).view.isVisible()
    world.type("Niveau", "L1")
    world.settle()
    assert child(world.screen, PreviewPanel).view.isVisible()


def test_a_new_patient_can_be_typed_at_once(world: World) -> None:
    world.type("Nom", "Marquet")
    world.button(HIDE).click()
    world.button("Nouveau patient").click()
    assert world.field("Nom").isVisible()


def test_a_name_copied_from_a_field_goes_with_the_patient(make: Callable[..., World]) -> None:
    world = make()
    world.open()
    world.type("Nom", "Marquet")
    world.field("Nom").selectAll()
    world.field("Nom").copy()
    world.guard.forget()  # another screen’s « Nouveau patient »
    assert QGuiApplication.clipboard().text() == ""
    assert world.field("Nom").text() == ""
    assert DocumentKind.FICHE in world.screen.state().kinds
