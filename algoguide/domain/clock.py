"""Times of the day as the French write them."""

from __future__ import annotations

import re
from datetime import time

from algoguide.domain.errors import KnownError

_FORMS = (
    re.compile(r"(\d{1,2})\s*[:h]\s*(\d{2})?(?:\s*:\s*\d{2})?(?:\s*mn|\s*min)?", re.IGNORECASE),
    re.compile(r"(\d{2})(\d{2})"),
)


def parse_time(text: str) -> time | None:
    """The time written, « 08:30 », « 8h30 », « 8 h », « 0830 »; None for an empty text.

    Raises:
        KnownError: not a time of the day.
    """
    text = text.strip()
    if not text:
        return None
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            hour, minute = int(found[1]), int(found[2] or 0)
            if hour < 24 and minute < 60:  # noqa: PLR2004 - the clock
                return time(hour, minute)
    raise KnownError("Cette heure n’existe pas ; écrivez-la comme 08:30.")
