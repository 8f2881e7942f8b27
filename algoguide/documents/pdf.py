"""The one door to WeasyPrint: escaped HTML in, tagged and archivable PDF out.

The renderer is long-lived (fonts, style sheet and images are parsed once), fenced (it reads nothing but
the resources it was given) and strict (a warning of WeasyPrint is a failed sheet). Importing this module
costs five window openings: import it in a worker, never at start-up.

Source of the settings: PDF/A-3a with PDF/UA-1 declared beside it was validated with veraPDF.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from algoguide.domain.errors import KnownError
from algoguide.domain.plain import Plain

_POINTS = 0.75
"""A pixel of CSS."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: page from 0, left and top edges in points from the bottom left, height."""

    page: int
    left: float
    top: float
    height: float


_MIME = {"svg": "image/svg+xml", "ttf": "font/ttf", "png": "image/png", "css": "text/css"}

_UA_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""

_RENDER_FAILED = (
    "La mise en page du document a échoué ; réessayez, et si cela se répète envoyez le journal "
    "à la personne qui s’occupe d’AlgoGuide."
)


class _Fence(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types
    """Knows the `app:` resources it was given and nothing else: no file, no network, no data URL."""

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("app",), allow_redirects=False, fail_on_errors=True)
        self._resources = resources

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint calls it so
        body = self._resources.get(url)
        if body is None:
            raise ValueError("resource refused")
        return URLFetcherResponse(url, body, {"Content-Type": _MIME[url.rsplit(".", 1)[-1]]})


def _declare_pdfua(_document: Document, pdf: pydyf.PDF) -> None:
    """Declare PDF/UA-1 in the XMP of a PDF/A-3a file; PDF/A forbids a schema that is not described."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [stream.stream[0].replace(b"</rdf:RDF>", _UA_XMP + b"</rdf:RDF>", 1)]


def _say_plain_spaces(pdf: pydyf.PDF) -> None:
    """Have every space found as a space: one glyph serves both, and says what it was first used for."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and b"begincmap" in stream.stream:
            stream.stream = [line.replace(b"> <00a0>", b"> <0020>") for line in stream.stream]


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    _declare_pdfua(document, pdf)
    _say_plain_spaces(pdf)


class _Records(logging.Handler):
    """Collects the warnings of WeasyPrint: a refused picture inside an SVG is logged, not raised."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kinds: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # The template of the message, not its arguments, which may quote the document.
        self.kinds.append(str(record.msg))


@contextmanager
def _strict() -> Iterator[None]:
    records = _Records()
    log = logging.getLogger("weasyprint")
    propagate, log.propagate = log.propagate, False
    log.addHandler(records)
    try:
        yield
    except FatalURLFetchingError:
        # It derives from BaseException: `except Exception` would miss it.
        raise KnownError(_RENDER_FAILED) from None
    finally:
        log.removeHandler(records)
        log.propagate = propagate
    if records.kinds:
        logging.getLogger(__name__).error("weasyprint: %s", Plain("; ".join(sorted(set(records.kinds)))))
        raise KnownError(_RENDER_FAILED)


def place_of(document: Document, name: str) -> Place:
    """Where the element whose id is `name` stands.

    Raises:
        LookupError: on no page.
    """
    for number, page in enumerate(document.pages):
        if name in page.anchors:
            left, top, _, bottom = (edge * _POINTS for edge in page.anchors[name])
            return Place(number, left, page.height * _POINTS - top, bottom - top)
    raise LookupError(name)


class Renderer:
    """Lays out HTML with one style sheet and one set of resources, kept from one document to the next.

    `resources` maps `app:…` addresses to bytes. It may grow between two documents, never change under an
    address: images are cached by address. Nothing about a patient may be a resource.
    """

    def __init__(self, resources: Mapping[str, bytes], style: str) -> None:
        self._fetcher = _Fence(resources)
        self._fonts = FontConfiguration()
        self._images: dict[str, Any] = {}
        with _strict():
            self._style = CSS(string=style, font_config=self._fonts, url_fetcher=self._fetcher)

    def lay_out(self, html: str) -> Document:
        """Lay one document out.

        Raises:
            KnownError: WeasyPrint complained, or the document asked for something outside the resources.
        """
        with _strict():
            return HTML(string=html, url_fetcher=self._fetcher).render(
                font_config=self._fonts,
                stylesheets=[self._style],
                cache=self._images,
                pdf_variant="pdf/a-3a",
            )

    def write(self, document: Document) -> bytes:
        """A document as a PDF/A-3a + PDF/UA-1 file, not compressed yet: `joining.joined` does that.

        Raises:
            KnownError: WeasyPrint complained.
        """
        with _strict():
            # WeasyPrint compresses everything twice, once to number the file.
            pdf = document.write_pdf(finisher=_finish, pdf_variant="pdf/a-3a", uncompressed_pdf=True)
        return bytes(pdf)
