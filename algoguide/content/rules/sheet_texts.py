"""A resolved sheet as its reader meets it: the sentences of each section, figures and local values filled.

The same parts as the documents « fiche » and « l’essentiel », in the same order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.care import RedFlag
from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import Figure, Proportion
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet, resolve
from algoguide.domain.wording import (
    UNKNOWN_BOTH,
    UNKNOWN_OFTEN,
    UNKNOWN_WHEN,
    in_words,
    local_values,
    others,
    people,
)

_TOKEN = re.compile(r"\[\[(@?)([a-z0-9-]+)\]\]")
_PHONE = "01\u00a000\u00a000\u00a000\u00a000"
_HOUSE = Establishment(phone_day=_PHONE, phone_night=_PHONE)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a sheet. `path` is the key of the content it comes from.

    `captions` say a figure in words, as the program builds them (« 3 personnes sur 100 ont… ; 97 … »): they
    are scored with the text. `running` tells whether `texts` belongs to the running text of the sheet;
    red flags and questions do not. Titles make no sentence and are left out.
    """

    name: str
    path: str
    texts: tuple[str, ...]
    captions: tuple[str, ...] = ()
    running: bool = True


def resolved(library: Library, procedure: Procedure, selection: Selection) -> Sheet | None:
    """The sheet of one choice; None when what it names is missing (other rules tell it)."""
    mode = library.modes.get(selection.mode)
    rules = procedure.rules_for(selection.mode, selection.variants.values())
    if mode is None or not rules:
        return None
    try:
        return resolve(procedure, selection, mode, rules[0], library.red_flags, dict(library.references))
    except KeyError:
        return None


class Filler:
    """Replaces `[[…]]` as the documents do; what nothing defines is left out."""

    def __init__(self, figures: Mapping[str, Figure], target: str = "") -> None:
        self._figures = figures
        self._local = local_values(_HOUSE, target)

    def __call__(self, text: str) -> str:
        """`text` as it is read, without bold marks."""

        def value(found: re.Match[str]) -> str:
            if found[1]:
                return self._local.get(found[2], "")
            figure = self._figures.get(found[2])
            return in_words(figure) if figure else ""

        return _TOKEN.sub(value, text).replace("**", "")

    def all(self, texts: Iterable[str | Passage]) -> tuple[str, ...]:
        """Each text filled; empty ones left out."""
        plain = (t.text if isinstance(t, Passage) else t for t in texts)
        return tuple(self(t) for t in plain if t)


def standard_sections(sheet: Sheet) -> tuple[Section, ...]:
    """The sections of the fiche, those without text left out."""
    fill = Filler(sheet.figures, sheet.target)
    mode = sheet.mode

    def said(passages: Iterable[Passage]) -> tuple[Passage, ...]:
        return tuple(p for p in passages if p.shown(sheet.selection))

    mode_texts = [*said(mode.principle), *said(mode.feeling), *said(mode.speaking), *said(mode.monitoring)]
    if sheet.mode_rule.status == ModeStatus.DISCOURAGED:
        mode_texts.insert(0, Passage(sheet.mode_rule.reason))
    benefits = (p for o in sheet.outcomes for p in said(o.body))
    risks = (line for r in sheet.risks for line in (r.what, r.when, r.we_do, r.you_do))
    captions = (
        *(c for o in sheet.outcomes for c in _outcome(o, sheet)),
        *(_risk(r, sheet) for r in sheet.risks),
    )
    solutions = (p for a in sheet.alternatives for p in said(a.body))
    associations = (a.body for a in sheet.associations)
    sections = (
        Section("En bref", "in_brief", fill.all((*sheet.summary, *sheet.in_brief))),
        Section("Pourquoi ce geste", "why", fill.all((*sheet.why, *sheet.not_for))),
        Section("Comment ça se passe", "steps", fill.all(s.body for s in sheet.steps)),
        Section("Anesthésie", "anaesthesia", fill.all((*mode_texts, *sheet.anaesthesia))),
        Section("Se préparer", "preparation", fill.all(i.body for i in sheet.preparation)),
        Section("Après le geste", "aftercare", fill.all(i.body for i in sheet.aftercare)),
        Section(
            "Bénéfices et risques",
            "risks",
            fill.all((*benefits, *risks, *sheet.radiation)),
            fill.all(captions),
        ),
        Section("Autres solutions", "alternatives", fill.all((*solutions, *sheet.refusal, *associations))),
        Section("Quand nous appeler", "red_flags", fill.all(f.sign for f in sheet.red_flags), running=False),
        Section("Vos questions", "questions", fill.all(q.text for q in sheet.questions), running=False),
        Section("Ce qu’on ne sait pas encore", "unknowns", fill.all(sheet.unknowns)),
    )
    return tuple(s for s in sections if s.texts)


def simple_texts(sheet: Sheet) -> tuple[str, ...]:
    """Every sentence of l’essentiel, red flags included."""
    fill = Filler(sheet.figures, sheet.target)
    return fill.all((*sheet.simple, *sheet.mode.simple, *_simple_items(sheet)))


def _simple_items(sheet: Sheet) -> Iterator[str]:
    groups: tuple[tuple[object, ...], ...] = (
        sheet.steps,
        sheet.preparation,
        sheet.aftercare,
        sheet.outcomes,
        sheet.risks,
        sheet.alternatives,
    )
    for group in groups:
        for item in group:
            yield str(getattr(item, "simple", ""))
    yield from map(_flag, sheet.red_flags)


def _flag(flag: RedFlag) -> str:
    return flag.simple or flag.sign


def _how_many(item: Outcome | Risk, sheet: Sheet, otherwise: str) -> str:
    """« 3 personnes sur 100 ont cette fuite ; 97 ne l’ont pas. », as the fiche prints it."""
    figure = sheet.figures.get(item.figure)
    if figure is None:
        return otherwise
    if not isinstance(figure, Proportion):
        return f"{in_words(figure)} {item.affected}."
    friendly = figure.friendly()
    unaffected = item.unaffected or "ne l’ont pas"
    return f"{people(friendly)} {item.affected} ; {others(friendly)} {unaffected}."


def _outcome(item: Outcome, sheet: Sheet) -> tuple[str, ...]:
    compared = sheet.figures.get(item.comparison)
    arm = f"{item.comparison_label.capitalize()} : {in_words(compared)}." if compared else ""
    return (_how_many(item, sheet, ""), arm)


def _risk(item: Risk, sheet: Sheet) -> str:
    if not item.figure and not item.when:
        return UNKNOWN_BOTH
    often = _how_many(item, sheet, UNKNOWN_OFTEN)
    return often if item.when else f"{often} {UNKNOWN_WHEN}"
