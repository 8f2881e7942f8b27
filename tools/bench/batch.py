"""The packs of a day: made at once against one by one, and the window meanwhile."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measuring import Measure, child

RATIO, STALL = 0.20, 100.0


def measure(folder: Path, combinations: int, runs: int) -> list[Measure]:
    """Three patients for each combination; the processes are started and ended within what is measured."""
    said = child("run_batch", str(folder), str(combinations), str(runs))
    stalls = [child("run_batch_stall", str(folder), str(combinations))["stall"] for _ in range(runs)]
    packs = combinations * 3
    return [
        Measure("batch", f"{packs} dossiers par deux processus ÷ un par un", tuple(said["ratios"]), RATIO),
        Measure("batch_stall", "plus long arrêt de la fenêtre pendant ce temps", tuple(stalls), STALL, "ms"),
    ]
