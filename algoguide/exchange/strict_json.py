"""JSON as other programs hand it over: UTF-8, and each key once."""

import json
from typing import Any


def decoded(raw: bytes) -> Any:
    """What `raw` says; a byte order mark is accepted.

    Raises:
        ValueError: it is not JSON in UTF-8, or an object names a key twice.
    """
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    "".join(keys).encode()  # half of a surrogate pair is a ValueError too
    if len(set(keys)) != len(keys):
        raise ValueError("duplicate key")
    return dict(pairs)
