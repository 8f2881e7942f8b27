"""A comparison resolved for two to four options: the words that screen and paper both say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from algoguide.domain.comparison import (
    HARMS,
    Cell,
    CellState,
    Comparison,
    Option,
    Row,
    RowTopic,
    cell_figures,
    context_figures,
)
from algoguide.domain.figure import Figure, Proportion
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.reference import Quality, Reference
from algoguide.domain.sheet import FIGURE_REFERENCE
from algoguide.domain.wording import COMPARATOR_WORDS, fill, in_words

_LEADS = {
    CellState.SAID: "",
    CellState.NOT_COMPARABLE: "Non comparable",
    CellState.UNKNOWN: "On ne sait pas encore",
    CellState.NONE: "Rien à prévoir",
}


@dataclass(frozen=True, slots=True)
class ToldText:
    """Prose with its figures in words; `figures` are those it names, by these words."""

    text: str
    figures: tuple[tuple[str, Figure], ...]
    sources: tuple[str, ...]
    to_confirm: bool

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Its own sources and those of its figures."""
        return (*self.sources, *(s for _, figure in self.figures for s in figure.passport.sources))


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure, what it counts, and what it was compared with; `drawn` as an icon array.

    `tone` is that of the array: « good » counts a benefit, « bad » a harm.
    """

    figure: Figure
    words: str
    rest: str
    badge: str
    drawn: bool
    tone: str = "good"

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it comes from."""
        return self.figure.passport.sources


@dataclass(frozen=True, slots=True)
class ToldCell:
    """What one option says: `lead` (« Non comparable »), a figure, sentences."""

    option: Option
    lead: str
    figure: ToldFigure | None
    texts: tuple[ToldText, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of all it says, each once."""
        named = [*(self.figure.sources if self.figure else ())]
        for text in self.texts:
            named += text.all_sources
        return tuple(dict.fromkeys(named))

    @property
    def to_confirm(self) -> bool:
        """Whether a doctor has something of it to confirm."""
        figures = [f for text in self.texts for _, f in text.figures]
        figures += [self.figure.figure] if self.figure else []
        return any(t.to_confirm for t in self.texts) or any(f.passport.to_confirm for f in figures)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row, its cells in the order of the options."""

    id: str
    title: str
    topic: RowTopic
    weighed: bool
    cells: tuple[ToldCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The whole comparison in words. `references` are numbered from 1, in the order they are met."""

    pain: str
    name: str
    about: str
    decision: str
    context: tuple[ToldText, ...]
    options: tuple[Option, ...]
    rows: tuple[ToldRow, ...]
    references: tuple[Reference, ...]
    checked: str
    to_confirm: int

    def reference_numbers(self, sources: Iterable[str]) -> tuple[int, ...]:
        """Printed numbers of the sources that may be printed, sorted."""
        index = {reference.id: n for n, reference in enumerate(self.references, start=1)}
        return tuple(sorted({index[source] for source in sources if source in index}))


def told(
    comparison: Comparison,
    name: str,
    options: Sequence[Option],
    procedures: Mapping[str, Procedure],
    references: Mapping[str, Reference],
) -> Table:
    """The table of `options`, in this order; `name` is that of the pain.

    Raises:
        KeyError: a figure or a source that nobody wrote (the checker refuses such content).
    """
    rows = tuple(_row(comparison, row, options, procedures) for row in comparison.rows)
    figures = context_figures(comparison, procedures)
    context = tuple(_text(passage, figures) for passage in comparison.context)
    cells = [cell for row in rows for cell in row.cells]
    named = [source for text in context for source in text.all_sources]
    named += [source for cell in cells for source in cell.sources]
    kept = (references[source] for source in dict.fromkeys(named))
    return Table(
        pain=comparison.id,
        name=name,
        about=comparison.about,
        decision=comparison.decision,
        context=context,
        options=tuple(options),
        rows=rows,
        references=tuple(r for r in kept if r.quality is not Quality.C),
        checked=comparison.checked,
        to_confirm=sum(cell.to_confirm for cell in cells) + sum(text.to_confirm for text in context),
    )


def _row(
    comparison: Comparison, row: Row, options: Sequence[Option], procedures: Mapping[str, Procedure]
) -> ToldRow:
    written = [(option, row.cell(option.id) or Cell(option.id, CellState.UNKNOWN)) for option in options]
    figures = [cell_figures(comparison, option, cell, procedures) for option, cell in written]
    drawable = [
        row.arrays and _drawable(cell, known) for (_, cell), known in zip(written, figures, strict=True)
    ]
    # An array alone compares nothing: the other option may have been taken away.
    together = sum(drawable) > 1
    cells = (
        _cell(option, cell, known, drawn=drawn and together, tone="bad" if row.topic in HARMS else "good")
        for (option, cell), known, drawn in zip(written, figures, drawable, strict=True)
    )
    return ToldRow(row.id, row.title, row.topic, row.weighed, tuple(cells))


def _drawable(cell: Cell, figures: Mapping[str, Figure]) -> bool:
    figure = figures.get(cell.figure)
    return cell.state is CellState.SAID and isinstance(figure, Proportion) and figure.drawable


def _cell(option: Option, cell: Cell, figures: Mapping[str, Figure], *, drawn: bool, tone: str) -> ToldCell:
    figure = None
    if cell.figure:
        found = figures[cell.figure]
        badge = cell.badge or COMPARATOR_WORDS[found.passport.comparator]
        figure = ToldFigure(found, in_words(found), cell.affected, badge, drawn, tone)
    texts = tuple(_text(passage, figures) for passage in cell.body)
    return ToldCell(option, _LEADS[cell.state], figure, texts)


def _text(passage: Passage, figures: Mapping[str, Figure]) -> ToldText:
    named = tuple(dict.fromkeys(FIGURE_REFERENCE.findall(passage.text)))
    said = tuple((in_words(figures[name]), figures[name]) for name in named)
    # « Environ » takes a capital where it opens a sentence.
    text = fill(passage.text, figures, {})
    opened = tuple((re.sub(r"^e", "E", words), f) for words, f in said if words.startswith("environ"))
    return ToldText(text, (*said, *opened), passage.sources, passage.to_confirm)
