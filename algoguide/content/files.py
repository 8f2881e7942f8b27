"""Which files the content folder holds, and which kind each is."""

import os
from collections.abc import Iterator
from pathlib import Path

SINGLE_FILES = ("pack", "catalogue", "corps", "glossaire", "sources", "mots")
SPLIT_FILES = ("glossaire", "sources", "mots")
"""May also be a folder of several files, `sources/cimentoplastie.yaml`, read as one."""
SHARED_FILES = ("alertes", "preparation", "apres", "risques", "phrases")
FOLDERS = {
    "douleurs": "douleur",
    "anesthesie": "anesthesie",
    "comparaisons": "comparaison",
    "illustrations": "illustration",
}
"""Folder of one file per object -> the schema of these files."""
PROCEDURES = "gestes"
SHARED = "commun"
VISITS = "visites"
_NAMED_FILES = {
    SHARED: {name: name for name in SHARED_FILES},
    VISITS: {name: f"{VISITS}-{name}" for name in ("preparation", "actes")},
}
"""Folder of given files -> the schema of each."""
SCHEMA_FOLDER = "schema"


def content_files(root: Path) -> list[Path]:
    """Every YAML file of the folder, sorted by its name; links to other folders are not followed."""
    # All begin with the root: to take it away from each would change nothing, and delay every start.
    return sorted(_yaml_under(root), key=Path.as_posix)


def _yaml_under(folder: Path) -> Iterator[Path]:
    try:
        # Not `iterdir`: the system says what is a folder with its name, and every start asks.
        with os.scandir(folder) as listed:
            entries = list(listed)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.endswith((".yaml", ".yml")):
            yield folder / entry.name
        elif entry.is_dir(follow_symlinks=False) and entry.name != SCHEMA_FOLDER:
            yield from _yaml_under(folder / entry.name)


def schema_of(path: Path, root: Path) -> str | None:
    """The name of the schema a file follows; None when nothing is expected at this place."""
    match path.relative_to(root).parts:
        case (name,) if name.endswith(".yaml") and path.stem in SINGLE_FILES:
            return path.stem
        case (folder, name) if folder in SPLIT_FILES and name.endswith(".yaml"):
            return folder
        case (folder, name) if folder in _NAMED_FILES and name.endswith(".yaml"):
            return _NAMED_FILES[folder].get(path.stem)
        case (folder, name) if folder in FOLDERS and name.endswith(".yaml"):
            return FOLDERS[folder]
        case (folder, _, name) if folder == PROCEDURES and name.endswith(".yaml"):
            return "geste"
    return None


def owner_of(path: Path, root: Path) -> str:
    """Who carries what a file says: `gestes/vertebroplastie` for the files of its folder."""
    relative = path.relative_to(root)
    together = relative.parts[0] in (PROCEDURES, *SPLIT_FILES) and len(relative.parts) > 1
    return (relative.parent if together else relative.with_suffix("")).as_posix()
