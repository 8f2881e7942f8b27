"""The stable ids: what exists, written or not yet; and what is said of a pain or a mode before its page."""

from dataclasses import dataclass

MODE_ICONS = {
    "locale": "syringe",
    "locale-meopa": "wind",
    "hypnose": "audio-lines",
    "sedation": "moon",
    "loco-regionale": "arrow-down-to-line",
    "generale": "bed",
}
"""The icon (Lucide) of each mode, on screen and on paper."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A known id with the name patients read; `family` only for procedures."""

    id: str
    name: str
    family: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PainCard:
    """What the card of a pain says: enough for the first screen, which then reads no pain.

    `procedures` are ids, written or not.
    """

    id: str
    name: str
    title: str
    note: str
    icon: str
    procedures: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ModeCard:
    """What the card of an anaesthesia mode says: enough for the first screen, which then reads no mode."""

    id: str
    name: str
    short: str
    tagline: str


@dataclass(frozen=True, slots=True, repr=False)
class Catalogue:
    """All known ids; those without content are legal in links, hidden from readers, counted by check."""

    pains: tuple[Entry, ...]
    procedures: tuple[Entry, ...]
    anaesthesia: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    families: tuple[Entry, ...]
    version: str
    title: str
