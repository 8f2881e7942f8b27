"""What the nurse asks and checks, and the table of acts: each question, and nothing that does not exist."""

from collections.abc import Collection, Iterator

from algoguide.content.files import PROCEDURES, VISITS
from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, Texts, Where
from algoguide.content.suggesting import closest
from algoguide.domain.act import ActRule, plain_label, read_label
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import Place, Procedure, SideRule
from algoguide.domain.sheet import COMMON_GROUP
from algoguide.domain.visit import Flag

RULE = "visites"
PREPARATION, ACTS = f"{VISITS}/preparation", f"{VISITS}/actes"
LINE_MAX = 60
"""Longest line of the list, in characters: two lines of its panel."""


def visit_rules(broken: Collection[str]) -> tuple[Rule, ...]:
    """The rules of the files of visits; those in `broken` are not there, and their problems are told."""

    def questions(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        """Every question is there: one that is missing would be asked of nobody, and nothing would alarm."""
        if PREPARATION in broken:
            return
        place = where(PREPARATION, "questions")
        if not place[1]:
            yield _missing(PREPARATION, where)
            return
        for flag in Flag:
            if flag not in library.questions:
                yield Problem(*place, RULE, f"la question « {flag} » manque", "ajoutez-la")

    def acts_there(_: Library, __: Texts, where: Where) -> Iterator[Problem]:
        if ACTS not in broken and not where(ACTS, "rules")[1]:
            yield _missing(ACTS, where)

    def conditions(library: Library, texts: Texts, where: Where) -> Iterator[Problem]:
        """A line waits for what may happen; what is broken might be what it waits for."""
        return iter(()) if broken else line_conditions(library, texts, where)

    return (questions, acts_there, line_lengths, conditions, act_labels)


def _missing(owner: str, where: Where) -> Problem:
    root = where("catalogue", "")[0].rpartition("/")[0]
    return Problem(f"{root}/{owner}.yaml".lstrip("/"), 0, RULE, "le fichier manque", "ajoutez-le")


def line_lengths(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A line fits its panel."""
    for line in library.check_lines:
        if len(line.text) > LINE_MAX:
            place = where(PREPARATION, f"lines.{line.id}.text")
            message = f"la ligne a {len(line.text)} caractères"
            yield Problem(*place, RULE, message, f"raccourcissez-la ({LINE_MAX} au plus)")


def line_conditions(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A line waits for what may happen: a topic that a sheet prepares for, a group of a procedure."""
    prepared = (
        *(procedure.preparation for procedure in library.procedures.values()),
        *(mode.preparation for mode in library.modes.values()),
    )
    topics = {item.topic.value for items in prepared for item in items}
    groups = {
        COMMON_GROUP,
        *(group for flag in library.red_flags for group in flag.groups),
        *(group for procedure in library.procedures.values() for group in _groups(procedure)),
    }
    for line in library.check_lines:
        for key, what, known in (
            ("topics", "aucune fiche ne prépare le sujet", topics),
            ("groups", "aucun geste n’est du groupe", groups),
        ):
            for number, name in enumerate(getattr(line, key)):
                if name not in known:
                    place = where(PREPARATION, f"lines.{line.id}.{key}.{number}")
                    yield Problem(*place, RULE, f"{what} « {name} »", closest(str(name), known))


def _groups(procedure: Procedure) -> Iterator[str]:
    yield from procedure.groups
    for axis in procedure.axes:
        for variant in axis.options:
            yield from variant.groups


def act_labels(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A label, or a code, has one meaning; sides and levels are read from the programme."""
    met: dict[str, int] = {}
    for number, rule in enumerate(library.acts):
        for key, said in (("label", plain_label(rule.label)), ("code", rule.code.strip().casefold())):
            place = where(ACTS, f"rules.{number}.{key}")
            first = met.setdefault(f"{key} {said}", number) if said else number
            if first != number:
                line = where(ACTS, f"rules.{first}.{key}")[1]
                written = f"« {getattr(rule, key)} » est déjà à la ligne {line}"
                yield Problem(*place, RULE, written, "gardez-en un")
        read = read_label(rule.label)
        if rule.label and not plain_label(rule.label):
            place = where(ACTS, f"rules.{number}.label")
            yield Problem(*place, RULE, f"« {rule.label} » n’a pas de mot", "écrivez le libellé")
        elif read.side or read.place or read.rest != plain_label(rule.label):
            place = where(ACTS, f"rules.{number}.label")
            yield Problem(
                *place,
                RULE,
                f"« {rule.label} » dit un côté ou un niveau",
                "retirez-le : il est lu dans le programme",
            )


def act_choices(broken: Collection[str]) -> Rule:
    """The rule: what is chosen with an act exists for its procedure, which the catalogue knows."""

    def choices(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        for number, rule in enumerate(library.acts):
            if "catalogue" in broken or f"{PROCEDURES}/{rule.procedure}" in broken:
                continue
            for key, message, advice in _wrong_choices(library, rule):
                yield Problem(*where(ACTS, f"rules.{number}.{key}"), RULE, message, advice)

    return choices


def _wrong_choices(library: Library, rule: ActRule) -> Iterator[tuple[str, str, str]]:
    """The key that holds each wrong choice of a rule, what is wrong and what to do."""
    modes = {entry.id for entry in library.catalogue.anaesthesia}
    if rule.mode and rule.mode not in modes:
        yield "mode", f"l’anesthésie « {rule.mode} » n’est pas connue", closest(rule.mode, modes)
        return
    procedure = library.procedures.get(rule.procedure)
    if procedure is None:
        known = {entry.id for entry in library.catalogue.procedures}
        if rule.procedure not in known:
            what = f"le geste « {rule.procedure} » n’est pas connu"
            yield "procedure", what, closest(rule.procedure, known)
        elif rule.variants:
            yield "variants", "ce geste n’est pas encore écrit", "retirez la variante"
        return
    yield from _wrong_variants(procedure, rule)
    if rule.mode and not _offered(procedure, rule):
        what = f"l’anesthésie « {rule.mode} » n’est pas proposée pour ce geste"
        yield "mode", what, "retirez-la, ou choisissez-en une autre"
    if rule.side and procedure.side is SideRule.NONE:
        yield "side", "ce geste n’a ni gauche ni droite", "retirez « side »"
    if rule.place and procedure.place is Place.NONE:
        yield "place", "ce geste n’a ni niveau ni région", "retirez « place »"


def _wrong_variants(procedure: Procedure, rule: ActRule) -> Iterator[tuple[str, str, str]]:
    axes = {axis.id: {option.id for option in axis.options} for axis in procedure.axes}
    for axis, variant in rule.variants.items():
        if axis not in axes:
            yield f"variants.{axis}", f"l’axe « {axis} » n’est pas connu de ce geste", closest(axis, axes)
        elif variant not in axes[axis]:
            what = f"la variante « {variant} » n’est pas connue"
            yield f"variants.{axis}", what, closest(variant, axes[axis])


def _offered(procedure: Procedure, rule: ActRule) -> bool:
    refused = (ModeStatus.FORBIDDEN, ModeStatus.UNCONFIRMED)
    rules = procedure.rules_for(rule.mode, rule.variants.values())
    return any(known.status not in refused for known in rules)
