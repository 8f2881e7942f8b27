"""Two-sided printing: what the patient signs never stands on the back of what they keep."""

from algoguide.domain.document import DocumentKind, PackOptions
from tests.documents.press import Press
from tests.documents.reading import Paper


def starts(paper: Paper) -> list[int]:
    return [number for number, text in enumerate(paper.pages) if " 1 / " in f" {text} "]


def test_every_document_begins_on_a_new_sheet(real: Press) -> None:
    sheet = real.sheet("vertebroplastie", "osteoporose")
    kinds = tuple(DocumentKind)
    close = Paper(real.maker.pack(sheet, PackOptions(kinds=kinds)))
    apart = Paper(real.maker.pack(sheet, PackOptions(kinds=kinds, two_sided=True)))
    assert any(start % 2 for start in starts(close)), "the test needs a document of an odd number of pages"
    assert len(starts(apart)) == len(kinds)
    assert all(start % 2 == 0 for start in starts(apart))
    assert [text for text in apart.pages if text] == list(close.pages)
    assert apart.pages[-1], "no white page after the last document"
