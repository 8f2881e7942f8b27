"""Where the content is compiled once for all the tests, whichever worker runs them: a second each time."""

from pathlib import Path

import pytest


def compiled_once(factory: pytest.TempPathFactory) -> Path:
    """A cache folder that the workers of a run share. Its files are written whole, and named by content."""
    base = factory.getbasetemp()
    # The folder of a worker stands in the one of the run.
    run = base.parent if base.name.startswith("popen-") else base
    folder = run / "content-cache"
    folder.mkdir(exist_ok=True)
    return folder
