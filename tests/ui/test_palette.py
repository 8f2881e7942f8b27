import re
from pathlib import Path

import pytest

from algoguide.ui import palette
from algoguide.ui.palette import SHAPE_PAIRS, TEXT_PAIRS, Colours, HighContrast

UI = Path(palette.__file__).parent
LOOKS = {Colours: (4.5, 3.0), HighContrast: (7.0, 4.5)}
"""What a text and what a shape need, in each look."""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out(look: type[Colours], text: str, ground: str) -> None:
    assert palette.contrast(getattr(look, text), getattr(look, ground)) >= LOOKS[look][0]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_that_mean_something_stand_out(look: type[Colours], shape: str, ground: str) -> None:
    assert palette.contrast(getattr(look, shape), getattr(look, ground)) >= LOOKS[look][1]


@pytest.mark.parametrize(
    "line", ["LINE", "BUTTON_LINE", "TINT_LINE", "CHOSEN_LINE", "AMBER_LINE", "RED_LINE"]
)
def test_in_high_contrast_every_border_is_seen(line: str) -> None:
    assert palette.contrast(getattr(HighContrast, line), HighContrast.CARD) >= 4.5
    assert HighContrast.BORDER >= 2
    assert HighContrast.RING > HighContrast.BORDER


def test_in_high_contrast_no_text_is_grey() -> None:
    assert HighContrast.INK == HighContrast.SECONDARY == "#000000"


def test_colours_are_written_in_the_palette_and_nowhere_else() -> None:
    written = re.compile(
        r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|QColor\(\s*\d|rgba?\(|Qt\.GlobalColor\.(?!transparent)"
    )
    found = {
        f"{path.relative_to(UI)}: {hit}"
        for path in UI.rglob("*.py")
        if path.name != "palette.py"
        for hit in written.findall(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_every_colour_is_used() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in UI.rglob("*.py") if path.name != "palette.py"
    )
    names = {name for name in vars(Colours) if name.isupper()}
    assert {name for name in names if not re.search(rf"\.{name}\b", sources)} == set()


def test_contrast_is_that_of_wcag() -> None:
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert palette.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
