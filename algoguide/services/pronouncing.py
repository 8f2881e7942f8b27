"""What a voice is given to say in place of what is written: numbers, units, abbreviations, signs.

A synthetic voice reads « mSv » letter by letter, « IRM » as a word, and stops at every no-break space.
"""

import re

from algoguide.domain.french import plural

_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]")
_CITED = re.compile(r"\bSources?\s*:\s*\d+(?:\s*,\s*\d+)*\s*\.?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2002\u2009]+")
_MARKS = re.compile(r"[*•«»“”→←|_#]|\[|\]")
_BLANK = re.compile(r"(?:(?:…{2,}|\.{4,})[ /]*)+")
"""A line to fill in by hand, as for a telephone that nobody has given."""
_TO_FILL_IN = "à compléter"

_ABBREVIATIONS = {
    "M.": "Monsieur",
    "Mme": "Madame",
    "Dr": "Docteur",
    "Dr.": "Docteur",
    "Pr": "Professeur",
    "Pr.": "Professeur",
    "p. ex.": "par exemple",
    "ex.": "exemple",
    "cf.": "voir",
    "env.": "environ",
    "etc.": "et cetera.",
}
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_ABBREVIATIONS, key=len, reverse=True)))})(?!\w)"
)
_NUMERO = re.compile(r"\bn°\s?(?=\d)", re.IGNORECASE)

_UNITS = {
    "mSv": "millisievert",
    "µSv": "microsievert",
    "mGy": "milligray",
    "Gy": "gray",
    "mm": "millimètre",
    "cm": "centimètre",
    "km": "kilomètre",
    "m": "mètre",
    "mg": "milligramme",
    "µg": "microgramme",
    "kg": "kilogramme",
    "g": "gramme",
    "mL": "millilitre",
    "ml": "millilitre",
    "cL": "centilitre",
    "cl": "centilitre",
    "L": "litre",
    "h": "heure",
    "min": "minute",
    "s": "seconde",
    "°C": "degré",
    "°": "degré",
    "€": "euro",
    "Mo": "mégaoctet",
}
_LONGEST_FIRST = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
_MEASURED = re.compile(rf"(\d+(?:[,.]\d+)?) ?({_LONGEST_FIRST})(?!\w)")
_PER = re.compile(rf"(?<=[a-zé]) ?/ ?({_LONGEST_FIRST})(?!\w)")
_ALONE = re.compile(r"(?<!\w)(mSv|µSv|mGy|mg|µg|mL)(?!\w)")

_TELEPHONE = re.compile(r"(?<!\d)(?<!\d )0\d(?: \d\d){4}(?! ?\d)")
_THOUSANDS = re.compile(r"(?<![\d,.])(?<!\d )\d{1,3}(?: \d{3})+(?!\d)")
_RANGE = re.compile(r"(?<=\d) ?[–-] ?(?=\d)")
_RATIO = re.compile(r"(?<![\d/])(\d+) ?/ ?(\d+)(?![\d/])")
_MINUS = re.compile(r"(?<!\w)[−–-] ?(?=\d)")
_LEVELS = re.compile(r"\b([CTLS]\d{1,2})-(?=[CTLS]\d)")
"""Two vertebrae that follow each other, « L4-L5 »."""
_SLASH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])|(?<!\S)/(?!\S)")

_CAPITALS = re.compile(r"(?<![\w-])[A-ZÉÈÀ]{2,4}(?![\w-])")
_WORDS_IN_CAPITALS = {"NON", "OUI", "OS", "ET", "OU", "NE", "PAS", "TOUS", "TOUT", "COU", "DOS"}
_ROMAN = re.compile(r"[IVX]+")


def said(text: str) -> str:
    """`text` for a voice; empty when there is nothing in it to be heard."""
    text = _TOKEN.sub(" ", text)
    text = _SPACES.sub(" ", text).replace("\u03bc", "µ")
    text = _CITED.sub(" ", text)
    text = _BLANK.sub(f" {_TO_FILL_IN} ", text)
    text = _NUMERO.sub("numéro ", text)
    text = _ABBREVIATED.sub(lambda found: _ABBREVIATIONS[found[0]], text)
    text = _MARKS.sub(" ", text)
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", ", "), text)
    text = _THOUSANDS.sub(lambda found: found[0].replace(" ", ""), text)
    text = _RANGE.sub(" à ", text)
    text = _RATIO.sub(r"\1 sur \2", text)
    text = _MINUS.sub("moins ", text)
    text = _MEASURED.sub(_measure, text).replace("%", " pour cent")
    text = _PER.sub(lambda found: f" par {_UNITS[found[1]]}", text)
    text = _ALONE.sub(lambda found: f"{_UNITS[found[1]]}s", text)
    text = _LEVELS.sub(r"\1 ", text)
    text = _SLASH.sub(" ", text)
    text = _CAPITALS.sub(_letters, text)
    text = re.sub(r" +([.,)])", r"\1", _SPACES.sub(" ", text)).lstrip(" :;,.!?)").rstrip()
    return text if any(c.isalnum() for c in text) else ""


def _measure(found: re.Match[str]) -> str:
    """« 3 mSv » → « 3 millisieverts », « 8 h 30 » → « 8 heures 30 »."""
    number, unit = found[1], _UNITS[found[2]]
    return f"{number} {plural(float(number.replace(',', '.')), unit, f'{unit}s')}"


def _letters(found: re.Match[str]) -> str:
    """« IRM » → « I R M »; a word that was only written large is left."""
    word = found[0]
    if word in _WORDS_IN_CAPITALS or _ROMAN.fullmatch(word):
        return word
    return " ".join(word)
