"""`algoguide visits`: a day list without a window, from the programme to all the packs of a day."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from algoguide.content.loading import load_library
from algoguide.domain.errors import KnownError
from algoguide.domain.french import counted
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.visit_gesture import Meanings
from algoguide.services.visit_memory import rules_of
from algoguide.services.visit_opening import VisitPlace
from algoguide.services.visit_planning import Change, ChangeKind, Plan
from algoguide.services.visit_rows import Row, Rows
from algoguide.store import log
from algoguide.store.policy import read_policy
from algoguide.store.settings import SettingsStore

Say = Callable[[str], None]


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """The options of `visits import`."""
    parser.add_argument("file", type=Path, metavar="FICHIER", help="programme, en CSV ou en XLSX")
    parser.add_argument("--day", metavar="JOUR", help="AAAA-MM-JJ, si aucune colonne ne donne le jour")
    parser.add_argument("--dry-run", action="store_true", help="dit ce qui changerait et ne garde rien")
    parser.add_argument("--json", action="store_true", help="en JSON, pour un autre programme")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """The options of `visits print`."""
    parser.add_argument("--day", required=True, metavar="JOUR", help="AAAA-MM-JJ")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DOSSIER", help="où écrire les dossiers"
    )
    parser.add_argument("--large-print", action="store_true", help="grands caractères (18 points)")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What both commands need."""

    choosing: Choosing
    meanings: Meanings
    settings: SettingsStore
    place: VisitPlace


def run_import(arguments: argparse.Namespace, locations: Locations, today: date, say: Say) -> int:
    """Read a programme, say what it changes, and keep it unless it is a trial; return the exit status.

    Lines that are refused are told, each with its number; the others are kept, and the status is 1.

    Raises:
        KnownError: the file cannot be read, or the visits not be kept.
    """
    from algoguide.services.programme import Programme, opened, previewed

    desk = _desk(locations)
    handler = log.start(locations.logs, desk.settings.current.log_level)
    try:
        read = opened(arguments.file, desk.settings.current.visits)
        day = _day(arguments.day) if arguments.day else None
        programme = Programme(read.table, read.columns, day)
        if programme.lacking:
            raise KnownError(" ".join(programme.lacking))
        found = desk.place.open(memory_only=_in_memory(desk, trial=arguments.dry_run))
        preview = previewed(programme, found.visiting, desk.meanings, today)
        if not arguments.dry_run:
            found.visiting.keep(preview.plan, cancel_gone=False)
    finally:
        log.stop(handler)
    problems = preview.parsed.problems
    if arguments.json:
        refused = [{"line": p.number, "column": p.column, "reason": p.reason} for p in problems]
        told: dict[str, Any] = {
            "kept": not arguments.dry_run,
            "counts": {kind.name.lower(): preview.plan.count(kind) for kind in ChangeKind},
            "gone": len(preview.plan.gone),
            "unknown_acts": list(preview.plan.unknown),
            "dropped_columns": list(preview.summary.dropped),
            "ignored_columns": list(preview.summary.ignored),
            "refused": refused,
            "warnings": _warnings(preview.plan.changes),
        }
        say(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _words(preview.plan, preview.summary.dropped, kept=not arguments.dry_run):
            say(line)
        for problem in problems:
            where = f", {problem.column}" if problem.column else ""
            say(f"Ligne {problem.number}{where} : {problem.reason}")
    return 1 if problems else 0


def run_print(arguments: argparse.Namespace, locations: Locations, today: date, say: Say) -> int:
    """Write all the packs of a day into a folder; return the exit status.

    A visit whose pack cannot be made is told by its hour and geste, never by a name; the status is then 1.

    Raises:
        KnownError: the day has no visit, or the folder cannot be written.
    """
    from algoguide.services.batch_delivery import ToFolder
    from algoguide.services.batch_orders import order_of
    from algoguide.services.batching import Made, PackPool
    from algoguide.store.files import refused

    desk = _desk(locations)
    day = _day(arguments.day)
    current = desk.settings.current
    library = desk.choosing.library
    handler = log.start(locations.logs, current.log_level)
    try:
        visits = desk.place.open(memory_only=_in_memory(desk, trial=False)).visiting.on(day)
        rows = Rows(desk.choosing, library.check_lines, library.questions)
        told = [rows.of(visit) for visit in visits if not visit.cancelled]
        if not told:
            raise KnownError(f"Aucune visite le {day:%d/%m/%Y} ; importez d’abord le programme.")
        try:
            arguments.output.mkdir(exist_ok=True)
        except OSError as error:
            raise refused(arguments.output, error) from None
        delivery = ToFolder(arguments.output)
        kept: dict[str, Row] = {row.visit.id: row for row in told if row.printable}
        orders = [
            order_of(
                row,
                current.visits,
                current.establishment,
                today,
                large_print=arguments.large_print,
                two_sided=current.printer.two_sided,
            )
            for row in kept.values()
        ]
        failures = [f"{_where(row)} : à compléter avant d’imprimer." for row in told if not row.printable]

        def done(made: Made) -> None:
            delivery.take(kept[made.id].visit, made.pdf, lambda: False)

        def failed(visit: str, error: KnownError) -> None:
            failures.append(f"{_where(kept[visit])} : {error}")

        PackPool(locations).run(orders, done, failed)
    finally:
        log.stop(handler)
    for name in delivery.written:
        say(str(arguments.output / name))
    for failure in failures:
        say(failure)
    return 1 if failures else 0


def _desk(locations: Locations) -> _Desk:
    choosing = Choosing(load_library(locations))
    settings = SettingsStore(locations.config)
    policy, notices = read_policy(locations.site)
    meanings = Meanings.of(choosing, rules_of(settings.current.visits), choosing.library.acts)
    return _Desk(choosing, meanings, settings, VisitPlace(locations.data, policy, notices))


def _in_memory(desk: _Desk, *, trial: bool) -> bool:
    """Whether nothing is kept: for a trial only.

    Raises:
        KnownError: nothing may be kept on this computer, and this command would be for nothing.
    """
    if trial:
        return True
    if desk.place.in_memory(desk.settings.current.visits):
        raise KnownError(
            "Sur ce poste, les visites restent en mémoire et disparaissent avec la fenêtre ; importez et "
            "imprimez-les depuis l’écran Visites."
        )
    return False


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError(f"Le jour « {text} » n’existe pas ; écrivez-le comme 2026-12-02.") from None


_KINDS = {
    ChangeKind.NEW: ("nouvelle", "nouvelles"),
    ChangeKind.UPDATED: ("modifiée", "modifiées"),
    ChangeKind.CANCELLED: ("annulée", "annulées"),
    ChangeKind.RESTORED: ("rétablie", "rétablies"),
    ChangeKind.SAME: ("inchangée", "inchangées"),
}


def _words(plan: Plan, dropped: Iterable[str], *, kept: bool) -> list[str]:
    parts = [counted(plan.count(kind), *words) for kind, words in _KINDS.items() if plan.count(kind)]
    lines = [f"Visites : {', '.join(parts) or 'aucune'}.{'' if kept else ' Rien n’a été gardé (essai).'}"]
    if plan.gone:
        words = counted(len(plan.gone), "visite n’est plus", "visites ne sont plus")
        lines.append(f"{words} dans le programme.")
    lines += [f"Acte inconnu : {act}" for act in plan.unknown]
    names = ", ".join(dropped)
    return [*lines, *([f"Colonnes jamais gardées : {names}."] if names else [])]


def _warnings(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [{"line": change.line, "warning": words} for change in changes for words in change.warnings]


def _where(row: Row) -> str:
    """« 08:30, Embolisation du genou »: which visit, without a name."""
    at = row.visit.time.strftime("%H:%M") if row.visit.time else "Sans heure"
    return f"{at}, {row.name or 'acte inconnu'}"
