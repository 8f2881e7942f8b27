"""A pack through a real CUPS: a server of our own on the loopback, a queue that keeps what it is given."""

import pytest

from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.ui.platform_printing import PrintOrder, send_to_cups
from algoguide.ui.printing import NEUTRAL_NAME
from tests.documents.press import EVERY, HOUSE, SMALL, Press, small_sheet
from tests.integration.cups import QUEUE, Server, wait_for

pytestmark = pytest.mark.integration

MARKED = "ZZMARQUEZZ"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    press = Press(SMALL, tmp_path_factory.mktemp("cache"))
    patient = Patient(family=MARKED, given="Zoé")
    return press.maker.pack(small_sheet(press), PackOptions(EVERY, patient=patient, establishment=HOUSE))


def test_a_pack_is_printed_as_it_is(server: Server, pack: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    before = len(server.finished())
    send_to_cups(server.lp, pack, PrintOrder(QUEUE, NEUTRAL_NAME, sides="two-sided-long-edge"))
    wait_for(lambda: len(server.finished()) > before, "the job does not end")
    assert server.printed.read_bytes() == pack


def test_the_queue_and_its_journals_name_nobody(
    server: Server, pack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    before = len(server.finished())
    send_to_cups(server.lp, pack, PrintOrder(QUEUE, NEUTRAL_NAME, copies=2, pages=(1, 2), colour=False))
    wait_for(lambda: len(server.finished()) > before, "the job does not end")
    assert NEUTRAL_NAME in (server.root / "log/page_log").read_text(encoding="utf-8")
    for path in server.root.rglob("*"):
        if path.is_file() and path != server.printed:
            assert MARKED.encode() not in path.read_bytes(), path


def test_a_queue_that_does_not_exist_is_a_sentence(
    server: Server, pack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    with pytest.raises(KnownError, match="« absente » n’a pas accepté"):
        send_to_cups(server.lp, pack, PrintOrder("absente", NEUTRAL_NAME))


def test_a_server_that_does_not_answer_is_a_sentence(
    server: Server, pack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    with pytest.raises(KnownError, match="n’a pas accepté"):
        send_to_cups(server.lp, pack, PrintOrder(QUEUE, NEUTRAL_NAME))
