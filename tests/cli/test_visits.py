"""A day list by the command line: read, kept once, printed under names that say nothing."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from algoguide.store.system_keyring import SystemKeyring
from tests.cli.running import MARKED, SMALL, Ended, Runner, is_one_sentence, listing

TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - the command reads the wall too
HEAD = "Date;Heure;Nom;Prénom;Né(e) le;Téléphone;Examen;N° demande"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring that forgets at the end of the test; the machine of the tests may have none."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(SystemKeyring, "get", lambda _: kept.get("key"))
    monkeypatch.setattr(SystemKeyring, "set", lambda _, value: kept.update(key=value))
    return kept


def programme(folder: Path, *acts: str, birth: str = "14/03/1948") -> Path:
    lines = [
        f"{TOMORROW:%d/%m/%Y};{8 + n:02}:30;{MARKED};Zoé;{birth};0600000000;{act};EX{n}"
        for n, act in enumerate(acts)
    ]
    path = folder / "programme.csv"
    path.write_bytes("\r\n".join((HEAD, *lines)).encode("cp1252"))
    return path


def told(ended: Ended) -> dict[str, object]:
    found: dict[str, object] = json.loads(ended.out)
    return found


def test_a_trial_says_what_would_change_and_keeps_nothing(run: Runner, tmp_path: Path) -> None:
    path = programme(tmp_path, "GESTE ESSAI APRES UN CHOC", "Autre acte")
    before = path.read_bytes()
    ended = run("visits", "import", path, "--dry-run", "--json", *SMALL)
    assert ended.status == 0
    said = told(ended)
    assert said["kept"] is False
    assert said["counts"] == {"new": 2, "updated": 0, "cancelled": 0, "restored": 0, "same": 0}
    assert said["unknown_acts"] == ["Autre acte"]
    assert said["dropped_columns"] == ["Téléphone"]
    assert MARKED not in ended.out + run.written_by_us()
    assert path.read_bytes() == before
    assert not list(run.user.rglob("*.sqlite3*"))


def test_a_programme_is_kept_once_and_printed(
    run: Runner, tmp_path: Path, out: Path, keyring: dict[str, str]
) -> None:
    path = programme(tmp_path, "GESTE ESSAI APRES UN CHOC", "Autre acte")
    first = run("visits", "import", path, *SMALL)
    assert (first.status, first.err) == (0, "")
    assert "2\u00a0nouvelles" in first.out
    again = run("visits", "import", path, "--json", *SMALL)
    assert told(again)["counts"] == {"new": 0, "updated": 0, "cancelled": 0, "restored": 0, "same": 2}
    assert keyring
    printed = run("visits", "print", "--day", TOMORROW.isoformat(), "--output", out, *SMALL)
    assert printed.status == 1
    assert list(listing(out)) == [f"{TOMORROW}_0830_geste-essai_01.pdf"]
    assert "09:30, Autre acte : à compléter avant d’imprimer." in printed.out
    assert MARKED not in printed.out + printed.err + run.written_by_us()


def test_lines_that_are_refused_are_told_and_the_others_kept(
    run: Runner, tmp_path: Path, keyring: dict[str, str]
) -> None:
    del keyring
    path = programme(tmp_path, "GESTE ESSAI APRES UN CHOC", birth="31/02/1951")
    ended = run("visits", "import", path, *SMALL)
    assert ended.status == 1
    assert "Ligne 2, Né(e) le : « 31/02/1951 » n’est pas une date qui existe" in ended.out.replace(
        "\u202f", " "
    )
    assert MARKED not in ended.out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("import", "absent.csv"), ("vérifiez qu’il existe",)),
        (("print", "--day", "demain", "--output", "sortie"), ("« demain » n’existe pas",)),
        (("print", "--output", "sortie"), ("Il manque --day",)),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    run: Runner, asked: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ended = run("visits", *asked)
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    for word in words:
        assert word in ended.err.replace("\u202f", " ")


def test_a_day_without_visits_is_one_sentence(run: Runner, out: Path, keyring: dict[str, str]) -> None:
    del keyring
    ended = run("visits", "print", "--day", "2026-01-02", "--output", out, *SMALL)
    assert ended.status == 2
    assert "Aucune visite le 02/01/2026" in ended.err


def test_without_a_keyring_nothing_is_written(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from algoguide.store.refusals import KeyringMissingError

    def refuse(_: object) -> None:
        raise KeyringMissingError

    monkeypatch.setattr(SystemKeyring, "get", refuse)
    ended = run("visits", "import", programme(tmp_path, "GESTE ESSAI APRES UN CHOC"), *SMALL)
    assert ended.status == 2
    assert "trousseau" in ended.err
    assert not list(run.user.rglob("*.sqlite3*"))
