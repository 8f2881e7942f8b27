"""The compiled library: fast, never believed when wrong, rebuilt in silence."""

import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from algoguide.content import compiled
from algoguide.content.building import build
from algoguide.content.compiled import fingerprint_of
from algoguide.content.loading import load_library
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from tests.content.minimal import copied, edit

GESTE = "gestes/geste-essai/geste.yaml"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(
        content=copied(tmp_path),
        resources=tmp_path / "resources",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
        logs=tmp_path / "logs",
        data=tmp_path / "data",
        site=tmp_path / "site",
        runtime=tmp_path / "runtime",
    )


def cached(locations: Locations) -> Path:
    (path,) = locations.cache.iterdir()
    return path


def test_a_second_start_reads_no_yaml(locations: Locations) -> None:
    first = load_library(locations)
    code = (
        "import sys; from pathlib import Path; from algoguide.content.loading import load_library;"
        "from algoguide.locations import Locations; p = [Path(a) for a in sys.argv[1:]];"
        "library = load_library(Locations(*p));"
        "print(library.fingerprint, *(m for m in ('yaml', 'pydantic') if m in sys.modules))"
    )
    folders = astuple(locations)
    ended = subprocess.run(
        [sys.executable, "-c", code, *map(str, folders)], capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == [first.fingerprint]


def test_what_is_read_back_is_what_was_built(locations: Locations) -> None:
    load_library(locations)
    assert load_library(locations) == build(locations.content, fingerprint_of(locations.content)).library


def test_a_change_in_any_file_is_seen(locations: Locations) -> None:
    before = load_library(locations)
    edit(locations.content, GESTE, "On vous installe", "On vous couche")
    after = load_library(locations)
    assert before.procedures["geste-essai"].steps[0].title == "On vous installe"
    assert after.procedures["geste-essai"].steps[0].title == "On vous couche"


def test_moving_a_text_to_another_file_changes_the_fingerprint(locations: Locations) -> None:
    before = fingerprint_of(locations.content)
    (locations.content / "mots.yaml").rename(locations.content / "glossaire2.yaml")
    assert fingerprint_of(locations.content) != before


class Harmful:
    """What a hostile pickle would hold: a call."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("echo harm",)


def resealed(path: Path, raw: bytes) -> bytes:
    """A file whose key and checksum are right, whatever its pickle."""
    key = path.read_bytes().partition(b"\n")[0].rpartition(b" ")[0]
    state = f"{len(raw)}-{zlib.crc32(raw):08x}-{zlib.adler32(raw):08x}"
    return key + b" " + state.encode() + b"\n" + raw


DAMAGES: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda path: path.read_bytes()[:-100],
    "one byte": lambda path: path.read_bytes()[:-50] + b"x" + path.read_bytes()[-49:],
    "no line": lambda _: b"x" * 5000,
    "another key": lambda path: b"x" + path.read_bytes(),
    "not a pickle": lambda path: resealed(path, b"hello"),
    "another object": lambda path: resealed(path, pickle.dumps(["a list"])),
    "a call": lambda path: resealed(path, pickle.dumps(Harmful())),
    "a function of ours": lambda path: resealed(path, b"calgoguide.domain.french\ntypeset\n."),
    "an import through us": lambda path: resealed(path, b"calgoguide.domain.sheet\nre\n."),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_rebuilt_in_silence(
    locations: Locations, damage: Callable[[Path], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    library = load_library(locations)
    path = cached(locations)
    good = path.read_bytes()
    path.write_bytes(damage(path))
    assert load_library(locations) == library
    assert path.read_bytes() == good
    assert capfd.readouterr() == ("", "")


def test_a_notice_refuses_nothing(locations: Locations) -> None:
    edit(locations.content, GESTE, 'goal: "', 'phrases: {seule: "Une phrase."}\ngoal: "')
    assert build(locations.content).problems
    assert load_library(locations).procedures


def test_a_cache_that_cannot_be_used_is_done_without(locations: Locations) -> None:
    locations.cache.write_text("a file where the folder should be", encoding="utf-8")
    assert load_library(locations).procedures


def test_a_full_disk_leaves_no_half_file(locations: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert load_library(locations).procedures
    assert list(locations.cache.iterdir()) == []


def test_two_content_folders_do_not_drive_each_other_out(locations: Locations, tmp_path: Path) -> None:
    load_library(locations)
    (tmp_path / "b").mkdir()
    other = Locations(copied(tmp_path / "b"), *[locations.cache] * 7)
    load_library(other)
    assert len(list(locations.cache.iterdir())) == 2


def test_the_shipped_copy_stands_beside_the_content(locations: Locations) -> None:
    shipped = locations.content.parent / compiled.SHIPPED_NAME
    compiled.main(shipped, locations.content)
    assert load_library(locations).procedures
    assert not locations.cache.exists()
    edit(locations.content, GESTE, "On vous installe", "On vous couche")
    assert load_library(locations).procedures["geste-essai"].steps[0].title == "On vous couche"


@pytest.mark.parametrize(
    ("old", "new"),
    [('icon: "bone"', "icon: [1]"), ('procedure: "geste-prevu"', 'procedure: "geste-inconnu"')],
)
def test_content_with_errors_is_refused_in_one_sentence(locations: Locations, old: str, new: str) -> None:
    line = edit(locations.content, GESTE, old, new)
    with pytest.raises(KnownError, match=f"{GESTE}:{line}") as refused:
        load_library(locations)
    assert refused.value.status == 1
    assert "algoguide check" in str(refused.value)
    assert not locations.cache.exists()


def test_the_shipped_content_reads_back_without_yaml(tmp_path: Path) -> None:
    """Every class of the real content must be admitted, or each start would parse it again in silence."""
    locations = replace(Locations.standard(), cache=tmp_path)
    load_library(locations)
    script = (
        "import sys\n"
        "from dataclasses import replace\n"
        "from pathlib import Path\n"
        "from algoguide.content.loading import load_library\n"
        "from algoguide.locations import Locations\n"
        "library = load_library(replace(Locations.standard(), cache=Path(sys.argv[1])))\n"
        "for shelf in (library.pains, library.procedures, library.modes, library.plates, library.glossary):\n"
        "    assert list(shelf.values())\n"
        "assert 'yaml' not in sys.modules and 'pydantic' not in sys.modules\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
