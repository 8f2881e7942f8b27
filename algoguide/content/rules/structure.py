"""What each sheet must hold, for every combination of variants and anaesthesia it offers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.links import REFERENCE
from algoguide.content.rules.walking import choices, nodes, said, variant_choices
from algoguide.domain.anaesthesia import AnaesthesiaMode, ModeStatus
from algoguide.domain.french import counted
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection

RULE = "structure"
MAX_IN_BRIEF = 5
STEPS = range(3, 7)


def axes(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """An axis is a choice, and no variant id stands in two axes."""
    for owner, procedure in _procedures(library):
        met: dict[str, str] = {}
        for axis in procedure.axes:
            if len(axis.options) < 2:  # noqa: PLR2004 - one option is no choice
                yield Problem(
                    *where(owner, f"axes.{axis.id}"),
                    RULE,
                    f"l’axe « {axis.id} » n’offre pas de choix",
                    "donnez-lui deux variantes ou plus, ou retirez-le",
                )
            for option in axis.options:
                if option.id in met:
                    yield Problem(
                        *where(owner, f"axes.{axis.id}.options.{option.id}"),
                        RULE,
                        f"la variante « {option.id} » est déjà dans l’axe « {met[option.id]} »",
                        "donnez-lui un autre identifiant",
                    )
                met[option.id] = axis.id


def modes(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Every mode of the catalogue has its status, one only, and one of them is usual."""
    for owner, procedure in _procedures(library):
        place = where(owner, "modes")
        for chosen in variant_choices(procedure):
            selection = Selection(chosen)
            context = f" ({said(selection)})" if chosen else ""
            statuses = []
            for entry in library.catalogue.anaesthesia:
                rules = procedure.rules_for(entry.id, chosen.values())
                statuses += [rule.status for rule in rules]
                if len(rules) != 1:
                    number = "n’a pas de statut" if not rules else "a plusieurs statuts"
                    yield Problem(
                        *(place if not rules else where(owner, f"modes.{entry.id}")),
                        RULE,
                        f"l’anesthésie « {entry.id} » {number}{context}",
                        "donnez-lui un seul statut, « unconfirmed » si rien n’est sûr",
                    )
            if statuses and ModeStatus.USUAL not in statuses:
                yield Problem(
                    *place,
                    RULE,
                    f"aucune anesthésie n’est habituelle{context}",
                    "donnez le statut « usual » à l’une d’elles",
                )


def steps(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Three to six steps for each variant, each with its picture."""
    for owner, procedure in _procedures(library):
        shown = {
            sum(step.body.shown(selection) for step in procedure.steps): said(selection)
            for selection in choices(procedure)
        }
        for number, context in shown.items():
            if number not in STEPS:
                yield Problem(
                    *where(owner, "steps"),
                    RULE,
                    f"{counted(number, 'étape est décrite', 'étapes sont décrites')} ({context})",
                    "décrivez le geste en 3 à 6 étapes",
                )


def doing_nothing(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """« Ne rien faire » is offered once to everybody, and refusing is explained."""
    for owner, procedure in _procedures(library):
        for chosen in variant_choices(procedure):
            selection = Selection(chosen)
            offered = [a for a in procedure.alternatives if a.nothing and selection.admits(a.variants, ())]
            if len(offered) != 1:
                yield Problem(
                    *where(owner, "alternatives"),
                    RULE,
                    f"« ne rien faire » est proposé {len(offered)} fois"
                    + (f" ({said(selection)})" if chosen else ""),
                    "gardez une seule alternative avec « nothing: true »",
                )
            if not any(p.shown(selection) for p in procedure.refusal if not p.modes):
                yield Problem(
                    *where(owner, "refusal"),
                    RULE,
                    "ce que signifie un refus n’est pas dit" + (f" ({said(selection)})" if chosen else ""),
                    "ajoutez un texte à « refusal »",
                )


def in_brief(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """One to five lines in the box at the top."""

    def count(procedure: Procedure, chosen: Selection) -> int:
        return sum(p.shown(chosen) for p in procedure.in_brief)

    yield from _for_each_choice(
        library,
        where,
        "in_brief",
        lambda procedure, _mode, chosen: _unless(
            1 <= count(procedure, chosen) <= MAX_IN_BRIEF,
            "« En bref » a " + counted(count(procedure, chosen), "ligne", "lignes"),
            f"écrivez-en de 1 à {MAX_IN_BRIEF}",
        ),
    )


def used_figures(library: Library, texts: Texts, where: Where) -> Iterator[Problem]:
    """A figure that nothing shows is a fact that nobody reads again."""
    named: dict[str, set[str]] = {}
    for text in texts:
        named.setdefault(text.owner, set()).update(n for _, n in REFERENCE.findall(text.raw))
    sheets: list[tuple[str, Procedure | AnaesthesiaMode]] = [
        *_procedures(library),
        *((f"anesthesie/{m.id}", m) for m in library.modes.values()),
    ]
    for owner, sheet in sheets:
        used = named.get(owner, set())
        for node in nodes(owner, sheet):
            used |= {getattr(node.value, name, "") for name in ("figure", "comparison")}
        for figure in sheet.figures:
            if figure.id not in used and not _used_by_procedure(library, figure.id, named, owner):
                yield Problem(
                    *where(owner, f"figures.{figure.id}"),
                    RULE,
                    f"le chiffre « {figure.id} » n’est employé nulle part",
                    "employez-le dans un texte, un risque ou un bénéfice, ou retirez-le",
                )


def _used_by_procedure(library: Library, figure: str, named: dict[str, set[str]], owner: str) -> bool:
    """A mode's figure may be shown by the texts that a procedure limits to this mode."""
    return owner.startswith("anesthesie/") and any(
        figure in named.get(f"gestes/{name}", ()) for name in library.procedures
    )


def outcomes(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A benefit is told both ways, and beside a figure of the same horizon."""
    for owner, procedure in _procedures(library):
        known = {figure.id: figure for figure in procedure.figures}
        for outcome in procedure.outcomes:
            place = where(owner, f"outcomes.{outcome.id}")
            figure, other = known.get(outcome.figure), known.get(outcome.comparison)
            if not outcome.figure and not outcome.body:
                yield Problem(*place, RULE, "ce bénéfice n’a ni chiffre ni texte", "ajoutez « body »")
            if hasattr(figure, "drawable") and not (outcome.affected and outcome.unaffected):
                yield Problem(
                    *place,
                    RULE,
                    "ce bénéfice n’est pas dit des deux façons",
                    "écrivez « affected » et « unaffected »",
                )
            if outcome.comparison and not outcome.comparison_label:
                yield Problem(
                    *place,
                    RULE,
                    "la comparaison n’a pas de nom",
                    "ajoutez « comparison_label », par exemple « avec un faux geste »",
                )
            if figure and other and figure.passport.horizon != other.passport.horizon:
                yield Problem(
                    *place,
                    RULE,
                    "les deux chiffres comparés n’ont pas le même horizon",
                    "ne comparez que ce qui est mesuré au même moment",
                )


def essential(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """L’essentiel tells the same risks, instructions and dangers; the consent, the same risks."""
    for owner, procedure in _procedures(library):
        yield from _simple(owner, "outcomes", procedure.outcomes, where)
    sheets: list[tuple[str, Procedure | AnaesthesiaMode]] = [
        *_procedures(library),
        *((f"anesthesie/{m.id}", m) for m in library.modes.values()),
    ]
    for owner, sheet in sheets:
        yield from _simple(owner, "preparation", sheet.preparation, where)
        yield from _simple(owner, "aftercare", sheet.aftercare, where)
        yield from _simple(owner, "risks", sheet.risks, where)
        for risk in sheet.risks:
            if not risk.consent:
                yield Problem(
                    *where(owner, f"risks.{risk.id}"),
                    RULE,
                    f"le consentement ne dit rien du risque « {risk.id} »",
                    "ajoutez « consent »",
                )
    yield from _simple("commun/alertes", "items", library.red_flags, where)


def _simple(owner: str, key: str, items: Iterable[object], where: Where) -> Iterator[Problem]:
    for item in items:
        name = getattr(item, "id", "")
        if not getattr(item, "simple", ""):
            yield Problem(
                *where(owner, f"{key}.{name}"),
                RULE,
                f"l’essentiel ne dit rien de « {name} »",
                "ajoutez « simple »",
            )


def _procedures(library: Library) -> Iterator[tuple[str, Procedure]]:
    for procedure in library.procedures.values():
        yield f"gestes/{procedure.id}", procedure


def _unless(fine: bool, message: str, advice: str) -> tuple[str, str] | None:
    return None if fine else (message, advice)


def _for_each_choice(
    library: Library,
    where: Where,
    path: str,
    judge: Callable[[Procedure, AnaesthesiaMode, Selection], tuple[str, str] | None],
) -> Iterator[Problem]:
    """One problem per fault, naming the first combination of variant and mode that has it."""
    for owner, procedure in _procedures(library):
        met: dict[str, Problem] = {}
        for selection in choices(procedure):
            mode = library.modes.get(selection.mode)
            if mode is None:
                continue  # not written yet: its part of the sheet is unknown
            fault = judge(procedure, mode, selection)
            if fault:
                problem = Problem(*where(owner, path), RULE, *fault)
                context = said(selection)
                met.setdefault(fault[0], replace(problem, message=f"{problem.message} ({context})"))
        yield from met.values()


STRUCTURE_RULES = (
    axes,
    modes,
    steps,
    doing_nothing,
    in_brief,
    used_figures,
    outcomes,
    essential,
)
