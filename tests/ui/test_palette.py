import pytest

from algoguide.ui import palette


@pytest.mark.parametrize(("text", "ground"), sorted(set(palette.TEXT_PAIRS)))
def test_text_stands_out(text: str, ground: str) -> None:
    assert palette.contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), sorted(set(palette.SHAPE_PAIRS)))
def test_shapes_that_mean_something_stand_out(shape: str, ground: str) -> None:
    assert palette.contrast(shape, ground) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert palette.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
