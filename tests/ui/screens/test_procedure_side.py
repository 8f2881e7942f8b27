"""The patient's side on a procedure's page: words and pictures follow it, and it goes with the patient."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.selection import Selection, Side
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.screens.procedure import ProcedureScreen
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.plate_view import PlateView
from tests.ui.screens.test_procedure import button, opened, screen_of, small  # noqa: F401 - a fixture

HERE = Route(ScreenId.PROCEDURE, "geste-essai")


@pytest.fixture
def guard(qtbot: QtBot) -> Iterator[PatientGuard]:
    assert qtbot is not None
    made = PatientGuard()
    yield made
    made.forget()


@pytest.fixture
def page(
    qtbot: QtBot,
    small: Library,  # noqa: F811
    normal: Theme,
    icons: Icons,
    guard: PatientGuard,
) -> ProcedureScreen:
    plates = {name: replace(plate, side="droite") for name, plate in small.plates.items()}
    screen = screen_of(replace(small, plates=plates), normal, icons, guard)
    return opened(qtbot, screen, HERE)


def said(page: ProcedureScreen) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel)).replace("\u00a0", " ")


def mirrored(page: ProcedureScreen) -> set[bool]:
    # The first picture is the step shown, in the card of the steps.
    return {page.findChildren(PlateView)[0]._seen.mirrored}  # noqa: SLF001 - what is painted


def test_words_and_picture_follow_the_side(qtbot: QtBot, page: ProcedureScreen, guard: PatientGuard) -> None:
    assert "la vertèbre à gauche" not in said(page)
    assert mirrored(page) == {False}
    with qtbot.waitSignal(page.selection_changed) as changed:
        button(page, "Gauche").click()
    assert changed.args[0].side is Side.LEFT
    qtbot.waitUntil(lambda: "la vertèbre à gauche" in said(page))
    assert mirrored(page) == {True}
    assert guard.watching
    assert button(page, "Gauche").isChecked()
    button(page, "Droite").click()
    qtbot.waitUntil(lambda: "la vertèbre à droite" in said(page))
    assert mirrored(page) == {False}


def test_a_second_click_takes_it_back(qtbot: QtBot, page: ProcedureScreen, guard: PatientGuard) -> None:
    button(page, "Gauche").click()
    qtbot.waitUntil(lambda: "la vertèbre à gauche" in said(page))
    button(page, "Gauche").click()
    qtbot.waitUntil(lambda: "la vertèbre à gauche" not in said(page))
    assert page.selection.side is None
    assert not guard.watching


def test_the_documents_are_for_this_side(qtbot: QtBot, page: ProcedureScreen) -> None:
    button(page, "Droite").click()
    qtbot.waitUntil(lambda: "la vertèbre à droite" in said(page))
    with qtbot.waitSignal(page.navigate) as went:
        button(page, "Documents").click()
    assert went.args[0].selection.side is Side.RIGHT


def test_it_goes_with_the_patient(qtbot: QtBot, page: ProcedureScreen, guard: PatientGuard) -> None:
    button(page, "Gauche").click()
    qtbot.waitUntil(lambda: "la vertèbre à gauche" in said(page))
    guard.forget()
    assert page.selection.side is None
    assert "la vertèbre à gauche" not in said(page)


def test_nor_can_one_come_back_to_it() -> None:
    one_patient = Selection({"cause": "choc"}, "locale", Side.LEFT, "L1")
    navigator = Navigator(HERE)
    navigator.go(replace(HERE, selection=one_patient))
    navigator.go(Route(ScreenId.DOCUMENTS, "geste-essai", one_patient))
    navigator.forget_patient()
    for _ in range(2):
        assert navigator.current.selection == Selection({"cause": "choc"}, "locale")
        navigator.back()
    assert navigator.current == HERE


def test_a_procedure_without_a_side_asks_for_none(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    page = opened(qtbot, screen_of(real, normal, icons), Route(ScreenId.PROCEDURE, "vertebroplastie"))
    assert "Côté" not in [label.text() for label in page.findChildren(QLabel)]
