"""Readers of values in a settings file: each returns the value, or raises ValueError for a bad file."""

from collections.abc import Callable, Mapping
from typing import Any

TEXT_LIMIT = 200
"""Longest single line, in characters."""

Reader = Callable[[Any], Any]


def checked(data: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Each value read by its reader; a missing one keeps its default, an unknown one is refused."""
    if not data.keys() <= readers.keys():
        raise ValueError("unknown key")
    return {key: readers[key](value) for key, value in data.items()}


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise ValueError("a mapping was expected")  # noqa: TRY004 - one kind of refusal for a bad file
    return value


def integer(low: int, high: int) -> Reader:
    """Reads a whole number of this range, ends included."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError("an integer in its range was expected")
        return value

    return read


def text(limit: int = TEXT_LIMIT) -> Reader:
    """Reads a printable text of at most `limit` characters."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > limit or not value.isprintable():
            raise ValueError("a short printable text was expected")
        return value

    return read


def boolean(value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise ValueError("true or false was expected")  # noqa: TRY004 - as above
    return value


def texts(limit: int) -> Reader:
    """Reads a list of at most `limit` short texts."""

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or len(value) > limit:
            raise ValueError("a list of short texts was expected")
        return tuple(text()(item) for item in value)

    return read


def one_of(choices: tuple[str, ...]) -> Reader:
    """Reads one of a few words."""

    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError("one of a few words was expected")
        return str(value)

    return read


def records(kind: Callable[..., Any], readers: Mapping[str, Reader], limit: int) -> Reader:
    """Reads a list of at most `limit` objects, each made a `kind`."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > limit:
            raise ValueError("a list was expected")
        return tuple(kind(**checked(mapping(item), readers)) for item in value)

    return read


def pairs(first: Reader, second: Reader, limit: int) -> Reader:
    """Reads a list of at most `limit` pairs."""

    def read(value: Any) -> tuple[tuple[Any, Any], ...]:
        if not isinstance(value, list) or len(value) > limit:
            raise ValueError("a list was expected")
        found = []
        for pair in value:
            if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - a pair
                raise ValueError("a pair was expected")
            found.append((first(pair[0]), second(pair[1])))
        return tuple(found)

    return read
