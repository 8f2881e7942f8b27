"""A procedure resolved for one selection: what screen and paper both say.

The resolution keeps what the variants and the mode admit, merges what the mode and the shared items
add, and numbers the references in the order they are met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Protocol, TypeVar

from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.care import (
    CareItem,
    CareTime,
    PreparationItem,
    PreparationTime,
    RedFlag,
    Topic,
    Urgency,
)
from algoguide.domain.figure import Figure
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import (
    Alternative,
    Association,
    BriefItem,
    ConsentPoint,
    ModeRule,
    Procedure,
    Question,
    Step,
    Variant,
)
from algoguide.domain.reference import Quality, Reference
from algoguide.domain.risk import Outcome, Risk, RiskClass
from algoguide.domain.selection import Selection
from algoguide.domain.target import target_words


class _Bodied(Protocol):
    @property
    def body(self) -> Passage: ...


_HasBody = TypeVar("_HasBody", bound=_Bodied)
_Told = TypeVar("_Told", Outcome, Alternative)
_Item = TypeVar("_Item", bound=PreparationItem | CareItem)

FIGURE_REFERENCE = re.compile(r"\[\[([a-z0-9-]+)\]\]")
"""A figure named in prose, `[[vapour-14-jours]]`."""

COMMON_GROUP = "TOUS"
"""The group every procedure belongs to."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a sheet says, in order, once variant and mode are chosen."""

    procedure: Procedure
    mode: AnaesthesiaMode
    mode_rule: ModeRule
    selection: Selection
    target: str
    variants: tuple[Variant, ...]
    summary: tuple[Passage, ...]
    goal: tuple[Passage, ...]
    brief: tuple[BriefItem, ...]
    in_brief: tuple[Passage, ...]
    why: tuple[Passage, ...]
    not_for: tuple[Passage, ...]
    steps: tuple[Step, ...]
    anaesthesia: tuple[Passage, ...]
    preparation: tuple[PreparationItem, ...]
    aftercare: tuple[CareItem, ...]
    outcomes: tuple[Outcome, ...]
    risks: tuple[Risk, ...]
    radiation: tuple[Passage, ...]
    alternatives: tuple[Alternative, ...]
    refusal: tuple[Passage, ...]
    associations: tuple[Association, ...]
    red_flags: tuple[RedFlag, ...]
    questions: tuple[Question, ...]
    unknowns: tuple[Passage, ...]
    consent: tuple[ConsentPoint, ...]
    simple: tuple[Passage, ...]
    figures: dict[str, Figure]
    references: tuple[Reference, ...]
    to_confirm: int

    @property
    def variant_name(self) -> str:
        """The chosen variants in words, « ostéoporose »."""
        return ", ".join(v.name for v in self.variants)

    def preparation_at(self, time: PreparationTime) -> tuple[PreparationItem, ...]:
        """The preparation items of one moment."""
        return tuple(i for i in self.preparation if i.time is time)

    def care_at(self, time: CareTime) -> tuple[CareItem, ...]:
        """The after-care items of one moment."""
        return tuple(i for i in self.aftercare if i.time is time)

    def risks_of(self, risk_class: RiskClass) -> tuple[Risk, ...]:
        """The risks of one class, in order."""
        return tuple(r for r in self.risks if r.risk_class is risk_class)

    def flags(self, urgency: Urgency) -> tuple[RedFlag, ...]:
        """The red flags of one urgency."""
        return tuple(f for f in self.red_flags if f.urgency is urgency)

    def reference_numbers(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Printed numbers (from 1) of the sources that may be printed, sorted."""
        index = {r.id: n for n, r in enumerate(self.references, start=1)}
        return tuple(sorted({index[s] for s in source_ids if s in index}))


def groups_of(procedure: Procedure, variants: Iterable[Variant]) -> frozenset[str]:
    """Safety groups of a procedure and its chosen variants, the common one included."""
    return frozenset({COMMON_GROUP, *procedure.groups, *(g for v in variants for g in v.groups)})


def red_flags_for(flags: Iterable[RedFlag], groups: frozenset[str], mode: str) -> tuple[RedFlag, ...]:
    """The red flags of these groups and this mode, most urgent first, file order kept."""
    order = list(Urgency)
    kept = [f for f in flags if groups.intersection(f.groups) or mode in f.modes]
    return tuple(sorted(kept, key=lambda f: order.index(f.urgency)))


def resolve(
    procedure: Procedure,
    selection: Selection,
    mode: AnaesthesiaMode,
    mode_rule: ModeRule,
    red_flags: Iterable[RedFlag],
    references: dict[str, Reference],
) -> Sheet:
    """Build the sheet of `selection`. The selection is complete: every required axis and the mode chosen.

    Raises:
        KeyError: a passage names a source that `references` lacks (the checker refuses such content).
    """
    chosen = tuple(v for a in procedure.axes for v in a.options if selection.variants.get(a.id) == v.id)
    if mode_rule.speaking:
        mode = replace(mode, speaking=mode_rule.speaking)
    flags = red_flags_for(red_flags, groups_of(procedure, chosen), selection.mode)

    def texts(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(p for p in passages if p.shown(selection))

    mode_preparation = _with_body(mode.preparation, selection)
    mode_care = _with_body(mode.aftercare, selection)
    parts: dict[str, tuple[object, ...]] = {
        "summary": texts(procedure.summary),
        "goal": texts(procedure.goal),
        "brief": _with_body(procedure.brief, selection),
        "in_brief": texts(procedure.in_brief),
        "why": texts(procedure.why),
        "not_for": texts(procedure.not_for),
        "steps": _with_body(procedure.steps, selection),
        "anaesthesia": texts(procedure.anaesthesia),
        "preparation": _merged(_with_body(procedure.preparation, selection), mode_preparation),
        "aftercare": _merged(_with_body(procedure.aftercare, selection), mode_care),
        "outcomes": _told(procedure.outcomes, selection),
        "risks": _risks(procedure, mode, selection),
        "radiation": texts(procedure.radiation),
        "alternatives": _told(procedure.alternatives, selection),
        "refusal": texts(procedure.refusal),
        "associations": _with_body(procedure.associations, selection),
        "red_flags": flags,
        "questions": tuple(
            q for q in (*procedure.questions, *mode.questions) if selection.admits(q.variants, q.modes)
        ),
        "unknowns": texts((*procedure.unknowns, *mode.unknowns)),
        "consent": _with_body(procedure.consent, selection),
        "simple": texts(procedure.simple),
    }
    spoken_mode = tuple(
        texts(p)
        for p in (
            mode.principle,
            mode.feeling,
            mode.who,
            mode.speaking,
            mode.monitoring,
            mode.leaving,
            mode.effects,
        )
    )
    figures = {f.id: f for f in (*procedure.figures, *mode.figures)}
    used = _used_figures((*parts.values(), spoken_mode, mode.simple, mode.consent), figures)
    ids = dict.fromkeys(_sources((*parts.values(), spoken_mode, used.values())))
    kept = tuple(references[i] for i in ids if references[i].quality is not Quality.C)
    return Sheet(
        procedure=procedure,
        mode=mode,
        mode_rule=mode_rule,
        selection=selection,
        target=target_words(procedure.target, selection),
        variants=chosen,
        figures=used,
        references=kept,
        to_confirm=sum(1 for _ in _unconfirmed((*parts.values(), used.values()))),
        **parts,  # type: ignore[arg-type]  # each key is a field of Sheet, typed above
    )


def _with_body(items: tuple[_HasBody, ...], selection: Selection) -> tuple[_HasBody, ...]:
    return tuple(i for i in items if i.body.shown(selection))


def _told(items: tuple[_Told, ...], selection: Selection) -> tuple[_Told, ...]:
    """The items of these variants, each with the passages meant for this choice."""
    return tuple(
        replace(i, body=tuple(p for p in i.body if p.shown(selection)))
        for i in items
        if selection.admits(i.variants, ())
    )


def _risks(procedure: Procedure, mode: AnaesthesiaMode, selection: Selection) -> tuple[Risk, ...]:
    """The procedure's risks, then the mode's; what the procedure knows better prevails, by its id."""
    own = tuple(r for r in procedure.risks if selection.admits(r.variants, r.modes))
    known = {r.id for r in own}
    added = (r for r in mode.risks if r.id not in known and selection.admits(r.variants, r.modes))
    return (*own, *added)


def _merged(own: tuple[_Item, ...], mode: tuple[_Item, ...]) -> tuple[_Item, ...]:
    """The procedure's items with the mode's, in order of time; the mode prevails on a topic it speaks of.

    Its items of topic « autre » only add. An item of the procedure that bears the id of one of the mode's
    replaces it: the sheet knows whether it is about a back or a knee.
    """
    replaced = {i.id for i in mode} & {i.id for i in own}
    added = [i for i in mode if i.id not in replaced]
    spoken = {(i.time, i.topic) for i in added if i.topic is not Topic.OTHER}
    kept: list[_Item] = [*(i for i in own if i.id in replaced or (i.time, i.topic) not in spoken), *added]
    times = [*PreparationTime, *CareTime]
    kept.sort(key=lambda i: times.index(i.time))
    return tuple(kept)


def walk(value: object) -> Iterator[object]:
    """Every dataclass met in `value`, depth first: what fingerprints, sources and counts go through."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for f in fields(value):
            yield from walk(getattr(value, f.name))
    elif isinstance(value, (tuple, list)) or hasattr(value, "mapping"):
        for item in value:  # type: ignore[attr-defined]  # a view of a dict iterates too
            yield from walk(item)


def _sources(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        for node in walk(part):
            yield from getattr(node, "sources", ())


def _unconfirmed(parts: Iterable[object]) -> Iterator[object]:
    for part in parts:
        for node in walk(part):
            if getattr(node, "to_confirm", False):
                yield node


def _used_figures(parts: Iterable[object], figures: dict[str, Figure]) -> dict[str, Figure]:
    """The figures that outcomes, risks or prose of these parts refer to, in the order of the file."""
    named: set[str] = set()
    for part in parts:
        for node in walk(part):
            for name in ("figure", "comparison"):
                named.add(getattr(node, name, ""))
        for text in _strings(part):
            named.update(FIGURE_REFERENCE.findall(text))
    return {i: f for i, f in figures.items() if i in named}


def _strings(value: object) -> Iterator[str]:
    """Every text of `value`, itself included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield from _strings(getattr(value, f.name))
