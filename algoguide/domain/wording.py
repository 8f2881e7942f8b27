"""Figures and local values in words, and prose cut into runs: one wording for screen and paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import Certainty, Change, Comparator, Figure, Friendly, Proportion, Quantity
from algoguide.domain.french import FIXED, counted, number

if TYPE_CHECKING:
    from algoguide.domain.sheet import Sheet

NOT_STATED = "non précisé"
UNKNOWN_PHONE = "……………………"

UNKNOWN_OFTEN = "On ne sait pas combien de personnes."
UNKNOWN_WHEN = "On ne sait pas encore quand."
UNKNOWN_BOTH = "On ne sait ni combien de personnes, ni quand."
"""What screen, paper and checker say of a risk whose figure, time, or both nobody knows."""

COMPARATOR_WORDS = {
    Comparator.SHAM: "comparé à un faux geste",
    Comparator.PLACEBO: "comparé à un produit sans effet",
    Comparator.OTHER: "comparé à un autre traitement",
    Comparator.NONE: "sans comparaison",
}
CERTAINTY_WORDS = {
    Certainty.HIGH: "élevée",
    Certainty.MODERATE: "moyenne",
    Certainty.LOW: "faible",
    Certainty.NOT_GRADED: "non évaluée",
}


def people(friendly: Friendly) -> str:
    """« 3 à 8 personnes sur 1 000 », « environ 2 personnes sur 100 » when a number was rounded."""
    out_of = f"sur{FIXED}{number(friendly.out_of)}"
    if friendly.high != friendly.low:
        return f"{_span(friendly.low, friendly.high)}{FIXED}personnes {out_of}"
    about = "" if friendly.exact else f"environ{FIXED}"
    return f"{about}{counted(friendly.low, 'personne', 'personnes')} {out_of}"


def others(friendly: Friendly) -> str:
    """The people not affected, « 92 à 97 » or « 56 », without a noun."""
    low, high = friendly.out_of - friendly.high, friendly.out_of - friendly.low
    return number(low) if low == high else _span(low, high)


def _span(low: float, high: float) -> str:
    return f"{number(low)}{FIXED}à{FIXED}{number(high)}"


def amount(quantity: Quantity) -> str:
    """« 45 à 60 minutes »."""
    said = number(quantity.low) if quantity.high is None else _span(quantity.low, quantity.high)
    return f"{said}{FIXED}{quantity.unit}"


def in_words(figure: Figure) -> str:
    """A figure as prose names it."""
    if isinstance(figure, Proportion):
        return people(figure.friendly())
    if isinstance(figure, Change):
        return f"de{FIXED}{_span(figure.before, figure.after)} ({figure.scale})"
    return amount(figure)


def passport_words(figure: Figure) -> str:
    """The passport in one line: population, horizon, comparator, certainty."""
    passport = figure.passport
    studied = f" ({counted(passport.studied, 'personne', 'personnes')} étudiées)" if passport.studied else ""
    return (
        f"{passport.population}{studied}. Délai{FIXED}: {passport.horizon or NOT_STATED}. "
        f"{COMPARATOR_WORDS[passport.comparator].capitalize()}. "
        f"Certitude{FIXED}: {CERTAINTY_WORDS[passport.certainty]}."
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one weight."""

    text: str
    bold: bool = False


_TOKEN = re.compile(r"\[\[(@?[a-z0-9-]+)\]\]")


def fill(text: str, figures: Mapping[str, Figure], local: Mapping[str, str]) -> str:
    """Replace `[[figure-id]]` by the figure in words and `[[@name]]` by a local value.

    Raises:
        KeyError: neither `figures` nor `local` has the name (the checker refuses such content).
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return local[name[1:]] if name.startswith("@") else in_words(figures[name])

    filled = _TOKEN.sub(value, text)
    # « . Environ 2 personnes » when a figure opens a sentence.
    return re.sub(r"(^|[.?]\s+)(environ\s)", lambda m: m[1] + m[2].capitalize(), filled)


def local_values(house: Establishment, target: str = "") -> dict[str, str]:
    """The local values prose may name: fasting hours, telephones, what the procedure aims at."""
    return {
        "fasting-food": f"{house.fasting_food_hours}\u00a0heures",
        "fasting-drink": f"{house.fasting_drink_hours}\u00a0heures",
        "phone-day": house.phone_day or UNKNOWN_PHONE,
        "phone-night": house.phone_night or house.phone_day or UNKNOWN_PHONE,
        "place": target,
    }


@dataclass(frozen=True, slots=True)
class Wording:
    """Fills prose with the figures and local values of one sheet."""

    figures: Mapping[str, Figure]
    local: Mapping[str, str]

    def __call__(self, text: str) -> str:
        """`text` with its tokens replaced; the bold marks stay.

        Raises:
            KeyError: a token that neither the figures nor the local values know.
        """
        return fill(text, self.figures, self.local)


def wording_of(sheet: Sheet, house: Establishment) -> Wording:
    """What fills the prose of one sheet, for one establishment."""
    return Wording(sheet.figures, local_values(house, sheet.target))


def runs(text: str) -> tuple[Run, ...]:
    """Cut `**bold**` prose into runs; an unpaired `**` stays as written."""
    parts = text.split("**")
    if len(parts) % 2 == 0:
        return (Run(text),)
    return tuple(Run(part, bold=i % 2 == 1) for i, part in enumerate(parts) if part)


def plain(text: str) -> str:
    """The prose without its bold marks."""
    return "".join(run.text for run in runs(text))
