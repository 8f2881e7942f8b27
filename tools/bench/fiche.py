"""A fiche made by the long-lived renderer, against the same content rendered naively."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measuring import Measure, child

WARM = 0.65


def measure(folder: Path, runs: int) -> list[Measure]:
    """Measured from inside one process, where both makers are warm."""
    said = child("run_fiche", str(folder), str(runs))
    return [Measure("fiche", "fiche, moteur chaud ÷ rendu naïf", tuple(said["ratios"]), WARM)]
