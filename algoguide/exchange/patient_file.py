"""The patient file another program hands over: a closed list of fields, and no value ever repeated."""

from __future__ import annotations

import errno
import os
import re
import stat
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import NAME_MAX, Patient
from algoguide.exchange.strict_json import decoded

SIZE_LIMIT = 64 * 1024
"""Largest patient file, bytes."""

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=NAME_MAX, pattern=r"^[^\x00-\x1f\x7f]*$")
]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64, pattern=r"^[A-Za-z0-9._ -]*$")]

_SAFE_KEY = re.compile(r"[a-z_]{1,24}")


class _PatientFile(BaseModel):
    """The file as written; `hide_input_in_errors` because an error must never quote a name."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    family: Name = ""
    birth_family: Name = ""
    given: Name = ""
    birth: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    sex: Literal["", "F", "M", "I"] = ""
    birthplace: Name = ""
    ipp: Code = ""
    accession: Code = ""
    ins: Code = ""
    ins_oid: Code = ""
    ins_status: Code = ""


def read_patient_file(path: Path, today: date) -> Patient:
    """Read `path`, UTF-8 JSON of at most 64 kB (a byte order mark is accepted).

    Raises:
        KnownError: missing, too large, a link, not JSON, an unknown key, a value out of its form, a birth in
            the future. The sentence names the field, never its value.
    """
    return patient_of(_parsed(_read(path)), today)


def take_patient_file(path: Path, today: date) -> Patient:
    """As `read_patient_file`, of a file that is ours: it is deleted once read, also when it is refused.

    What is no patient file at all stays: a link, a folder, more than 64 kB.

    Raises:
        KnownError: as above, or the file cannot be deleted: an identity must not be left lying about.
    """
    return patient_of(_parsed(_read(path, delete=True)), today)


def patient_of(data: Any, today: date) -> Patient:
    """The patient of a decoded JSON object with the fields of a patient file.

    Raises:
        KnownError: as `read_patient_file`.
    """
    try:
        parsed = _PatientFile.model_validate(data)
        birth = date.fromisoformat(parsed.birth) if parsed.birth else None
    except ValidationError as error:
        raise KnownError(_sentence(error)) from None
    except ValueError:
        raise KnownError(_bad("birth", "écrivez une date qui existe, comme 1948-03-14")) from None
    if birth and birth > today:
        raise KnownError(_bad("birth", "la date de naissance est dans le futur"))
    return Patient(birth=birth, **parsed.model_dump(exclude={"birth"}))


def fields_of(patient: Patient) -> dict[str, str]:
    """What is known of a patient, as the fields of a patient file."""
    known = {name: getattr(patient, name) for name in _PatientFile.model_fields}
    return {name: str(value) for name, value in known.items() if value}


def _parsed(raw: bytes) -> Any:
    try:
        return decoded(raw)
    except ValueError:
        raise KnownError(
            "Le fichier patient n’est pas du JSON en UTF-8 valable ; refaites l’export."
        ) from None


def _read(path: Path, *, delete: bool = False) -> bytes:
    try:
        if path.is_symlink():
            raise _link()
        if path.is_dir():
            raise _not_ordinary()
        # The file that is judged is the one that is opened: no link is followed, no pipe waited for.
        flags = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
        descriptor = os.open(path, os.O_RDONLY | flags)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise _not_ordinary()
            with open(descriptor, "rb", closefd=False) as file:
                raw = file.read(SIZE_LIMIT + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _link() from None
        raise _unreadable() from None
    if len(raw) > SIZE_LIMIT:
        raise KnownError(
            "Le fichier patient dépasse 64 ko ; il ne doit contenir que l’identité d’une personne."
        )
    if delete:
        _delete(path, found)
    return raw


def _delete(path: Path, read: os.stat_result) -> None:
    """Delete the file that was read; another that took its place meanwhile is the next patient's."""
    try:
        now = path.lstat()
        # The number of a deleted file is given to the next one: its time too must be the same.
        if os.path.samestat(now, read) and now.st_mtime_ns == read.st_mtime_ns:
            path.unlink()
    except FileNotFoundError:
        pass  # somebody else did
    except OSError:
        raise KnownError(
            "Le fichier patient ne peut pas être effacé une fois lu ; placez-le dans un dossier où vous avez "
            "le droit d’écrire."
        ) from None


def _link() -> KnownError:
    return KnownError("Le fichier patient est un lien ; donnez le fichier lui-même.")


def _not_ordinary() -> KnownError:
    return KnownError("Le fichier patient n’est pas un fichier ordinaire ; donnez un fichier JSON.")


def _unreadable() -> KnownError:
    return KnownError(
        "Le fichier patient ne peut pas être lu ; vérifiez qu’il existe et que vous y avez droit."
    )


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        shown = f"« {key} »" if _SAFE_KEY.fullmatch(key) else "inconnu"
        known = ", ".join(_PatientFile.model_fields)
        return (
            f"Le fichier patient contient le champ {shown}, qui n’est pas prévu ; champs acceptés : {known}."
        )
    if not key:
        return "Le fichier patient doit contenir un objet JSON ; refaites l’export."
    advice = {
        "birth": "écrivez la date comme 1948-03-14",
        "sex": "écrivez F, M ou I",
    }.get(key, f"écrivez un texte court ({NAME_MAX} caractères au plus)")
    return _bad(key, advice)


def _bad(key: str, advice: str) -> str:
    return f"Le champ « {key} » du fichier patient n’est pas valable ; {advice}."
