"""What a procedure aims at, in words: « la vertèbre L1 », « le genou droit »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from algoguide.domain.selection import Selection, Side

LEVEL = "[[@level]]"
"""In a target, the level typed; the space before it goes with it when there is none."""


@dataclass(frozen=True, slots=True, repr=False)
class Target:
    """What the procedure aims at, with its article: without a side, then as a chosen side says it.

    `[[@level]]` stands for the level typed. An empty side falls back on `text`.
    """

    text: str
    left: str = ""
    right: str = ""
    both: str = ""
    variants: tuple[str, ...] = ()


def fitting(targets: Iterable[Target], selection: Selection) -> Target | None:
    """The first target that the chosen variants admit."""
    return next((t for t in targets if selection.admits(t.variants, ())), None)


def general_words(targets: Sequence[Target]) -> str:
    """What the procedure aims at before anything is chosen: a target of no variant, else the first."""
    target = fitting(targets, Selection()) or (targets[0] if targets else Target(""))
    return re.sub(rf"\s?{re.escape(LEVEL)}", "", target.text)


def target_words(targets: Iterable[Target], selection: Selection) -> str:
    """What this choice aims at, « la vertèbre L1 », « le genou droit »; empty when no target fits."""
    target = fitting(targets, selection)
    if target is None:
        return ""
    sided = {Side.LEFT: target.left, Side.RIGHT: target.right, Side.BOTH: target.both}
    text = (sided[selection.side] if selection.side else "") or target.text
    level = f"\u00a0{selection.place}" if selection.place else ""
    return re.sub(rf"\s?{re.escape(LEVEL)}", lambda _: level, text)
