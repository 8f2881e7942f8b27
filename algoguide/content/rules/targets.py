"""What a procedure aims at is said for every choice, with its side and level, and reads well."""

import re
from collections.abc import Iterator

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.walking import said, variant_choices
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import Procedure, SideRule
from algoguide.domain.selection import Selection
from algoguide.domain.target import target_words

RULE = "cible"
_SIDES = {SideRule.NONE: (), SideRule.ONE: ("left", "right"), SideRule.ANY: ("left", "right", "both")}
_MASCULINE = re.compile(r"les? ")
_BEFORE_AN_ARTICLE = re.compile(r"\b(de|à)\s+\[\[@place\]\]", re.IGNORECASE)


def targets(library: Library, texts: Texts, where: Where) -> Iterator[Problem]:
    """Each combination has its words; « de » and « à » are not put before an article."""
    for procedure in library.procedures.values():
        owner = f"gestes/{procedure.id}"
        for variants in variant_choices(procedure):
            if not target_words(procedure.target, Selection(variants)):
                message = f"la cible du geste n’est pas dite ({said(Selection(variants))})"
                yield Problem(*where(owner, "target"), RULE, message, "ajoutez-la à « target »")
        for number, target in enumerate(procedure.target):
            place = where(owner, f"target.{number}")
            for side in _SIDES[procedure.side]:
                if not getattr(target, side):
                    message = f"la cible n’a pas de « {side} »"
                    yield Problem(*place, RULE, message, "écrivez-la avec ce côté : « le genou gauche »")
    for text in texts:
        found = _BEFORE_AN_ARTICLE.search(text.raw)
        aimed = library.procedures.get(text.owner.removeprefix("gestes/"))
        # « jusqu’à la vertèbre » is French; « jusqu’à le nerf » is not. A shared text meets every target.
        if found and (aimed is None or any(map(_MASCULINE.match, _words(aimed)))):
            message = f"« {found[0]} » se lira « {found[1].lower()} le… »"
            yield text.problem(
                RULE, message, "tournez la phrase pour que la cible suive un verbe ou « dans »"
            )


def _words(procedure: Procedure) -> Iterator[str]:
    for target in procedure.target:
        yield from (target.text, target.left, target.right, target.both)
