"""Benefits and risks a clinician explains, with the numbers that go with them."""

from dataclasses import dataclass
from enum import StrEnum

from algoguide.domain.passage import Passage


class RiskClass(StrEnum):
    """The order in which risks are told: frequent and mild first, then rare and serious."""

    FREQUENT_MILD = "frequent-mild"
    RARE_SERIOUS = "rare-serious"


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """A benefit, or its absence, told with both framings.

    `figure` and `comparison` are figure ids; `affected` completes « 44 personnes sur 100 … » and
    `unaffected` completes « 56 … ». `comparison_label` names the other arm (« avec un faux geste »).
    Without a figure, `body` says it in words.
    """

    id: str
    title: str
    body: tuple[Passage, ...] = ()
    figure: str = ""
    label: str = ""
    affected: str = ""
    unaffected: str = ""
    comparison: str = ""
    comparison_label: str = ""
    variants: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False
    simple: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Risk:
    """A risk in its five lines: what, how often, when, what we do, what you do.

    `figure` is a figure id, empty when it is not known (« On ne sait pas combien de personnes »).
    `when` empty prints « On ne sait pas encore ». `consent` is its short wording on the consent sheet.
    """

    id: str
    name: str
    risk_class: RiskClass
    we_do: str
    you_do: str
    what: str = ""
    figure: str = ""
    affected: str = ""
    unaffected: str = ""
    when: str = ""
    consent: str = ""
    variants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False
    simple: str = ""
