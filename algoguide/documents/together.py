"""What one document says for the sheet, or for the two sheets, of a visit: nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from algoguide.documents.view import DocumentView
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.care import CareItem, CareTime, PreparationItem, PreparationTime, Urgency
from algoguide.domain.catalogue import MODE_ICONS
from algoguide.domain.wording import plain


@dataclass(frozen=True, slots=True)
class Subject:
    """A procedure of the document: name, what was chosen, the place, and why its anaesthesia is unusual."""

    name: str
    facets: tuple[str, ...]
    place: tuple[str, ...]
    warning: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """An instruction: `blank` names what the team writes by hand, empty when nothing."""

    title: str
    text: Markup
    blank: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One box of the header: icon, label, text."""

    icon: str
    label: str
    text: str


def subject(view: DocumentView) -> Subject:
    """The line under the title of a document."""
    sheet = view.sheet
    names = [sheet.variant_name] if sheet.variants else []
    discouraged = sheet.mode_rule.status == ModeStatus.DISCOURAGED
    return Subject(
        sheet.procedure.name,
        (*names, *view.where, sheet.mode.name[:1].lower() + sheet.mode.name[1:]),
        _place(view),
        view.say(sheet.mode_rule.reason) if discouraged else Markup(""),
    )


def _place(view: DocumentView) -> tuple[str, ...]:
    """Where, for the last check of the day: what is aimed at, then what its words do not yet say."""
    chosen, target = view.sheet.selection, view.sheet.target
    said = [w for w in view.where if not (chosen.place and chosen.place in w and chosen.place in target)]
    if chosen.side is not None and said and target != view.unsided:
        said = said[:-1]  # the side, which the words of the target say
    return tuple(filter(None, (target, *said)))


def chips(view: DocumentView) -> tuple[Chip, ...]:
    """The boxes under the title of a fiche, the anaesthesia second."""
    sheet = view.sheet
    own = [Chip(b.icon, b.label, plain(view.say(b.body.text))) for b in sheet.brief]
    mode = Chip(
        MODE_ICONS.get(sheet.mode.id, "moon"), "Anesthésie", f"{sheet.mode.short} : {sheet.mode.tagline}"
    )
    return (*own[:1], mode, *own[1:])


def preparation(
    views: Sequence[DocumentView], names: Mapping[PreparationTime, str]
) -> list[tuple[str, list[Line]]]:
    """Moment by moment, what to do before."""
    return [(name, _lines((v, v.sheet.preparation_at(time)) for v in views)) for time, name in names.items()]


def aftercare(views: Sequence[DocumentView], names: Mapping[CareTime, str]) -> list[tuple[str, list[Line]]]:
    """Moment by moment, what to do afterwards."""
    return [(name, _lines((v, v.sheet.care_at(time)) for v in views)) for time, name in names.items()]


def signs(views: Sequence[DocumentView], urgency: Urgency) -> list[Markup]:
    """The red flags of one urgency, in the order of the list."""
    return list(dict.fromkeys(view.say(f.sign) for view in views for f in view.sheet.flags(urgency)))


def small(text: Markup) -> Markup:
    """The text as the end of a sentence that is begun: its first letter is small."""
    return text[:1].lower() + text[1:]


def _lines(parts: Iterable[tuple[DocumentView, Sequence[PreparationItem | CareItem]]]) -> list[Line]:
    """A line per title; a second sheet adds to it what the first did not say."""
    found: dict[str, Line] = {}
    for view, items in parts:
        for item in items:
            text, blank = view.say(item.body.text), getattr(item, "blank", "")
            before = found.get(item.title)
            if before is None:
                found[item.title] = Line(item.title, text, blank)
            elif text not in before.text:
                joined = Markup(" ").join((before.text, text))
                found[item.title] = Line(item.title, joined, before.blank or blank)
    return list(found.values())
