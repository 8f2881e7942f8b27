"""Fingerprints: what a doctor validates, and what a printed document is.

Canonical form: JSON with sorted keys of the dataclasses' fields, so that neither the order of a
dictionary nor the hash seed matters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.establishment import Establishment
from algoguide.domain.sheet import Sheet
from algoguide.domain.target import fitting

SHORT = 12
"""Hexadecimal digits printed."""


def canonical(value: object) -> object:
    """Plain JSON data of dataclasses, enums, dates and containers.

    Raises:
        TypeError: a type that content never holds.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: canonical(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return canonical(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): canonical(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [canonical(v) for v in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"no canonical form for {type(value).__name__}")


def digest(*values: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    text = json.dumps([canonical(v) for v in values], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def content_fingerprint(sheet: Sheet, house: Establishment, included: object = ()) -> str:
    """What a doctor validates: the resolved content, all it includes, the establishment's local values.

    `included` is what the sheet shows beside its own texts: its pictures with their words, its glossary.
    """
    return digest(_resolved(sheet), house, included)


_NOT_RESOLVED = frozenset({"procedure", "mode", "selection", "target", "to_confirm"})
"""Fields of a sheet that hold more than what it says (texts of other variants), or choices, or counts."""

_SAID_OF_A_MODE = (
    "id", "name", "short", "tagline", "summary", "principle", "feeling", "who", "speaking", "monitoring",
    "leaving", "effects", "simple", "consent",
)  # fmt: skip


def _resolved(sheet: Sheet) -> dict[str, object]:
    """What the sheet says: editing a text of another variant must not lapse its validation."""
    procedure = sheet.procedure
    said = {f.name: getattr(sheet, f.name) for f in fields(sheet) if f.name not in _NOT_RESOLVED}
    return {
        **said,
        "procedure": (procedure.id, procedure.name, procedure.other_name),
        # Its words for every side; which side and level is an option of the document.
        "target": fitting(procedure.target, sheet.selection),
        "mode": {name: getattr(sheet.mode, name) for name in _SAID_OF_A_MODE},
    }


def document_fingerprint(
    sheets: Sequence[Sheet],
    options: PackOptions,
    kind: DocumentKind,
    template_version: str,
    included: object = (),
) -> str:
    """The first 12 digits printed on a document of one sheet, or of the two of one visit.

    Identity, dates, practitioner and the rest of the pack are left out, so that a document can be reused.
    """
    contents = [content_fingerprint(sheet, options.establishment, included) for sheet in sheets]
    return printed_fingerprint(contents, sheets, options, kind, template_version)


def printed_fingerprint(
    contents: Sequence[str],
    sheets: Sequence[Sheet],
    options: PackOptions,
    kind: DocumentKind,
    template_version: str,
) -> str:
    """The same, where the content fingerprint of each sheet is known already."""
    chosen = [sheet.selection for sheet in sheets]
    return digest(contents, chosen, kind, options.large_print, template_version)[:SHORT]
