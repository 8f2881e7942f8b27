"""Going through the sheets of the library with the place of everything."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import product
from typing import Any

from algoguide.content.files import VISITS
from algoguide.content.library import Library
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection


@dataclass(frozen=True, slots=True)
class Node:
    """A dataclass of a sheet: `value` stands at `path` of `owner`, inside the object `root`."""

    owner: str
    path: str
    value: Any
    root: Any


def sheets(library: Library) -> Iterator[tuple[str, Any]]:
    """Owner and object of everything that a file or folder of its own describes."""
    collections: Mapping[str, Mapping[str, Any]] = {
        "douleurs": library.pains,
        "gestes": library.procedures,
        "anesthesie": library.modes,
        "comparaisons": library.comparisons,
        "illustrations": library.plates,
    }
    for folder, objects in collections.items():
        for name, value in objects.items():
            yield f"{folder}/{name}", value
    yield "corps", library.body_map


def all_nodes(library: Library) -> Iterator[Node]:
    """Every dataclass of every sheet, then red flags, glossary terms, questions and lines of a visit."""
    for owner, sheet in sheets(library):
        yield from nodes(owner, sheet)
    for flag in library.red_flags:
        yield Node("commun/alertes", f"items.{flag.id}", flag, flag)
    for term in library.glossary.values():
        yield Node("glossaire", f"terms.{term.id}", term, term)
    for question in library.questions.values():
        yield Node(f"{VISITS}/preparation", f"questions.{question.flag}", question, question)
    for line in library.check_lines:
        yield Node(f"{VISITS}/preparation", f"lines.{line.id}", line, line)


def nodes(owner: str, root: Any) -> Iterator[Node]:
    """Every dataclass of one sheet, itself first."""
    listed = owner == "corps" or owner.startswith("illustrations/")
    yield from _under(owner, "", root, root, listed)


def _under(owner: str, path: str, value: Any, root: Any, listed: bool) -> Iterator[Node]:
    yield Node(owner, path, value, root)
    for name in _names(type(value)):
        inner = getattr(value, name)
        here = f"{path}.{name}" if path else name
        if isinstance(inner, tuple):
            for number, item in enumerate(inner):
                if _names(type(item)):
                    # Files list the steps of a plate and the zones of the body; they key the rest.
                    key = number if listed else _key(item, number)
                    yield from _under(owner, f"{here}.{key}", item, root, listed)
        elif _names(type(inner)):
            yield from _under(owner, here, inner, root, listed)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass, nothing for another type. Asked for each value of the library."""
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return names


def _key(item: Any, number: int) -> str | int:
    key = getattr(item, "id", "") or getattr(item, "mode", "")
    return key if isinstance(key, str) and key else number


_OFFERED = (ModeStatus.USUAL, ModeStatus.POSSIBLE, ModeStatus.DISCOURAGED)


def variant_choices(procedure: Procedure) -> Iterator[dict[str, str]]:
    """Every combination of one variant per axis."""
    axes = procedure.axes
    for chosen in product(*(axis.options for axis in axes)):
        yield {axis.id: variant.id for axis, variant in zip(axes, chosen, strict=True)}


def choices(procedure: Procedure) -> Iterator[Selection]:
    """Every combination of variants and of a mode that is offered with them."""
    for variants in variant_choices(procedure):
        for mode in dict.fromkeys(rule.mode for rule in procedure.modes):
            rules = procedure.rules_for(mode, variants.values())
            if any(rule.status in _OFFERED for rule in rules):
                yield Selection(variants, mode)


def said(selection: Selection) -> str:
    """A combination in words, « osteoporose, sedation »."""
    return ", ".join([*selection.variants.values(), *([selection.mode] if selection.mode else [])])
