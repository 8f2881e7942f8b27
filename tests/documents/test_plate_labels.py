"""Labels of the plates, laid out as the screen does: no text over a text, no leader over either."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from shapely import LineString, Polygon, box

from algoguide.domain.illustration import Label, Plate, Tone
from algoguide.locations import Locations
from tests.documents.press import Press

NAME, NOTE, LINE = 19, 17, 21
"""Sizes and line height of the text on a plate, plate units, as `PlateView` paints it."""
MARGIN = 14
"""Free units on each side."""
PLATES = sorted(path.stem for path in (Locations.standard().resources / "illustrations").glob("*.svg"))


@dataclass(frozen=True, slots=True)
class Laid:
    """A label with the boxes of its lines of text and, if it has one, its leader."""

    label: Label
    texts: tuple[Polygon, ...]
    leader: LineString | None


@cache
def _font(weight: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(Locations.standard().resources / "fonts" / f"SourceSans3-{weight}.ttf")
    with font:
        return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


def width_of(text: str, weight: str, size: float) -> float:
    cmap, metrics, em = _font(weight)
    return sum(metrics[cmap[ord(letter)]][0] for letter in text) * size / em


def laid_out(label: Label, *, caption: bool) -> Laid:
    caption = caption or label.tone is Tone.CAPTION
    lines = [(label.text, "Regular", NOTE) if caption else (label.text, "Semibold", NAME)]
    lines += [(note, "Regular", NOTE) for note in label.note]
    x, y = label.at
    boxes = []
    for number, (text, weight, size) in enumerate(lines):
        width = width_of(text, weight, size)
        left = {"right": x - width, "centre": x - width / 2}.get(label.align, x)
        base = y + 6.5 + number * LINE
        # From the top of the capitals to the foot of the descenders.
        boxes.append(box(left, base - 0.70 * size, left + width, base + 0.22 * size))
    if not label.leader:
        return Laid(label, tuple(boxes), None)
    left, _, right, _ = boxes[0].bounds
    first_x, first_y = label.leader[0]
    if left - 8 <= first_x <= right + 8:
        start = (first_x, y + (14 + LINE * len(label.note) if first_y > y else -14))
    else:
        start = (right + 9 if first_x > left else left - 9, y)
    return Laid(label, tuple(boxes), LineString([start, *label.leader]))


def steps_of(plate: Plate) -> Iterator[tuple[str, list[Laid]]]:
    for step in plate.steps:
        captions = [laid_out(label, caption=True) for label in plate.captions]
        yield step.id, captions + [laid_out(label, caption=False) for label in step.labels]


def faults(plate: Plate) -> list[str]:
    found = []
    for step, laid in steps_of(plate):
        for number, one in enumerate(laid):
            left, top, right, bottom = one.texts[0].bounds
            for text in one.texts:
                left, right = min(left, text.bounds[0]), max(right, text.bounds[2])
                bottom = max(bottom, text.bounds[3])
            name = f"{step}: « {one.label.text} »"
            if left < MARGIN - 0.5 or right > plate.width - MARGIN + 0.5 or top < 0 or bottom > plate.height:
                found.append(f"{name} leaves the plate: {left:.0f}–{right:.0f}, {top:.0f}–{bottom:.0f}")
            for other in laid[:number]:
                said = f"{name} and « {other.label.text} »"
                if any(a.intersects(b) for a in one.texts for b in other.texts):
                    found.append(f"{said} overlap")
                if one.leader and other.leader and one.leader.intersects(other.leader):
                    found.append(f"{said}: leaders cross")
            found += [
                f"{name}: leader over « {other.label.text} »"
                for other in laid
                if one.leader and any(one.leader.intersects(text) for text in other.texts)
            ]
    return found


@pytest.mark.parametrize("name", PLATES)
def test_labels_stand_clear(real: Press, name: str) -> None:
    assert faults(real.library.plates[name]) == []


@pytest.mark.usefixtures("qapp")
def test_the_widths_are_those_of_the_screen() -> None:
    from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

    folder = Locations.standard().resources / "fonts"
    for weight, kind in (("Regular", QFont.Weight.Normal), ("Semibold", QFont.Weight.DemiBold)):
        QFontDatabase.addApplicationFont(str(folder / f"SourceSans3-{weight}.ttf"))
        font = QFont("Source Sans 3", weight=kind)
        font.setPixelSize(NAME)
        on_screen = QFontMetricsF(font).horizontalAdvance("Apophyse épineuse")
        assert width_of("Apophyse épineuse", weight, NAME) == pytest.approx(on_screen, rel=0.06)


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        ((Label("Un", (28, 60)), Label("Deux", (30, 66))), "overlap"),
        ((Label("Un", (5, 60)),), "leaves the plate"),
        ((Label("Un long mot", (930, 60)),), "leaves the plate"),
        (
            (
                Label("Un", (28, 60), leader=((100, 60), (400, 300))),
                Label("Deux", (28, 200), leader=((100, 200), (400, 100))),
            ),
            "leaders cross",
        ),
        (
            (Label("Un", (28, 60), leader=((100, 60), (400, 60))), Label("Deux", (200, 60))),
            "leader over « Deux »",
        ),
    ],
)
def test_the_judge_of_labels_sees(labels: tuple[Label, ...], fault: str) -> None:
    from algoguide.domain.illustration import PlateStep

    plate = Plate("p", "P", 1000, 640, (), (PlateStep("un", "Un", (), (), "Un.", labels),))
    [found] = faults(plate)
    assert fault in found
