"""The wheel, installed alone in a clean environment far from the checkout, is the whole application."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")

pytestmark = pytest.mark.slow


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run `command` in `folder`, which also stands for the home of its user; return what it says."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "XDG_", "VIRTUAL_ENV"))
    }
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**kept, "HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # The build backend of the locked environment: no network.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def clean_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts folder of an environment that holds the wheel and sees our libraries."""
    folder = tmp_path_factory.mktemp("clean")
    environment = folder / "environment"
    run([sys.executable, "-m", "venv", "--without-pip", environment], folder)
    python = environment / SCRIPTS / f"python{SUFFIX}"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--disable-pip-version-check",
    ]
    run([*pip, "--no-deps", "--no-index", wheel], folder)
    # The libraries are lent, not the checkout: links inside a lent folder are not followed.
    site_packages = Path(run([python, "-c", "import site; print(site.getsitepackages()[0])"], folder).strip())
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment / SCRIPTS


def data_files(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_content_and_resources_and_no_tool(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("content", "resources"):
        expected = {f"algoguide/_data/{name}" for name in data_files(folder)}
        assert expected
        assert {name for name in names if name.startswith(f"algoguide/_data/{folder}/")} == expected
    assert {name.split("/")[0] for name in names} == {"algoguide", "algoguide-0.1.0.dist-info"}


def test_the_wheel_carries_its_licences(wheel: Path) -> None:
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {"LICENSE", "LICENSE-CONTENT", "THIRD_PARTY.md"} <= names


def test_visits_are_kept_far_from_the_checkout(clean_environment: Path, tmp_path: Path) -> None:
    code = "from algoguide.store.opening import open_in_memory; print(open_in_memory().store.days())"
    # The steps that make the tables came with the wheel.
    assert run([clean_environment / f"python{SUFFIX}", "-c", code], tmp_path).strip() == "()"


def test_a_sheet_is_rendered_far_from_the_checkout(clean_environment: Path, tmp_path: Path) -> None:
    python = clean_environment / f"python{SUFFIX}"
    where = run([python, "-c", "import algoguide; print(algoguide.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(clean_environment.parent)

    run(
        [
            clean_environment / f"algoguide{SUFFIX}",
            *("render", "vertebroplastie", "--variant", "osteoporose"),
            *("--documents", "fiche", "--output", "fiche.pdf"),
        ],
        tmp_path,
    )
    # The library compiled for the wheel was believed: none was made at the first start.
    assert [*(tmp_path / "home").rglob("library*.bin")] == []
    with pikepdf.open(tmp_path / "fiche.pdf") as sheet:
        assert len(sheet.pages) >= 1
        assert str(sheet.Root.Lang) == "fr"
