"""The two presses: the small fictional content, and the content that is shipped."""

import pytest

from tests.compiled_once import compiled_once
from tests.documents.press import SMALL, Press


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(SMALL, compiled_once(tmp_path_factory))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(None, compiled_once(tmp_path_factory))
