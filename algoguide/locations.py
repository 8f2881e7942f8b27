"""Where things are: shipped content and resources (checkout, wheel or frozen app), the user's own folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_NAME = "AlgoGuide"


@dataclass(frozen=True, slots=True)
class Locations:
    """Every folder the program uses; objects receive it, or the one path they need, when they are built."""

    content: Path
    resources: Path
    config: Path
    cache: Path
    logs: Path

    @classmethod
    def standard(cls, content: Path | None = None) -> Locations:
        """The shipped data and this user's folders; `content` takes another content folder."""
        packaged = _PACKAGE / "_data"
        base = packaged if packaged.is_dir() else _PACKAGE.parent
        dirs = platformdirs.PlatformDirs(_NAME, appauthor=False, roaming=False)
        return cls(
            content=content if content is not None else base / "content",
            resources=base / "resources",
            config=Path(dirs.user_config_dir),
            cache=Path(dirs.user_cache_dir),
            logs=Path(dirs.user_log_dir),
        )
