"""The yardstick of the measures says what the product says: else their ratio would mean nothing."""

import re
from html import unescape

from algoguide.content.loading import load_library
from algoguide.documents.pack import PackMaker
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from tools.bench.naive import NaiveMaker


def words(html: str) -> list[str]:
    """What a reader reads, without drawings, tags, nor the fingerprint, which follows the templates."""
    body = html.partition("<body>")[2]
    text = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", body, flags=re.DOTALL)))
    return [
        word for word in text.split() if not re.fullmatch(r"[0-9A-F]{4,}(-[0-9A-F]+)*", word, re.IGNORECASE)
    ]


def test_the_naive_fiche_has_the_words_of_ours() -> None:
    locations = Locations.standard()
    library = load_library(locations)
    choosing = Choosing(library)
    procedure = next(iter(library.procedures.values()))
    sheet = choosing.sheet(procedure.id, choosing.starting(procedure))
    options = PackOptions((DocumentKind.FICHE,))

    ours, naive = (
        made(locations.resources, library.plates, library.glossary, library.catalogue.version).html(
            sheet, options, DocumentKind.FICHE
        )
        for made in (PackMaker, NaiveMaker)
    )

    assert words(naive) == words(ours)
    assert "app:plates/" in ours
    assert "app:" not in naive
