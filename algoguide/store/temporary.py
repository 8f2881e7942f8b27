"""Temporary folders: private while they serve, and swept when a run that was killed left one behind.

They hold fonts that WeasyPrint writes, never a name; a folder is still nobody else's to read.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

PREFIX = "algoguide-"
STALE = 24 * 3600
"""Seconds after which a folder serves no run any more."""


def sweep(folder: Path | None = None, now: float | None = None) -> int:
    """Remove what runs of this user left behind in `folder`, by default the system's temporary one.

    Returns:
        How many folders are gone. What cannot be removed stays: it is no failure of this run.
    """
    gone = 0
    try:
        found = sorted(Path(folder or tempfile.gettempdir()).glob(f"{PREFIX}*"))
    except OSError:
        return 0
    for path in found:
        try:
            about = path.lstat()
        except OSError:
            continue
        ours = sys.platform == "win32" or about.st_uid == os.getuid()
        old = (now or time.time()) - about.st_mtime > STALE
        if ours and old and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
            gone += not path.exists()
    return gone
