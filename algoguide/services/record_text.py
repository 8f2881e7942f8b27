"""« Texte pour le dossier »: what happened with one patient, as plain text that any record accepts.

Only what was done, ticked or typed is said. What the law wants and is missing is a line « À compléter ».
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.consultation import Answered, Compared, Consultation, Explained, Given, Weight
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import short_date
from algoguide.domain.procedure import Place
from algoguide.domain.selection import Side
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import others, teach_back

WIDTH = 100
"""Longest line, in characters."""
RISK_PAGE = "risque-"
"""How the id of a page of the patient view begins when the page is about one risk."""
TO_COMPLETE = "À compléter"

_PLACES = {Place.LEVEL: "Niveau", Place.DISC: "Disque", Place.REGION: "Région"}
_SIDES = {Side.LEFT: "gauche", Side.RIGHT: "droite", Side.BOTH: "des deux côtés"}
_FORMAT = "Cf"
"""The category of characters that have no width: soft hyphens, and those that turn the direction round."""


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What the text is made from.

    `sheets` are the one or two procedures of the visit; `names` gives the French name of a procedure id, for
    what was explained of another. `when` is the time on the wall here.
    """

    consultation: Consultation
    sheets: tuple[Sheet, ...] = ()
    informer: str = ""
    when: datetime | None = None
    house: Establishment = field(default_factory=Establishment)
    names: Mapping[str, str] = field(default_factory=dict)


def record_text(record: Record) -> str:
    """The text: plain spaces, lines of 100 characters at most, nothing but line feeds between them."""
    parts: list[list[str]] = [_head(record)]
    parts += [_procedure(sheet) for sheet in record.sheets]
    done = record.consultation
    explained = done.explained
    parts += [
        _documents(done.given),
        *(_compared(compared) for compared in done.compared),
        _listed("Risques expliqués", _titles(record, _risks(record))),
        _listed("Expliqué avec l’écran", _titles(record, [p for p in explained if not _is_risk(p)])),
        _listed("Vérification de nos explications, redites par la personne", _answers(record)),
        _listed("Questions de la personne", done.questions),
        [
            *_said("Interprète", done.interpreter),
            *_said("Personne de confiance", done.trusted_person),
        ],
        _notes(done.notes),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def tidy(text: str) -> str:
    """The text on one line, with plain spaces, without what cannot be seen or encoded."""
    seen = (ch for ch in text if unicodedata.category(ch) != _FORMAT)
    return " ".join("".join(ch if ch.isprintable() else " " for ch in seen).split())


def _head(record: Record) -> list[str]:
    house = ", ".join(filter(None, (tidy(record.house.name), tidy(record.house.unit))))
    when = record.when
    return [
        "Information donnée avant un geste d’algoradiologie",
        *(_said("Par", record.informer) or [f"{TO_COMPLETE} : qui a informé"]),
        *(
            [f"Le {short_date(when.date())} à {when.hour} h {when.minute:02}"]
            if when is not None
            else [f"{TO_COMPLETE} : date et heure"]
        ),
        *_said("Établissement", house),
    ]


def _procedure(sheet: Sheet) -> list[str]:
    procedure, chosen = sheet.procedure, sheet.selection
    other = f" ({procedure.other_name})" if procedure.other_name else ""
    decided = sheet.mode_rule.status == ModeStatus.DISCOURAGED
    return [
        *_said("Geste", procedure.name + other),
        *_said("Variante", sheet.variant_name),
        *_said(_PLACES.get(procedure.place, "Endroit"), chosen.place or ""),
        *_said("Côté", _SIDES[chosen.side] if chosen.side is not None else ""),
        *_said(
            "Anesthésie",
            sheet.mode.name + (" (déconseillée pour ce geste ; décidée par le médecin)" if decided else ""),
        ),
    ]


def _documents(given: Sequence[Given]) -> list[str]:
    lines = [f"{d.title}, version {d.version}, empreinte {d.fingerprint}" for d in given]
    return _listed("Documents remis", lines) or [f"{TO_COMPLETE} : documents remis"]


def _compared(compared: Compared) -> list[str]:
    order = list(reversed(Weight))
    weights = sorted(compared.weights.items(), key=lambda item: order.index(item[1]))
    counts = " ; ".join(f"{tidy(row)} : {weight.value}" for row, weight in weights)
    return [
        *_listed(f"Solutions comparées ({compared.pain})", compared.options),
        *(_wrapped(f"Ce qui compte pour la personne : {counts}", "  ", "  ") if counts else []),
    ]


def _is_risk(page: Explained) -> bool:
    return page.page.startswith(RISK_PAGE)


def _risks(record: Record) -> list[Explained]:
    """The pages of risks in the order of the sheets; those of another procedure come last."""
    order = {(s.procedure.id, f"{RISK_PAGE}{r.id}"): n for s in record.sheets for n, r in enumerate(s.risks)}
    risks = filter(_is_risk, record.consultation.explained)
    return sorted(risks, key=lambda page: order.get((page.procedure, page.page), len(order)))


def _titles(record: Record, pages: Iterable[Explained]) -> list[str]:
    return [page.title + _of_which(record, page.procedure) for page in pages]


def _answers(record: Record) -> list[str]:
    """The questions in the order of the sheets; those of another procedure come last."""
    asked = [
        (sheet.procedure.id, question.id)
        for sheet in record.sheets
        for question in (*teach_back(sheet.questions), *others(sheet.questions))
    ]

    def place(answer: Answered) -> int:
        key = (answer.procedure, answer.question)
        return asked.index(key) if key in asked else len(asked)

    answers = sorted(record.consultation.answered, key=place)
    return [f"{a.text}{_of_which(record, a.procedure)} – {a.understanding.value}" for a in answers]


def _of_which(record: Record, procedure: str) -> str:
    """« (vertébroplastie) » where it would not be clear which procedure is meant."""
    if [sheet.procedure.id for sheet in record.sheets] == [procedure]:
        return ""
    name = record.names.get(procedure, "")
    return f" ({name})" if name else ""


def _notes(notes: str) -> list[str]:
    """The notes with their own lines, set in, so that none passes for a line of the text."""
    lines = [line for raw in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", notes) if (line := tidy(raw))]
    return ["Notes :", *(part for line in lines for part in _wrapped(line, "  ", "  "))] if lines else []


def _said(name: str, value: str) -> list[str]:
    """« Geste : vertébroplastie », nothing when there is nothing to say."""
    text = tidy(value)
    return _wrapped(f"{name} : {text}", "", "  ") if text else []


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    """A title and a line for each thing, nothing when there is none."""
    points = [point for line in lines for point in _point(line)]
    return [*_wrapped(f"{tidy(title)} :", "", "  "), *points] if points else []


def _point(line: str) -> Iterator[str]:
    text = tidy(line)
    if text:
        yield from _wrapped(text, "- ", "  ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        tidy(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
