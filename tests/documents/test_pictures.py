"""Plates on paper: numbered markers, the legend beside them, and the part of the drawing that is kept."""

import math
import re
from xml.etree import ElementTree as ET

import pytest

from algoguide.documents.pictures import MARKER_PART, Pictures
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.illustration import Label, Plate, PlateStep, Tone, layer_ids
from tests.documents.press import Press, small_sheet

FAR = Label("Trois", (28, 300), leader=((100, 300), (500, 320)))
LABELS = (
    Label("Un", (28, 60), note=("une note", "en deux lignes"), tone=Tone.PAIN, leader=((90, 60), (400, 300))),
    Label("Sans cible", (28, 120)),
    FAR,
)


def plate(*labels: Label, focus: tuple[float, float, float, float] | None = None) -> Plate:
    step = PlateStep("un", "Un", ("fond", "os"), (), "Un os.", labels)
    return Plate("vertebre-profil", "Profil", 1000, 640, (), (step,), focus)


def rings_of(svg: str) -> list[tuple[float, float, float]]:
    """Centre and radius of the circles with a white line."""
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="[^"]+" stroke="#FFFFFF"', svg)
    return [(float(x), float(y), float(r)) for x, y, r in found]


@pytest.fixture
def resources() -> dict[str, bytes]:
    return {}


@pytest.fixture
def pictures(small: Press, resources: dict[str, bytes]) -> Pictures:
    folder = small.locations.resources
    return Pictures(folder / "illustrations", folder / "fonts" / "SourceSans3-Bold.ttf", resources)


def test_a_target_becomes_a_number_and_the_words_a_legend(
    pictures: Pictures, resources: dict[str, bytes]
) -> None:
    picture = pictures.picture(plate(*LABELS), "un")
    assert [(e.number, e.text, e.note) for e in picture.legend] == [
        (1, "Un", "une note en deux lignes"),
        (2, "Trois", ""),
    ]
    assert picture.alt == "Un os."
    drawn = resources[picture.url].decode()
    assert rings_of(drawn)[-2:] == [(400, 300, 36), (500, 320, 36)]
    assert "<text" not in drawn
    ET.fromstring(drawn)  # noqa: S314 - our own drawing


def test_only_the_layers_of_the_step_are_drawn(pictures: Pictures, resources: dict[str, bytes]) -> None:
    picture = pictures.picture(plate(), "un")
    assert layer_ids(resources[picture.url].decode()) == ("fond", "os")


def test_the_focus_is_what_is_kept(pictures: Pictures, resources: dict[str, bytes]) -> None:
    picture = pictures.picture(plate(FAR, focus=(200, 100, 600, 400)), "un")
    root = ET.fromstring(resources[picture.url])  # noqa: S314 - our own drawing
    assert root.get("viewBox") == "200 100 600 400"
    assert picture.ratio == pytest.approx(1.5)


def test_an_address_stands_for_one_drawing(pictures: Pictures, resources: dict[str, bytes]) -> None:
    one, other = pictures.picture(plate(FAR), "un"), pictures.picture(plate(), "un")
    assert one.url != other.url
    assert pictures.picture(plate(FAR), "un").url == one.url
    assert len(resources) == 2


def test_markers_of_near_targets_stand_apart(pictures: Pictures, resources: dict[str, bytes]) -> None:
    near = Label("Quatre", (28, 400), leader=((100, 400), (510, 330)))
    first, second = rings_of(resources[pictures.picture(plate(FAR, near), "un").url].decode())[-2:]
    assert first == (500, 320, 36)
    assert math.dist(first[:2], second[:2]) >= 72
    assert math.dist(second[:2], (510, 330)) < 90


def test_no_marker_is_cut_and_none_hides_another(real: Press) -> None:
    resources: dict[str, bytes] = {}
    folder = real.locations.resources
    pictures = Pictures(folder / "illustrations", folder / "fonts" / "SourceSans3-Bold.ttf", resources)
    for one in real.library.plates.values():
        x, y, width, height = one.focus or (0, 0, one.width, one.height)
        for step in one.steps:
            targets = [label.leader[-1] for label in step.labels if label.leader]
            drawn = rings_of(resources[pictures.picture(one, step.id).url].decode())
            rings = drawn[len(drawn) - len(targets) :]
            assert len(rings) == len(targets)
            for number, (at_x, at_y, radius) in enumerate(rings):
                where = (one.id, step.id, number + 1)
                assert radius == pytest.approx(width * MARKER_PART, abs=0.06)
                assert x + radius - 0.1 <= at_x <= x + width - radius + 0.1, where
                assert y + radius - 0.1 <= at_y <= y + height - radius + 0.1, where
                assert math.dist((at_x, at_y), targets[number]) <= 2.5 * radius, where
                for other in rings[:number]:
                    assert math.dist((at_x, at_y), other[:2]) >= 2 * radius, where


def test_the_pictures_of_a_sheet_have_markers_and_legend(real: Press) -> None:
    for sheet in real.every_sheet():
        page = real.maker.html(sheet, PackOptions(), DocumentKind.FICHE)
        for step in sheet.steps:
            drawn = real.library.plates[step.picture.plate].step(step.picture.step)
            assert f'alt="{drawn.alt}"' in page
            for label in drawn.labels:
                if label.leader:
                    assert f"&nbsp;{label.text}" in page, (step.id, label.text)


def test_a_caption_stands_in_the_text_and_not_in_the_drawing(small: Press) -> None:
    assert "Un os du dos tassé" in small.said(small_sheet(small), DocumentKind.FICHE)
