"""Invented visits and programmes for the tests of the nurse's desk."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from algoguide.domain.act import ActRule
from algoguide.domain.patient import Patient
from algoguide.domain.visit import DayEntry, Source, Visit, in_order
from algoguide.store.settings_known import KnownAct

DAY = date(2026, 12, 2)
NOW = datetime(2026, 12, 1, 15, 4, tzinfo=UTC)
ACTS = (
    ActRule("infiltration-foraminale-lombaire", "infiltration foraminale"),
    ActRule("vertebroplastie", "cimentoplastie"),
    ActRule("infiltration-articulaire", "infiltration épaule", variants={"articulation": "epaule"}),
    ActRule("embolisation-geniculee", "embolisation genou", variants={"produit": "microbilles"}),
    ActRule("herniectomie-percutanee", "herniectomie", variants={"hernie": "laterale"}),
    ActRule("cimentoplastie-femur", "cimentoplastie du fémur"),
)
KNOWN = KnownAct("genou froid", "cryoneurolyse", variants=(("nerf", "genou"),))


def person(family: str = "LEFÈVRE", given: str = "Odile", number: int = 1) -> Patient:
    return Patient(
        family=family,
        given=given,
        birth=date(1948, 3, 14),
        sex="F",
        ipp=f"00{number:05d}",
        accession=f"ACC{number:05d}",
    )


def line(number: int = 1, act: str = "Infiltration foraminale L5 gauche", **other: object) -> DayEntry:
    made = DayEntry(Source.CSV, DAY, time(8, 30), person(number=number), act)
    return replace(made, **other)  # type: ignore[arg-type]  # the fields of an entry


class MemoryKeeper:
    """Keeps visits in memory as the store does, revisions included."""

    persistent = False

    def __init__(self, *visits: Visit) -> None:
        self.visits = {visit.id: visit for visit in visits}

    def days(self) -> tuple[date, ...]:
        return tuple(sorted({visit.day for visit in self.visits.values()}))

    def on(self, day: date) -> tuple[Visit, ...]:
        return tuple(sorted((v for v in self.visits.values() if v.day == day), key=in_order))

    def save(self, visits: object) -> tuple[Visit, ...]:
        saved = tuple(replace(v, revision=v.revision + 1) for v in visits)  # type: ignore[attr-defined]
        self.visits |= {visit.id: visit for visit in saved}
        return saved

    def remove(self, ids: object) -> None:
        for visit in ids:  # type: ignore[attr-defined]
            self.visits.pop(visit, None)

    def hashed(self, day: date, key: str) -> str:
        return f"{day}|{key}"

    def purge(self, today: date, keep_days: int) -> int:
        past = [day for day in self.days() if (today - day).days >= keep_days]
        self.visits = {i: v for i, v in self.visits.items() if v.day not in past}
        return len(past)
