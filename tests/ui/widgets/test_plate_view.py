from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.illustration import Plate, layer_ids
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.plate_view import PlateFigure, PlateView
from tests.ui.conftest import RESOURCES

FOLDER = RESOURCES / "illustrations"
SPINE, CONTINUUM = "vertebre-profil", "continuum-anesthesie"


def colours(view: PlateView) -> int:
    """How many different colours a sample of the picture has."""
    image = view.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


def view_of(
    qtbot: QtBot, plate: Plate, step: str, theme: Theme, width: int, *, bare: bool = False
) -> PlateView:
    view = PlateView(FOLDER, plate, step, theme, bare=bare)
    qtbot.addWidget(view)
    view.resize(width, view.heightForWidth(width))
    return view


def test_every_step_of_every_plate_is_drawn_and_told(qtbot: QtBot, normal: Theme, real: Library) -> None:
    assert real.plates
    for plate in real.plates.values():
        for step in plate.steps:
            view = view_of(qtbot, plate, step.id, normal, 300)

            assert colours(view) > 20, f"{plate.id} {step.id}"
            assert view.accessibleName() == step.alt != ""


def test_every_layer_that_a_step_names_is_in_its_drawing(real: Library) -> None:
    for plate in real.plates.values():
        known = layer_ids((FOLDER / f"{plate.id}.svg").read_text(encoding="utf-8"))
        for step in plate.steps:
            assert {*step.layers, *step.calm} <= set(known), f"{plate.id} {step.id}"


def test_two_steps_of_a_plate_are_two_pictures(qtbot: QtBot, normal: Theme, real: Library) -> None:
    view = view_of(qtbot, real.plates[SPINE], "aiguille", normal, 400)
    before = view.grab().toImage()

    view.set_step("ciment")

    assert view.grab().toImage() != before
    assert view.accessibleName() == real.plates[SPINE].step("ciment").alt


def test_labels_give_way_to_markers_when_they_would_be_too_small(
    qtbot: QtBot, theme: Theme, real: Library
) -> None:
    plate = real.plates["salle"]
    view = PlateView(FOLDER, plate, plate.steps[0].id, theme)
    qtbot.addWidget(view)
    smallest = 0.75 * theme.em

    for width in range(200, 2400, 100):
        assert view.uses_markers(width) == (17 * width / plate.width < smallest)


@pytest.mark.parametrize("width", [340, 1000])
def test_the_legend_stands_under_a_small_picture_only(
    qtbot: QtBot, normal: Theme, real: Library, width: int
) -> None:
    figure = PlateFigure(FOLDER, real.plates[SPINE], "ciment", normal)
    qtbot.addWidget(figure)
    figure.resize(width, 900)
    with qtbot.waitExposed(figure):
        figure.show()

    legend = next(words for words in figure.findChildren(QLabel) if "<b>1</b>" in words.text())
    assert legend.isVisible() == (width == 340)
    for number, marked in enumerate(figure.view.marked, start=1):
        assert f"<b>{number}</b>&nbsp;{marked.text}" in legend.text()


def test_markers_are_drawn_where_they_point(qtbot: QtBot, normal: Theme, real: Library) -> None:
    plate = real.plates["salle"]
    view = view_of(qtbot, plate, plate.steps[0].id, normal, 400)
    bare = view_of(qtbot, plate, plate.steps[0].id, normal, 400, bare=True)
    with_markers, without = view.grab().toImage(), bare.grab().toImage()
    scale = 400 / plate.width

    for marked in view.marked:
        x, y = (round(part * scale) for part in marked.leader[-1])
        ring = [(x + dx, y + dy) for dx in (-6, 0, 6) for dy in (-6, 6)]
        assert any(with_markers.pixel(*p) != without.pixel(*p) for p in ring), marked.text


def test_labels_without_a_target_keep_their_name_in_place(qtbot: QtBot, normal: Theme, real: Library) -> None:
    plate = real.plates[CONTINUUM]
    figure = PlateFigure(FOLDER, plate, "continuum", normal)
    qtbot.addWidget(figure)
    figure.resize(500, 600)
    with qtbot.waitExposed(figure):
        figure.show()

    assert figure.view.marked == ()
    assert "Locale et hypnose" in [named.text for named in figure.view.named]
    legend = next(words for words in figure.findChildren(QLabel) if "Locale et hypnose" in words.text())
    assert legend.isVisible()


def test_the_picture_keeps_its_proportions(qtbot: QtBot, theme: Theme, real: Library) -> None:
    plate = real.plates[CONTINUUM]
    view = PlateView(Path(FOLDER), plate, "continuum", theme)
    qtbot.addWidget(view)

    assert view.heightForWidth(1000) == round(1000 * plate.height / plate.width)
