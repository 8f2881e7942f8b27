"""Makes papers of one content folder, and keeps them: each combination is laid out once per run."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from algoguide.content.loading import load_library
from algoguide.content.rules.walking import choices
from algoguide.documents.pack import PackMaker
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.establishment import Establishment
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import plain, wording_of
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from tests.content.minimal import CONTENT
from tests.documents.reading import Paper, collapsed

HOUSE = Establishment(
    name="Centre hospitalier de l’Essai",
    unit="Imagerie",
    phone_day="02 00 00 00 00",
    phone_night="02 00 00 00 01",
)
EVERY = tuple(DocumentKind)
SMALL = CONTENT


class Press:
    """The library of a content folder, its choices, its maker of packs."""

    def __init__(self, content: Path | None, cache: Path) -> None:
        self.locations = replace(Locations.standard(content), cache=cache)
        self.library = load_library(self.locations)
        self.choosing = Choosing(self.library)
        self.maker = self.new_maker()
        self._papers: dict[str, Paper] = {}

    def new_maker(self) -> PackMaker:
        """A maker that has made nothing yet."""
        library = self.library
        return PackMaker(
            self.locations.resources, library.plates, library.glossary, library.catalogue.version
        )

    def sheet(
        self,
        procedure: str,
        variant: str,
        mode: str | None = None,
        *,
        side: str | None = None,
        place: str | None = None,
        discouraged: bool = False,
    ) -> Sheet:
        """A resolved sheet, chosen as the command line does."""
        chosen = self.choosing.select(
            procedure,
            variants=variant.split("+") if variant else (),
            mode=mode,
            side=side,
            place=place,
            discouraged_confirmed=discouraged,
        )
        return self.choosing.sheet(procedure, chosen)

    def every_sheet(self, procedure_id: str = "", *, discouraged: bool = False) -> Iterator[Sheet]:
        """The sheet of each combination of variants with each mode that a patient is offered.

        Of one procedure or of all; with `discouraged`, in the modes that a doctor may decide too.
        """
        for procedure in self.library.procedures.values():
            if procedure_id not in ("", procedure.id):
                continue
            for selection in choices(procedure):
                rule = self.choosing.mode_rules(procedure, selection.variants.values())[selection.mode]
                unusual = rule.status == ModeStatus.DISCOURAGED
                if discouraged or not unusual:
                    chosen = replace(selection, discouraged_confirmed=unusual)
                    yield self.choosing.sheet(procedure.id, chosen)

    def paper(self, sheet: Sheet, options: PackOptions) -> Paper:
        """The pack, read back."""
        key = repr((sheet.procedure.id, sheet.selection, options))
        if key not in self._papers:
            self._papers[key] = Paper(self.maker.pack(sheet, options))
        return self._papers[key]

    def said(self, sheet: Sheet, kind: DocumentKind, options: PackOptions | None = None) -> str:
        """The words of one document in reading order, without laying it out."""
        return words(self.maker.html(sheet, options or PackOptions(), kind))

    def printed(self, sheet: Sheet, text: str, house: Establishment | None = None) -> str:
        """What a text of the content becomes on paper."""
        wording = wording_of(sheet, house or Establishment())
        return collapsed(plain(wording(text)))


def small_sheet(
    press: Press, mode: str = "sedation", variant: str = "usure", place: str | None = "L1"
) -> Sheet:
    """A sheet of the small content of `tests/data/contenu`."""
    return press.sheet(
        "geste-essai", variant, mode, side="gauche", place=place, discouraged=mode == "generale"
    )


def words(page: str) -> str:
    """The text of HTML: body only, tags away, entities resolved, spaces collapsed."""
    body = page.split("<body>", 1)[1]
    # A block ends a word, an inline element does not.
    spaced = re.sub(r"<(?:/?(?:p|li|ul|ol|div|h\d|dl|dt|dd)\b[^>]*|br)>", " ", body)
    return collapsed(html.unescape(re.sub(r"<[^>]+>", "", spaced)))
