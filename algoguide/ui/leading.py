"""Where a result of the search leads."""

from algoguide.domain.errors import KnownError
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing
from algoguide.services.searching import Found, Kind
from algoguide.ui.navigation import Route, ScreenId

_SCREENS = {
    Kind.PAIN: ScreenId.PAIN,
    Kind.PROCEDURE: ScreenId.PROCEDURE,
    Kind.MODE: ScreenId.ANAESTHESIA,
}


def route_of(found: Found, choosing: Choosing) -> Route:
    """The page and the section of `found`, with the variants and the mode without which it is not shown."""
    selection = None
    if found.kind is Kind.PROCEDURE and (found.variants or found.modes):
        selection = _selection(found, choosing)
    return Route(_SCREENS[found.kind], found.subject, selection, found.section)


def _selection(found: Found, choosing: Choosing) -> Selection | None:
    """The choices that show a text; None when they would need a choice that the team did not make."""
    procedure = choosing.library.procedures[found.subject]
    named = [variant.rpartition(":")[2] for variant in found.variants]
    ids = []
    for axis in procedure.axes:
        options = [option.id for option in axis.options]
        ids.append(next((name for name in named if name in options), options[0]))
    for mode in found.modes or (None,):
        try:
            return choosing.select(found.subject, variants=ids, mode=mode)
        except KnownError:
            continue
    return None
