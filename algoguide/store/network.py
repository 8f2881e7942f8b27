"""Whether a folder is on the network: SQLite's locks and its log need a disk of this computer."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "glusterfs", "gpfs", "davfs")
)
_REMOTE_FUSE = frozenset(
    ("sshfs", "smbnetfs", "rclone", "glusterfs", "ceph", "davfs2", "s3fs", "curlftpfs", "gvfsd-fuse")
)
_DRIVE_REMOTE = 4
_POINT, _SEPARATOR = 4, "-"


def on_network(path: Path) -> bool:
    """Whether `path`, links followed, is on a network share; it need not exist."""
    real = path.resolve()
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(real.anchor) == _DRIVE_REMOTE
    try:
        mounted = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_remote(file_system_of(real, mounted))


def is_remote(file_system: str) -> bool:
    """Whether a type of file system, as Linux names it, lives on another computer."""
    kind, _, fuse = file_system.partition(".")
    return kind in _REMOTE or (kind == "fuse" and fuse in _REMOTE_FUSE)


def file_system_of(path: Path, mounted: str) -> str:
    """The type of the file system that holds `path`, empty if it is not known.

    Args:
        path: absolute, without links.
        mounted: what `/proc/self/mountinfo` holds (proc(5)).
    """
    found, depth = "", -1
    for line in mounted.splitlines():
        fields = line.split(" ")
        if _SEPARATOR not in fields[_POINT + 1 :]:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[_POINT]))
        # Of two on one point, the later hides the earlier.
        if path.is_relative_to(point) and len(point.parts) >= depth:
            depth = len(point.parts)
            found = fields[fields.index(_SEPARATOR, _POINT + 1) + 1]
    return found
