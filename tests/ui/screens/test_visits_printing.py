"""The packs of a day: what is missing, where they go, what is marked, what a refusal leaves to do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.document import FRENCH_NAMES, DocumentKind
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.patient import Patient
from algoguide.domain.visit import Papers, Source, Visit
from algoguide.services.batching import Made, Order
from algoguide.services.visit_gesture import Meanings
from algoguide.store.settings import SettingsStore
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.tick_box import TickBox
from tests.services.visits_support import ACTS, person
from tests.ui.screens.visits_world import TOMORROW, QuickPool, VisitsWorld

MARKED = "ZZMARQUEZZ"
NAMES = ("ALPHA", "BRAVO", "CHARLIE", MARKED)


def visit(world: VisitsWorld, number: int, act: str = "Infiltration foraminale L5 gauche") -> Visit:
    gesture = Meanings.of(world.choosing, (), ACTS).of_act(act).gesture
    patient = replace(person(NAMES[number], number=number), given="Odile")
    return Visit(f"{number:032x}", TOMORROW, time(8 + number), Source.CSV, patient, act, gesture=gesture)


@pytest.fixture
def day(normal: Theme, qtbot: QtBot, real: Library, tmp_path: Path) -> Iterator[VisitsWorld]:
    made = VisitsWorld(qtbot, real, tmp_path, normal)
    made.keep(visit(made, 0), visit(made, 1), visit(made, 2), visit(made, 3))
    yield made
    made.guard.forget()
    made.close()


def said(world: VisitsWorld) -> str:
    words = "\n".join(label.text() for label in world.screen.findChildren(QLabel) if label.isVisible())
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def papers(world: VisitsWorld) -> list[Papers]:
    return [row.visit.papers for row in world.desk.rows]


def test_all_the_packs_come_out_in_the_order_of_the_day_and_are_marked(day: VisitsWorld) -> None:
    day.click("Imprimer les 4 dossiers")
    day.click("Imprimer les 4 dossiers")
    assert day.sent == [f"%PDF {name}".encode() for name in NAMES]
    assert papers(day) == [Papers.PRINTED] * 4
    (tick,) = {row.visit.printed.tick.by for row in day.desk.rows if row.visit.printed}
    assert tick == "infirmiere"
    assert not day.screen.paper.print.isEnabled()
    day.click("Revenir aux visites")
    assert [v.printed is not None for v in day.desk.visiting.on(TOMORROW)] == [True] * 4


def test_a_printer_that_refuses_leaves_what_is_printed_marked_and_the_rest_to_resume(
    day: VisitsWorld,
) -> None:
    day.most = 2
    day.click("Imprimer les 4 dossiers")
    day.click("Imprimer les 4 dossiers")
    assert papers(day) == [Papers.PRINTED, Papers.PRINTED, Papers.TO_PRINT, Papers.TO_PRINT]
    assert "s’est arrêtée" in said(day)
    assert "peut être repris" in said(day)
    day.most = 1_000
    day.click("Imprimer les 2 dossiers")
    assert day.sent == [f"%PDF {name}".encode() for name in NAMES]
    assert papers(day) == [Papers.PRINTED] * 4


def test_a_pack_that_cannot_be_made_stops_no_other(day: VisitsWorld) -> None:
    assert isinstance(day.pool, QuickPool)
    day.pool.bad = {"BRAVO"}
    day.click("Imprimer les 4 dossiers")
    day.click("Imprimer les 4 dossiers")
    assert papers(day) == [Papers.PRINTED, Papers.TO_PRINT, Papers.PRINTED, Papers.PRINTED]
    assert "Un nom ne peut pas être imprimé" in day.box("09:00").text()


def test_only_what_is_ticked_is_printed(day: VisitsWorld) -> None:
    day.click("Imprimer les 4 dossiers")
    day.click("Tout décocher")
    assert not day.screen.paper.print.isEnabled()
    day.box("10:00 CHARLIE").click()
    day.click("Imprimer le dossier")
    assert day.sent == [b"%PDF CHARLIE"]


def test_one_pack_is_printed_from_its_visit(day: VisitsWorld) -> None:
    day.choose("BRAVO Odile")
    day.click("Son dossier")
    day.click("Imprimer le dossier")
    assert day.sent == [b"%PDF BRAVO"]


def test_files_and_their_names_say_nothing_of_anybody(day: VisitsWorld, tmp_path: Path) -> None:
    folder = tmp_path / "sortie"
    folder.mkdir()
    day.target = folder
    day.click("Imprimer les 4 dossiers")
    day.click("Un PDF par patient")
    assert sorted(path.name for path in folder.iterdir()) == [
        f"2026-12-02_{8 + n:02}00_infiltration-foraminale-lombaire_{n + 1:02}.pdf" for n in range(4)
    ]
    assert papers(day) == [Papers.TO_PRINT] * 4
    assert "4 dossiers enregistrés dans « sortie »." in said(day)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    day.click("Un PDF par patient")  # nothing of the first time is written over
    assert len(list(folder.iterdir())) == 8
    assert all((folder / name).read_bytes() == data for name, data in before.items())


def test_one_file_holds_them_all(day: VisitsWorld, tmp_path: Path) -> None:
    day.target = tmp_path / "jour.pdf"
    day.click("Imprimer les 4 dossiers")
    day.click("Un seul PDF")
    assert day.target.read_bytes() == b"|".join(f"%PDF {name}".encode() for name in NAMES)
    assert [path.name for path in day.suggested] == ["visites-2026-12-02.pdf"]
    assert isinstance(day.pool, QuickPool)
    assert all(order.options.two_sided for order in day.pool.orders)


def test_a_folder_that_refuses_is_a_sentence(day: VisitsWorld, tmp_path: Path) -> None:
    day.target = tmp_path / "absent"
    day.click("Imprimer les 4 dossiers")
    day.click("Un PDF par patient")
    assert "Le dossier n’existe pas" in said(day)
    day.target = None
    day.click("Un PDF par patient")
    assert not day.run.running


def test_without_a_printer_it_is_said(day: VisitsWorld) -> None:
    day.printers = []
    day.click("Imprimer les 4 dossiers")
    day.click("Imprimer les 4 dossiers")
    assert "Aucune imprimante trouvée" in said(day)
    assert day.sent == []


class SlowPool(QuickPool):
    """Makes one pack, then waits to be told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def run(
        self,
        orders: Sequence[Order],
        on_done: Callable[[Made], None],
        on_failed: Callable[[str, KnownError], None],
        cancelled: Callable[[], bool],
    ) -> None:
        super().run(orders[:1], on_done, on_failed, cancelled)
        assert self.gate.wait(10)
        super().run(orders[1:], on_done, on_failed, cancelled)


def test_it_shows_how_far_it_went_and_stops_when_asked(day: VisitsWorld) -> None:
    pool = day.pool = SlowPool()
    day.click("Imprimer les 4 dossiers")
    day.button("Imprimer les 4 dossiers").click()
    day.qtbot.waitUntil(lambda: "1 sur 4 dossiers" in said(day))
    # Meanwhile the visits are there and can be ticked.
    ticked = day.desk.rows[2].visit
    day.desk.change("essai", ticked.checked("ligne", day.desk.tick()))
    day.button("Arrêter").click()
    pool.gate.set()
    day.settle()
    assert "Arrêté. 1 dossier imprimé." in said(day)
    assert papers(day) == [Papers.PRINTED, *[Papers.TO_PRINT] * 3]
    assert day.desk.rows[2].visit.checks


def test_what_is_missing_is_said_before(day: VisitsWorld) -> None:
    day.store.note(replace(day.store.current, establishment=Establishment()))
    young = replace(
        visit(day, 0, "Infiltration épaule"), id="e" * 32, patient=Patient(family="ZOÉ", birth=None)
    )
    day.desk.change("essai", replace(young, time=time(7)))
    day.desk.change(
        "essai",
        replace(visit(day, 1), id="f" * 32, patient=Patient(family="LÉO", birth=TOMORROW.replace(year=2015))),
        replace(visit(day, 2, "Ponction"), id="d" * 32),
        replace(visit(day, 2, "Cimentoplastie L1"), id="c" * 32),
        replace(visit(day, 2, "Cimentoplastie du fémur"), id="b" * 32),
    )
    day.settle()
    day.click("Imprimer les")
    shown = said(day)
    for words in (
        "Les documents n’ont ni nom ni téléphone d’établissement",
        "07:00 ZOÉ : côté à cocher sur le papier.",
        "07:00 ZOÉ : date de naissance à écrire sur le consentement.",
        "09:00 LÉO : moins de 18 ans ce jour-là",
        "10:00 CHARLIE Odile : acte inconnu.",
        "10:00 CHARLIE Odile : à choisir, cause.",
        "10:00 CHARLIE Odile : la fiche de ce geste n’est pas encore écrite.",
    ):
        assert words in shown


def test_the_documents_of_a_geste_are_remembered(day: VisitsWorld) -> None:
    day.click("Imprimer les 4 dossiers")
    for kind in (DocumentKind.AFTERCARE, DocumentKind.ESSENTIEL):
        day.box(FRENCH_NAMES[kind]).click()
    wanted = ("fiche", "essentiel", "consentement", "preparation")
    assert dict(SettingsStore(day.folder / "config").current.visits.kinds) == {
        "infiltration-foraminale-lombaire": wanted
    }
    day.click("Imprimer les 4 dossiers")
    assert isinstance(day.pool, QuickPool)
    assert {tuple(kind.value for kind in o.options.kinds) for o in day.pool.orders} == {wanted}


def test_the_documents_of_one_visit_are_its_own(day: VisitsWorld) -> None:
    day.choose("BRAVO Odile")
    day.click("Son dossier")
    day.box(FRENCH_NAMES[DocumentKind.FICHE]).click()
    day.click("Imprimer le dossier")
    assert isinstance(day.pool, QuickPool)
    assert DocumentKind.FICHE not in day.pool.orders[0].options.kinds
    assert day.store.current.visits.kinds == ()
    assert day.desk.visiting.on(TOMORROW)[1].kinds == day.pool.orders[0].options.kinds
    day.click("Revenir aux visites")
    day.click("Imprimer les 3 dossiers")
    day.click("Imprimer les 3 dossiers")
    assert all(DocumentKind.FICHE in order.options.kinds for order in day.pool.orders[1:])


def test_a_typed_identity_is_printed_without_a_matricule(day: VisitsWorld) -> None:
    first = day.desk.rows[0].visit
    local = replace(first, source=Source.MANUAL, patient=replace(first.patient, ins="1", ins_status="VALI"))
    day.desk.change("essai", local)
    day.click("Imprimer les 4 dossiers")
    day.click("Imprimer les 4 dossiers")
    assert isinstance(day.pool, QuickPool)
    assert (day.pool.orders[0].options.patient.ins, day.pool.orders[0].options.planned) == ("", TOMORROW)


def test_names_are_hidden_on_the_page_too(day: VisitsWorld) -> None:
    day.click("Imprimer les 4 dossiers")
    day.room.hide_names(True)
    assert all("ALPHA" not in box.text() for box in day.screen.findChildren(TickBox))
    assert "ALPHA" not in said(day)
