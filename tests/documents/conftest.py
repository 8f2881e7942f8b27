"""The two presses: the small fictional content, and the content that is shipped."""

import pytest

from tests.documents.press import SMALL, Press


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(SMALL, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(None, tmp_path_factory.mktemp("cache"))
