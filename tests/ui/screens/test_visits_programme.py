"""A programme: its columns, its unknown acts, what it changes, kept and brought again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.visit import Flag
from algoguide.services.visit_rows import full_name
from algoguide.store.refusals import DiskRefusedError
from algoguide.store.settings import SettingsStore
from algoguide.ui.screens.documents.fields import Choice
from algoguide.ui.theme import Theme
from tests.exchange.day_list.programme import (
    CANCELLED,
    GONE,
    MOVED,
    PLANNED,
    UNKNOWN_ACT,
    VISITS,
    programme,
    write_programme,
)
from tests.ui.screens.visits_world import TODAY, TOMORROW, VisitsWorld


@pytest.fixture
def world(normal: Theme, qtbot: QtBot, real: Library, tmp_path: Path) -> Iterator[VisitsWorld]:
    made = VisitsWorld(qtbot, real, tmp_path, normal)
    made.open()
    yield made
    made.guard.forget()
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.csv"
    write_programme(path, TOMORROW)
    return path


def said(world: VisitsWorld) -> str:
    words = "\n".join(label.text() for label in world.screen.findChildren(QLabel) if label.isVisible())
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def shows(world: VisitsWorld, words: str) -> None:
    """Wait until these words are there: Qt shows what has just come at its next turn."""
    world.qtbot.waitUntil(lambda: words in said(world))


def test_a_programme_is_previewed_kept_ticked_printed_and_brought_again(
    world: VisitsWorld, file: Path
) -> None:
    world.bring(file)
    for words in (
        "Windows (cp1252), séparateur : point-virgule",
        "2 lignes de titre sautées",
        "jamais gardé : Téléphone, N° Sécu",
        "1 ligne refusée",
        "« 31/02/2026 » n’est pas une date qui existe",
        f"{PLANNED} nouvelles",
        UNKNOWN_ACT,
    ):
        shows(world, words)
    assert not world.desk.rows

    world.click(f"Donner son geste à l’acte {UNKNOWN_ACT}")
    world.pick("Geste", "Infiltration d’une articulation")
    world.click("Retenir pour toujours")
    assert "Actes inconnus" not in said(world)

    world.click(f"Garder les {PLANNED} visites")
    assert len(world.desk.rows) == PLANNED
    assert world.screen.day.isVisible()

    ready = next(row for row in world.desk.rows if row.printable)
    name = full_name(ready.visit.patient)
    world.choose(name)
    world.click(f"Oui\u00a0: {world.library.questions[Flag.ALLERGY].ask}")
    world.box("Questions de santé posées").click()
    world.settle()

    printable = [row for row in world.desk.rows if row.printable]
    world.click("Imprimer les")
    world.click("Imprimer les")
    assert len(world.sent) == len(printable)
    assert f"{len(printable)} dossiers imprimés." in said(world)
    world.click("Revenir aux visites")
    assert {row.visit.papers.value for row in printable} == {"a-imprimer"}
    assert all(row.visit.papers.value == "imprime" for row in world.desk.rows if row.printable)

    write_programme(file, TOMORROW, updated=True)
    world.bring(file)
    for words in ("1 nouvelle", "1 modifiée", "1 annulée"):
        shows(world, words)
    assert not world.box("1 visite n’est plus dans le programme").isChecked()
    world.click("Garder les 3 visites")
    assert len(world.desk.rows) == PLANNED + 1
    kept = world.desk.row(ready.visit.id)
    assert kept is not None
    assert kept.visit.checks
    assert kept.visit.answers[Flag.ALLERGY].yes
    assert kept.visit.papers.value == "imprime"


def test_what_is_gone_is_cancelled_only_if_the_nurse_says_so(world: VisitsWorld, file: Path) -> None:
    world.bring(file)
    world.click("Garder les")
    write_programme(file, TOMORROW, updated=True)
    world.bring(file)
    world.box("1 visite n’est plus").click()
    world.click("Garder les")
    cancelled = [row for row in world.desk.rows if row.visit.cancelled]
    assert len(cancelled) == 2


def test_the_columns_of_a_header_are_understood_by_hand_once(world: VisitsWorld, tmp_path: Path) -> None:
    path = tmp_path / "autre.csv"
    path.write_text(
        "Quand;Heure;Qui;Prénom;Naissance;Quoi;IPP\n"
        "02/12/2026;08:30;LEFÈVRE;Chloé;14/03/1948;Infiltration épaule droite;0012345\n",
        encoding="utf-8",
    )
    world.bring(path)
    assert "Aucune colonne ne donne" in said(world)
    assert not world.screen.bring.keep.isEnabled()
    for column, field in (
        ("Quand", "Jour de la visite"),
        ("Qui", "Nom"),
        ("Quoi", "Acte, en toutes lettres"),
    ):
        understand(world, column, field)
    world.click("Garder la visite")
    assert [full_name(row.visit.patient) for row in world.desk.rows] == ["LEFÈVRE Chloé"]
    assert len(SettingsStore(world.folder / "config").current.visits.files) == 1
    world.bring(path)
    assert "1 inchangée" in said(world)


def understand(world: VisitsWorld, column: str, field: str) -> None:
    """Say by hand what a column is."""
    combos = [c for c in world.screen.findChildren(Choice) if c.isVisible()]
    choice = next(c for c in combos if c.accessibleName().startswith(column))
    index = choice.findText(field)
    assert index > 0
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    world.settle()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xls"),
        (b"<html><table><tr><td>Nom</td></tr></table></html>", "page web"),
    ],
)
def test_a_file_that_is_no_programme_is_a_sentence(
    world: VisitsWorld, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "programme.csv"
    path.write_bytes(content)
    world.bring(path)
    assert words.lower() in world.screen.bring.message.text.lower()
    assert not world.screen.bring.keep.isEnabled()
    world.click("Abandonner")
    assert world.screen.day.isVisible()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (2, "Jours : 02/12/2026 (1 visite), 03/12/2026 (1 visite)."),
        (40, "40 jours, du 02/12/2026 au 10/01/2027."),
    ],
)
def test_the_days_of_a_programme_are_said_in_a_line(
    world: VisitsWorld, tmp_path: Path, days: int, words: str
) -> None:
    path = tmp_path / "programme.csv"
    lines = (
        f"{TOMORROW + timedelta(days=n):%d/%m/%Y};ZZNOM;Odile;14/03/1948;Cimentoplastie L1"
        for n in range(days)
    )
    path.write_text("\n".join(("Date;Nom;Prénom;Né(e) le;Acte", *lines)), encoding="utf-8")
    world.bring(path)
    shows(world, words)


def test_giving_up_keeps_nothing(world: VisitsWorld, file: Path) -> None:
    world.bring(file)
    world.click("Abandonner")
    assert not world.desk.rows
    assert world.desk.visiting.days() == ()


def test_a_disk_that_refuses_is_said_and_the_programme_is_still_there(
    world: VisitsWorld, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiskRefusedError(full=True)

    world.bring(file)
    with monkeypatch.context() as patched:
        patched.setattr(type(world.desk.visiting), "keep", refuse)
        world.click("Garder les")
    assert "Le disque est plein" in world.screen.bring.message.text
    world.click("Garder les")
    assert len(world.desk.rows) == PLANNED


def test_an_act_that_was_taught_can_be_forgotten(world: VisitsWorld, file: Path) -> None:
    world.bring(file)
    world.click(f"Donner son geste à l’acte {UNKNOWN_ACT}")
    world.pick("Geste", "Embolisation du genou")
    world.click("Retenir pour toujours")
    assert "Actes inconnus" not in said(world)
    world.click("Table des actes")
    assert "Embolisation du genou" in said(world)
    world.button("Oublier").click()
    world.qtbot.waitUntil(lambda: "Aucun acte n’a encore été retenu ici." in said(world))
    world.click("Revenir")
    assert world.store.current.visits.acts == ()


def test_an_act_is_taught_from_the_visit_too(world: VisitsWorld, file: Path) -> None:
    world.bring(file)
    world.click("Garder les")
    unknown = next(row for row in world.desk.rows if row.visit.act == UNKNOWN_ACT)
    world.screen.day.choose(unknown.visit.id)
    world.click("Modifier")
    world.pick("Geste", "Embolisation du genou")
    assert world.box("Retenir pour tous les programmes").isChecked()
    world.click("Garder")
    assert [act.procedure for act in world.store.current.visits.acts] == ["embolisation-geniculee"]


def test_the_example_has_what_the_tests_speak_of() -> None:
    lines = programme(TOMORROW)
    assert len(lines) == VISITS
    assert len({MOVED, CANCELLED, GONE}) == 3
    assert timedelta(days=1) == TOMORROW - TODAY
