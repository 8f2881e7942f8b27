"""The nurse's day: what is shown, ticked, written, looked for, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.act import ActRule
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.visit import Done, Flag, Papers, Source, Visit
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_rows import Show
from algoguide.store.refusals import KeyringMissingError, MasterKeyLostError, StaleError
from algoguide.ui.desk import DeskState
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.visits.model import HIDDEN, Column
from algoguide.ui.theme import Theme
from tests.services.visits_support import ACTS, person
from tests.ui.screens.visits_world import TOMORROW, VisitsWorld


@pytest.fixture
def world(normal: Theme, qtbot: QtBot, real: Library, tmp_path: Path) -> Iterator[VisitsWorld]:
    made = VisitsWorld(qtbot, real, tmp_path, normal)
    yield made
    made.guard.forget()
    made.close()


def visit(world: VisitsWorld, number: int, family: str, act: str, rules: tuple[ActRule, ...] = ACTS) -> Visit:
    gesture = Meanings.of(world.choosing, (), rules).of_act(act).gesture
    patient = replace(person(family, number=number), given="Odile")
    return Visit(f"{number:032x}", TOMORROW, time(8 + number), Source.CSV, patient, act, gesture=gesture)


@pytest.fixture
def day(world: VisitsWorld) -> VisitsWorld:
    """A day of four visits: whole, with a choice open, unknown, cancelled."""
    world.keep(
        visit(world, 0, "LEFÈVRE", "Infiltration foraminale L5 gauche"),
        visit(world, 1, "MARTIN", "Cimentoplastie L1"),
        visit(world, 2, "NGUYỄN", "Ponction"),
        replace(visit(world, 3, "PETIT", "Embolisation genou droit"), cancelled=True),
    )
    return world


def state(world: VisitsWorld) -> DeskState:
    return world.desk.state


def texts(world: VisitsWorld, column: Column) -> list[str]:
    model = world.screen.day.table.model
    return [", ".join(filter(None, model.lines(row, column))) for row in model.rows]


def said(world: VisitsWorld) -> str:
    return "\n".join(label.text() for label in world.screen.findChildren(QLabel) if label.isVisible())


def test_the_table_says_who_comes_for_what_and_what_is_missing(day: VisitsWorld) -> None:
    assert texts(day, Column.TIME) == ["08:00", "09:00", "10:00", "11:00"]
    assert texts(day, Column.PATIENT)[0] == "LEFÈVRE Odile, 78\u00a0ans"
    assert texts(day, Column.GESTURE) == [
        "Infiltration lombaire près du nerf, L5 · côté gauche",
        "Cimentoplastie d’une vertèbre, L1 · à choisir : cause",
        "Ponction, Acte inconnu",
        "Embolisation du genou, Visite annulée",
    ]
    assert texts(day, Column.PAPERS) == ["À imprimer", "À compléter", "Pas de document", "Pas de document"]
    assert day.screen.day.print.text().endswith("Imprimer le dossier")


def test_a_tick_is_seen_at_once_and_kept_with_when_and_who(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    before = day.desk.row(day.visit("LEFÈVRE Odile").id)
    assert before is not None
    day.box("Questions de santé posées").click()
    after = day.desk.row(before.visit.id)
    assert after is not None
    assert after.progress.done == before.progress.done + 1
    day.settle()
    (kept,) = (v for v in day.desk.visiting.on(TOMORROW) if v.id == before.visit.id)
    (tick,) = kept.checks.values()
    assert tick.by == "infirmiere"
    assert "par infirmiere" in day.box("Questions de santé posées").toolTip()
    day.box("Questions de santé posées").click()
    day.settle()
    assert day.visit("LEFÈVRE Odile").checks == {}


def test_an_answer_adds_its_line_and_an_alert_repeats_it_and_says_who_decides(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    question = day.library.questions[Flag.ANTITHROMBOTIC]
    day.click(f"Oui\u00a0: {question.ask}")
    detail = day.line(f"{question.ask} {question.detail}".strip())
    detail.setFocus()
    day.qtbot.keyClicks(detail, "apixaban")
    detail.editingFinished.emit()
    day.settle()
    shown = said(day).replace("<b>", "").replace("</b>", "").replace("\u202f", " ").replace("\u00a0", " ")
    assert f"« {question.name} : oui (apixaban) »" in shown
    assert question.decides.replace("\u00a0", " ") in shown
    assert not day.box("Anticoagulant, antiagrégant\u00a0: consigne signée").isChecked()
    row = day.desk.row(day.visit("LEFÈVRE Odile").id)
    assert row is not None
    assert [alert.flag for alert in row.alerts] == [Flag.ANTITHROMBOTIC]
    day.click(f"Oui\u00a0: {question.ask}")
    assert day.visit("LEFÈVRE Odile").answers == {}


def test_what_was_done_is_taken_back_one_step_after_the_other(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    day.box("Questions de santé posées").click()
    day.click("Annuler la visite")
    assert day.visit("LEFÈVRE Odile").cancelled
    day.click("Annuler\u00a0: visite annulée")
    assert not day.visit("LEFÈVRE Odile").cancelled
    assert day.visit("LEFÈVRE Odile").checks
    day.qtbot.keyClick(day.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    day.settle()
    assert day.visit("LEFÈVRE Odile").checks == {}
    assert not day.screen.day.undo.isVisible()


def test_a_visit_taken_off_the_list_comes_back_whole(day: VisitsWorld) -> None:
    day.choose("MARTIN Odile")
    gone = day.visit("MARTIN Odile")
    day.click("Retirer de la liste")
    assert len(day.desk.rows) == 3
    day.click("Annuler\u00a0: visite retirée")
    assert replace(day.visit("MARTIN Odile"), revision=0) == replace(gone, revision=0)


@pytest.mark.parametrize(
    ("show", "names"),
    [
        (Show.PREPARE, ["LEFÈVRE", "MARTIN", "NGUYỄN"]),
        (Show.PRINT, ["LEFÈVRE"]),
        (Show.ALERTS, []),
        (Show.CANCELLED, ["PETIT"]),
    ],
)
def test_a_filter_leaves_what_it_names(day: VisitsWorld, show: Show, names: list[str]) -> None:
    day.screen.day.set_filter(show)
    assert [row.visit.patient.family for row in day.screen.day.shown] == names


def test_a_search_needs_no_accent_and_looks_at_the_geste_too(day: VisitsWorld) -> None:
    for words, names in (("lefevre", ["LEFÈVRE"]), ("genou petit", ["PETIT"]), ("zz", [])):
        day.screen.day.search.setText(words)
        assert [row.visit.patient.family for row in day.screen.day.shown] == names
    assert "Aucune visite ne correspond." in said(day)


def test_a_visit_is_added_by_hand_and_labelled_local(day: VisitsWorld) -> None:
    day.click("Ajouter")
    day.write("Heure", "14h15")
    day.write("Nom", "DUBOIS")
    day.write("Date de naissance", "03/02/1990")
    day.pick("Geste", "Infiltration d’une articulation")
    day.pick("Articulation", "anche")
    day.click("Garder")
    made = day.visit("DUBOIS")
    assert (made.time, made.source, made.local) == (time(14, 15), Source.MANUAL, True)
    assert made.gesture is not None
    assert made.gesture.selection.variants == {"articulation": "hanche"}
    assert "saisi à la main" in texts(day, Column.PATIENT)[-1]


def test_a_name_corrected_by_hand_is_local_and_loses_its_matricule(day: VisitsWorld) -> None:
    flow = replace(
        day.visit("LEFÈVRE Odile"),
        patient=Patient(
            "LEFÈVRE", "", "Odile", ins="1", ins_oid="2", ins_status="VALI", accession="ACC00000"
        ),
    )
    day.desk.change("essai", flow)
    day.settle()
    day.choose("LEFÈVRE Odile")
    day.click("Modifier")
    day.click("Garder")
    assert day.visit("LEFÈVRE Odile").patient.ins == "1"
    day.click("Modifier")
    day.write("Nom", "LEFEVRE-DUPONT")
    day.click("Garder")
    changed = day.visit("LEFEVRE-DUPONT Odile")
    assert changed.local
    assert (changed.patient.ins, changed.patient.ins_status) == ("", "")


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_kept(day: VisitsWorld) -> None:
    day.click("Ajouter")
    day.write("Heure", "25h")
    day.write("Date de naissance", "31/02/1951")
    day.click("Garder")
    assert day.screen.edit.isVisible()
    shown = said(day)
    assert "Cette heure n’existe pas" in shown
    assert "Cette date n’existe pas" in shown
    assert "Écrivez le nom du patient." in shown
    assert len(day.desk.rows) == 4


def test_an_open_choice_is_made_and_the_visit_can_be_printed(day: VisitsWorld) -> None:
    day.choose("MARTIN Odile")
    assert not day.screen.day.panel.pack.isEnabled()
    day.click("Modifier")
    day.pick("Cause", "stéoporose")
    day.click("Garder")
    row = day.desk.row(day.visit("MARTIN Odile").id)
    assert row is not None
    assert row.printable
    assert row.mode == "Sédation"


def test_a_visit_moved_to_another_day_is_there(day: VisitsWorld) -> None:
    day.choose("MARTIN Odile")
    day.click("Modifier")
    day.write("Jour", "04/12/2026")
    day.click("Garder")
    day.settle()
    assert [v.patient.family for v in day.desk.visiting.on(day.desk.day)] == ["MARTIN"]
    assert (day.desk.day.day, len(day.desk.visiting.on(TOMORROW))) == (4, 3)


def test_a_new_geste_asks_for_a_new_pack_and_another_consent(day: VisitsWorld) -> None:
    first = day.visit("LEFÈVRE Odile")
    assert first.gesture is not None
    day.choose("LEFÈVRE Odile")
    day.box("Consentement signé").click()
    day.settle()
    assert day.visit("LEFÈVRE Odile").papers is Papers.SIGNED
    other = day.visit("PETIT Odile").gesture
    day.desk.change("geste", replace(day.visit("LEFÈVRE Odile"), gesture=other))
    assert day.visit("LEFÈVRE Odile").papers is Papers.OUTDATED
    assert not day.box("Consentement signé").isChecked()


def test_opening_a_visit_leads_to_its_geste_with_its_patient(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    with day.qtbot.waitSignal(day.screen.navigate) as led:
        day.button("Ouvrir").click()
    route = led.args[0] if led.args else None
    assert isinstance(route, Route)
    assert (route.screen, route.subject) == (ScreenId.PROCEDURE, "infiltration-foraminale-lombaire")
    assert route.selection is not None
    assert (route.selection.side, route.selection.place) == ("gauche", "L5")
    expected = day.room.patient
    assert expected is not None
    assert (expected.patient.family, expected.planned) == ("LEFÈVRE", TOMORROW)


def test_names_are_hidden_everywhere_on_the_screen(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    day.room.hide_names(True)
    assert set(texts(day, Column.PATIENT)) == {HIDDEN}
    assert "LEFÈVRE" not in said(day)
    day.room.hide_names(False)
    assert "LEFÈVRE Odile" in said(day)


def test_a_disk_that_refuses_is_said_and_the_tick_is_taken_back(
    day: VisitsWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.choose("LEFÈVRE Odile")

    def refuse(*_: object) -> None:
        raise StaleError

    monkeypatch.setattr(type(day.desk.visiting), "save", refuse)
    day.box("Questions de santé posées").click()
    day.settle()
    assert "rechargez la liste" in day.screen.day.message.text
    assert not day.box("Questions de santé posées").isChecked()


@pytest.mark.parametrize(("refusal", "anew"), [(KeyringMissingError(), False), (MasterKeyLostError(), True)])
def test_what_cannot_be_opened_says_why_and_offers_what_there_is(
    world: VisitsWorld, refusal: KnownError, anew: bool
) -> None:
    world.place.refusal = refusal
    world.open()
    assert state(world) == DeskState.REFUSED
    assert str(refusal).split(" :")[0] in said(world).replace("\u00a0", " ").replace("\u202f", " ")
    waiting = world.button("Repartir d’une liste vide") if anew else None
    assert (waiting is not None) is anew
    world.click("Réessayer")
    assert state(world) == DeskState.REFUSED
    world.click("Travailler en mémoire")
    assert state(world) == DeskState.READY
    assert world.place.asked[-1] == (True, False)


def test_it_is_said_that_nothing_is_written(day: VisitsWorld) -> None:
    assert "Rien n’est écrit sur le disque" in said(day)


def test_what_nobody_can_read_any_more_is_set_aside_when_the_user_wants_it(world: VisitsWorld) -> None:
    world.place.refusal = MasterKeyLostError()
    world.open()
    world.click("Repartir d’une liste vide")
    assert world.place.asked[-1] == (False, True)
    assert world.desk.state is DeskState.READY


def test_the_keyboard_goes_from_the_table_to_the_preparation(day: VisitsWorld) -> None:
    view = day.screen.day.table.view
    view.setFocus()
    day.choose("LEFÈVRE Odile")
    day.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert day.screen.day.table.current == day.visit("MARTIN Odile").id
    day.qtbot.keyClick(view, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert day.screen.day.panel.isAncestorOf(focused)


def test_a_printed_pack_is_not_forgotten_by_an_undo(day: VisitsWorld) -> None:
    day.choose("LEFÈVRE Odile")
    day.box("Questions de santé posées").click()
    one = day.visit("LEFÈVRE Odile")
    assert one.gesture is not None
    day.desk.note(replace(one, printed=Done(day.desk.tick(), one.gesture)))
    day.settle()
    assert day.desk.undo_name == ""
    assert day.visit("LEFÈVRE Odile").papers is Papers.PRINTED
