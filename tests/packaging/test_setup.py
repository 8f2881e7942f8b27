"""Set-up refuses clearly, explains what failed and knows what is already done."""

import shutil
import sys
from pathlib import Path

import pytest

from tools.setup import reporting, system
from tools.setup.__main__ import main
from tools.setup.environment import Environment
from tools.setup.reporting import SetupError

PYTHON = Path(sys.executable)
ABSENT = system.Need(lambda: False, ("libabsent1", "absent-data"), "les fenêtres")
PRESENT = system.Need(lambda: True, ("libpresent1",), "le papier")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Keep set-up from running anything; return what it would have run."""
    kept: list[list[str]] = []
    monkeypatch.setattr(system, "run_logged", lambda command, _purpose: kept.append(command))
    return kept


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout of which the environment is made of a name alone."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "tools").mkdir()
    for name in ("requirements/run.txt", "requirements/dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "tools/build_hook.py").touch()

    def run_logged(command: list[str | Path], _purpose: str) -> None:
        if "venv" in command:
            python = Path(command[-1]) / "bin" / "python"
            python.parent.mkdir()
            python.write_text("#!/bin/sh\n", encoding="utf-8")
            python.chmod(0o755)
        elif "broken" in (tmp_path / "pyproject.toml").read_text(encoding="utf-8"):
            raise SetupError("pip failed")

    monkeypatch.setattr("tools.setup.environment.run_logged", run_logged)
    return tmp_path


def test_where_installing_is_not_permitted_the_apt_line_is_said_and_nothing_runs(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALGOGUIDE_NO_INSTALL", "1")
    with pytest.raises(SetupError) as refusal:
        system.provide([ABSENT, PRESENT])
    assert (
        "sudo apt-get update && sudo apt-get install --no-install-recommends absent-data libabsent1\n"
        in str(refusal.value)
    )
    assert commands == []


def test_what_is_there_is_not_installed_again(commands: list[list[str]]) -> None:
    system.provide([PRESENT])
    assert commands == []


def test_a_package_that_does_not_help_is_named(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_privilege", list)
    with pytest.raises(SetupError, match="libabsent1, absent-data"):
        system.provide([ABSENT])
    assert [command[-1] for command in commands] == ["update", "libabsent1"]


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "disque est plein"),
        ("E: You don't have enough free space in /var/cache/apt", "disque est plein"),
        ("Failed to establish a new connection: [Errno -3]", "réseau ne répond pas"),
        ("Temporary failure resolving 'mirror'", "réseau ne répond pas"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "n'est pas celui que le verrou attend"),
        ("something new\nand its last line", "    and its last line"),
    ],
)
def test_a_failure_becomes_advice(output: str, advice: str) -> None:
    assert advice in reporting.explain(output)


def test_an_environment_is_trusted_only_once_finished(checkout: Path) -> None:
    environment = Environment(checkout)
    assert not environment.is_usable()
    environment.make(PYTHON)
    assert not environment.is_usable()
    environment.install("run", "tout")
    assert environment.is_usable()


def test_an_environment_is_ready_until_its_lock_changes(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.make(PYTHON)
    environment.install("run", "tout")
    assert environment.is_ready("run")
    assert not environment.is_ready("dev")
    (checkout / "requirements/run.txt").write_text("other versions", encoding="utf-8")
    assert not environment.is_ready("run")


def test_who_can_test_can_run(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.make(PYTHON)
    environment.install("dev", "tout")
    assert environment.is_ready("run")


def test_an_environment_that_was_moved_is_not_used(checkout: Path, tmp_path: Path) -> None:
    environment = Environment(checkout)
    environment.make(PYTHON)
    environment.install("run", "tout")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(checkout, elsewhere, ignore=shutil.ignore_patterns("elsewhere"))
    assert not Environment(elsewhere).is_usable()


def test_only_an_unfinished_environment_is_removed(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.make(PYTHON)
    environment.install("run", "tout")
    environment.remove_unfinished()
    assert environment.is_usable()

    environment.make(PYTHON)
    (checkout / "pyproject.toml").write_text("broken", encoding="utf-8")
    with pytest.raises(SetupError):
        environment.install("run", "tout")
    environment.remove_unfinished()
    assert not (checkout / ".venv").exists()


def test_an_incomplete_copy_is_said(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.make(PYTHON)
    (checkout / "tools/build_hook.py").unlink()
    with pytest.raises(SetupError, match=r"build_hook\.py manque"):
        environment.install("run", "tout")


def test_an_unknown_word_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instal"]) == 2
    assert "run, dev, integration" in capsys.readouterr().out
