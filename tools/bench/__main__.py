"""`python -m tools.bench [--quick] [--json]`: a table of measures and limits. Its status is always 0.

A busy machine must not fail a build; the ratios, of runs made in turn, say what the program costs.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tools.bench import batch, fiche, pages, room, startup
from tools.bench.measuring import Measure


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Les mesures d’AlgoGuide.")
    parser.add_argument("--quick", action="store_true", help="moins de répétitions")
    parser.add_argument("--json", action="store_true", help="en JSON, pour un autre programme")
    arguments = parser.parse_args()
    found = measure(quick=arguments.quick)
    if arguments.json:
        print(json.dumps([m.record() for m in found], ensure_ascii=False, indent=1))
    else:
        print(table(found))


def measure(*, quick: bool) -> list[Measure]:
    """All the measures, with settings, cache and log of our own."""
    with tempfile.TemporaryDirectory(prefix="algoguide-mesures-", ignore_cleanup_errors=True) as private:
        folder = Path(private)
        return [
            *startup.measure(folder, 5 if quick else 21),
            *pages.measure(folder, 3 if quick else 15),
            *room.measure(folder),
            *fiche.measure(folder, 3 if quick else 11),
            *batch.measure(folder, 12 if quick else 20, 1 if quick else 3),
        ]


def table(found: Iterable[Measure]) -> str:
    """One line per measure: median, limit, whether it is held, smallest and largest."""
    head = ("mesure", "médiane", "limite", "tenue", "de … à …")
    lines = [head, *(_line(m) for m in found)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) for line in lines)


def _line(measured: Measure) -> tuple[str, str, str, str, str]:
    span = f"{_said(min(measured.values))} – {_said(max(measured.values))}"
    return (
        measured.name,
        f"{_said(measured.median)} {measured.unit}",
        f"{_said(measured.limit)} {measured.unit}",
        "oui" if measured.held else "NON",
        f"{span} ({len(measured.values)})",
    )


def _said(value: float) -> str:
    digits = 0 if value >= 20 else 2
    return f"{value:.{digits}f}".replace(".", ",")


if __name__ == "__main__":
    main()
