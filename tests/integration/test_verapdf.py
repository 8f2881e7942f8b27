"""VeraPDF itself: a judge that never says no would prove nothing about our documents."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from weasyprint import HTML

from tools.verapdf.verapdf import Failure, Flavour, VeraPDFError

pytestmark = pytest.mark.integration

Judge = Callable[[Sequence[Path], Flavour], list[Failure]]

PAGE = '<html lang="fr"><title>Essai</title><h1>Essai</h1><p>Une phrase.</p></html>'


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[str, str, str | None], Path]:
    def render(name: str, html: str, variant: str | None) -> Path:
        path = tmp_path / name
        HTML(string=html).write_pdf(path, pdf_variant=variant)
        return path

    return render


@pytest.mark.parametrize(("variant", "flavour"), [("pdf/ua-1", "ua1"), ("pdf/a-3a", "3a")])
def test_a_right_file_passes(
    verapdf: Judge, pdf: Callable[..., Path], variant: str, flavour: Flavour
) -> None:
    assert verapdf([pdf("right.pdf", PAGE, variant)], flavour) == []


def test_a_file_without_language_fails(verapdf: Judge, pdf: Callable[..., Path]) -> None:
    right = pdf("right.pdf", PAGE, "pdf/ua-1")
    mute = pdf("mute.pdf", PAGE.replace(' lang="fr"', ""), "pdf/ua-1")
    failures = verapdf([right, mute], "ua1")
    assert {failure.path for failure in failures} == {mute}
    assert "7.2-29" in {failure.rule for failure in failures}


def test_a_plain_pdf_is_no_archive(verapdf: Judge, pdf: Callable[..., Path]) -> None:
    plain = pdf("plain.pdf", PAGE, None)
    assert "6.7.3.3-1" in {failure.rule for failure in verapdf([plain], "3a")}


def test_what_is_not_a_pdf_gets_no_verdict(verapdf: Judge, tmp_path: Path) -> None:
    note = tmp_path / "note.pdf"
    note.write_text("not a PDF", encoding="utf-8")
    with pytest.raises(VeraPDFError):
        verapdf([note], "ua1")
