"""What there is to prepare for a visit: it follows from the sheet and from what was ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from algoguide.domain.care import Topic
from algoguide.domain.sheet import Sheet, groups_of
from algoguide.domain.visit import Answer, Flag, Visit


class CheckTime(StrEnum):
    """When a line is checked: until the day before, or on the day."""

    BEFORE = "avant"
    DAY = "jour"


@dataclass(frozen=True, slots=True, repr=False)
class FlagText:
    """How a question is asked and what its alert adds.

    Attributes:
        name: repeated word for word by the alert (« Anticoagulant ou antiagrégant »).
        ask: the question as the nurse asks it.
        detail: what is written beside a « oui » (« lequel »), empty when nothing is.
        decides: who decides what to do, a whole sentence.
    """

    flag: Flag
    name: str
    ask: str
    detail: str
    decides: str
    sources: tuple[str, ...] = ()
    to_confirm: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class CheckLine:
    """A line of the preparation, with when it is there: always, or when any of what it names is.

    Attributes:
        topics: the sheet prepares for one of these.
        modes: the anaesthesia is one of these.
        groups: the procedure, with its variants, belongs to one of these.
        flags: one of these was answered by yes.
    """

    id: str
    time: CheckTime
    text: str
    topics: tuple[Topic, ...] = ()
    modes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False

    @property
    def always(self) -> bool:
        """Whether it is there for every visit."""
        return not (self.topics or self.modes or self.groups or self.flags)


@dataclass(frozen=True, slots=True, repr=False)
class Alert:
    """What was ticked, word for word, and who decides."""

    flag: Flag
    name: str
    answer: Answer
    decides: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many lines are ticked, of how many."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.done >= self.total


def checklist(lines: Iterable[CheckLine], sheet: Sheet | None, visit: Visit) -> tuple[CheckLine, ...]:
    """The lines of this visit, in the order of the list; without a sheet, those that do not need one."""
    ticked = {flag for flag, answer in visit.answers.items() if answer.yes}
    topics = {item.topic for item in sheet.preparation} if sheet else set()
    groups = groups_of(sheet.procedure, sheet.variants) if sheet else frozenset()
    mode = sheet.mode.id if sheet else ""
    return tuple(
        line
        for line in lines
        if line.always
        or topics.intersection(line.topics)
        or mode in line.modes
        or groups.intersection(line.groups)
        or ticked.intersection(line.flags)
    )


def alerts(texts: Mapping[Flag, FlagText], visit: Visit) -> tuple[Alert, ...]:
    """What was answered by yes, in the order of the questions."""
    return tuple(
        Alert(flag, texts[flag].name, visit.answers[flag], texts[flag].decides)
        for flag in Flag
        if flag in visit.answers and visit.answers[flag].yes and flag in texts
    )


def progress(lines: Iterable[CheckLine], visit: Visit, at: CheckTime = CheckTime.BEFORE) -> Progress:
    """How much of the preparation is ticked: what is left for the day itself does not count before it."""
    wanted = [line for line in lines if line.time is at]
    return Progress(sum(line.id in visit.checks for line in wanted), len(wanted))
