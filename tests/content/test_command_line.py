"""`algoguide list`, `algoguide check`, and a command line that speaks French."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from algoguide.cli import main
from tests.content.minimal import CONTENT, copied, edit

GESTE = "gestes/geste-essai/geste.yaml"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user"))


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    try:
        status = main(argv)
    except SystemExit as ended:  # argparse ends the program itself
        status = int(ended.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list", "--json", "--content", str(CONTENT))
    assert status == 0
    assert json.loads(out) == {
        "pains": [
            {"id": "douleur-essai", "name": "Douleur d’essai", "procedures": ["geste-essai", "geste-prevu"]}
        ],
        "procedures": [
            {
                "id": "geste-essai",
                "name": "Geste d’essai",
                "family": "essai",
                "variants": [{"axis": "cause", "required": True, "ids": ["usure", "choc"]}],
                "modes": {
                    "locale": {"status": "usual", "to_confirm": False},
                    "locale-meopa": {"status": "unconfirmed", "to_confirm": True},
                    "hypnose": {"status": "unconfirmed", "to_confirm": True},
                    "sedation": {"status": "possible", "to_confirm": False},
                    "loco-regionale": {"status": "forbidden", "to_confirm": False},
                    "generale": {"status": "discouraged", "to_confirm": False},
                },
                "side": True,
                "place": "region",
            }
        ],
        "anaesthesia": [
            {"id": "locale", "name": "Anesthésie locale"},
            {"id": "locale-meopa", "name": "Anesthésie locale et gaz"},
            {"id": "hypnose", "name": "Hypnose"},
            {"id": "sedation", "name": "Sédation"},
            {"id": "loco-regionale", "name": "Anesthésie loco-régionale"},
            {"id": "generale", "name": "Anesthésie générale"},
        ],
        "pages": [{"id": "glossaire", "name": "Glossaire"}],
        "glossary": 1,
    }


def test_list_for_a_reader(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "list", "--content", str(CONTENT))
    assert "geste-essai" in out
    assert "--variant usure|choc\n" in out


def test_a_mode_that_depends_on_the_variant_is_listed_for_the_first_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path)
    rule = '{status: "%s", reason: "R.", variants: ["%s"], to_confirm: true}'
    old = '{status: "possible", reason: "Elle aide une personne anxieuse.", sources: ["essai-2020"]}'
    edit(root, GESTE, old, f"[{rule % ('forbidden', 'choc')}, {rule % ('discouraged', 'usure')}]")
    _, out, _ = run(capsys, "list", "--json", "--content", str(root))
    assert json.loads(out)["procedures"][0]["modes"]["sedation"]["status"] == "discouraged"


def test_correct_content(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "check", "--content", str(CONTENT))
    assert (status, err) == (0, "")
    assert "1\u00a0geste, 1\u00a0douleur" in out


def test_wrong_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path)
    first = edit(root, GESTE, 'side: "any"', 'sidee: "any"')
    status, out, err = run(capsys, "check", "--content", str(root))
    assert status == 1
    assert f"contenu/{GESTE}:{first}: la clé « sidee » est inconnue ; vouliez-vous « side » ?\n" in out
    assert err.count("\n") == 1
    status, out, _ = run(capsys, "check", "--json", "--content", str(root))
    said = json.loads(out)
    assert status == 1
    assert said["counts"]["errors"] == len(said["problems"]) == 2
    assert {"file", "line", "rule", "message", "advice", "severity"} == set(said["problems"][0])


def test_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a" / "rapport"
    assert run(capsys, "check", "--content", str(CONTENT), "--report", str(folder))[0] == 0
    text = (folder / "conformite.md").read_text(encoding="utf-8")
    assert "# Rapport de conformité" in text
    assert "`contenu/commun/alertes.yaml:" in text
    assert "- Gestes : geste-prevu" in text
    assert "**Aucune erreur.**" in text
    assert text.count("| gestes/geste-essai |") == 6  # two causes, three modes offered


def test_a_report_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rapport").write_text("a file", encoding="utf-8")
    status, _, err = run(capsys, "check", "--content", str(CONTENT), "--report", str(tmp_path / "rapport"))
    assert status == 2
    assert "ne peut pas être écrit" in err


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["chek"], "« chek » n’est pas admis pour COMMANDE, choisissez parmi list, check"),
        (["list", "--jsno"], "L’argument « --jsno » est inconnu"),
        (["list", "--js"], "L’argument « --js » est inconnu"),
        (["list", "--json=3"], "--json ne prend pas de valeur, retirez « 3 »"),
        (["check", "--content"], "Il manque une valeur après --content"),
        (["check", "a\nb"], "L’argument « a b » est inconnu"),
        (["check", "--content", "/n'existe pas"], "n’existe pas ; vérifiez --content"),
    ],
)
def test_a_bad_command_line_is_one_french_sentence(
    argv: Sequence[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *argv)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["--help"], ["check", "--help"]):
        status, out, _ = run(capsys, *argv)
        assert status == 0
        assert out.startswith("utilisation : ")
        assert not {"usage", "show", "arguments:", "optional"} & set(out.split())


def test_list_and_check_load_neither_qt_nor_weasyprint() -> None:
    code = (
        "import sys; from algoguide.cli import main; main(sys.argv[1:]); "
        "print([m for m in ('PySide6', 'weasyprint', 'jinja2') if m in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "check", "--content", str(CONTENT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr.strip() == "[]"
