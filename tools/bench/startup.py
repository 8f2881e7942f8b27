"""From the start of the process to the first paint of Accueil, and its memory."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from time import perf_counter, sleep

from tools.bench.measuring import Measure, child, paired

WITH_LIBRARY, WITHOUT_LIBRARY, MEMORY = 2.0, 4.0, 1.6
_PATIENCE, _ENDING = 30.0, 0.2
"""Seconds: the longest wait for the library, and what an interpreter takes to end."""


def measure(folder: Path, runs: int) -> list[Measure]:
    """Accueil ÷ an empty window: with the compiled library, without it, and the peak of memory."""
    peaks: dict[str, list[float]] = {"run_empty": [], "run_home": []}

    def timed(script: str) -> float:
        began = perf_counter()
        said = child(script, str(folder))
        seconds = perf_counter() - began
        peaks[script].append(said["peak"])
        return seconds

    def empty() -> float:
        return timed("run_empty")

    def home() -> float:
        return timed("run_home")

    def home_without_library() -> float:
        shutil.rmtree(folder / "cache")
        seconds = home()
        # Accueil was there before the rest of the library: what compiles it must not slow the next run.
        await_library(folder / "cache")
        return seconds

    home()  # makes the compiled library, and the bytecode of what it runs
    peaks["run_home"].clear()
    found = [
        Measure(
            "start", "premier affichage d’Accueil ÷ fenêtre vide", paired(empty, home, runs), WITH_LIBRARY
        )
    ]
    if sys.platform != "win32":
        memory = tuple(b / a for a, b in zip(*peaks.values(), strict=True))
        found.append(Measure("memory", "mémoire la plus haute d’Accueil ÷ fenêtre vide", memory, MEMORY))
    bare = paired(empty, home_without_library, max(3, runs // 3))
    found.insert(
        1, Measure("start-yaml", "le même sans bibliothèque compilée ÷ fenêtre vide", bare, WITHOUT_LIBRARY)
    )
    return found


def await_library(cache: Path) -> None:
    """Until the process that compiles has written its file, and ended.

    Raises:
        TimeoutError: there is still none.
    """
    until = perf_counter() + _PATIENCE
    while not any(cache.glob("library-*.bin")):
        if perf_counter() > until:
            raise TimeoutError(str(cache))
        sleep(0.02)
    sleep(_ENDING)
