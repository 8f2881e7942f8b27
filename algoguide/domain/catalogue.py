"""The stable ids: what exists, written or not yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A known id with the name patients read; `family` only for procedures."""

    id: str
    name: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All known ids; those without content are legal in links, hidden from readers, counted by check."""

    pains: tuple[Entry, ...]
    procedures: tuple[Entry, ...]
    anaesthesia: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    families: tuple[Entry, ...]
    version: str
    title: str
