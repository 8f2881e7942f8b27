"""Spelling, against a French dictionary and the project’s own words, each with its reason.

Without the dictionary or its library the check says so and refuses nothing.
"""

import importlib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextKind, Texts, Where
from algoguide.content.rules.drugs import drug_names
from algoguide.domain.problem import Problem, Severity

RULE = "orthographe"
_READ = frozenset(TextKind) - {TextKind.CITATION}
_SUGGESTED = 20
"""Suggestions are slow: only the first unknown words have them."""

_TOKENS = re.compile(r"\[\[[^\]]*\]\]|(?<!\w)[+]?\d[\d ,./\u00a0\u202f-]*(?:°C?|er|re|e|h)?(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:[’'\-\u2011][^\W_]+)*")
_ELIDED = re.compile(r"^(?:lorsqu|puisqu|jusqu|quoiqu|presqu|quelqu|qu|[ldjmtscn])[’']", re.IGNORECASE)
_UNITS = frozenset(
    [
        "mm",
        "cm",
        "km",
        "µm",
        "mSv",
        "µSv",
        "kg",
        "mg",
        "µg",
        "g",
        "mL",
        "ml",
        "cL",
        "L",
        "min",
        "h",
        "s",
        "kV",
        "mGy",
        "Gy",
        "cm²",
    ]
)
_PARTS = frozenset(["t", "là", "ci", "ce", "y", "en"])
"""What a hyphen ties to a verb or a demonstrative: « a-t-il », « celui-là »."""


class Dictionary(Protocol):
    """What is asked of a spelling dictionary."""

    def check(self, word: str) -> bool:
        """Whether it knows the word."""

    def suggest(self, word: str) -> list[str]:
        """What it proposes instead."""


def french_dictionary() -> Dictionary | None:
    """The French dictionary of the system by way of Enchant, None when either is missing."""
    try:
        enchant = importlib.import_module("enchant")
        for name in ("fr_FR", "fr"):
            if enchant.dict_exists(name):
                found: Dictionary = enchant.Dict(name)
                return found
    except (ImportError, OSError, AttributeError):
        return None
    except Exception as error:  # enchant.errors.Error cannot be named before it is imported
        if type(error).__module__.startswith("enchant"):
            return None
        raise
    return None


def spelling_rule(words: Mapping[str, str], dictionary: Dictionary | None) -> Rule:
    """The rule; `words` are the project’s, word -> reason."""
    admitted = _Admitted(words)

    def spelling(_: Library, texts: Texts, where: Where) -> Iterator[Problem]:
        if dictionary is None:
            yield Problem(
                where("mots", "")[0],
                0,
                RULE,
                "orthographe non vérifiée : le dictionnaire français est absent",
                "installez les paquets libenchant-2-2 et hunspell-fr-classical, et le module pyenchant",
                Severity.NOTICE,
            )
            return
        known: dict[str, bool] = {}
        advice: dict[str, str] = {}
        for text in texts:
            if text.kind not in _READ:
                continue
            for word in _WORD.findall(_TOKENS.sub(" ", text.text.replace("**", ""))):
                if word not in known:
                    known[word] = admitted(word) or _known(word, dictionary, admitted)
                if known[word]:
                    continue
                if word not in advice:
                    advice[word] = _advice(word, dictionary if len(advice) < _SUGGESTED else None)
                yield text.problem(RULE, f"« {word} » n’est pas dans le dictionnaire", advice[word])

    return spelling


class _Admitted:
    """Words that need no dictionary: the project’s, the drugs’ names, units, numbers, single letters."""

    def __init__(self, words: Collection[str]) -> None:
        names = {part for name in drug_names() for part in name.split()}
        self._exact = {*words, *names}
        # A word listed in small letters may begin a sentence; a name keeps its capitals.
        self._small = {w for w in self._exact if w == w.lower()}

    def __call__(self, word: str) -> bool:
        return (
            len(word) == 1
            or word in _UNITS
            or any(c.isdigit() for c in word)
            or word in self._exact
            or word.lower() in self._small
        )


def _known(word: str, dictionary: Dictionary, admitted: _Admitted) -> bool:
    """The word whole, without its elision, or each of its parts."""
    if _in(word, dictionary):
        return True
    bare = _ELIDED.sub("", word)
    if bare != word:
        return admitted(bare) or _known(bare, dictionary, admitted)
    parts = re.split(r"[-\u2011]", word)
    return len(parts) > 1 and all(
        p.lower() in _PARTS or admitted(p) or _known(p, dictionary, admitted) for p in parts
    )


def _in(word: str, dictionary: Dictionary) -> bool:
    """Whether the dictionary knows it, with a capital at the beginning or not."""
    straight = word.replace("’", "'").replace("\u2011", "-")
    forms = dict.fromkeys((word, straight, straight[:1].lower() + straight[1:]))
    return any(dictionary.check(form) for form in forms)


def _advice(word: str, dictionary: Dictionary | None) -> str:
    """What to do, with what the dictionary proposes."""
    add = "corrigez-le, ou ajoutez-le à mots.yaml avec sa raison"
    near = dictionary.suggest(word)[:3] if dictionary else []
    return f"vouliez-vous {' ou '.join(f'« {n} »' for n in near)} ? sinon {add}" if near else add
