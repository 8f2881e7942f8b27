"""The yardstick of a fiche: the same content, every drawing inline in the HTML and nothing kept.

Its templates are copies of the product's, changed where they draw. When those change what they say, these
follow: a test compares the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from markupsafe import Markup

from algoguide.documents.pack import Kept, PackMaker
from algoguide.documents.pdf import Renderer
from algoguide.documents.pictures import Pictures
from algoguide.documents.resources import collect
from algoguide.documents.templating import Templates
from algoguide.domain.document import PackOptions
from algoguide.domain.illustration import Plate
from algoguide.domain.reference import GlossaryTerm
from algoguide.domain.sheet import Sheet

TEMPLATES = Path(__file__).parent / "templates"


class _InlineTemplates(Templates):
    """Templates whose `inline(address)` writes a drawing out in full."""

    def __init__(self, drawings: Mapping[str, bytes]) -> None:
        super().__init__(TEMPLATES)
        self._drawings = drawings
        self._written = 0
        self._environment.globals["inline"] = self._inline

    def _inline(self, address: str) -> Markup:
        """The drawing, its ids made unique: two in one page may not share one."""
        self._written += 1
        drawing = re.sub(r"<\?xml.*?\?>", "", self._drawings[address].decode())
        drawing = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>d{self._written}-", drawing)
        return Markup(drawing)  # noqa: S704 - one of our own


class NaiveMaker(PackMaker):
    """Makes each pack as if it were the first: fonts, style sheet, templates and drawings are read anew."""

    def __init__(
        self,
        resources: Path,
        plates: Mapping[str, Plate],
        glossary: Mapping[str, GlossaryTerm],
        version: str,
    ) -> None:
        super().__init__(resources, plates, glossary, version)
        self._resources = resources
        self.read_anew()

    def read_anew(self) -> None:
        """Forget everything that could be reused."""
        found = collect(self._resources)
        self._templates = _InlineTemplates(found)
        self._pictures = Pictures(
            self._resources / "illustrations", self._resources / "fonts" / "SourceSans3-Bold.ttf", found
        )
        self._renderer = Renderer(found, self._templates.style)

    def pack(
        self,
        sheet: Sheet,
        options: PackOptions,
        cancelled: Callable[[], bool] = lambda: False,
        beside: Sheet | None = None,
        kept: Kept | None = None,
    ) -> bytes:
        """As the product's, from nothing."""
        self.read_anew()
        return super().pack(sheet, options, cancelled, beside, kept)
