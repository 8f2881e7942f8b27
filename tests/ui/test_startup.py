"""What the command loads before Accueil is painted, and what the baseline of its measures says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench.startup import await_library

ROOT = Path(__file__).parents[2]

SLOW = {"weasyprint", "jinja2", "pydantic", "yaml", "sqlalchemy", "alembic", "cryptography", "keyring"}

# The window opened as its command does it, until it is painted; then the modules that were needed.
OPENED = """
import sys
from tools.bench import run_home
from tools.bench.run_home import private
from algoguide import cli
from algoguide.locations import Locations
from tools.bench import reporting

def say() -> None:
    print(*sorted(sys.modules), flush=True)
    import os
    os._exit(0)

reporting._end = say
Locations.standard = classmethod(private)
sys.exit(cli.main([]))
"""


def loaded_by_a_start(folder: Path) -> set[str]:
    command = [sys.executable, "-c", OPENED, str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return set(ended.stdout.split())


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules of a first start, which compiles the library, and of the second."""
    folder = tmp_path_factory.mktemp("start")
    first = loaded_by_a_start(folder)
    await_library(folder / "cache")
    return first, loaded_by_a_start(folder)


def test_accueil_needs_nothing_slow_even_the_first_time(starts: tuple[set[str], set[str]]) -> None:
    first, second = starts
    # The first time another process compiles the library, while this one loads Qt.
    assert "subprocess" in first - second
    for modules in starts:
        assert "algoguide.ui.screens.home.screen" in modules
        assert modules.isdisjoint(SLOW)
        later = ("algoguide.ui.speech", "algoguide.services", "algoguide.exchange", "algoguide.ui.launch")
        assert not any(name.startswith((*later, "PySide6.QtNetwork")) for name in modules)


def test_accueil_reads_no_sheet_and_no_other_screen(starts: tuple[set[str], set[str]]) -> None:
    _, second = starts
    classes_of_sheets = {
        f"algoguide.domain.{name}"
        for name in ("procedure", "risk", "figure", "care", "pain", "illustration", "consultation")
    }
    assert second.isdisjoint(classes_of_sheets)
    screens = {m.split(".")[3] for m in second if m.startswith("algoguide.ui.screens.")}
    assert screens == {"home"}


@pytest.mark.parametrize("script", ["run_empty", "run_home"])
def test_what_is_measured_ends_once_painted(script: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", f"tools.bench.{script}", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    peak = json.loads(ended.stdout)["peak"]
    assert peak > 10_000 or sys.platform == "win32"
