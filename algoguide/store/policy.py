"""What an establishment enforces on a computer: a small file written by its administrator.

```json
{"memory_only": true, "settings_locked": true, "keep_days": 1}
```
Each key may be missing, and no other is known. A file that cannot be read whole enforces the strictest:
somebody wanted a rule. It orders the program and not the user, who may have means of their own.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algoguide.store.settings_reading import Reader, boolean, checked, integer, mapping
from algoguide.store.settings_visits import KEEP_LIMIT

FILE_NAME = "policy.json"
_FILE_LIMIT = 10_000
_READERS: dict[str, Reader] = {
    "memory_only": boolean,
    "settings_locked": boolean,
    "keep_days": integer(1, KEEP_LIMIT),
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is enforced.

    Attributes:
        memory_only: visits are never written on the disk.
        settings_locked: the settings about visits cannot be changed here.
        keep_days: after how many days visits are purged, 1 to 7; None leaves it to the settings.
    """

    memory_only: bool = False
    settings_locked: bool = False
    keep_days: int | None = None


STRICTEST = Policy(memory_only=True, settings_locked=True, keep_days=1)


def read_policy(folder: Path) -> tuple[Policy, tuple[str, ...]]:
    """What the establishment enforces, nothing without a file, and French sentences about a broken one."""
    path = folder / FILE_NAME
    try:
        return _load(path), ()
    except (FileNotFoundError, NotADirectoryError):
        return Policy(), ()
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("policy refused", exc_info=error)
        notice = (
            f"Les règles de l’établissement (« {path} ») ne peuvent pas être lues : par prudence, les "
            "visites restent en mémoire seulement et leurs réglages sont bloqués. Prévenez votre service "
            "informatique."
        )
        return STRICTEST, (notice,)


def _load(path: Path) -> Policy:
    with path.open("rb") as file:
        raw = file.read(_FILE_LIMIT + 1)
    if len(raw) > _FILE_LIMIT:
        raise ValueError("too long")
    told = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_twins)
    return Policy(**checked(mapping(told), _READERS))


def _without_twins(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("the same key twice")
    return told
