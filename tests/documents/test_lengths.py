"""How many pages each document of the shipped content may take: a patient reads what is short."""

import pytest

from algoguide.documents.pdf import Renderer
from algoguide.domain.document import DocumentKind, PackOptions
from tests.documents.press import EVERY, HOUSE, Press

PROCEDURE = "vertebroplastie"
LIMITS = {
    DocumentKind.FICHE: (5, 8),
    DocumentKind.ESSENTIEL: (2, 3),
    DocumentKind.CONSENT: (2, 3),
    DocumentKind.PREPARATION: (1, 2),
    DocumentKind.AFTERCARE: (1, 2),
}
"""Pages at 14 points, and at 18."""


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True], ids=["14 pt", "18 pt"])
@pytest.mark.parametrize("mode", ["locale", "sedation", "generale"])
@pytest.mark.parametrize("cause", ["osteoporose", "metastase-lytique", "metastase-condensante", "myelome"])
def test_length(real: Press, monkeypatch: pytest.MonkeyPatch, cause: str, mode: str, large: bool) -> None:
    # Laying out is enough to count pages; writing the file would double the time.
    counted: list[int] = []

    def count(_: Renderer, documents: list[object], __: str) -> bytes:
        counted.extend(len(document.pages) for document in documents)  # type: ignore[attr-defined]
        return b""

    monkeypatch.setattr(Renderer, "write", count)
    sheet = real.sheet(PROCEDURE, cause, mode, place="T12")
    real.maker.pack(sheet, PackOptions(EVERY, large_print=large, establishment=HOUSE))
    assert len(counted) == len(EVERY)
    too_long = {
        kind.value: f"{pages} pages, at most {LIMITS[kind][large]}"
        for kind, pages in zip(EVERY, counted, strict=True)
        if pages > LIMITS[kind][large]
    }
    assert not too_long
