"""One YAML file -> a plain mapping that remembers its lines, or French problems. Never an exception.

Only the events of the parser are used: nothing is constructed from tags, nothing is expanded from
anchors, and nesting is bounded, so that a hostile or broken file costs no more than its size.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from algoguide.content.broken_yaml import explain
from algoguide.domain.problem import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 30

RULE = "lecture"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
# Numbers of YAML 1.2, which editors follow: PyYAML (1.1) reads `1e3` as text.
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+")
# Tabs, and breaks that YAML counts as lines but no editor does.
_UNWANTED = re.compile("[\t\x85\u2028\u2029]")

YamlPath = tuple[str | int, ...]


class Bare(str):
    """A scalar typed without quotes that YAML reads as something else than text (`10:30`, `no`, `12`).

    Attributes:
        tag: what YAML makes of it: `int`, `float`, `bool`, `null`, `timestamp`…
    """

    __slots__ = ("tag",)
    tag: str

    def __new__(cls, text: str, tag: str) -> Self:  # noqa: D102 - the class tells
        made = super().__new__(cls, text)
        made.tag = tag
        return made


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, from 1; 0 means the whole file."""

    file: str
    line: int


@dataclass(slots=True)
class Tree:
    """What files hold: scalars stay strings, and every path of keys and indexes has its place.

    The place of a mapping's entry is the line of its key; the place of a list's item, its first line.
    """

    file: str
    data: dict[str, object] = field(default_factory=dict)
    places: dict[YamlPath, Place] = field(default_factory=dict)

    def at(self, path: YamlPath) -> Place:
        """The place of `path`; parts that the file does not have (a wrapped list, a default) are skipped."""
        known: YamlPath = ()
        for part in path:
            if (*known, part) in self.places:
                known = (*known, part)
        return self.places.get(known, Place(self.file, 1))

    def graft(self, path: YamlPath, other: "Tree", other_path: YamlPath) -> None:
        """Give what stands under `path` the places of `other_path` in another tree, where it has none."""
        depth = len(other_path)
        for theirs, place in other.places.items():
            if theirs[:depth] == other_path:
                self.places.setdefault((*path, *theirs[depth:]), place)


def read_tree(path: Path, root: Path) -> tuple[Tree, list[Problem]]:
    """Read one file of the content folder `root`; the tree is empty when the file cannot be used."""
    name = shown_name(path, root)
    raw, problem = _bytes_of(path, root, name)
    if raw is None:
        return Tree(name), [problem] if problem else []
    return parse_tree(raw, name)


def shown_name(path: Path, root: Path) -> str:
    """How a file is named to its author: `content/gestes/x/geste.yaml`."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def parse_tree(raw: bytes, name: str) -> tuple[Tree, list[Problem]]:
    """Read the bytes of a file called `name`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "le fichier contient un caractère qui n’est pas en UTF-8"
        return Tree(name), [Problem(name, line, RULE, message, "enregistrez le fichier en UTF-8")]
    unwanted = _UNWANTED.search(text)
    if unwanted:
        line = text.count("\n", 0, unwanted.start()) + 1
        if unwanted[0] == "\t":
            message, advice = "le fichier contient une tabulation", "remplacez-la par des espaces"
        else:
            message = f"le fichier contient un caractère invisible (U+{ord(unwanted[0]):04X})"
            advice = "supprimez-le"
        return Tree(name), [Problem(name, line, RULE, message, advice)]
    grower = _Grower(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not grower.take(event):
                break
    except yaml.YAMLError as error:
        message, advice, line = explain(error, text)
        return Tree(name), [*grower.problems, Problem(name, line, RULE, message, advice)]
    return grower.finish()


def _bytes_of(path: Path, root: Path, name: str) -> tuple[bytes | None, Problem | None]:
    def refused(message: str, advice: str) -> tuple[None, Problem]:
        return None, Problem(name, 0, RULE, message, advice)

    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return refused(
                "ce lien mène hors du dossier de contenu", "mettez une copie du fichier à sa place"
            )
        if not path.is_file():
            return refused("ce n’est pas un fichier ordinaire", "retirez-le du dossier")
        if path.stat().st_size <= MAX_BYTES:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
            if len(raw) <= MAX_BYTES:
                return raw, None
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13
        return refused("le fichier ne peut pas être lu", "vérifiez qu’il existe et vos droits")
    return refused("le fichier dépasse 1 Mo", "coupez-le en plusieurs fichiers")


@dataclass(slots=True)
class _Level:
    """A mapping or list being filled."""

    value: dict[str, object] | list[object]
    path: YamlPath
    key: str | None = None
    dropped: bool = False  # a duplicate's content: read, then forgotten


class _Grower:
    """Builds the tree from events, one `_Level` per depth."""

    def __init__(self, name: str) -> None:
        self.problems: list[Problem] = []
        self._tree = Tree(name)
        self._levels: list[_Level] = []
        self._root: object = None
        self._documents = 0
        self._stopped = False

    def take(self, event: Event) -> bool:
        """Use one event; False stops the reading."""
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._levels.pop()
            return True
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            if event.anchor is None and event.tag is None:
                return self._value(event, line)
            return self._stop_marked(line, named=event.anchor is not None)
        if isinstance(event, AliasEvent):
            return self._stop_marked(line, named=True)
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._stop(line, "le fichier contient plusieurs documents", "retirez la ligne « --- »")
        return True

    def finish(self) -> tuple[Tree, list[Problem]]:
        """The tree once all events are read."""
        if self._stopped:
            return Tree(self._tree.file), self.problems
        if isinstance(self._root, dict):
            self._tree.data = self._root
            return self._tree, self.problems
        if self._root is None or (isinstance(self._root, Bare) and self._root.tag == "null"):
            message, advice = "le fichier est vide", "écrivez-le ou supprimez-le"
        else:
            message = "le fichier doit être fait de lignes « clé: valeur »"
            advice = "commencez chaque ligne du premier niveau par une clé"
        return Tree(self._tree.file), [*self.problems, self._problem(1, message, advice)]

    def _value(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, line: int) -> bool:
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            if not isinstance(event, ScalarEvent):
                return self._stop(line, "une clé doit être un mot", "mettez des guillemets")
            return self._key(level, event.value, line)
        value: object
        if isinstance(event, ScalarEvent):
            value = _scalar(event)
        else:
            value = {} if isinstance(event, MappingStartEvent) else []
            if len(self._levels) >= MAX_DEPTH:
                return self._stop(
                    line, "les listes sont trop imbriquées", "vérifiez les crochets et les retraits"
                )
        path, dropped = self._attach(level, value, line)
        if not isinstance(event, ScalarEvent):
            assert isinstance(value, (dict, list))  # noqa: S101 - tells the type checker
            self._levels.append(_Level(value, path, dropped=dropped))
        return True

    def _key(self, level: _Level, key: str, line: int) -> bool:
        level.key = key
        if level.dropped:
            return True
        if key in level.value:
            first = self._tree.places[(*level.path, key)].line
            self.problems.append(
                self._problem(
                    line,
                    f"la clé « {key} » est écrite deux fois (déjà ligne {first})",
                    "gardez-en une seule",
                )
            )
        else:
            self._tree.places[(*level.path, key)] = Place(self._tree.file, line)
        return True

    def _attach(self, level: _Level | None, value: object, line: int) -> tuple[YamlPath, bool]:
        """Put `value` where it belongs; return its path and whether it is dropped."""
        if level is None:
            self._root = value
            return (), False
        if isinstance(level.value, list):
            path: YamlPath = (*level.path, len(level.value))
            level.value.append(value)
            if not level.dropped:
                self._tree.places[path] = Place(self._tree.file, line)
            return path, level.dropped
        key, level.key = level.key or "", None
        if level.dropped or key in level.value:
            return (*level.path, key), True
        level.value[key] = value
        return (*level.path, key), False

    def _problem(self, line: int, message: str, advice: str) -> Problem:
        return Problem(self._tree.file, line, RULE, message, advice)

    def _stop_marked(self, line: int, *, named: bool) -> bool:
        """Refuse an anchor or alias, or else a tag."""
        if not named:
            return self._stop(line, "les étiquettes YAML (!) ne sont pas admises", "mettez des guillemets")
        return self._stop(
            line,
            "les ancres et alias YAML (& et *) ne sont pas admis",
            "écrivez le texte, ou mettez-le dans commun/ et faites-y référence avec « use »",
        )

    def _stop(self, line: int, message: str, advice: str) -> bool:
        self.problems.append(self._problem(line, message, advice))
        self._stopped = True
        return False


def _scalar(event: ScalarEvent) -> str:
    text: str = event.value
    if event.style is None or event.implicit[0]:
        tag: str = _RESOLVER.resolve(  # type: ignore[no-untyped-call]  # its stub lacks types
            yaml.ScalarNode, text, (True, False)
        )
        if tag != _TEXT_TAG:
            return Bare(text, tag.rpartition(":")[2])
        if _NUMBER.fullmatch(text):
            return Bare(text, "float")
    return text


def plain(value: object) -> object:
    """A deep copy made of plain dicts and lists, so that merging never changes what was read."""
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value
