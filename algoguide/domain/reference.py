"""References and glossary."""

from dataclasses import dataclass
from enum import StrEnum


class Quality(StrEnum):
    """Quality of a source; C is never printed and makes its item `to_confirm`."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True, repr=False)
class Reference:
    """A source as printed. `facts` names its place in the fact files (`cimentoplastie S37`)."""

    id: str
    citation: str
    quality: Quality
    facts: tuple[str, ...] = ()
    doi: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class GlossaryTerm:
    """A word explained. `forms` are the other spellings met in texts (plurals, synonyms)."""

    id: str
    term: str
    definition: str
    forms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False
