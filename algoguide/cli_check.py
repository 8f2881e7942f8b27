"""What `algoguide check` says and writes."""

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from algoguide.content.checking import Report, check
from algoguide.content.reporting import conformity
from algoguide.content.rules.text import text_rules
from algoguide.domain.errors import KnownError
from algoguide.domain.french import counted, plural
from algoguide.locations import Locations

REPORT_NAME = "conformite.md"


def run_check(locations: Locations, *, as_json: bool, report_folder: Path | None) -> int:
    """Check, print, write the report; return 1 when there is an error.

    Raises:
        KnownError: the report cannot be written.
    """
    today = date.today()  # noqa: DTZ011 - the day on the user's calendar
    report = check(
        locations.content,
        today=today,
        drawings=locations.resources / "illustrations",
        icons=locations.resources / "icons",
        text_rules=text_rules,
    )
    if report_folder is not None:
        _write_report(report_folder, conformity(report, today))
    if as_json:
        print_json(report)
    else:
        print_text(report)
    return 1 if report.errors else 0


def print_text(report: Report) -> None:
    """Each problem on its line, then the sum: on the error stream when the content is refused."""
    for problem in report.problems:
        sys.stdout.write(f"{problem}\n")
    counts = report.counts
    if report.errors:
        errors = counted(counts["errors"], "erreur", "erreurs")
        sys.stdout.flush()
        pronoun = plural(counts["errors"], "la", "les")
        sys.stderr.write(
            f"Le contenu comporte {errors} ; corrigez-{pronoun} et relancez « algoguide check ».\n"
        )
        return
    sys.stdout.write(
        f"Le contenu est correct : {counted(counts['procedures'], 'geste', 'gestes')}, "
        f"{counted(counts['pains'], 'douleur', 'douleurs')}, "
        f"{counted(counts['anaesthesia'], 'anesthésie', 'anesthésies')}, "
        f"{counted(counts['to_confirm'], 'point', 'points')} à confirmer par un médecin, "
        f"{counted(counts['unwritten'], 'fiche', 'fiches')} du catalogue pas encore "
        "écrites.\n"
    )


def print_json(report: Report) -> None:
    """Everything, for other programs."""
    said = {
        "problems": [asdict(p) for p in report.problems],
        "counts": report.counts,
        "unwritten": report.unwritten,
        "to_confirm": [asdict(u) for u in report.unconfirmed],
    }
    sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _write_report(folder: Path, text: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / REPORT_NAME).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KnownError(
            f"Le rapport ne peut pas être écrit dans « {folder} » ; choisissez un dossier où écrire."
        ) from error
