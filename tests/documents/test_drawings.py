"""Every drawing keeps to what Qt and WeasyPrint draw alike, stays light, and looks the same in both."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from algoguide.documents.pdf import Renderer
from algoguide.domain.illustration import BACKGROUND, compose, layer_ids
from algoguide.locations import Locations
from tests.documents.press import Press
from tests.documents.reading import Paper

RESOURCES = Locations.standard().resources
PLATES = sorted((RESOURCES / "illustrations").glob("*.svg"))
DRAWINGS = [*PLATES, *sorted((RESOURCES / "icons").glob("*.svg"))]
LARGEST = 60 * 1024
"""Bytes of a plate: it is paid each time it is printed."""

REFUSED_ELEMENTS = {
    "clipPath",  # Qt ignores it
    "pattern",  # wrong in both
    "filter",  # WeasyPrint
    "symbol",  # Qt
    "text",  # labels are laid out by the program, for the size at which they are read
    "image",
    "foreignObject",
    "script",
    "animate",
}
REFUSED_PROPERTIES = {"clip-path", "filter", "vector-effect", "paint-order"}
BAD_COLOUR = re.compile(r"rgba\(|hsla?\(|#(?:[0-9a-f]{8}|[0-9a-f]{4})(?![0-9a-f])", re.IGNORECASE)


def local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def properties(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Attributes, and the declarations of a `style` attribute."""
    for name, value in element.attrib.items():
        if name == "style":
            for declaration in value.split(";"):
                key, _, said = declaration.partition(":")
                if key.strip():
                    yield key.strip(), said.strip()
        else:
            yield local(name), value


def faults(svg: str) -> list[str]:
    """What of the drawing Qt or WeasyPrint would draw wrong."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    parents = {child: parent for parent in root.iter() for child in parent}
    gradients = {e.get("id"): e for e in root.iter() if local(e.tag) in ("linearGradient", "radialGradient")}
    found = []
    for element in root.iter():
        tag = local(element.tag)
        if tag in REFUSED_ELEMENTS or (tag == "svg" and element is not root):
            found.append(f"<{tag}>")
        if tag == "style" and (BAD_COLOUR.search(element.text or "") or _refused_in(element.text or "")):
            found.append("style sheet")
        for name, value in properties(element):
            found += _faults_of(tag, name, value, transformed=_transformed(element, parents))
    found += [
        f"gradient {gradient.get('id')} in bounding-box units"
        for gradient in gradients.values()
        if _inherited(gradient, gradients, "gradientUnits") != "userSpaceOnUse"
    ]
    return found


def _faults_of(tag: str, name: str, value: str, *, transformed: bool) -> Iterator[str]:
    if name in REFUSED_PROPERTIES:
        yield f"{tag} {name}"
    if name == "mask" and tag == "g":
        yield "mask on a group"
    if name == "stroke" and "url(" in value:
        yield "gradient on a stroke"
    if name == "fill" and "url(" in value and transformed:
        yield "gradient inside a transformed group"
    if name != "d" and BAD_COLOUR.search(value):
        yield f"colour {value}"


def _refused_in(sheet: str) -> bool:
    return any(re.search(rf"(?<![\w-]){name}\s*:", sheet) for name in REFUSED_PROPERTIES)


def _transformed(element: ET.Element, parents: dict[ET.Element, ET.Element]) -> bool:
    above = parents.get(element)
    while above is not None:
        if above.get("transform"):
            return True
        above = parents.get(above)
    return False


def _inherited(gradient: ET.Element, gradients: dict[str | None, ET.Element], name: str) -> str | None:
    for _ in range(5):
        if gradient.get(name):
            return gradient.get(name)
        link = next((v for k, v in gradient.attrib.items() if local(k) == "href"), "")
        if link.lstrip("#") not in gradients:
            return None
        gradient = gradients[link.lstrip("#")]
    return None


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda p: p.stem)
def test_a_drawing_keeps_to_what_is_drawn_alike(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ('<clipPath id="a"/>', "<clipPath>"),
        ('<g clip-path="url(#a)"/>', "g clip-path"),
        ('<g style="fill:red; filter:url(#a)"/>', "g filter"),
        ('<g mask="url(#a)"/>', "mask on a group"),
        ("<svg/>", "<svg>"),
        ("<text>L4</text>", "<text>"),
        ('<path fill="rgba(0,0,0,.5)"/>', "colour rgba(0,0,0,.5)"),
        ('<path fill="#11223344"/>', "colour #11223344"),
        ('<path stroke="url(#a)"/>', "gradient on a stroke"),
        ('<linearGradient id="a"/>', "gradient a in bounding-box units"),
        ('<g transform="scale(2)"><path fill="url(#a)"/></g>', "gradient inside a transformed group"),
        ("<style>.a { paint-order: stroke }</style>", "style sheet"),
    ],
)
def test_the_judge_of_drawings_sees(inside: str, fault: str) -> None:
    assert faults(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>') == [fault]


@pytest.mark.parametrize("path", PLATES, ids=lambda p: p.stem)
def test_a_plate_is_light(path: Path) -> None:
    assert path.stat().st_size <= LARGEST


@pytest.mark.parametrize("path", PLATES, ids=lambda p: p.stem)
def test_a_plate_has_its_words_and_its_steps_their_layers(real: Press, path: Path) -> None:
    plate = real.library.plates[path.stem]
    drawn = layer_ids(path.read_text(encoding="utf-8"))
    assert len(set(drawn)) == len(drawn)
    assert plate.steps
    for step in plate.steps:
        assert set(step.layers) <= set(drawn), step.id
        assert set(step.calm) <= set(step.layers), step.id
        assert step.alt


Pixels = npt.NDArray[np.float64]
TOLERANCE = 0.5
"""Percent of the picture: what edges alone make, and less than any layer left out."""
SMALL = (125, 80)
"""Size at which the two drawings are compared: edges are smoothed away, shapes and colours stay."""


def shrunk(image: QImage) -> Pixels:
    white = QImage(image.size(), QImage.Format.Format_RGB888)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    picture = Image.frombuffer(
        "RGB",
        (white.width(), white.height()),
        bytes(white.constBits()),
        "raw",
        "RGB",
        white.bytesPerLine(),
        1,
    )
    return np.asarray(picture.resize(SMALL, Image.Resampling.BOX), dtype=float)


def on_screen(svg: str, size: QSize) -> Pixels:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return shrunk(image)


def on_paper(svgs: dict[str, str], size: QSize) -> list[Pixels]:
    """Each drawing fills a page of its own."""
    style = (
        f"@page {{ size: {size.width()}px {size.height()}px; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {size.width()}px; height: {size.height()}px; break-after: page }}"
    )
    renderer = Renderer({f"app:{name}.svg": svg.encode() for name, svg in svgs.items()}, style)
    images = "".join(f'<img alt="x" src="app:{name}.svg">' for name in svgs)
    page = f'<html lang="fr"><head><title>x</title></head><body>{images}</body></html>'
    paper = Paper(renderer.write(renderer.lay_out(page)))
    return [shrunk(paper.shown.render(number, size)) for number in range(len(svgs))]


@pytest.mark.parametrize("path", PLATES, ids=lambda p: p.stem)
def test_screen_and_paper_draw_alike(real: Press, path: Path) -> None:
    plate = real.library.plates[path.stem]
    source = path.read_text(encoding="utf-8")
    svgs = {step.id: compose(source, step.layers, step.calm) for step in plate.steps}
    if plate.side:
        other, first = ("gauche" if plate.side == "droite" else "droite"), plate.steps[-1]
        assert plate.seen(first.id, other).mirrored
        svgs["miroir"] = compose(source, first.layers, first.calm, plate.width)
    size = QSize(500, round(500 * plate.height / plate.width))
    for step, paper in zip(svgs, on_paper(svgs, size), strict=True):
        screen = on_screen(svgs[step], size)
        assert screen.std() > 3, f"{step}: blank"
        assert apart(screen, paper) <= TOLERANCE, step


def apart(one: Pixels, other: Pixels) -> float:
    """The part of the picture, in percent, where the two differ by more than an edge does."""
    return float((np.abs(one - other).max(axis=2) > 24).mean() * 100)


@pytest.mark.parametrize("path", PLATES, ids=lambda p: p.stem)
def test_what_turns_in_a_mirror_holds_no_gradient(real: Press, path: Path) -> None:
    if not real.library.plates[path.stem].side:
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<g id=") and not line.startswith(f'<g id="{BACKGROUND}"'):
            assert "url(#" not in line, line[:60]


def test_a_mirror_turns_all_but_the_background() -> None:
    svg = '<svg>\n<g id="fond"><rect/></g>\n<g id="os"><path/></g>\n<g id="nerf"><path/></g>\n</svg>'
    turned = compose(svg, ["fond", "os"], ["nerf"], 1000).splitlines()
    assert turned[1] == '<g id="fond"><rect/></g>'
    assert turned[2] == '<g transform="matrix(-1 0 0 1 1000 0)" id="os"><path/></g>'
    assert 'opacity="0.5"' in turned[3]
    assert "matrix(-1 0 0 1 1000 0)" in turned[3]


def test_a_missing_layer_is_seen(real: Press) -> None:
    path = RESOURCES / "illustrations" / "vertebre-profil.svg"
    source, step = path.read_text(encoding="utf-8"), real.library.plates["vertebre-profil"].step("ciment")
    size = QSize(500, 320)
    [paper] = on_paper({"all": compose(source, step.layers)}, size)
    for layer in ("ciment-tasse", "aiguille", "os"):
        less = on_screen(compose(source, [name for name in step.layers if name != layer]), size)
        assert apart(less, paper) > TOLERANCE, layer
