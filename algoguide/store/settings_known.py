"""What was taught about programmes, acts and headers: the first screen does without."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownAct:
    """A line of the establishment's own table of acts. `variants` are pairs axis, variant."""

    label: str
    procedure: str
    code: str = ""
    variants: tuple[tuple[str, str], ...] = ()
    mode: str = ""
    side: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """How the columns of a programme with this header were understood. `header` is a hash of it.

    `columns` are pairs number of a column from 0, what it is.
    """

    header: str
    columns: tuple[tuple[int, str], ...] = ()
