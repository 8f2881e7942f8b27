"""What follows from one choice of the form: a mode that gives way, a level that decides the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.errors import KnownError
from algoguide.domain.procedure import ModeRule, Procedure
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing


@dataclass(frozen=True, slots=True)
class Moved:
    """The selection after a choice; `note` is a French sentence when something else had to change."""

    selection: Selection
    note: str = ""


def rules_of(choosing: Choosing, procedure: Procedure, selection: Selection) -> Mapping[str, ModeRule]:
    """The rule of each mode for the variants chosen."""
    return choosing.mode_rules(procedure, selection.variants.values())


def pick_variant(
    choosing: Choosing, procedure: Procedure, selection: Selection, axis: str, variant: str
) -> Moved:
    """Another variant. A level that contradicts it is dropped; a mode it does not offer gives way."""
    moved = choosing.changed(procedure, selection, axis=axis, variant=variant)
    before = replace(selection, variants=moved.variants, place=moved.place)
    return _settled(choosing, procedure, before)


def pick_mode(selection: Selection, mode: str, *, confirmed: bool) -> Moved:
    """Another mode, one that the form offers; `confirmed` when a doctor decided a discouraged one."""
    return Moved(replace(selection, mode=mode, discouraged_confirmed=confirmed))


def type_place(choosing: Choosing, procedure: Procedure, selection: Selection, text: str) -> Moved:
    """A level or a region as it is typed; it decides the variants that follow from it.

    Raises:
        KnownError: the level cannot be printed.
    """
    ids = selection.variants
    try:
        variants = choosing.variants(procedure, ids.values(), text)
    except KnownError:
        # The level typed last prevails over the variant that it contradicts.
        kept = [ids[axis.id] for axis in procedure.axes if not axis.from_level]
        variants = choosing.variants(procedure, kept, text)
    moved = _settled(choosing, procedure, replace(selection, variants=variants))
    checked = choosing.select(
        procedure.id,
        variants=moved.selection.variants.values(),
        mode=moved.selection.mode,
        side=moved.selection.side,
        place=text,
        discouraged_confirmed=moved.selection.discouraged_confirmed,
    )
    return replace(moved, selection=checked)


def _settled(choosing: Choosing, procedure: Procedure, selection: Selection) -> Moved:
    """The same selection with a mode that its variants offer."""
    rules = rules_of(choosing, procedure, selection)
    rule = rules.get(selection.mode)
    offered = rule is not None and (
        rule.status in (ModeStatus.USUAL, ModeStatus.POSSIBLE)
        or (rule.status == ModeStatus.DISCOURAGED and selection.discouraged_confirmed)
    )
    if offered:
        return Moved(selection)
    usual = choosing.usual_mode(procedure, selection.variants.values())
    modes = choosing.library.modes
    note = (
        f"L’anesthésie « {modes[selection.mode].short} » n’est pas proposée pour ce choix ; "
        f"« {modes[usual].short} » la remplace."
    )
    return Moved(replace(selection, mode=usual, discouraged_confirmed=False), note)
