"""Text with separators: its encoding and its separator are found, never its letters guessed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median

from algoguide.domain.errors import KnownError
from algoguide.exchange.day_list.table import HEADER_SEARCH, Row

SEPARATORS = (";", "\t", ",", "|")
"""The likeliest first: it decides between equals."""

_DOS = re.compile(rb"[A-Za-z][\x82\x8a\x90]|[\x82\x8a\x90][A-Za-z]")
"""é, è and É of MS-DOS in a word; in Windows, the first two are signs that no French word holds."""
_WINDOWS = re.compile(rb"[A-Za-z][\xe8\xe9\xc8\xc9]|[\xe8\xe9\xc8\xc9][A-Za-z]")
_HALF_UTF8 = re.compile(rb"\xc3[\x80-\xbf]")
"""« é » in UTF-8, in a file that is not: two files were glued, or bytes damaged."""

_CUT = "Ce fichier est coupé au milieu d’une lettre ; refaites l’export."


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and its encoding, as Python names it.

    Raises:
        KnownError: zero bytes, bytes that no encoding explains, a file cut in a letter.
    """
    text, encoding = _decoded(raw)
    if "\0" in text:
        raise KnownError(
            "Ce fichier contient des octets nuls : ce n’est pas un texte, ou il est abîmé ; refaites "
            "l’export en CSV ou en .xlsx."
        )
    return text, encoding


def _decoded(raw: bytes) -> tuple[str, str]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise KnownError(_CUT) from None
    marked = raw.startswith(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8-sig"), "utf-8-sig" if marked else "utf-8"
    except UnicodeDecodeError as error:
        # A cut in a letter leaves at most three bytes of it.
        if error.reason == "unexpected end of data" and (marked or _HALF_UTF8.search(raw)):
            raise KnownError(_CUT) from None
        place = raw.count(b"\n", 0, error.start) + 1
    if marked or _HALF_UTF8.search(raw):
        raise KnownError(
            f"Les lettres accentuées de ce fichier ne se lisent pas (ligne {place}) ; refaites l’export en "
            "CSV UTF-8 ou en .xlsx."
        )
    if len(_DOS.findall(raw)) > len(_WINDOWS.findall(raw)):
        return raw.decode("cp850"), "cp850"
    try:
        return raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        raise KnownError(
            "L’encodage de ce fichier n’est pas reconnu ; refaites l’export en CSV UTF-8 ou en .xlsx."
        ) from None


def no_separator() -> KnownError:
    """The sentence for a text of one column."""
    return KnownError(
        "Aucun séparateur de colonnes n’est trouvé dans ce fichier (point-virgule, tabulation, virgule ou "
        "barre) ; refaites l’export en CSV ou en .xlsx."
    )


class Delimited:
    """A text with its separators, not yet cut into cells.

    The separator is the one that a first line `sep=;` names. Else the candidates are tried in the order of
    their median count per line, since titles must not decide, and the first one that shows a header wins.
    """

    def __init__(self, text: str, has_header: Callable[[list[Row]], bool]) -> None:
        first, _, rest = text.partition("\n")
        said = re.fullmatch(r'"?sep=([;,|\t])"?\r?', first, re.IGNORECASE)
        self._before = 1 if said else 0
        self._text = rest if said else text
        self.separator = said[1] if said else self._likeliest(has_header)

    def rows(self) -> Iterator[Row]:
        """The lines that are not empty.

        Raises:
            KnownError: a quote that nothing closes, or out of its place.
        """
        return self._rows(self.separator)

    def _rows(self, separator: str) -> Iterator[Row]:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=separator, strict=True)
        while True:
            number = self._before + reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise KnownError(_quote_problem(str(error), number)) from None
            if cells is None:
                return
            if any(text.strip() for text in cells):
                yield Row(number, tuple(cells))

    def _likeliest(self, has_header: Callable[[list[Row]], bool]) -> str:
        lines = [line for line in io.StringIO(self._text) if line.strip()]
        counts = {sign: [line.count(sign) for line in lines] for sign in SEPARATORS}
        seen = [sign for sign in SEPARATORS if any(counts[sign])]
        if not seen:
            raise no_separator()
        ranked = sorted(seen, key=lambda sign: (median(counts[sign]), max(counts[sign])), reverse=True)
        return next((sign for sign in ranked if self._shows(sign, has_header)), ranked[0])

    def _shows(self, sign: str, has_header: Callable[[list[Row]], bool]) -> bool:
        try:
            return has_header(list(islice(self._rows(sign), HEADER_SEARCH)))
        except KnownError:
            return False


def _quote_problem(error: str, number: int) -> str:
    if "unexpected end of data" in error or "field larger than" in error:
        return (
            f"Ce fichier semble coupé : le guillemet ouvert à la ligne {number} n’est pas refermé ; refaites "
            "l’export."
        )
    return f"La ligne {number} a un guillemet mal placé ; corrigez-la, ou refaites l’export en .xlsx."
