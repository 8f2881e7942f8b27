"""Where things are: shipped content and resources (checkout, wheel or frozen app), the user's own folders."""

from __future__ import annotations

import os
import sys
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
        runtime: what lasts no longer than a window, on this machine and for this user alone.
    """

    content: Path
    resources: Path
    config: Path
    cache: Path
    logs: Path
    data: Path
    site: Path
    runtime: Path

    @classmethod
    def standard(cls, content: Path | None = None) -> Locations:
        """The shipped data and this user's folders; `content` takes another content folder."""
        packaged = _PACKAGE / "_data"
        base = packaged if packaged.is_dir() else _PACKAGE.parent
        dirs = platformdirs.PlatformDirs(_NAME, appauthor=False, roaming=False)
        cache = Path(dirs.user_cache_dir)
        return cls(
            content=content if content is not None else base / "content",
            resources=base / "resources",
            config=Path(dirs.user_config_dir),
            cache=cache,
            logs=Path(dirs.user_log_dir),
            data=Path(dirs.user_data_dir),
            site=Path(dirs.site_config_dir),
            runtime=cache if sys.platform == "win32" else _runtime(),
        )

    def private(self, folder: Path) -> Locations:
        """The same content and cache of it, with all that is the user's or the site's under `folder`."""
        names = ("config", "logs", "data", "site", "runtime")
        return replace(self, **{name: folder / name for name in names})


def _runtime() -> Path:
    """In the folder of the session, which is of one machine; homes are shared by several at times.

    Not platformdirs': it warns on the error stream where there is no session.
    """
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if session:
        return Path(session) / _NAME.lower()
    return Path(os.environ.get("TMPDIR", "/tmp")) / f"{_NAME.lower()}-{os.getuid()}"  # noqa: S108 - made private
