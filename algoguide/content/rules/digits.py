"""Prose holds no figure of its own: a benefit or a risk is named by its id, `[[infection-vertebre]]`.

What remains are measures a reader lives by: durations, hours, ages, levels, temperatures, lengths, mSv,
telephone numbers, dates. Numbers of people written in words are figures too.
"""

import re
from collections.abc import Collection, Iterator

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextKind, Texts, Where
from algoguide.content.rules.drugs import drug_names
from algoguide.content.rules.sentences import unmarked
from algoguide.domain.problem import Problem

RULE = "chiffre"
_READ = frozenset(TextKind) - {TextKind.PASSPORT, TextKind.CITATION}

_N = r"\d+(?:,\d+)?"
_RANGE = rf"{_N}(?: ?(?:à|ou|et|-|–) ?{_N})?"
_MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_PEOPLE = r"(?:personnes?|patients?|patientes?|malades?|gens|cas|femmes?|hommes?|enfants?|adultes?)"
_EMERGENCY = r"(?:15|17|18|112|114|116 117)"
_NO_COUNT = rf"(?!\w| ?%| sur | {_MONTH}| (?:\w+ )?{_PEOPLE}\b)"

_TYPED: tuple[str, ...] = (
    r"\[\[[^\]]*\]\]",
    # Dates before telephone numbers: « le 15 juin ».
    rf"\b(?:1er|0?[1-9]|[12]\d|3[01]) {_MONTH}(?: (?:19|20)\d\d)?\b",
    rf"(?<!\d )\b{_MONTH} (?:19|20)\d\d\b",
    r"\b(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b",
    rf"\b(?:[Ee]n|[Dd]e|[Dd]epuis|[Aa]vant|[Aa]près|[Vv]ers|fin|début|dès) (?:19|20)\d\d\b{_NO_COUNT}",
    r"\b\d+ heures sur 24\b|\b24 ?h(?:eures)? ?(?:sur|/) ?24\b|\b7 ?j(?:ours)? ?(?:sur|/) ?7\b",
    r"\b(?:[01]?\d|2[0-4]) ?h(?: ?[0-5]\d)?\b",
    rf"\b{_RANGE} (?:secondes?|minutes?|min|heures?|h|jours?|nuits?|semaines?|mois|ans?|années?)\b",
    rf"[-−]?{_N}(?: à [-−]?{_N})? ?°C?(?!\w)|\b{_RANGE} degrés?\b",
    rf"\b{_RANGE} (?:µm|mm|cm|m|km|micro(?:n|mètre)s?|millimètres?|centimètres?|mètres?|kilomètres?)\b",
    rf"\b{_RANGE} (?:mSv|millisieverts?)\b",
    (
        r"(?<![\w-])(?:C[1-7]|[TD](?:1[0-2]|[1-9])|L[1-5]|S[1-5])"
        r"(?:[-–](?:C[1-7]|[TD](?:1[0-2]|[1-9])|L[1-5]|S[1-5]))?(?![\w-])"
    ),
    r"(?<!\d)(?:0\d|\+33 ?\d)(?:[ .]?\d{2}){4}(?!\d)",
    (
        rf"\b(?:[Ll]es?|[Aa]u|[Dd]u|[Aa]ppelez|[Cc]omposez|[Nn]uméro|SMS au) {_EMERGENCY}{_NO_COUNT}"
        rf"(?:(?:,| ou| et|,? puis)(?: le| au)? {_EMERGENCY}{_NO_COUNT})*"
    ),
    rf"\A{_EMERGENCY}\Z",
    rf"\b(?:[Ll]e|[Aa]u|[Nn]uméro) 3[0-9](?:\d\d| \d\d)\b{_NO_COUNT}",
)
_TOKENS = re.compile("|".join(f"(?:{pattern})" for pattern in _TYPED))
# With the words around, to be found again by its author.
_LEFT = re.compile(r"(?:\S+ )?[^\s(«]*\d[^\s)»]*(?: ?%| sur \S+| [^\s\u2016]+)?")

_NUMBER_WORD = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    r"trente|quarante|cinquante|soixante|cents?|mille)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|"
    r"sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|cents?|mille))*"
)
_MANY = rf"(?!une?\b){_NUMBER_WORD}"
_IN_WORDS: tuple[str, ...] = (
    # « sept personnes sur dix », « une fois sur cent », « neuf sur dix »
    rf"\b{_NUMBER_WORD}(?: {_PEOPLE}| fois)? sur {_MANY}\b",
    # « la moitié des personnes », « un tiers d’entre eux », « deux tiers »
    (
        rf"\b(?:la moitié|(?:un|le|deux) tiers|(?:un|le|trois) quarts?|un dixième|un cinquième)"
        rf" (?:de |des |d’)(?:ces |les |nos )?(?:entre (?:eux|elles)|{_PEOPLE})\b"
    ),
    r"\bpour cent\b|\bpourcent\w*",
    rf"\b(?:dizaines?|centaines?|milliers?|millions?) de {_PEOPLE}\b",
    rf"\b{_MANY} {_PEOPLE} (?:ont|avaient|en ont|n’ont|vont mieux|guérissent)\b",
    rf"\b{_MANY} {_PEOPLE} (?:en )?(?:sont|étaient|ont été) (?:mort|décédé|paralysé|opéré|soulagé|guéri)\w*",
    rf"\bune (?:seule )?{_PEOPLE} (?:en )?(?:est|a été) (?:morte?|décédée?|paralysée?|opérée?|guérie?)\b",
)
_WORDED = re.compile("|".join(f"(?:{pattern})" for pattern in _IN_WORDS), re.IGNORECASE)
_ADVICE = "faites-en un chiffre avec ses sources et citez-le : « [[identifiant]] »"


_NAME = re.compile(r"[^\W\d_][\w-]*\d[\w-]*")
"""A name begins with a letter."""


def digits_rule(words: Collection[str]) -> Rule:
    """The rule; names with a digit (« GLP-1 ») are admitted if they are drugs or words of the project."""
    numbered = sorted({w for w in (*words, *drug_names()) if _NAME.fullmatch(w)}, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in numbered)
    admitted = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def digits(_: Library, texts: Texts, __: Where) -> Iterator[Problem]:
        for text in texts:
            if text.kind in _READ:
                # A mark that no pattern crosses, so that « 3 jours 4 » does not become one number.
                left = admitted.sub("\u2016", _TOKENS.sub("\u2016", unmarked(text.text)))
                for found in _LEFT.finditer(left):
                    shown = found[0].replace("\u2016", "…").strip()
                    yield text.problem(RULE, f"« {shown} » est un chiffre dans la phrase", _ADVICE)
                for found in _WORDED.finditer(left):
                    yield text.problem(RULE, f"« {found[0]} » est un chiffre écrit en lettres", _ADVICE)

    return digits
