"""What a command says to the window that runs: one line of JSON, a closed list of fields; and its answer."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.exchange.strict_json import decoded

SIZE_LIMIT = 64 * 1024
"""Longest message, bytes, its end of line included."""

_CODE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_FIELDS = frozenset({"procedure", "accession", "patient"})


@dataclass(frozen=True, slots=True, repr=False)
class Launch:
    """What is to be opened.

    Attributes:
        procedure: the id of a written procedure, empty to bring the window forward and no more.
        accession: the number of an examination, for want of a patient.
    """

    procedure: str = ""
    accession: str = ""
    patient: Patient | None = None


class Answer(StrEnum):
    """What the window says of it. The words go from one process to the other."""

    DONE = "fait"
    BUSY = "occupe"  # a dialog waits for an answer
    UNKNOWN = "inconnu"  # the window that runs has no such procedure
    REFUSED = "refuse"


_REFUSALS = {
    Answer.BUSY: "Une question attend une réponse dans AlgoGuide ; répondez-y, puis recommencez.",
    Answer.UNKNOWN: "L’AlgoGuide qui est ouvert ne connaît pas ce geste ; fermez-le, puis recommencez.",
    Answer.REFUSED: "L’AlgoGuide qui est ouvert est d’une autre version ; fermez-le, puis recommencez.",
}


def accepted(answer: Answer) -> int:
    """The exit status of a command that was accepted.

    Raises:
        KnownError: it was not; the sentence says what to do.
    """
    if answer in _REFUSALS:
        raise KnownError(_REFUSALS[answer])
    return 0


def is_code(text: str) -> bool:
    """Whether it may be the id of a procedure or the number of an examination."""
    return _CODE.fullmatch(text) is not None


def to_line(launch: Launch) -> bytes:
    """The message, at most `SIZE_LIMIT`: the fields of a patient are short."""
    said: dict[str, object] = {
        name: value for name in ("procedure", "accession") if (value := getattr(launch, name))
    }
    if launch.patient is not None:
        from algoguide.exchange.patient_file import fields_of

        said["patient"] = fields_of(launch.patient)
    return json.dumps(said).encode() + b"\n"


def from_line(raw: bytes, today: date) -> Launch:
    """What a message asks for.

    Raises:
        ValueError: it is no message of ours; the reason quotes nothing of it.
    """
    data = decoded(raw)
    if not isinstance(data, dict) or not data.keys() <= _FIELDS:
        raise ValueError("not the fields of a message")
    codes = {name: data.get(name, "") for name in ("procedure", "accession")}
    for code in codes.values():
        if not isinstance(code, str) or (code and not is_code(code)):
            raise ValueError("not a code")
    if "patient" not in data:
        return Launch(**codes)
    # Most messages bring the window forward and no more: they do without pydantic.
    from algoguide.exchange.patient_file import patient_of

    try:
        return Launch(**codes, patient=patient_of(data["patient"], today))
    except KnownError:
        raise ValueError("not a patient") from None
