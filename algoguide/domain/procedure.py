"""Procedures: what a patient can be told about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from algoguide.domain.care import CareItem, PreparationItem
from algoguide.domain.figure import Figure
from algoguide.domain.illustration import PictureStep
from algoguide.domain.passage import Passage
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.target import Target


class Place(StrEnum):
    """What `--level` carries for a procedure: a vertebral level, a disc, a region in words, or nothing.

    A disc is told by its two vertebrae, « L4-L5 »: « L5 » alone could be the disc above or the one below.
    """

    LEVEL = "level"
    DISC = "disc"
    REGION = "region"
    NONE = "none"


class SpineRegion(StrEnum):
    """A part of the spine, as the first letter of a level tells it (C, T or D, L, S)."""

    NECK = "cervical"
    CHEST = "thoracique"
    LOW_BACK = "lombaire"
    SACRUM = "sacrum"


class SideRule(StrEnum):
    """Whether a side is meant: never, left or right, or also both."""

    NONE = "none"
    ONE = "one"
    ANY = "any"


@dataclass(frozen=True, slots=True, repr=False)
class Variant:
    """One value of an axis. `groups` adds safety groups (`CANCER`) to the procedure's own."""

    id: str
    name: str
    short: str
    groups: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class VariantAxis:
    """An axis of variants. `from_level`: the variant follows from the vertebral level when one is given."""

    id: str
    name: str
    required: bool
    options: tuple[Variant, ...]
    from_level: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class ModeRule:
    """What this procedure says of one anaesthesia mode, for `variants` (empty: all), with its reason.

    `speaking` takes the place of the mode's own answer to « pouvez-vous parler ? », unless empty.
    """

    mode: str
    status: str
    reason: str
    variants: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False
    speaking: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class BriefItem:
    """A chip of the header: icon name (Lucide), label (« Durée ») and what it says."""

    id: str
    icon: str
    label: str
    body: Passage


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One step of « Comment ça se passe », with its picture."""

    id: str
    title: str
    body: Passage
    picture: PictureStep
    simple: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Alternative:
    """Another solution; `nothing` marks « ne rien faire ». `procedure` links to a catalogue id."""

    id: str
    name: str
    body: tuple[Passage, ...]
    nothing: bool = False
    procedure: str = ""
    variants: tuple[str, ...] = ()
    simple: str = ""
    consent: str = ""


class Prompt(StrEnum):
    """What a teach-back checks, in the order in which it is asked: one question of each for every sheet."""

    WHY = "pourquoi"
    OTHERWISE = "autrement"
    DAY = "le-jour"
    SERIOUS_SIGN = "signe-grave"
    MEDICINES = "medicaments"


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """A teach-back question and the answer expected, drawn from the sheet's own facts.

    `prompt` is None for a question beside the five. `drawn_from` names the parts of the sheet that say the
    answer: a section (`why`, `mode.speaking`), or one of its items (`red_flags.saignement`).
    """

    id: str
    text: str
    expected: str
    variants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    prompt: Prompt | None = None
    drawn_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Association:
    """Another act that may come before, with or after. `with_id` is a catalogue id or an outside partner.

    `same_visit`: both may be done at the same visit, so that one pack may be made for the two.
    """

    id: str
    with_id: str
    body: Passage
    same_visit: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class ConsentPoint:
    """A line of the consent sheet: a thing that was explained, with its title (« Le geste. »)."""

    id: str
    title: str
    body: Passage


@dataclass(frozen=True, slots=True, repr=False)
class Procedure:
    """One procedure with everything its sheets say, for all variants and modes.

    `regions` are the parts of the spine (`SpineRegion`) where it is done; empty when it does not matter.
    `synonyms` are the everyday words by which search finds it: they are shown nowhere.
    """

    id: str
    name: str
    other_name: str
    family: str
    icon: str
    summary: tuple[Passage, ...]
    goal: tuple[Passage, ...]
    groups: tuple[str, ...]
    target: tuple[Target, ...]
    side: SideRule
    place: Place
    regions: tuple[str, ...]
    axes: tuple[VariantAxis, ...]
    modes: tuple[ModeRule, ...]
    brief: tuple[BriefItem, ...]
    in_brief: tuple[Passage, ...]
    why: tuple[Passage, ...]
    not_for: tuple[Passage, ...]
    steps: tuple[Step, ...]
    anaesthesia: tuple[Passage, ...]
    preparation: tuple[PreparationItem, ...]
    aftercare: tuple[CareItem, ...]
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    risks: tuple[Risk, ...]
    radiation: tuple[Passage, ...]
    alternatives: tuple[Alternative, ...]
    refusal: tuple[Passage, ...]
    associations: tuple[Association, ...]
    questions: tuple[Question, ...]
    unknowns: tuple[Passage, ...]
    consent: tuple[ConsentPoint, ...]
    simple: tuple[Passage, ...]
    checked: str
    synonyms: tuple[str, ...] = ()

    def rules_for(self, mode: str, variants: Iterable[str]) -> tuple[ModeRule, ...]:
        """What is said of one mode for the chosen variant ids: right content has one rule, or none.

        A rule limited to variants holds when, on each axis it names, one of its variants is chosen; it then
        prevails over a general one.
        """
        chosen = set(variants)
        fitting = [r for r in self.modes if r.mode == mode and self._fits(r, chosen)]
        return tuple(r for r in fitting if r.variants) or tuple(fitting)

    def _fits(self, rule: ModeRule, chosen: set[str]) -> bool:
        # « axe:variante » is admitted too; no id stands in two axes.
        limits = {variant.rpartition(":")[2] for variant in rule.variants}
        named = ({option.id for option in axis.options} & limits for axis in self.axes)
        return all(of_axis & chosen for of_axis in named if of_axis)
