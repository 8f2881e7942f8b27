"""What the documents screen holds."""

from __future__ import annotations

from dataclasses import dataclass

from algoguide.domain.document import DocumentKind
from algoguide.domain.selection import Selection
from algoguide.ui.screens.documents.patient_form import Typed
from algoguide.ui.screens.documents.request import Beside, Preview


@dataclass(frozen=True, slots=True, repr=False)
class FormState:
    """For the screen that takes its place when the size of the text changes, and for « Annuler »."""

    procedure_id: str
    selection: Selection | None
    beside: Beside | None
    typed: Typed
    kinds: tuple[DocumentKind, ...]
    large_print: bool
    preview: Preview | None
