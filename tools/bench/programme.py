"""A programme of ten thousand lines: how it grows from a thousand, and the window meanwhile."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measuring import Measure, child

RATIO, STALL = 12.0, 100.0


def measure(folder: Path, runs: int) -> list[Measure]:
    """From the file to the preview, then to the visits that are kept, in the window."""
    said = [child("run_programme", str(folder)) for _ in range(runs)]
    return [
        Measure(
            "import",
            "programme de 10 000 lignes, lu et gardé ÷ de 1 000",
            tuple(one["ratio"] for one in said),
            RATIO,
        ),
        Measure(
            "import_stall",
            "plus long arrêt de la fenêtre pendant ce temps",
            tuple(one["stall"] for one in said),
            STALL,
            "ms",
        ),
    ]
