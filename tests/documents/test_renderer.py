"""The one door to WeasyPrint: it reads nothing but its resources, and a complaint is a failed sheet."""

import logging
from pathlib import Path

import pytest

from algoguide.documents.pack import PackMaker
from algoguide.documents.pdf import Renderer
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.services.packing import Packing
from tests.documents.press import Press, small_sheet

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'
ADDRESSES = (
    "file:///etc/passwd",
    "/etc/passwd",
    "http://127.0.0.1:9/x.svg",
    "https://127.0.0.1:9/x.svg",
    "ftp://127.0.0.1/x.svg",
    "data:image/svg+xml,<svg/>",
    "app:other.svg",
    "app:../style.css",
    "x.svg",
)
WAYS: dict[str, str] = {
    "img": '<img alt="x" src="{}">',
    "css": '<p style="background-image: url({})">x</p>',
    "import": '<style>@import "{}";</style>',
    "sheet": '<link rel="stylesheet" href="{}">',
    "object": '<object type="image/svg+xml" data="{}">x</object>',
    "embed": '<embed type="image/svg+xml" src="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "font": "<style>@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}</style><p>x</p>",
    "inside svg": '<svg viewBox="0 0 9 9"><title>x</title><image href="{}" width="9" height="9"/></svg>',
    "list": "<ul style=\"list-style-image: url('{}')\"><li>x</li></ul>",
}


def page(body: str) -> str:
    return f'<html lang="fr"><head><title>Essai</title></head><body><h1>Essai</h1>{body}</body></html>'


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer({"app:dot.svg": DOT}, "p { color: #14292C }")


def test_what_it_was_given_is_printed(renderer: Renderer) -> None:
    pdf = renderer.write(renderer.lay_out(page('<img alt="Un point." src="app:dot.svg">')))
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_else_is_read(renderer: Renderer, way: str, address: str) -> None:
    asked = page(WAYS[way].format(address))
    with pytest.raises(KnownError) as refusal:
        renderer.write(renderer.lay_out(asked))
    assert address not in str(refusal.value)
    assert refusal.value.status == 2


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.css", "data:text/css,p{}"])
def test_the_style_is_fenced_too(address: str) -> None:
    with pytest.raises(KnownError):
        Renderer({}, f'@import "{address}";')


def test_a_base_address_opens_nothing(renderer: Renderer) -> None:
    asked = page('<img alt="x" src="passwd">').replace("<head>", '<head><base href="file:///etc/">')
    with pytest.raises(KnownError):
        renderer.lay_out(asked)


@pytest.mark.parametrize(
    "body",
    [
        '<p style="ZZMARQUEZZ: 1">x</p>',
        '<p style="color: ZZMARQUEZZ">x</p>',
        '<a href="#ZZMARQUEZZ">x</a>',
        "<p>𒀀 ZZMARQUEZZ</p>",
    ],
)
def test_a_complaint_is_a_failed_sheet_and_quotes_nothing(
    renderer: Renderer, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(KnownError) as refusal:
        renderer.write(renderer.lay_out(page(body)))
    [record] = [r for r in caplog.records if r.name == "algoguide.documents.pdf"]
    assert record.levelno == logging.ERROR
    assert "ZZMARQUEZZ" not in record.getMessage() + str(refusal.value)


def test_a_failed_sheet_does_not_spoil_the_next_one(renderer: Renderer) -> None:
    def written() -> bytes:
        return renderer.write(renderer.lay_out(page("<p>Essai</p>")))

    before = written()
    with pytest.raises(KnownError):
        renderer.lay_out(page('<img alt="x" src="file:///etc/passwd">'))
    assert written() == before


def test_a_failed_pack_leaves_no_file(tmp_path: Path, small: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    packing = Packing(small.library, small.locations.resources)

    def broken(*_: object) -> str:
        return page('<img alt="x" src="http://127.0.0.1:9/x.svg">')

    monkeypatch.setattr(PackMaker, "html", broken)
    for output in (tmp_path / "p.pdf", tmp_path / "dossier"):
        with pytest.raises(KnownError):
            packing.write(small_sheet(small), PackOptions(), output)
    assert list(tmp_path.iterdir()) == []
