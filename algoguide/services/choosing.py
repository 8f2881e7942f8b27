"""Choosing a sheet: complete a selection with defaults, refuse what makes no sense, say why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.errors import KnownError
from algoguide.domain.procedure import ModeRule, Place, Procedure, SideRule, SpineRegion, VariantAxis
from algoguide.domain.selection import Selection, Side
from algoguide.domain.sheet import Sheet, resolve

PLACE_MAX = 20
"""Longest level or region, in characters."""

_CERVICAL = re.compile(r"^\s*(C\s?[1-7]\b|cervical)", re.IGNORECASE)
_TRUNK = re.compile(r"^\s*([TDL]\s?\d{1,2}\b|thora|dors|lomb)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choosing:
    """Turns ids typed or clicked into a `Selection`, then into a `Sheet`."""

    library: Library

    def procedure(self, procedure_id: str) -> Procedure:
        """Return a written procedure.

        Raises:
            KnownError: unknown id, or known to the catalogue and not written yet.
        """
        found = self.library.procedures.get(procedure_id)
        if found is not None:
            return found
        if any(entry.id == procedure_id for entry in self.library.catalogue.procedures):
            raise KnownError(
                f"Le geste « {procedure_id} » est prévu mais sa fiche n’est pas encore écrite ; "
                "tapez « algoguide list » pour voir les gestes disponibles."
            )
        raise KnownError(
            f"Le geste « {procedure_id} » n’existe pas ; "
            "tapez « algoguide list » pour voir les gestes disponibles."
        )

    def variants(self, procedure: Procedure, ids: Iterable[str], place: str | None) -> dict[str, str]:
        """Map axis -> variant from ids in any order; a level decides the axes that follow from it.

        Raises:
            KnownError: unknown id, two ids of one axis, a required axis missing, a level that contradicts.
        """
        chosen: dict[str, str] = {}
        for variant in ids:
            axis = next((a for a in procedure.axes if any(o.id == variant for o in a.options)), None)
            if axis is None:
                raise KnownError(
                    f"La variante « {variant} » n’existe pas pour ce geste ; "
                    f"choisissez parmi : {_axes(procedure)}."
                )
            if chosen.get(axis.id, variant) != variant:
                raise KnownError(
                    f"Deux variantes pour « {axis.name} » : « {chosen[axis.id]} » et « {variant} » ; "
                    "gardez-en une."
                )
            chosen[axis.id] = variant
        for axis in procedure.axes:
            implied = _implied(axis, place)
            if implied and chosen.get(axis.id, implied) != implied:
                raise KnownError(
                    f"Le niveau « {place} » ne va pas avec la variante « {chosen[axis.id]} » ; "
                    "corrigez l’un ou l’autre."
                )
            if axis.id not in chosen and axis.required:
                raise KnownError(
                    f"Il faut choisir la variante « {axis.name} » avec --variant : {_options(axis)}."
                )
            chosen.setdefault(axis.id, implied or axis.options[0].id)
        return {axis.id: chosen[axis.id] for axis in procedure.axes}

    def mode_rules(self, procedure: Procedure, variants: Iterable[str]) -> dict[str, ModeRule]:
        """The rule of each mode for these variants, in the catalogue's order of modes."""
        chosen = set(variants)
        found = ((mode, procedure.rules_for(mode, chosen)) for mode in self.library.modes)
        return {mode: rules[0] for mode, rules in found if rules}

    def offered(self, procedure: Procedure, variants: Iterable[str]) -> tuple[str, ...]:
        """The modes that a patient may be offered for these variants: usual or possible."""
        rules = self.mode_rules(procedure, variants)
        return tuple(m for m, r in rules.items() if r.status in (ModeStatus.USUAL, ModeStatus.POSSIBLE))

    def usual_mode(self, procedure: Procedure, variants: Iterable[str]) -> str:
        """The default mode: the first usual one, else the first possible one.

        Raises:
            KnownError: neither exists for these variants.
        """
        rules = self.mode_rules(procedure, variants)
        for status in (ModeStatus.USUAL, ModeStatus.POSSIBLE):
            for mode, rule in rules.items():
                if rule.status == status:
                    return mode
        raise KnownError("Aucun mode d’anesthésie n’est confirmé pour ce geste ; demandez à votre équipe.")

    def starting(self, procedure: Procedure, variants: Iterable[str] = ()) -> Selection:
        """Where a procedure's page starts: the given variants, else the first of each axis, usual mode.

        A variant may be written `axis:id`, as a pain may name it.
        """
        wanted = {variant.rpartition(":")[2] for variant in variants}
        chosen = {
            axis.id: next((o.id for o in axis.options if o.id in wanted), axis.options[0].id)
            for axis in procedure.axes
        }
        return Selection(chosen, self.usual_mode(procedure, chosen.values()))

    def changed(
        self, procedure: Procedure, selection: Selection, *, axis: str = "", variant: str = "", mode: str = ""
    ) -> Selection:
        """The selection after one choice on screen.

        A mode that the new variant does not offer gives way to the usual one, a level that contradicts it
        is dropped.
        """
        variants = dict(selection.variants)
        place = selection.place
        if axis:
            variants[axis] = variant
            moved = next(a for a in procedure.axes if a.id == axis)
            if _implied(moved, place) not in (None, variant):
                place = None
        rules = self.mode_rules(procedure, variants.values())
        wanted = mode or selection.mode
        if wanted not in rules or rules[wanted].status in (ModeStatus.FORBIDDEN, ModeStatus.UNCONFIRMED):
            wanted = self.usual_mode(procedure, variants.values())
        confirmed = rules[wanted].status == ModeStatus.DISCOURAGED
        return Selection(variants, wanted, selection.side, place, confirmed)

    def select(
        self,
        procedure_id: str,
        *,
        variants: Iterable[str] = (),
        mode: str | None = None,
        side: str | None = None,
        place: str | None = None,
        discouraged_confirmed: bool = False,
    ) -> Selection:
        """Complete and validate a choice.

        Raises:
            KnownError: anything that makes no sense or that the team has not confirmed.
        """
        procedure = self.procedure(procedure_id)
        place = _clean_place(procedure, place)
        chosen = self.variants(procedure, variants, place)
        mode = mode or self.usual_mode(procedure, chosen.values())
        rule = self.mode_rules(procedure, chosen.values()).get(mode)
        if rule is None:
            known = ", ".join(self.library.modes)
            raise KnownError(f"Le mode d’anesthésie « {mode} » n’existe pas ; choisissez parmi : {known}.")
        self._refuse_mode(rule, confirmed=discouraged_confirmed)
        return Selection(chosen, mode, _side(procedure, side), place, discouraged_confirmed)

    def _refuse_mode(self, rule: ModeRule, *, confirmed: bool) -> None:
        name = self.library.modes[rule.mode].name
        reason = rule.reason.rstrip(".")
        if rule.status == ModeStatus.FORBIDDEN:
            raise KnownError(
                f"{name} : ce mode est interdit pour ce geste. {reason}. Choisissez un autre mode."
            )
        if rule.status == ModeStatus.UNCONFIRMED:
            raise KnownError(
                f"{name} : ce mode est à confirmer par votre équipe. {reason}. Choisissez un autre mode."
            )
        if rule.status == ModeStatus.DISCOURAGED and not confirmed:
            raise KnownError(
                f"{name} : ce mode est déconseillé pour ce geste. {reason}. Si le médecin le décide "
                "malgré tout, ajoutez --confirm-discouraged."
            )

    def sheet(self, procedure_id: str, selection: Selection) -> Sheet:
        """Resolve the sheet of a complete selection."""
        procedure = self.procedure(procedure_id)
        rule = self.mode_rules(procedure, selection.variants.values())[selection.mode]
        return resolve(
            procedure,
            selection,
            self.library.modes[selection.mode],
            rule,
            self.library.red_flags,
            dict(self.library.references),
        )


def _implied(axis: VariantAxis, place: str | None) -> str | None:
    if not axis.from_level or not place:
        return None
    wanted = _CERVICAL if _CERVICAL.match(place) else _TRUNK if _TRUNK.match(place) else None
    if wanted is None:
        return None
    cervical = wanted is _CERVICAL
    return next((o.id for o in axis.options if o.id.startswith("cervic") == cervical), None)


def _clean_place(procedure: Procedure, place: str | None) -> str | None:
    place = (place or "").strip() or None
    if place is None:
        return None
    if procedure.place is Place.NONE:
        raise KnownError("Ce geste n’a ni niveau ni région ; retirez --level.")
    if len(place) > PLACE_MAX or not place.isprintable():
        raise KnownError(f"Le niveau doit tenir en {PLACE_MAX} caractères, par exemple « L1 » ou « T12 ».")
    if procedure.place is Place.DISC and not _DISC.match(place):
        raise KnownError(
            f"« {place} » n’est pas un disque ; donnez ses deux vertèbres, par exemple « L4-L5 »."
        )
    region = _region(place)
    if procedure.regions and region is not None and region not in procedure.regions:
        known = ", ".join(procedure.regions)
        raise KnownError(f"« {place} » n’est pas un niveau de ce geste ({known}) ; corrigez le niveau.")
    return place


_DISC = re.compile(r"^[CTDLS]\s?\d{1,2}\s?[-–/]\s?[CTDLS]?\s?\d{1,2}$", re.IGNORECASE)

_REGIONS = (
    (re.compile(r"^\s*(C\s?\d|cervic|cou)", re.IGNORECASE), SpineRegion.NECK),
    (re.compile(r"^\s*([TD]\s?\d|thora|dors)", re.IGNORECASE), SpineRegion.CHEST),
    (re.compile(r"^\s*(L\s?\d|lomb)", re.IGNORECASE), SpineRegion.LOW_BACK),
    (re.compile(r"^\s*(S\s?\d|sacr)", re.IGNORECASE), SpineRegion.SACRUM),
)


def _region(place: str) -> SpineRegion | None:
    """The part of the spine that a level names, None when it names none."""
    return next((region for pattern, region in _REGIONS if pattern.match(place)), None)


def _side(procedure: Procedure, side: str | None) -> Side | None:
    if side is None:
        return None
    if procedure.side is SideRule.NONE:
        raise KnownError("Ce geste n’a pas de côté gauche ou droit ; retirez --side.")
    try:
        found = Side(side)
    except ValueError:
        raise KnownError(
            f"Le côté « {side} » n’existe pas ; choisissez gauche, droite ou bilateral."
        ) from None
    if found is Side.BOTH and procedure.side is SideRule.ONE:
        raise KnownError("Ce geste se fait d’un seul côté à la fois ; choisissez gauche ou droite.")
    return found


def _options(axis: VariantAxis) -> str:
    return ", ".join(option.id for option in axis.options)


def _axes(procedure: Procedure) -> str:
    if not procedure.axes:
        return "aucune variante"
    return " ; ".join(f"{axis.name} ({_options(axis)})" for axis in procedure.axes)
