"""Teach-back: a check of whoever explained. Five questions of a sheet, and where their answers are said."""

from __future__ import annotations

from collections.abc import Iterable

from algoguide.domain.procedure import Prompt, Question
from algoguide.domain.sheet import Sheet

ITEMS = (
    "brief",
    "steps",
    "preparation",
    "aftercare",
    "outcomes",
    "risks",
    "alternatives",
    "associations",
    "red_flags",
    "consent",
)
"""The sections of a sheet whose items have an id."""
PASSAGES = (
    "summary",
    "goal",
    "in_brief",
    "why",
    "not_for",
    "anaesthesia",
    "radiation",
    "refusal",
    "unknowns",
    "simple",
)
"""The sections of a sheet that are read as a whole."""
MODE_PASSAGES = ("principle", "feeling", "who", "speaking", "monitoring", "leaving", "effects")
"""The sections of its mode of anaesthesia."""


def teach_back(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The first question of each prompt, in the order of the prompts: five for a sheet that is complete."""
    first: dict[Prompt, Question] = {}
    for question in questions:
        if question.prompt is not None:
            first.setdefault(question.prompt, question)
    return tuple(first[prompt] for prompt in Prompt if prompt in first)


def others(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions of a sheet beside those five."""
    every = tuple(questions)
    five = teach_back(every)
    return tuple(question for question in every if question not in five)


def parts_said(sheet: Sheet) -> frozenset[str]:
    """What a question of this sheet may be drawn from, as `Question.drawn_from` writes it."""
    items = {f"{name}.{item.id}" for name in ITEMS for item in getattr(sheet, name)}
    passages = {name for name in PASSAGES if getattr(sheet, name)}
    of_mode = {
        f"mode.{name}"
        for name in MODE_PASSAGES
        if any(passage.shown(sheet.selection) for passage in getattr(sheet.mode, name))
    }
    return frozenset(items | passages | of_mode)
