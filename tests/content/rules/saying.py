"""One text before one rule."""

from dataclasses import replace

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextAt, TextKind
from algoguide.domain.body import BodyMap
from algoguide.domain.catalogue import Catalogue
from algoguide.domain.french import typeset
from algoguide.domain.problem import Problem
from algoguide.domain.reference import GlossaryTerm

NOTHING_WRITTEN = Library(
    catalogue=Catalogue((), (), (), (), (), "2026.11", "Essai"),
    pains={},
    procedures={},
    modes={},
    comparisons={},
    pain_cards=(),
    mode_cards=(),
    red_flags=(),
    glossary={},
    references={},
    plates={},
    body_map=BodyMap("", ()),
    fingerprint="",
)


def with_glossary(**terms: tuple[str, ...]) -> Library:
    """A library that explains these words: id=(term, other form…)."""
    made = {k: GlossaryTerm(k, forms[0], "Un mot.", forms[1:]) for k, forms in terms.items()}
    return replace(NOTHING_WRITTEN, glossary=made)


def text_at(raw: str, kind: TextKind = TextKind.PROSE) -> TextAt:
    """A text of a sheet, at line 12."""
    return TextAt("gestes/essai/geste.yaml", 12, "gestes/essai", "why.0", typeset(raw), raw, kind)


def where(owner: str, path: str) -> tuple[str, int]:
    """Places as the origins give them."""
    return f"{owner}.yaml", len(path)


def problems(
    rule: Rule, raw: str, kind: TextKind = TextKind.PROSE, library: Library = NOTHING_WRITTEN
) -> list[Problem]:
    """What the rule says of one text."""
    return list(rule(library, [text_at(raw, kind)], where))


def quoted(rule: Rule, raw: str, kind: TextKind = TextKind.PROSE, library: Library = NOTHING_WRITTEN) -> str:
    """All the messages as one string."""
    return "\n".join(p.message for p in problems(rule, raw, kind, library))
