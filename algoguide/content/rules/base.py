"""What a rule receives and gives: the library, every text with its place, and a way to find a line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from algoguide.content.library import Library
from algoguide.domain.problem import Problem


class TextKind(StrEnum):
    """What a text is for; a rule says which kinds it reads."""

    PROSE = "prose"  # running sentences of the standard level
    SIMPLE = "simple"  # sentences of l’essentiel
    TITLE = "title"  # names, titles, chips: a few words, no sentence
    CONSENT = "consent"  # wording of the consent sheet
    QUESTION = "question"  # teach-back questions and the answers expected
    ALERT = "alert"  # red flags
    REASON = "reason"  # why a mode is offered or not, for the doctor first
    ALT = "alt"  # alternative texts of pictures
    LABEL = "label"  # words laid out on a plate or beside a picture
    DEFINITION = "definition"  # glossary definitions
    PASSPORT = "passport"  # population, horizon, scale, unit of a figure: digits are at home there
    CITATION = "citation"  # references: names and titles as published


@dataclass(frozen=True, slots=True)
class TextAt:
    """One text of the content and where its author finds it.

    `owner` is the file or folder that carries the object, without `.yaml`: `gestes/vertebroplastie`,
    `douleurs/vertebre-tassee`, `anesthesie/sedation`, `commun/alertes`, `glossaire`, `illustrations/corps`…
    `path` goes from there with dots: `risks.infection-profonde.we_do`, `why.0`, `steps.aiguille.body`.
    `raw` is the text as typed; `text` is the same with French typography, as everybody reads it.
    A shared item appears once for its own file and once for each owner that uses it, always with the
    file and line where it is written (the runner drops problems said twice).
    `variants` and `modes` limit it, as in `Selection.admits`.
    """

    file: str
    line: int
    owner: str
    path: str
    text: str
    raw: str
    kind: TextKind
    variants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    to_confirm: bool = False

    @property
    def section(self) -> str:
        """The first part of the path: `risks`, `why`, `steps`."""
        return self.path.partition(".")[0]

    def problem(self, rule: str, message: str, advice: str) -> Problem:
        """A problem at the place of this text."""
        return Problem(self.file, self.line, rule, message, advice)


Texts = Sequence[TextAt]
"""All the texts, in the order of the files."""

Where = Callable[[str, str], tuple[str, int]]
"""`where(owner, path)` -> (file, line); an unknown path gives the line of its nearest known parent."""

Rule = Callable[[Library, Texts, Where], Iterable[Problem]]
"""A rule reads and reports; it never changes anything and never raises for bad content.

A rule that needs more (a date, a dictionary) is returned by a function that takes it.
"""
