"""What the documents screen holds."""

from __future__ import annotations

from dataclasses import dataclass

from algoguide.domain.document import DocumentKind
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection
from algoguide.ui.room import Expected
from algoguide.ui.screens.documents.patient_form import Typed
from algoguide.ui.screens.documents.request import Beside, Preview


@dataclass(frozen=True, slots=True, repr=False)
class FormState:
    """For the screen that takes its place when the size of the text changes, and for « Annuler ».

    Attributes:
        handed: who was handed over, while the identity typed is still theirs.
        taken: the last hand-over that the form was filled from.
    """

    procedure_id: str
    selection: Selection | None
    beside: Beside | None
    typed: Typed
    handed: Patient | None
    taken: Expected | None
    kinds: tuple[DocumentKind, ...]
    large_print: bool
    preview: Preview | None
