"""Glossary words met in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from algoguide.domain.reference import GlossaryTerm


def glossary_words(glossary: Mapping[str, GlossaryTerm], texts: Iterable[str]) -> tuple[GlossaryTerm, ...]:
    """The terms whose name or another form occurs as whole words in `texts`, in alphabetical order."""
    joined = "\n".join(texts)
    found = []
    for term in glossary.values():
        forms = "|".join(re.escape(form) for form in (term.term, *term.forms))
        if re.search(rf"(?<!\w)(?:{forms})(?!\w)", joined, re.IGNORECASE):
            found.append(term)
    return tuple(sorted(found, key=lambda t: t.term.casefold()))
