"""What the act of a visit means: the table of acts, completed by nobody but the people of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from algoguide.domain.act import ActRule, matching, read_label
from algoguide.domain.errors import KnownError
from algoguide.domain.procedure import Procedure, SideRule
from algoguide.domain.selection import Selection, Side
from algoguide.domain.sheet import Sheet
from algoguide.domain.visit import Gesture, Visit
from algoguide.services.choosing import Choosing

SIDES = {Side.LEFT: "côté gauche", Side.RIGHT: "côté droit", Side.BOTH: "des deux côtés"}


@dataclass(frozen=True, slots=True, repr=False)
class Meaning:
    """What a label means; `gesture` is None for an unknown act.

    `note` is a French sentence about what the label says and the procedure does not have.
    """

    gesture: Gesture | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Reads acts by tables, the establishment's before the one that is shipped."""

    choosing: Choosing
    rules: tuple[ActRule, ...]
    _read: dict[tuple[str, str], Meaning] = field(default_factory=dict, compare=False)
    """What was read already: a programme of a month says the same few acts again and again."""

    @classmethod
    def of(cls, choosing: Choosing, own: Iterable[ActRule], shipped: Iterable[ActRule]) -> Meanings:
        """The tables in the order in which they are asked."""
        return cls(choosing, (*own, *shipped))

    def of_act(self, label: str, code: str = "") -> Meaning:
        """The procedure of an act with what its label and its rule say of it; nothing is guessed."""
        if (label, code) not in self._read:
            self._read[label, code] = self._of_act(label, code)
        return self._read[label, code]

    def _of_act(self, label: str, code: str) -> Meaning:
        rule = matching(self.rules, label, code)
        if rule is None:
            return Meaning(None)
        read = read_label(label)
        procedure = self.choosing.library.procedures.get(rule.procedure)
        if procedure is None:
            return Meaning(Gesture(rule.procedure, Selection()))
        wanted = Selection(
            dict(rule.variants), rule.mode, rule.side or read.side, (rule.place or read.place) or None
        )
        return self._fitted(procedure, wanted)

    def _fitted(self, procedure: Procedure, wanted: Selection) -> Meaning:
        """Without what the procedure does not have: a side, a level, a mode that is not offered."""
        dropped = []
        if wanted.side is not None and not _has_side(procedure, wanted):
            dropped.append("le côté")
            wanted = replace(wanted, side=None)
        if wanted.place is not None:
            try:
                completed(self.choosing, Gesture(procedure.id, replace(wanted, side=None)), trial=True)
            except KnownError:
                dropped.append("le niveau")
                wanted = replace(wanted, place=None)
        note = f"Ce geste n’a pas {' ni '.join(dropped)} que dit l’acte ; à vérifier." if dropped else ""
        return Meaning(completed(self.choosing, Gesture(procedure.id, wanted)), note)


def completed(choosing: Choosing, gesture: Gesture, *, trial: bool = False) -> Gesture:
    """With what follows from what is chosen: variants of a level, optional variants, the usual mode.

    A required variant that nobody chose stays open, and the mode with it. `trial` lets the refusal of a
    level through.

    Raises:
        KnownError: with `trial`, the level makes no sense for this procedure.
    """
    procedure = choosing.library.procedures.get(gesture.procedure)
    if procedure is None:
        return gesture
    chosen = gesture.selection
    open_axes = [a for a in procedure.axes if a.required and a.id not in chosen.variants]
    # The first of each open axis stands in, so that the rest can be checked, and is taken out again.
    stand_ins = [a.options[0].id for a in open_axes if not (a.from_level and chosen.place)]
    try:
        whole = choosing.select(
            procedure.id,
            variants=[*chosen.variants.values(), *stand_ins],
            mode=chosen.mode or None,
            side=chosen.side,
            place=chosen.place,
            discouraged_confirmed=chosen.discouraged_confirmed,
        )
    except KnownError:
        if trial:
            raise
        return gesture
    left = {a.id for a in open_axes if not (a.from_level and chosen.place)}
    variants = {axis: variant for axis, variant in whole.variants.items() if axis not in left}
    mode = chosen.mode if left else whole.mode
    return Gesture(procedure.id, replace(whole, variants=variants, mode=mode))


def missing(choosing: Choosing, gesture: Gesture) -> tuple[str, ...]:
    """The French names of what must be chosen before a document can be made."""
    procedure = choosing.library.procedures.get(gesture.procedure)
    if procedure is None:
        return ()
    chosen = gesture.selection.variants
    axes = [axis.name for axis in procedure.axes if chosen.get(axis.id) not in {o.id for o in axis.options}]
    return tuple(axes) if axes or gesture.selection.mode else ("Anesthésie",)


def sheet_of(choosing: Choosing, visit: Visit) -> Sheet | None:
    """The sheet of a visit; None when its act is unknown, its procedure not written, or a choice open."""
    gesture = visit.gesture
    if gesture is None or gesture.procedure not in choosing.library.procedures or missing(choosing, gesture):
        return None
    try:
        return choosing.sheet(gesture.procedure, gesture.selection)
    except (KnownError, KeyError):
        # Kept from another version of the content, which has not this variant or mode any more.
        return None


def gesture_name(choosing: Choosing, gesture: Gesture) -> str:
    """The name of the procedure, written or not."""
    library = choosing.library
    procedure = library.procedures.get(gesture.procedure)
    if procedure is not None:
        return procedure.name
    entry = next((e for e in library.catalogue.procedures if e.id == gesture.procedure), None)
    return entry.name if entry else gesture.procedure


def gesture_detail(choosing: Choosing, gesture: Gesture) -> str:
    """What is chosen of it, at a glance: « L1 · ostéoporose », « genou · côté droit »."""
    procedure = choosing.library.procedures.get(gesture.procedure)
    if procedure is None:
        return ""
    chosen = gesture.selection
    shorts = [
        option.short
        for axis in procedure.axes
        if not (axis.from_level and chosen.place)
        for option in axis.options
        if chosen.variants.get(axis.id) == option.id
    ]
    side = SIDES[chosen.side] if chosen.side else ""
    return " · ".join(filter(None, (chosen.place or "", *shorts, side)))


def _has_side(procedure: Procedure, wanted: Selection) -> bool:
    if procedure.side is SideRule.NONE:
        return False
    return procedure.side is SideRule.ANY or wanted.side is not Side.BOTH
