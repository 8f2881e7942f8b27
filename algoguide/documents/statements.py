"""What the consent sheet says was explained: the same facts as the fiche, in a line each."""

from __future__ import annotations

from markupsafe import Markup

from algoguide.documents.view import DocumentView
from algoguide.domain.risk import Risk
from algoguide.domain.sheet import Sheet


def consent_points(view: DocumentView, sheet: Sheet) -> list[tuple[str, Markup]]:
    """Title and text of each point: the procedure's own, then risks, other solutions, anaesthesia."""
    points = [(p.title, view.say(p.body.text)) for p in sheet.consent]
    risks = Markup(" ").join(_risk(view, r) for r in sheet.risks if r.consent)
    others = Markup(" ").join(view.say(a.consent) for a in sheet.alternatives if a.consent)
    return [
        *points,
        ("Les risques", risks),
        ("Les autres solutions", others),
        ("L’anesthésie", view.say(sheet.mode.consent)),
    ]


def _risk(view: DocumentView, risk: Risk) -> Markup:
    if not risk.figure:
        return view.say(risk.consent) + Markup(" : fréquence inconnue.")
    return view.say(risk.consent) + Markup(" : {}.").format(view.people(risk.figure))
