"""What a command says to the window: said and understood alike, and anything else refused without a quote."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.exchange.launch import SIZE_LIMIT, Answer, Launch, accepted, from_line, is_code, to_line

TODAY = date(2026, 11, 28)
ODILE = Patient(
    "Lefèvre", "Durand", "Odile", date(1948, 3, 14), "F", "Rennes", "0012", "A 1", "1", "1.2", "VALI"
)

codes = st.from_regex(r"[A-Za-z0-9._-]{1,64}", fullmatch=True)
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80).map(str.strip)
patients = st.builds(
    Patient,
    family=names,
    birth_family=names,
    given=names,
    birth=st.none() | st.dates(date(1900, 1, 1), TODAY),
    sex=st.sampled_from(["", "F", "M", "I"]),
    ipp=st.just("") | codes,
)


@settings(max_examples=30)
@given(codes, st.just("") | codes, st.none() | patients)
def test_what_is_said_is_understood(procedure: str, accession: str, patient: Patient | None) -> None:
    launch = Launch(procedure, accession, patient)
    line = to_line(launch)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert len(line) <= SIZE_LIMIT
    assert from_line(line, TODAY) == launch


def test_every_field_of_a_patient_is_said() -> None:
    assert from_line(to_line(Launch("geste", patient=ODILE)), TODAY).patient == ODILE


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_are_refused(raw: bytes) -> None:
    try:
        launch = from_line(raw, TODAY)
    except ValueError:
        return
    assert is_code(launch.procedure or "x")


@pytest.mark.parametrize(
    "data",
    [
        [],
        None,
        "raise",
        {"procédure": "x"},
        {"command": "x"},
        {"procedure": "../x"},
        {"procedure": "x" * 65},
        {"procedure": "x\n"},
        {"procedure": 3},
        {"procedure": None},
        {"procedure": ["x"]},
        {"accession": "a b"},
        {"patient": None},
        {"patient": []},
        {"patient": {"nom": "ZZMARQUEZZ"}},
        {"patient": {"family": 3}},
        {"patient": {"birth": "2026-11-29"}},
        {"patient": {"family": "ZZMARQUEZZ" * 9}},
    ],
)
def test_what_is_not_on_the_list_is_refused_and_not_quoted(data: object) -> None:
    with pytest.raises(ValueError, match=r"^[a-z ]+$") as refused:
        from_line(json.dumps(data).encode(), TODAY)
    assert "MARQUE" not in str(refused.value)


def test_a_field_said_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="duplicate"):
        from_line(b'{"procedure": "a", "procedure": "b"}', TODAY)


def test_an_answer_is_a_status_or_a_sentence() -> None:
    assert accepted(Answer.DONE) == 0
    for answer in set(Answer) - {Answer.DONE}:
        with pytest.raises(KnownError, match="recommencez") as refused:
            accepted(answer)
        assert refused.value.status == 2
