"""A bug of ours on the command line: a sentence and a report, never a traceback, never what was typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from algoguide import cli
from algoguide.locations import Locations


def test_a_bug_is_a_sentence_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_arguments: object) -> Locations:
        raise RuntimeError("ZZMARQUEZZ")

    places = replace(Locations.standard(), logs=tmp_path)
    monkeypatch.setattr(cli, "content_locations", fails)
    monkeypatch.setattr(Locations, "standard", lambda: places)
    assert cli.main(["list"]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    (report,) = tmp_path.glob("incident-*.txt")
    assert str(report) in said.err
    for text in (said.out, said.err, report.read_text(encoding="utf-8")):
        assert "ZZMARQUEZZ" not in text
        assert "Traceback" not in text
    assert "RuntimeError" in report.read_text(encoding="utf-8")


def test_without_a_console_the_window_opens_and_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_open_window", lambda: 0)
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert cli.main([]) == 0


def test_a_name_too_long_for_the_disk_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "--content", "x" * 5_000]) == 2
    assert "n’existe pas" in capsys.readouterr().err
