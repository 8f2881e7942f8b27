"""The packs of the shipped content before the judges of the trade: veraPDF, qpdf, poppler."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from algoguide.domain.document import PackOptions
from algoguide.domain.patient import Patient
from tests.documents.press import EVERY, HOUSE, SMALL, Press
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


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A pack for each mode and size of the first procedure, one for each cause, and odd ones."""
    cache, folder = tmp_path_factory.mktemp("cache"), tmp_path_factory.mktemp("packs")
    real, small = Press(None, cache), Press(SMALL, cache)
    files: list[Path] = []

    def keep(name: str, data: bytes) -> None:
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(data)

    for sheet in real.every_sheet():
        cause, mode = sheet.selection.variants["cause"], sheet.mode.id
        for large in (False, True):
            if cause == "osteoporose" or (mode == "sedation" and not large):
                options = PackOptions(
                    EVERY,
                    large_print=large,
                    patient=PATIENT,
                    establishment=HOUSE,
                    practitioner="Dr Essai",
                    planned=date(2026, 12, 1),
                )
                keep(f"{cause}-{mode}-{18 if large else 14}", real.maker.pack(sheet, options))
    bare = small.sheet("geste-essai", "usure", "generale", discouraged=True)
    keep("small-bare", small.maker.pack(bare, PackOptions(EVERY)))
    for (_, kind), data in small.maker.separate(bare, PackOptions(EVERY)).items():
        keep(f"small-{kind.value}", data)
    assert len(files) >= 6 + 3 + 1 + len(EVERY)
    return files


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
    [path] = [path for path in packs if path.stem == "osteoporose-sedation-14"]
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    for words in (PATIENT.family, "Παπαδόπουλος", PATIENT.given, "Projet – non validé", HOUSE.phone_night):
        assert words in text
