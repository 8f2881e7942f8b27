"""What a preview was asked for, and how it is stopped."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from algoguide.domain.consultation import Given
from algoguide.domain.document import DocumentKind, PackOptions, documents_of
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection

Beside = tuple[str, Selection]
"""Id and choice of a second geste of the same visit."""


@dataclass(frozen=True, slots=True)
class PackRequest:
    """Everything the bytes of a pack depend on: equal requests give equal packs."""

    procedure_id: str
    procedure_name: str
    selection: Selection
    options: PackOptions
    beside: Beside | None = None

    @property
    def personal(self) -> bool:
        """Whether something in it belongs to one patient."""
        options = self.options
        chosen = [self.selection, *([self.beside[1]] if self.beside else [])]
        where = any(selection.place or selection.side for selection in chosen)
        return self.named or bool(options.planned) or where

    @property
    def named(self) -> bool:
        """Whether its pages say who the patient is."""
        return self.options.patient != Patient()

    @property
    def documents(self) -> tuple[DocumentKind, ...]:
        """The documents of the pack in order: some come twice when there are two procedures."""
        return documents_of(self.options.kinds, 2 if self.beside else 1)

    @property
    def title(self) -> str:
        """The title of the pack."""
        return f"{self.procedure_name} – documents"

    @property
    def file_name(self) -> str:
        """Its default file name, which never names a patient."""
        return f"{self.procedure_id}-documents.pdf"


@dataclass(frozen=True, slots=True)
class Preview:
    """A pack as it was made for a request; `documents` is what the record says of it once it is given."""

    request: PackRequest
    pdf: bytes
    documents: tuple[Given, ...] = ()


class Running:
    """The rendering under way, which any thread may ask to stop."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def start(self) -> threading.Event:
        """A new flag; the rendering before it is asked to stop."""
        self._event.set()
        self._event = threading.Event()
        return self._event

    def cancel(self) -> None:
        """Ask the rendering to stop."""
        self._event.set()
