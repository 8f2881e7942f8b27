"""French as it is typeset: no-break spaces, plurals, numbers, dates, lists."""

import re
from collections.abc import Sequence
from datetime import date

THIN = "\u202f"
"""No-break thin space: before ; ! ? and inside « »."""
FIXED = "\u00a0"
"""No-break space: before : and %, between a number and its unit, between thousands."""

_UNITS = (
    "ans?|mois|semaines?|jours?|nuits?|heures?|h|minutes?|min|secondes?|s|personnes?|fois|"
    "mm|cm|m|km|µg|mg|g|kg|mL|ml|cL|L|mSv|µSv|Gy|°C|°|€|Mo"
)
_SPACES = f"[ {FIXED}{THIN}]"
_AFTER_WORD = r"(?<=[\w)»…%*\]])"
_END = r"(?=[\s)»*]|$)"

_DIGITS = frozenset("0123456789")
_STOPS = frozenset(";!?")
_TYPESETTING: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset("'"), r"(?<=\w)'(?=[\w«*\[])", "’"),
    (frozenset("."), r"\.{3,}", "…"),
    (frozenset("«"), f"«{_SPACES}*", f"«{THIN}"),
    (frozenset("»"), f"{_SPACES}*»", f"{THIN}»"),
    (_STOPS, f"{_SPACES}+([;!?])", rf"{THIN}\1"),
    (_STOPS, f"{_AFTER_WORD}([;!?]){_END}", rf"{THIN}\1"),
    (frozenset(":"), f"{_SPACES}+:", f"{FIXED}:"),
    (frozenset(":"), f"{_AFTER_WORD}:{_END}", f"{FIXED}:"),
    (frozenset("%"), f"(?<=\\d){_SPACES}*%", f"{FIXED}%"),
    (_DIGITS, f"(?<=\\d){_SPACES}(?=(?:{_UNITS})(?!\\w))", FIXED),
    # « 2 à 3 mm », « appelez le 15 », « rayons X ».
    (_DIGITS, f"(?<=\\d){_SPACES}à{_SPACES}(?=\\d)", f"{FIXED}à{FIXED}"),
    (_DIGITS, f"(?<=\\b[la][eu]){_SPACES}(?=11?[245]\\b)", FIXED),
    (frozenset("X"), f"(?<=\\brayons){_SPACES}(?=X\\b)", FIXED),
)
"""Signs of which a text must hold one, pattern, replacement: most texts hold few of them."""
# Groups of three digits after one to three: « 1 000 », not « en 2016 100 personnes ».
_THOUSANDS = f"(?<![\\d,.])(?<!\\d{_SPACES})\\d{{1,3}}(?:{_SPACES}\\d{{3}})+(?!\\d)"

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def typeset(text: str) -> str:
    """Return `text` with French spaces and apostrophes. Doing it twice changes nothing more."""
    held = set(text)
    for signs, pattern, replacement in _TYPESETTING:
        if not signs.isdisjoint(held):
            text = re.sub(pattern, replacement, text)
    if _DIGITS.isdisjoint(held):
        return text
    return re.sub(_THOUSANDS, lambda found: re.sub(_SPACES, FIXED, found[0]), text)


def plural(n: float, singular: str, plural: str) -> str:
    """The word that agrees with `n`: French is singular below 2, zero included."""
    return singular if abs(n) < 2 else plural  # noqa: PLR2004 - the rule itself


def counted(n: int, singular: str, plural_form: str) -> str:
    """A number and the word that agrees with it: « 1 000 personnes »."""
    return f"{number(n)}{FIXED}{plural(n, singular, plural_form)}"


def number(value: float) -> str:
    """A number as the French write it: « 1 000 », « 0,5 », « −2,61 »; at most ten significant digits."""
    whole, _, decimals = f"{abs(value):.10f}".rstrip("0").partition(".")
    grouped = f"{int(whole):,}".replace(",", FIXED)
    sign = "−" if value < 0 and (int(whole) or decimals) else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def opened(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]


def closed(title: str) -> str:
    """A title that a sentence follows: with a full stop, unless it ends with a sign of its own."""
    return title if title.endswith(("?", "!", ".", "…", ":", ";")) else title + "."


def long_date(day: date) -> str:
    """« 2 décembre 2026 », « 1er mai 2026 »."""
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first}{FIXED}{_MONTHS[day.month - 1]}{FIXED}{day.year}"


def short_date(day: date) -> str:
    """« 14/03/1948 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def listing(items: Sequence[str], word: str = "et") -> str:
    """« a, b et c »."""
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
