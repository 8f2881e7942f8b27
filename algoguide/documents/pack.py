"""The pack: each document of a sheet rendered, then joined into one file or kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from algoguide.documents.compared_page import ComparisonMaker
from algoguide.documents.glyphs import Glyphs
from algoguide.documents.joining import joined
from algoguide.documents.pdf import Place, Renderer, place_of
from algoguide.documents.pictures import Pictures
from algoguide.documents.refusals import refuse
from algoguide.documents.resources import collect
from algoguide.documents.stamping import stamped
from algoguide.documents.statements import consent_points
from algoguide.documents.templating import Templates
from algoguide.documents.together import aftercare, chips, preparation, signs, small, subject
from algoguide.documents.view import DRAFT, DocumentView, header_note
from algoguide.documents.words import glossary_words, simple_texts
from algoguide.domain.care import Topic, Urgency
from algoguide.domain.consultation import Given
from algoguide.domain.document import (
    COMMON_KINDS,
    FRENCH_NAMES,
    PERSONAL_KINDS,
    DocumentKind,
    PackOptions,
)
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.fingerprint import content_fingerprint, printed_fingerprint
from algoguide.domain.illustration import Plate
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES, RISK_NAMES
from algoguide.domain.reference import GlossaryTerm
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import teach_back
from algoguide.domain.wording import UNKNOWN_BOTH, UNKNOWN_OFTEN, UNKNOWN_WHEN


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A written document that names nobody; in a consent, the room of the lines that will."""

    pdf: bytes
    room: Place | None = None


Kept = MutableMapping[tuple[str, PackOptions, int], KeptDocument]
"""Documents by their fingerprint, what they were made from, and the lines of the room they leave."""

_IDENTITY = "identite"
"""The id of what names somebody, or of the room for it."""
_ROUNDING = 0.1
"""Points."""

_REMEMBERED = 50
"""How many content fingerprints are kept: more than a day has kinds of visits."""


class PackMaker:
    """Makes documents. Built once per process: fonts, styles, templates and drawings are read once."""

    def __init__(
        self,
        resources: Path,
        plates: Mapping[str, Plate],
        glossary: Mapping[str, GlossaryTerm],
        version: str,
    ) -> None:
        found = collect(resources)
        self._templates = Templates(resources / "templates")
        self._pictures = Pictures(
            resources / "illustrations", resources / "fonts" / "SourceSans3-Bold.ttf", found
        )
        self._renderer = Renderer(found, self._templates.style)
        self._glyphs = Glyphs(resources / "fonts")
        self._plates = dict(plates)
        self._glossary = glossary
        self._version = version
        self._contents: list[tuple[Sheet, Establishment, str]] = []

    @property
    def comparisons(self) -> ComparisonMaker:
        """Makes the page of a comparison, with the same fonts, templates and version."""
        return ComparisonMaker(self._templates, self._renderer, self._glyphs, self._version)

    def pack(
        self,
        sheet: Sheet,
        options: PackOptions,
        cancelled: Callable[[], bool] = lambda: False,
        beside: Sheet | None = None,
        kept: Kept | None = None,
    ) -> bytes:
        """All the documents of `options.kinds` in one PDF; with `beside`, those of two procedures of a visit.

        Each procedure then has its information; preparation, after-care and consent are for both. With
        `kept`, a document that names nobody is taken from there, or put there for the next patient.

        Raises:
            KnownError: an identity that cannot be printed, a minor for the consent, or `cancelled` is true.
        """
        sheets = (sheet,) if beside is None else (sheet, beside)
        documents = [pdf for *_, pdf in self._documents(sheets, options, cancelled, kept)]
        return joined(documents, f"{_names(sheets)} – documents", two_sided=options.two_sided)

    def separate(
        self, sheet: Sheet, options: PackOptions, beside: Sheet | None = None
    ) -> dict[tuple[str, DocumentKind], bytes]:
        """Each document as its own PDF, by the ids of its procedures joined by + and its kind.

        Raises as `pack`.
        """
        sheets = (sheet,) if beside is None else (sheet, beside)
        return {
            ("+".join(s.procedure.id for s in about), kind): joined([pdf], _title(kind, about))
            for about, kind, pdf in self._documents(sheets, options, lambda: False, None)
        }

    def given(self, sheet: Sheet, options: PackOptions, beside: Sheet | None = None) -> tuple[Given, ...]:
        """The documents of the pack in order, as their footers name them."""
        sheets = (sheet,) if beside is None else (sheet, beside)
        size = " (grands caractères)" if options.large_print else ""
        return tuple(
            Given(
                f"{_title(kind, about)}{size}",
                self._version,
                self._fingerprint(self._views(about, options), options, kind),
            )
            for about, kind in _order(sheets, options)
        )

    def html(
        self, sheet: Sheet, options: PackOptions, kind: DocumentKind, beside: Sheet | None = None
    ) -> str:
        """The HTML of one document, before it is laid out."""
        seen = options.seen_by(kind)
        views = self._views((sheet,) if beside is None else (sheet, beside), seen)
        return self._templates.html(kind.value, **self._context(views, seen, kind))

    def _documents(
        self,
        sheets: tuple[Sheet, ...],
        options: PackOptions,
        cancelled: Callable[[], bool],
        kept: Kept | None,
    ) -> list[tuple[tuple[Sheet, ...], DocumentKind, bytes]]:
        """The documents in order, each with the sheets it is about."""
        for sheet in sheets:
            refuse(self._glyphs, sheet, options)
        out = []
        for about, kind in _order(sheets, options):
            if cancelled():
                raise KnownError("La préparation des documents a été arrêtée.")
            out.append((about, kind, self._document(about, options, kind, kept)))
        if not out:
            raise KnownError("Aucun document choisi ; cochez au moins un document.")
        return out

    def _document(
        self, about: tuple[Sheet, ...], options: PackOptions, kind: DocumentKind, kept: Kept | None
    ) -> bytes:
        """One document, written: what names nobody, and the words of a consent, are taken from `kept`."""
        if kept is None:
            return self._renderer.write(
                self._renderer.lay_out(self.html(about[0], options, kind, *about[1:]))
            )
        seen, room = options.seen_by(kind), 0
        if kind in PERSONAL_KINDS:
            seen, room = options.for_nobody(kind), 4 if options.patient.two_names else 3
        views = self._views(about, seen)
        key = self._fingerprint(views, seen, kind), seen, room
        if key not in kept:
            kept[key] = self._keepable(views, seen, kind, room)
        if not room:
            return kept[key].pdf
        return self._for_one(about, options, kind, kept[key])

    def _keepable(
        self, views: Sequence[DocumentView], seen: PackOptions, kind: DocumentKind, room: int
    ) -> KeptDocument:
        context = self._context(views, seen, kind) | {"room": room}
        laid_out = self._renderer.lay_out(self._templates.html(kind.value, **context))
        pdf = joined([self._renderer.write(laid_out)], context["title"])
        return KeptDocument(pdf, place_of(laid_out, _IDENTITY) if room else None)

    def _for_one(
        self, about: tuple[Sheet, ...], options: PackOptions, kind: DocumentKind, kept: KeptDocument
    ) -> bytes:
        """A kept document with the lines of a patient, or made anew where they need more room."""
        view = self._views(about, options)[0]
        html = self._templates.html(
            "identite", view=view, options=options, patient=options.patient, title=_title(kind, about)
        )
        lines = self._renderer.lay_out(html)
        place = place_of(lines, _IDENTITY)
        if kept.room is None or place.height > kept.room.height + _ROUNDING:
            return self._document(about, options, kind, None)
        return stamped(kept.pdf, kept.room, self._renderer.write(lines), place)

    def _context(
        self, views: Sequence[DocumentView], options: PackOptions, kind: DocumentKind
    ) -> dict[str, Any]:
        view, sheets = views[0], [view.sheet for view in views]
        sheet = sheets[0]
        subjects = [subject(view) for view in views]
        return {
            "view": view,
            "views": views,
            "sheet": sheet,
            "subjects": subjects,
            "options": options,
            "patient": options.patient,
            "room": 0,
            "names": _names(sheets),
            "title": _title(kind, sheets),
            "note": header_note(kind),
            "version": self._version,
            "status": DRAFT,
            "fingerprint": self._fingerprint(views, options, kind),
            "facets": subjects[0].facets,
            "chips": chips(view),
            "flags_15": sheet.flags(Urgency.CALL_15),
            "flags_day": sheet.flags(Urgency.SAME_DAY),
            "signs_15": signs(views, Urgency.CALL_15),
            "signs_day": signs(views, Urgency.SAME_DAY),
            "signs_visit": [small(sign) for sign in signs(views, Urgency.VISIT)],
            "risk_groups": [(name, sheet.risks_of(c)) for c, name in RISK_NAMES.items() if sheet.risks_of(c)],
            "mode_text": (
                sheet.mode.principle,
                sheet.mode.feeling,
                sheet.mode.speaking,
                sheet.mode.monitoring,
            ),
            "questions": teach_back(sheet.questions),
            "preparation": preparation(views, PREPARATION_NAMES),
            "aftercare": aftercare(views, CARE_NAMES),
            "groups": consent_points(views),
            "pregnancy": any(i.topic is Topic.PREGNANCY for s in sheets for i in s.preparation),
            "main_picture": sheet.steps[len(sheet.steps) // 2].picture,
            "words": self._words(sheet) if kind is DocumentKind.ESSENTIEL else (),
            "unknown": {"often": UNKNOWN_OFTEN, "when": UNKNOWN_WHEN, "both": UNKNOWN_BOTH},
            "validation": (
                "Cette fiche est un projet : aucun médecin de l’établissement ne l’a encore validée. "
                "Elle complète un entretien avec le médecin et ne le remplace pas."
            ),
        }

    def _views(self, sheets: Iterable[Sheet], options: PackOptions) -> list[DocumentView]:
        return [DocumentView(sheet, options, self._plates, self._pictures) for sheet in sheets]

    def _fingerprint(self, views: Sequence[DocumentView], options: PackOptions, kind: DocumentKind) -> str:
        """What the footer of a document prints, and what the record notes of it."""
        contents = [self._content(view, options.establishment) for view in views]
        sheets = [view.sheet for view in views]
        return printed_fingerprint(contents, sheets, options, kind, self._templates.version)

    def _content(self, view: DocumentView, house: Establishment) -> str:
        """The content fingerprint of a sheet, computed once for the documents of a pack, and of a few packs.

        It is known again as the same object: it holds too much to be compared.
        """
        for sheet, its_house, fingerprint in self._contents:
            if sheet is view.sheet and its_house == house:
                return fingerprint
        fingerprint = content_fingerprint(view.sheet, house, self._included(view, view.sheet))
        self._contents = [*self._contents[-_REMEMBERED:], (view.sheet, house, fingerprint)]
        return fingerprint

    def _words(self, sheet: Sheet) -> tuple[GlossaryTerm, ...]:
        return glossary_words(self._glossary, simple_texts(sheet))

    def _included(self, view: DocumentView, sheet: Sheet) -> object:
        """What the sheet shows beside its own texts. A picture's address holds a hash of its drawing."""
        steps = (*(step.picture for step in sheet.steps), sheet.mode.picture)
        return tuple(view.picture(step) for step in steps), self._words(sheet)


def _order(
    sheets: tuple[Sheet, ...], options: PackOptions
) -> Iterator[tuple[tuple[Sheet, ...], DocumentKind]]:
    """The documents of a pack in order: the sheets that each is about, and its kind."""
    for kind in DocumentKind:
        if kind in options.kinds:
            for about in (sheets,) if kind in COMMON_KINDS else [(sheet,) for sheet in sheets]:
                yield about, kind


def _names(sheets: Sequence[Sheet]) -> str:
    """The procedures in the order they are done, « A, puis b »."""
    first, *rest = (sheet.procedure.name for sheet in sheets)
    return ", puis ".join([first, *(name[:1].lower() + name[1:] for name in rest)])


def _title(kind: DocumentKind, sheets: Sequence[Sheet]) -> str:
    """« Fiche d’information – Infiltration d’une articulation »."""
    return f"{FRENCH_NAMES[kind]} – {_names(sheets)}"
