"""What is printed for the visits of a day, and what is missing before it can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.establishment import Establishment
from algoguide.domain.patient import age_on
from algoguide.domain.procedure import SideRule
from algoguide.domain.visit import Visit
from algoguide.services.batching import Order
from algoguide.services.choosing import Choosing
from algoguide.services.visit_memory import kinds_of
from algoguide.services.visit_rows import Row, full_name
from algoguide.store.settings_visits import VisitSettings

ADULT = 18


@dataclass(frozen=True, slots=True, repr=False)
class Missing:
    """Something to know before printing: a French sentence.

    `visit` is the id of the visit it is about, empty for all; `blocking`: its pack cannot be made.
    """

    visit: str
    words: str
    blocking: bool = False


def order_of(
    row: Row,
    settings: VisitSettings,
    house: Establishment,
    today: date,
    *,
    large_print: bool,
    two_sided: bool,
) -> Order:
    """The pack of a visit that is `printable`. A typed identity carries no matricule."""
    visit = row.visit
    if visit.gesture is None:
        raise ValueError("an unknown act has no pack")
    patient = visit.patient
    if visit.local:
        patient = replace(patient, ins="", ins_oid="", ins_status="")
    options = PackOptions(
        kinds=kinds_of(settings, visit),
        large_print=large_print,
        two_sided=two_sided,
        patient=patient,
        establishment=house,
        planned=visit.day,
        today=today,
    )
    return Order(visit.id, visit.gesture.procedure, visit.gesture.selection, options)


def missing_for(
    rows: Iterable[Row], settings: VisitSettings, house: Establishment, choosing: Choosing
) -> tuple[Missing, ...]:
    """What is missing, that of all visits first, then in the order of the day."""
    found = []
    if not house.filled:
        words = (
            "Les documents n’ont ni nom ni téléphone d’établissement : une ligne reste à écrire à la main, "
            "ou remplissez Réglages."
        )
        found.append(Missing("", words))
    for row in rows:
        found += _missing(row, settings, choosing)
    return tuple(found)


def _missing(row: Row, settings: VisitSettings, choosing: Choosing) -> list[Missing]:
    visit = row.visit
    who = f"{visit.time:%H:%M} {full_name(visit.patient)}" if visit.time else full_name(visit.patient)
    if visit.cancelled:
        return []
    if row.unknown:
        return [Missing(visit.id, f"{who} : acte inconnu.", blocking=True)]
    if row.unwritten:
        return [Missing(visit.id, f"{who} : la fiche de ce geste n’est pas encore écrite.", blocking=True)]
    if row.open:
        return [Missing(visit.id, f"{who} : à choisir, {', '.join(row.open).lower()}.", blocking=True)]
    kinds = kinds_of(settings, visit)
    if not kinds:
        return [Missing(visit.id, f"{who} : aucun document choisi.", blocking=True)]
    return [Missing(visit.id, f"{who} : {words}") for words in _blanks(visit, kinds, choosing)]


def _blanks(visit: Visit, kinds: tuple[DocumentKind, ...], choosing: Choosing) -> list[str]:
    """What the paper leaves to be written or ticked by hand."""
    gesture = visit.gesture
    if gesture is None:
        return []
    procedure = choosing.procedure(gesture.procedure)
    found = []
    if procedure.side is not SideRule.NONE and gesture.selection.side is None:
        found.append("côté à cocher sur le papier.")
    if procedure.place.value in ("level", "disc") and not gesture.selection.place:
        found.append("niveau à écrire sur le papier.")
    patient = visit.patient
    if DocumentKind.CONSENT in kinds:
        if patient.birth is None:
            found.append("date de naissance à écrire sur le consentement.")
        elif age_on(patient.birth, visit.day) < ADULT:
            found.append("moins de 18 ans ce jour-là : le consentement pour adulte sera refusé.")
    return found
