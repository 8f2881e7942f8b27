"""The lines of a table -> entries of a day list, and the problems of those that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.visit import DayEntry, Source
from algoguide.exchange.day_list import moments, words
from algoguide.exchange.day_list.cells import Cell, UnreadableError, cell
from algoguide.exchange.day_list.columns import Field, lacking
from algoguide.exchange.day_list.statuses import answers_cancelled, says_cancelled
from algoguide.exchange.day_list.table import Row, Table

T = TypeVar("T")

_POLL_EVERY = 500


@dataclass(frozen=True, slots=True, repr=False)
class LineProblem:
    """Why a line gives no visit.

    Attributes:
        number: of the line in a text editor, or of the row in Excel.
        column: its name, empty when it is the whole line.
        reason: a French sentence that says what to do; it may quote a date or an hour, never a name.
    """

    number: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Parsed:
    """What the lines of a table say: entries with their line, problems in the order of the lines."""

    entries: tuple[tuple[int, DayEntry], ...] = ()
    problems: tuple[LineProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many visits a day has, and how many of them are cancelled."""

    day: date
    visits: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the preview says before anything is kept.

    Attributes:
        days: in their order.
        refused: lines with a problem, which give no visit.
        warned: visits with something to check.
        dropped: names of the columns that must not be kept.
        ignored: names of the columns that are not mapped.
    """

    days: tuple[DayCount, ...]
    refused: int
    warned: int
    dropped: tuple[str, ...]
    ignored: tuple[str, ...]


def entries(
    table: Table,
    mapping: Mapping[int, Field],
    today: date,
    default_day: date | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Parsed:
    """Read every line; one with a problem gives no entry, and nothing of it is guessed.

    Args:
        table: what `read_table` gave.
        mapping: column, from 0, -> what it is; a dropped column is left out whatever it is mapped to.
        today: births are before it, visits are around it.
        default_day: the day of all visits, where no column gives it.
        cancelled: asked every few hundred lines.

    Raises:
        KnownError: the mapping lacks something (`lacking`), or `cancelled` is true.
    """
    kept = {c: f for c, f in mapping.items() if c < len(table.header) and c not in table.dropped_columns}
    if said := lacking(kept, day_given=default_day is not None):
        raise KnownError(said[0])
    columns = {field: column for column, field in kept.items()}
    names = table.names
    found: list[tuple[int, DayEntry]] = []
    problems: list[LineProblem] = []
    first_lines: dict[str, int] = {}
    for place, row in enumerate(table.rows):
        if place % _POLL_EVERY == 0 and cancelled():
            raise KnownError("La lecture du programme est arrêtée.")
        line = _Line(table, names, row, columns)
        entry = _entry(line, today, default_day)
        if not line.problems:
            first = first_lines.setdefault(entry.key, row.number)
            if first != row.number:
                line.refuse(f"Cette visite est déjà à la ligne {first} ; gardez une seule des deux lignes.")
        if line.problems:
            problems.extend(line.problems)
        else:
            found.append((row.number, entry))
    return Parsed(tuple(found), tuple(problems))


def summary(table: Table, mapping: Mapping[int, Field], parsed: Parsed) -> Summary:
    """What the preview says of a table that was read with this mapping."""
    visits = Counter(entry.day for _, entry in parsed.entries)
    cancelled = Counter(entry.day for _, entry in parsed.entries if entry.cancelled)
    return Summary(
        days=tuple(DayCount(day, visits[day], cancelled[day]) for day in sorted(visits)),
        refused=len({problem.number for problem in parsed.problems}),
        warned=sum(bool(entry.warnings) for _, entry in parsed.entries),
        dropped=table.dropped,
        ignored=tuple(
            name
            for column, name in enumerate(table.names)
            if column not in mapping and column not in table.dropped_columns
        ),
    )


class _Line:
    """One line being read: what it says so far against itself."""

    def __init__(self, table: Table, names: tuple[str, ...], row: Row, columns: Mapping[Field, int]) -> None:
        self._table = table
        self._names = names
        self._row = row
        self._columns = columns
        self.problems: list[LineProblem] = []
        self.warnings: list[str] = []

    def has(self, *fields: Field) -> bool:
        """Whether a column is mapped to one of these."""
        return any(field in self._columns for field in fields)

    def whole(self) -> bool:
        """Whether the line has the columns it should; else its cells may be those of others."""
        width = len(self._row.cells)
        if width > len(self._names):
            self.refuse(
                "Cette ligne a plus de colonnes que l’en-tête : un séparateur est peut-être dans un "
                "texte ; mettez ce texte entre guillemets."
            )
        elif width <= max(self._columns.values()):
            self.refuse(
                "Cette ligne a moins de colonnes que l’en-tête : elle est peut-être coupée ; corrigez-la."
            )
        return not self.problems

    def read(self, field: Field, read: Callable[[Cell], T], empty: T) -> T:
        """The value of a field; `empty` when its cell is, or has a problem."""
        column = self._columns.get(field)
        if column is None or not (text := self._row.cells[column]):
            return empty
        try:
            held = cell(text, number=column in self._row.numbers, day_zero=self._table.day_zero)
            return read(held) if held.text else empty
        except UnreadableError as error:
            self.refuse(str(error), field)
            return empty

    def refuse(self, reason: str, field: Field | None = None) -> None:
        """Note a problem, of a column or of the whole line."""
        name = self._names[self._columns[field]] if field else ""
        self.problems.append(LineProblem(self._row.number, name, reason))


def _entry(line: _Line, today: date, default_day: date | None) -> DayEntry:
    """What a line says; meaningless once it has a problem."""
    if not line.whole():
        return DayEntry(Source.CSV, today)
    day, at = _moment(line, today, default_day)
    patient = _patient(line, today)
    act = line.read(Field.ACT, lambda held: words.label(held.text), "")
    act_code = line.read(Field.ACT_CODE, words.code, "")
    if not act and not act_code:
        line.warnings.append("L’acte n’est pas écrit dans le programme ; choisissez le geste.")
    return DayEntry(
        source=Source.CSV,
        day=day,
        time=at,
        patient=patient,
        act=act,
        act_code=act_code,
        room=line.read(Field.ROOM, lambda held: words.label(held.text), ""),
        issuer=line.read(Field.ISSUER, words.code, ""),
        study_uid=line.read(Field.STUDY_UID, lambda held: words.uid(held.text), ""),
        cancelled=_cancelled(line),
        warnings=tuple(line.warnings),
    )


def _moment(line: _Line, today: date, default_day: date | None) -> tuple[date, time | None]:
    at = line.read(Field.TIME, moments.visit_time, None)
    given = [field for field in (Field.DAY, Field.MOMENT) if line.has(field)]
    if not given and default_day is not None:
        return default_day, at
    days: set[date] = set()
    times = {at} if at else set()
    before = len(line.problems)
    for field in given:
        moment = line.read(field, lambda held: moments.visit_moment(held, today), None)
        if moment is None:
            continue
        days.add(moment[0])
        if moment[1]:
            times.add(moment[1])
    if len(days) > 1 or len(times) > 1:
        line.refuse(
            "Deux colonnes ne donnent pas le même jour ou la même heure ; corrigez l’une des deux.", given[0]
        )
    elif not days and len(line.problems) == before:
        line.refuse("Le jour de la visite manque ; complétez la ligne.", given[0])
    return next(iter(days), today), next(iter(times), None)


def _patient(line: _Line, today: date) -> Patient:
    before = len(line.problems)
    family = line.read(Field.FAMILY, lambda held: words.name(held.text), "")
    given = line.read(Field.GIVEN, lambda held: words.name(held.text), "")
    if line.has(Field.FULL_NAME):
        family, given = line.read(Field.FULL_NAME, lambda held: words.split_name(held.text), ("", ""))
    birth_family = line.read(Field.BIRTH_FAMILY, lambda held: words.name(held.text), "")
    if len(line.problems) == before:
        if not family and not birth_family:
            line.refuse("Le nom manque ; complétez la ligne.")
        elif not given:
            line.warnings.append(
                "Le prénom n’est pas écrit dans le programme ; demandez-le avant d’imprimer."
            )
    birth = line.read(Field.BIRTH, lambda held: moments.birth(held, today), moments.Birth(None, _NO_BIRTH))
    if birth.warning:
        line.warnings.append(birth.warning)
    return Patient(
        family=family,
        birth_family=birth_family,
        given=given,
        birth=birth.day,
        sex=_sex(line),
        ipp=line.read(Field.IPP, words.code, ""),
        accession=line.read(Field.ACCESSION, words.code, ""),
    )


_NO_BIRTH = "La date de naissance n’est pas écrite dans le programme ; demandez-la avant d’imprimer."


def _sex(line: _Line) -> str:
    written = line.read(Field.SEX, lambda held: held.text, "")
    sex = words.sex(written)
    if written and not sex:
        line.warnings.append("Le sexe n’est pas écrit F, M ou I ; il n’est pas repris.")
    return sex


def _cancelled(line: _Line) -> bool:
    planned: bool | None = False
    said = (
        line.read(Field.STATUS, lambda held: says_cancelled(held.text), planned),
        line.read(Field.CANCELLED, lambda held: answers_cancelled(held.text), planned),
    )
    if None in said and True not in said:
        line.warnings.append("Le statut n’est pas connu ; la visite est gardée comme prévue, vérifiez-la.")
    return True in said
