"""Many packs at once: the order of the day, failures that stop nobody, and nothing that stays behind."""

import logging
import multiprocessing
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

import pytest

from algoguide.content.loading import load_library
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Side
from algoguide.locations import Locations
from algoguide.services import batching
from algoguide.services.batch_files import all_in_one, file_name
from algoguide.services.batching import Made, Order, PackPool
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from tests.content.minimal import CONTENT
from tests.documents.reading import Paper
from tests.services import mortal_worker

KINDS = (DocumentKind.CONSENT, DocumentKind.AFTERCARE)
COMMAND_LINES = Path("/proc")


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """The small content, compiled, with folders of our own."""
    folder = tmp_path_factory.mktemp("folders")
    found = replace(Locations.standard(CONTENT), cache=folder / "cache", logs=folder / "logs")
    found.logs.mkdir()
    load_library(found)
    return found


@pytest.fixture(scope="module")
def choosing(locations: Locations) -> Choosing:
    return Choosing(load_library(locations))


@pytest.fixture(scope="module")
def packing(locations: Locations, choosing: Choosing) -> Packing:
    """Makes one pack alone; its own temporary files are there before those of the tests."""
    found = Packing(choosing.library, locations.resources)
    found.prepare()
    return found


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go; every test leaves none there, and no process."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []
    assert multiprocessing.active_children() == []


@dataclass
class Told:
    """What a batch said, in the order it was said."""

    made: list[Made] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def done(self, made: Made) -> None:
        self.made.append(made)
        self.order.append(made.id)

    def refused(self, visit: str, error: KnownError) -> None:
        self.failed[visit] = str(error)
        self.order.append(visit)


def order(choosing: Choosing, visit: str, *, side: Side = Side.LEFT, patient: Patient | None = None) -> Order:
    named = patient or Patient(family=f"ZZ{visit}ZZ", given="Anne", birth=date(1950, 1, 2))
    chosen = choosing.select("geste-essai", variants=("usure",), mode="sedation", side=side, place="L1")
    return Order(visit, "geste-essai", chosen, PackOptions(KINDS, patient=named, planned=date(2026, 12, 2)))


def test_the_packs_of_a_day(
    packing: Packing,
    locations: Locations,
    choosing: Choosing,
    temporary: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """In the order of the day; each is the pack that one would make alone; a refusal stops no other."""
    minor = Patient(family="ZZMINEURZZ", birth=date(2020, 1, 2))
    foreign = Patient(family="ZZ\U00012000ZZ")
    orders = [
        order(choosing, "UN"),
        order(choosing, "DEUX", side=Side.RIGHT),
        order(choosing, "MINEUR", patient=minor),
        order(choosing, "TROIS"),
        order(choosing, "SIGNE", patient=foreign),
        replace(order(choosing, "PERDU"), procedure="geste-perdu"),
    ]
    told, seen = Told(), list[str]()

    def done(made: Made) -> None:
        told.done(made)
        seen.extend(file.name for file in temporary.rglob("*"))
        for child in multiprocessing.active_children():
            for name in ("cmdline", "environ"):
                if (told_to_all := COMMAND_LINES / str(child.pid) / name).exists():
                    assert b"ZZ" not in told_to_all.read_bytes()

    PackPool(locations).run(orders, done, told.refused)

    assert told.order == [wanted.id for wanted in orders]
    assert "moins de 18 ans" in told.failed["MINEUR"]
    assert "polices" in told.failed["SIGNE"]
    assert "geste-perdu" in told.failed["PERDU"]
    assert not any("ZZ" in text for text in (*told.failed.values(), *seen))
    assert capfd.readouterr().err == ""
    by_id = {wanted.id: wanted for wanted in orders}
    for made in told.made:
        wanted = by_id[made.id]
        sheet = choosing.sheet(wanted.procedure, wanted.selection)
        assert made.documents == packing.given(sheet, wanted.options)
        paper, alone = Paper(made.pdf), Paper(packing.pack(sheet, wanted.options))
        assert [sorted(page.split()) for page in paper.pages] == [sorted(p.split()) for p in alone.pages]
        assert paper.tags() == alone.tags()
        for other in by_id:
            assert (f"ZZ{other}ZZ" in paper.text) is (other == made.id)
    joined = all_in_one([made.pdf for made in told.made])
    assert joined is not None
    together = Paper(joined)
    assert [text for text in together.pages if text] == [
        p for made in told.made for p in Paper(made.pdf).pages
    ]
    starts = [number for number, text in enumerate(together.pages) if "Mon consentement" in text]
    assert len(starts) == len(told.made)
    assert all(number % 2 == 0 for number in starts)
    assert together.tags().count("H1") == len(KINDS) * len(told.made)
    assert together.inside.docinfo["/Title"] == "AlgoGuide – documents"


def test_a_process_that_dies_costs_no_visit(
    locations: Locations,
    choosing: Choosing,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What kills two of them is a failed visit, and so is a bug, told without a name."""
    monkeypatch.setattr(batching, "work", mortal_worker.work)
    ids = (mortal_worker.DEATH, "UN", mortal_worker.BUG)
    told = Told()
    with caplog.at_level(logging.DEBUG, "algoguide"):
        PackPool(locations, 1).run([order(choosing, visit) for visit in ids], told.done, told.refused)
    assert told.order == list(ids)
    assert [made.id for made in told.made] == ["UN"]
    for text in told.failed.values():
        assert text.startswith("Les documents de cette visite n’ont pas pu être préparés ; réessayez")
    said = [record.getMessage() for record in caplog.records]
    assert said.count("a process of the batch died") == 2
    assert any("AttributeError" in text for text in said)
    assert "ZZ" not in "".join(said)


def test_killed_it_is_replaced_and_cancelled_nothing_more_is_told(
    locations: Locations, choosing: Choosing
) -> None:
    told = Told()

    def done(made: Made) -> None:
        if not told.order:
            for child in multiprocessing.active_children():
                child.kill()
        told.done(made)

    orders = [order(choosing, str(number)) for number in range(50)]
    PackPool(locations, processes=1).run(orders, done, told.refused, lambda: len(told.order) == 2)
    assert told.order == ["0", "1"]
    assert told.failed == {}


def test_an_exception_of_the_caller_ends_the_processes(locations: Locations, choosing: Choosing) -> None:
    def give_up(*_: object) -> None:
        raise KnownError("L’imprimante ne répond pas.")

    lost = replace(order(choosing, "PERDU"), procedure="geste-perdu")
    with pytest.raises(KnownError, match="imprimante"):
        PackPool(locations).run([lost, order(choosing, "UN")], Told().done, give_up)


def test_no_order_starts_no_process(locations: Locations) -> None:
    told = Told()
    PackPool(locations).run([], told.done, told.refused)
    assert told.order == []


def test_without_a_process_one_is_told(
    locations: Locations, choosing: Choosing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(batching, "_Worker", full)
    with pytest.raises(KnownError, match="fermez d’autres programmes"):
        PackPool(locations).run([order(choosing, "UN")], Told().done, Told().refused)


def test_a_process_loads_neither_qt_nor_yaml(locations: Locations) -> None:
    code = f"""
import sys
from pathlib import Path
from algoguide.locations import Locations
from algoguide.services.batch_worker import Workshop
Workshop(Locations(*map(Path, {[str(getattr(locations, n)) for n in locations.__slots__]!r}))).prepare()
print(*{{"PySide6", "shiboken6", "yaml", "pydantic", "weasyprint"}} & set(sys.modules))
"""
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ended.stdout.split() == ["weasyprint"]


def test_what_cannot_be_joined_is_told_and_cancelled_it_is_nothing() -> None:
    with pytest.raises(KnownError, match="un fichier par patient"):
        all_in_one([b"no PDF"])
    assert all_in_one([b"no PDF"], lambda: True) is None


@pytest.mark.parametrize(
    ("at", "name"),
    [
        (time(8, 30), "2026-12-02_0830_infiltration-articulaire_01.pdf"),
        (None, "2026-12-02_infiltration-articulaire_01.pdf"),
    ],
)
def test_a_file_is_named_after_the_day_and_the_procedure(at: time | None, name: str) -> None:
    assert file_name(date(2026, 12, 2), at, "infiltration-articulaire", 1) == name
