"""What holds for all tests: Qt objects that a test leaves behind die between two tests."""

import gc
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect after each test of a window, never during one.

    A window is a cycle of references: Python would destroy it in the midst of the events of a later
    test, or in the thread of a later job, and with it the process. The application has its `Collector`.
    """
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(1)
        gc.enable()
