"""Paired runs and what they say: a median against its limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: all the values seen and the limit of their median, in `unit` (« × », « ms »)."""

    id: str
    name: str
    values: tuple[float, ...]
    limit: float
    unit: str = "×"

    @property
    def median(self) -> float:
        """The median of the values."""
        return median(self.values)

    @property
    def held(self) -> bool:
        """Whether the median is within the limit."""
        return self.median <= self.limit

    def record(self) -> dict[str, Any]:
        """Everything, for another program."""
        return {**asdict(self), "median": self.median, "held": self.held}


def paired(first: Callable[[], float], second: Callable[[], float], runs: int) -> tuple[float, ...]:
    """Run A B A B… and return each B ÷ its own A: a machine that slows down slows both. One pair warms up."""
    ratios = []
    for number in range(runs + 1):
        a, b = first(), second()
        if number:
            ratios.append(b / a)
    return tuple(ratios)


def child(script: str, *arguments: str) -> dict[str, Any]:
    """Run `tools/bench/<script>.py` in a fresh interpreter, with no display; return the JSON it printed.

    Raises:
        CalledProcessError: it failed; its messages went to our standard error.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # An installed program has its bytecode: measuring the compiler of Python would say nothing.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"tools.bench.{script}", *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found
