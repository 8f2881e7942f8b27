"""What the act of a programme means here: a table that the establishment keeps. Nothing is guessed.

A side and a level that a label says in so many words are read from it; the rest of the label must be in the
table as it stands, capitals, accents and punctuation aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from algoguide.domain.act_label import Read, plain_label, read_label
from algoguide.domain.selection import Side

__all__ = ["ActRule", "Read", "matching", "plain_label", "read_label"]


@dataclass(frozen=True, slots=True, repr=False)
class ActRule:
    """What a label, or a code, means: a procedure and what is chosen with it.

    Attributes:
        label: as the programme writes it; empty for a rule on the code alone.
        code: empty for a rule on the label.
        variants: axis -> variant; an axis that is missing is asked.
        mode: empty for the usual one.
        to_confirm: shipped and not yet confirmed by the establishment.
    """

    procedure: str
    label: str = ""
    code: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    side: Side | None = None
    place: str = ""
    to_confirm: bool = False


def matching(rules: Iterable[ActRule], label: str, code: str = "") -> ActRule | None:
    """The rule of a label or a code, the first of them; None for an unknown act.

    The whole label prevails over what `read_label` leaves of it, and both over the code.
    """
    known = tuple(rules)
    read = read_label(label)
    for wanted in filter(None, (plain_label(label), read.named, read.rest)):
        for rule in known:
            if rule.label and plain_label(rule.label) == wanted:
                return rule
    if code:
        return next((r for r in known if r.code and r.code.casefold() == code.strip().casefold()), None)
    return None
