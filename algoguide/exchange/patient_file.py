"""The patient file another program hands over: a closed list of fields, and no value ever repeated."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import NAME_MAX, Patient

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
    data = _read(path)
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


def _read(path: Path) -> Any:
    try:
        if path.is_symlink():
            raise KnownError("Le fichier patient est un lien ; donnez le fichier lui-même.")
        if path.exists() and not path.is_file():
            raise KnownError("Le fichier patient n’est pas un fichier ordinaire ; donnez un fichier JSON.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError:
        raise KnownError(
            "Le fichier patient ne peut pas être lu ; vérifiez qu’il existe et que vous y avez droit."
        ) from None
    if len(raw) > SIZE_LIMIT:
        raise KnownError(
            "Le fichier patient dépasse 64 ko ; il ne doit contenir que l’identité d’une personne."
        )
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise KnownError(
            "Le fichier patient n’est pas du JSON en UTF-8 valable ; refaites l’export."
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    "".join(keys).encode()  # half of a surrogate pair is a ValueError too
    if len(set(keys)) != len(keys):
        raise ValueError("duplicate key")
    return dict(pairs)


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
