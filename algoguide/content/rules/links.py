"""Everything that names something else must name what exists, or an id of the catalogue."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, Texts, Where
from algoguide.content.rules.compared_links import compared, figures_of_text
from algoguide.content.rules.visits import act_choices
from algoguide.content.rules.walking import Node, all_nodes, nodes, sheets
from algoguide.content.suggesting import closest
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.body import BodyMap, Zone
from algoguide.domain.comparison import Comparison, Option
from algoguide.domain.establishment import Establishment
from algoguide.domain.illustration import PictureStep, Plate
from algoguide.domain.pain import Pain, PainProcedure
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import (
    Alternative,
    Association,
    ModeRule,
    Procedure,
    VariantAxis,
)
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.wording import local_values

RULE = "lien"
LOCAL_VALUES = frozenset(local_values(Establishment()))
"""What `[[@…]]` may name: settings of the house, the level chosen."""
_IN_TARGET = frozenset({"level"})
"""What only the words of a target may name besides."""
_FILLED = ("gestes/", "anesthesie/", "commun/")
"""The owners whose texts are shown for a house and a choice; the others are shown as they are written."""
REFERENCE = re.compile(r"\[\[(@?)([^\]\[]*)\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")

_NodesCheck = Callable[[Library, Iterable[Node], Where], Iterator[Problem]]


class _Walk:
    """One walk through the library, shared by the rules of a set that look at every node."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._nodes: tuple[Node, ...] = ()

    def rule(self, check: _NodesCheck) -> Rule:
        """The rule that gives every node to `check`."""

        def look(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
            if self._library is not library:
                self._library, self._nodes = library, tuple(all_nodes(library))
            return check(library, self._nodes, where)

        return look


def link_rules(broken: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules; links to the owners in `broken`, whose problems are already told, are passed over."""
    walk = _Walk()

    def sources(library: Library, everything: Iterable[Node], where: Where) -> Iterator[Problem]:
        if "sources" in broken:
            return
        for node in everything:
            for number, source in enumerate(getattr(node.value, "sources", ())):
                if source not in library.references:
                    place = where(node.owner, f"{node.path}.sources.{number}")
                    yield _unknown(place, "la source", source, library.references)

    def pictures(library: Library, everything: Iterable[Node], where: Where) -> Iterator[Problem]:
        for node in everything:
            if isinstance(node.value, PictureStep):
                yield from _picture(library, node, where, broken)
            elif (
                isinstance(node.value, BodyMap)
                and node.value.plate
                and not _there(node.value.plate, library.plates, broken, "illustrations")
            ):
                place = where(node.owner, "plate")
                yield _unknown(place, "la planche", node.value.plate, library.plates)

    return (
        walk.rule(sources),
        walk.rule(pictures),
        variants,
        walk.rule(modes),
        sheet_ids,
        family_ids,
        walk.rule(procedure_links),
        zone_links,
        walk.rule(figures),
        compared(broken),
        red_flags,
        act_choices(broken),
        text_references,
    )


def variants(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Variants limit texts of procedures only, by an id of one axis or `axis:id`."""
    for owner, sheet in sheets(library):
        if isinstance(sheet, Procedure):
            known = _variant_names(sheet.axes)
            for node in nodes(owner, sheet):
                yield from _variants_of(node, known, where)
        elif isinstance(sheet, (Pain, AnaesthesiaMode, Comparison)):
            for node in nodes(owner, sheet):
                known = set()
                if isinstance(node.value, (PainProcedure, Option)):
                    target = library.procedures.get(node.value.procedure)
                    if target is None:
                        continue
                    known = _variant_names(target.axes)
                yield from _variants_of(node, known, where)


def modes(library: Library, everything: Iterable[Node], where: Where) -> Iterator[Problem]:
    """Modes are those of the catalogue."""
    known = {entry.id for entry in library.catalogue.anaesthesia}
    for node in everything:
        if isinstance(node.value, ModeRule):
            if node.value.mode not in known:
                place = where(node.owner, node.path)
                yield _unknown(place, "l’anesthésie", node.value.mode, known)
        elif not isinstance(node.value, Procedure):
            for number, mode in enumerate(getattr(node.value, "modes", ())):
                if mode not in known:
                    place = where(node.owner, f"{node.path}.modes.{number}")
                    yield _unknown(place, "l’anesthésie", mode, known)


def sheet_ids(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A sheet has an id of the catalogue."""
    catalogue = library.catalogue
    for what, folder, written, entries in (
        ("la douleur", "douleurs", library.pains, catalogue.pains),
        ("le geste", "gestes", library.procedures, catalogue.procedures),
        ("l’anesthésie", "anesthesie", library.modes, catalogue.anaesthesia),
        ("la douleur", "comparaisons", library.comparisons, catalogue.pains),
    ):
        known = {entry.id for entry in entries}
        for name in written:
            if name not in known:
                yield _unknown(where(f"{folder}/{name}", ""), what, name, known)


def family_ids(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A procedure belongs to a family of the catalogue."""
    families = {e.id for e in library.catalogue.families}
    named = [
        *(("catalogue", f"procedures.{e.id}", e.family) for e in library.catalogue.procedures),
        *((f"gestes/{p.id}", "family", p.family) for p in library.procedures.values()),
    ]
    for owner, path, family in named:
        if family not in families:
            yield _unknown(where(owner, path), "la famille", family, families)


def procedure_links(library: Library, everything: Iterable[Node], where: Where) -> Iterator[Problem]:
    """A link to a procedure is an id of the catalogue, written or not yet."""
    known = {e.id for e in library.catalogue.procedures}
    for node in everything:
        name, field = "", "procedure"
        if isinstance(node.value, (Alternative, PainProcedure, Option)):
            name = node.value.procedure
        elif isinstance(node.value, Association):
            # Also the name of an outside partner: only what looks like a slip is reported.
            field = "with_id"
            if get_close_matches(node.value.with_id, known, n=1, cutoff=0.85):
                name = node.value.with_id
        if name and name not in known:
            yield _unknown(where(node.owner, f"{node.path}.{field}"), "le geste", name, known)


def zone_links(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A zone of the body leads to pains of the catalogue."""
    known = {e.id for e in library.catalogue.pains}
    for node in nodes("corps", library.body_map):
        if isinstance(node.value, Zone):
            for number, pain in enumerate(node.value.pains):
                if pain not in known:
                    place = where(node.owner, f"{node.path}.pains.{number}")
                    yield _unknown(place, "la douleur", pain, known)


def figures(_: Library, everything: Iterable[Node], where: Where) -> Iterator[Problem]:
    """Risks and outcomes name figures of their own sheet."""
    for node in everything:
        if isinstance(node.value, (Risk, Outcome)):
            known = {figure.id for figure in node.root.figures}
            for name in ("figure", "comparison"):
                figure = getattr(node.value, name, "")
                if figure and figure not in known:
                    place = where(node.owner, f"{node.path}.{name}")
                    yield _unknown(place, "le chiffre", figure, known)


def red_flags(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A pain names red flags of the common list."""
    known = {flag.id for flag in library.red_flags}
    for pain in library.pains.values():
        for number, flag in enumerate(pain.red_flags):
            if flag not in known:
                place = where(f"douleurs/{pain.id}", f"red_flags.{number}")
                yield _unknown(place, "le signe d’alerte", flag, known)


def text_references(library: Library, texts: Texts, _: Where) -> Iterator[Problem]:
    """`[[figure]]` and `[[@value]]` in prose name what exists where the text is used."""
    by_mode = {m.id: {f.id for f in m.figures} for m in library.modes.values()}
    own = {
        owner: {figure.id for figure in sheet.figures}
        for owner, sheet in sheets(library)
        if isinstance(sheet, (Procedure, AnaesthesiaMode))
    }
    for text in texts:
        left = _BRACKETS.search(REFERENCE.sub("", text.raw))
        if left:
            yield text.problem(RULE, f"« {left[0]} » est seul dans le texte", "écrivez « [[identifiant]] »")
        if text.owner.startswith("commun/"):
            continue  # checked with the figures of each sheet that uses the item
        if text.owner.startswith("comparaisons/"):
            found = figures_of_text(library, text)
            if found is None:
                continue
            known = found
        else:
            known = own.get(text.owner, set()).union(*(by_mode.get(m, set()) for m in text.modes))
        for local, name in REFERENCE.findall(text.raw):
            if local and not text.owner.startswith(_FILLED):
                yield text.problem(RULE, f"« @{name} » n’est pas remplacé dans ce fichier", "retirez-le")
            elif local and name not in LOCAL_VALUES | (_IN_TARGET if text.section == "target" else set()):
                yield text.problem(RULE, f"la valeur « @{name} » n’existe pas", closest(name, LOCAL_VALUES))
            elif not local and name not in known:
                yield text.problem(RULE, f"le chiffre « {name} » n’existe pas", closest(name, known))


def _picture(library: Library, node: Node, where: Where, broken: Collection[str]) -> Iterator[Problem]:
    picture: PictureStep = node.value
    plate: Plate | None = library.plates.get(picture.plate)
    if plate is None:
        if not _there(picture.plate, library.plates, broken, "illustrations"):
            place = where(node.owner, f"{node.path}.plate")
            yield _unknown(place, "la planche", picture.plate, library.plates)
        return
    steps = [step.id for step in plate.steps]
    if picture.step not in steps:
        place = where(node.owner, f"{node.path}.step")
        what = f"dans la planche {plate.id}, l’étape"
        yield _unknown(place, what, picture.step, steps)


def _there(name: str, known: Collection[str], broken: Collection[str], folder: str) -> bool:
    return name in known or f"{folder}/{name}" in broken


def _variant_names(axes: tuple[VariantAxis, ...]) -> set[str]:
    plain = {option.id for axis in axes for option in axis.options}
    return plain | {f"{axis.id}:{option.id}" for axis in axes for option in axis.options}


def _variants_of(node: Node, known: Collection[str], where: Where) -> Iterator[Problem]:
    for number, variant in enumerate(getattr(node.value, "variants", ())):
        if variant not in known:
            place = where(node.owner, f"{node.path}.variants.{number}")
            yield _unknown(place, "la variante", variant, [k for k in known if ":" not in k])


def _unknown(place: tuple[str, int], what: str, name: str, known: Collection[str]) -> Problem:
    agreed = "connue" if what.startswith(("la ", "l’anes", "dans la")) else "connu"
    return Problem(*place, RULE, f"{what} « {name} » n’est pas {agreed}", closest(name, known))
