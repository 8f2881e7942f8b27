"""The page of every shipped comparison before veraPDF, and never more than one page."""

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from algoguide.domain.consultation import Weight
from algoguide.domain.document import PackOptions
from algoguide.services.comparing import Comparing
from tests.documents.press import HOUSE, Press
from tools.verapdf.verapdf import Failure, Flavour

pytestmark = pytest.mark.integration

Judge = Callable[[Sequence[Path], Flavour], list[Failure]]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, int]:
    """The page of every choice of options, every row weighed, at 14 pt; then one at 18 pt for each pain."""
    press = Press(None, tmp_path_factory.mktemp("cache"))
    folder = tmp_path_factory.mktemp("pages")
    comparing, maker = Comparing(press.library), press.maker.comparisons
    made: dict[Path, int] = {}
    for pain in comparing.pains():
        others = comparing.starting(pain)[1:]
        choices = [c for size in range(1, len(others) + 1) for c in combinations(others, size)]
        for large, chosen in [*((False, c) for c in choices), (True, others)]:
            table = comparing.table(pain, chosen)
            weights = {row.id: Weight.MUCH for row in table.rows if row.weighed}
            page = maker.page(table, weights, PackOptions(establishment=HOUSE, large_print=large))
            path = folder / f"{pain}-{'-'.join(chosen)}-{18 if large else 14}.pdf"
            path.write_bytes(page.pdf)
            made[path] = page.pages
    return made


def test_every_choice_of_options_fits_one_page(pages: dict[Path, int]) -> None:
    assert {path.stem: n for path, n in pages.items() if n > 1 and path.stem.endswith("14")} == {}


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_accepts_every_page(verapdf: Judge, pages: dict[Path, int], flavour: Flavour) -> None:
    assert [str(failure) for failure in verapdf(list(pages), flavour)] == []
