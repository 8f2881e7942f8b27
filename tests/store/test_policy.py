"""What an establishment enforces: read whole, or the strictest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.store import policy
from algoguide.store.policy import STRICTEST, Policy, read_policy


def write(folder: Path, text: str | bytes) -> None:
    (folder / policy.FILE_NAME).write_bytes(text.encode() if isinstance(text, str) else text)


def test_without_a_file_nothing_is_enforced(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "absent") == (Policy(), ())
    assert not any((Policy().memory_only, Policy().settings_locked, Policy().keep_days))


@pytest.mark.parametrize(
    ("text", "enforced"),
    [
        ("{}", Policy()),
        ('{"memory_only": true}', Policy(memory_only=True)),
        ('\ufeff{"settings_locked": true, "keep_days": 7}', Policy(settings_locked=True, keep_days=7)),
        ('{"memory_only": false, "keep_days": 1}', Policy(keep_days=1)),
    ],
)
def test_what_it_says_is_enforced(tmp_path: Path, text: str, enforced: Policy) -> None:
    write(tmp_path, text)
    assert read_policy(tmp_path) == (enforced, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"memory_only": 1}',
        '{"keep_days": 0}',
        '{"keep_days": 8}',
        '{"keep_days": true}',
        '{"memoryonly": true}',
        '{"memory_only": true, "memory_only": false}',
        '{"memory_only": true',
        b"\xff\xfe{",
        "[" * 9_000,
        " " * 20_000 + "{}",
    ],
)
def test_a_broken_file_enforces_the_strictest_and_says_so(tmp_path: Path, text: str | bytes) -> None:
    write(tmp_path, text)
    enforced, (notice,) = read_policy(tmp_path)
    assert enforced == STRICTEST == Policy(memory_only=True, settings_locked=True, keep_days=1)
    assert policy.FILE_NAME in notice
    assert "Prévenez" in notice


def test_a_folder_in_its_place_is_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / policy.FILE_NAME).mkdir()
    assert read_policy(tmp_path)[0] == STRICTEST


@given(st.binary(max_size=40))
def test_any_bytes_are_survived(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    write(folder, data)
    enforced, notices = read_policy(folder)
    assert (enforced == STRICTEST) == bool(notices) or enforced == Policy()
