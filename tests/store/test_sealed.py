"""What is sealed is a closed list: a field nobody thought of, or a word too many, is not let through."""

import json
from dataclasses import fields

import pytest

from algoguide.domain.patient import Patient
from algoguide.domain.visit import Visit
from algoguide.store.sealed import PATIENT_TEXTS, TEXTS, read, written
from tests.store.visits_kept import visit_of

CLEAR = {
    "id",
    "day",
    "time",
    "source",
    "room",
    "gesture",
    "cancelled",
    "checks",
    "kinds",
    "printed",
    "signed",
    "key",
    "revision",
}


def test_every_field_is_sealed_or_decided_to_be_clear() -> None:
    assert {f.name for f in fields(Patient)} == {*PATIENT_TEXTS, "birth"}
    assert {f.name for f in fields(Visit)} == {*TEXTS, "patient", "answers"} | CLEAR


def test_it_comes_back() -> None:
    visit = visit_of()
    kept = read(written(visit))
    assert (kept.patient, kept.answers) == (visit.patient, visit.answers)
    assert kept.texts == {name: getattr(visit, name) for name in TEXTS}


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"more": ""},
        {"patient": {}},
        {"answers": {"astrologie": {}}},
        {"answers": {"diabete": {"yes": True}}},
    ],
)
def test_another_shape_is_refused(change: dict[str, object]) -> None:
    told = json.loads(written(visit_of())) | change
    with pytest.raises(ValueError, match=r".+"):
        read(json.dumps(told).encode())
