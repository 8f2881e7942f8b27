"""The visits of a day: who comes, for which act, what was asked, what is ready.

Nothing here is decided about a patient: an answer is what somebody ticked, with when and by whom, and what
follows from it is a line to check or a word that repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from algoguide.domain.document import DocumentKind
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection

DETAIL_MAX = 60
"""Longest word beside an answer (« apixaban »), in characters."""
NOTE_MAX = 500
"""Longest note of a visit, in characters."""


class Source(StrEnum):
    """Where a visit comes from. Only a flow may say who somebody is: a typed identity is local."""

    CSV = "csv"
    WORKLIST = "mwl"
    HL7 = "hl7"
    FHIR = "fhir"
    MANUAL = "manual"


class Flag(StrEnum):
    """What is asked of every patient, in the order of the list."""

    ANTITHROMBOTIC = "antithrombotique"
    DIABETES = "diabete"
    ALLERGY = "allergie"
    PREGNANCY = "grossesse"
    INFECTION = "infection"
    IMPLANT = "implant"
    RENAL = "rein"
    INTERPRETER = "interprete"
    PROTECTED = "majeur-protege"
    ALONE = "sans-accompagnant"


@dataclass(frozen=True, slots=True, repr=False)
class DayEntry:
    """One line of a programme as another system says it. `act` and `act_code` name what is planned.

    `warnings` are French sentences about this line that do not prevent it from being kept.
    """

    source: Source
    day: date
    time: time | None = None
    patient: Patient = field(default_factory=Patient)
    act: str = ""
    act_code: str = ""
    room: str = ""
    issuer: str = ""
    study_uid: str = ""
    cancelled: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same from one programme to the next: the accession number, else IPP, day, time, act.

        Without either, the name and the birth date take the place of the IPP. It names a patient: it is
        stored as a keyed hash only.
        """
        patient = self.patient
        if patient.accession:
            return f"accession\n{patient.accession}"
        when = f"{self.day.isoformat()}\n{self.time.isoformat('minutes') if self.time else ''}"
        who = patient.ipp or "\n".join(
            (patient.birth_family, patient.family, patient.given, str(patient.birth or ""))
        )
        return f"line\n{who}\n{when}\n{self.act_code or self.act}"


@dataclass(frozen=True, slots=True, repr=False)
class Tick:
    """When (aware, UTC) and by which user of the system something was ticked."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What was answered to the question of a flag; `detail` is what was written beside it."""

    yes: bool
    tick: Tick
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gesture:
    """A written procedure and what is chosen of it; paper has a line for a side or level that is missing."""

    procedure: str
    selection: Selection


@dataclass(frozen=True, slots=True, repr=False)
class Done:
    """When and by whom the pack was printed, or signed, and for which gesture: another needs another pack."""

    tick: Tick
    gesture: Gesture


class Papers(StrEnum):
    """Where the pack of a visit stands."""

    NONE = "aucun"  # no procedure is known, or the visit is cancelled
    TO_PRINT = "a-imprimer"
    OUTDATED = "a-reimprimer"
    PRINTED = "imprime"
    SIGNED = "signe"


@dataclass(frozen=True, slots=True, repr=False)
class Visit:
    """One patient's coming for one act.

    Attributes:
        id: random, says nothing of anybody.
        gesture: what the act means here; None while it is unknown.
        answers: only the questions that were asked.
        checks: id of a line of the preparation -> its tick.
        kinds: the documents of this visit, None for those usual for the procedure.
        note: what the team wrote.
        key: keyed hash of the line of the programme it comes from, empty for a typed visit.
        revision: raised by the store at each write; another one there means that somebody else wrote.
    """

    id: str
    day: date
    time: time | None = None
    source: Source = Source.MANUAL
    patient: Patient = field(default_factory=Patient)
    act: str = ""
    act_code: str = ""
    room: str = ""
    issuer: str = ""
    study_uid: str = ""
    gesture: Gesture | None = None
    cancelled: bool = False
    answers: Mapping[Flag, Answer] = field(default_factory=dict)
    checks: Mapping[str, Tick] = field(default_factory=dict)
    kinds: tuple[DocumentKind, ...] | None = None
    printed: Done | None = None
    signed: Done | None = None
    note: str = ""
    key: str = ""
    revision: int = 0

    @property
    def papers(self) -> Papers:
        """Where its pack stands."""
        if self.cancelled or self.gesture is None:
            return Papers.NONE
        for done, state in ((self.signed, Papers.SIGNED), (self.printed, Papers.PRINTED)):
            if done is not None and done.gesture == self.gesture:
                return state
        return Papers.OUTDATED if self.signed or self.printed else Papers.TO_PRINT

    @property
    def local(self) -> bool:
        """Whether its identity was typed here: it is labelled so, and carries no matricule."""
        return self.source is Source.MANUAL

    def answered(self, flag: Flag, answer: Answer | None) -> Visit:
        """With the answer to a question, or with the question not asked."""
        answers = {known: given for known, given in self.answers.items() if known is not flag}
        if answer is not None:
            answers[flag] = answer
        return replace(self, answers={known: answers[known] for known in Flag if known in answers})

    def checked(self, line: str, tick: Tick | None) -> Visit:
        """With a line of the preparation ticked, or no longer."""
        checks = {known: given for known, given in self.checks.items() if known != line}
        if tick is not None:
            checks[line] = tick
        return replace(self, checks=checks)


def in_order(visit: Visit) -> tuple[bool, time, str, str]:
    """Sorting key of a day: by time, those without one at the end, then by name."""
    patient = visit.patient
    return visit.time is None, visit.time or time(), patient.family or patient.birth_family, visit.id
