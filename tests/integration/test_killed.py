"""Sixty programs killed while they write visits."""

import os
from pathlib import Path

import pytest

from tests.store.writing_processes import killed_again_and_again

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(os.name == "nt", reason="no fork, no kill -9"),
]


def test_sixty_kills_lose_nothing(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, 60)
