from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from algoguide.content.loading import load_library
from algoguide.domain.document import DEFAULT_KINDS, DocumentKind
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.printing import OpenedPdf
from algoguide.ui.screens.documents import DocumentsScreen
from algoguide.ui.screens.documents.delivery import NO_PRINTER, SENT
from algoguide.ui.screens.documents.preview import UPDATING, PreviewPanel
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.tick_box import TickBox
from tests.ui.screens.documents_world import TODAY, World, child


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


def test_closing_the_window_stops_the_rendering(make: Callable[..., World]) -> None:
    world = make()
    world.packing.gate.clear()
    world.open()
    world.qtbot.waitUntil(lambda: bool(world.packing.asked))
    world.screen.close()
    world.jobs.close()
    assert world.jobs.wait(5)
    assert world.packing.stopped == 1


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
