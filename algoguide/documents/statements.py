"""What the consent sheet says was explained: the same facts as the fiche, in a line each."""

from __future__ import annotations

from markupsafe import Markup

from algoguide.documents.view import DocumentView
from algoguide.domain.risk import Risk
from algoguide.domain.sheet import Sheet


def consent_points(view: DocumentView, sheet: Sheet) -> list[tuple[str, Markup]]:
    """Title and text of each point: the procedure's own, then risks, other solutions, anaesthesia."""
    points = [(p.title.rstrip("."), view.say(p.body.text)) for p in sheet.consent]
    risks = _risks(view, [r for r in sheet.risks if r.consent])
    others = Markup(" ").join(view.say(a.consent) for a in sheet.alternatives if a.consent)
    return [
        *points,
        ("Les risques", risks),
        ("Les autres solutions", others),
        ("L’anesthésie", view.say(sheet.mode.consent)),
    ]


def _risks(view: DocumentView, risks: list[Risk]) -> Markup:
    """Each risk with its frequency, then together those whose frequency is not known."""
    known = [
        Markup("{}\u00a0: {}.").format(view.say(r.consent), view.people(r.figure)) for r in risks if r.figure
    ]
    unknown = [r.consent[:1].lower() + r.consent[1:] for r in risks if not r.figure]
    if unknown:
        known.append(Markup("Fréquence inconnue\u00a0: {}.").format(view.say("\u202f; ".join(unknown))))
    return Markup(" ").join(known)
