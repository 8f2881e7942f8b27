"""Pains: what hurts, what is tried first, which procedures can help."""

from dataclasses import dataclass

from algoguide.domain.catalogue import PainCard
from algoguide.domain.illustration import PictureStep
from algoguide.domain.passage import Passage


@dataclass(frozen=True, slots=True, repr=False)
class FirstStep:
    """Something tried before any procedure."""

    id: str
    title: str
    body: Passage


@dataclass(frozen=True, slots=True, repr=False)
class PainProcedure:
    """A procedure that suits a pain: for whom and when not. `variants` preselects, e.g. one cause."""

    procedure: str
    for_whom: Passage
    when_not: Passage
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Pain:
    """A page « Une douleur ». `synonyms` are the everyday words by which search finds it."""

    id: str
    name: str
    card: str
    card_note: str
    icon: str
    summary: str
    picture: PictureStep
    understand: tuple[Passage, ...]
    first: tuple[FirstStep, ...]
    course: tuple[Passage, ...]
    procedures: tuple[PainProcedure, ...]
    red_flags: tuple[str, ...]
    not_the_answer: tuple[Passage, ...]
    checked: str
    synonyms: tuple[str, ...] = ()

    def on_card(self) -> PainCard:
        """What its card says."""
        return PainCard(
            self.id,
            self.name,
            self.card,
            self.card_note,
            self.icon,
            tuple(p.procedure for p in self.procedures),
        )
