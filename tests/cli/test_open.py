"""`algoguide open`: what it refuses, what becomes of the patient file, and one window for all commands."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from algoguide import cli
from algoguide.content.loading import Loading
from algoguide.domain.patient import Patient
from algoguide.exchange.launch import Launch
from tests.cli.running import MARKED, Runner, is_one_sentence, listing, patient_file

GESTE, OTHER = "vertebroplastie", "infiltration-foraminale-lombaire"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Launch | None]:
    """What the window is opened on, in the place of a window."""
    launches: list[Launch | None] = []

    def note(_loading: Loading | None = None, launch: Launch | None = None) -> int:
        launches.append(launch)
        return 0

    monkeypatch.setattr(cli, "_open_window", note)
    return launches


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), ("--procedure",)),
        (("--procedure", "inconnu"), ("« inconnu »", "algoguide list")),
        (("--procedure", "verte broplastie"), ("--procedure", "64 caractères")),
        (("--procedure", ""), ("--procedure", "64 caractères")),
        (("--procedure", "x" * 65), ("--procedure", "64 caractères")),
        (("--procedure", GESTE, "--accession", f"{MARKED} "), ("--accession", "64 caractères")),
        (("--procedure", GESTE, "--accession", ""), ("--accession", "64 caractères")),
        (("--procedure", GESTE, "--accession", "é"), ("--accession", "64 caractères")),
        (("--procedure", GESTE, "--patient-file"), ("--patient-file",)),
    ],
)
def test_a_command_that_makes_no_sense_touches_nothing(
    run: Runner, tmp_path: Path, opened: list[Launch | None], argv: tuple[str, ...], words: tuple[str, ...]
) -> None:
    identity = patient_file(tmp_path, family=MARKED)
    more = () if argv[-1:] == ("--patient-file",) else ("--patient-file", identity)
    ended = run("open", *argv, *more)
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    for word in words:
        assert word in ended.err
    assert MARKED not in ended.err + run.written_by_us()
    assert identity.is_file()
    assert opened == []


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b'{"family": "ZZMARQUEZZ"', "JSON"),
        (b'{"nom": "ZZMARQUEZZ"}', "« nom »"),
        (b'{"family": "ZZMARQUEZZ", "birth": "2999-01-01"}', "futur"),
        (b'{"family": "ZZMARQUEZZ", "accession": "A-2"}', "--accession"),
        (b'"ZZMARQUEZZ"', "objet JSON"),
    ],
)
def test_an_identity_that_is_refused_is_not_left_lying_about(
    run: Runner, tmp_path: Path, opened: list[Launch | None], raw: bytes, word: str
) -> None:
    identity = tmp_path / "patient.json"
    identity.write_bytes(raw)
    ended = run("open", "--procedure", GESTE, "--patient-file", identity, "--accession", "A-1")
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    assert word in ended.err
    assert MARKED not in ended.err + run.written_by_us()
    assert listing(tmp_path) == {}
    assert opened == []


def test_what_is_no_patient_file_stays(run: Runner, tmp_path: Path, opened: list[Launch | None]) -> None:
    target = patient_file(tmp_path, family=MARKED)
    link, large = tmp_path / "lien.json", tmp_path / "grand.json"
    link.symlink_to(target)
    large.write_bytes(b'{"family": "' + b"A" * 70_000 + b'"}')
    before = listing(tmp_path)
    for path, word in ((link, "lien"), (large, "64 ko"), (tmp_path, "ordinaire"), (tmp_path / "x", "lu")):
        ended = run("open", "--procedure", GESTE, "--patient-file", path)
        assert ended.status == 2
        assert word in ended.err
    assert listing(tmp_path) == before
    assert opened == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may delete everywhere")
def test_a_file_that_cannot_be_deleted_is_not_used(
    run: Runner, out: Path, opened: list[Launch | None]
) -> None:
    identity = patient_file(out, family=MARKED)
    out.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        ended = run("open", "--procedure", GESTE, "--patient-file", identity)
    finally:
        out.chmod(stat.S_IRWXU)
    assert ended.status == 2
    assert "effacé" in ended.err
    assert opened == []


def test_a_disk_that_keeps_the_file_is_a_sentence(
    run: Runner, tmp_path: Path, opened: list[Launch | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(MARKED)

    monkeypatch.setattr(Path, "unlink", refuse)
    ended = run("open", "--procedure", GESTE, "--patient-file", patient_file(tmp_path, family=MARKED))
    monkeypatch.undo()
    assert ended.status == 2
    assert is_one_sentence(ended.err)
    assert "effacé" in ended.err
    assert opened == []


def test_the_file_of_the_next_patient_is_left_alone(
    run: Runner, tmp_path: Path, opened: list[Launch | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    close, following = os.close, tmp_path / "suivant.json"
    following.write_text('{"family": "Suivant"}', encoding="utf-8")
    identity = patient_file(tmp_path, family=MARKED)

    def replaced_meanwhile(descriptor: int) -> None:
        close(descriptor)
        if following.exists():
            following.replace(identity)

    monkeypatch.setattr(os, "close", replaced_meanwhile)
    ended = run("open", "--procedure", GESTE, "--patient-file", identity)
    monkeypatch.undo()
    assert (ended.status, ended.err) == (0, "")
    assert opened == [Launch(GESTE, "", Patient(MARKED))]
    assert json.loads(identity.read_text(encoding="utf-8")) == {"family": "Suivant"}


@pytest.mark.parametrize(
    ("in_file", "option", "kept"), [("A-1", "A-1", "A-1"), ("", "A-1", "A-1"), ("A 1", None, "A 1")]
)
def test_the_patient_is_handed_over_and_the_file_is_gone(
    run: Runner, tmp_path: Path, opened: list[Launch | None], in_file: str, option: str | None, kept: str
) -> None:
    identity = patient_file(tmp_path, family=MARKED, accession=in_file)
    asked = ("--accession", option) if option else ()
    ended = run("open", "--procedure", GESTE, "--patient-file", identity, *asked)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert opened == [Launch(GESTE, option or "", Patient(MARKED, accession=kept))]
    assert listing(tmp_path) == {}


# The window as the command opens it. It says what it was handed, and closes after the last of it.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from algoguide import cli
from algoguide.ui.handover import Handover

take, taken = Handover.take, []

def told(self, launch):
    take(self, launch)
    who = self.room.patient.patient.family if self.room.patient else ""
    titles = {w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()}
    print(self.navigator.current.subject, who, *titles, sep="|", flush=True)
    taken.append(launch)
    if len(taken) == 5:
        QTimer.singleShot(0, self.window.close)

Handover.take = told
sys.exit(cli.main(sys.argv[1:]))
"""


def arguments_of_all() -> bytes:
    """Of every process that anybody may look at."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has just ended
            found.append(path.read_bytes())
    return b"".join(found)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the session, and everything temporary, apart from those of the machine.

    Not in the folder of the test, whose path is too long for a socket.
    """
    with TemporaryDirectory(prefix="algo-") as made:
        folder = Path(made)
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        monkeypatch.setenv("TMPDIR", made)
        yield folder
        assert listing(folder / "algoguide") == {}  # no mark and no socket is left


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are read from /proc")
def test_one_window_serves_every_command_and_no_name_is_left_anywhere(
    run: Runner, tmp_path: Path, session: Path
) -> None:
    identity = patient_file(tmp_path, family=MARKED, sex="F")
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, "open", "--procedure", GESTE, "--patient-file", str(identity)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert window.stdout is not None
    try:
        assert window.stdout.readline() == f"{GESTE}|{MARKED}|AlgoGuide\n"
        assert not identity.exists()
        # A start while the window may not listen yet, and one that only brings it forward.
        beside = run.outside()
        assert (beside.status, beside.out, beside.err) == (0, "", "")
        assert window.stdout.readline() == f"{GESTE}|{MARKED}|AlgoGuide\n"
        ended = run(
            "open", "--procedure", OTHER, "--patient-file", patient_file(tmp_path, family="Z" + MARKED)
        )
        assert (ended.status, ended.out, ended.err) == (0, "", "")
        assert window.stdout.readline() == f"{OTHER}|Z{MARKED}|AlgoGuide\n"
        arguments = arguments_of_all()
        assert b"open" in arguments
        assert MARKED.encode() not in arguments
        for path in session.rglob("*"):
            assert MARKED not in path.name
            assert not path.is_file() or MARKED.encode() not in path.read_bytes()
        for _ in range(2):
            assert run("open", "--procedure", GESTE, "--accession", "A-1").status == 0
            assert window.stdout.readline() == f"{GESTE}||AlgoGuide\n"
        out, err = window.communicate(timeout=60)
    finally:
        window.kill()
    assert (window.returncode, out) == (0, "")
    assert MARKED not in err + run.written_by_us()
