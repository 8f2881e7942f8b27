"""Pains: what hurts, what is tried first, which procedures can help, and the body map that leads there."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, repr=False)
class Disc:
    """A round target of the body map, in plate units. `side`: the person's own, or empty."""

    x: float
    y: float
    radius: float
    side: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Zone:
    """A zone of the body map and the pains it leads to, in order. `anchor`, `leader` place its label."""

    id: str
    name: str
    lines: tuple[str, ...]
    discs: tuple[Disc, ...]
    anchor: tuple[float, float] | None
    align: str
    leader: tuple[tuple[float, float], ...]
    pains: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class BodyMap:
    """The zones drawn on one plate."""

    plate: str
    zones: tuple[Zone, ...]
