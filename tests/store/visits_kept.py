"""Invented visits, a keyring in memory and doors to a store, for the tests of what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from algoguide.domain.document import DocumentKind
from algoguide.domain.patient import Patient
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Answer, Done, Flag, Gesture, Source, Tick, Visit
from algoguide.store.opening import Opened, open_visits
from algoguide.store.refusals import KeyringMissingError
from algoguide.store.sealed import PATIENT_TEXTS
from algoguide.store.visits import VisitStore

DAY = date(2026, 12, 2)
NOW = datetime(2026, 12, 1, 15, 4, tzinfo=UTC)
TICK = Tick(NOW, "infirmiere")
GESTURE = Gesture("cimentoplastie", Selection({"cause": "osteoporose"}, "sedation", Side.LEFT, "L1"))
PATIENT = Patient(
    family="LEFÈVRE-ZZNOM",
    birth_family="CŒUR-ZZNOM",
    given="Odile-ZZNOM",
    birth=date(1948, 3, 14),
    sex="F",
    birthplace="ZZVILLE",
    ipp="ZZ0012345",
    accession="ZZACC00077",
)


SECRETS = (b"ZZNOM", b"ZZVILLE", b"1948-03-14", b"ZZ0012345", b"ZZACC", b"ZZACTE", b"ZZAPIXABAN", b"ZZNOTE")
"""What must never stand in a file: longer than chance puts together among sealed bytes."""


def visit_of(number: int = 1, **other: Any) -> Visit:
    """One visit with something in every field."""
    told: dict[str, Any] = {
        "id": sha256(b"id%d" % number).hexdigest()[:32],
        "day": DAY,
        "time": time(8, 30),
        "source": Source.CSV,
        "patient": PATIENT,
        "act": "ZZACTE vertébroplastie L1",
        "act_code": "ZZLHMH",
        "room": "SALLE 1",
        "issuer": "ZZEMETTEUR",
        "study_uid": "1.2.250.99",
        "gesture": GESTURE,
        "answers": {Flag.ANTITHROMBOTIC: Answer(yes=True, tick=TICK, detail="ZZAPIXABAN")},
        "checks": {"jeun": TICK},
        "kinds": (DocumentKind.FICHE, DocumentKind.CONSENT),
        "printed": Done(TICK, GESTURE),
        "signed": Done(TICK, GESTURE),
        "note": "ZZNOTE vient en fauteuil",
        "key": sha256(b"key%d" % number).hexdigest(),
    }
    return Visit(**(told | other))


class MemorySecrets:
    """An entry of a keyring that is there, and may be emptied, locked or taken away."""

    def __init__(self) -> None:
        self.value: str | None = None
        self.refuses = False

    def get(self) -> str | None:
        if self.refuses:
            raise KeyringMissingError
        return self.value

    def set(self, value: str) -> None:
        if self.refuses:
            raise KeyringMissingError
        self.value = value


@contextmanager
def kept(folder: Path, entry: MemorySecrets, **options: Any) -> Iterator[VisitStore]:
    """The store of a folder, closed at the end; its file was neither damaged nor new in a bad way."""
    opened = opened_at(folder, entry, **options)
    assert opened.notices == ()
    try:
        yield opened.store
    finally:
        opened.store.close()


def opened_at(folder: Path, entry: MemorySecrets, **options: Any) -> Opened:
    """A store that does not wait for others, whatever disk the tests run on."""
    return open_visits(folder, entry, remote=lambda _: False, now=lambda: NOW, **{"busy_ms": 50} | options)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What stands in every file under a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
"""Any text of a programme or of a keyboard."""
ticks = st.builds(Tick, st.datetimes(timezones=st.just(UTC)), words)
gestures = st.builds(
    Gesture,
    words,
    st.builds(
        Selection,
        st.dictionaries(words, words, max_size=2),
        words,
        st.none() | st.sampled_from(Side),
        st.none() | words,
        st.booleans(),
    ),
)
patients: st.SearchStrategy[Patient] = st.builds(
    Patient,
    **dict.fromkeys(PATIENT_TEXTS, words),
    birth=st.none() | st.dates(),
)
answers = st.builds(Answer, st.booleans(), ticks, words)
done: st.SearchStrategy[Done | None] = st.none() | st.builds(Done, ticks, gestures)
visits: st.SearchStrategy[Visit] = st.builds(
    Visit,
    id=st.uuids().map(lambda number: number.hex),
    day=st.dates(),
    time=st.none() | st.times(),
    source=st.sampled_from(Source),
    patient=patients,
    act=words,
    act_code=words,
    room=words,
    issuer=words,
    study_uid=words,
    gesture=st.none() | gestures,
    cancelled=st.booleans(),
    answers=st.dictionaries(st.sampled_from(Flag), answers, max_size=3),
    checks=st.dictionaries(words, ticks, max_size=3),
    kinds=st.none() | st.lists(st.sampled_from(DocumentKind), unique=True).map(tuple),
    printed=done,
    signed=done,
    note=words,
    key=words,
    revision=st.just(0),
)
"""New visits, whatever may stand in them."""
