"""Whatever an author's slip does to a file, the check ends and tells; it never fails."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.minimal import CONTENT, checked, copied

FILES = sorted(p.relative_to(CONTENT).as_posix() for p in CONTENT.rglob("*.yaml"))
PIECES = [
    "",
    '""',
    "[]",
    "{}",
    "null",
    "12",
    "true",
    '"x"',
    "- a",
    "  ",
    "a: b",
    "text:",
    'use: "x"',
    "{a: {b: [c]}}",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("edit"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_edit_of_a_line_is_survived(root: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    original = (CONTENT / file).read_text(encoding="utf-8")
    lines = original.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    head, colon, _ = lines[number].partition(": ")
    piece = data.draw(st.sampled_from(PIECES))
    change = data.draw(st.sampled_from(["value", "line", "drop", "twice", "cut", "indent"]))
    lines[number : number + 1] = {
        "value": [head + colon + piece],
        "line": [piece],
        "drop": [],
        "twice": [lines[number]] * 2,
        "cut": [lines[number][: len(lines[number]) // 2]],
        "indent": ["  " + lines[number]],
    }[change]
    try:
        (root / file).write_text("\n".join(lines), encoding="utf-8")
        for problem in checked(root).problems:
            assert problem.message
            assert problem.advice
            assert problem.file.startswith("contenu/")
    finally:
        (root / file).write_text(original, encoding="utf-8")
