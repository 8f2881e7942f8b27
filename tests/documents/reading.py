"""Reading a PDF back with no tool of the system: text, places, structure tree, fonts, declarations."""

import io
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtPdf import QPdfDocument


class Paper:
    """One PDF, open as long as it is kept."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.shown = QPdfDocument()
        self.shown.load(self._buffer)
        assert self.shown.status() is QPdfDocument.Status.Ready
        self.inside = pikepdf.open(io.BytesIO(data))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page, spaces collapsed, in the order it is drawn."""
        count = self.shown.pageCount()
        return tuple(collapsed(self.shown.getAllText(n).text()) for n in range(count))

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    def line_boxes(self, page: int) -> list[QRectF]:
        """The boxes of the lines of a page, in points from its top left corner."""
        return [polygon.boundingRect() for polygon in self.shown.getAllText(page).bounds()]

    def box_of(self, page: int, words: str) -> QRectF:
        """The box around the only occurrence of `words`, whatever white space separates them.

        Raises:
            ValueError: none, or several.
        """
        pattern = r"\s+".join(map(re.escape, words.split()))
        [found] = re.finditer(pattern, self.shown.getAllText(page).text())
        selection = self.shown.getSelectionAtIndex(page, found.start(), len(found[0]))
        return selection.boundingRectangle()

    def elements(self, tag: str) -> list[Any]:
        """The elements of the structure tree that bear `tag`, in reading order."""
        return [e for e in _walk(self.inside.Root.StructTreeRoot) if str(e.get("/S", "")) == f"/{tag}"]

    def tags(self) -> list[str]:
        """The tags of the structure tree in reading order."""
        return [str(e.S).lstrip("/") for e in _walk(self.inside.Root.StructTreeRoot) if "/S" in e]

    def page_of(self, element: Any) -> int:
        """The page, from 0, of an element."""
        numbers = {page.obj.objgen: n for n, page in enumerate(self.inside.pages)}
        return numbers[next(e.Pg.objgen for e in _walk(element) if "/Pg" in e)]

    def fonts(self) -> dict[str, bool]:
        """Each font by its name without the subset's prefix, and whether its file is embedded."""
        found: dict[str, bool] = {}
        for thing in self.inside.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                name = str(thing.FontName).lstrip("/").split("+")[-1]
                embedded = any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[name] = embedded and found.get(name, True)
        return found

    def declared(self) -> str:
        """The XMP packet."""
        return self.inside.Root.Metadata.read_bytes().decode()

    def everything(self) -> bytes:
        """All the objects of the file, streams decoded: where a left-over of a patient would hide."""
        parts = [self.data]
        for thing in self.inside.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes())
            parts.append(repr(thing).encode())
        return b"\n".join(parts)


def pages_of(pdf: bytes) -> list[int]:
    """How many pages each document of a pack takes, by the main headings of its outline."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        starts = [numbers[_page_of(entry)] for entry in outline.root]
        return [after - start for start, after in pairwise([*starts, len(opened.pages)])]


def _page_of(entry: pikepdf.OutlineItem) -> Any:
    destination: Any = entry.destination
    if destination is None and entry.action is not None:
        destination = entry.action.D
    return destination[0].objgen


def collapsed(text: str) -> str:
    """One plain space for white space of any kind; the hyphens that end a line as any other."""
    return " ".join(text.replace("\ufffe", "-").split())


def _walk(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _walk(child)
    elif isinstance(element, pikepdf.Dictionary):
        yield element
        if "/K" in element:
            yield from _walk(element.K)
