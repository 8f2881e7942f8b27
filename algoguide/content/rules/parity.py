"""L’essentiel drops no danger and no instruction of the standard text.

That each risk, preparation, after-care item and red flag has its simple sentence is a rule of structure;
here the sentence is compared with what it stands for: the call to the 15, death, paralysis, « never stop »,
how long something is forbidden.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.sentences import unmarked
from algoguide.content.rules.walking import sheets
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.care import CareItem, PreparationItem
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import Procedure
from algoguide.domain.risk import Risk

RULE = "parite"


@dataclass(frozen=True, slots=True)
class _Weight:
    """Something that the simple sentence must say when the standard text does."""

    standard: re.Pattern[str]
    simple: re.Pattern[str]
    what: str


def _weight(standard: str, simple: str, what: str) -> _Weight:
    return _Weight(re.compile(standard, re.IGNORECASE), re.compile(simple, re.IGNORECASE), what)


_EMERGENCY = r"\b(?:15|112|114)\b(?! (?:heures?|jours?|minutes?|mois|ans?|semaines?)\b)"
_DEATH = r"\b(?:mort|morte|morts|mortes|mortels?|mortelles?|mourir|meur\w+|décès|décéd\w+|tuer?|tué\w*)\b"
_WEIGHTS = (
    _weight(_EMERGENCY, _EMERGENCY, "l’appel au 15"),
    _weight(_DEATH, _DEATH, "le risque de mort"),
    _weight(
        r"\bparalys\w+|\bparapl\w+",
        r"\bparalys\w+|\bne (?:bouge\w*|marche\w*|répond\w*)\b|\bsans force\b|\bfaibles?\b|"
        r"\bplus (?:bouger|marcher)\b",
        "le risque de paralysie",
    ),
    _weight(
        r"\bn(?:e |’)\S*\s?(?:arrêt|chang|modifi|repren)\S* (?:jamais|rien|pas)\b",
        r"\bn(?:e |’)\S*\s?(?:arrêt|chang|modifi|repren)\S* (?:jamais|rien|pas)\b",
        "de ne rien arrêter ni changer soi-même",
    ),
    _weight(
        r"\bcouchez-vous\b|\bappuyez\b",
        r"\bcouch\w+|\ballong\w+|\bappuyez\b",
        "le geste à faire tout de suite",
    ),
)
_FORBIDDEN = re.compile(
    r"\b(?:pas de|pas d’|aucune?|interdite?)\b|\b(?:ne|n’)\S* .*\b(?:pas|plus|jamais|rien)\b", re.IGNORECASE
)
_HOW_LONG = re.compile(r"\b\d+ (?:minutes?|heures?|jours?|nuits?|semaines?|mois)\b|\[\[@fasting-\w+\]\]")
_SENTENCE = re.compile(r"(?<=[.?])\s+")


def parity(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Compare each simple sentence with the standard text beside it."""
    for owner, sheet in sheets(library):
        if not isinstance(sheet, (Procedure, AnaesthesiaMode)):
            continue
        for risk in sheet.risks:
            yield from _compared(_risk_lines(risk), risk.simple, where(owner, f"risks.{risk.id}.simple"))
        for key, items in (("preparation", sheet.preparation), ("aftercare", sheet.aftercare)):
            for item in items:
                place = where(owner, f"{key}.{item.id}.simple")
                yield from _compared((item.title, item.body.text), item.simple, place)
                yield from _forbidden(item, place)
    for flag in library.red_flags:
        yield from _compared((flag.sign,), flag.simple, where("commun/alertes", f"items.{flag.id}.simple"))


def _risk_lines(risk: Risk) -> tuple[str, ...]:
    return (risk.name, risk.what, risk.when, risk.we_do, risk.you_do, risk.consent)


def _compared(standard: Iterable[str], simple: str, place: tuple[str, int]) -> Iterator[Problem]:
    if not simple:
        return  # told by the rule of structure
    said = unmarked(" ".join(filter(None, standard)))
    for weight in _WEIGHTS:
        found = weight.standard.search(said)
        if found and not weight.simple.search(unmarked(simple)):
            message = f"l’essentiel ne dit pas {weight.what} (« {found[0]} » dans le texte)"
            yield Problem(*place, RULE, message, "ajoutez-le à « simple »")


def _forbidden(item: CareItem | PreparationItem, place: tuple[str, int]) -> Iterator[Problem]:
    """A prohibition that lasts: the simple sentence says how long, or leaves it to the team’s handwriting."""
    simple = unmarked(item.simple)
    if not simple or re.search(r"\béquipe écri\w+", simple):
        return
    for sentence in _SENTENCE.split(unmarked(item.body.text)):
        if not _FORBIDDEN.search(sentence):
            continue
        for length in _HOW_LONG.findall(sentence):
            if length not in simple:
                message = f"l’essentiel ne dit pas combien de temps (« {length} » dans le texte)"
                yield Problem(*place, RULE, message, "ajoutez-le à « simple »")
