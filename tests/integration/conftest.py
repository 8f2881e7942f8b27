"""What the tests that need a tool of the system share."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools.verapdf import verapdf as judge

Judge = Callable[[Sequence[Path], judge.Flavour], list[judge.Failure]]


@pytest.fixture(scope="session")
def verapdf() -> Judge:
    """Return `check(paths, flavour)`, which lists the rules that PDF files break."""
    missing = judge.what_is_missing()
    if missing is not None:
        pytest.skip(missing)
    return judge.check
