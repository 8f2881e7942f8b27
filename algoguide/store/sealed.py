"""What is sealed of a visit: who comes, what for in the programme's words, what was answered and noted.

It is JSON with a version and a closed list of keys. Whoever adds a field to a patient or a word to a list of
them writes a new version and a new revision of the schema, so that an older program refuses the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from algoguide.domain.patient import Patient
from algoguide.domain.visit import Answer, Flag, Tick, Visit

VERSION = 1
PATIENT_TEXTS = (
    "family",
    "birth_family",
    "given",
    "sex",
    "birthplace",
    "ipp",
    "accession",
    "ins",
    "ins_oid",
    "ins_status",
)
TEXTS = ("act", "act_code", "issuer", "study_uid", "note")


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """The part of a visit that is sealed. `texts` are those of `TEXTS`, by name."""

    patient: Patient
    answers: Mapping[Flag, Answer]
    texts: Mapping[str, str]


def written(visit: Visit) -> bytes:
    """What is to be sealed of a visit."""
    patient = visit.patient
    told = {
        "v": VERSION,
        "patient": {
            **{name: getattr(patient, name) for name in PATIENT_TEXTS},
            "birth": patient.birth.isoformat() if patient.birth else None,
        },
        "answers": {
            flag.value: {
                "yes": answer.yes,
                "detail": answer.detail,
                "at": answer.tick.at.isoformat(),
                "by": answer.tick.by,
            }
            for flag, answer in visit.answers.items()
        },
        **{name: getattr(visit, name) for name in TEXTS},
    }
    return json.dumps(told, separators=(",", ":")).encode()


def read(data: bytes) -> Sealed:
    """What `written` wrote.

    Raises:
        ValueError: it is not what this version writes.
    """
    told = _closed(json.loads(data), "v", "patient", "answers", *TEXTS)
    if told["v"] != VERSION:
        raise ValueError("another version")
    patient = _closed(told["patient"], "birth", *PATIENT_TEXTS)
    birth = patient.pop("birth")
    return Sealed(
        Patient(birth=date.fromisoformat(birth) if birth else None, **patient),
        {Flag(flag): _answer(answer) for flag, answer in told["answers"].items()},
        {name: told[name] for name in TEXTS},
    )


def _answer(told: Any) -> Answer:
    _closed(told, "yes", "detail", "at", "by")
    return Answer(told["yes"], Tick(datetime.fromisoformat(told["at"]), told["by"]), told["detail"])


def _closed(told: Any, *keys: str) -> dict[str, Any]:
    if not isinstance(told, dict) or told.keys() != set(keys):
        raise ValueError("other keys than expected")
    return told
