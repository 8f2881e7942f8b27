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
        ("Les autres solutions", _others(views, named=two)),
        ("L’anesthésie", views[0].say(views[0].sheet.mode.consent)),
    ]
    if two:
        return [*groups, ("Pour les deux gestes", shared)]
    return [("", [*groups[0][1], *shared])]


def _own(view: DocumentView) -> list[Point]:
    return [(p.title.rstrip("."), view.say(p.body.text)) for p in view.sheet.consent]


def _others(views: Sequence[DocumentView], *, named: bool) -> Markup:
    said: list[Markup] = []
    for view in views:
        own = [view.say(a.consent) for a in view.sheet.alternatives if a.consent]
        new = [text for text in own if text not in said]
        if named and new:
            said.append(Markup("{}\u00a0:").format(view.sheet.procedure.name))
        said += new
    return Markup(" ").join(said)


def _risks(views: Sequence[DocumentView]) -> Markup:
    """Each risk with its frequency, then together those whose frequency is not known."""
    pairs = [(view, r) for view in views for r in view.sheet.risks if r.consent]
    known = dict.fromkeys(_known(view, r) for view, r in pairs if r.figure)
    unknown = dict.fromkeys(view.say(_small(r)) for view, r in pairs if not r.figure)
    if unknown:
        listed = Markup("\u202f; ").join(unknown)
        return Markup(" ").join([*known, Markup("Fréquence inconnue\u00a0: {}.").format(listed)])
    return Markup(" ").join(known)


def _known(view: DocumentView, risk: Risk) -> Markup:
    return Markup("{}\u00a0: {}.").format(view.say(risk.consent), view.people(risk.figure))


def _small(risk: Risk) -> str:
    return risk.consent[:1].lower() + risk.consent[1:]
