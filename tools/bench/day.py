"""A day of visits for measures: patients of one combination come at several hours, as they do."""

from __future__ import annotations

from datetime import date

from algoguide.content.rules.walking import choices
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.document import PackOptions
from algoguide.domain.establishment import Establishment
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection
from algoguide.services.batching import Order
from algoguide.services.choosing import Choosing

PATIENTS_EACH = 3
"""How many patients get the same documents, but for their consent."""
_HOUSE = Establishment("Centre hospitalier", "Imagerie", "02 00 00 00 00", "02 00 00 00 01")


def day(choosing: Choosing, combinations: int) -> list[Order]:
    """The orders of a day of so many combinations, taken evenly from all that the content offers."""
    offered: list[tuple[str, Selection]] = []
    for procedure in choosing.library.procedures.values():
        for selection in choices(procedure):
            rule = choosing.mode_rules(procedure, selection.variants.values())[selection.mode]
            if rule.status in (ModeStatus.USUAL, ModeStatus.POSSIBLE):
                offered.append((procedure.id, selection))
    chosen = [offered[number * len(offered) // combinations] for number in range(combinations)]
    return [
        Order(str(number), *chosen[number % combinations], _options(number))
        for number in range(combinations * PATIENTS_EACH)
    ]


def _options(number: int) -> PackOptions:
    patient = Patient(family=f"Patient-{number}", given="Camille", birth=date(1950, 1, 1 + number % 28))
    return PackOptions(
        two_sided=True,
        patient=patient,
        establishment=_HOUSE,
        practitioner="Dr Camille Essai",
        planned=date(2026, 12, 2),
    )
