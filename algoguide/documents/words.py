"""Glossary words met in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from algoguide.documents.view import DocumentView
from algoguide.domain.reference import GlossaryTerm
from algoguide.domain.sheet import Sheet


def glossary_words(glossary: Mapping[str, GlossaryTerm], texts: Iterable[str]) -> tuple[GlossaryTerm, ...]:
    """The terms whose name or another form occurs as whole words in `texts`, in alphabetical order."""
    joined = "\n".join(texts)
    found = []
    for term in glossary.values():
        forms = "|".join(re.escape(form) for form in (term.term, *term.forms))
        if re.search(rf"(?<!\w)(?:{forms})(?!\w)", joined, re.IGNORECASE):
            found.append(term)
    return tuple(sorted(found, key=lambda t: t.term.casefold()))


def simple_texts(sheet: Sheet) -> list[str]:
    """What l’essentiel says of a sheet."""
    texts = [p.text for p in sheet.simple] + list(sheet.mode.simple)
    for part in (
        sheet.steps,
        sheet.preparation,
        sheet.aftercare,
        sheet.outcomes,
        sheet.risks,
        sheet.alternatives,
        sheet.red_flags,
    ):
        texts += DocumentView.simples(part)
    return texts
