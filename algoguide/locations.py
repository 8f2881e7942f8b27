"""Where things are: shipped content and resources (checkout, wheel or frozen app), the user's own folders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_NAME = "AlgoGuide"


@dataclass(frozen=True, slots=True)
class Locations:
    """Every folder the program uses; objects receive it, or the one path they need, when they are built.

    Attributes:
        data: where the user's visits are kept.
        site: where the establishment says what holds for every user of this computer.
    """

    content: Path
    resources: Path
    config: Path
    cache: Path
    logs: Path
    data: Path
    site: Path

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
            data=Path(dirs.user_data_dir),
            site=Path(dirs.site_config_dir),
        )

    def private(self, folder: Path) -> Locations:
        """The same content and cache of it, with all that is the user's or the site's under `folder`."""
        names = ("config", "logs", "data", "site")
        return replace(self, **{name: folder / name for name in names})
