"""The command line as a program runs it: status, words said, and what is left on the disk."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algoguide.cli import main
from tests.content.minimal import CONTENT

MARKED = "ZZMARQUEZZ"
SMALL = ("--content", str(CONTENT))
GESTE = ("render", "geste-essai", *SMALL)
USER_FOLDERS = (
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_DATA_HOME",
    "LOCALAPPDATA",
    "APPDATA",
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs commands with user folders of their own, under `user`."""

    capture: Any
    user: Path

    def __call__(self, *argv: object) -> Ended:
        """Run in this process, which is quick."""
        try:
            status = main([str(a) for a in argv])
        except SystemExit as ended:  # argparse ends the program itself
            status = int(ended.code or 0)
        out, err = self.capture.readouterr()
        return Ended(status, out, err)

    def outside(self, *argv: object, **variables: str) -> Ended:
        """Run in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "algoguide", *map(str, argv)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables},
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def written_by_us(self) -> str:
        """Everything in the user's folders, as text: settings, log, reports, compiled content."""
        files = [path for path in self.user.rglob("*") if path.is_file()]
        return "\n".join(path.read_bytes().decode("utf-8", errors="replace") for path in files)


def listing(folder: Path) -> dict[str, bytes | None]:
    """Everything under a folder, with the bytes of the files."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def is_one_sentence(text: str) -> bool:
    """One line of French that ends as a sentence does, and no traceback."""
    return (
        text.count("\n") == 1
        and text.endswith(".\n")
        and text[0].isupper()
        and "Traceback" not in text
        and "Error" not in text
    )


def patient_file(folder: Path, **values: object) -> Path:
    """A patient file, well formed."""
    path = folder / "patient.json"
    path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return path
