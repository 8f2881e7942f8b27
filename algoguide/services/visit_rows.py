"""What the table of a day says of each visit, and what there is to prepare for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from algoguide.domain.act import plain_label
from algoguide.domain.patient import Patient, age_on
from algoguide.domain.sheet import Sheet
from algoguide.domain.visit import Flag, Papers, Visit
from algoguide.domain.visit_list import (
    Alert,
    CheckLine,
    CheckTime,
    FlagText,
    Progress,
    alerts,
    checklist,
    progress,
)
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import gesture_detail, gesture_name, missing, sheet_of


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One visit, told.

    Attributes:
        name, detail: the procedure and what is chosen of it; the act as written when it is unknown.
        mode: short name of the anaesthesia, empty while it is open.
        open: French names of what must be chosen before documents can be made.
        unwritten: whether the procedure has no sheet yet.
        lines: what there is to check.
        progress: how much of what is checked before the day is ticked.
        alerts: what was answered by yes.
    """

    visit: Visit
    name: str
    detail: str
    mode: str
    open: tuple[str, ...]
    unwritten: bool
    lines: tuple[CheckLine, ...]
    progress: Progress
    alerts: tuple[Alert, ...]

    @property
    def unknown(self) -> bool:
        """Whether nobody said what its act means."""
        return self.visit.gesture is None

    @property
    def printable(self) -> bool:
        """Whether its documents can be made."""
        return not (self.unknown or self.unwritten or self.open or self.visit.cancelled)

    @property
    def ready(self) -> bool:
        """Whether everything there is to check before the day is ticked, and nothing is left to choose."""
        return self.progress.complete and not (self.unknown or self.open)

    @property
    def to_print(self) -> bool:
        """Whether its documents can be made and were not printed yet, or for another geste."""
        return self.printable and self.visit.papers in (Papers.TO_PRINT, Papers.OUTDATED)


class Show(StrEnum):
    """Which visits are shown."""

    ALL = "toutes"
    PREPARE = "a-preparer"
    PRINT = "a-imprimer"
    ALERTS = "signalees"
    CANCELLED = "annulees"


class Rows:
    """Tells visits. Sheets are resolved once for each procedure, variant and mode. Not for two threads."""

    def __init__(
        self, choosing: Choosing, lines: Sequence[CheckLine], texts: Mapping[Flag, FlagText]
    ) -> None:
        self._choosing = choosing
        self._lines = tuple(lines)
        self._texts = texts
        self._sheets: dict[tuple[object, ...], Sheet | None] = {}

    def of(self, visit: Visit) -> Row:
        """One visit, told."""
        gesture = visit.gesture
        sheet = self._sheet(visit)
        lines = checklist(self._lines, sheet, visit)
        return Row(
            visit,
            gesture_name(self._choosing, gesture) if gesture else visit.act,
            gesture_detail(self._choosing, gesture) if gesture else "",
            sheet.mode.short if sheet else "",
            missing(self._choosing, gesture) if gesture else (),
            gesture is not None and gesture.procedure not in self._choosing.library.procedures,
            lines,
            progress(lines, visit, CheckTime.BEFORE),
            alerts(self._texts, visit),
        )

    def _sheet(self, visit: Visit) -> Sheet | None:
        gesture = visit.gesture
        if gesture is None:
            return None
        chosen = gesture.selection
        key = (gesture.procedure, tuple(sorted(chosen.variants.items())), chosen.mode)
        if key not in self._sheets:
            self._sheets[key] = sheet_of(self._choosing, visit)
        return self._sheets[key]


def shown(rows: Iterable[Row], show: Show, query: str = "") -> tuple[Row, ...]:
    """The rows of a filter that have every word of `query`, accents and capitals aside."""
    words = plain_label(query).split()
    return tuple(row for row in rows if _passes(row, show) and _has(row, words))


def age_words(patient: Patient, visit: Visit) -> str:
    """« 78 ans » on the day of the visit, empty when the birth date is not known."""
    if patient.birth is None:
        return ""
    years = age_on(patient.birth, visit.day)
    if years < 1:
        return "moins d’un an"
    return f"{years}\u00a0{'an' if years == 1 else 'ans'}"


def full_name(patient: Patient) -> str:
    """« LEFÈVRE Odile », as a list of the day is read; « Sans nom » when there is none."""
    family = patient.family or patient.birth_family
    return " ".join(filter(None, (family.upper(), patient.given))) or "Sans nom"


def _passes(row: Row, show: Show) -> bool:
    if show is Show.CANCELLED:
        return row.visit.cancelled
    if show is Show.PREPARE:
        return not row.visit.cancelled and not row.ready
    if show is Show.PRINT:
        return row.to_print
    if show is Show.ALERTS:
        return bool(row.alerts) and not row.visit.cancelled
    return True


def _has(row: Row, words: Collection[str]) -> bool:
    if not words:
        return True
    visit, patient = row.visit, row.visit.patient
    texts = (
        *(patient.family, patient.birth_family, patient.given, patient.ipp, patient.accession),
        *(row.name, row.detail, row.mode, visit.act, visit.room, visit.note),
    )
    found = plain_label(" ".join(texts))
    return all(word in found for word in words)
