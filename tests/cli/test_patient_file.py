"""The patient file: a closed list, refused by field and never by value, and a name that leaks nowhere."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.running import GESTE, MARKED, Ended, Runner, is_one_sentence, listing, patient_file

GOOD = {"family": MARKED, "given": "Zoé", "birth": "1948-03-14"}


def rendered(run: Runner, out: Path, identity: Path) -> Ended:
    asked = (*GESTE, "--variant", "usure", "--documents", "consentement", "--patient-file", identity)
    return run(*asked, "--output", out / "p.pdf")


def assert_refused(run: Runner, out: Path, identity: Path, *words: str) -> None:
    ended = rendered(run, out, identity)
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    for word in words:
        assert word in ended.err, ended.err
    assert MARKED.casefold() not in (ended.err + run.written_by_us()).casefold()
    assert listing(out) == {}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", ("JSON",)),
        (b'{"family": "ZZMARQUEZZ"', ("JSON",)),
        (b"{'family': 'ZZMARQUEZZ'}", ("JSON",)),
        (b'{"family": "ZZMARQUEZZ"} ZZMARQUEZZ', ("JSON",)),
        (b'{"family": "ZZMARQUEZZ\xe9"}', ("UTF-8",)),
        ('{"family": "ZZMARQUEZZ"}'.encode("utf-16"), ("UTF-8",)),
        (b'{"family": "ZZMARQUEZZ", "family": "B"}', ("JSON",)),
        (b'["ZZMARQUEZZ"]', ("objet JSON",)),
        (b'"ZZMARQUEZZ"', ("objet JSON",)),
        (b"null", ("objet JSON",)),
        (b"[" * 50_000, ("JSON",)),
        (b'{"family": ' + b"9" * 6000 + b"}", ("JSON",)),
        (b'{"family": "' + b"A" * 70_000 + b'"}', ("64 ko",)),
        (b'{"family": "\\ud800ZZMARQUEZZ"}', ("« family »",)),
        (b'{"\\ud800ZZMARQUEZZ": 1}', ("JSON",)),
    ],
)
def test_what_is_not_a_patient_file(
    run: Runner, out: Path, tmp_path: Path, raw: bytes, words: tuple[str, ...]
) -> None:
    identity = tmp_path / "patient.json"
    identity.write_bytes(raw)
    assert_refused(run, out, identity, *words)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"nom": MARKED}, ("« nom »", "family, birth_family, given, birth, sex")),
        ({MARKED: "x"}, ("inconnu",)),
        ({"familly": MARKED}, ("« familly »",)),
        ({"family": 3}, ("« family »",)),
        ({"family": [MARKED]}, ("« family »",)),
        ({"family": {"value": MARKED}}, ("« family »",)),
        ({"given": None}, ("« given »",)),
        ({"family": MARKED + "A" * 71}, ("« family »", "80")),
        ({"family": f"{MARKED}\nx"}, ("« family »",)),
        ({"family": f"{MARKED}\u0000x"}, ("« family »",)),
        ({"birth": MARKED}, ("« birth »", "1948-03-14")),
        ({"birth": "14/03/1948", "family": MARKED}, ("« birth »",)),
        ({"birth": "1948-02-30", "family": MARKED}, ("« birth »", "existe")),
        ({"birth": "1948-3-14", "family": MARKED}, ("« birth »",)),
        ({"birth": 19480314, "family": MARKED}, ("« birth »",)),
        ({"birth": "2999-01-01", "family": MARKED}, ("« birth »", "futur")),
        ({"sex": MARKED}, ("« sex »", "F, M ou I")),
        ({"sex": "f", "family": MARKED}, ("« sex »",)),
        ({"ipp": f"{MARKED};DROP"}, ("« ipp »",)),
        ({"ins": "1" * 65, "family": MARKED}, ("« ins »",)),
    ],
)
def test_a_field_out_of_its_form(
    run: Runner, out: Path, tmp_path: Path, values: dict[str, object], words: tuple[str, ...]
) -> None:
    assert_refused(run, out, patient_file(tmp_path, **values), *words)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({**GOOD, "birth": "2020-01-01"}, ("18 ans",)),
        ({**GOOD, "given": "漢"}, ("U+6F22",)),
        ({**GOOD, "birth_family": f"{MARKED}😀"}, ("U+1F600",)),
    ],
)
def test_an_identity_that_cannot_be_printed(
    run: Runner, out: Path, tmp_path: Path, values: dict[str, object], words: tuple[str, ...]
) -> None:
    assert_refused(run, out, patient_file(tmp_path, **values), *words)


def test_a_file_that_is_not_there(run: Runner, out: Path, tmp_path: Path) -> None:
    assert_refused(run, out, tmp_path / "absent.json", "ne peut pas être lu")
    assert_refused(run, out, tmp_path / ("a" * 300), "ne peut pas être lu")


def test_a_folder_a_link_and_a_pipe(run: Runner, out: Path, tmp_path: Path) -> None:
    assert_refused(run, out, tmp_path, "fichier ordinaire")
    link = tmp_path / "lien.json"
    link.symlink_to(patient_file(tmp_path, **GOOD))
    assert_refused(run, out, link, "lien")
    if hasattr(os, "mkfifo"):
        pipe = tmp_path / "tube.json"
        os.mkfifo(pipe)
        assert_refused(run, out, pipe, "fichier ordinaire")


@pytest.mark.parametrize("output", ["absent/p.pdf", "."])
def test_a_failure_later_on_names_nobody(
    run: Runner, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    assert run("list", "--content", GESTE[3]).status == 0
    monkeypatch.setattr(os, "fsync", full)
    identity = patient_file(tmp_path, **GOOD)
    asked = (*GESTE, "--variant", "usure", "--documents", "consentement", "--patient-file", identity)
    ended = run(*asked, "--output", out / output)
    assert ended.status == 2
    assert is_one_sentence(ended.err)
    assert MARKED not in ended.out + ended.err + run.written_by_us()
    assert listing(out) == {}


def test_a_good_file_leaves_its_name_on_paper_alone(
    run: Runner, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(run.user))
    ended = rendered(run, out, patient_file(tmp_path, **GOOD))
    assert (ended.status, ended.err) == (0, "")
    assert MARKED not in ended.out + run.written_by_us()


def test_every_field_and_a_byte_order_mark_are_accepted(run: Runner, out: Path, tmp_path: Path) -> None:
    values = {
        **GOOD,
        "birth_family": "Martin",
        "sex": "I",
        "birthplace": "Rennes",
        "ipp": "0012",
        "accession": "A-1.2",
        "ins": "123456789012345",
        "ins_oid": "1.2.250.1.213.1.4.8",
        "ins_status": "VALI",
    }
    identity = tmp_path / "patient.json"
    identity.write_bytes(b"\xef\xbb\xbf" + json.dumps(values).encode())
    assert rendered(run, out, identity).status == 0
    identity.write_text("{}", encoding="utf-8")
    assert rendered(run, out, identity).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the command line of Windows is text")
def test_a_bad_file_in_a_process_of_its_own(run: Runner, out: Path, tmp_path: Path) -> None:
    identity = patient_file(tmp_path, nom=MARKED)
    asked = (*GESTE, "--variant", "usure", "--patient-file", identity, "--output", out / "p.pdf")
    ended = run.outside(*asked)
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err)
    assert MARKED not in ended.err + run.written_by_us()
