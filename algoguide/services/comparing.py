"""Choosing what is compared: two to four options of one pain, doing nothing always among them."""

from __future__ import annotations

from collections.abc import Iterable

from algoguide.content.library import Library
from algoguide.domain.compared import Table, told
from algoguide.domain.comparison import Comparison, Option

LEAST, MOST = 2, 4
"""Options of a table: fewer compare nothing, more cannot be read."""


class Comparing:
    """The comparisons of one library. Choices are ids of options, always in the order of the file."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def pains(self) -> tuple[str, ...]:
        """The pains whose options can be compared, in the order of the catalogue."""
        return tuple(pain for pain in self._library.comparisons if pain in self._library.pains)

    def has(self, pain: str) -> bool:
        """Whether the options of a pain can be compared."""
        return pain in self._library.comparisons

    def comparison(self, pain: str) -> Comparison:
        """The comparison of a pain.

        Raises:
            KeyError: nobody wrote it.
        """
        return self._library.comparisons[pain]

    def starting(self, pain: str) -> tuple[str, ...]:
        """What is shown first: every option, as far as they fit. To leave one out is the reader's choice."""
        return tuple(option.id for option in self.comparison(pain).options[:MOST])

    def chosen(self, pain: str, ids: Iterable[str]) -> tuple[str, ...]:
        """`ids` as they may be shown: known ones, doing nothing first, at least two, at most four."""
        wanted = set(ids)
        options = self.comparison(pain).options
        kept = [option.id for option in options if option.nothing or option.id in wanted]
        if len(kept) < LEAST:
            return self.starting(pain)
        return tuple(kept[:MOST])

    def addable(self, pain: str, chosen: tuple[str, ...]) -> tuple[Option, ...]:
        """The options that may still be added; none when the table is full."""
        if len(chosen) >= MOST:
            return ()
        return tuple(option for option in self.comparison(pain).options if option.id not in chosen)

    def removable(self, pain: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """The options that may be taken away: neither doing nothing, nor the last it is compared to."""
        if len(chosen) <= LEAST:
            return ()
        comparison = self.comparison(pain)
        found = (comparison.option(name) for name in chosen)
        return tuple(option.id for option in found if option is not None and not option.nothing)

    def table(self, pain: str, chosen: Iterable[str]) -> Table:
        """The table of these options, in words."""
        comparison = self.comparison(pain)
        shown = self.chosen(pain, chosen)
        options = [option for option in comparison.options if option.id in shown]
        return told(
            comparison,
            self._library.pains[pain].name,
            options,
            self._library.procedures,
            self._library.references,
        )
