"""Anaesthesia modes: what is done, felt, prepared and watched for in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from algoguide.domain.catalogue import ModeCard

if TYPE_CHECKING:
    # The first screen shows modes by their names: it does without the classes of their contents.
    from algoguide.domain.care import CareItem, PreparationItem
    from algoguide.domain.figure import Figure
    from algoguide.domain.illustration import PictureStep
    from algoguide.domain.passage import Passage
    from algoguide.domain.procedure import Question
    from algoguide.domain.risk import Risk


class ModeStatus(StrEnum):
    """What a procedure says of a mode. Unconfirmed: greyed for the doctor, absent for the patient."""

    USUAL = "usual"
    POSSIBLE = "possible"
    DISCOURAGED = "discouraged"
    FORBIDDEN = "forbidden"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, repr=False)
class AnaesthesiaMode:
    """One mode. `depth` is its place on the continuum, 0 (awake) to 4 (general anaesthesia).

    `tagline` is three or four words (« à moitié endormi »); `simple` holds the sentences of l'essentiel.
    `synonyms` are the everyday words by which search finds it.
    `group` adds red flags (`SEDATION`, `LOCOREGIONALE`…).
    """

    id: str
    name: str
    short: str
    tagline: str
    depth: int
    summary: str
    picture: PictureStep
    principle: tuple[Passage, ...]
    feeling: tuple[Passage, ...]
    who: tuple[Passage, ...]
    speaking: tuple[Passage, ...]
    monitoring: tuple[Passage, ...]
    leaving: tuple[Passage, ...]
    suits: tuple[Passage, ...]
    limits: tuple[Passage, ...]
    effects: tuple[Passage, ...]
    preparation: tuple[PreparationItem, ...]
    aftercare: tuple[CareItem, ...]
    risks: tuple[Risk, ...]
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]
    unknowns: tuple[Passage, ...]
    simple: tuple[str, ...]
    consent: str
    brief_stay: str = ""
    synonyms: tuple[str, ...] = ()

    @property
    def card(self) -> ModeCard:
        """Its card."""
        return ModeCard(self.id, self.name, self.short, self.tagline)
