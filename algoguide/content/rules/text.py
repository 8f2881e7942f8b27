"""Every rule that reads sentences, in the order in which an author meets them."""

from collections.abc import Mapping

from algoguide.content.rules.base import Rule
from algoguide.content.rules.digits import digits_rule
from algoguide.content.rules.drugs import drugs
from algoguide.content.rules.parity import parity
from algoguide.content.rules.promises import promises
from algoguide.content.rules.readability import long_sentences, pages_readable, sheets_readable
from algoguide.content.rules.simple_words import simple_words
from algoguide.content.rules.spelling import Dictionary, french_dictionary, spelling_rule
from algoguide.content.rules.typography import typography_rule


def text_rules(words: Mapping[str, str], dictionary: Dictionary | None = None) -> tuple[Rule, ...]:
    """The rules; `words` are the project’s words with their reasons (`Built.words`).

    `dictionary` is for tests; the one of the system is looked for otherwise.
    """
    return (
        typography_rule(words),
        digits_rule(words),
        promises,
        drugs,
        long_sentences,
        sheets_readable,
        pages_readable,
        simple_words,
        parity,
        spelling_rule(words, dictionary or french_dictionary()),
    )
