"""French prose cut into sentences and words, as a reader counts them."""

import re
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS = _set("Dr Drs Pr Prs M MM Mme Mmes Mlle Me St Ste ex cf n° p réf tél Tél")
_END = re.compile(r"[.?!…]+(?:\s*[»)\]*]+)*(?=\s|$)")
_OPENING = re.compile(r"[\s«(\[*“]*")
_ITEM = re.compile(r"(?:\A|\n)\s*(?:[-–—•*]\s+|\d+[.)]\s+)|\n+")
# « J. Dupont » at the beginning, or « M. J. Dupont »; « rayons X. » does end a sentence.
_INITIAL = re.compile(r"(?:^|\.\s?)[A-WYZÀ-Ý]$")
# « 15 h 30 », « 1 000 » and « 0,5 » are one word each; an elision belongs to the word it leans on.
_WORD = re.compile(
    r"\d{1,2}\s?h\s?\d{2}\b|\d+(?:[\u00a0\u202f]\d{3})+|\d+(?:[.,/]\d+)*|[^\W\d_]+(?:[’'\-\u2011][^\W_]+)*[’']?"
)


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`; each item of a list and each paragraph ends one.

    A full stop ends nothing after « Dr », an initial or « etc. » followed by a small letter.
    """
    found: list[str] = []
    for block in _ITEM.split(text):
        start = 0
        for end in _END.finditer(block):
            if not _ends(block, end):
                continue
            found.append(block[start : end.end()].strip())
            start = end.end()
        found.append(block[start:].strip())
    return tuple(s for s in found if words(s))


def _ends(block: str, end: re.Match[str]) -> bool:
    after = block[end.end() :]
    if not after.strip():
        return True
    opening = _OPENING.match(after)
    first = after[opening.end() : opening.end() + 1] if opening else ""
    if first.islower():
        return False
    if end[0] != ".":
        return True
    before = block[: end.start()]
    last = re.search(r"[\w°]+$", before)
    return not (last and last[0] in _ABBREVIATIONS) and not _INITIAL.search(before)


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`: « l’aiguille », « dites-le », « 15 h 30 » and « 1 000 » are one each."""
    return tuple(_WORD.findall(text))


def unmarked(text: str) -> str:
    """`text` with plain spaces and no bold marks, as the patterns of the rules are written."""
    return re.sub(r"[\u00a0\u202f]", " ", text).replace("**", "")


def shortened(sentence: str, limit: int = 60) -> str:
    """The beginning of a sentence, to quote it in a message."""
    plain = " ".join(sentence.split())
    if len(plain) <= limit:
        return plain
    return plain[:limit].rsplit(" ", 1)[0] + "…"
