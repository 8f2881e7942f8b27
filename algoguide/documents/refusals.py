"""What no document is made with: a name that our fonts cannot print, a minor for the consent of an adult."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from algoguide.documents.glyphs import Glyphs
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import NAME_MAX, age_on
from algoguide.domain.sheet import Sheet

ADULT = 18


def refuse(glyphs: Glyphs, sheet: Sheet, options: PackOptions) -> None:
    """Say what prevents the documents of `options` from being made.

    Raises:
        KnownError: one French sentence, which quotes no name.
    """
    patient = options.patient
    named = (patient.family, patient.birth_family, patient.given, options.practitioner)
    if any(len(name) > NAME_MAX for name in named):
        raise KnownError(f"Un nom dépasse {NAME_MAX} caractères ; raccourcissez-le ou laissez-le vide.")
    house = options.establishment
    place = sheet.selection.place or ""
    missing = glyphs.missing((place, house.name, house.unit, house.phone_day, house.phone_night))
    if missing:
        raise KnownError(
            "Le niveau, l’établissement ou un téléphone contient un caractère que nos polices ne savent "
            f"pas imprimer ({_codes(missing)}) ; écrivez-le autrement."
        )
    missing = glyphs.missing(named)
    if missing:
        codes = _codes(missing)
        raise KnownError(
            f"Un nom contient un caractère que nos polices ne savent pas imprimer ({codes}) ; "
            "écrivez-le avec d’autres lettres, ou laissez le nom vide et collez l’étiquette."
        )
    day = options.planned or options.today or date.today()  # noqa: DTZ011 - the day on the wall here
    if DocumentKind.CONSENT in options.kinds and patient.birth and age_on(patient.birth, day) < ADULT:
        raise KnownError(
            "Ce consentement est fait pour une personne adulte, et la personne aura moins de 18 ans ce "
            "jour-là ; retirez ce document et suivez la procédure de votre établissement pour un mineur."
        )


def _codes(characters: Sequence[str]) -> str:
    return ", ".join(f"U+{ord(ch):04X}" for ch in characters[:5])
