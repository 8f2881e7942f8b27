"""Glossary words in a text: where they stand, so that a click explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from algoguide.domain.reference import GlossaryTerm


class Explaining:
    """Finds glossary words, by their name or another form, as whole words and without regard to case."""

    def __init__(self, glossary: Mapping[str, GlossaryTerm]) -> None:
        self._glossary = glossary

    def term(self, term_id: str) -> GlossaryTerm:
        """A term by id.

        Raises:
            KeyError: unknown id.
        """
        return self._glossary[term_id]

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Cut `text` into (piece, term id); the id is empty for words that are not in the glossary."""
        if not self._forms:
            yield text, ""
            return
        at = 0
        for match in self._pattern.finditer(text):
            if match.start() > at:
                yield text[at : match.start()], ""
            yield match[0], self._forms[match[0].casefold()]
            at = match.end()
        if at < len(text):
            yield text[at:], ""

    @cached_property
    def _forms(self) -> dict[str, str]:
        return {
            form.casefold(): term.id for term in self._glossary.values() for form in (term.term, *term.forms)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._forms, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
