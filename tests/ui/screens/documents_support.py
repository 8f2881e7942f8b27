"""What the tests of the documents screen share: a library with a mode of each status, a quick packing."""

import io
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pikepdf

from algoguide.content.library import Library
from algoguide.domain.consultation import Given
from algoguide.domain.document import FRENCH_NAMES, DocumentKind, PackOptions, documents_of
from algoguide.domain.errors import KnownError
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Association, ModeRule, Place, SideRule, Variant, VariantAxis
from algoguide.domain.sheet import Sheet
from tests.ui import shell_library

GESTURE = "geste-essai"
OTHER = "autre-geste"
A4 = (595.276, 841.89)


def documents_library() -> Library:
    """Two procedures; the first has a level that decides the site, and a mode of each status."""
    base = shell_library.library()
    names = {
        "locale": "Locale",
        "gaz": "Gaz",
        "sedation": "Sédation",
        "rachis": "Rachis",
        "generale": "Générale",
    }
    modes = {i: shell_library.mode(i, name, "On ne sent presque rien.") for i, name in names.items()}
    site = VariantAxis(
        "site",
        "Endroit",
        required=False,
        options=(Variant("dos", "Dos", "dos"), Variant("cervicale", "Cou", "cou")),
        from_level=True,
    )
    made = base.procedures[GESTURE]
    first = replace(
        made,
        place=Place.LEVEL,
        axes=(*made.axes, site),
        modes=(
            ModeRule("sedation", "usual", "Le mode des essais."),
            ModeRule("locale", "possible", "Parfois.", variants=("dos",)),
            ModeRule("locale", "unconfirmed", "Pas au cou.", variants=("cervicale",)),
            ModeRule("gaz", "unconfirmed", "On ne sait pas."),
            ModeRule("rachis", "forbidden", "Le sang ne coagule pas."),
            ModeRule("generale", "discouraged", "Le geste est court."),
        ),
    )
    first = replace(
        first,
        associations=(
            Association("apres", OTHER, Passage("Le second geste peut suivre.", ("usure",)), same_visit=True),
        ),
    )
    other = replace(
        made, id=OTHER, name="Autre geste", side=SideRule.ANY, place=Place.REGION, modes=first.modes[:1]
    )
    return replace(base, procedures={GESTURE: first, OTHER: other}, modes=modes)


@lru_cache
def small_pdf(lengths: tuple[tuple[str, int], ...]) -> bytes:
    """A4 pages with one main heading in the outline for each (title, pages)."""
    pdf = pikepdf.new()
    starts = []
    for title, pages in lengths:
        starts.append((title, len(pdf.pages)))
        for _ in range(pages):
            pdf.add_blank_page(page_size=A4)
    with pdf.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(title, page, "XYZ", left=0, top=800, zoom=1) for title, page in starts
        )
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


class FakePacking:
    """Makes two pages per document at once, or when `gate` opens; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sheet, PackOptions]] = []
        self.refusal = ""
        self.gate = threading.Event()
        self.gate.set()
        self.stopped = 0
        self.beside: Sheet | None = None

    def pack(
        self,
        sheet: Sheet,
        options: PackOptions,
        cancelled: Callable[[], bool] = lambda: False,
        beside: Sheet | None = None,
    ) -> bytes:
        self.beside = beside
        self.asked.append((sheet, options))
        while not self.gate.wait(0.01):
            if cancelled():
                self.stopped += 1
                raise KnownError("La préparation des documents a été arrêtée.")
        if self.refusal:
            raise KnownError(self.refusal)
        kinds = documents_of(options.kinds, 1 if beside is None else 2)
        return small_pdf(tuple((FRENCH_NAMES[kind], 2) for kind in kinds))

    def given(self, _sheet: Sheet, options: PackOptions, beside: Sheet | None = None) -> tuple[Given, ...]:
        kinds = documents_of(options.kinds, 1 if beside is None else 2)
        return tuple(Given(FRENCH_NAMES[kind], "2026.11", f"{n:012x}") for n, kind in enumerate(kinds))

    @property
    def last(self) -> PackOptions:
        return self.asked[-1][1]


ALL_KINDS = tuple(DocumentKind)
