"""Files written whole or not at all, and what to tell the user when the disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from algoguide.domain.errors import KnownError

_ADVICE = {
    errno.ENOSPC: "Le disque est plein ; libérez de la place ou choisissez un autre dossier.",
    # Windows says the same of a file that another program holds open.
    errno.EACCES: (
        "Le fichier est ouvert ailleurs, ou vous n’avez pas le droit d’écrire à cet endroit ; fermez-le ou "
        "choisissez un autre dossier."
    ),
    errno.EPERM: "Vous n’avez pas le droit d’écrire à cet endroit ; choisissez un autre dossier.",
    errno.EROFS: "Ce dossier est en lecture seule ; choisissez un autre dossier.",
    errno.EEXIST: "Un fichier porte déjà ce nom ; donnez un dossier, ou un nom qui finit par « .pdf ».",
    errno.ENOENT: "Le dossier n’existe pas ; créez-le ou choisissez un autre dossier.",
    errno.ENOTDIR: "Le dossier n’existe pas ; créez-le ou choisissez un autre dossier.",
    errno.EISDIR: "C’est un dossier et non un fichier ; donnez un nom de fichier.",
    errno.ENAMETOOLONG: "Le nom est trop long ; choisissez un nom plus court.",
}


def refused(path: Path, error: OSError) -> KnownError:
    """The sentence for a file that could not be written."""
    advice = _ADVICE.get(
        error.errno or 0, "Fermez-le s’il est ouvert ailleurs, ou choisissez un autre dossier."
    )
    return KnownError(f"Impossible d’écrire « {path} ». {advice}")


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, through a temporary file beside it: a failure leaves what was there.

    Raises:
        OSError: the disk refuses; nothing half written stays.
    """
    write_all_whole({path: data})


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files, through temporary ones beside them, put in place once all of them are complete.

    A full disk thus changes nothing. A file that cannot be replaced (open elsewhere, under Windows) keeps
    what it held, and so do those after it; those before it are new.

    Raises:
        OSError: the disk refuses; nothing half written stays.
    """
    new = {path: path.with_name(f".{path.name}.new") for path in files}
    try:
        for path, data in files.items():
            with new[path].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, complete in new.items():
            complete.replace(path)
    except BaseException:
        # Interrupted too: what is left may hold a name.
        for left in new.values():
            # The first failure is the one to report, and the disk has just refused.
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise


def write_output(path: Path, data: bytes) -> None:
    """Write a file the user asked for.

    Raises:
        KnownError: the disk refuses; the sentence says what to do.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise refused(path, error) from None


def write_outputs(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files the user asked for into `folder`, as `write_all_whole`; it is made when its parent exists.

    Returns:
        Their paths, in order.

    Raises:
        KnownError: the disk refuses; the sentence says what to do.
    """
    made = False
    try:
        if not folder.is_dir():
            folder.mkdir()
            made = True
        paths = {folder / name: data for name, data in files.items()}
        write_all_whole(paths)
    except OSError as error:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise refused(folder, error) from None
    return tuple(paths)
