"""A whole day at the nurse's desk: real packs, a real CUPS that stops in the middle, no name left behind."""

import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from algoguide.domain.visit import Papers
from algoguide.locations import Locations
from algoguide.services.batching import PackPool
from algoguide.store import log
from algoguide.ui.platform_printing import PrintOrder, await_printed, send_to_cups
from algoguide.ui.printing import NEUTRAL_NAME
from tests.exchange.day_list.programme import PLANNED, UNKNOWN_ACT, write_programme
from tests.integration.cups import QUEUE, Server, wait_for
from tests.ui.conftest import normal, real, styled  # noqa: F401 - fixtures of the window
from tests.ui.screens.visits_world import TOMORROW, VisitsWorld

pytestmark = pytest.mark.integration

MARKED = "ZZMARQUEZZ"
PATIENCE = 180_000


class CupsWorld(VisitsWorld):
    """Prints through a real server, whose queue is stopped after some packs."""

    server: Server
    stop_after = -1
    jobs_sent = 0

    def send(self, pdf: bytes, printer: QPrinter, cancelled: Callable[[], bool]) -> None:
        del printer
        if self.jobs_sent == self.stop_after:
            self.server.tell("/usr/sbin/cupsdisable", QUEUE)
        job = send_to_cups(self.server.lp, pdf, PrintOrder(QUEUE, NEUTRAL_NAME))
        await_printed(job, QUEUE, cancelled)
        self.jobs_sent += 1

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not (self.jobs.busy or self.batch_jobs.busy), timeout=PATIENCE)


@pytest.fixture
def world(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CupsWorld]:
    theme, library = (request.getfixturevalue(name) for name in ("normal", "real"))
    monkeypatch.setenv("CUPS_SERVER", server.address)
    private = tmp_path / "temporaire"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    monkeypatch.setenv("TMPDIR", str(private))
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    handler = log.start(locations.logs, "DEBUG")
    made = CupsWorld(qtbot, library, tmp_path, theme, PackPool(locations))
    made.server = server
    made.open()
    yield made
    server.tell("/usr/sbin/cupsenable", QUEUE)
    made.guard.forget()
    made.close()
    log.stop(handler)


def test_a_day_of_forty_visits_is_printed_through_a_queue_that_stops(
    world: CupsWorld, tmp_path: Path
) -> None:
    path = tmp_path / "programme.csv"
    write_programme(path, TOMORROW)
    path.write_bytes(path.read_bytes().replace("LEFÈVRE".encode("cp1252"), MARKED.encode()))
    world.bring(path)
    world.click(f"Donner son geste à l’acte {UNKNOWN_ACT}")
    world.pick("Geste", "Infiltration d’une articulation")
    world.pick("Articulation", "anche")
    world.click("Retenir pour toujours")
    world.click(f"Garder les {PLANNED} visites")
    path.unlink()
    wanted = [row.visit.id for row in world.desk.rows if row.printable]
    assert len(wanted) > 10

    world.stop_after = 3
    done = len(world.server.finished())
    world.click("Imprimer les")
    world.click("Imprimer les")
    states = [row.visit.papers for row in world.desk.rows if row.visit.id in wanted]
    assert states == [Papers.PRINTED] * 3 + [Papers.TO_PRINT] * (len(wanted) - 3)
    assert "s’est arrêtée" in world.screen.paper.message.text

    world.server.tell("/usr/sbin/cupsenable", QUEUE)
    world.stop_after = -1
    world.click(f"Imprimer les {len(wanted) - 3} dossiers")
    assert {row.visit.papers for row in world.desk.rows if row.visit.id in wanted} == {Papers.PRINTED}
    # Each pack once, and the one that was taken back.
    wait_for(lambda: len(world.server.finished()) - done == len(wanted) + 1, "jobs are missing")

    for file in (p for root in (tmp_path, world.server.root) for p in root.rglob("*") if p.is_file()):
        assert MARKED.lower() not in file.name.lower()
        if file != world.server.printed:
            assert not _holds(file.read_bytes(), MARKED), file
    assert list((tmp_path / "temporaire").iterdir()) == []
    assert NEUTRAL_NAME in (world.server.root / "log/page_log").read_text(encoding="utf-8")


def _holds(data: bytes, word: str) -> bool:
    forms = [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]
    if any(form in data for form in forms):
        return True
    try:
        return word.encode() in zlib.decompress(data)
    except zlib.error:
        return False
