"""The documents of a pack and what may be chosen for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

from algoguide.domain.establishment import Establishment
from algoguide.domain.patient import Patient


class DocumentKind(StrEnum):
    """The documents, in the order of a pack. The value is the id of the command line."""

    FICHE = "fiche"
    ESSENTIEL = "essentiel"
    CONSENT = "consentement"
    PREPARATION = "preparation"
    AFTERCARE = "apres"


COMMON_KINDS = frozenset({DocumentKind.CONSENT, DocumentKind.PREPARATION, DocumentKind.AFTERCARE})
"""What two procedures of one visit have in common: one preparation, one way home, one paper to sign."""

PERSONAL_KINDS = frozenset({DocumentKind.CONSENT})
"""What bears the name of a patient: made for one person, and never reused for another."""

DEFAULT_KINDS = (
    DocumentKind.FICHE,
    DocumentKind.CONSENT,
    DocumentKind.PREPARATION,
    DocumentKind.AFTERCARE,
)

FRENCH_NAMES = {
    DocumentKind.FICHE: "Fiche d’information",
    DocumentKind.ESSENTIEL: "L’essentiel, en très simple",
    DocumentKind.CONSENT: "Consentement à signer",
    DocumentKind.PREPARATION: "Ma préparation, jour par jour",
    DocumentKind.AFTERCARE: "Après le geste",
}


@dataclass(frozen=True, slots=True)
class PackOptions:
    """Everything a pack needs beside its sheet. `planned` is the planned day, `today` the day of printing.

    `two_sided` starts every document of a pack on a new sheet of paper: a consent never stands on the back
    of the information that the patient keeps.
    """

    kinds: tuple[DocumentKind, ...] = DEFAULT_KINDS
    large_print: bool = False
    two_sided: bool = False
    patient: Patient = field(default_factory=Patient)
    establishment: Establishment = field(default_factory=Establishment)
    practitioner: str = ""
    planned: date | None = None
    today: date | None = None

    def seen_by(self, kind: DocumentKind) -> Self:
        """What a document of this kind is made from: all of it for what bears a name, else what it prints.

        Whatever else would be asked for is not there, so that a document that is reused names nobody.
        """
        if kind in PERSONAL_KINDS:
            return self
        return type(self)(
            kinds=(kind,),
            large_print=self.large_print,
            establishment=self.establishment,
            planned=self.planned if kind is DocumentKind.PREPARATION else None,
        )

    def for_nobody(self, kind: DocumentKind) -> Self:
        """What the words of a document that bears a name are made from: the practitioner is among them."""
        return type(self)(
            kinds=(kind,),
            large_print=self.large_print,
            establishment=self.establishment,
            practitioner=self.practitioner,
        )


def documents_of(kinds: Iterable[DocumentKind], procedures: int) -> tuple[DocumentKind, ...]:
    """The documents of a pack in order: one each of those that each procedure has, one of the others."""
    counts = {kind: 1 if kind in COMMON_KINDS else procedures for kind in kinds}
    return tuple(kind for kind in DocumentKind for _ in range(counts.get(kind, 0)))
