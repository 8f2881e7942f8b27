"""`algoguide tour`: every screen and the packs, with no display."""

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.running import SMALL, Runner, is_one_sentence, listing
from tests.documents.reading import Paper


@pytest.mark.slow
def test_the_tour_shows_every_screen_and_makes_the_packs(
    run: Runner, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ended = run.outside("tour", *SMALL, "--text-size", "100", "--output", out / "visite")
    assert (ended.status, ended.err) == (0, "")
    assert str(out / "visite") in ended.out
    pictures = sorted((out / "visite").glob("*.png"))
    screens = ("accueil", "douleur-", "gestes", "geste-", "anesthesie", "documents-", "reglages", "a-propos")
    for screen in screens:
        assert any(screen in path.stem for path in pictures), screen
        contrasted = [
            path
            for path in pictures
            if "contraste" in path.stem and screen in path.stem and "vue-patient" not in path.stem
        ]
        assert contrasted, screen
        for path in contrasted:
            with Image.open(path) as picture:
                assert picture.convert("RGB").getpixel((3, 760)) == (0, 0, 0), path.name
    for screen in ("vue-patient-001", "vue-patient-toutes", "vue-patient-medecin", "consultation-"):
        assert any(screen in path.stem for path in pictures), screen
    assert any("contraste" in path.stem and "vue-patient" in path.stem for path in pictures)
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1366, 768)
            # A page is many shades; an empty or broken one is a ground and little else.
            colours = picture.convert("RGB").resize((341, 192)).getcolors(maxcolors=341 * 192)
        assert colours is not None
        assert len(colours) > 60, path.name
        assert max(count for count, _ in colours) < 0.97 * 341 * 192, path.name
    for size in ("14pt", "18pt"):
        paper = Paper((out / "visite" / f"geste-essai-{size}.pdf").read_bytes())
        assert len(paper.elements("H1")) == 5
    assert not run.user.joinpath("AlgoGuide").exists()  # the tour leaves no setting and no log


@pytest.mark.parametrize("sizes", ["", "110", "100,", "grand", "100;200"])
def test_a_text_size_that_does_not_exist(run: Runner, out: Path, sizes: str) -> None:
    ended = run("tour", *SMALL, "--text-size", sizes, "--output", out / "visite")
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err)
    assert "100, 125, 150, 175, 200" in ended.err
    assert listing(out) == {}


def test_a_tour_into_a_file(run: Runner, out: Path) -> None:
    (out / "visite").write_text("x", encoding="utf-8")
    ended = run("tour", *SMALL, "--text-size", "100", "--output", out / "visite")
    assert (ended.status, ended.out) == (2, "")
    assert is_one_sentence(ended.err), ended.err
