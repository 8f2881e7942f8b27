"""Names, numbers and labels as programmes write them. What can be read in two ways is refused."""

from __future__ import annotations

import re

from algoguide.domain.patient import NAME_MAX
from algoguide.exchange.day_list.cells import Cell, UnreadableError
from algoguide.exchange.day_list.unwanted import is_nir

LABEL_MAX = 200
"""Longest act or room, in characters."""
CODE_MAX = 64
"""Longest number or code, in characters."""
_EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""

_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]+")
_UID = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_NOT_IN_NAMES = frozenset(",;/()0123456789")
_CIVILITIES = frozenset({"m.", "mr", "mr.", "mme", "mme.", "mlle", "mlle.", "monsieur", "madame"})
_BETWEEN_NAMES = frozenset(
    {"née", "né", "nee", "née:", "ép", "ép.", "ep.", "épouse", "épouse:", "veuve", "vve", "dit", "dite"}
)
_SEXES = {
    "F": ("f", "féminin", "feminin", "femme", "madame", "mme", "mlle"),
    "M": ("m", "h", "masculin", "homme", "monsieur", "m.", "mr"),
    "I": ("i", "indéterminé", "indetermine"),
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words}


def name(text: str) -> str:
    """A name as it is written, with single spaces.

    Raises:
        UnreadableError: too long, or a sign that is not printed.
    """
    return _short(re.sub(" +", " ", text), NAME_MAX)


def split_name(text: str) -> tuple[str, str]:
    """« DE LA TOUR Anne-Laure »: the words in capitals at the start are the family name.

    Raises:
        UnreadableError: written in any other way; nothing is guessed.
    """
    words = name(text).split(" ")
    if words[0].casefold() in _CIVILITIES:
        words = words[1:]
    capitals = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
    family, given = words[:capitals], words[capitals:]
    if family:
        family[-1] = family[-1].removesuffix(",")
    if not family or not given or not _sure(family, given):
        raise UnreadableError(
            "Le nom et le prénom ne se distinguent pas ; écrivez « NOM Prénom », le nom seul en capitales, "
            "ou donnez-les dans deux colonnes."
        )
    return " ".join(family), " ".join(given)


def _sure(family: list[str], given: list[str]) -> bool:
    return (
        _NOT_IN_NAMES.isdisjoint("".join((*family, *given)))
        # An initial at the end of the capitals may belong to either.
        and (len(family) == 1 or len(family[-1].strip(".")) > 1)
        and given[0][0].isupper()
        and not any(word.isupper() and len(word.strip(".")) > 1 for word in given)
        and _BETWEEN_NAMES.isdisjoint(word.casefold() for word in given)
    )


def sex(text: str) -> str:
    """F, M or I; empty for what does not say it in so many words: 1 and 2 do not mean the same everywhere."""
    return _SEX_OF.get(text.casefold(), "")


def code(cell: Cell) -> str:
    """A number or a code, which is a text: its zeros matter.

    Raises:
        UnreadableError: too long, damaged by Excel, a number of social security, a sign that is not printed.
    """
    text = " ".join(cell.text.removeprefix("'").split(" "))
    if _SCIENTIFIC.fullmatch(text) or (cell.number and (len(text) > _EXACT_DIGITS or not text.isdigit())):
        raise UnreadableError(
            "Excel a changé ce numéro en nombre et en a perdu des chiffres ; refaites l’export avec cette "
            "colonne au format Texte."
        )
    if is_nir(text):
        raise UnreadableError(
            "Cette case ressemble à un numéro de sécurité sociale, qui n’est pas gardé ; retirez-le."
        )
    return _short(text, CODE_MAX)


def label(text: str) -> str:
    """An act or a room, on one line.

    Raises:
        UnreadableError: too long, or a sign that is not printed.
    """
    return _short(" ".join(text.split()), LABEL_MAX)


def uid(text: str) -> str:
    """A DICOM UID.

    Raises:
        UnreadableError: something else.
    """
    if len(text) > CODE_MAX or not _UID.fullmatch(text):
        raise UnreadableError("Ceci n’est pas un UID ; refaites l’export, ou retirez cette colonne.")
    return text


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise UnreadableError(
            f"Ce texte dépasse {longest} caractères ; vérifiez que les colonnes ne sont pas décalées."
        )
    if not text.isprintable():
        raise UnreadableError("Cette case contient un signe qui ne s’imprime pas ; retapez-la.")
    return text
