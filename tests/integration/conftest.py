"""What the tests that need a tool of the system share."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.integration.cups import Server, running_server
from tools.verapdf import verapdf as judge

Judge = Callable[[Sequence[Path], judge.Flavour], list[judge.Failure]]


@pytest.fixture(scope="session")
def verapdf() -> Judge:
    """Return `check(paths, flavour)`, which lists the rules that PDF files break."""
    missing = judge.what_is_missing()
    if missing is not None:
        pytest.skip(missing)
    return judge.check


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A CUPS server of our own, with one queue."""
    with running_server(tmp_path_factory.mktemp("cups")) as running:
        yield running
