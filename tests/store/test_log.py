import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from algoguide.domain.plain import Plain
from algoguide.store import log

MARK = "ZZMARQUE"
"""The name of a patient: it must appear nowhere."""

ours = logging.getLogger("algoguide.tests")


@contextmanager
def logging_to(folder: Path, level: str = "INFO") -> Iterator[Path]:
    handler = log.start(folder, level)
    try:
        yield folder / log.FILE_NAME
    finally:
        log.stop(handler)
        logging.getLogger(log.OURS).setLevel(logging.NOTSET)
        logging.getLogger().setLevel(logging.WARNING)


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def fail_about_a_patient() -> None:
    patients: dict[str, str] = {}
    try:
        patients[MARK]
    except KeyError as error:
        raise ValueError(f"no birth date for {MARK}") from error


def test_an_exception_leaves_its_type_and_frames_but_no_message(tmp_path: Path) -> None:
    with logging_to(tmp_path) as file:
        try:
            fail_about_a_patient()
        except ValueError:
            ours.exception("the pack failed")
        text = read(file)
    assert "the pack failed" in text
    assert "builtins.ValueError" in text
    assert "caused by\nbuiltins.KeyError" in text
    assert "fail_about_a_patient" in text
    assert MARK not in text
    assert str(Path(__file__).parents[2]) not in text


def test_arguments_are_hidden_unless_vouched_for(tmp_path: Path) -> None:
    with logging_to(tmp_path) as file:
        ours.warning("rendered %s in %s ms for %s", Plain("fiche"), Plain(640), MARK)
        ours.warning("a mapping: %(family)s", {"family": MARK})
        ours.warning(ValueError(MARK))
        text = read(file)
    assert "rendered fiche in 640 ms for […]" in text
    assert MARK not in text


def test_a_cached_traceback_of_another_handler_is_not_used(tmp_path: Path) -> None:
    with logging_to(tmp_path) as file:
        record = ours.makeRecord(
            ours.name, logging.ERROR, __file__, 1, "failed", (), (ValueError, ValueError(MARK), None)
        )
        logging.Formatter().format(record)
        assert record.exc_text is not None
        assert MARK in record.exc_text
        ours.handle(record)
        text = read(file)
    assert "builtins.ValueError" in text
    assert MARK not in text


@pytest.mark.parametrize("library", ["weasyprint", "fontTools.subset", "elsewhere"])
def test_libraries_say_only_where_they_warn(tmp_path: Path, library: str) -> None:
    with logging_to(tmp_path) as file:
        logger = logging.getLogger(library)
        logger.info("quiet %s", MARK)
        logger.warning("Ignored %s", MARK)
        logger.warning(f"Ignored {MARK}")  # noqa: G004 - what libraries do
        text = read(file)
    assert text.count("WARNING") == 2
    assert "test_log.py" in text
    assert "INFO" not in text
    assert MARK not in text


def test_the_level_is_the_one_of_the_settings(tmp_path: Path) -> None:
    with logging_to(tmp_path, "ERROR") as file:
        ours.warning("not wanted")
        log.set_level("DEBUG")
        ours.debug("wanted")
        text = read(file)
    assert "not wanted" not in text
    assert "wanted" in text


def test_the_file_turns_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 400)
    with logging_to(tmp_path):
        for number in range(60):
            ours.info("line %s", Plain(number))
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["algoguide.log", "algoguide.log.1", "algoguide.log.2", "algoguide.log.3"]
    assert "line 59" in read(tmp_path / "algoguide.log")
    assert all(p.stat().st_size < 600 for p in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with logging_to(blocked / "logs"):
        ours.error("nobody reads this")
    assert log.write_crash_report(blocked / "logs", ValueError(MARK), "1.0") is None
    assert capfd.readouterr() == ("", "")


def test_a_record_that_cannot_be_written_is_not_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path / "logs") as file:
        file.unlink()
        file.parent.rmdir()
        ours.error("lost %s", MARK)
    assert capfd.readouterr() == ("", "")


def test_a_crash_report_holds_types_and_frames_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=MARK) as caught:
        fail_about_a_patient()
    report = log.write_crash_report(tmp_path / "logs", caught.value, "1.2.3")
    assert report is not None
    text = read(report)
    assert "AlgoGuide 1.2.3" in text
    assert "builtins.ValueError" in text
    assert "fail_about_a_patient" in text
    assert MARK not in text
    assert MARK not in report.name


def test_old_crash_reports_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "REPORTS_KEPT", 2)
    reports = [log.write_crash_report(tmp_path, ValueError(), "1") for _ in range(4)]
    assert sorted(tmp_path.iterdir()) == reports[-2:]
