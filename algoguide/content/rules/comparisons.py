"""What a comparison must hold to be fair: every cell, doing nothing, figures that compare, both sides.

The lines of IPDAS that a program can decide: the condition and the decision are required by the shape of
the file (Q1, Q2); the rest is below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.links import REFERENCE
from algoguide.content.rules.sentences import words
from algoguide.content.suggesting import closest
from algoguide.domain.comparison import (
    Cell,
    CellState,
    Comparison,
    Option,
    Row,
    RowTopic,
    cell_figures,
)
from algoguide.domain.figure import Comparator, Figure, Proportion
from algoguide.domain.french import counted
from algoguide.domain.problem import Problem, Severity
from algoguide.domain.wording import in_words

RULE = "comparaison"
LEAST = 2
"""Options, without which there is nothing to compare."""
EQUAL_DETAIL = 0.25
"""Largest part by which the words of one side may outnumber those of the other (IPDAS C1, our own proxy)."""

_REQUIRED = {
    RowTopic.WHAT: "en quoi chaque option consiste",
    RowTopic.ANAESTHESIA: "l’anesthésie et le retour",
    RowTopic.BENEFIT: "ce qu’on peut en attendre",
    RowTopic.DISCOMFORT: "les gênes fréquentes",
    RowTopic.RISK: "les risques graves",
    RowTopic.RESUMING: "la vie après : travail, sport, activités",
    RowTopic.UNKNOWN: "ce qu’on ne sait pas",
}
"""IPDAS Q4 to Q6 and C5."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A cell with the figures it may name."""

    row: Row
    option: Option
    cell: Cell
    figures: dict[str, Figure]
    place: tuple[str, int]

    @property
    def figure(self) -> Figure | None:
        return self.figures.get(self.cell.figure)


def options(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Doing nothing comes first, something stands beside it, and a procedure is one of the pain's (Q3)."""
    for owner, comparison in _comparisons(library):
        first = comparison.options[0] if comparison.options else None
        many = sum(option.nothing for option in comparison.options)
        if first is None or not first.nothing or many != 1:
            yield Problem(
                *where(owner, "options"),
                RULE,
                "« continuer sans geste » n’est pas la première option, une seule fois",
                "écrivez-la d’abord, avec « nothing: true »",
            )
        if len(comparison.options) < LEAST:
            yield Problem(
                *where(owner, "options"),
                RULE,
                "il n’y a rien à comparer",
                f"écrivez au moins {LEAST} options",
            )
        pain = library.pains.get(comparison.id)
        offered = {suited.procedure for suited in pain.procedures} if pain else set()
        for option in comparison.options:
            if pain and option.procedure and option.procedure not in offered:
                yield Problem(
                    *where(owner, f"options.{option.id}"),
                    RULE,
                    f"le geste « {option.procedure} » n’est pas proposé pour cette douleur",
                    closest(option.procedure, offered),
                )


def topics(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Each subject has its row: good, bad, life afterwards, what nobody knows (Q4, Q5, Q6, C5)."""
    for owner, comparison in _comparisons(library):
        told = {row.topic for row in comparison.rows}
        for topic, what in _REQUIRED.items():
            if topic not in told:
                yield Problem(
                    *where(owner, "rows"),
                    RULE,
                    f"aucune ligne ne dit {what}",
                    f'ajoutez une ligne « topic: "{topic.value}" »',
                )


def names(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Two rows or two options of one name could not be told apart, aloud or in the record."""
    for owner, comparison in _comparisons(library):
        told = [(f"options.{o.id}.name", o.name) for o in comparison.options]
        told += [(f"rows.{row.id}.title", row.title) for row in comparison.rows]
        met: set[str] = set()
        for path, name in told:
            if name in met:
                yield Problem(
                    *where(owner, path),
                    RULE,
                    f"« {name} » est écrit deux fois",
                    "donnez un autre nom à l’une des deux",
                )
            met.add(name)


def cells(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Each option has its cell in each row: filled, or marked as not known."""
    for owner, comparison in _comparisons(library):
        known = [option.id for option in comparison.options]
        for row in comparison.rows:
            for cell in row.cells:
                place = where(owner, f"rows.{row.id}.cells.{cell.id}")
                if cell.id not in known:
                    message = f"l’option « {cell.id} » n’existe pas"
                    yield Problem(*place, RULE, message, closest(cell.id, known))
                if cell.state is CellState.SAID and not cell.body and not cell.figure:
                    yield Problem(
                        *place, RULE, "la case est vide", "écrivez un texte, un chiffre, ou « unknown »"
                    )
            for name in known:
                if row.cell(name) is None:
                    yield Problem(
                        *where(owner, f"rows.{row.id}.cells"),
                        RULE,
                        f"la case de l’option « {name} » manque",
                        "écrivez-la, « unknown » si on ne sait pas",
                    )


def sources(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A text that affirms has a source, or is to be confirmed (C2)."""
    for owner, comparison in _comparisons(library):
        told = [(f"context.{n}", passage) for n, passage in enumerate(comparison.context)]
        told += [
            (f"rows.{row.id}.cells.{cell.id}.body.{n}", passage)
            for row in comparison.rows
            for cell in row.cells
            for n, passage in enumerate(cell.body)
        ]
        for path, passage in told:
            if not passage.sources and not passage.to_confirm:
                yield Problem(
                    *where(owner, path),
                    RULE,
                    "aucune source n’est donnée",
                    "ajoutez « sources » ou « to_confirm: true »",
                )


def figures(library: Library, texts: Texts, where: Where) -> Iterator[Problem]:
    """A number of people says what it counts; an arm is named only of what is compared; none is idle."""
    for owner, comparison in _comparisons(library):
        used = {name for text in texts if text.owner == owner for _, name in REFERENCE.findall(text.raw)}
        for written in _written(owner, comparison, library, where):
            cell, figure = written.cell, written.figure
            used.add(cell.figure)
            if isinstance(figure, Proportion) and not cell.affected:
                yield Problem(
                    *written.place, RULE, "on ne sait pas ce que ce chiffre compte", "ajoutez « affected »"
                )
            if cell.badge and (figure is not None and figure.passport.comparator is Comparator.NONE):
                yield Problem(
                    *written.place,
                    RULE,
                    "« badge » cacherait que ce chiffre n’est comparé à rien",
                    "retirez « badge »",
                )
        for idle in comparison.figures:
            if idle.id not in used:
                yield Problem(
                    *where(owner, f"figures.{idle.id}"),
                    RULE,
                    f"le chiffre « {idle.id} » n’est employé nulle part",
                    "employez-le, ou retirez-le",
                )


def comparable(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Benefits stand in a row with the same horizon and comparator, else they are « non comparables »."""
    for owner, comparison in _comparisons(library):
        by_row: dict[str, list[_Written]] = {}
        for written in _written(owner, comparison, library, where):
            if written.cell.figure and written.cell.state is CellState.SAID:
                by_row.setdefault(written.row.id, []).append(written)
        for row in comparison.rows:
            shown = by_row.get(row.id, [])
            if any(written.figure is None for written in shown):
                continue  # a figure that is not there is told as such
            if row.arrays:
                yield from _arrays(where(owner, f"rows.{row.id}.arrays"), shown)
            if row.arrays or row.topic is RowTopic.BENEFIT:
                yield from _together(shown)


def balanced(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Good and bad are told in equal detail (C1): counted over the page, and only noticed."""
    for owner, comparison in _comparisons(library):
        good = bad = 0
        for written in _written(owner, comparison, library, where):
            if written.row.topic is RowTopic.BENEFIT:
                good += _length(written)
            elif written.row.topic in {RowTopic.DISCOMFORT, RowTopic.RISK}:
                bad += _length(written)
        if abs(good - bad) > EQUAL_DETAIL * max(good, bad):
            yield Problem(
                *where(owner, "rows"),
                RULE,
                f"{counted(good, 'mot dit', 'mots disent')} les bénéfices, "
                f"{counted(bad, 'mot', 'mots')} les gênes et les risques",
                "donnez autant de détail aux deux",
                Severity.NOTICE,
            )


def _arrays(place: tuple[str, int], shown: list[_Written]) -> Iterator[Problem]:
    """Two figures at least, each drawable and compared, of one outcome at one stated time, out of as many."""
    drawn = [w.figure for w in shown if isinstance(w.figure, Proportion) and w.figure.drawable]
    if len(drawn) < LEAST or len(drawn) < len(shown):
        yield Problem(
            *place,
            RULE,
            "un dessin n’a pas d’autre dessin à côté de lui",
            "retirez « arrays », ou donnez à chaque case un chiffre qui se dessine",
        )
    if any(f.passport.comparator is Comparator.NONE or f.passport.horizon is None for f in drawn):
        yield Problem(
            *place,
            RULE,
            "un chiffre sans comparaison ou sans délai ne se dessine pas ici",
            "retirez « arrays »",
        )
    if len({w.cell.affected for w in shown}) > 1:
        yield Problem(
            *place, RULE, "les dessins ne comptent pas la même chose", "écrivez le même « affected »"
        )
    if len({f.friendly().out_of for f in drawn}) > 1:
        yield Problem(*place, RULE, "les dessins n’ont pas le même dénominateur", "retirez « arrays »")


def _together(shown: list[_Written]) -> Iterator[Problem]:
    found = {(w.figure.passport.horizon, w.figure.passport.comparator) for w in shown if w.figure}
    alone = [w for w in shown if w.figure and w.figure.passport.comparator is Comparator.NONE]
    for written in alone or (shown if len(found) > 1 else []):
        yield Problem(
            *written.place,
            RULE,
            "ce chiffre n’a pas le délai et le comparateur des autres"
            if not alone
            else "ce chiffre n’est comparé à rien",
            'écrivez « state: "not-comparable" », ou faites-en une autre ligne',
        )


def _length(written: _Written) -> int:
    told = [passage.text for passage in written.cell.body]
    if written.figure is not None:
        told.append(f"{in_words(written.figure)} {written.cell.affected}")
    known = written.figures
    said = (REFERENCE.sub(lambda m: in_words(known[m[2]]) if m[2] in known else m[0], text) for text in told)
    return sum(len(words(text)) for text in said)


def _comparisons(library: Library) -> Iterator[tuple[str, Comparison]]:
    for comparison in library.comparisons.values():
        yield f"comparaisons/{comparison.id}", comparison


def _written(owner: str, comparison: Comparison, library: Library, where: Where) -> Iterator[_Written]:
    """The cells whose option exists."""
    for row in comparison.rows:
        for cell in row.cells:
            option = comparison.option(cell.id)
            if option is not None:
                known = cell_figures(comparison, option, cell, library.procedures)
                yield _Written(row, option, cell, known, where(owner, f"rows.{row.id}.cells.{cell.id}"))


COMPARISON_RULES = (options, topics, names, cells, sources, figures, comparable, balanced)
