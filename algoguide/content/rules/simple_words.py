"""L’essentiel holds no percentage, and no technical word that its page does not explain.

The page ends with the glossary words it uses: a word the glossary knows, in the form written, is explained.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from algoguide.content.library import Library
from algoguide.content.rules.base import TextKind, Texts, Where
from algoguide.content.rules.walking import sheets
from algoguide.domain.figure import Quantity
from algoguide.domain.problem import Problem

RULE = "essentiel"
_PERCENT = re.compile(r"\S*[ \u00a0]?%|\bpour ?cent\w*", re.IGNORECASE)
_TOKEN = re.compile(r"\[\[@?([a-z0-9-]+)\]\]")


@cache
def _technical() -> re.Pattern[str]:
    lines = files("algoguide.content").joinpath("data/technical_words.txt").read_text("utf-8").splitlines()
    entries = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    any_ending = [re.escape(e).replace(r"\*", r"\w*") for e in entries]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(any_ending)})(?:s|x)?(?![\w])", re.IGNORECASE)


def simple_words(library: Library, texts: Texts, _: Where) -> Iterator[Problem]:
    """No percentage, no technical word unexplained, in the texts of l’essentiel."""
    forms = sorted(
        {re.escape(f) for term in library.glossary.values() for f in (term.term, *term.forms)},
        key=len,
        reverse=True,
    )
    explained = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)", re.IGNORECASE)
    percentages = {
        (owner, figure.id)
        for owner, sheet in sheets(library)
        for figure in getattr(sheet, "figures", ())
        if isinstance(figure, Quantity) and "%" in figure.unit
    }
    for text in texts:
        if text.kind is not TextKind.SIMPLE:
            continue
        for found in _PERCENT.finditer(text.text):
            yield text.problem(RULE, f"« {found[0]} » : un pourcentage", "dites combien de personnes")
        for name in _TOKEN.findall(text.text):
            if (text.owner, name) in percentages:
                message = f"« [[{name}]] » s’écrit en pourcentage"
                yield text.problem(RULE, message, "dites-le en mots, sans chiffre")
        for found in _technical().finditer(explained.sub("…", text.text)):
            message = f"« {found[0]} » n’est pas expliqué par le glossaire"
            advice = "dites-le autrement, ou ajoutez le mot (ou cette forme) au glossaire"
            yield text.problem(RULE, message, advice)
