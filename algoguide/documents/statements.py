"""What the consent sheet says was explained: the same facts as the fiche, in a line each."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from algoguide.documents.view import DocumentView
from algoguide.domain.risk import Risk

Point = tuple[str, Markup]
"""Title and text."""


def consent_points(views: Sequence[DocumentView]) -> list[tuple[str, list[Point]]]:
    """The points under their headings: each procedure’s own, then risks, other solutions, anaesthesia.

    A single procedure needs no heading. What two procedures of a visit share is said once.
    """
    two = len(views) > 1
    groups = [(view.sheet.procedure.name if two else "", _own(view)) for view in views]
    shared = [
        ("Les risques", _risks(views)),
        ("Les autres solutions", _others(views)),
        ("L’anesthésie", views[0].say(views[0].sheet.mode.consent)),
    ]
    if two:
        return [*groups, ("Pour les deux gestes", shared)]
    return [("", [*groups[0][1], *shared])]


def _own(view: DocumentView) -> list[Point]:
    return [(p.title.rstrip("."), view.say(p.body.text)) for p in view.sheet.consent]


def _others(views: Sequence[DocumentView]) -> Markup:
    return _each_once(views, [[v.say(a.consent) for a in v.sheet.alternatives if a.consent] for v in views])


def _risks(views: Sequence[DocumentView]) -> Markup:
    """Each risk with its frequency, then together those whose frequency is not known."""
    risks = [[r for r in v.sheet.risks if r.consent] for v in views]
    known = _each_once(
        views, [[_known(v, r) for r in of_v if r.figure] for v, of_v in zip(views, risks, strict=True)]
    )
    unknown = dict.fromkeys(
        v.say(_small(r)) for v, of_v in zip(views, risks, strict=True) for r in of_v if not r.figure
    )
    if unknown:
        listed = Markup("\u202f; ").join(unknown)
        return Markup(" ").join([known, Markup("Fréquence inconnue\u00a0: {}.").format(listed)])
    return known


def _each_once(views: Sequence[DocumentView], said: Sequence[Sequence[Markup]]) -> Markup:
    """The texts of each procedure, under its name when there are two; what the first said is left out."""
    out: list[Markup] = []
    for view, texts in zip(views, said, strict=True):
        new = [text for text in dict.fromkeys(texts) if text not in out]
        if len(views) > 1 and new:
            out.append(Markup("<em>{}</em>\u00a0:").format(view.sheet.procedure.name))
        out += new
    return Markup(" ").join(out)


def _known(view: DocumentView, risk: Risk) -> Markup:
    return Markup("{}\u00a0: {}.").format(view.say(risk.consent), view.people(risk.figure))


def _small(risk: Risk) -> str:
    return risk.consent[:1].lower() + risk.consent[1:]
