"""Plates on paper: numbered markers, the legend beside them, and the part of the drawing that is kept."""

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
    rings = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="36.0"', drawn)
    assert rings == [("400", "300"), ("500", "320")]
    assert "<text" not in drawn
    ET.fromstring(drawn)


def test_only_the_layers_of_the_step_are_drawn(pictures: Pictures, resources: dict[str, bytes]) -> None:
    picture = pictures.picture(plate(), "un")
    assert layer_ids(resources[picture.url].decode()) == ("fond", "os")


def test_the_focus_is_what_is_kept(pictures: Pictures, resources: dict[str, bytes]) -> None:
    picture = pictures.picture(plate(FAR, focus=(200, 100, 600, 400)), "un")
    root = ET.fromstring(resources[picture.url])
    assert root.get("viewBox") == "200 100 600 400"
    assert picture.ratio == pytest.approx(1.5)


def test_an_address_stands_for_one_drawing(pictures: Pictures, resources: dict[str, bytes]) -> None:
    one, other = pictures.picture(plate(FAR), "un"), pictures.picture(plate(), "un")
    assert one.url != other.url
    assert pictures.picture(plate(FAR), "un").url == one.url
    assert len(resources) == 2


def test_no_marker_is_cut_and_none_hides_another(real: Press) -> None:
    for one in real.library.plates.values():
        x, y, width, height = one.focus or (0, 0, one.width, one.height)
        radius = width * MARKER_PART
        for step in one.steps:
            targets = [label.leader[-1] for label in step.labels if label.leader]
            for number, (at_x, at_y) in enumerate(targets):
                where = (one.id, step.id, number + 1)
                assert x + radius <= at_x <= x + width - radius, where
                assert y + radius <= at_y <= y + height - radius, where
                for other_x, other_y in targets[:number]:
                    apart = ((at_x - other_x) ** 2 + (at_y - other_y) ** 2) ** 0.5
                    assert apart >= 2 * radius, where


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
