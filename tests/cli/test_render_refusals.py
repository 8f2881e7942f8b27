"""What `algoguide render` refuses: one French sentence, the right status, and nothing written."""

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from algoguide.cli import main
from tests.cli.running import GESTE, SMALL, Runner, is_one_sentence, listing

USURE = (*GESTE, "--variant", "usure")
LONG = "a" * 300


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (GESTE, ("Cause", "usure", "choc", "--variant")),
        (
            ("render", "vertebroplastie"),
            ("osteoporose", "metastase-lytique", "metastase-condensante", "myelome"),
        ),
        ((*GESTE, "--variant", "autre"), ("« autre »", "n’existe pas", "usure", "choc")),
        ((*GESTE, "--variant", "usure+choc"), ("« usure »", "« choc »", "gardez-en une")),
        (("render", "inconnu", *SMALL), ("« inconnu »", "n’existe pas", "algoguide list")),
        (("render", "geste-prevu", *SMALL), ("« geste-prevu »", "pas encore écrite")),
        ((*USURE, "--anaesthesia", "loco-regionale"), ("interdit", "Elle cache la réponse du nerf.")),
        ((*USURE, "--anaesthesia", "hypnose"), ("à confirmer par votre équipe", "Aucune étude")),
        ((*USURE, "--anaesthesia", "locale-meopa"), ("à confirmer par votre équipe", "le gaz suffit")),
        ((*USURE, "--anaesthesia", "generale"), ("déconseillé", "plus vous parler", "--confirm-discouraged")),
        ((*USURE, "--anaesthesia", "loco-regionale", "--confirm-discouraged"), ("interdit",)),
        ((*USURE, "--anaesthesia", "hypnose", "--confirm-discouraged"), ("à confirmer",)),
        ((*USURE, "--anaesthesia", "ether"), ("« ether »", "n’existe pas", "sedation")),
        ((*USURE, "--side", "dessus"), ("« dessus »", "gauche, droite ou bilateral")),
        (
            ("render", "vertebroplastie", "--variant", "osteoporose", "--side", "gauche"),
            ("pas de côté", "--side"),
        ),
        ((*USURE, "--level", "x" * 21), ("20 caractères",)),
        ((*USURE, "--level", "L1\nL2"), ("20 caractères",)),
        ((*USURE, "--level", "漢"), ("U+6F22",)),
        ((*USURE, "--documents", "fiche,facture"), ("« facture »", "consentement")),
        ((*USURE, "--documents", ","), ("--documents", "vide")),
        (
            ("render", "vertebroplastie", "--variant", "osteoporose+thoracique-lombaire", "--level", "C5"),
            ("« C5 »", "thoracique-lombaire"),
        ),
    ],
)
def test_a_choice_that_makes_no_sense(
    run: Runner, out: Path, argv: Sequence[str], words: tuple[str, ...]
) -> None:
    ended = run(*argv, "--output", out / "p.pdf")
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    for word in words:
        assert word in ended.err
    assert listing(out) == {}


def test_without_an_output(run: Runner) -> None:
    ended = run(*USURE)
    assert ended.status == 2
    assert "Il manque --output" in ended.err


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("absent/p.pdf", ("n’existe pas", "créez-le")),
        ("absent/dossier", ("n’existe pas", "créez-le")),
        ("un-fichier", ("porte déjà ce nom",)),
        ("un-fichier/p.pdf", ("n’existe pas",)),
        ("un-fichier/dossier", ("n’existe pas",)),
        ("un-dossier.pdf", ("C’est un dossier",)),
        (f"{LONG}.pdf", ("trop long",)),
        (LONG, ("trop long",)),
        (f"{LONG}/p.pdf", ("n’existe pas",)),
    ],
)
def test_an_output_that_cannot_be(run: Runner, out: Path, output: str, words: tuple[str, ...]) -> None:
    (out / "un-fichier").write_text("x", encoding="utf-8")
    (out / "un-dossier.pdf").mkdir()
    before = listing(out)
    ended = run(*USURE, "--documents", "apres", "--output", out / output)
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
    for word in words:
        assert word in ended.err
    assert listing(out) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_without_the_right_to_write(run: Runner, out: Path) -> None:
    out.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        for output in (out / "p.pdf", out, out / "dossier"):
            ended = run(*USURE, "--documents", "apres", "--output", output)
            assert ended.status == 2
            assert "pas le droit" in ended.err
            assert is_one_sentence(ended.err)
        assert listing(out) == {}
    finally:
        out.chmod(stat.S_IRWXU)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder here refuses an administrator")
@pytest.mark.parametrize("output", ["p.pdf", "dossier", "."])
def test_a_folder_that_refuses_even_an_administrator(run: Runner, output: str) -> None:
    ended = run(*USURE, "--documents", "apres", "--output", Path("/sys/kernel") / output)
    assert (ended.status, ended.out) == (2, "")
    assert "choisissez un autre dossier" in ended.err
    assert is_one_sentence(ended.err), ended.err


class Disk:
    """Lets some writes pass, then fails as the system does."""

    def __init__(self, code: int, passing: int) -> None:
        self.code = code
        self.passing = passing

    def __call__(self, _: int) -> None:
        self.passing -= 1
        if self.passing < 0:
            raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disque est plein"),
        (errno.EACCES, "pas le droit"),
        (errno.EROFS, "lecture seule"),
        (errno.EIO, "choisissez un autre dossier"),
    ],
)
@pytest.mark.parametrize("passing", [0, 1])
def test_a_disk_that_refuses_leaves_what_was_there(
    run: Runner, out: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, passing: int
) -> None:
    (out / "geste-essai-apres.pdf").write_bytes(b"before")
    before = listing(out)
    assert run("list", *SMALL).status == 0  # the content is compiled: what follows writes papers alone
    outputs = [out, out / "nouveau"] if passing else [out, out / "nouveau", out / "p.pdf"]
    for output in outputs:
        monkeypatch.setattr(os, "fsync", Disk(code, passing))
        ended = run(*USURE, "--documents", "consentement,apres", "--output", output)
        assert (ended.status, ended.out) == (2, "")
        assert words in ended.err
        assert is_one_sentence(ended.err), ended.err
        assert listing(out) == before


def test_a_complaint_of_the_renderer_is_one_sentence_and_a_line_of_the_log(
    run: Runner, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from algoguide.documents.glyphs import Glyphs

    def none(*_: object) -> tuple[str, ...]:
        return ()

    monkeypatch.setattr(Glyphs, "missing", none)
    ended = run(*USURE, "--level", "𒀀", "--output", out / "p.pdf")
    assert ended.status == 2
    assert is_one_sentence(ended.err), ended.err
    assert "journal" in ended.err
    assert "algoguide.documents.pdf" in run.written_by_us()
    assert listing(out) == {}


def test_content_with_errors_is_status_one(run: Runner, out: Path, tmp_path: Path) -> None:
    from tests.content.minimal import copied, edit

    root = copied(tmp_path)
    edit(root, "gestes/geste-essai/geste.yaml", 'side: "any"', 'sidee: "any"')
    ended = run("render", "geste-essai", "--content", root, "--variant", "usure", "--output", out / "p.pdf")
    assert ended.status == 1
    assert is_one_sentence(ended.err), ended.err
    assert "algoguide check" in ended.err
    assert listing(out) == {}


def test_a_content_folder_that_does_not_exist(run: Runner, out: Path) -> None:
    ended = run("render", "geste-essai", "--content", out / "absent", "--output", out / "p.pdf")
    assert ended.status == 2
    assert "--content" in ended.err
    assert is_one_sentence(ended.err)


@pytest.mark.parametrize("command", ["render", "list", "tour", "check"])
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"utilisation : algoguide {command}")
