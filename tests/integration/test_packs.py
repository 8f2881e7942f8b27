"""The packs of the shipped content before the judges of the trade: veraPDF, qpdf, poppler."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from algoguide.documents.pack import Kept
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.procedure import Place, SideRule
from algoguide.domain.selection import Selection, Side
from algoguide.services.batch_files import all_in_one
from algoguide.services.pairing import Pairing
from tests.documents.press import EVERY, HOUSE, SMALL, Press
from tests.documents.test_lengths import too_long
from tools.verapdf.verapdf import Failure, Flavour

pytestmark = pytest.mark.integration

Judge = Callable[[Sequence[Path], Flavour], list[Failure]]
PATIENT = Patient(
    family="Nguyễn-Łódź",
    birth_family="Παπαδόπουλος محمد",
    given="Александр Đặng",
    birth=date(1948, 3, 14),
    sex="M",
)


UNUSUAL = "deconseille-"
Combination = tuple[str, Selection, bool]
"""A procedure, a choice with its anaesthesia, large print or not."""


def combinations(press: Press) -> list[Combination]:
    """Every combination of variants, permitted mode and size; those a doctor must decide are there too."""
    return [
        (sheet.procedure.id, sheet.selection, large)
        for sheet in press.every_sheet(discouraged=True)
        for large in (False, True)
    ]


@cache
def press_of(cache_folder: str) -> Press:
    """One per process: its fonts, styles and drawings are read once."""
    return Press(None, Path(cache_folder))


def made(cache_folder: str, folder: str, number: int, combination: Combination) -> Path:
    """Make one pack, in a process of the pool: left, right and no side in turn, with a level and without."""
    press = press_of(cache_folder)
    procedure_id, selection, large = combination
    procedure = press.library.procedures[procedure_id]
    if procedure.side is not SideRule.NONE:
        selection = replace(selection, side=(Side.LEFT, Side.RIGHT, None)[number % 3])
    if procedure.place is Place.LEVEL and number % 2:
        selection = replace(selection, place="L5")
    options = PackOptions(
        EVERY,
        large_print=large,
        patient=PATIENT,
        establishment=HOUSE,
        practitioner="Dr Essai",
        planned=date(2026, 12, 1),
    )
    size = f"{UNUSUAL if selection.discouraged_confirmed else ''}{18 if large else 14}"
    name = "-".join((procedure_id, *selection.variants.values(), selection.mode, size))
    path = Path(folder) / f"{name}.pdf"
    path.write_bytes(press.maker.pack(press.choosing.sheet(procedure_id, selection), options))
    return path


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A pack of every combination of the shipped content."""
    cache_folder, folder = str(tmp_path_factory.mktemp("cache")), str(tmp_path_factory.mktemp("product"))
    wanted = combinations(press_of(cache_folder))
    assert {procedure for procedure, *_ in wanted} == set(press_of(cache_folder).library.procedures)
    # Spawned: Pango does not survive a fork.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        jobs = [pool.submit(made, cache_folder, folder, n, c) for n, c in enumerate(wanted)]
        return [job.result() for job in jobs]


@pytest.fixture(scope="session")
def packs(product: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The product, odd packs of the small content, and the packs of two procedures."""
    cache_folder, folder = tmp_path_factory.mktemp("cache"), tmp_path_factory.mktemp("packs")
    real, small = Press(None, cache_folder), Press(SMALL, cache_folder)
    files = list(product)

    def keep(name: str, data: bytes) -> None:
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(data)

    bare = small.sheet("geste-essai", "usure", "generale", discouraged=True)
    keep("small-bare", small.maker.pack(bare, PackOptions(EVERY)))
    for (_, kind), data in small.maker.separate(bare, PackOptions(EVERY)).items():
        keep(f"small-{kind.value}", data)
    kept: Kept = {}
    several = (Patient(), Patient(family="Durand", given="Anne"), replace(PATIENT, birth_family="Nguyen"))
    packs = [
        small.maker.pack(
            bare, PackOptions(EVERY, patient=patient, large_print=large, two_sided=True), kept=kept
        )
        for large in (False, True)
        for patient in several
    ]
    for number, data in enumerate([*packs, all_in_one(packs) or b""]):
        keep(f"small-several-{number}", data)
    pairing, pairs = Pairing(real.choosing), 0
    for sheet in real.every_sheet():
        for companion in pairing.companions(sheet):
            with suppress(KnownError):  # an anaesthesia that does not suit both
                second = pairing.starting(sheet, companion.procedure.id)
                beside = real.choosing.sheet(companion.procedure.id, second)
                name = "-".join((sheet.procedure.id, *sheet.selection.variants.values(), sheet.mode.id))
                options = PackOptions(EVERY, establishment=HOUSE, large_print=pairs % 2 == 1)
                keep(f"{name}+{companion.procedure.id}", real.maker.pack(sheet, options, beside=beside))
                pairs += 1
    assert pairs
    return files


def test_no_document_is_longer_than_a_patient_reads(product: list[Path]) -> None:
    found = {
        path.stem: too_long(path.read_bytes(), large=path.stem.endswith("18"), unusual=UNUSUAL in path.stem)
        for path in product
    }
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_accepts_every_pack(verapdf: Judge, packs: list[Path], flavour: Flavour) -> None:
    assert [str(failure) for failure in verapdf(packs, flavour)] == []


def test_qpdf_finds_nothing_wrong(packs: list[Path]) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is missing (Debian: qpdf)")
    for path in packs:
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "No syntax or stream encoding errors found" in done.stdout


def test_poppler_sees_our_fonts_embedded(packs: list[Path]) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is missing (Debian: poppler-utils)")
    for path in packs:
        done = subprocess.run(["pdffonts", path], capture_output=True, encoding="utf-8", check=True)
        assert done.stderr == ""
        fonts = done.stdout.splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.match(r"[A-Z]{6}\+(Source-Sans-3|Noto-Sans)", font), font
            # emb, sub, uni: embedded, subset, and text can be read back.
            assert re.search(r"yes yes yes\s+\d+\s+\d+$", font), font


def test_poppler_reads_the_words_back(packs: list[Path]) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing (Debian: poppler-utils)")
    [path] = [p for p in packs if p.stem == "vertebroplastie-osteoporose-thoracique-lombaire-sedation-14"]
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    for words in (PATIENT.family, "Παπαδόπουλος", PATIENT.given, "Projet – non validé", HOUSE.phone_night):
        assert words in text
