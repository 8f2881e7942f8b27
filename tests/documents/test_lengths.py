"""How many pages each document of the shipped content may take: a patient reads what is short.

Here the longest sheet of each procedure; every combination, in the tests of integration.
"""

from collections import defaultdict

import pytest

from algoguide.content.rules.sheet_texts import standard_sections
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.sheet import Sheet
from tests.documents.press import EVERY, HOUSE, Press
from tests.documents.reading import pages_of

LIMITS = {
    DocumentKind.FICHE: (5, 8),
    DocumentKind.ESSENTIEL: (2, 3),
    DocumentKind.CONSENT: (2, 3),
    DocumentKind.PREPARATION: (1, 2),
    DocumentKind.AFTERCARE: (1, 2),
}
"""Pages at 14 points, and at 18, in the modes that a patient is offered."""


def too_long(pdf: bytes, *, large: bool, unusual: bool) -> dict[str, str]:
    """The documents of a pack of every kind that pass their limit.

    `unusual`: in a discouraged mode each first says why, in a box, and may take one page more.
    """
    found = {
        kind: (pages, LIMITS[kind][large] + unusual) for kind, pages in zip(EVERY, pages_of(pdf), strict=True)
    }
    return {
        kind.value: f"{pages} pages, at most {most}" for kind, (pages, most) in found.items() if pages > most
    }


def length(sheet: Sheet) -> int:
    return sum(len(text) for section in standard_sections(sheet) for text in section.texts)


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True], ids=["14 pt", "18 pt"])
def test_the_longest_sheet_of_each_procedure(real: Press, large: bool) -> None:
    longest: dict[str, Sheet] = {}
    combinations: dict[str, int] = defaultdict(int)
    for sheet in real.every_sheet():
        name = sheet.procedure.id
        combinations[name] += 1
        if name not in longest or length(sheet) > length(longest[name]):
            longest[name] = sheet
    assert set(longest) == set(real.library.procedures)
    assert max(combinations.values()) > 1
    options = PackOptions(EVERY, large_print=large, establishment=HOUSE)
    found = {
        name: too_long(real.maker.pack(sheet, options), large=large, unusual=False)
        for name, sheet in longest.items()
    }
    assert {name: said for name, said in found.items() if said} == {}
