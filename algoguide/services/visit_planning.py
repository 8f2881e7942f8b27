"""What a programme changes in the visits that are kept: said before anything is kept, and never doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from algoguide.domain.act import plain_label, read_label
from algoguide.domain.visit import DayEntry, Visit
from algoguide.services.visit_gesture import Meanings


class ChangeKind(StrEnum):
    """What becomes of one line, in the order in which it is shown."""

    NEW = "nouvelle"
    UPDATED = "modifiée"
    CANCELLED = "annulée"
    RESTORED = "rétablie"
    SAME = "inchangée"


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """A line of the programme and what it does.

    Attributes:
        line: its number in the file.
        before: the visit that is kept, None for a new one.
        after: the visit as it will be kept.
        parts: French names of what is another (« heure », « acte »).
        warnings: French sentences about the line.
    """

    kind: ChangeKind
    line: int
    before: Visit | None
    after: Visit
    parts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """All that a programme changes.

    Attributes:
        gone: visits of the same days that came from a programme and are not in this one any more.
        unknown: the acts that no table knows, side and level aside, as first written.
    """

    changes: tuple[Change, ...]
    gone: tuple[Visit, ...]
    unknown: tuple[str, ...]

    def count(self, kind: ChangeKind) -> int:
        """How many lines do this."""
        return sum(change.kind is kind for change in self.changes)

    @property
    def to_save(self) -> tuple[Visit, ...]:
        """The visits that are new or another."""
        return tuple(c.after for c in self.changes if c.kind is not ChangeKind.SAME)


_PARTS: tuple[tuple[str, Callable[[Visit], object]], ...] = (
    ("jour", lambda visit: visit.day),
    ("heure", lambda visit: visit.time),
    ("identité", lambda visit: visit.patient),
    ("acte", lambda visit: (plain_label(visit.act), visit.act_code)),
    ("salle", lambda visit: visit.room),
)


def plan(
    entries: Iterable[tuple[int, DayEntry]],
    kept: Sequence[Visit],
    hashed: Callable[[DayEntry], str],
    meanings: Meanings,
    new_id: Callable[[], str],
) -> Plan:
    """Compare a programme with what is kept.

    Args:
        entries: number of the line, line.
        kept: the visits of all the days that came from a programme.
        hashed: the keyed hash of a line, another for each day.
        meanings: what acts mean.
        new_id: gives a random id.
    """
    changes, seen, days = [], set(), set()
    unknown: dict[str, str] = {}
    by_key = {visit.key: visit for visit in kept}
    # A visit that was put on another day keeps its number, not its hash.
    by_number = {visit.patient.accession: visit for visit in kept if visit.patient.accession}
    for line, entry in entries:
        key = hashed(entry)
        before = by_key.get(key) or by_number.get(entry.patient.accession)
        change = _change(line, entry, before, key, meanings, new_id)
        if change.after.gesture is None and entry.act:
            unknown.setdefault(read_label(entry.act).rest, entry.act)
        if before is not None:
            seen.add(before.id)
        days.add(entry.day)
        changes.append(change)
    gone = [v for v in kept if v.day in days and v.id not in seen and not v.cancelled]
    return Plan(tuple(changes), tuple(gone), tuple(unknown.values()))


def _change(
    line: int,
    entry: DayEntry,
    before: Visit | None,
    key: str,
    meanings: Meanings,
    new_id: Callable[[], str],
) -> Change:
    meaning = meanings.of_act(entry.act, entry.act_code)
    warnings = (*entry.warnings, *([meaning.note] if meaning.note else []))
    told = Visit(
        id=before.id if before else new_id(),
        day=entry.day,
        time=entry.time,
        source=entry.source,
        patient=entry.patient,
        act=entry.act,
        act_code=entry.act_code,
        room=entry.room,
        issuer=entry.issuer,
        study_uid=entry.study_uid,
        gesture=meaning.gesture,
        cancelled=entry.cancelled,
        key=key,
    )
    if before is None:
        kind = ChangeKind.CANCELLED if entry.cancelled else ChangeKind.NEW
        return Change(kind, line, None, told, (), warnings)
    parts = tuple(name for name, part in _PARTS if part(before) != part(told))
    # What was chosen by hand stays, unless the act is another; so does all that was ticked.
    gesture = told.gesture if "acte" in parts or before.gesture is None else before.gesture
    after = replace(
        told,
        gesture=gesture,
        answers=before.answers,
        checks=before.checks,
        kinds=before.kinds,
        printed=before.printed,
        signed=before.signed,
        note=before.note,
        revision=before.revision,
    )
    if before.cancelled != after.cancelled:
        kind = ChangeKind.CANCELLED if after.cancelled else ChangeKind.RESTORED
    else:
        kind = ChangeKind.UPDATED if parts or gesture != before.gesture else ChangeKind.SAME
        if not parts and kind is ChangeKind.UPDATED:
            parts = ("geste",)
    if kind is ChangeKind.SAME:
        after = before
    return Change(kind, line, before, after, parts, warnings)
