"""A visit as rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from algoguide.domain.document import DocumentKind
from algoguide.domain.selection import Selection, Side
from algoguide.domain.visit import Done, Gesture, Source, Tick, Visit
from algoguide.store import sealed
from algoguide.store.refusals import UnreadableDayError
from algoguide.store.vault import DayKey

Row = dict[str, Any]
"""A row by the names of its columns."""
PRINTED, SIGNED = "printed", "signed"

_GESTURE = ("procedure", "variants", "mode", "side", "place", "discouraged_confirmed")


def visit_row(visit: Visit, key: DayKey) -> Row:
    """The row of the table `visit`, but for its revision."""
    return {
        "id": visit.id,
        "day": visit.day,
        "time": visit.time,
        "source": visit.source.value,
        **_gesture_row(visit.gesture),
        "room": visit.room,
        "cancelled": visit.cancelled,
        "kinds": None if visit.kinds is None else [kind.value for kind in visit.kinds],
        "line_hash": visit.key,
        "sealed": key.seal(visit.id, sealed.written(visit)),
    }


def tick_rows(visit: Visit) -> list[Row]:
    """The rows of the table `tick`."""
    return [
        {"visit_id": visit.id, "line": line, "at": tick.at, "by": tick.by}
        for line, tick in visit.checks.items()
    ]


def paper_rows(visit: Visit) -> list[Row]:
    """The rows of the table `paper`."""
    return [
        {
            "visit_id": visit.id,
            "step": step,
            "at": done.tick.at,
            "by": done.tick.by,
            **_gesture_row(done.gesture),
        }
        for step, done in ((PRINTED, visit.printed), (SIGNED, visit.signed))
        if done is not None
    ]


def visit_from(row: Row, ticks: Iterable[Row], papers: Iterable[Row], key: DayKey) -> Visit:
    """The visit of a row, of those of its ticks and of its papers.

    Raises:
        UnreadableDayError: what is sealed does not open, or is not what this version seals.
    """
    opened = key.open(row["id"], row["sealed"])
    try:
        kept = sealed.read(opened)
        done = {paper["step"]: Done(_tick(paper), _gesture(paper)) for paper in papers}
        return Visit(
            id=row["id"],
            day=row["day"],
            time=row["time"],
            source=Source(row["source"]),
            patient=kept.patient,
            gesture=_gesture(row) if row["procedure"] is not None else None,
            room=row["room"],
            cancelled=row["cancelled"],
            answers=kept.answers,
            checks={tick["line"]: _tick(tick) for tick in ticks},
            kinds=None if row["kinds"] is None else tuple(DocumentKind(kind) for kind in row["kinds"]),
            printed=done.get(PRINTED),
            signed=done.get(SIGNED),
            key=row["line_hash"],
            revision=row["revision"],
            **kept.texts,
        )
    except (ValueError, TypeError):
        raise UnreadableDayError(row["day"]) from None


def _gesture_row(gesture: Gesture | None) -> Row:
    if gesture is None:
        return dict.fromkeys(_GESTURE)
    selection = gesture.selection
    return {
        "procedure": gesture.procedure,
        "variants": dict(selection.variants),
        "mode": selection.mode,
        "side": selection.side.value if selection.side else None,
        "place": selection.place,
        "discouraged_confirmed": selection.discouraged_confirmed,
    }


def _gesture(row: Row) -> Gesture:
    return Gesture(
        row["procedure"],
        Selection(
            row["variants"],
            row["mode"],
            Side(row["side"]) if row["side"] else None,
            row["place"],
            row["discouraged_confirmed"],
        ),
    )


def _tick(row: Row) -> Tick:
    return Tick(row["at"], row["by"])
