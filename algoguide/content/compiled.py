"""The compiled library: what a start reads instead of YAML.

A compiled file is one line, a key and the checksum of what follows, then a pickle. The key tells every
content file, the program's own model and the code that makes it from any other state of them, so that a
stale file is never believed. It is read by an unpickler that admits our frozen dataclasses and nothing
else. Whatever is wrong with it, the YAML is read again.

Checksums of zlib are meant against change, not against malice: who can write here can write the content.
Loading OpenSSL for a SHA-256 would take longer than all the rest of the reading.

What is looked up by id is a pickle of its own inside the first, read when it is asked for: the first
screen needs the names of everything and the texts of nothing, nor the classes these are made of.
"""

import io
import logging
import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar, overload

from algoguide import __version__
from algoguide.content.files import content_files
from algoguide.content.library import Library
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations

MODEL_VERSION = 1
"""Raised when the meaning of the content changes while the dataclasses stay the same."""

SHIPPED_NAME = "library.bin"
"""The copy that a build puts beside `content/`."""
_LARGEST = 1_000_000
"""As in `reading`: a larger file is refused there, hence not read here."""
_LARGEST_COMPILED = 100_000_000
_MAKERS = ("domain", "content", "content/models")
"""Folders of the package whose code decides what a library is made of."""
_ROWS = ("red_flags", "check_lines", "acts")
_TABLES = ("questions",)
"""The parts of the library that are pickled whole: their keys, if any, are of a class of their own."""
_PLAIN_CLASSES = {("datetime", "date"): date}

K = TypeVar("K")
T = TypeVar("T")

_log = logging.getLogger(__name__)


def fingerprint_of(root: Path) -> str:
    """SHA-256 over the relative names and bytes of all content files, in the order of their names."""
    import hashlib

    digest = hashlib.sha256()
    for part in _parts(root):
        digest.update(part)
    return digest.hexdigest()


def _parts(root: Path) -> Iterator[bytes]:
    """Name, length and bytes of every content file."""
    root = root.absolute()
    above = len(root.as_posix().rstrip("/")) + 1
    for path in content_files(root):
        try:
            about = path.stat()
            readable = about.st_size <= _LARGEST and S_ISREG(about.st_mode)
            raw = _bytes_of(path) if readable else b"%d" % about.st_size
        except OSError:
            raw = b"unreadable"
        name = path.as_posix()[above:]
        yield f"{name}\0{len(raw)}\0".encode(errors="surrogatepass")
        yield raw


def main(out_path: Path, content: Path | None = None) -> None:
    """Compile `content`, by default the shipped one, into `out_path`: what a build does.

    Raises:
        KnownError: the content has errors.
        OSError: the file cannot be written.
    """
    content = content if content is not None else Locations.standard().content
    out_path.write_bytes(packed(key_of(content), built(content)))


def key_of(content: Path) -> str:
    """The content, the version of the model and of the code that makes it."""
    package = Path(__file__).parent.parent
    # None in a frozen app, which its version identifies.
    makers = sorted(path for folder in _MAKERS for path in package.glob(f"{folder}/*.py"))
    shape = _state((__version__.encode(), *(_bytes_of(source) for source in makers)))
    return f"algoguide-library {MODEL_VERSION} {shape} {_state(_parts(content))}"


def _bytes_of(path: Path) -> bytes:
    """Without the buffer of an opened file: every start reads some hundred and fifty."""
    with path.open("rb", buffering=0) as file:
        return file.read()


def _state(parts: Iterable[bytes]) -> str:
    """Length and two checksums of different kinds: what an edit cannot leave as they were."""
    length, crc, adler = 0, 0, 1
    for part in parts:
        length, crc, adler = length + len(part), zlib.crc32(part, crc), zlib.adler32(part, adler)
    return f"{length}-{crc:08x}-{adler:08x}"


def built(content: Path) -> Library:
    """The library read from YAML, refused when something in it does not hold together."""
    # Slow to import, and needed only here.
    from algoguide.content.building import build
    from algoguide.content.rules.links import link_rules
    from algoguide.domain.problem import Severity

    made = build(content, fingerprint_of(content))
    problems = {
        *made.problems,
        *(
            problem
            for rule in link_rules(made.broken)
            for problem in rule(made.library, made.origins.texts, made.origins.where)
        ),
    }
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        first = min(errors)
        raise KnownError(
            f"Le contenu du dossier « {content.name} » comporte des erreurs ; lancez « algoguide check » "
            f"pour les voir toutes. La première : {first.file}:{first.line}, {first.message}.",
            status=1,
        )
    return made.library


class _Row(Sequence[T]):
    """A tuple that is unpickled on its first use."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _read(self) -> tuple[T, ...]:
        found: tuple[T, ...] = _OurClasses(io.BytesIO(self._packed)).load()
        return found

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._read[index]

    def __len__(self) -> int:
        return len(self._read)

    def __eq__(self, other: object) -> bool:
        return self._read == (other._read if isinstance(other, _Row) else other)

    def __hash__(self) -> int:
        return hash(self._read)


class _Table(Mapping[K, T]):
    """A mapping that is unpickled whole on its first use."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _read(self) -> Mapping[K, T]:
        found: dict[K, T] = _OurClasses(io.BytesIO(self._packed)).load()
        return found

    def __getitem__(self, key: K) -> T:
        return self._read[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class _Shelf(Mapping[str, T]):
    """Objects by id, each unpickled on its first use. Two threads may do it at once: one result is kept."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._read: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        found = self._read.get(key)
        if found is None:
            found = self._read.setdefault(key, _OurClasses(io.BytesIO(self._packed[key])).load())
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class _Pickler(pickle.Pickler):
    """Writes an enumeration by its value: some Pythons write a `getattr`, which is never admitted."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        return NotImplemented


def _dumped(value: object) -> bytes:
    into = io.BytesIO()
    _Pickler(into, protocol=5).dump(value)
    return into.getvalue()


def packed(key: str, library: Library) -> bytes:
    """The bytes of a compiled file."""
    shelves: dict[str, Any] = {
        name: {i: _dumped(v) for i, v in shelf.items()} for name, shelf in _by_id(library)
    }
    whole: dict[str, Any] = {name: _dumped(getattr(library, name)) for name in (*_ROWS, *_TABLES)}
    raw = _dumped(replace(library, **whole, **shelves))
    return f"{key} {_state([raw])}\n".encode() + raw


def _by_id(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The parts of the library that are looked up by id, with their names."""
    for field in fields(library):
        value = getattr(library, field.name)
        if isinstance(value, Mapping) and field.name not in _TABLES:
            yield field.name, value


class _OurClasses(pickle.Unpickler):
    """Admits the dataclasses and enumerations of the domain, the library, dates; calls nothing else."""

    def find_class(self, module_name: str, name: str) -> Any:
        """The class, or a refusal."""
        known = _PLAIN_CLASSES.get((module_name, name))
        if known is not None:
            return known
        ours = module_name.startswith("algoguide.domain.") or module_name == Library.__module__
        if ours and name.isidentifier():
            found = getattr(import_module(module_name), name, None)
            if (
                isinstance(found, type)
                and found.__module__ == module_name
                and (is_dataclass(found) or issubclass(found, Enum))
            ):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{name} is not content")


def read(path: Path, key: str) -> Library | None:
    """The library of a compiled file, or None when it is absent, stale, damaged or not ours."""
    try:
        if path.stat().st_size > _LARGEST_COMPILED:
            return None
        return unpacked(path.read_bytes(), key)
    except Exception as error:  # noqa: BLE001 - a pickle fails in any way; the YAML is there
        if not isinstance(error, FileNotFoundError):
            _log.info("compiled library not usable: %s", type(error).__name__)
    return None


def unpacked(data: bytes, key: str) -> Library | None:
    """The library that `packed` made with this key, or None when it is another; a damaged one raises."""
    head, _, raw = data.partition(b"\n")
    if head != f"{key} {_state([raw])}".encode():
        return None
    library = _OurClasses(io.BytesIO(raw)).load()
    if not isinstance(library, Library):
        return None
    shelves: dict[str, Any] = {name: _Shelf(shelf) for name, shelf in _by_id(library)}
    rows: dict[str, Any] = {name: _Row(getattr(library, name)) for name in _ROWS}
    tables: dict[str, Any] = {name: _Table(getattr(library, name)) for name in _TABLES}
    return replace(library, **rows, **tables, **shelves)


def write(path: Path, key: str, library: Library) -> None:
    """Keep the library for the next start; without success the next start reads the YAML again."""
    import tempfile

    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(packed(key, library))
        temporary.replace(path)
    except OSError as error:
        _log.info("compiled library not kept: %s", type(error).__name__)
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
