"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.cli.running import USER_FOLDERS, Runner
from tests.compiled_once import compiled_once


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the content is compiled, once for all: it holds content alone, as a test of its own sees to."""
    return compiled_once(tmp_path_factory)


@pytest.fixture(autouse=True)
def _own_folders(
    _compiled: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    user = tmp_path_factory.mktemp("user")
    for name in USER_FOLDERS:
        monkeypatch.setenv(name, str(user))
    monkeypatch.setenv("XDG_CACHE_HOME", str(_compiled))
    return user


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], _own_folders: Path) -> Runner:
    return Runner(capsys, _own_folders)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder for what is written."""
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder
