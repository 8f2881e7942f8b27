"""What the templates see: the sheet with its figures in words, its numbered sources, its pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from algoguide.documents.pictures import Picture, Pictures
from algoguide.documents.templating import bold_runs
from algoguide.domain import french
from algoguide.domain.care import CareItem, PreparationItem, RedFlag
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.figure import Figure, Proportion
from algoguide.domain.icon_array import Block, blocks
from algoguide.domain.illustration import PictureStep, Plate
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Alternative, Place, SideRule, Step
from algoguide.domain.reference import Reference
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.selection import Side
from algoguide.domain.sheet import Sheet, walk
from algoguide.domain.target import target_words
from algoguide.domain.wording import in_words, others, passport_words, people, wording_of

DRAFT = "Projet – non validé"

_PLACES = {Place.LEVEL: "niveau", Place.DISC: "disque", Place.REGION: "région"}
_SIDES = {Side.LEFT: "côté gauche", Side.RIGHT: "côté droit", Side.BOTH: "des deux côtés"}
_SIDE_BOXES = {
    SideRule.ONE: "côté : ☐\u00a0gauche ☐\u00a0droit",
    SideRule.ANY: "côté : ☐\u00a0gauche ☐\u00a0droit ☐\u00a0les\u00a0deux",
}


@dataclass(frozen=True, slots=True)
class Array:
    """One icon array as boxes, with its colour name (`good`, `other`, `bad`) and its words."""

    colour: str
    blocks: tuple[Block, ...]
    words: str


class DocumentView:
    """One document of one sheet, ready for its template. Every text that leaves is escaped."""

    def __init__(
        self, sheet: Sheet, options: PackOptions, plates: dict[str, Plate], pictures: Pictures
    ) -> None:
        self.sheet = sheet
        self.options = options
        self._plates = plates
        self._pictures = pictures
        self._wording = wording_of(sheet, options.establishment)

    def say(self, text: str | Passage) -> Markup:
        """Prose filled and escaped, with the numbers of its sources."""
        if isinstance(text, Passage):
            return bold_runs(self._wording(text.text)) + self.refs(text.sources)
        return bold_runs(self._wording(text))

    def opened(self, text: str) -> Markup:
        """Prose that opens a sentence: its first letter is a capital."""
        return self.say(french.opened(text))

    def inside(self, text: str) -> Markup:
        """Prose after a colon: its first letter is small, unless it begins with a sign."""
        second = text[1:2]
        return self.say(text if second.isupper() else text[:1].lower() + text[1:])

    def sentence(self, figure_id: str, rest: str) -> Markup:
        """« 44 personnes sur 100 ont une douleur faible », opening a sentence."""
        opened = french.opened(self.people(figure_id))
        return Markup("{} {}").format(opened, self.say(rest)) if rest else Markup("{}").format(opened)

    @cached_property
    def printed(self) -> tuple[Reference, ...]:
        """The references of what paper claims: reasons, steps, benefits, risks, other solutions, unknowns.

        Those of the instructions stay on screen: seventy lines of sources would push a patient away.
        """
        sheet = self.sheet
        parts = (
            sheet.why,
            sheet.not_for,
            sheet.steps,
            sheet.outcomes,
            sheet.risks,
            sheet.radiation,
            sheet.alternatives,
            sheet.refusal,
            sheet.associations,
            sheet.unknowns,
            tuple(sheet.figures.values()),
        )
        named = {s for node in walk(parts) for s in getattr(node, "sources", ())}
        return tuple(r for r in sheet.references if r.id in named)

    def refs(self, sources: tuple[str, ...]) -> Markup:
        """« [1, 3] », or nothing when no source is printed."""
        numbers = [n for n, r in enumerate(self.printed, start=1) if r.id in sources]
        if not numbers:
            return Markup("")
        # After a space that may end a line: where a no-break space holds a box, WeasyPrint ends the line
        # after its first word.
        return Markup(' <span class="ref">[{}]</span>').format(", ".join(map(str, numbers)))

    @staticmethod
    def simples(
        items: Iterable[Step | PreparationItem | CareItem | Outcome | Risk | Alternative | RedFlag],
    ) -> list[str]:
        """The sentences of l’essentiel of these items; one that serves several items is said once."""
        return list(dict.fromkeys(i.simple for i in items if i.simple))

    def picture(self, step: PictureStep) -> Picture:
        """The picture of a step, with markers and legend."""
        return self._pictures.picture(self._plates[step.plate], step.step, self.sheet.selection.side)

    def figure(self, figure_id: str) -> Figure | None:
        """A figure of the sheet, None when `figure_id` is empty."""
        return self.sheet.figures[figure_id] if figure_id else None

    @property
    def draws(self) -> bool:
        """Whether a benefit or a risk of the sheet has an icon array."""
        figures = [f for o in self.sheet.outcomes for f in (o.figure, o.comparison)]
        figures += [r.figure for r in self.sheet.risks]
        return any(self.array(figure, "good") for figure in figures)

    def array(self, figure_id: str, colour: str) -> Array | None:
        """The icon array of a figure, or None: unknown, an estimate, not a proportion, under 1 in 100."""
        figure = self.figure(figure_id)
        if not isinstance(figure, Proportion) or not figure.drawable:
            return None
        return Array(colour, blocks(figure.friendly()), in_words(figure))

    def people(self, figure_id: str) -> str:
        """« 44 personnes sur 100 », or the figure in words when it is no proportion."""
        figure = self.sheet.figures[figure_id]
        return people(figure.friendly()) if isinstance(figure, Proportion) else in_words(figure)

    def others(self, figure_id: str) -> str:
        """The people not affected, « 56 »; empty when the figure is no proportion."""
        figure = self.figure(figure_id)
        return others(figure.friendly()) if isinstance(figure, Proportion) else ""

    def passport(self, figure_id: str) -> str:
        """Population, horizon, comparator and certainty of a figure in one line."""
        return passport_words(self.sheet.figures[figure_id])

    def outcome_sources(self, item: Outcome | Risk) -> tuple[str, ...]:
        """The sources of an outcome or a risk with those of its figures."""
        named = [item.figure, getattr(item, "comparison", "")]
        figures = [self.sheet.figures[i] for i in named if i]
        return tuple(dict.fromkeys([*item.sources, *(s for f in figures for s in f.passport.sources)]))

    @property
    def where(self) -> tuple[str, ...]:
        """The level or region and the side; what was not chosen is left to fill or tick by hand."""
        procedure, chosen = self.sheet.procedure, self.sheet.selection
        said = []
        if procedure.place is not Place.NONE:
            said.append(f"{_PLACES[procedure.place]} : {chosen.place or '………………'}")
        if procedure.side is not SideRule.NONE:
            said.append(_SIDES[chosen.side] if chosen.side else _SIDE_BOXES[procedure.side])
        return tuple(said)

    @property
    def unsided(self) -> str:
        """What is aimed at, without its side."""
        selection = replace(self.sheet.selection, side=None)
        return target_words(self.sheet.procedure.target, selection)

    @property
    def planned(self) -> str:
        """The planned day in words, or an empty string."""
        return french.long_date(self.options.planned) if self.options.planned else ""

    def day(self, value: date | None) -> str:
        """A date as dd/mm/yyyy, or an empty string."""
        return french.short_date(value) if value else ""


def header_note(kind: DocumentKind) -> tuple[str, str]:
    """The two lines at the top right of a document: its name and its use."""
    return {
        DocumentKind.FICHE: ("Fiche d’information", "à garder chez vous"),
        DocumentKind.ESSENTIEL: ("L’essentiel", "à garder chez vous"),
        DocumentKind.CONSENT: ("Consentement", "Remis le …… / …… / ………"),
        DocumentKind.PREPARATION: ("Ma préparation", "à garder chez vous"),
        DocumentKind.AFTERCARE: ("Après le geste", "à garder avec vous"),
    }[kind]
