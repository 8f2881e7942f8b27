"""The library: all the content, immutable, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A class is imported when the first object of it is read: the first screen needs few of them.
    from algoguide.domain.act import ActRule
    from algoguide.domain.anaesthesia import AnaesthesiaMode
    from algoguide.domain.body import BodyMap
    from algoguide.domain.care import RedFlag
    from algoguide.domain.catalogue import Catalogue, ModeCard, PainCard
    from algoguide.domain.comparison import Comparison
    from algoguide.domain.illustration import Plate
    from algoguide.domain.pain import Pain
    from algoguide.domain.procedure import Procedure
    from algoguide.domain.reference import GlossaryTerm, Reference
    from algoguide.domain.visit import Flag
    from algoguide.domain.visit_list import CheckLine, FlagText


@dataclass(frozen=True, slots=True)
class Library:
    """All the written content by id, in catalogue order; comparisons go by the id of their pain.

    The cards are those of `pains` and `modes`. What is asked and checked before a visit, and what the acts
    of a programme mean, is empty where the content has no `visites/`.
    """

    catalogue: Catalogue
    pains: Mapping[str, Pain]
    procedures: Mapping[str, Procedure]
    modes: Mapping[str, AnaesthesiaMode]
    comparisons: Mapping[str, Comparison]
    pain_cards: tuple[PainCard, ...]
    mode_cards: tuple[ModeCard, ...]
    red_flags: Sequence[RedFlag]
    glossary: Mapping[str, GlossaryTerm]
    references: Mapping[str, Reference]
    plates: Mapping[str, Plate]
    body_map: BodyMap
    fingerprint: str
    questions: Mapping[Flag, FlagText] = field(default_factory=dict)
    check_lines: Sequence[CheckLine] = ()
    acts: Sequence[ActRule] = ()
