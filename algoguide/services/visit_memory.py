"""What the establishment taught AlgoGuide about its programmes: acts, columns, usual documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from algoguide.domain.act import ActRule, plain_label, read_label
from algoguide.domain.document import DEFAULT_KINDS, DocumentKind
from algoguide.domain.selection import Side
from algoguide.domain.visit import Gesture, Visit
from algoguide.store.settings_known import KnownAct, KnownFile
from algoguide.store.settings_visits import ACTS_LIMIT, FILES_LIMIT, VisitSettings


def rules_of(settings: VisitSettings) -> tuple[ActRule, ...]:
    """The establishment's table, the latest line first."""
    return tuple(
        ActRule(
            known.procedure,
            known.label,
            known.code,
            dict(known.variants),
            known.mode,
            Side(known.side) if known.side else None,
            known.place,
        )
        for known in settings.acts
    )


def learnt(
    settings: VisitSettings, label: str, code: str, gesture: Gesture, derived: Collection[str] = ()
) -> VisitSettings:
    """The settings with what an act means from now on; it takes the place of what it meant.

    A side and a level that the label itself says are left out: they are read from the label of each visit,
    and so are the variants on the axes `derived`, which follow from a level.
    """
    read = read_label(label)
    chosen = gesture.selection
    line = KnownAct(
        label=read.rest or label,
        procedure=gesture.procedure,
        code=code if not label else "",
        variants=tuple(sorted((a, v) for a, v in chosen.variants.items() if a not in derived)),
        mode=chosen.mode,
        side=str(chosen.side or "") if read.side is None else "",
        place=(chosen.place or "") if read.place is None else "",
    )
    kept = [known for known in settings.acts if not _same(known, line)]
    return replace(settings, acts=(line, *kept)[:ACTS_LIMIT])


def unlearnt(settings: VisitSettings, act: KnownAct) -> VisitSettings:
    """The settings without one line of the table."""
    return replace(settings, acts=tuple(known for known in settings.acts if known != act))


def columns_of(settings: VisitSettings, signature: str) -> dict[int, str] | None:
    """How the columns of a file with this header were understood, None when nobody said."""
    return next((dict(known.columns) for known in settings.files if known.header == signature), None)


def with_columns(settings: VisitSettings, signature: str, columns: Mapping[int, str]) -> VisitSettings:
    """The settings that remember how the columns of a header are understood; a file without one is not."""
    if not signature:
        return settings
    line = KnownFile(signature, tuple(sorted(columns.items())))
    kept = [known for known in settings.files if known.header != line.header]
    return replace(settings, files=(line, *kept)[:FILES_LIMIT])


def usual_kinds(settings: VisitSettings, procedure: str) -> tuple[DocumentKind, ...]:
    """The documents usual for a procedure, those of a pack when nobody said."""
    wanted = dict(settings.kinds).get(procedure)
    if wanted is None:
        return DEFAULT_KINDS
    return tuple(kind for kind in DocumentKind if kind.value in wanted)


def kinds_of(settings: VisitSettings, visit: Visit) -> tuple[DocumentKind, ...]:
    """The documents of a visit: its own, else those usual for its procedure."""
    if visit.kinds is not None:
        return visit.kinds
    return usual_kinds(settings, visit.gesture.procedure if visit.gesture else "")


def with_kinds(settings: VisitSettings, procedure: str, kinds: tuple[DocumentKind, ...]) -> VisitSettings:
    """The settings that remember the documents usual for a procedure."""
    known = {**dict(settings.kinds), procedure: tuple(kind.value for kind in kinds)}
    return replace(settings, kinds=tuple(sorted(known.items())))


def _same(one: KnownAct, other: KnownAct) -> bool:
    return (plain_label(one.label), one.code) == (plain_label(other.label), other.code)
