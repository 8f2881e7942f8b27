"""The comparison on paper: one page, a table with its headers, and what the patient said counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from algoguide.documents.glyphs import Glyphs
from algoguide.documents.joining import joined
from algoguide.documents.pdf import Renderer
from algoguide.documents.templating import Templates, bold_runs
from algoguide.documents.view import DRAFT, Array
from algoguide.domain import french
from algoguide.domain.compared import Table, ToldCell, ToldFigure, ToldRow, ToldText
from algoguide.domain.comparison import RowTopic
from algoguide.domain.consultation import Weight
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.figure import Proportion
from algoguide.domain.fingerprint import SHORT, digest
from algoguide.domain.icon_array import blocks

TITLE = "Comparer mes options"

_CLAIMS = frozenset({RowTopic.BENEFIT, RowTopic.DISCOMFORT, RowTopic.RISK})
_VALIDATION = (
    "C’est un projet : aucun médecin de l’établissement ne l’a encore validé. Il complète l’entretien "
    "avec le médecin et ne le remplace pas."
)


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """One comparison as a PDF, with the fingerprint printed on it and its number of pages."""

    pdf: bytes
    fingerprint: str
    pages: int


class ComparisonMaker:
    """Makes the page of a comparison with the tools of the packs."""

    def __init__(self, templates: Templates, renderer: Renderer, glyphs: Glyphs, version: str) -> None:
        self._templates = templates
        self._renderer = renderer
        self._glyphs = glyphs
        self._version = version

    def page(self, table: Table, weights: Mapping[str, Weight], options: PackOptions) -> ComparedPage:
        """The page. `weights` are by id of row, and no part of the fingerprint: they are the patient's.

        Raises:
            KnownError: the name of the house cannot be printed, or the layout failed.
        """
        house = options.establishment
        if self._glyphs.missing((house.name, house.unit, house.phone_day)):
            raise KnownError(
                "Le nom ou le téléphone de l’établissement contient un caractère que nos polices ne savent "
                "pas imprimer ; écrivez-le autrement dans les réglages."
            )
        fingerprint = digest(table, house, options.large_print, self._templates.version)[:SHORT]
        html = self._templates.html(
            "comparaison", **self._context(table, weights, options, fingerprint=fingerprint)
        )
        laid = self._renderer.lay_out(html)
        return ComparedPage(
            joined([self._renderer.write(laid)], f"{TITLE} – {table.name}"), fingerprint, len(laid.pages)
        )

    def _context(
        self, table: Table, weights: Mapping[str, Weight], options: PackOptions, *, fingerprint: str
    ) -> dict[str, object]:
        return {
            "view": _View(table),
            "table": table,
            "weights": {row.id: weights[row.id].value for row in table.rows if row.id in weights},
            "options": options,
            "names": f"{TITLE} · {table.name}",
            "title": f"{TITLE} – {table.name}",
            "note": (TITLE, "à garder chez vous"),
            "version": self._version,
            "status": DRAFT,
            "fingerprint": fingerprint,
            "validation": _VALIDATION,
            "checked": french.long_date(date.fromisoformat(table.checked)),
        }


class _View:
    """What the template says of the table. Every text that leaves is escaped."""

    def __init__(self, table: Table) -> None:
        claimed = [cell for row in table.rows if row.topic in _CLAIMS for cell in row.cells]
        named = {s for text in table.context for s in text.all_sources}
        named |= {s for cell in claimed for s in cell.sources}
        self.printed = tuple(r for r in table.references if r.id in named)
        """The references of what the page claims; those of instructions stay on screen, as for the sheets."""

    @staticmethod
    def say(text: ToldText) -> Markup:
        """Prose."""
        return bold_runs(text.text)

    def refs(self, row: ToldRow, cell: ToldCell) -> Markup:
        """The numbers of the sources of a cell, where the page prints them."""
        return self.numbers(cell.sources) if row.topic in _CLAIMS else Markup("")

    def numbers(self, sources: Iterable[str]) -> Markup:
        """« [1, 3] », or nothing when no source is printed."""
        wanted = set(sources)
        found = [n for n, r in enumerate(self.printed, start=1) if r.id in wanted]
        if not found:
            return Markup("")
        return Markup(' <span class="ref">[{}]</span>').format(", ".join(map(str, found)))

    @staticmethod
    def words(figure: ToldFigure) -> str:
        """The figure, opening a sentence."""
        return french.opened(figure.words)

    @staticmethod
    def array(figure: ToldFigure) -> Array | None:
        """Its icon array, where it stands beside another one."""
        if not figure.drawn or not isinstance(figure.figure, Proportion):
            return None
        return Array(figure.tone, blocks(figure.figure.friendly()), figure.words)
