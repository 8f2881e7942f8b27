"""Sources, passports and review dates."""

from collections.abc import Iterator
from datetime import date

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, Texts, Where
from algoguide.content.rules.walking import all_nodes
from algoguide.domain.care import RedFlag
from algoguide.domain.comparison import Comparison
from algoguide.domain.figure import Passport, Proportion
from algoguide.domain.pain import Pain
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import ModeRule, Procedure
from algoguide.domain.reference import Quality
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.visit_list import CheckLine, FlagText

REVIEW_MONTHS = 24
_SOURCED = (Risk, Outcome, ModeRule, RedFlag, FlagText, CheckLine)
"""What has a source, or is to be confirmed."""


def weak_sources(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """What rests on sources of quality C alone is to be confirmed by a doctor."""
    for node in all_nodes(library):
        sources = getattr(node.value, "sources", ())
        qualities = {library.references[s].quality if s in library.references else None for s in sources}
        if qualities == {Quality.C} and not node.value.to_confirm:
            yield Problem(
                *where(node.owner, f"{node.path}.sources"),
                "sources",
                "toutes les sources sont de qualité C",
                "ajoutez « to_confirm: true » ou une meilleure source",
            )


def missing_sources(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """A figure has a source; the other facts of `_SOURCED` have one or are to be confirmed."""
    for node in all_nodes(library):
        value = node.value
        if getattr(value, "sources", None) != ():
            continue
        if isinstance(value, Passport):
            yield Problem(
                *where(node.owner, node.path),
                "passeport",
                "ce chiffre n’a pas de source",
                "ajoutez « sources », ou retirez le chiffre",
            )
        elif isinstance(value, _SOURCED) and not value.to_confirm:
            figure = getattr(value, "figure", "")
            bodies = getattr(value, "body", ())
            if not figure and not any(p.sources or p.to_confirm for p in bodies):
                yield Problem(
                    *where(node.owner, node.path),
                    "sources",
                    "aucune source n’est donnée",
                    "ajoutez « sources » ou « to_confirm: true »",
                )


def passports(today: date) -> Rule:
    """Figures and sheets were checked in the last 24 months; what is counted adds up."""

    def rule(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        for node in all_nodes(library):
            value = node.value
            if isinstance(value, (Passport, Procedure, Pain, Comparison)):
                checked = value.checked
                day = checked if isinstance(checked, date) else date.fromisoformat(checked)
                path = f"{node.path}.checked" if node.path else "checked"
                yield from _reviewed(day, today, where(node.owner, path))
            if isinstance(value, Proportion):
                studied = value.passport.studied
                if studied is not None and studied < 1:
                    yield Problem(
                        *where(node.owner, f"{node.path}.passport.studied"),
                        "passeport",
                        "le nombre de personnes étudiées est impossible",
                        "corrigez « studied »",
                    )

    return rule


def _reviewed(day: date, today: date, place: tuple[str, int]) -> Iterator[Problem]:
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if day > today:
        yield Problem(
            *place, "passeport", "la date de vérification est dans le futur", "corrigez « checked »"
        )
    elif months >= REVIEW_MONTHS:
        yield Problem(
            *place,
            "passeport",
            f"la dernière vérification date de {REVIEW_MONTHS} mois ou plus",
            "relisez la source, puis mettez la date du jour",
        )
