"""The small complete content of `tests/data/contenu`, and ways to break a copy of it."""

import shutil
from datetime import date
from pathlib import Path

from algoguide.content.checking import Report, check

CONTENT = Path(__file__).parent.parent / "data" / "contenu"
TODAY = date(2026, 11, 21)


def copied(folder: Path) -> Path:
    """A copy that a test may break."""
    return shutil.copytree(CONTENT, folder / "contenu")


def edit(root: Path, file: str, old: str, new: str) -> int:
    """Replace the only `old` of a file; return the line where it stood, so that problems can be placed."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} holds {text.count(old)} times {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return text.count("\n", 0, text.index(old)) + 1


def checked(root: Path) -> Report:
    """The check without the rules that read sentences."""
    return check(root, today=TODAY)
