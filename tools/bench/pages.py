"""Going from page to page, the rest of a long page, and the window while a pack is being made."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measuring import Measure, child

CHANGE, REST, STALL = 3.0, 150.0, 100.0


def measure(folder: Path, runs: int) -> list[Measure]:
    """Measured from inside the application, which `run_pages` opens."""
    said = child("run_pages", str(folder), str(runs))
    stalls = [child("run_pack", str(folder))["stall"] for _ in range(max(3, runs // 3))]
    return [
        Measure(
            "page", "changement de page, du clic à l’affichage ÷ page repeinte", tuple(said["change"]), CHANGE
        ),
        Measure(
            "rest", "suite d’une longue page après son premier affichage", tuple(said["rest"]), REST, "ms"
        ),
        Measure("jump", "sauts de cette page pendant qu’elle se complète", tuple(said["jumps"]), 0, ""),
        Measure("stall", "plus long arrêt de la fenêtre pendant un pack", tuple(stalls), STALL, "ms"),
    ]
