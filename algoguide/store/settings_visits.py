"""What an establishment keeps about visits in general: nothing of it names a patient."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from algoguide.store.settings_reading import Reader, boolean, integer, one_of, pairs, records, text, texts

if TYPE_CHECKING:
    from algoguide.store.settings_known import KnownAct, KnownFile

KEEP_LIMIT = 7
"""Most days after which a visit is destroyed."""
ACTS_LIMIT = 2_000
FILES_LIMIT = 50
COLUMNS_LIMIT = 200
_SIDES = ("", "gauche", "droite", "bilateral")


@dataclass(frozen=True, slots=True)
class VisitSettings:
    """What is remembered from one day to the next.

    Attributes:
        acts: the establishment's table.
        files: the programmes whose columns were mapped by hand.
        kinds: pairs id of a procedure, documents usual for it.
        keep_days: days after which a visit is destroyed, 1 (the day after) to 7.
        in_memory: whether visits are never written on the disk.
    """

    acts: "tuple[KnownAct, ...]" = ()
    files: "tuple[KnownFile, ...]" = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    keep_days: int = 1
    in_memory: bool = False


def _act(**known: Any) -> "KnownAct":
    from algoguide.store.settings_known import KnownAct

    return KnownAct(**known)


def _file(**known: Any) -> "KnownFile":
    from algoguide.store.settings_known import KnownFile

    return KnownFile(**known)


VISIT_READERS: dict[str, Reader] = {
    "acts": records(
        _act,
        {
            "label": text(),
            "procedure": text(),
            "code": text(),
            "variants": pairs(text(), text(), 20),
            "mode": text(),
            "side": one_of(_SIDES),
            "place": text(),
        },
        ACTS_LIMIT,
    ),
    "files": records(
        _file,
        {"header": text(), "columns": pairs(integer(0, COLUMNS_LIMIT), text(), COLUMNS_LIMIT)},
        FILES_LIMIT,
    ),
    "kinds": pairs(text(), texts(10), 200),
    "keep_days": integer(1, KEEP_LIMIT),
    "in_memory": boolean,
}
