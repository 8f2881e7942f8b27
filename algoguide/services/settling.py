"""What the settings accept, and what to say when they do not."""

import re
from collections.abc import Sequence

from algoguide.domain.establishment import Establishment
from algoguide.store.settings import PRACTITIONERS_LIMIT

NAME_LIMIT = 80
"""Longest name of a house, a unit or a practitioner, in characters: it must fit on a line of paper."""
_DIGITS_LEAST, _DIGITS_MOST = 2, 15
_TELEPHONE = re.compile(r"\+?[\d .()/-]+(?:poste [\d ]+)?", re.IGNORECASE)


def cleaned(text: str) -> str:
    """`text` on one line, without spaces around or repeated."""
    return " ".join(text.split())


def telephone_problem(number: str) -> str:
    """Why `number` cannot be a telephone number, with what to do; empty when it can, or is empty."""
    if not number:
        return ""
    digits = sum(c.isdigit() for c in number)
    if not _TELEPHONE.fullmatch(number) or not _DIGITS_LEAST <= digits <= _DIGITS_MOST:
        return "Ce numéro ne peut pas être composé ; écrivez-le par exemple « 01 23 45 67 89 »."
    return ""


def establishment_problems(house: Establishment) -> dict[str, str]:
    """Each field of `house` that is refused, with a sentence that says what to do."""
    problems = {
        name: f"Ce texte est trop long ; gardez {NAME_LIMIT} caractères au plus."
        for name in ("name", "unit")
        if len(getattr(house, name)) > NAME_LIMIT
    }
    for name in ("phone_day", "phone_night"):
        if problem := telephone_problem(getattr(house, name)):
            problems[name] = problem
    if house.fasting_drink_hours > house.fasting_food_hours:
        problems["fasting_drink_hours"] = (
            "Le délai pour boire dépasse le délai pour manger ; corrigez l’un ou l’autre."
        )
    return problems


def practitioner_problem(name: str, known: Sequence[str]) -> str:
    """Why `name` cannot join the practitioners already `known`; empty when it can."""
    if not name:
        return "Écrivez d’abord un nom, par exemple « Dr Martin »."
    if len(name) > NAME_LIMIT or not name.isprintable():
        return f"Ce nom est trop long ; gardez {NAME_LIMIT} caractères au plus."
    if name.casefold() in (other.casefold() for other in known):
        return "Ce nom est déjà dans la liste."
    if len(known) >= PRACTITIONERS_LIMIT:
        return f"La liste est pleine ({PRACTITIONERS_LIMIT} noms) ; retirez un nom."
    return ""
