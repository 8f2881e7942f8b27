"""What a French text is typed with: apostrophes, guillemets, spaces, no capitals for emphasis, no brackets.

The raw text is read: the loader already mends the spaces that a keyboard cannot type.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextAt, TextKind, Texts, Where
from algoguide.content.rules.drugs import drug_names
from algoguide.domain.problem import Problem

RULE = "typographie"
_SPACE = "[ \u00a0\u202f]"
_PLACED = re.compile(r"\[\[[^\]]*\]\]")

_SLIPS: tuple[tuple[str, str, str], ...] = (
    (r"\S*'\S*", "l’apostrophe est droite", "écrivez ’"),
    (r"\S*\"\S*", "les guillemets sont droits", "écrivez « » avec une espace à l’intérieur"),
    (
        "\\S*[\u201c\u201d\u201e\u201f\u2018\u201b\u2039\u203a]\\S*",
        "ces guillemets ne sont pas français",
        "écrivez « » ou ’",
    ),
    (r"\S*[^\s(\[*’«]«|»[^\s)\].,;:!?…*»]\S*", "un guillemet touche un mot", "mettez une espace au dehors"),
    (r"«[^\s]\S*|\S*[^\s]»", "une espace manque à l’intérieur des guillemets", "écrivez « mot »"),
    (f"\\S*{_SPACE}{{2,}}\\S*", "deux espaces se suivent", "gardez-en une"),
    (r"\t\S*", "il y a une tabulation", "remplacez-la par une espace"),
    (r"^[ \u00a0\u202f]+\S*|\S*[ \u00a0\u202f]+$", "une espace commence ou finit le texte", "retirez-la"),
    (f"\\S*{_SPACE}[,.](?!\\d|\\.)", "une espace précède la ponctuation", "retirez-la"),
    (r"\S*\w[,;:?](?=[^\W\d])\S*", "une espace manque après la ponctuation", "ajoutez-la"),
    (r"\w*[a-zà-ÿ][.?](?=[A-ZÀ-Ý])\S*", "une espace manque après le point", "ajoutez-la"),
    (r"\S*\.{2,}", "des points se suivent", "écrivez …"),
    (r"\S*\s?!", "un point d’exclamation n’a pas sa place ici", "finissez par un point"),
    (r"\S+\s[-\u2014]\s\S+", "un tiret court sépare deux mots", "écrivez –, ou une virgule"),
    (r"\b\w*o(?:eu|eil|ed[eèé]|estr|esoph)\w*|\bf(?:oe)t\w*", "« oe » se lie ici", "écrivez œ"),
)
_COMPILED = tuple((re.compile(p), what, advice) for p, what, advice in _SLIPS)
_GENDER = re.compile(
    r"\w+\((?:e|es|s|x|ne|nes|le|les|te|se|ses|ve|ves|fe|ère|euse|euses|trice|trices|rice|ière)\)"
    r"|\w+[·•\u2027\u2219]\w+(?:[·•\u2027\u2219]\w+)?"
    r"|\b(?:ils?/elles?|elles?/ils?|un/une|le/la|du/de la|un ou une)\b"
    r"|\b\w{3,}/(?:e|es|ne|le|euse|trice|ière|ère|ve)\b"
    r"|\b\w{2,}\.e\.?s?\b|\b\w{3,}-e-s\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![\w’-])[A-ZÀ-ÖØ-Ý]{2,}(?:[-’][A-ZÀ-ÖØ-Ý]{2,})*(?![\w])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_REPEATED = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
_LEGALLY_TWICE = frozenset({"nous", "vous", "non", "si", "très", "tout", "plus"})
_SIGNS = frozenset(
    "’«»…–-.,;:?()[]%°/×+−±*@&€²³·• \u00a0\u202f\n'\"!\t"
    "\u2014\u201c\u201d\u201e\u201f\u2018\u201b\u2039\u203a\u2027\u2219\u2011"
)
"""What a text may hold beside Latin letters and digits, with what other checks already refuse."""
_PAST_LATIN = "\u0250"
_ARROWS = frozenset("←→↑↓")
"""Drawn on plates: « ← tête »."""
_READ = frozenset(TextKind) - {TextKind.CITATION}


def typography_rule(words: Collection[str]) -> Rule:
    """The rule; words in capitals are admitted when the project lists them or the glossary explains them."""

    def typography(library: Library, texts: Texts, _: Where) -> Iterator[Problem]:
        explained = {f for term in library.glossary.values() for f in (term.term, *term.forms)}
        listed = {*words, *drug_names(), *explained}
        admitted = {part for word in listed for part in re.split(r"[\s-]", word) if part.isupper()}
        for text in texts:
            yield from _characters(text)
            if text.kind in _READ:
                yield from _slips(text)
                yield from _capitals(text, admitted)

    return typography


def _slips(text: TextAt) -> Iterator[Problem]:
    # A figure stands for words: what touches it is judged as if it were one.
    raw = _PLACED.sub("chiffre", text.raw)
    for pattern, what, advice in _COMPILED:
        for found in pattern.finditer(raw):
            yield text.problem(RULE, f"« {_shown(found[0])} » : {what}", advice)
    for found in _GENDER.finditer(raw):
        advice = "tournez la phrase pour tout le monde (« Vous restez à l’hôpital »)"
        yield text.problem(RULE, f"« {found[0]} » : deux genres en un mot", advice)
    for found in _REPEATED.finditer(raw):
        if found[1].casefold() not in _LEGALLY_TWICE:
            yield text.problem(RULE, f"« {found[0]} » : le mot est écrit deux fois", "gardez-en un")
    if raw.count("**") % 2:
        yield text.problem(RULE, "« ** » n’est pas fermé", "entourez les mots en gras : « **mots** »")
    if "*" in raw.replace("**", ""):
        yield text.problem(RULE, "« * » seul ne veut rien dire ici", "écrivez « **mots** » pour le gras")


def _capitals(text: TextAt, admitted: Collection[str]) -> Iterator[Problem]:
    for found in _CAPITALS.finditer(_PLACED.sub("", text.raw)):
        unknown = [p for p in re.split(r"[-’]", found[0]) if p not in admitted and not _ROMAN.fullmatch(p)]
        if unknown:
            advice = "écrivez en minuscules ; un sigle va dans mots.yaml avec sa raison"
            yield text.problem(RULE, f"« {found[0]} » est en capitales", advice)


def _characters(text: TextAt) -> Iterator[Problem]:
    """Characters that no reader expects: invisible, decomposed, of another alphabet, pictograms."""
    raw = text.raw
    if unicodedata.normalize("NFC", raw) != raw:
        word = next((w for w in raw.split() if unicodedata.normalize("NFC", w) != w), raw)
        yield text.problem(RULE, f"« {word} » porte un accent décomposé", "retapez le mot")
    for character in sorted({c for c in raw if _odd(c, text.kind)}):
        name = unicodedata.name(character, "caractère sans nom").lower()
        message = f"le caractère U+{ord(character):04X} ({name}) n’a pas sa place ici"
        yield text.problem(RULE, message, "retirez-le ou retapez le mot")


def _odd(character: str, kind: TextKind) -> bool:
    category = unicodedata.category(character)
    unseen = category in {"Cf", "Co", "Cn", "Cs"} or (category == "Cc" and character not in "\n\t")
    if unseen or character == "\ufffd":
        return True
    # A lone accent is told with the decomposed words; a publication keeps its own letters.
    if category in {"Mn", "Me"} or kind is TextKind.CITATION:
        return False
    if character in _ARROWS:
        return kind is not TextKind.LABEL
    return not _usual(character)


def _usual(character: str) -> bool:
    if character.isalpha():
        latin = unicodedata.name(character, "").startswith("LATIN") and character < _PAST_LATIN
        return latin or character in "µªºᵉ"
    if character.isdigit():
        return character.isascii() or character in "²³"
    return character in _SIGNS


def _shown(found: str) -> str:
    return " ".join(found.split()) if "  " not in found else re.sub(r"\s", "␣", found)
