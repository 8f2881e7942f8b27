"""Numbers with their passport: proportion, change on a scale, measured quantity.

One figure lives in one place and feeds screen, paper, icon array and comparison. Nothing is rounded here:
`friendly` gives the whole-number form a patient reads and says whether it is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ICON_ARRAY_PEOPLE = 100
"""People of an icon array."""


class Comparator(StrEnum):
    """What the figure was compared with in its study."""

    SHAM = "sham"
    PLACEBO = "placebo"
    OTHER = "other"
    NONE = "none"


class Certainty(StrEnum):
    """Certainty as graded by the authors of a review or trial; never our own guess."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NOT_GRADED = "not graded"


class ProportionKind(StrEnum):
    """`COUNT`: people counted; `RATE`: only a rate is given; `ESTIMATE`: read on a curve, never drawn."""

    COUNT = "count"
    RATE = "rate"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True, repr=False)
class Passport:
    """Where a number comes from. `horizon` is None when the source does not state one."""

    population: str
    horizon: str | None
    comparator: Comparator
    certainty: Certainty
    sources: tuple[str, ...]
    checked: date
    studied: int | None = None
    to_confirm: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Frequency:
    """How often an event happens: `cases` people affected among `out_of` people observed."""

    cases: int
    out_of: int

    def __post_init__(self) -> None:
        if self.out_of < 1 or not 0 <= self.cases <= self.out_of:
            raise ValueError(f"impossible frequency: {self.cases} out of {self.out_of}")

    def per(self, people: int) -> float:
        """Return the cases expected among `people` people, not rounded.

        Raises:
            ValueError: `people` is below 1.
        Source:
            Bonner et al., Med Decis Making 41(7), 2021: keep the denominator constant.
        """
        if people < 1:
            raise ValueError(f"a reference group needs people, got {people}")
        return self.cases * people / self.out_of


@dataclass(frozen=True, slots=True, repr=False)
class Friendly:
    """A proportion as a patient reads it: `low` to `high` people out of `out_of` (100, 1 000, 10 000).

    `high` equals `low` unless the sources give a range; `exact` is False when a number was rounded.
    """

    low: int
    high: int
    out_of: int
    exact: bool

    @property
    def drawable(self) -> bool:
        """A rate under 1 in 100 is never drawn."""
        return self.out_of == ICON_ARRAY_PEOPLE


@dataclass(frozen=True, slots=True, repr=False)
class Proportion:
    """`low` people out of so many; `high` makes it a range when sources differ."""

    id: str
    low: Frequency
    high: Frequency | None
    kind: ProportionKind
    passport: Passport

    def __post_init__(self) -> None:
        if self.high is not None and self.high.per(1) < self.low.per(1):
            raise ValueError(f"{self.id}: the high bound is below the low one")

    def friendly(self) -> Friendly:
        """Choose the denominator, 100, else 1 000…, with the low bound, or the high one when it is zero."""
        high = self.high or self.low
        leading = self.low if self.low.cases else high
        out_of = next((d for d in (100, 1_000, 10_000) if leading.per(d) >= 0.95), 100_000)  # noqa: PLR2004 - « 1 »
        if leading.cases == 0:
            out_of = 100  # « 0 personne sur 100 000 » would promise more than was observed
        low_shown, high_shown = round(self.low.per(out_of)), round(high.per(out_of))
        exact = self.low.per(out_of) == low_shown and high.per(out_of) == high_shown
        return Friendly(low_shown, high_shown, out_of, exact)

    @property
    def drawable(self) -> bool:
        """Whether an icon array of 100 people may show it."""
        return self.kind is not ProportionKind.ESTIMATE and self.friendly().drawable


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """A mean that goes from `before` to `after` on a named scale (« douleur de 0 à 10 »)."""

    id: str
    before: float
    after: float
    scale: str
    passport: Passport


@dataclass(frozen=True, slots=True, repr=False)
class Quantity:
    """A measured quantity, `low` to `high` in `unit` (minutes, °C, mSv, jours, mL)."""

    id: str
    low: float
    high: float | None
    unit: str
    passport: Passport

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"{self.id}: the high bound is below the low one")


Figure = Proportion | Change | Quantity
