"""The pack: each document of a sheet rendered, then joined into one file or kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from algoguide.documents.glyphs import Glyphs
from algoguide.documents.pdf import LaidOut, Renderer
from algoguide.documents.pictures import Pictures
from algoguide.documents.resources import collect
from algoguide.documents.statements import consent_points
from algoguide.documents.templating import Templates
from algoguide.documents.view import DRAFT, DocumentView, header_note
from algoguide.documents.words import glossary_words
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.care import Topic, Urgency
from algoguide.domain.document import FRENCH_NAMES, DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.fingerprint import document_fingerprint
from algoguide.domain.illustration import Plate
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES, RISK_NAMES
from algoguide.domain.patient import NAME_MAX, age_on
from algoguide.domain.reference import GlossaryTerm
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import plain

_WHITE_PAGE = '<html lang="fr"><head><title>Page blanche</title></head><body></body></html>'
ADULT = 18
TEACH_BACK = 5


@dataclass(frozen=True, slots=True)
class Chip:
    """One box of the header: icon, label, text."""

    icon: str
    label: str
    text: str


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

    def pack(
        self, sheet: Sheet, options: PackOptions, cancelled: Callable[[], bool] = lambda: False
    ) -> bytes:
        """All the documents of `options.kinds` in one PDF.

        Raises:
            KnownError: an identity that cannot be printed, a minor for the consent, or `cancelled` is true.
        """
        laid_out = [d for _, d in self._documents(sheet, options, cancelled)]
        if options.two_sided:
            laid_out = [*self._on_new_sheets(laid_out[:-1]), laid_out[-1]]
        return self._renderer.write(laid_out, f"{sheet.procedure.name} – documents")

    def separate(self, sheet: Sheet, options: PackOptions) -> dict[DocumentKind, bytes]:
        """Each document as its own PDF. Raises as `pack`."""
        return {
            kind: self._renderer.write([d], f"{FRENCH_NAMES[kind]} – {sheet.procedure.name}")
            for kind, d in self._documents(sheet, options, lambda: False)
        }

    def html(self, sheet: Sheet, options: PackOptions, kind: DocumentKind) -> str:
        """The HTML of one document, before it is laid out."""
        view = DocumentView(sheet, options, self._plates, self._pictures)
        return self._templates.html(kind.value, **self._context(view, sheet, options, kind))

    def _documents(
        self, sheet: Sheet, options: PackOptions, cancelled: Callable[[], bool]
    ) -> list[tuple[DocumentKind, LaidOut]]:
        self._refuse(sheet, options)
        out = []
        for kind in DocumentKind:
            if kind in options.kinds:
                if cancelled():
                    raise KnownError("La préparation des documents a été arrêtée.")
                out.append((kind, self._renderer.lay_out(self.html(sheet, options, kind))))
        if not out:
            raise KnownError("Aucun document choisi ; cochez au moins un document.")
        return out

    def _on_new_sheets(self, documents: Sequence[LaidOut]) -> Iterator[LaidOut]:
        """The documents, each of an odd number of pages followed by a page that stays white."""
        for document in documents:
            yield document
            if len(document.pages) % 2:
                yield self._renderer.lay_out(_WHITE_PAGE)

    def _refuse(self, sheet: Sheet, options: PackOptions) -> None:
        patient = options.patient
        named = (patient.family, patient.birth_family, patient.given, options.practitioner)
        if any(len(name) > NAME_MAX for name in named):
            raise KnownError(f"Un nom dépasse {NAME_MAX} caractères ; raccourcissez-le ou laissez-le vide.")
        house = options.establishment
        place = sheet.selection.place or ""
        missing = self._glyphs.missing((place, house.name, house.unit, house.phone_day, house.phone_night))
        if missing:
            raise KnownError(
                "Le niveau, l’établissement ou un téléphone contient un caractère que nos polices ne savent "
                f"pas imprimer ({_codes(missing)}) ; écrivez-le autrement."
            )
        missing = self._glyphs.missing(named)
        if missing:
            codes = _codes(missing)
            raise KnownError(
                f"Un nom contient un caractère que nos polices ne savent pas imprimer ({codes}) ; "
                "écrivez-le avec d’autres lettres, ou laissez le nom vide et collez l’étiquette."
            )
        day = options.planned or options.today or date.today()  # noqa: DTZ011 - the day on the wall here
        if DocumentKind.CONSENT in options.kinds and patient.birth and age_on(patient.birth, day) < ADULT:
            raise KnownError(
                "Ce consentement est fait pour une personne adulte, et la personne aura moins de 18 ans ce "
                "jour-là ; retirez ce document et suivez la procédure de votre établissement pour un mineur."
            )

    def _context(
        self, view: DocumentView, sheet: Sheet, options: PackOptions, kind: DocumentKind
    ) -> dict[str, Any]:
        names = [sheet.variant_name] if sheet.variants else []
        return {
            "view": view,
            "sheet": sheet,
            "options": options,
            "patient": options.patient,
            "title": f"{FRENCH_NAMES[kind]} – {sheet.procedure.name}",
            "note": header_note(kind),
            "version": self._version,
            "status": DRAFT,
            "fingerprint": document_fingerprint(
                sheet, options, kind, self._templates.version, self._included(view, sheet)
            ),
            "facets": [*names, *view.where, sheet.mode.short],
            "chips": _chips(view, sheet),
            "flags_15": sheet.flags(Urgency.CALL_15),
            "flags_day": sheet.flags(Urgency.SAME_DAY),
            "flags_visit": sheet.flags(Urgency.VISIT),
            "risk_groups": [(name, sheet.risks_of(c)) for c, name in RISK_NAMES.items() if sheet.risks_of(c)],
            "discouraged": sheet.mode_rule.status == ModeStatus.DISCOURAGED,
            "mode_text": (
                sheet.mode.principle,
                sheet.mode.feeling,
                sheet.mode.speaking,
                sheet.mode.monitoring,
            ),
            "questions": sheet.questions[:TEACH_BACK],
            "preparation": [(name, sheet.preparation_at(time)) for time, name in PREPARATION_NAMES.items()],
            "aftercare": [(name, sheet.care_at(time)) for time, name in CARE_NAMES.items()],
            "points": consent_points(view, sheet),
            "pregnancy": any(i.topic is Topic.PREGNANCY for i in sheet.preparation),
            "main_picture": sheet.steps[len(sheet.steps) // 2].picture,
            "words": self._words(sheet) if kind is DocumentKind.ESSENTIEL else (),
            "validation": (
                "Cette fiche est un projet : aucun médecin de l’établissement ne l’a encore validée. "
                "Elle complète un entretien avec le médecin et ne le remplace pas."
            ),
        }

    def _words(self, sheet: Sheet) -> tuple[GlossaryTerm, ...]:
        return glossary_words(self._glossary, _simple_texts(sheet))

    def _included(self, view: DocumentView, sheet: Sheet) -> object:
        """What the sheet shows beside its own texts. A picture's address holds a hash of its drawing."""
        steps = (*(step.picture for step in sheet.steps), sheet.mode.picture)
        return tuple(view.picture(step) for step in steps), self._words(sheet)


def _codes(characters: Sequence[str]) -> str:
    return ", ".join(f"U+{ord(ch):04X}" for ch in characters[:5])


def _chips(view: DocumentView, sheet: Sheet) -> tuple[Chip, ...]:
    own = [Chip(b.icon, b.label, plain(view.say(b.body.text))) for b in sheet.brief]
    mode = Chip("moon", "Anesthésie", f"{sheet.mode.short} : {sheet.mode.tagline}")
    return (*own[:1], mode, *own[1:])


def _simple_texts(sheet: Sheet) -> list[str]:
    texts = [p.text for p in sheet.simple] + list(sheet.mode.simple)
    for part in (
        sheet.steps,
        sheet.preparation,
        sheet.aftercare,
        sheet.outcomes,
        sheet.risks,
        sheet.alternatives,
        sheet.red_flags,
    ):
        texts += DocumentView.simples(part)
    return texts
