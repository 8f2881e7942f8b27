import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from algoguide.domain.figure import Friendly
from algoguide.ui.palette import contrast
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.icon_array import IconArrayView, colour_of

SIDE = 400
CELL = SIDE // 10
LOOKS = (Theme(), Theme(contrast=True))


def kind(image: QImage, index: int, colour: QColor) -> str:
    """How one person looks: the share of the tone's colour inside its disc."""
    x0, y0 = index % 10 * CELL, index // 10 * CELL
    inside = [
        QColor(image.pixel(x0 + x, y0 + y))
        for x in range(2, CELL, 3)
        for y in range(2, CELL, 3)
        if (x - CELL / 2) ** 2 + (y - CELL / 2) ** 2 < (0.3 * CELL) ** 2
    ]
    share = sum(1 for c in inside if c == colour) / len(inside)
    return "on" if share > 0.95 else "maybe" if share > 0.1 else "off"


@pytest.mark.parametrize("tone", ["good", "other", "bad"])
@pytest.mark.parametrize(("low", "high"), [(0, 0), (1, 1), (44, 44), (7, 23), (100, 100)])
@pytest.mark.parametrize("look", LOOKS)
def test_as_many_people_as_the_figure_says(qtbot: QtBot, tone: str, low: int, high: int, look: Theme) -> None:
    view = IconArrayView(Friendly(low, high, 100, exact=True), tone, SIDE, look)
    qtbot.addWidget(view)
    image = view.grab().toImage()

    looks = [kind(image, index, QColor(colour_of(tone, look.colours))) for index in range(100)]

    assert looks == ["on"] * low + ["maybe"] * (high - low) + ["off"] * (100 - high)


@pytest.mark.parametrize("look", LOOKS)
def test_the_people_not_affected_have_an_outline_that_is_seen(qtbot: QtBot, look: Theme) -> None:
    view = IconArrayView(Friendly(0, 0, 100, exact=True), "bad", SIDE, look)
    qtbot.addWidget(view)
    image = view.grab().toImage()

    row = [QColor(image.pixel(x, CELL // 2)).name() for x in range(CELL)]

    assert look.colours.OFF_OUTLINE.lower() in row
    assert contrast(look.colours.OFF_OUTLINE, look.colours.CARD) >= (7 if look.contrast else 3)


@pytest.mark.parametrize(
    ("friendly", "words"),
    [
        (Friendly(44, 44, 100, exact=True), "44\u00a0personnes sur\u00a0100"),
        (Friendly(7, 23, 100, exact=True), "7\u00a0à\u00a023\u00a0personnes sur\u00a0100"),
    ],
)
def test_the_array_says_its_number(qtbot: QtBot, normal: Theme, friendly: Friendly, words: str) -> None:
    view = IconArrayView(friendly, "good", 90, normal)
    qtbot.addWidget(view)

    assert view.accessibleName() == words


def test_a_rare_event_is_refused(normal: Theme) -> None:
    with pytest.raises(ValueError, match="never drawn"):
        IconArrayView(Friendly(3, 3, 1000, exact=True), "bad", normal.px(5), normal)
