"""Columns of a programme that are never kept: telephone, address, number of social security (NIR)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from algoguide.domain.act import plain_label

_NAMES = re.compile(
    r"\b(?:telephones?|tels?|portable|mobile|gsm|fax|telecopie|e ?mails?|mails?|courriel|contacts?|"
    r"coordonnees|adresses?|adr|rue|domicile|ville|commune|code postal|cp|"
    r"nir|nss|(?:n|no|num|numero) ss|securite sociale|secu|insee|ins|matricule|immatriculation|assure)\b"
)
"""In small letters, without accents."""

_NIR = re.compile(
    # Sex, year, month (20 to 99 where it is unknown), department, municipality, order, key.
    r"([1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:0[1-9]|[1-9][0-9]|2[AB])(?!000)[0-9]{3}(?!000)[0-9]{3})"
    r"([0-9]{0,2})"
)
_BETWEEN = str.maketrans("", "", " .-\u00a0\u202f")
_SHORTEST, _LONGEST = 13, 15
_CORSICA = {"2A": "19", "2B": "18"}


def column_label(name: str) -> str:
    """« N° Tél. », « n_tel » and « nTel » alike: « n tel »."""
    parted = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])", " ", name.replace("°", " "))
    return plain_label(parted)


def is_unwanted(name: str, *, whole: bool = False) -> bool:
    """Whether a column of this name is dropped; `whole`: only if it says nothing else (« Ville »).

    Where the first line may be a patient and not a header, a word of it must not drop a column.
    """
    label = column_label(name)
    return bool(_NAMES.fullmatch(label) if whole else _NAMES.search(label))


def looks_like_nir(text: str) -> bool:
    """Whether a cell has the structure of a NIR; its key must be right if it is there."""
    found = _structure(text)
    return found is not None and (not found[2] or _key(found[1]) == int(found[2]))


def is_nir(text: str) -> bool:
    """Whether a cell is a NIR with its key, which few other numbers look like."""
    found = _structure(text)
    return found is not None and bool(found[2]) and _key(found[1]) == int(found[2])


def nir_columns(rows: Iterable[Sequence[str]]) -> frozenset[int]:
    """The columns of which at least half of the filled cells look like a NIR, whatever their name."""
    filled: Counter[int] = Counter()
    alike: Counter[int] = Counter()
    for cells in rows:
        for column, text in enumerate(cells):
            if text:
                filled[column] += 1
                if len(text) >= _SHORTEST and looks_like_nir(text):
                    alike[column] += 1
    return frozenset(column for column, count in alike.items() if 2 * count >= filled[column])


def _structure(text: str) -> re.Match[str] | None:
    compact = text.translate(_BETWEEN).strip()
    return _NIR.fullmatch(compact) if _SHORTEST <= len(compact) <= _LONGEST else None


def _key(number: str) -> int:
    for letters, digits in _CORSICA.items():
        number = number.replace(letters, digits)
    return 97 - int(number) % 97
