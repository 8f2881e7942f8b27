"""What happened in the room with one patient. It lives in memory, and goes when the patient goes.

Nothing here is computed about the patient: it is what people ticked, typed or did, kept for the text of
the record that the doctor pastes elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Understanding(StrEnum):
    """How a teach-back question ended: a check of whoever explained, never a mark for the patient."""

    UNDERSTOOD = "compris"
    EXPLAINED_AGAIN = "réexpliqué"


class Weight(StrEnum):
    """How much a row of a comparison counts for the patient, in their own words."""

    LITTLE = "peu"
    ENOUGH = "assez"
    MUCH = "beaucoup"


@dataclass(frozen=True, slots=True, repr=False)
class Explained:
    """A page of the patient view that was ticked « expliqué ». `procedure` and `page` are ids."""

    procedure: str
    page: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class Answered:
    """A teach-back question that was asked. `procedure` and `question` are ids."""

    procedure: str
    question: str
    text: str
    understanding: Understanding


@dataclass(frozen=True, slots=True, repr=False)
class Compared:
    """The options of a pain that were looked at side by side, by their French names."""

    pain: str
    options: tuple[str, ...]
    weights: Mapping[str, Weight] = field(default_factory=dict)
    """French name of a row -> how much it counts."""


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """A document that was printed or saved: French title, content version, fingerprint as printed."""

    title: str
    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True, repr=False)
class Consultation:
    """All of it. Each method returns the next one; the same thing noted twice is noted once."""

    explained: tuple[Explained, ...] = ()
    answered: tuple[Answered, ...] = ()
    questions: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()
    given: tuple[Given, ...] = ()
    notes: str = ""
    interpreter: str = ""
    trusted_person: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing has happened yet."""
        return self == Consultation()

    def explaining(self, page: Explained, *, done: bool) -> Consultation:
        """With a page ticked or not any more."""
        kept = tuple(p for p in self.explained if (p.procedure, p.page) != (page.procedure, page.page))
        return replace(self, explained=(*kept, page) if done else kept)

    def is_explained(self, procedure: str, page: str) -> bool:
        """Whether a page is ticked."""
        return any((p.procedure, p.page) == (procedure, page) for p in self.explained)

    def answering(self, answer: Answered) -> Consultation:
        """With a teach-back question answered; the last answer counts."""
        same = (answer.procedure, answer.question)
        kept = tuple(a for a in self.answered if (a.procedure, a.question) != same)
        return replace(self, answered=(*kept, answer))

    def unanswering(self, procedure: str, question: str) -> Consultation:
        """Without the answer to a question: it was noted by mistake."""
        same = (procedure, question)
        return replace(self, answered=tuple(a for a in self.answered if (a.procedure, a.question) != same))

    def understanding(self, procedure: str, question: str) -> Understanding | None:
        """How a question ended, None when it was not asked."""
        same = (procedure, question)
        return next((a.understanding for a in self.answered if (a.procedure, a.question) == same), None)

    def asking(self, question: str) -> Consultation:
        """With a question of the patient's, in the doctor's words; an empty one changes nothing."""
        text = " ".join(question.split())
        if not text or text in self.questions:
            return self
        return replace(self, questions=(*self.questions, text))

    def unasking(self, question: str) -> Consultation:
        """Without a question of the patient's: it was noted by mistake."""
        return replace(self, questions=tuple(q for q in self.questions if q != question))

    def comparing(self, compared: Compared) -> Consultation:
        """With options looked at side by side; the last look at a pain counts."""
        kept = tuple(c for c in self.compared if c.pain != compared.pain)
        return replace(self, compared=(*kept, compared))

    def giving(self, *documents: Given) -> Consultation:
        """With documents handed over."""
        new = tuple(d for d in dict.fromkeys(documents) if d not in self.given)
        return replace(self, given=(*self.given, *new))
