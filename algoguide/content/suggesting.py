"""What to propose for an unknown name."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 12
"""As many names as fit in a line."""


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that looks like it, else the first of the list, else to take it away."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"vouliez-vous « {near[0]} » ?"
    if not names:
        return "retirez-le"
    more = ["…"] if len(names) > _SHOWN else []
    return f"choisissez parmi : {', '.join([*names[:_SHOWN], *more])}"
